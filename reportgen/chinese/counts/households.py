"""Households and the people in them, told where one figure stands for the other: 412户126人."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.chinese.counts.told_again import CountedPlaces

_FIGURE = "(?<![0-9.,])[1-9][0-9]{0,6}"
_OF_ALL = "(?:共计?|合计|总计|总人口|人口|涉及|惠及|计)*"
_PAIR = lazy_pattern(
    f"(?P<households>{_FIGURE})户(?:(?P<mark>[（(、，]?){_OF_ALL}(?P<people>{_FIGURE})(?:[人名]|口人?)"
    f"|[、，](?P<stem>[\u4e00-\u9fff]{{1,6}}?)人口{_OF_ALL}(?P<members>{_FIGURE})人)(?![0-9次均以左多])",
)
"""Households with the people in them: 126户412人, 脱贫户286户、脱贫人口903人."""

_ENDS = lazy_pattern("[，。；、）)的\n]|$")
_ALONE = lazy_pattern(
    f"(?P<digits>{_FIGURE})(?:户(?![均次])(?![（(、，]?{_OF_ALL}[0-9])"
    "|(?P<people>人)(?:群众|村民|居民)?(?:现)?已?(?:全部|均(?!衡)|都))"
)
_ALL_BEFORE = lazy_pattern("(?:^|[，。；：\n]|这|上述|该|以上|全部)$")
_CLAUSE_MARK = lazy_pattern("[，。；：、（()）\n]")
_OTHERS = lazy_pattern(
    "其中|另|此外|新增|增加|减少|退出|上年|去年|[0-9]月|目标|计划|[0-9]{4}年|[上下]半年|季度|单人|每户"
)
_YEAR_END = lazy_pattern("(?<![0-9])12月底?|20[0-9]{2}年(?:12月底|[末底])")
_LEAD, _BEHIND, _SHORTEST, _NEAR, _FEWEST = 14, 12, 2, 120, 10
_GENERAL = lazy_pattern(
    "全[镇乡县区村]|[我本][镇乡县]|现有|共有?|涉及|惠及|困难|农村|城[市镇]|帮扶|发放|资金|家庭|群众|人员|对象|农户|累计|全年"
)


class Households(NamedTuple):
    """Words where a figure stands for another, and the place that tells which: none by itself."""

    start: int
    end: int
    said: tuple[int, int] | None


class _Pair(NamedTuple):
    start: int
    end: int
    households: str
    people: str


def read_wrong_households(text: str, places: CountedPlaces) -> Iterator[Households]:
    """Return where there are fewer people than households, or one figure is that of the other.

    ``places`` are those of the figures in the text.
    """
    pairs = [
        _Pair(*found.span(), found["households"], found["people"] or found["members"])
        for index, end in enumerate(places.ends)
        if text[end - 1] == "户"
        and (found := _PAIR.match(text, places.starts[index]))
        and _is_pair(text, found)
    ]
    told = {(each.households, each.people): (each.start, each.end) for each in reversed(pairs)}
    for pair in pairs:
        if int(pair.people) < int(pair.households):
            yield Households(pair.start, pair.end, told.get((pair.people, pair.households)))
        elif pair.people != pair.households:
            yield from _alone(text, pair, pairs)


def _is_pair(text: str, found: re.Match[str]) -> bool:
    """Return whether the people are those of the households, by their words."""
    if found["members"]:
        return text.endswith(f"{found['stem']}户", 0, found.start()) or text.endswith(
            tuple(f"{found['stem']}户{verb}" for verb in ("有", "共", "为", "共有")),
            0,
            found.start(),
        )
    return not found["mark"] or _ENDS.match(text, found.end()) is not None


def _alone(text: str, pair: _Pair, pairs: list[_Pair]) -> Iterator[Households]:
    """Return where the people of a pair are told as households, or the households as people."""
    figures = {each.households for each in pairs}, {each.people for each in pairs}
    for digits, unit in ((pair.people, "户"), (pair.households, "人")):
        if int(digits) < _FEWEST or digits in figures[unit == "人"]:
            continue
        at = text.find(digits + unit)
        while at >= 0:
            found = _ALONE.match(text, at)
            if found and not pair.start <= at < pair.end and _is_of_pair(text, found, pair):
                yield Households(at, found.end(), (pair.start, pair.end))
                return
            at = text.find(digits + unit, at + 1)


def _is_of_pair(text: str, found: re.Match[str], pair: _Pair) -> bool:
    """Return whether a figure goes on with a pair: all of them, or in words of the same noun."""
    at = found.start()
    begin = max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1
    if _OTHERS.search(_YEAR_END.sub("", text[begin : found.end()])):
        return False
    if found["people"] and pair.end < at < pair.end + _NEAR and "\n" not in text[pair.end : at]:
        return _ALL_BEFORE.search(text, at - 2, at) is not None
    return bool(_words(text, pair.start, pair.end) & _words(text, at, found.end()))


def _words(text: str, start: int, end: int) -> set[str]:
    """Return the pairs of characters around a place, in its clause, but for general ones."""
    before = _CLAUSE_MARK.split(text[max(0, start - _LEAD) : start])[-1]
    after = _CLAUSE_MARK.split(text[end : end + _BEHIND])[0]
    kept = _GENERAL.sub("，", f"{before}，{after}")
    return {
        kept[at : at + _SHORTEST] for at in range(len(kept) - 1) if "，" not in kept[at : at + 2]
    }
