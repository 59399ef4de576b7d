"""按功能科目分：…: the classes of all that was spent, which make 支出总额."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain, sum_text
from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted
from reportgen.chinese.figures.slips import are_slips
from reportgen.chinese.signs import Sign, words
from reportgen.model.absent import known
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

BY_FUNCTION = Sign(
    "按(?:支出)?功能(?:分类)?(?:科目)?(?:分类|划分|分|看)*[，,：:](?P<list>[^。；]+)", words("功能")
)
_CLASS = lazy_pattern(
    r"[一-鿿]{2,16}(?<![年总度位门体])支出(?:[（(]类[）)])?(?:为|[:：])?(\d[\d,]*(?:\.\d+)?)万元"
)
_MONEY = lazy_pattern(r"\d[\d,]*(?:\.\d+)?[万亿]?元")
_LEAST = 3


def wrong_functional_classes(subject: Subject) -> Iterator[Hit]:
    """Return the lists of classes that one slip keeps from making 支出总额."""
    passages = subject.periods_with(BY_FUNCTION)
    total = known(subject.report.performance.expenditure.total) if passages else None
    if total is None:
        return
    for passage in passages:
        for found in BY_FUNCTION.pattern.finditer(passage.text):
            parts = _classes(found["list"])
            if not parts:
                continue
            gap = total.value - sum(parts)
            if not gap or not _is_slip(parts, gap, total.value):
                continue
            message = (
                f"{quoted(found[0])}：各类之和{sum_text(parts)}，与支出总额{total}"
                f"相差{plain(abs(gap))}万元"
            )
            yield Hit(passage.path, message, "与决算表逐类核对，改正写错的数")


def lists_classes(text: str) -> bool:
    """Return whether a text lists such classes, and no total of them."""
    return any(_classes(found["list"]) for found in BY_FUNCTION.pattern.finditer(text))


def _classes(told: str) -> list[Decimal]:
    """Return the sums of a list that has only classes; none for another list."""
    parts = [Decimal(one.replace(",", "")) for one in _CLASS.findall(told)]
    return [] if len(parts) < _LEAST or len(parts) != len(_MONEY.findall(told)) else parts


def _is_slip(parts: list[Decimal], gap: Decimal, total: Decimal) -> bool:
    pairs = [(part, part + gap) for part in parts] + [(total, total - gap)]
    return any(one > 0 and are_slips(_cents(each), _cents(one)) for each, one in pairs)


def _cents(value: Decimal) -> str:
    return str(int((value * 100).to_integral_value()))
