"""Compiled forms kept from one run to the next: compiling takes longer than all else in a build.

What is kept holds code of Python, as Python's own compiled modules do. It is read from this
user's own cache alone, which gives nothing that was not kept there by this user for the very
same key: the form's bytes, the fields it adds, this program as it is now, Python and Jinja.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import jinja2

from reportgen import engine, forms, model, ooxml
from reportgen._version import __version__
from reportgen.codes import CODES
from reportgen.engine.compiled_parts import CompiledPart, Program, ready
from reportgen.engine.printed_names import Printed
from reportgen.findings import Finding
from reportgen.model.report import Report
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.package import NUMBERING, Member
from reportgen.own_cache import CACHE

if TYPE_CHECKING:
    from types import ModuleType

    from reportgen.engine.language import Language
    from reportgen.ooxml.data_part import TemplateLabel

_NEAR = (NUMBERING, "word/footnotes.xml", "word/endnotes.xml")
"""Members that are looked at for every report, beside those with tags."""

_PLAIN = tuple(name for name in CompiledPart._fields if name not in ("template", "code"))


class FormState(NamedTuple):
    """What is made of a form once: all that a report without annexes needs, and no more.

    ``left_out`` is what it had that no report should have; ``fixed`` are the members that no
    report changes, packed, with their ``digests``; ``annexes``, ``rooms`` and ``draws`` what its
    tags say of annexes, pictures and charts; ``near`` members that are looked at again.
    """

    program: Program
    left_out: tuple[Finding, ...]
    order: list[str]
    data_name: str
    fixed: dict[str, Member]
    digests: dict[str, bytes]
    annexes: set[str]
    rooms: list[tuple[float, float]]
    draws: bool
    near: dict[str, bytes]


def near(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the members that are looked at for every report."""
    return {name: members[name] for name in _NEAR if name in members}


class LaterMembers(Mapping[str, bytes]):
    """The members of a form, read when one is asked for that is not at hand."""

    def __init__(self, at_hand: dict[str, bytes], read: Callable[[], Mapping[str, bytes]]) -> None:
        self._at_hand, self._read = at_hand, read
        self._all: Mapping[str, bytes] | None = None

    def __getitem__(self, name: str) -> bytes:
        if self._all is None and (name in self._at_hand or name in _NEAR):
            return self._at_hand[name]
        return self._members()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members())

    def __len__(self) -> int:
        return len(self._members())

    def _members(self) -> Mapping[str, bytes]:
        if self._all is None:
            self._all = self._read()
        return self._all


def kept_form(label: TemplateLabel, kind: type[Report], language: Language) -> FormState | None:
    """Return a form as it was kept; None where it was not. ``kind`` is that of its reports."""
    key = _key(label, kind)
    body = CACHE.read(_name(key), key)
    return None if body is None else _state(marshal.loads(body), language)  # noqa: S302 - sealed


def keep_form(state: FormState, label: TemplateLabel, kind: type[Report]) -> None:
    """Keep a compiled form for the next run."""
    key = _key(label, kind)
    with contextlib.suppress(ValueError):  # of a kind that can't be kept: compiled each time
        CACHE.keep(_name(key), key, marshal.dumps(_plain(state)))


def _plain(state: FormState) -> tuple[Any, ...]:
    """Return a state as nothing but Python's own values, and the code of its parts."""
    program, left_out, order, data_name, fixed, *rest = state
    parts = [
        (part.code, {name: getattr(part, name) for name in _PLAIN} | {"lines": dict(part.lines)})
        for part in program.parts.values()
    ]
    told = [tuple(each) for each in program.printed]
    notes, others = dict(program.notes), dict(program.other_ids)
    compiled = (parts, program.required, told, notes, program.crossing, program.taken, others)
    # A code is more than a text, which marshal would not write.
    findings = [[*map(str.__str__, each)] for each in left_out]
    members = {name: tuple(m) for name, m in fixed.items()}
    return (compiled, findings, order, data_name, members, *rest)


def _state(plain: tuple[Any, ...], language: Language) -> FormState:
    (parts, required, told, *others), findings, order, data_name, members, *rest = plain
    made = {
        about["name"]: CompiledPart(
            template=ready(code, language, runs=about["runs"], closed=about["is_checked"]),
            code=code,
            **about,
        )
        for code, about in parts
    }
    program = Program(made, required, tuple(Printed(*each) for each in told), *others)
    fixed = {name: Member(*each) for name, each in members.items()}
    left_out = tuple(Finding(CODES.get(code, code), *each) for code, *each in findings)
    return FormState(program, left_out, order, data_name, fixed, *rest)


def _name(key: str) -> str:
    return f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.form"


def _key(label: TemplateLabel, kind: type[Report]) -> str:
    """Return what a compiled form depends on, as a text."""
    added: tuple[object, ...] = ()
    if kind is not Report:
        # For start-up: most forms add no fields.
        from reportgen.model.added_fields import added_in

        added = added_in(kind)
    return repr((__version__, sys.version, _program(), added, label))


def _program() -> str:
    """Return a hash of which files this program and Jinja are made of, and when they changed."""
    total = hashlib.sha256()
    modules: tuple[ModuleType, ...] = (engine, forms, model, ooxml, jinja2)
    for folder in [os.path.dirname(each.__file__ or "") for each in modules]:
        try:
            with os.scandir(folder) as entries:
                found = sorted((each.name, each.stat()) for each in entries if each.is_file())
        except OSError:  # the program without Python: all of it is in one file
            found = [(sys.executable, os.stat(sys.executable))]
        for name, state in found:
            total.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return total.hexdigest()
