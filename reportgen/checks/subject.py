"""What rules look at: the report, its passages of prose, last year's report, the dictionaries."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import is_
from typing import TYPE_CHECKING

from reportgen.checks.passage import Passage
from reportgen.checks.report_passages import passages_of
from reportgen.checks.stretches import Stretches
from reportgen.chinese.dates import MAY_BE_DATE, MAY_BE_YEAR_IN_WORDS
from reportgen.chinese.enumerations import MAY_FOLLOW_COMMA, read_ordinals
from reportgen.chinese.half_width_marks import has_half_width_marks
from reportgen.chinese.marked_text import MarkedText
from reportgen.lazy_property import LazyProperty
from reportgen.model.absent import AbsentError, is_absent
from reportgen.model.field_role import EXPLAINING
from reportgen.model.places import LOOSE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reportgen.checks.dictionary import Dictionary
    from reportgen.chinese.enumerations import EnumerationMark
    from reportgen.chinese.signs import Sign
    from reportgen.model.annexes import Annexes
    from reportgen.model.report import Report

_SHORT = 160
"""A passage as short as this is read whole."""

_PARAGRAPH_ENDS = ("。", "：", "；")


class Subject:
    """A report under examination.

    ``passages`` are all its texts in the form's order, then those of its file that are in no
    field, unless others are given; ``last`` is last year's report where it
    was given; ``dictionary`` holds the word lists; ``optional`` are the codes of the optional
    rules that are applied.
    """

    def __init__(
        self,
        report: Report,
        last: Report | None,
        dictionary: Dictionary,
        optional: Collection[str] = (),
        passages: list[Passage] | None = None,
    ) -> None:
        self.optional = optional
        self.report = report
        self.last = last
        self.dictionary = dictionary
        self._parts: dict[tuple[int, int, int], Passage] = {}
        if passages is None:
            passages = passages_of(report)
            passages += [
                Passage((LOOSE, at), each.text, EXPLAINING) for at, each in enumerate(report.loose)
            ]
        self.passages = passages

    @LazyProperty
    def has_half_width_marks(self) -> bool:
        """Whether ``text`` has half-width marks, in Chinese or not."""
        return has_half_width_marks(self.text)

    def with_passages(self, passages: list[Passage]) -> Subject:
        """Return it with others in place of its passages; itself where they are the same."""
        if all(map(is_, passages, self.passages)):
            return self
        return Subject(self.report, self.last, self.dictionary, self.optional, passages)

    @LazyProperty
    def annexes(self) -> Annexes | None:
        """附件 as they are printed, with what was left blank computed; None without."""
        if self.report.annexes is None:
            return None
        # For start-up: most reports have no annexes.
        from reportgen.model.computed_annexes import filled_annexes

        return filled_annexes(self.report)

    @property
    def year(self) -> int:
        """The fiscal year of the report; raises AbsentError where it is not known."""
        if is_absent(self.report.year):
            raise AbsentError
        return self.report.year

    def passages_with(self, *signs: Sign) -> list[Passage]:
        """Return the passages in which any of some signs stands.

        A sign may also stand across the break between two passages: the rule then finds nothing
        in the first of them.
        """
        return [self.passages[index] for index in sorted(self._indexes_with(signs))]

    def paragraph_before(self, passage: Passage) -> Passage | None:
        """Return the paragraph right before one in a field of several, if it ends a sentence."""
        before = self.passages[self.passages.index(passage) - 1]
        *group, place = passage.path
        is_next = isinstance(place, int) and before.path == (*group, place - 1)
        return before if is_next and before.text.endswith(_PARAGRAPH_ENDS) else None

    def paragraph_after(self, passage: Passage) -> Passage | None:
        """Return the paragraph right after one in a field of several, if that ends a sentence."""
        at = self.passages.index(passage) + 1
        if at == len(self.passages):
            return None
        after = self.passages[at]
        return after if self.paragraph_before(after) is passage else None

    def _indexes_with(self, signs: Iterable[Sign]) -> set[int]:
        """Return which passages ``passages_with`` is to return."""
        indexes: set[int] = set()
        text, ends = self.text, self._ends
        for sign in signs:
            stretches = self.stretches.lines_with(sign.marks)
            if not stretches:
                continue
            search, past = sign.pattern.search, 0
            for start, limit in stretches:
                position = max(start, past)
                while position < limit and (found := search(text, position, limit)):
                    indexes.add(index := bisect_right(ends, found.start()))
                    past = position = ends[index]
        return indexes

    @LazyProperty
    def stretches(self) -> Stretches:
        """The passages by the marks that stand in them."""
        return Stretches(self.marked, self._ends)

    @LazyProperty
    def marked(self) -> MarkedText:
        """``text`` with the marks that stand in it."""
        return MarkedText(self.text)

    def passage_at(self, offset: int) -> Passage:
        """Return the passage that stands at an offset of ``text``."""
        return self.passages[bisect_right(self._ends, offset)]

    def period_around(self, offset: int) -> Passage | None:
        """Return what stands between two 。 around an offset of ``text``; None for white space."""
        index = bisect_right(self._ends, offset)
        passage, begin = self.passages[index], self._ends[index - 1] if index else 0
        at = passage.period_at(offset - begin)
        return None if at is None else self._part(passage, at, at)

    def periods_around(self, offsets: Iterable[int]) -> list[Passage]:
        """Return what stands between two 。 around any of some offsets, in the form's order."""
        found = {id(each): each for at in sorted(offsets) if (each := self.period_around(at))}
        return list(found.values())

    def start_of(self, passage: Passage) -> int:
        """Return where in ``text`` a passage begins."""
        return self._starts[id(passage)]

    @LazyProperty
    def _starts(self) -> dict[int, int]:
        return {
            id(passage): end - len(passage.text) - 1
            for passage, end in zip(self.passages, self._ends, strict=True)
        }

    @LazyProperty
    def dated_passages(self) -> list[Passage]:
        """The passages that may have dates or years in them."""
        return self.passages_with(MAY_BE_DATE, MAY_BE_YEAR_IN_WORDS)

    def periods_with(self, *signs: Sign) -> list[Passage]:
        """Return what stands between two 。 wherever a sign stands, each as its own passage.

        Reading the quantities of whole passages costs more.
        """
        found = self._periods_with(signs)
        if not found:
            return []
        return [
            self._part(passage, at, at) for _, (passage, at) in sorted(found.items(), key=_place)
        ]

    def places_with(self, *signs: Sign) -> list[tuple[int, int]]:
        """Return start and end in ``text`` of what ``periods_with`` returns."""
        found = self._periods_with(signs)
        spans = [(start, *passage.periods[at]) for start, (passage, at) in found.items()]
        return sorted((start, start + end - begin) for start, begin, end in spans)

    def _periods_with(self, signs: Iterable[Sign]) -> dict[int, tuple[Passage, int]]:
        """Return where in ``text`` the periods begin, with the passage of each and its number."""
        parts: dict[int, tuple[Passage, int]] = {}
        text, ends = self.text, self._ends
        for sign in signs:
            stretches = self.stretches.sentences_with(sign.marks)
            if not stretches:
                continue
            search = sign.pattern.search
            for start, limit in stretches:
                position = start
                while position < limit and (found := search(text, position, limit)):
                    position = found.start()
                    index = bisect_right(ends, position)
                    begin = ends[index - 1] if index else 0
                    passage = self.passages[index]
                    period = passage.period_at(position - begin)
                    if period is None:  # white space between two
                        position += 1
                        continue
                    first, last = passage.periods[period]
                    position = begin + last
                    parts[begin + first] = passage, period
        return parts

    def contexts_with(self, *signs: Sign, before: int = 3, after: int = 1) -> list[Passage]:
        """Return the sentences where a sign stands with some before and after, as passages.

        Contexts that meet are one.
        """
        contexts = []
        for index, periods in sorted(self._periods_by_passage(signs).items()):
            passage = self.passages[index]
            if not periods:
                contexts.append(passage)  # which others read too
                continue
            spans: list[tuple[int, int]] = []
            for period in sorted(periods):
                first = max(0, period - before)
                last = min(len(passage.periods) - 1, period + after)
                if spans and first <= spans[-1][1] + 1:
                    spans[-1] = spans[-1][0], max(last, spans[-1][1])
                else:
                    spans.append((first, last))
            contexts += [self._part(passage, *span) for span in spans]
        return contexts

    def _periods_by_passage(self, signs: Iterable[Sign]) -> dict[int, set[int]]:
        """Return which passages and which of their periods a sign stands in; none of short ones."""
        by_passage: dict[int, set[int]] = {}
        text, ends = self.text, self._ends
        for sign in signs:
            search = sign.pattern.search
            for start, limit in self.stretches.sentences_with(sign.marks):
                position = start
                while position < limit and (found := search(text, position, limit)):
                    index = bisect_right(ends, found.start())
                    passage, past = self.passages[index], ends[index]
                    periods = by_passage.setdefault(index, set())
                    if len(passage.text) > _SHORT:
                        begin = past - len(passage.text) - 1
                        periods.add(period := passage.last_period(found.start() - begin))
                        past = begin + passage.periods[period][1]
                    position = max(past, found.end(), found.start() + 1)
        return by_passage

    def _part(self, passage: Passage, first: int, last: int) -> Passage:
        """Return some periods of a passage, the same each time so that they are read once."""
        key = id(passage), first, last
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = passage.part(first, last)
        return found

    @LazyProperty
    def text(self) -> str:
        """All passages as lines of one text: what looks at one line at a time reads it at once."""
        return "\n".join([passage.text for passage in self.passages]) + "\n"

    @LazyProperty
    def _ends(self) -> list[int]:
        """Where in ``text`` the line of each passage ends."""
        return list(accumulate([len(passage.text) + 1 for passage in self.passages]))

    @LazyProperty
    def ordinals(self) -> list[EnumerationMark]:
        """The numbers of enumerations in ``text``, in their order."""
        after_commas = bool(self.marked.standing(MAY_FOLLOW_COMMA))
        return list(read_ordinals(self.text, after_commas=after_commas))

    def passages_under(self, *path: str | int) -> list[Passage]:
        """Return the passages in the group at a path of labels."""
        return [passage for passage in self.passages if passage.is_under(*path)]

    @LazyProperty
    def explanations(self) -> list[Passage]:
        """The passages in which an explanation of figures may stand."""
        return [passage for passage in self.passages if passage.role.explains]


def _place(item: tuple[int, object]) -> int:
    return item[0]
