"""The catalogue of rules: what a rule is, and all of them.

A rule is a function under the ``rule`` decorator in the module of this package that begins with
its code, such as ``a07_breakdowns``, or with those of a close pair, ``s06_s12_surpluses``; nothing
else lists it.
"""

from __future__ import annotations

import importlib
import importlib.machinery
import os
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from reportgen import checks, codes
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.checks.subject import Subject
    from reportgen.codes import Code
    from reportgen.findings import Path, Severity

ON_ANNEXES = ("S", "B")
"""The families that find nothing in a report without 附件."""

ON_PROSE = ("A", "Y", "T", "P")
"""The families that also look at the texts of a file that are in no field."""

MARKS_AS_WRITTEN = ("T", "P", "W", codes.C05, codes.C07)
"""How the codes begin of rules on the very characters of a text; the others read its words and
figures, with a half-width mark as good as the full-width one that belongs there, and no spaces
beside the figures."""

WITHOUT_ASIDES = frozenset((codes.A04, codes.A07, codes.A12, codes.A14, codes.A17))
"""The rules on how figures stand to each other, whatever is said of them in between."""


class Hit(NamedTuple):
    """What a rule found: the field by its path, a Chinese sentence and what to do.

    ``severity`` is given only where it differs from the rule's own level.
    """

    path: Path
    message: str
    suggestion: str = ""
    severity: Severity | None = None


class Rule(NamedTuple):
    """One rule: its code, what it does in Chinese, and an example of wrong and right."""

    code: Code
    explanation: str
    wrong: str
    right: str
    find: Callable[[Subject], Iterator[Hit]]


_registered: dict[str, Rule] = {}


def rule(
    code: Code, *, explanation: str, wrong: str, right: str
) -> Callable[[Callable[[Subject], Iterator[Hit]]], Callable[[Subject], Iterator[Hit]]]:
    """Make a function a rule; raises ValueError for a code that stands twice."""

    def register(
        find: Callable[[Subject], Iterator[Hit]],
    ) -> Callable[[Subject], Iterator[Hit]]:
        if code in _registered:
            raise ValueError(f"rule {code} stands twice")
        _registered[code] = Rule(code, explanation, wrong, right, find)
        return find

    return register


@cache
def _modules() -> dict[str, str]:
    """Return the module of each code that has one, by its name, without importing it."""
    found: dict[str, str] = {}
    for name in _names():
        for part in takewhile(_is_code, name.split("_")):
            found[part.upper()] = f"{checks.__name__}.{name}"
    return found


def _names() -> list[str]:
    """Return the names of all modules of this package."""
    endings = tuple(importlib.machinery.SOURCE_SUFFIXES)
    names = [
        path for folder in checks.__path__ if os.path.isdir(folder) for path in os.listdir(folder)
    ]
    if found := sorted({name.partition(".")[0] for name in names if name.endswith(endings)}):
        return found
    import pkgutil  # for start-up: only the program without Python has no sources

    return [module.name for module in pkgutil.iter_modules(checks.__path__)]


def _is_code(part: str) -> bool:
    return part.upper() in codes.CODES


@cache
def rule_of(code: Code) -> Rule:
    """Return the rule of a code, importing its module alone."""
    if code not in _registered:
        importlib.import_module(_modules()[code])
    return _registered[code]


@cache
def rules() -> dict[str, Rule]:
    """Return all rules by code, in the order of families and numbers."""
    for name in dict.fromkeys(_modules().values()):
        importlib.import_module(name)
    return {code: _registered[code] for code in codes.CODES if code in _registered}
