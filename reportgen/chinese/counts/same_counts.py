"""Counts of one thing that a report tells twice: the second time as 全部, or in the same words."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.figures.slips import are_slips
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNITS = "[个名人户家件座所处辆台条栋场起宗份项间套只头株亩]"
_NOUN = "[\u4e00-\u9fff]{2,12}"
ALL_OF_THEM = Sign(
    "[全均都没无](?:(?<=全)[部体都]|(?<=[均都])[\u4e00-\u9fff]|(?<=[没无])有?一)",
    words("全部 全体 全都 均 都 没一 没有一 无一 无有一"),
)
"""What may say that a count is that of all there are."""

_WHOLE = lazy_pattern(
    f"(?P<number>[0-9]{{1,6}})(?P<unit>{_UNITS})(?P<noun>{_NOUN}?)(?:已|现已|目前)?(?:全部|均|都"
    f"|没有一|无一)"
    f"|(?P<noun_before>{_NOUN})(?P<number_after>[0-9]{{1,6}})(?P<unit_after>{_UNITS})，?(?:已)?(?:"
    f"全部|均(?!衡)|都)"
    f"|全[部体](?P<number_any>[0-9]{{1,6}})(?P<unit_any>{_UNITS})(?P<noun_any>{_NOUN}?)(?="
    f"[，。；的]|$)"
    f"|全[部体](?P<noun_all>{_NOUN}?)(?P<number_all>[0-9]{{1,6}})(?P<unit_all>{_UNITS})"
)
_SO_FAR = lazy_pattern("至此|加上|连同")
_MARKS, _LEAD = "，。；：、,;:\n（）()", 30
_PARTLY = lazy_pattern(
    "其中|其余|此外|另有|还有|另外|新[增发]|上年|去年|计划|目标|增加|减少|每|平均|[0-9]月|季度|[上下]半年|第[一二三四]"
    "|首批|[0-9]{4}年"
    "|村(?!级|镇|民|干|两|道)|组|片区|校区|站|班"
)
_GENERAL = lazy_pattern(
    "(?:全镇|全乡|全县|全区|全校|全局|我镇|我校|我局|本镇|本校|辖区内?|辖内|现有|共有|对|将|把|为"
    "|给|使|在|于|年末|目前|上述"
    "|这|该|的|年内|全年|共)*"
)
_SHORTEST, _SHORT, _OWNED, _CLAUSE_LENGTH = 2, 3, 4, 40
_SAME_WORDS, _FEW_WORDS = 4, 2
_MOST, _NOUNS = 40, 60
"""How many mentions of a noun, and how many nouns, are looked at."""

_NO_WORDS = frozenset("的了和在对将为把共全年内本均已都各")


class Count(NamedTuple):
    """One mention of a count, at ``text[start:end]``."""

    start: int
    end: int
    number: int


class Contradiction(NamedTuple):
    """A count of all, and the mentions of the same thing that have other numbers."""

    whole: Count
    others: tuple[Count, ...]


def read_contradicted_counts(
    text: str, spans: Iterable[tuple[int, int]], year: str = ""
) -> Iterator[Contradiction]:
    """Return the counts said to be of all there are where no other mention has their number.

    ``spans`` are where the sentences begin and end that may say so; ``year`` is the report's.
    """
    known: dict[tuple[str, str], list[Count]] = {}
    for start, end in spans:
        for found in _WHOLE.finditer(text, start, end):
            noun, number, unit = _told(found.groupdict())
            lead = _lead(text, found.start())
            if len(known) > _NOUNS or not noun or _PARTLY.search(lead):
                continue
            if _SO_FAR.search(text, max(start, found.start() - _LEAD), found.start()):
                continue  # 新退出29个县，至此56个县全部退出
            whole = Count(found.start(), found.end(), int(number))
            owned, owner = _OWNER.match(noun), ""
            if owned and noun not in text[: found.start()]:
                owner, noun = owned["owner"], noun[owned.end() :]
            noun = _core(noun)
            if len(noun) < (_OWNED if owner else _SHORTEST):
                continue
            if (noun, unit) not in known:
                known[noun, unit] = list(islice(_mentions(text, noun, unit, year), _MOST))
            mentions = [
                one
                for one in known[noun, unit]
                if not whole.start <= one.start < whole.end
                and not whole.start < one.end <= whole.end
                and not _LISTED.fullmatch(text, one.end, max(one.end, whole.start))
                and not _is_of_other_place(text, whole, one)
                and not (one.number > whole.number and text[one.end : one.end + 1] == "中")
                and not (owner and _is_of_others(text, one, whole, owner, unit))
            ]
            alike = len(noun) >= _SHORT and _GENERAL.fullmatch(lead) is not None
            if not alike:
                words = _words(text, whole) - set(noun)
                mentions = [
                    one
                    for one in mentions
                    if len(words & _words(text, one)) >= _needed(whole.number, one.number)
                ]
            numbers = {one.number for one in mentions}
            if mentions and whole.number not in numbers and sum(numbers) != whole.number:
                yield Contradiction(whole, tuple(mentions))


def _is_of_others(text: str, one: Count, whole: Count, owner: str, unit: str) -> bool:
    """Return whether a mention is not of an owner's, or others come to it: 代表建议17件, 另2件."""
    begin = max(text.rfind("。", 0, one.start), text.rfind("\n", 0, one.start)) + 1
    return owner not in text[begin : one.start] or (
        f"{abs(whole.number - one.number)}{unit}" in text[one.end : whole.start]
    )


def _needed(number: int, other: int) -> int:
    """Return how many words two mentions must share: few where one number is a slip of another."""
    fewer = min(len(str(number)), len(str(other))) - 1 if are_slips(str(number), str(other)) else 0
    return max(_FEW_WORDS, _SAME_WORDS - fewer)


def _told(groups: dict[str, str | None]) -> tuple[str, str, str]:
    for suffix in ("", "_before", "_all", "_any"):
        noun = groups.get(f"noun{suffix}")
        if noun:
            after = "_after" if suffix == "_before" else suffix
            return noun, groups[f"number{after}"] or "0", groups[f"unit{after}"] or ""
    return "", "0", ""


def _core(noun: str) -> str:
    """Return what a noun is at its end, where a verb and its object may stand before it."""
    return _VERB.sub("", noun.rpartition("的")[2])[-6:]


def _lead(text: str, start: int) -> str:
    first = max(0, start - _LEAD)
    ends = [end for mark in _MARKS if (end := text.rfind(mark, first, start) + 1)]
    return text[max(ends, default=first) : start]


def _words(text: str, one: Count) -> set[str]:
    """Return the characters of the clause of a mention, without the commonest."""
    first = max(
        text.rfind(mark, max(0, one.start - _CLAUSE_LENGTH), one.start) for mark in "，。；\n"
    )
    last = one.end + _CLAUSE_LENGTH
    ends = [at for mark in "，。；\n" if (at := text.find(mark, one.end, last)) >= 0]
    clause = text[max(first + 1, one.start - _CLAUSE_LENGTH) : min(ends, default=last)]
    return {char for char in clause if "\u4e00" <= char <= "\u9fff"} - _NO_WORDS


def _mentions(text: str, noun: str, unit: str, year: str) -> Iterator[Count]:
    """Return where else a number stands directly before or after a noun, in the same unit."""
    at = text.find(noun)
    while at >= 0:
        end = at + len(noun)
        before = _BEFORE.search(text, max(0, at - 9), at)
        after = _AFTER.match(text, end, end + 12)
        for found in (before, after):
            if not found or not same_unit(found["unit"], unit):
                continue
            begin = found.start()
            if _OF_SOME.search(text, max(0, begin - _LEAD), begin):
                continue
            if _PARTLY.search(_lead(text, min(begin, at))) or _is_of_other_year(
                text, min(begin, at), year
            ):
                continue
            yield Count(min(begin, at), max(found.end(), end), int(found["number"]))
        at = text.find(noun, end)


def _is_of_other_place(text: str, whole: Count, other: Count) -> bool:
    """Return whether one count is that of a whole county, and another of nothing named, far off."""
    places = {tuple(_PLACE.findall(_lead(text, each.start))) for each in (whole, other)}
    return len(places) > 1 and not are_slips(str(whole.number), str(other.number))


def _is_of_other_year(text: str, start: int, year: str) -> bool:
    """Return whether the clause before a mention tells of another year: 2022年，新修12条."""
    clause = _lead(text, start)
    before = start - len(clause)
    if text[before - 1 : before] != "，":
        return False
    said = _YEAR_ALONE.search(text, max(0, before - 8), before - 1)
    return said is not None and said[0] != f"{year}年"


_PLACE = lazy_pattern("全[国省市州县旗区镇乡村校局]")
_YEAR_ALONE = lazy_pattern("(?:(?:19|20)[0-9]{2}年|[上去]年|上一年)(?:底|末)?$")
_OF_SOME = lazy_pattern("[与对向同给]$|新[设增][^，。；0-9]{0,24}$")
"""What leads to some of those that there are: 新设甲、乙、丙3个, 与21家企业签约."""

_LISTED = lazy_pattern("[^，。；\n]{0,60}、[^，。；\n]*")
"""What stands between two members of a list."""

_OWNER = lazy_pattern("(?:人大)?(?P<owner>代表|委员|群众|职工|党员)的?(?=[\u4e00-\u9fff]{4})")
"""Whose things are, where another mention tells that before: 代表们提出意见建议17件."""

_VERB = lazy_pattern(
    "^(?:安置|发放|完成|建成|更换|聘用|办理|开展|救助|新建|改造|培训|检查|配备|设置|设立|现有|共有)"
)
_BEFORE = lazy_pattern(f"(?P<number>(?<![0-9.])[0-9]{{1,6}})(?P<unit>{_UNITS})(?:的)?$")
_AFTER = lazy_pattern(
    f"(?:安置|聘用|配备|设置|建成)?(?:共|现有|有|总数|数|为|共有|计"
    f"|共计)*(?P<number>[0-9]{{1,6}})(?P<unit>{_UNITS})"
)
