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

from reportgen import checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path, Severity

FAMILIES = {
    "A": "金额与勾稽",
    "C": "完整与对应",
    "Y": "年度与日期",
    "T": "文字与标点",
    "S": "自评表",
    "B": "基础数据表",
    "P": "公开前",
    "W": "检查豁免",
}
"""Families of rules by the first letter of their codes; S and B look at 附件."""

ON_ANNEXES = ("S", "B")
"""The families that find nothing in a report without 附件."""

ON_PROSE = ("A", "Y", "T", "P")
"""The families that also look at the texts of a file that are in no field."""

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
    """One rule: code, level, Chinese title, and an example of wrong and right.

    An ``optional`` rule is one of some provinces only, and applied where it is asked for.
    """

    code: str
    severity: Severity
    title: str
    wrong: str
    right: str
    find: Callable[[Subject], Iterator[Hit]]
    optional: bool = False

    @property
    def family(self) -> str:
        """The Chinese name of the rule's family."""
        return FAMILIES[self.code[0]]

    @property
    def explanation(self) -> str:
        """What the rule does, in Chinese: the docstring of its function."""
        return " ".join((self.find.__doc__ or "").split())


_registered: dict[str, Rule] = {}


def rule(
    code: str, severity: Severity, title: str, *, wrong: str, right: str, optional: bool = False
) -> Callable[[Callable[[Subject], Iterator[Hit]]], Callable[[Subject], Iterator[Hit]]]:
    """Make a function a rule; raises ValueError for a code that stands twice."""

    def register(
        find: Callable[[Subject], Iterator[Hit]],
    ) -> Callable[[Subject], Iterator[Hit]]:
        if code in _registered:
            raise ValueError(f"rule {code} stands twice")
        _registered[code] = Rule(code, severity, title, wrong, right, find, optional)
        return find

    return register


@cache
def rules() -> dict[str, Rule]:
    """Return all rules by code, in the order of families and numbers."""
    for module in pkgutil.iter_modules(checks.__path__):
        if module.name.startswith(_PREFIX):
            importlib.import_module(f"{checks.__name__}.{module.name}")
    order = list(FAMILIES)
    return dict(sorted(_registered.items(), key=lambda item: (order.index(item[0][0]), item[0])))
