"""The money of one source told again as that of all: 总投资A，其中中央B，…。中央下达A."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import YUAN
from reportgen.chinese.figures.nesting import brackets_around
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.money_parts import MoneyParts, is_aside, is_no_total, name_of_part
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_SOURCES = "中央|省级?|市级?|县级?|区级|自治区|镇级?|村级?"
_GIVEN = "下达|到位|拨付|安排|补助|资金|拨款|投资"
MAY_BE_SOURCE = Sign(
    f"(?:{_SOURCES})(?:财政)?(?:专项|补助)?(?:{_GIVEN})+(?:为|共|了)?[0-9]",
    words(_GIVEN.replace("|", " ")),
)
"""What may tell what one source gave."""

_SOURCE = lazy_pattern(
    f"(?P<source>{_SOURCES})(?:财政|专项|补助|配套|转移支付|衔接|预算内)*(?:资金|投资|补助|拨款|配套)?"
)
_AGAIN = lazy_pattern(
    f"(?:20[0-9]{{2}}年度?|全年|当年|本年)?(?P<source>{_SOURCES})(?:财政)?(?:专项|补助)?"
    f"(?:{_GIVEN})+(?:为|共|了)?"
)
_FEWEST, _REACH = 2, 3


class SourceAgain(NamedTuple):
    """What a source gave, the whole that it is a part of, and the second figure told of it."""

    total: Statement
    part: Statement
    again: Statement


def read_sources_again(statements: Sequence[Statement]) -> Iterator[SourceAgain]:
    """Return the figures of a source that are those of all sources, told before with its own."""
    opens = dict(zip(statements, brackets_around(statements), strict=True))
    money = [one for one in statements if one.unit == YUAN]
    for at, total in enumerate(money[:-_FEWEST]):
        if is_no_total(total) or not total.is_exact:
            continue
        listed = MoneyParts(total, money[at + 1 :], opens).first_list
        whole = total.quantity.value
        made = list(accumulate(one.quantity.value for one in listed))
        count = made.index(whole) + 1 if whole in made else 0
        if count < _FEWEST:
            continue
        parts = listed[:count]
        named: dict[str, Statement] = {}
        for one in parts:
            found = _SOURCE.match(name_of_part(one))
            if found and one.quantity.value not in (0, whole):
                named[found["source"].rstrip("级")] = one
        for again in money[at + 1 + len(parts) :]:
            if again.period - parts[-1].period > _REACH or is_aside(again):
                continue
            found = _AGAIN.fullmatch(again.lead)
            part = named.get(found["source"].rstrip("级")) if found else None
            if part and again.quantity.value == whole:
                yield SourceAgain(total, part, again)
