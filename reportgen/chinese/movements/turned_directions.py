"""Moves told the wrong way round, where the figure itself stands in a sentence before.

支出24.15万元，其中……。较上年26.40万元增加2.25万元: it is 2.25 less.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUM = r"\d[\d,]{0,12}(?:\.\d{1,4})?"
MAY_BE_TURNED = Sign(
    r"[较比与同](?:上一?年|去年|20\d\d年)(?:度|同期|决算|支出|数|的)*"
    rf"(?P<base>{_SUM})(?P<unit>万元|元)(?:相比)?[，,]?"
    rf"(?P<move>增加|减少|增长|下降|上升)了?(?P<by>{_SUM})(?P=unit)",
    each_of("较比与同", "上去2"),
)
_AMOUNT = lazy_pattern(rf"(?P<sum>{_SUM})(?P<unit>万元|元)")
_SENTENCE_END = lazy_pattern("[。；\n]")
_UP = frozenset(("增加", "增长", "上升"))
_LEAST_DIGITS = 3


class TurnedMove(NamedTuple):
    """What a text says, from where to where; the figures, and the direction that is right."""

    start: int
    end: int
    base: Decimal
    now: Decimal
    unit: str
    right: str


def read_turned_moves(text: str) -> Iterator[TurnedMove]:
    """Return the moves of a paragraph that lead to no figure of it, but do the other way."""
    for found in MAY_BE_TURNED.pattern.finditer(text):
        before = text[: found.start()]
        ends = [each.end() for each in _SENTENCE_END.finditer(before)]
        if not ends or sum(map(str.isdigit, found["by"])) < _LEAST_DIGITS:
            continue
        base, by = _value(found["base"]), _value(found["by"])
        is_up = found["move"] in _UP
        told, other = (base + by, base - by) if is_up else (base - by, base + by)
        amounts = [
            (_value(one["sum"]), one.end())
            for one in _AMOUNT.finditer(text)
            if one["unit"] == found["unit"]
        ]
        if told in (value for value, _ in amounts):
            continue
        if any(value == other and end <= ends[-1] for value, end in amounts):
            right = "减少" if is_up else "增加"
            yield TurnedMove(found.start(), found.end(), base, other, found["unit"], right)


def _value(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))
