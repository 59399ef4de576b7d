"""Counts told twice among others that are the same: 4个镇33个村613户, then 4个镇35个村613户."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from reportgen.chinese.counts.told_again import FIGURE, ToldAgain, count_at
from reportgen.chinese.figures.measure_words import PEOPLE
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence, Set

    from reportgen.chinese.counts.told_again import CountedPlaces, ToldCount

_AIM = lazy_pattern("计划|目标|任务|预算|拟|预计|要求|申报|批复")
_OTHER = lazy_pattern(
    "[上去]年|同[比期]|相比|[增减升降]|其中|其[余他]|另|每|平均|人均|户均|新|剩余|占"
)
_TIME = lazy_pattern("[0-9]{1,2}月|[一二三四]季度|[上下]半年|[上去]年|[第首][一二三四]?[批期次]")
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}(?=年)")
_NOUN = lazy_pattern("[（(]?[一-鿿]{2}")
_WORDS = lazy_pattern("[一-鿿][一-鿿](?<![区县市镇乡村社省州校组院局])")
"""What may stand before one figure alone: a place is before several."""

_MONEY = "元"
_ENDS, _PERSON = "。\n", "人"
_TELLING = lazy_pattern("(?![0-9]+00)[0-9]{3,}人次")
"""What alone tells that two sentences are of one thing: who came, by a number that is not round."""

_LARGE = lazy_pattern("(?![0-9]+00)[0-9]{4,}(?:人次|[人户])")
"""A number that hardly stands in two sentences by chance."""

_CALLED = 6
_LONG, _FEWEST, _WITH_AIM, _NEAR, _LONGEST = 4, 2, 3, 4, 400


class _Companion(NamedTuple):
    """A figure of a sentence: its number and unit, and the words on both sides of it."""

    found: re.Match[str]
    key: str
    unit: str
    before: str
    after: str


def read_in_company(text: str, places: CountedPlaces) -> Iterator[ToldAgain]:
    """Return the counts of two sentences that differ where the others beside them are the same.

    ``places`` are those of the figures in the text. Figures of three digits or more lead to them.
    """
    first: dict[str, int] = {}
    compared: set[tuple[int, int]] = set()
    for start, end in zip(*places, strict=True):
        if end - start < _LONG:
            continue
        earlier = first.setdefault(_common(text[start:end]), start)
        if earlier == start:
            continue
        spans = _sentence(text, earlier), _sentence(text, start)
        at = spans[0][0], spans[1][0]
        if at[0] == at[1] or at in compared or not _are_of_one_time(text, *spans):
            continue
        compared.add(at)
        yield from _different(text, *(_figures(text, places, *span) for span in spans))


def _common(written: str) -> str:
    return written[:-1] + _PERSON if written[-1] in PEOPLE else written


def _sentence(text: str, at: int) -> tuple[int, int]:
    """Return where the sentence of a place begins and ends."""
    begin = max(text.rfind(mark, max(0, at - _LONGEST), at) for mark in _ENDS) + 1
    ends = [end for mark in _ENDS if (end := text.find(mark, at, at + _LONGEST)) >= 0]
    return max(begin, at - _LONGEST, 0), min(ends, default=min(len(text), at + _LONGEST))


def _are_of_one_time(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether two sentences tell of no different years, months or batches."""
    years = [{*_YEAR.findall(text, *span)} for span in (one, other)]
    if all(years) and not years[0] & years[1]:
        return False
    return {*_TIME.findall(text, *one)} == {*_TIME.findall(text, *other)}


def _figures(text: str, places: CountedPlaces, begin: int, end: int) -> Sequence[_Companion]:
    told = []
    starts = places.starts
    for start in starts[bisect_left(starts, begin) : bisect_left(starts, end)]:
        if found := FIGURE.match(text, start):
            unit = _PERSON if found["unit"] in PEOPLE else found["unit"]
            noun = _NOUN.match(text, found.end())
            before, after = text[max(begin, start - 2) : start], noun[0] if noun else ""
            told.append(_Companion(found, found["number"] + unit, unit, before, after))
    return told


def _different(
    text: str, ones: Sequence[_Companion], others: Sequence[_Companion]
) -> Iterator[ToldAgain]:
    """Return the figures of one thing that differ in two sentences with enough in common."""
    keys, known = {one.key for one in ones}, {other.key for other in others}
    shared = keys & known
    is_alone = len(shared) < _FEWEST
    if is_alone and not any(_TELLING.match(key) or _LARGE.match(key) for key in shared):
        return
    has_aim = any(
        _AIM.search(text, told[0].found.start() - _NEAR * _NEAR, told[-1].found.end())
        for told in (ones, others)
    )
    if has_aim and len(shared) < _WITH_AIM:
        return
    pairs = list(_before_large(text, shared, ones, others)) if is_alone else []
    for one in ones:
        alike = [other for other in others if _is_of_same(one, other)]
        if one.key in shared or len(alike) != 1 or alike[0].key in keys:
            continue
        pair = count_at(text, one.found), count_at(text, alike[0].found)
        if not is_alone or (_are_called_alike(*pair) and pair not in pairs):
            pairs.append(pair)
    for pair in pairs:
        if not any(_OTHER.search(f"{each.before}\n{each.after}") for each in pair):
            yield ToldAgain(*pair)


def _are_called_alike(one: ToldCount, other: ToldCount) -> bool:
    """Return whether two counts stand behind the same words: 举办技术培训班9期, 11期."""
    shared = zip(reversed(one.before), reversed(other.before), strict=False)
    size = len(list(takewhile(lambda pair: pair[0] == pair[1], shared)))
    return size >= _CALLED and one.unit == other.unit


def _before_large(
    text: str, shared: Set[str], *told: Sequence[_Companion]
) -> Iterator[tuple[ToldCount, ToldCount]]:
    """Return the counts of one noun right before the same large figure: 3个村，受益4620人."""
    places = [
        {behind.key: (before, behind) for before, behind in pairwise(figures)} for figures in told
    ]
    for key in shared:
        pairs = [place[key] for place in places if key in place]
        if len(pairs) < _FEWEST or not _LARGE.match(key):
            continue
        (one, first), (other, last) = pairs
        counts = count_at(text, one.found), count_at(text, other.found)
        values = [Decimal(each.digits) for each in counts]
        is_near = max(values) <= min(values) * _NEAR and one.unit[-1] != _MONEY
        same_noun = counts[0].after == counts[1].after and one.unit == other.unit
        if one.key != other.key and first.before == last.before and is_near and same_noun:
            yield counts


def _is_of_same(one: _Companion, other: _Companion) -> bool:
    """Return whether two figures are of the same kind, by their unit and the words beside them."""
    values = Decimal(one.found["number"]), Decimal(other.found["number"])
    if one.unit != other.unit or one.unit[-1] == _MONEY or max(values) > min(values) * _NEAR:
        return False
    has_words = _WORDS.fullmatch(one.before) is not None
    return (one.after != "" and one.after == other.after) or (
        has_words and one.before == other.before
    )
