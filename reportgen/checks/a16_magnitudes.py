"""A16: sums of money that are ten thousand times too small."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import quoted
from reportgen.chinese.magnitudes import MAY_BE_TOO_SMALL, read_too_small

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_CENT = Decimal("0.01")


@rule(
    codes.A16,
    explanation="查找像是少写了“万”字的金额：收入总计、支出合计、基本支出、“三公”经费等全单位的数"
    "不到1万元（“收入总计1764.1元”）；20人以上的培训、补助等，平均每人不到1元"
    "（“培训250人，支出33.78元”）。单价、人均、标准不查，0元不查。",
    wrong="慰问困难群众420人，支出慰问资金21.6元。",
    right="慰问困难群众420人，支出慰问资金21.6万元。",
)
def money_is_not_too_small(subject: Subject) -> Iterator[Hit]:
    """Look for sums in 元 that must be in 万元."""
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
