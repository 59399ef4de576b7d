"""What a report tells of its figures across clauses and sentences, wherever it may be wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import ratio_fits
from reportgen.chinese.movements.comparisons import completed_changes
from reportgen.chinese.movements.differences import MAY_BE_DIFFERENCE, read_differences
from reportgen.chinese.movements.item_states import read_item_states
from reportgen.chinese.movements.points_beyond import MAY_BE_POINTS_BEYOND, read_points_beyond
from reportgen.chinese.movements.savings_rates import MAY_BE_SAVINGS_RATE, read_savings_rates
from reportgen.chinese.movements.told_bases import (
    MAY_MOVE_FROM_BASE,
    read_bases_behind,
    read_moves_from_bases,
    read_moves_from_before,
)
from reportgen.chinese.movements.two_states import (
    read_moves_first,
    read_opposite_moves,
    read_several_bases,
    read_two_states,
)
from reportgen.chinese.movements.unchanged_states import read_no_change
from reportgen.chinese.movements.value_vectors import read_value_vectors, read_years_in_turn
from reportgen.chinese.prices.amounts_for_each import MAY_BE_FOR_EACH, read_amounts_for_each
from reportgen.chinese.prices.averages import (
    MAY_BE_AVERAGE_ACROSS,
    may_be_across,
    read_averages_across,
)
from reportgen.chinese.prices.slipped_products import read_slipped_products
from reportgen.chinese.rates.bare_shares import read_bare_shares
from reportgen.chinese.rates.cut_rates import MAY_BE_CUT_RATE, read_cut_rates
from reportgen.chinese.rates.multiples import MAY_BE_MULTIPLE, read_multiples
from reportgen.chinese.rates.named_shares import (
    MAY_BE_NAMED_SHARE,
    read_named_shares,
)
from reportgen.chinese.rates.near_differences import (
    MAY_BE_REST,
    may_be_left,
    may_leave_rest,
    read_near_differences,
    read_told_as_left,
)
from reportgen.chinese.rates.near_misses import MAY_BE_NEAR_MISS, read_near_misses
from reportgen.chinese.rates.proportions import (
    MAY_BE_PROPORTION,
    read_parted_shares,
    read_proportions,
    read_shares_of_sum,
)
from reportgen.chinese.rates.rates_of_given import MAY_BE_OF_GIVEN, read_rates_of_given
from reportgen.chinese.rates.rates_of_rest import MAY_HAVE_REST, read_rates_of_rest
from reportgen.chinese.rates.ratios import DONE, MAY_BE_RATIO, RATED, read_ratios
from reportgen.chinese.rates.relations import read_shares
from reportgen.chinese.rates.respective_lists import read_respective
from reportgen.chinese.rates.rests_of_money import (
    MAY_BE_REST_OF_MONEY,
    read_rests_of_money,
)
from reportgen.chinese.rates.rough_rates import may_make_rates
from reportgen.chinese.rates.told_rests import MAY_BE_TOLD_REST, read_told_rests
from reportgen.chinese.signs import FIGURES, PERCENT, Sign
from reportgen.chinese.totals.accounts import TELLS_END, read_accounts
from reportgen.chinese.totals.accounts_told_on import (
    MAY_BE_LEFT_OVER,
    MAY_BE_TOLD_ON,
    read_accounts_left_over,
    read_accounts_told_on,
)
from reportgen.chinese.totals.nested_parts import MAY_NAME_PARTS, without_parts
from reportgen.chinese.totals.stocks import is_of_people
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.figures.equations import Equation
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.movements.changes import StatedChange
    from reportgen.chinese.rates.relations import Share
    from reportgen.chinese.totals.accounts import Account

_MAY_BE_FAR = Sign(
    "[比较同各分其占年数](?:(?<=[件人户起]数)(?:增加|减少)了?[0-9]|(?<=上年)[^，。；]{0,12}[0-9][^，。；]{0,6}，(?:增长|下降|提高|降低)|(?<=。其)中|(?<=占)(?:比|总额|总数|总量|(?:本年|当年|全年)?总"
    "?(?:支出|收入)(?:总额|合计|总计)?)?的?为?[0-9０-９.]{1,8}[%％][，。；）]|(?<="
    "[比较同])(?:(?<=相比)，)?[^，。；]{0,24}[增减上下提降压][加少升降高低减长][^。；]{0,24}[%％]"
    "|(?<=相比)，[多少][^，。；0-9]{0,2}[0-9]|(?<=占)[^，。；]{0,24}[0-9.]{1,8}[%％][、和][0-9]|(?<=各)[增减占]|(?<=分)别(?:[增减上下提降占]|[为是]?[0-9.]+[%％]))",
    PERCENT,
)
"""What may tell of a change whose level stands elsewhere, or of several things at once."""

_TWO_STATES = lazy_pattern(
    "[上去同由从自年期预计批分目应环](?:(?<=环)比|(?<=应)[发收支付缴]|(?<=[上去])一?年|(?<=同)期|(?<=[由从自])[^，。；]{0,16}[0-9][^，。；0-9]{1,8}"
    "[至到为]|(?<=[年期])初|(?<=预)算|(?<=计)划|(?<=批)复|(?<=目)标|(?<=分)别[^，。；0-9]{0,4}[0-9.]+[%％])"
    "|(?:19|20)[0-9]{2}年[^。]{0,60}(?:19|20)[0-9]{2}年"
)
"""What tells which of two states was first."""

_MAY_BE_STATES = Sign(
    "[增减升降高涨超缩多少节持一没无](?:(?<=[增减升降高涨超缩])[^，。；0-9]{0,8}[0-9]|(?<=[多少])支?[^，。；0-9]{0,2}[0-9]"
    "|(?<=节)[约省]|(?<=持)平|(?<=一)致|(?<=[没无])有?[^，。；]{0,4}(?:变[化动]|增减))",
    FIGURES,
)
"""What may tell how far two states are apart."""

_CHANGED = lazy_pattern("(?:调减|调增|追加|追减|核减|收回)[^，。；0-9]{0,6}[0-9]")
"""What changed a sum before it was spent, whose parts may be told."""

_OPPOSED = Sign(
    "[增减升降涨](?:(?<=[增升涨])[0-9.]{1,9}[^，。；0-9]{1,4}[，,][减降]"
    "|(?<=[减降])[0-9.]{1,9}[^，。；0-9]{1,4}[，,][增升涨])[0-9.]{1,6}[%％]",
    PERCENT,
)
"""What may tell that one thing grew and that it fell."""

_TWO_RATES = 2
_BY_SIGN = (
    (_OPPOSED, read_opposite_moves),
    (MAY_BE_MULTIPLE, read_multiples),
    (MAY_BE_CUT_RATE, read_cut_rates),
    (MAY_BE_POINTS_BEYOND, read_points_beyond),
)
"""Readers of single sentences, by what may be there for each to read."""


def told_relations(subject: Subject) -> Iterator[tuple[Passage, StatedChange | Share | Equation]]:
    """Return the relations that a report tells between figures in different clauses.

    A change comes with the level it starts or ends at. One that holds for another level of the
    same name is left out, for it may be told of that.
    """
    for context in subject.contexts_with(MAY_BE_RATIO, before=1, after=0):
        if RATED.search(context.text) and DONE.search(context.text):
            for equation in read_ratios(context.statements):
                yield context, equation
    for context in subject.contexts_with(MAY_BE_DIFFERENCE, before=1, after=0):
        for equation in read_differences(context.statements):
            yield context, equation
    for context in subject.contexts_with(_MAY_BE_FAR):
        yield from ((context, one) for one in _told_far(context))
    for context in subject.contexts_with(MAY_BE_NAMED_SHARE, before=3, after=0):
        yield from ((context, one) for one in read_named_shares(context.statements))


def _told_far(context: Passage) -> Iterator[StatedChange | Share | Equation]:
    """Return the changes and shares of which a figure stands in another clause or sentence."""
    text, statements = context.text, context.statements
    yield from read_bare_shares(statements)
    if "。其中" in text:
        yield from read_shares(text, context.quantities)
    for change, others in completed_changes(text, statements):
        if not any(_fits(change, level) for level in others):
            yield change
    yield from read_respective(text, statements)
    if "同期" in text or "上年" in text or "同比" in text:
        yield from read_value_vectors(statements)


def loosely_told(subject: Subject) -> Iterator[tuple[Passage, Account | StatedChange | Equation]]:
    """Return the relations that nothing but the figures of a sentence themselves may tell.

    They are read in any order and from any words: what others fit is right, so that a sentence
    read wrongly is silent.
    """
    yield from _states(subject)
    yield from _going_on(subject)
    for sign, read_some in _BY_SIGN:
        for passage in subject.periods_with(sign):
            yield from ((passage, one) for one in read_some(passage.statements))
    for passage in subject.contexts_with(MAY_BE_NEAR_MISS, before=1, after=0):
        if may_make_rates(passage.rough):
            yield from ((passage, one) for one in read_near_misses(passage.statements))
    for passage in subject.periods_with(MAY_BE_PROPORTION):
        if "占" in passage.text and passage.rough.has_two_of_one_unit:
            yield from ((passage, one) for one in read_parted_shares(passage.statements))
        if not passage.rough.has_two_in_an_item():
            continue
        statements = passage.statements
        yield from ((passage, one) for one in read_proportions(statements))
        yield from ((passage, one) for one in read_shares_of_sum(statements))
    for passage in subject.periods_with(MAY_BE_REST):
        yield from ((passage, one) for one in _left(passage))
    for passage in subject.contexts_with(MAY_BE_AVERAGE_ACROSS, before=1, after=0):
        if may_be_across(passage.text):
            yield from ((passage, one) for one in read_averages_across(passage.statements))
    for passage in subject.periods_with(MAY_BE_FOR_EACH):
        for read in (read_amounts_for_each, read_slipped_products):
            yield from ((passage, one) for one in read(passage.statements))


def _going_on(subject: Subject) -> Iterator[tuple[Passage, Account | Equation]]:
    """Return accounts and what is left where a sentence before tells of the beginning."""
    for passage in subject.contexts_with(MAY_BE_TOLD_ON, before=2, after=4):
        yield from ((passage, one) for one in read_accounts_told_on(passage.statements))
    for passage in subject.contexts_with(MAY_BE_LEFT_OVER, before=2, after=0):
        yield from ((passage, one) for one in read_accounts_left_over(passage.statements))
    for passage in subject.contexts_with(MAY_BE_TOLD_REST, before=1, after=0):
        yield from ((passage, one) for one in read_told_rests(passage.statements))
    for passage in subject.contexts_with(MAY_BE_REST_OF_MONEY, before=2, after=0):
        if passage.rough.has_column_of("元"):
            yield from ((passage, one) for one in read_rests_of_money(passage.statements))
    for passage in subject.contexts_with(MAY_BE_OF_GIVEN, before=3, after=0):
        if passage.rough.has_two_of_one_unit:
            yield from ((passage, one) for one in read_rates_of_given(passage.statements))
    for passage in subject.contexts_with(MAY_HAVE_REST, before=2, after=0):
        yield from ((passage, one) for one in read_rates_of_rest(passage.statements))


def _states(subject: Subject) -> Iterator[tuple[Passage, StatedChange | Equation]]:
    """Return how far the states of a thing are told to be apart, sentence by sentence."""
    for passage in subject.periods_with(_MAY_BE_STATES):
        text, rough = passage.text, passage.rough
        are_two = rough.has_two_of_one_unit or text.count("%") > _TWO_RATES
        if not are_two or not _TWO_STATES.search(text):
            continue
        statements = passage.statements
        yield from ((passage, one) for one in read_two_states(statements))
        yield from ((passage, one) for one in read_several_bases(statements))
        if "环比" in text or "同比" in text:
            yield from ((passage, one) for one in read_moves_from_bases(statements))
        if "（" in text:
            yield from ((passage, one) for one in read_bases_behind(statements))
        yield from ((passage, one) for one in read_moves_first(statements))
        yield from ((passage, one) for one in read_years_in_turn(statements))
        yield from ((passage, one) for one in read_opposite_moves(statements))
        yield from ((passage, one) for one in read_no_change(statements))
        yield from ((passage, one) for one in read_item_states(statements))
    for passage in subject.contexts_with(MAY_BE_SAVINGS_RATE, before=2, after=0):
        yield from ((passage, one) for one in read_savings_rates(passage.statements))
    for passage in subject.contexts_with(MAY_MOVE_FROM_BASE, before=2, after=0):
        yield from ((passage, one) for one in read_moves_from_before(passage.statements))


def _left(passage: Passage) -> Iterator[Account | Equation]:
    """Return what a sentence tells of what is left, where it may be wrong."""
    if passage.rough.follows_two(TELLS_END):
        found = read_accounts(passage.statements)
        yield from (one for one in found if not is_of_people(one))
    if may_be_left(passage.text):
        yield from read_told_as_left(passage.statements)
    may_leave = may_leave_rest(passage.rough)
    told = list(read_near_differences(passage.statements)) if may_leave else []
    yield from told
    may_name_parts = (may_leave or _CHANGED.search(passage.text)) and not told
    if may_name_parts and MAY_NAME_PARTS.search(passage.text):
        alone = without_parts(passage.statements)
        if len(alone) < len(passage.statements):
            yield from read_near_differences(alone)


def _fits(change: StatedChange, level: Quantity) -> bool:
    """Return whether the rate of a change is that of its difference for another level."""
    difference, rate = change.difference, change.rate
    if difference is None or rate is None or difference.unit != level.unit:
        return False
    before = level.value + (-1 if change.difference_direction == "增" else 1) * difference.value
    return ratio_fits(difference, level, rate, value=before)
