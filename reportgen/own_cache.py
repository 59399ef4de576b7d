"""Things that may be kept from one run to the next, in a folder that is this user's alone.

Nobody else may write there, or what lies there is not used; and each thing has a seal that only
who can read this user's secret can make. So what is read was kept here, by this user, under this
name: damaged, moved, forged and half-written files are as if they were not there. Nothing is
ever needed from here, and where nothing can be kept nothing is said.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import OutputError
from reportgen.storage import read_at_most, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SECRET, _SECRET_BYTES = "secret", 32
_SEAL_BYTES = 32
_MAX_BYTES, _MOST = 16_000_000, 24
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OWNERS, _OTHERS = 0o600, stat.S_IRWXG | stat.S_IRWXO
_CANT = (OSError, ValueError, OutputError)


class OwnCache:
    """The things kept in one folder; ``folder`` is None where there is no place for any."""

    def __init__(self, folder: str | None) -> None:
        self.folder = folder

    def read(self, name: str, key: str) -> bytes | None:
        """Return what was kept under a name for a key; None where nothing was, or no longer is."""
        with contextlib.suppress(*_CANT):
            if self.folder is not None and _is_own_folder(self.folder):
                secret, data = self._content(_SECRET), self._content(name)
                seal, body = data[:_SEAL_BYTES], data[_SEAL_BYTES:]
                if len(secret) == _SECRET_BYTES and hmac.compare_digest(
                    seal, _seal(secret, key, body)
                ):
                    return body
        return None

    def keep(self, name: str, key: str, body: bytes) -> None:
        """Keep something under a name for a key, in the place of what was there."""
        if self.folder is None or sys.dont_write_bytecode or len(body) >= _MAX_BYTES:
            return
        with contextlib.suppress(*_CANT):
            if not os.path.lexists(self.folder):
                os.makedirs(os.path.dirname(self.folder), 0o700, exist_ok=True)
                os.mkdir(self.folder, 0o700)
            if _is_own_folder(self.folder):
                path = os.path.join(self.folder, name)
                write(Path(path), _seal(self._secret(), key, body) + body)
                os.chmod(path, _OWNERS)
                self._forget_oldest()

    def _content(self, name: str) -> bytes:
        """Return the content of a file that is this user's alone; raises OSError for any other."""
        with open(os.open(os.path.join(self.folder or "", name), _OPEN), "rb") as file:
            if not _is_own(os.fstat(file.fileno()), stat.S_ISREG):
                raise PermissionError
            return read_at_most(file, _MAX_BYTES)

    def _secret(self) -> bytes:
        """Return this user's secret, made where there is none that can be used."""
        path = os.path.join(self.folder or "", _SECRET)
        with contextlib.suppress(OSError):
            if len(secret := self._content(_SECRET)) == _SECRET_BYTES:
                return secret
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)
        secret = os.urandom(_SECRET_BYTES)
        with open(os.open(path, _CREATE, _OWNERS), "wb") as file:
            file.write(secret)
        return secret

    def _forget_oldest(self) -> None:
        """Remove what was kept first, where more was kept than there is room for."""
        found = sorted(self._kept(), key=lambda each: each.stat().st_mtime_ns, reverse=True)
        for each in found[_MOST:]:
            os.unlink(each.path)

    def _kept(self) -> Iterator[os.DirEntry[str]]:
        with os.scandir(self.folder or "") as entries:
            yield from (each for each in entries if each.name != _SECRET)


def _seal(secret: bytes, key: str, body: bytes) -> bytes:
    seal = hashlib.blake2b(key=secret, digest_size=_SEAL_BYTES)
    told = key.encode()
    for part in (len(told).to_bytes(8, "big"), told, body):
        seal.update(part)
    return seal.digest()


def _is_own_folder(path: str) -> bool:
    return _is_own(os.lstat(path), stat.S_ISDIR)


def _is_own(found: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Return whether something is of a kind, this user's, and of no use to anybody else."""
    if not is_kind(found.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True  # the folder lies in the user's own, which Windows keeps others from
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS


def _place() -> str | None:
    """Return the folder of this user for what may be lost; None where there is none."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else os.path.expanduser("~/.cache")
    return os.path.join(base, "reportgen") if os.path.isabs(base) else None


CACHE = OwnCache(_place())
"""What this user keeps."""
