"""LibreOffices that stay, so that a file needs not wait until one has started.

Whoever calls the program with the profile of one that runs hands his wishes to that one, over a
pipe of LibreOffice's own: nothing is needed beside the program itself.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from reportgen.ooxml import outer_program
from reportgen.ooxml.office_folder import office_folder
from reportgen.ooxml.office_profile import write_profile
from reportgen.ooxml.outer_program import isolated

MOST_FILES = 200
"""After how many files a LibreOffice is replaced: it keeps something of each in its memory."""

_LOOK_AGAIN = 0.02
_ENDS_WITHIN = 1.0


class LostOfficeError(Exception):
    """A LibreOffice that was to stay has ended: what it was at may be done by a new one."""


class UnfitOfficeError(LostOfficeError):
    """A program can't stay: it ends as soon as it is started."""


def office_options(folder: Path) -> tuple[str, ...]:
    """Return the options of every call: the profile in a folder, so that others are let alone."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    return (profile, "--headless", "--norestore", "--nologo")


def conversion(source: Path, target: str) -> tuple[str, ...]:
    """Return the options for making another kind of a file, in ``made`` beside it."""
    return ("--convert-to", target, "--outdir", str(source.parent / "made"), str(source))


class WarmOffice:
    """One LibreOffice with a folder and a profile of its own; it takes one file at a time."""

    def __init__(self, program: str) -> None:
        self.program = program
        self._served = 0
        self._ending = contextlib.ExitStack()
        try:
            self.folder = self._ending.enter_context(office_folder())
            write_profile(self.folder / "profile")
            self._process = self._start()
        except BaseException:
            self._ending.close()
            raise

    def _start(self) -> subprocess.Popen[bytes]:
        """Start it with a file open, without which it ends after the first; wait until that is."""
        (self.folder / "open.txt").touch()
        options = [*office_options(self.folder), str(self.folder / "open.txt")]
        process = outer_program.start(*isolated(), self.program, *options)
        self._ending.callback(_forget_pipe, self.folder)
        self._ending.callback(outer_program.end, process)
        until = time.monotonic() + outer_program.TIME_LIMIT
        while not os.path.exists(self.folder / ".~lock.open.txt#"):
            if process.poll() is not None:
                raise UnfitOfficeError
            if time.monotonic() > until:
                raise TimeoutError
            time.sleep(_LOOK_AGAIN)
        return process

    @property
    def may_go_on(self) -> bool:
        """Whether it still runs and has not served its time."""
        return self._process.poll() is None and self._served < MOST_FILES

    def convert(self, data: bytes, ending: str, target: str) -> bytes:
        """Return a file's content as another kind.

        Raises FileNotFoundError where nothing comes of it, LostOfficeError when the LibreOffice
        ended over it, and TimeoutError, after which that has ended too.
        """
        self._served += 1
        with tempfile.TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as name:
            source = Path(name) / f"source{ending}"
            source.write_bytes(data)
            options = [*office_options(self.folder), *conversion(source, target)]
            try:
                outer_program.run(*isolated(), self.program, *options)
            except BaseException:
                outer_program.end(self._process)
                raise
            try:
                return (Path(name) / "made" / f"source.{target}").read_bytes()
            except FileNotFoundError:
                if self._ends():
                    raise LostOfficeError from None
                raise

    def _ends(self) -> bool:
        """Return whether it has ended; that may show a little later than what came of it."""
        try:
            self._process.wait(_ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            return False
        return True

    def close(self) -> None:
        """End it, and remove its folder."""
        self._ending.close()


def _forget_pipe(folder: Path) -> None:
    """Remove the pipe of a LibreOffice that was ended: it is named after the profile's address."""
    address = (folder / "profile").as_uri().encode("utf-16-le")
    digest = hashlib.md5(address, usedforsecurity=False).digest()
    name = "".join(f"{byte:x}" for byte in digest)
    for place in {"/tmp", "/var/tmp", tempfile.gettempdir()}:  # noqa: S108 - LibreOffice's choice
        for pipe in Path(place).glob(f"OSL_PIPE_*_SingleOfficeIPC_{name}"):
            with contextlib.suppress(OSError):
                pipe.unlink()


class WarmOffices:
    """The LibreOffices of this process: as many as files are converted at once."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._idle: list[WarmOffice] = []
        self._all: list[WarmOffice] = []
        self._lock = threading.Lock()

    def convert(self, program: str, data: bytes, ending: str, target: str) -> bytes:
        """Return a file's content as another kind, by one that is free or a new one.

        The errors are those of ``WarmOffice.convert``; one that can't be started at all raises
        UnfitOfficeError, or OSError.
        """
        office = self._free(program)
        try:
            return office.convert(data, ending, target)
        finally:
            with self._lock:
                self._idle.append(office)

    def _free(self, program: str) -> WarmOffice:
        with self._lock:
            mine = [each for each in self._idle if each.program == program]
            for office in mine:
                self._idle.remove(office)
                if office.may_go_on:
                    return office
                self._all.remove(office)
                office.close()
        office = WarmOffice(program)
        with self._lock:
            self._all.append(office)
        return office

    def close(self) -> None:
        """End them all, unless another process has started them."""
        if self.owner != os.getpid():
            return
        with self._lock:
            self._idle.clear()
            while self._all:
                self._all.pop().close()
