"""Who may come in: users with a password and a folder, or everybody on this machine."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict, deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.errors import InputError
from reportgen.findings import Finding
from reportgen.web.work_folder import WorkFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

OFFICER = "*"
"""Stands for a folder in the list of users: an officer, who sees all."""

_COST, _BLOCK, _LANES = 2**14, 8, 1
_PARTS = 4
_MAX_SESSIONS = 10_000
_SESSION_SECONDS = 12 * 3600
_TRIES, _TRY_SECONDS = 5, 300
_MAX_PEOPLE = 10_000
_TOKEN_CHARACTERS = 16


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who came in: the name, the folder that is open to them, and the role."""

    name: str
    folder: WorkFolder
    is_officer: bool = False


@dataclass(frozen=True, slots=True)
class User:
    """A line of the list of users: name, salt and hash of the password, folder (``*`` for all)."""

    name: str
    salt: bytes
    digest: bytes
    folder: str

    def visitor(self) -> Visitor:
        """Return the user as somebody who came in."""
        if self.folder == OFFICER:
            return Visitor(self.name, WorkFolder(), is_officer=True)
        return Visitor(self.name, WorkFolder(Path(self.folder)))


def hashed(password: str, salt: bytes) -> bytes:
    """Return the hash of a password: scrypt, which is slow and takes 16 MB on purpose."""
    return hashlib.scrypt(password.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES)


def user_line(name: str, password: str, folder: str) -> str:
    """Return the line of the list of users for a user with a new password."""
    salt = secrets.token_bytes(16)
    return f"{name}:{salt.hex()}:{hashed(password, salt).hex()}:{folder}"


def read_users(path: Path) -> dict[str, User]:
    """Return the users of a list; raises InputError with all lines that are wrong."""
    found: dict[str, User] = {}
    wrong: list[Finding] = []
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            name, salt, digest, folder = line.strip().split(":", maxsplit=_PARTS - 1)
            user = User(name, bytes.fromhex(salt), bytes.fromhex(digest), folder)
            if folder != OFFICER:
                WorkFolder().path(folder)
        except (ValueError, InputError):
            user = None
        if user is None or not user.name or user.name in found:
            advice = "用 reportgen serve --add-user 名称 --users 文件 来加"
            where = f"{path}:{number}:1"
            wrong.append(Finding(codes.D01, "error", "", where, "这一行不是一个用户", advice))
        else:
            found[user.name] = user
    if wrong or not found:
        nobody = Finding(codes.D01, "error", "", str(path), "名单里没有用户", "先加一个用户")
        raise InputError(wrong or [nobody])
    return found


def read_token(path: Path) -> str:
    """Return the token in a file; raises InputError for one that is too short to be one."""
    token = "".join(_lines(path)).strip()
    if len(token) < _TOKEN_CHARACTERS:
        advice = f"写上至少{_TOKEN_CHARACTERS}个字符的口令，只让用它的人能读这个文件"
        raise InputError([Finding(codes.D01, "error", "", str(path), "口令太短", advice)])
    return token


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError):
        advice = "检查路径和权限；文件用 UTF-8 编码"
        found = Finding(codes.D01, "error", "", str(path), "读不了这个文件", advice)
        raise InputError([found]) from None


@dataclass
class Gate:
    """Who is let in, and who is in: in memory, for a restart asks everybody again.

    Without users and token everybody is let in, which is right on 127.0.0.1 only.
    """

    users: dict[str, User] = field(default_factory=dict)
    token: str = ""
    now: Callable[[], float] = time.monotonic
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    _inside: OrderedDict[str, tuple[Visitor | None, float]] = field(default_factory=OrderedDict)
    _tries: dict[str, deque[float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_open(self) -> bool:
        """Whether nobody has to say who they are."""
        return not self.users and not self.token

    def begin(self, visitor: Visitor | None = None) -> str:
        """Begin a session, of somebody who is in or is still to say who they are."""
        key = secrets.token_urlsafe(32)
        with self._lock:
            while len(self._inside) >= _MAX_SESSIONS:
                self._inside.popitem(last=False)
            self._inside[key] = (visitor, self.now() + _SESSION_SECONDS)
        return key

    def knows(self, key: str) -> bool:
        """Return whether a session was begun here and goes on."""
        with self._lock:
            held = self._inside.get(key)
            if held is None or held[1] < self.now():
                self._inside.pop(key, None)
                return False
            return True

    def visitor(self, key: str) -> Visitor | None:
        """Return who a session is of; None for nobody."""
        if self.is_open:
            return Visitor("", WorkFolder(), is_officer=True)
        if not self.knows(key):
            return None
        with self._lock:
            return self._inside.get(key, (None, 0.0))[0]

    def end(self, key: str) -> None:
        """End a session."""
        with self._lock:
            self._inside.pop(key, None)

    def sign(self, key: str) -> str:
        """Return what a page of a session has to send with each change."""
        return hmac.new(self._secret, key.encode(), hashlib.sha256).hexdigest()

    def is_signed(self, key: str, signature: str) -> bool:
        """Return whether a page of a session has sent that."""
        return self.knows(key) and hmac.compare_digest(self.sign(key), signature)

    def is_slowed(self, *who: str) -> bool:
        """Return whether a name or an address has been wrong too often, and note this try."""
        moment = self.now()
        with self._lock:
            slowed = [self._is_slowed(each, moment) for each in who]  # each try is noted
            return any(slowed)

    def _is_slowed(self, who: str, moment: float) -> bool:
        if len(self._tries) > _MAX_PEOPLE:
            self._tries.clear()
        tries = self._tries.setdefault(who, deque())
        while tries and tries[0] < moment - _TRY_SECONDS:
            tries.popleft()
        if len(tries) >= _TRIES:
            return True
        tries.append(moment)
        return False

    def forgive(self, who: Iterable[str]) -> None:
        """Forget the tries of who came in."""
        with self._lock:
            for each in who:
                self._tries.pop(each, None)

    def admit(self, name: str, password: str) -> Visitor | None:
        """Return who comes in by a password, or by the token; None for nobody."""
        if self.token and hmac.compare_digest(self.token.encode(), password.encode()):
            return Visitor(name, WorkFolder(), is_officer=True)
        user = self.users.get(name)
        # For a name that is not there it takes as long, so that names can't be found out.
        salt = user.salt if user else b"\0" * 16
        is_right = hmac.compare_digest(hashed(password, salt), user.digest if user else b"")
        return user.visitor() if user is not None and is_right else None
