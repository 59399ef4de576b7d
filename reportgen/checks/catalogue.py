"""The catalogue of rules: what a rule is, and all of them.

A rule is a function in one of this package's ``family_*`` modules under the ``rule`` decorator;
nothing else lists it.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reportgen import checks, codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.checks.subject import Subject
    from reportgen.codes import Code
    from reportgen.findings import Path, Severity

ON_ANNEXES = ("S", "B")
"""The families that find nothing in a report without 附件."""

_PREFIX = "family_"


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: the field by its path, a Chinese sentence and what to do.

    ``severity`` is given only where it differs from the rule's own level.
    """

    path: Path
    message: str
    suggestion: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
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
def rules() -> dict[str, Rule]:
    """Return all rules by code, in the order of families and numbers."""
    for module in pkgutil.iter_modules(checks.__path__):
        if module.name.startswith(_PREFIX) or module.name[:3].upper() in codes.CODES:
            importlib.import_module(f"{checks.__name__}.{module.name}")
    return {code: _registered[code] for code in codes.CODES if code in _registered}
