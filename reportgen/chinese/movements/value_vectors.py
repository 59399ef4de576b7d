"""Two measures of one thing beside each other, with those of the year before and their rates.

案件97件134人，去年同期197件375人，件数、人数分别下降50.76%、64.27%: the figures of each unit are
one change, whichever of the three stands first; a rate is of the unit it names, else in turn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.figures.statements import UP_WORDS
from reportgen.chinese.movements.changes import StatedChange
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.movements.changes import Direction

_BESIDE = lazy_pattern("[、，和及]?(?:[\\u4e00-\\u9fff]{0,6})")
_OF_UNIT = lazy_pattern("(?P<unit>[件人户起名次批场项宗])(?:次|数)")
_ANEW = lazy_pattern("其中|[预计]算|计划|目标")
_PAIR, _MOST = 2, 4


def read_value_vectors(statements: Sequence[Statement]) -> Iterator[StatedChange]:
    """Return how far each of several measures moved from that of the year before."""
    vectors = list(_vectors(statements))
    for at, now in enumerate(vectors):
        for then in vectors[max(0, at - 1) : at + 2]:
            if then is now or not is_year_before(then[0], now[0]):
                continue
            if [one.unit for one in now] != [one.unit for one in then] or _are_apart(now, then):
                continue
            rates = _rates(statements, now, then)
            for before, after, rate in zip(then, now, rates, strict=False):
                yield StatedChange(
                    min(before.quantity.start, after.quantity.start, rate.quantity.start),
                    max(before.quantity.end, after.quantity.end, rate.quantity.end),
                    after.quantity.subject,
                    before.quantity,
                    after.quantity,
                    rate=rate.quantity,
                    rate_direction=_direction(rate, rates[0]),
                )


def is_year_before(then: Statement, now: Statement) -> bool:
    """Return whether a figure is told of the year before that of another."""
    if then.year and now.year:
        return then.year == now.year - 1
    return then.is_last_year and not now.is_last_year


def _vectors(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Return the runs of levels of different units that stand right beside each other."""
    run: list[Statement] = []
    for one in statements:
        joined = run and one.period == run[0].period and _BESIDE.fullmatch(one.gap)
        is_level = bool(one.unit) and one.unit not in RATES and not one.verb and one.is_exact
        if joined and is_level and all(one.unit != each.unit for each in run):
            run.append(one)
            continue
        if len(run) >= _PAIR:
            yield run
        run = [one] if is_level else []
    if len(run) >= _PAIR:
        yield run


def _are_apart(now: Sequence[Statement], then: Sequence[Statement]) -> bool:
    """Return whether two runs are of different sentences, or the second of something else."""
    return now[0].item != then[0].item or any(_ANEW.search(one.gap) for one in (*now[1:], *then))


def _rates(
    statements: Sequence[Statement], now: Sequence[Statement], then: Sequence[Statement]
) -> list[Statement]:
    """Return the rates of movement of a run, one for each unit; none where they are not so many."""
    rates = [
        one
        for one in statements
        if one.unit == "%" and one.item == now[0].item and (one.verb or one.gap in ("、", "和"))
    ]
    if len(rates) != len(now) or len(now) > _MOST or not all(one.is_exact for one in rates):
        return []
    named = [_OF_UNIT.search(one.lead) for one in rates]
    if all(named):
        by_unit = {found["unit"]: one for found, one in zip(named, rates, strict=True) if found}
        return [by_unit[one.unit] for one in now] if {o.unit for o in now} == set(by_unit) else []
    return rates


def _direction(rate: Statement, first: Statement) -> Direction:
    verb = rate.verb or first.verb
    return "增" if verb in UP_WORDS else "减"
