"""What rules look at: the report, its passages of prose, last year's report, the dictionaries."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.checks.ordinals import read_ordinals
from reportgen.model.base import FormModel, field_tree
from reportgen.patterns import lazy_pattern
from reportgen.prose import periods, read_dates, read_quantities, sentences

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from reportgen.checks.dictionary import Dictionary
    from reportgen.checks.ordinals import Ordinal
    from reportgen.findings import Path
    from reportgen.model.annexes import Annexes
    from reportgen.model.report import Report
    from reportgen.prose import Date, Quantity

NO_PROSE = frozenset(("检查豁免", "对应问题", "落款日期"))
"""Fields that are not printed, or print no prose: no rule on prose reads them."""

_FIGURES = frozenset(("amount", "number", "year"))
_MAY_BE_DATE = lazy_pattern(
    "[0-9０-９一二三四五六七八九十〇零○][ \u3000]?[年月日号/·•．.-](?![0-9]*[％%])"
)


class Passage:
    """One text of the report with its path; what is read from its prose is read once."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text

    def __repr__(self) -> str:
        return f"Passage({self.path!r}, {self.text!r})"

    def is_in(self, label: str) -> bool:
        """Tell whether the passage stands under a label of the form."""
        return label in self.path

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Start and end of each sentence."""
        return sentences(self.text)

    def period_at(self, offset: int) -> tuple[int, int]:
        """Give start and end of what stands between two 。 around an offset; ； ends none."""
        index = bisect_right(self._period_starts, offset) - 1
        if index >= 0 and offset < self._periods[index][1]:
            return self._periods[index]
        return offset, offset + 1  # white space between two

    @cached_property
    def _periods(self) -> list[tuple[int, int]]:
        return periods(self.text)

    @cached_property
    def _period_starts(self) -> list[int]:
        return [start for start, _ in self._periods]

    @cached_property
    def quantities(self) -> list[Quantity]:
        """The quantities of the passage, in their order."""
        return read_quantities(self.text)

    @cached_property
    def dates(self) -> list[Date]:
        """The dates and years of the passage, in their order."""
        return read_dates(self.text)

    def sentence_at(self, offset: int) -> str:
        """Give the sentence around an offset."""
        for start, end in self.sentences:
            if start <= offset < end:
                return self.text[start:end]
        return self.text


class Subject:
    """A report under examination.

    ``passages`` are all its texts in the form's order; ``last`` is last year's report where it
    was given; ``dictionary`` holds the word lists.
    """

    def __init__(self, report: Report, last: Report | None, dictionary: Dictionary) -> None:
        self.report = report
        self.last = last
        self.dictionary = dictionary
        self._periods: dict[tuple[Path, int], Passage] = {}
        self.passages = [Passage(path, text) for path, text in texts_of(report)]

    @cached_property
    def annexes(self) -> Annexes | None:
        """附件 as they are printed, with what was left blank computed; None without."""
        if self.report.annexes is None:
            return None
        from reportgen.model.annexes.filling import filled_annexes

        return filled_annexes(self.report)

    @property
    def year(self) -> int:
        """The fiscal year of the report."""
        return self.report.year

    def passages_with(self, pattern: re.Pattern[str]) -> Iterator[Passage]:
        """Give the passages in which a pattern occurs, by one search through all of them.

        A pattern may also match across the break between two passages: the rule then finds
        nothing in the first of them.
        """
        text, ends = self.joined
        position = 0
        while found := pattern.search(text, position):
            index = bisect_right(ends, found.start())
            yield self.passages[index]
            position = ends[index]

    def passage_at(self, offset: int) -> Passage:
        """Give the passage in which an offset of ``joined`` lies."""
        return self.passages[bisect_right(self.joined[1], offset)]

    @cached_property
    def ordinals(self) -> list[Ordinal]:
        """The ordinals of all passages, with their offsets in ``joined``."""
        return list(read_ordinals(self.joined[0]))

    def passages_at(self, offsets: Iterable[int]) -> Iterator[Passage]:
        """Give the passages in which offsets of ``joined`` lie, in order, each once."""
        end = 0
        for offset in offsets:
            if offset >= end:
                index = bisect_right(self.joined[1], offset)
                yield self.passages[index]
                end = self.joined[1][index]

    @cached_property
    def dated_passages(self) -> list[Passage]:
        """The passages that may have dates or years in them."""
        return list(self.passages_with(_MAY_BE_DATE))

    def periods_with(self, pattern: re.Pattern[str]) -> Iterator[Passage]:
        """Give what stands between two 。 wherever a pattern occurs, each as a passage of its own.

        For rules that need no more around it: reading the quantities of whole passages costs more.
        """
        text = self.joined[0]
        position = 0
        while found := pattern.search(text, position):
            period, position = self._period_at(found.start())
            yield period

    def periods_around(
        self, marks: str, before: re.Pattern[str], reach: int, after: re.Pattern[str] | None = None
    ) -> Iterator[Passage]:
        """Give the periods with one of some characters that patterns match beside.

        ``before`` is searched in up to ``reach`` characters that end with the mark, ``after`` must
        match from the mark on. To find a character is many times faster than to search for a
        pattern that begins with any of several.
        """
        text = self.joined[0]
        position = 0
        for offset in self._offsets_of(marks):
            if offset < position or not (after is None or after.match(text, offset)):
                continue
            if before.search(text, max(position, offset + 1 - reach), offset + 1):
                period, position = self._period_at(offset)
                yield period

    def _offsets_of(self, marks: str) -> list[int]:
        """Give where in ``joined`` any of some characters stand."""
        text = self.joined[0]
        found: list[int] = []
        for mark in marks:
            at = text.find(mark)
            while at >= 0:
                found.append(at)
                at = text.find(mark, at + 1)
        return sorted(found)

    def _period_at(self, offset: int) -> tuple[Passage, int]:
        """Give the period in which an offset of ``joined`` lies, and where that ends."""
        ends = self.joined[1]
        index = bisect_right(ends, offset)
        passage = self.passages[index]
        begin = ends[index] - len(passage.text) - 1
        start, end = passage.period_at(offset - begin)
        return self._period(passage, start, end), begin + end

    def _period(self, passage: Passage, start: int, end: int) -> Passage:
        """Give a part of a passage, the same each time so that it is read once."""
        key = passage.path, start
        if key not in self._periods:
            self._periods[key] = Passage(passage.path, passage.text[start:end])
        return self._periods[key]

    @cached_property
    def joined(self) -> tuple[str, list[int]]:
        """All passages as lines of one text, and where the line of each ends."""
        ends = list(accumulate(len(passage.text) + 1 for passage in self.passages))
        return "".join(f"{passage.text}\n" for passage in self.passages), ends

    def passages_in(self, *labels: str) -> list[Passage]:
        """Give the passages under any of the labels."""
        return [passage for passage in self.passages if any(map(passage.is_in, labels))]


def texts_of(model: FormModel) -> list[tuple[Path, str]]:
    """Give path and text of all texts that the document prints, in the form's order."""
    found: list[tuple[Path, str]] = []
    _add_group(model, (), found)
    return found


def _add_group(model: FormModel, path: Path, found: list[tuple[Path, str]]) -> None:
    for attribute, label in _prose_fields(type(model)):
        value = getattr(model, attribute)
        if value is not None:
            _add(value, (*path, label), found)


def _add(value: object, path: Path, found: list[tuple[Path, str]]) -> None:
    if isinstance(value, str):
        found.append((path, value))
    elif isinstance(value, FormModel):
        _add_group(value, path, found)
    elif isinstance(value, list):
        for position, item in enumerate(value):
            _add(item, (*path, position), found)


@cache
def _prose_fields(model: type[FormModel]) -> list[tuple[str, str]]:
    """Give attribute and label of the fields that may hold texts which are printed."""
    fields = (field_tree(model).fields or {}).values()
    return [
        (field.attribute, field.label)
        for field in fields
        if field.kind not in _FIGURES and field.label not in NO_PROSE
    ]
