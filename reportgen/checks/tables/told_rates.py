"""Rates of a table or sheet that the prose tells with digits exchanged or one digit wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.told_figures import OTHER, in_table
from reportgen.chinese.figures.slips import are_slips
from reportgen.chinese.signs import PERCENT, Sign
from reportgen.lazy_property import LazyProperty
from reportgen.model.report import ANNEXES
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject

_RATE = Sign(
    r"(?:全年|年度|全[省市县区镇乡院局]|[我本][院局镇乡校]|累计|实际|平均|综合|总体)*(?P<name>(?:[0-9]{1,2}[—～-][0-9]{1,2})?[\u4e00-\u9fff“”]{1,20}率)(?:均|已|为|达到?了?|是|：)*(?P<rate>\d{1,3}\.\d{1,2})[%％]",
    PERCENT,
)
_NAME = lazy_pattern("(?:[0-9０-９—～-]{1,5})?[\u4e00-\u9fff]{2,20}率")
_OF_MONEY = lazy_pattern(
    "(?:执行|支付|支出|使用|控制|变动|到位|增长|预算|资金)[\u4e00-\u9fff]{0,4}率$"
)
_DIGITS, _PLACES, _LEAST_NAME, _LAST, _AROUND = 4, 2, 5, 3, 20


class ToldRate(NamedTuple):
    """A rate in the prose: the words of its clause before it, the sentence so far, its value."""

    passage: Passage
    name: str
    before: str
    rate: Decimal

    @property
    def words(self) -> str:
        """The name with its rate."""
        return f"{self.name}{self.rate}%"


class RatesOfProse:
    """The rates that the prose of a report tells, read when they are asked for."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    @LazyProperty
    def _told(self) -> list[ToldRate]:
        found = []
        for passage in self._subject.periods_with(_RATE):
            is_other = passage.is_under(ANNEXES) or passage.role.tells_of_plans
            if is_other or in_table(self._subject, passage):
                continue
            for each in _RATE.pattern.finditer(passage.text):
                before = passage.text[: each.end("name")]
                if not OTHER.search(before[-_AROUND:]):
                    found.append(ToldRate(passage, each["name"], before, Decimal(each["rate"])))
        return found

    def other_than(self, name: str, rates: Collection[Decimal]) -> ToldRate | None:
        """Return where one of some rates is told with a slip; None where any is told as it is."""
        if not _NAME.fullmatch(name) or _OF_MONEY.search(name):
            return None
        told = [each for each in self._told if _is_of(each, name)]
        if any(each.rate in rates for each in told):
            return None
        return next((each for each in told if any(_is_slip(each.rate, one) for one in rates)), None)


def _is_of(told: ToldRate, name: str) -> bool:
    """Return whether a rate is told of a name: in its words, or with some before or left out."""
    if told.name == name:
        return True
    if told.name[-_LAST:] != name[-_LAST:] or len(name) < _LEAST_NAME:
        return False
    rest = iter(told.before if name.endswith(told.name) else told.name)
    return all(character in rest for character in name)


def _is_slip(told: Decimal, rate: Decimal) -> bool:
    digits = [str(int(each.scaleb(_PLACES))) for each in (told, rate)]
    return all(len(each) == _DIGITS for each in digits) and are_slips(*digits)
