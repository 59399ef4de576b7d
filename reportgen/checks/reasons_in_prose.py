"""Reasons for lost points that the prose gives: 扣分原因：……扣1分, or why an indicator was missed.

Tables of other provinces often have no column for them; the text near the table tells them.
"""

from __future__ import annotations

from decimal import Decimal
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from reportgen.chinese.rates.reasons import REASON
from reportgen.lazy_property import LazyProperty
from reportgen.model.report import ANNEXES
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.checks.subject import Subject

_OFF = lazy_pattern(
    r"(?:(?<!共)(?<!合计)(?<!累计)(?<!总计)[自被]?扣[减除掉去了]{0,2}|失)(\d+(?:\.\d+)?)分"
)
_BY_STANDARD = lazy_pattern("每|标准|细则|规则|上一?年|去年")
_CLAUSE_ENDS = "，；。：、"
_SENTENCES = lazy_pattern("[^。；\n]+")
_SHORT_OF = lazy_pattern(
    "未|没有?|尚|少|[不欠]足|不够|[低小]于|[只仅]|[偏较]|滞后|推迟|延|扣|差|降"
)
_LEAST, _LEAST_SHARED, _ENDS = 3, 2, 6


class _Deduction(NamedTuple):
    points: Decimal
    words: str


class ReasonsInProse:
    """What the prose of a report says of points that were taken off."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject

    def tell_all(self, lost: Decimal) -> bool:
        """Return whether a passage, or all together, lists points that add up to those lost."""
        listed = [sum(one.points for one in group) for group in self._deductions if len(group) > 1]
        return lost > 0 and (lost in listed or lost == sum(one.points for one in self._all))

    def tell(self, name: str, lost: Decimal | None) -> bool:
        """Return whether a sentence says why an indicator fell short, or lost so many points.

        It names the indicator; where it tells the points, a part of the name will do.
        """
        if any(shares_name(each, name) for each in self._told):
            return True
        listed = (one.words for one in self._all if one.points == lost)
        return any(_shared(words, name) >= _LEAST_SHARED for words in listed)

    @LazyProperty
    def _all(self) -> list[_Deduction]:
        return [one for group in self._deductions for one in group]

    @LazyProperty
    def _deductions(self) -> list[list[_Deduction]]:
        """The points taken off in each passage, with the words before each."""
        found = [list(_read(text)) for text in self._texts if "扣" in text or "失" in text]
        return [group for group in found if group]

    @LazyProperty
    def _told(self) -> list[str]:
        """The sentences that say why something fell short, or that points were taken off for it."""
        found = []
        for text in self._texts:
            for match in _SENTENCES.finditer(text):
                each = match[0]
                is_why = REASON.search(each) is not None and _SHORT_OF.search(each) is not None
                if is_why or _OFF.search(each):
                    found.append(each)
        return found

    @property
    def _texts(self) -> Iterable[str]:
        return (each.text for each in self._subject.passages if not each.is_under(ANNEXES))


def _read(text: str) -> Iterator[_Deduction]:
    before = 0
    for match in _OFF.finditer(text):
        start = max(before, *(text.rfind(mark, 0, match.start() - 1) + 1 for mark in "。；：\n"))
        words = text[start : match.start()]
        before = match.end()
        if not _BY_STANDARD.search(words):
            yield _Deduction(Decimal(match[1]), words.strip(_CLAUSE_ENDS))


def shares_name(text: str, name: str) -> bool:
    """Return whether a text has the name of an indicator, or the most of it: both its ends."""
    if len(name) > _ENDS and (at := text.find(name[:_LEAST])) >= 0:
        rest = text[at + _LEAST : at + len(name)]
        if name.endswith(rest[:_LEAST_SHARED]) and len(rest) >= _LEAST_SHARED:
            return True
    wanted = min(len(name), max(_LEAST, (len(name) + 1) // 2))
    return _shared(text, name) >= wanted > 0


def _shared(text: str, name: str) -> int:
    return SequenceMatcher(None, name, text, autojunk=False).find_longest_match().size
