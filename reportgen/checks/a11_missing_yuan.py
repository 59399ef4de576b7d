"""A11: sums of money end with 元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpts
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_MAY_LACK_YUAN = [
    lazy_pattern(
        f"{word}(?:(?<=[0-9０-９].)|(?<=[0-9０-９][余多].))(?:(?![元\u4e00-\u9fff])|其中|用于)"
    )
    for word in "万亿"
]


@rule(
    codes.A11,
    explanation="查找说的是钱、却只写到“万”或“亿”的数，如“资金24.4万，”。数前面是资金、经费、"
    "支出、收入、投资、补助等，数后面紧接标点才算；“12万株”“3万人”不算。",
    wrong="争取农村危房改造资金24.4万，完成危房改造验收16户。",
    right="争取农村危房改造资金24.4万元，完成危房改造验收16户。",
)
def money_has_its_unit(subject: Subject) -> Iterator[Hit]:
    """Look for sums of money without 元."""
    for passage in subject.periods_with(*_MAY_LACK_YUAN):
        lacking = [quantity for quantity in passage.quantities if quantity.missing_yuan]
        if lacking:
            places = excerpts(passage.text, [(one.start, one.end) for one in lacking])
            yield Hit(
                passage.path,
                f"{places}的金额缺“元”",
                "在“万”“亿”后面加“元”",
            )
