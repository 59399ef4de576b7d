"""A16: sums of money that are ten thousand times too small, or too large."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import quoted
from reportgen.checks.report_amounts import amounts_of
from reportgen.chinese.magnitudes import MAY_BE_TOO_SMALL, read_too_small

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_CENT = Decimal("0.01")
_TIMES, _NEAR = Decimal(10_000), Decimal("0.5")
_LEAST, _NEVER = Decimal(10_000), Decimal(100_000_000)


@rule(
    codes.A16,
    explanation="查找像是少写了“万”字的金额：收入总计、支出合计、基本支出、“三公”经费等全单位的数"
    "不到1万元（“收入总计1764.1元”）；20人以上的培训、补助等，平均每人不到1元"
    "（“培训250人，支出33.78元”）。单价、人均、标准不查，0元不查。栏目里的数"
    "大约是别处的1万倍的，像是以元计而没有写“元”。",
    wrong="慰问困难群众420人，支出慰问资金21.6元。",
    right="慰问困难群众420人，支出慰问资金21.6万元。",
)
def money_is_not_too_small(subject: Subject) -> Iterator[Hit]:
    """Look for sums in 元 that must be in 万元, and figures in 万元 that must be in 元."""
    yield from _figures_in_yuan(subject)
    for passage in subject.periods_with(MAY_BE_TOO_SMALL):
        for found in read_too_small(passage.statements):
            quantity = found.statement.quantity
            words = quoted(found.statement.lead.strip() + quantity.text)
            if found.people is None:
                why = "全单位的数不会不到1万元"
            else:
                each = (quantity.value / found.people.value).quantize(_CENT, ROUND_HALF_UP)
                people = found.people
                why = f"{people.text}平均每{people.unit[0]}只有{plain(each)}元"
            yield Hit(
                passage.path,
                f"{words}：{why}，像是把“万元”写成了“元”",
                "与决算核对，单位写错的改成“万元”",
            )


def _figures_in_yuan(subject: Subject) -> Iterator[Hit]:
    """Look for figures of the form about ten thousand times another, or too large for any unit."""
    amounts = [(path, value) for path, value in amounts_of(subject.report) if value.value]
    others = [amount.value for _, amount in amounts if amount.value < _NEVER]
    for path, amount in amounts:
        guess = amount.value / _TIMES
        if amount.value < _LEAST or str(amount).endswith(("亿元", "0元")):
            continue
        near = next((each for each in others if abs(each - guess) <= _NEAR * guess
                     and each * 1000 < amount.value), None)  # fmt: skip
        if near is None and amount.value < _NEVER:
            continue
        beside = f"，是别处{plain(near)}万元的1万倍左右" if near is not None else ""
        yield Hit(
            path,
            f"“{path[-1]}”按万元读是{plain(amount.value)}万元{beside}，像是以元计的数没有写“元”",
            "与决算核对，是以元计的，在数后面写上“元”",
        )
