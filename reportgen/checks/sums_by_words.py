"""Sums that words tell with what they are made of, and people with their parts, as findings."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.checks.passage import Passage
from reportgen.checks.wrong_sums import wrong_about_total, wrong_near_sum, wrong_signed_sum
from reportgen.chinese.totals.about_totals import MAY_BE_ABOUT_TOTAL, read_about_totals
from reportgen.chinese.totals.accumulated import MAY_BE_ACCUMULATED, read_accumulated
from reportgen.chinese.totals.added_in_year import MAY_BE_ADDED_IN_YEAR, read_added_in_year
from reportgen.chinese.totals.banded_parts import MAY_BE_BANDED, read_banded_parts
from reportgen.chinese.totals.bare_parts import MAY_BE_BARE_PARTS, read_bare_parts
from reportgen.chinese.totals.basic_spending import MAY_BE_PUBLIC, read_basic_spending
from reportgen.chinese.totals.budgeted_parts import MAY_BE_BUDGETED_PARTS, read_budgeted_parts
from reportgen.chinese.totals.closing_sums import (
    MAY_BE_CLOSED_IN_WORDS,
    MAY_BE_OF_SOME,
    read_closing_in_words,
    read_sums_of_some,
)
from reportgen.chinese.totals.contract_sums import MAY_BE_PAID_OFF, read_contract_sums
from reportgen.chinese.totals.counted_sums import (
    MAY_BE_COUNTED_SUM,
    read_counted_changes,
    read_counted_sums,
)
from reportgen.chinese.totals.graded_parts import MAY_BE_GRADED, read_graded_parts
from reportgen.chinese.totals.official_expenses import (
    MAY_BE_OFFICIAL_EXPENSES,
    read_official_expenses,
)
from reportgen.chinese.totals.opened_lists import MAY_BE_OPENED, read_opened_lists
from reportgen.chinese.totals.paired_columns import (
    MAY_BE_PAIRED_COLUMNS,
    read_paired_columns,
)
from reportgen.chinese.totals.parts_of_year import MAY_BE_PARTS_OF_YEAR, read_parts_of_year
from reportgen.chinese.totals.parts_told_on import MAY_BE_TOLD_ON, read_parts_told_on
from reportgen.chinese.totals.score_lists import (
    MAY_BE_SCORE_ROW,
    ScoreAbove,
    ScoreMean,
    read_score_rows,
)
from reportgen.chinese.totals.score_sums import (
    MAY_BE_OUT_OF,
    MAY_BE_SCORES,
    MAY_OPEN_SCORES,
    read_score_sums,
    read_scores_out_of,
)
from reportgen.chinese.totals.sorted_parts import (
    MAY_BE_SORTED,
    MAY_BE_SORTED_ANEW,
    read_sorted_anew,
    read_sorted_parts,
)
from reportgen.chinese.totals.spent_in_full import MAY_BE_SPENT_IN_FULL, read_spent_in_full
from reportgen.chinese.totals.staff_moves import MAY_MOVE_STAFF, read_staff_moves
from reportgen.chinese.totals.staff_parts import MAY_BE_SORTED_STAFF, MAY_BE_STAFF, read_staff_parts
from reportgen.chinese.totals.sums_closed_next import (
    MAY_BE_CLOSED_NEXT,
    read_sums_closed_next,
)
from reportgen.chinese.totals.tallies import (
    MAY_BE_CLOSED,
    MAY_BE_COUNTED,
    MAY_BE_COUNTED_ABOVE,
    may_be_tallied,
    read_tallies,
)
from reportgen.chinese.totals.told_kinds import MAY_BE_KINDS, read_told_kinds
from reportgen.chinese.totals.told_parts import (
    MAY_BE_STATES,
    MAY_BE_TOLD_PARTS,
    read_states,
    read_told_parts,
)
from reportgen.chinese.totals.twice_sorted import MAY_BE_TWICE_SORTED, read_twice_sorted
from reportgen.chinese.totals.used_parts import MAY_BE_PARTED, read_parted_sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.chinese.totals.score_lists import ScoreRow
    from reportgen.findings import Path


_OF_SENTENCES = (
    (MAY_BE_PARTED, read_parted_sums),
    (MAY_BE_OPENED, read_opened_lists),
    (MAY_BE_OFFICIAL_EXPENSES, read_official_expenses),
    (MAY_BE_BUDGETED_PARTS, read_budgeted_parts),
    (MAY_BE_BANDED, read_banded_parts),
    (MAY_BE_CLOSED_IN_WORDS, read_closing_in_words),
    (MAY_BE_OF_SOME, read_sums_of_some),
    (MAY_BE_PARTS_OF_YEAR, read_parts_of_year),
    (MAY_BE_SORTED, read_sorted_parts),
    (MAY_BE_TWICE_SORTED, read_twice_sorted),
    (MAY_BE_ACCUMULATED, read_accumulated),
    (MAY_BE_ADDED_IN_YEAR, read_added_in_year),
)
"""Readers of sums in single sentences, by what may be there for each."""

_OF_CONTEXTS = (
    (MAY_BE_KINDS, read_told_kinds, 0, 1),
    (MAY_BE_GRADED, read_graded_parts, 1, 0),
    (MAY_BE_CLOSED_NEXT, read_sums_closed_next, 1, 0),
    (MAY_BE_STATES, read_states, 1, 0),
    (MAY_BE_SORTED_ANEW, read_sorted_anew, 2, 0),
    (MAY_BE_PAIRED_COLUMNS, read_paired_columns, 1, 0),
    (MAY_BE_TOLD_ON, read_parts_told_on, 2, 1),
    (MAY_BE_SPENT_IN_FULL, read_spent_in_full, 1, 0),
    (MAY_BE_PAID_OFF, read_contract_sums, 2, 1),
)
"""Readers of sums in sentences beside each other, with so many before and after."""


def sums_by_words(subject: Subject) -> Iterator[Hit]:
    """Return the sums told by the use of their parts, those composed of them, and scores."""
    for sign, read_sums in _OF_SENTENCES:
        for passage in subject.periods_with(sign):
            for found in read_sums(passage.statements):
                yield from wrong_near_sum(passage, found)
    for passage in subject.periods_with(MAY_BE_TOLD_PARTS):
        if passage.rough.has_two_of_one_unit:
            for found in read_told_parts(passage.statements):
                yield from wrong_near_sum(passage, found)
    yield from _counted_sums(subject)
    for sign, read_sums, before, after in _OF_CONTEXTS:
        for passage in subject.contexts_with(sign, before=before, after=after):
            for found in read_sums(passage.statements):
                yield from wrong_near_sum(passage, found)
    yield from _basic_spending(subject)
    yield from _scores(subject)


def _basic_spending(subject: Subject) -> Iterator[Hit]:
    """Return the basic spending that is not what staff and office cost, in paragraphs of theirs."""
    for found in read_basic_spending(subject.text, subject.places_with(MAY_BE_PUBLIC)):
        terms, made = "+".join(map(plain, found.kinds)), sum(found.kinds, Decimal(0))
        apart = f"{'多' if made > found.whole else '少'}{plain(abs(made - found.whole))}"
        told = f"各项之和{terms}={plain(made)}，比总量{plain(found.whole)}{apart}{found.unit}"
        words = quoted(shortened(subject.text[found.start : found.end].replace("\n", "")))
        path = subject.passage_at(found.end - 1).path
        yield Hit(path, f"{words}：{told}", "与决算核对，改正基本支出或两项经费")


def _scores(subject: Subject) -> Iterator[Hit]:
    """Return the scores that are not the sum of those of their parts."""
    told = subject.contexts_with(MAY_BE_SCORES, before=0, after=1)
    behind = subject.contexts_with(MAY_OPEN_SCORES, before=1, after=0)
    hits = (
        hit
        for passage in (*told, *behind)
        for scores in read_score_sums(passage.statements)
        for hit in wrong_near_sum(passage, scores, is_rounded=False)
    )
    yield from dict.fromkeys(hits)
    for passage in subject.contexts_with(MAY_BE_OUT_OF, before=1, after=1):
        for scores in read_scores_out_of(passage.statements):
            yield from wrong_near_sum(passage, scores, is_rounded=False)
    yield from _listed_scores(subject)


def _listed_scores(subject: Subject) -> Iterator[Hit]:
    """Return the scores in a row that make another total, and those above what they are out of."""
    for passage in subject.periods_with(MAY_BE_SCORE_ROW):
        for found in read_score_rows(passage.text):
            yield _wrong_row(passage, found)


def _wrong_row(passage: Passage, found: ScoreRow | ScoreAbove | ScoreMean) -> Hit:
    words = quoted(shortened(passage.text[found.start : found.end]))
    if isinstance(found, ScoreAbove):
        message = f"{words}：得分{plain(found.score)}分超过了分值{plain(found.weight)}分"
        return Hit(passage.path, message, "核对评分表，得分不能超过分值")
    terms, made = "+".join(map(plain, found.values)), sum(found.values, Decimal(0))
    if isinstance(found, ScoreMean):
        mean = plain((made / len(found.values)).quantize(Decimal("0.01")))
        message = f"{words}：平均是({terms})÷{len(found.values)}={mean}，不是{plain(found.mean)}"
        return Hit(passage.path, message, "核对各项得分，改正平均分")
    apart = f"{'多' if made > found.total else '少'}{plain(abs(made - found.total))}分"
    message = f"{words}：各项之和{terms}={plain(made)}，比总分{plain(found.total)}{apart}"
    return Hit(passage.path, message, "核对评分表，改正总分或各项")


def _counted_sums(subject: Subject) -> Iterator[Hit]:
    """Return the sums that tell of how many figures they are, and those of sources of money."""
    for passage in subject.periods_with(MAY_BE_ABOUT_TOTAL):
        for about, most in read_about_totals(passage.statements):
            yield from wrong_about_total(passage, about, most)
    for passage in subject.contexts_with(MAY_BE_COUNTED_SUM, after=0):
        for counted in read_counted_sums(passage.statements):
            yield from wrong_near_sum(passage, counted, may_be_other=False)
        for changes in read_counted_changes(passage.statements):
            yield from wrong_signed_sum(passage, changes)


def sums_of_people(subject: Subject, told: set[Path]) -> Iterator[Hit]:
    """Return the people that are not the sum of their parts, where none told so before."""
    for passage in subject.contexts_with(MAY_BE_STAFF, before=1, after=0):
        if passage.path not in told:
            for found in read_staff_parts(passage.statements):
                yield from wrong_near_sum(passage, found)
    for passage in _sorted_people(subject):
        if passage.path not in told:
            for found in read_staff_parts(passage.statements):
                yield from wrong_near_sum(passage, found)
    for passage in subject.periods_with(MAY_BE_BARE_PARTS):
        for bare in read_bare_parts(passage.text):
            words = quoted(shortened(passage.text[bare.start : bare.end]))
            added = sum(bare.parts)
            apart = f"{'多' if added > bare.whole else '少'}{abs(added - bare.whole)}{bare.unit}"
            terms = "+".join(map(str, bare.parts))
            message = f"{words}：各项之和{terms}={added}，比总量{bare.whole}{apart}"
            yield Hit(passage.path, message, "与台账核对，改正总量或各项")
    for passage in subject.contexts_with(MAY_MOVE_STAFF, before=0, after=1):
        for move in read_staff_moves(passage.statements):
            words = quoted(shortened(passage.text[move.start : move.end]))
            terms = "".join(f"{sign}{plain(value)}" for sign, value in move.terms).lstrip("+")
            made, told_value = plain(move.made), plain(move.told.quantity.value)
            message = f"{words}：增减的人数{terms}={made.replace('-', '−')}，不是{told_value}人"
            yield Hit(passage.path, message, "与编制、人事台账核对，改正写错的一个数")


def tallied_sums(subject: Subject, told: set[Path]) -> Iterator[Hit]:
    """Return the wholes that all of their parts do not make, where none told so before.

    The parts may stand in the paragraph before.
    """
    for passage in subject.contexts_with(MAY_BE_COUNTED, MAY_BE_CLOSED, before=1, after=1):
        if passage.path not in told and may_be_tallied(passage.rough):
            for found in read_tallies(passage.statements):
                yield from wrong_near_sum(passage, found)
    for passage in subject.passages_with(MAY_BE_COUNTED_ABOVE):
        if passage.path in told or not (before := subject.paragraph_before(passage)):
            continue
        both = Passage(passage.path, f"{before.text}\n{passage.text}")
        if may_be_tallied(both.rough):
            for found in read_tallies(both.statements):
                if found.start < len(before.text) < found.end:
                    yield from wrong_near_sum(both, found)


def _sorted_people(subject: Subject) -> Iterator[Passage]:
    """Return what tells people by a sort of theirs, with the sentences before that tell of all.

    They may stand in the paragraph before.
    """
    yield from subject.contexts_with(MAY_BE_SORTED_STAFF, before=2, after=0)
    for passage in subject.passages_with(MAY_BE_SORTED_STAFF):
        before = subject.paragraph_before(passage)
        found = MAY_BE_SORTED_STAFF.pattern.search(passage.text)
        if before and found and not passage.period_at(found.start()):
            last = len(before.periods) - 1
            text = before.part(max(0, last - 1), last).text + passage.part(0, 0).text
            yield Passage(passage.path, text)
