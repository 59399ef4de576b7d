"""What regular expressions are compiled to, kept beside the package's own compiled modules.

Compiling those of the checks anew takes a command longer than all that it does with them. They
are kept in the package's ``__pycache__``, where who may write may change the program itself; even
so the file is taken for input. It holds numbers that ``re`` looks through before it uses them,
never code of Python; where it is damaged, stale, another user's or open to others, all is compiled.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import re
import stat
import sys
import zlib
from array import array
from typing import Any

from reportgen._version import __version__
from reportgen.named_tuples import NamedTuple

_WORD = "I"
_MAX_BYTES, _MAX_KEPT = 8_000_000, 4000
_SUM = 4
_OTHERS = stat.S_IWGRP | stat.S_IWOTH

RIGHTS = 0o644
"""The rights of the file: whatever the umask, only its owner writes it."""


class _Program(NamedTuple):
    """What a pattern is compiled to: its flags, groups and their names, and where its numbers are.

    Those of a file stand among others; they are cut out when they are wanted.
    """

    flags: int
    groups: int
    names: dict[str, int]
    numbers: array[int]
    start: int
    end: int

    @property
    def code(self) -> array[int]:
        """The numbers."""
        return self.numbers[self.start : self.end]


class PatternStore:
    """The compiled patterns in one file; ``path`` is None where nothing can be kept."""

    def __init__(self, path: str | None) -> None:
        self.path = path
        self._new: dict[tuple[str, int], _Program] = {}
        self._kept: dict[tuple[str, int], _Program] | None = None

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Return what ``re.compile`` gives."""
        if self.path is None or _SRE is None:
            return re.compile(pattern, flags)
        if self._kept is None:
            self._kept = _read(self.path)
        key = (pattern, int(flags))
        program = self._kept.get(key)
        if program is not None:
            try:
                return _made(pattern, program)
            except (RuntimeError, TypeError, ValueError, OverflowError):
                del self._kept[key]  # not what any pattern is compiled to
        made = re.compile(pattern, flags)
        program = _program(pattern, int(flags))
        if program is not None and program.flags == made.flags:
            self._new[key] = program
        return made

    def content(self) -> bytes | None:
        """Return what the file is to hold from now on; None where it is to stay as it is."""
        if not self._new or self.path is None or sys.dont_write_bytecode:
            return None
        if not os.access(os.path.dirname(self.path), os.W_OK):
            return None
        kept = {**(self._kept or {}), **self._new}
        return None if len(kept) > _MAX_KEPT else _packed(kept)


def _place() -> str | None:
    """Return where the file lies: beside this module as Python has compiled it."""
    try:
        compiled = importlib.util.cache_from_source(__file__)
    except (NotImplementedError, NameError):
        return None
    folder = os.path.dirname(compiled)
    return os.path.join(folder, "patterns.bin") if os.path.isdir(folder) else None


def _module(*names: str) -> Any:
    """Return the first of some modules of ``re`` that this Python has."""
    for name in names:
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    return None


_SRE = _module("_sre")


def _key() -> str:
    return f"{__version__} {sys.version} {getattr(_SRE, 'MAGIC', '')} {array(_WORD).itemsize}"


def _program(pattern: str, flags: int) -> _Program | None:
    """Return what a pattern is compiled to, by the parts of ``re``; None where it has others."""
    parser, compiler = _module("re._parser", "sre_parse"), _module("re._compiler", "sre_compile")
    try:
        parsed = parser.parse(pattern, flags)
        code = compiler._code(parsed, flags)
        state = parsed.state
        names, numbers = dict(state.groupdict), array(_WORD, code)
        groups = state.groups - 1
        return _Program(flags | state.flags, groups, names, numbers, 0, len(numbers))
    except (AttributeError, TypeError):
        return None


def _made(pattern: str, program: _Program) -> re.Pattern[str]:
    names: list[str | None] = [None] * (program.groups + 1)
    for name, index in program.names.items():
        names[index] = name
    made: re.Pattern[str] = _SRE.compile(
        pattern, program.flags, program.code.tolist(), program.groups, program.names, tuple(names)
    )
    return made


def _packed(programs: dict[tuple[str, int], _Program]) -> bytes:
    """Return a check sum, a line of JSON that says what is where, and the numbers."""
    entries = [
        [*key, program.flags, program.groups, program.names, program.end - program.start]
        for key, program in programs.items()
    ]
    numbers = array(_WORD)
    for program in programs.values():
        numbers.extend(program.code)
    head = json.dumps([_key(), entries], ensure_ascii=False)
    body = head.encode("utf-8", "surrogatepass") + b"\n" + numbers.tobytes()
    return summed(body) + body


def summed(body: bytes) -> bytes:
    """Return the check sum that goes before what the file holds."""
    return zlib.crc32(body).to_bytes(_SUM, "big")


def _read(path: str) -> dict[tuple[str, int], _Program]:
    """Return the patterns in a file; none where it is not ours, or not as we wrote it."""
    try:
        with open(path, "rb") as file:
            found = os.fstat(file.fileno())
            if not _is_ours(found) or found.st_size > _MAX_BYTES:
                return {}
            data = file.read(found.st_size)  # more would take that much memory first
    except OSError:
        return {}
    body = data[_SUM:]
    if summed(body) != data[:_SUM]:
        return {}
    head, _, rest = body.partition(b"\n")
    try:
        return _unpacked(json.loads(head.decode("utf-8", "surrogatepass")), rest)
    except (ValueError, TypeError, KeyError, RecursionError):
        return {}


def _is_ours(found: os.stat_result) -> bool:
    """Return whether only this user, or the system, can have written a file."""
    if not hasattr(os, "geteuid"):
        return stat.S_ISREG(found.st_mode)
    is_own = found.st_uid in (os.geteuid(), 0)
    return stat.S_ISREG(found.st_mode) and is_own and not found.st_mode & _OTHERS


def _unpacked(head: Any, rest: bytes) -> dict[tuple[str, int], _Program]:
    key, entries = head
    if key != _key():
        return {}
    numbers = array(_WORD)
    numbers.frombytes(rest)
    programs: dict[tuple[str, int], _Program] = {}
    at = 0
    for pattern, given, flags, groups, names, length in entries:
        programs[pattern, given] = _Program(flags, groups, names, numbers, at, at + length)
        at += length
    return programs


STORE = PatternStore(_place())
"""The patterns of this package."""
