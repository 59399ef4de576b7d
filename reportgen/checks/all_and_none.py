"""What a report says was all done, or never happened, and yet tells of otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.chinese.signs import Sign, words
from reportgen.findings import path_text
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject

_THING = "(?P<thing>事故|火灾|火情|案件|上访|违纪|舆情|投诉)"
_NEVER = Sign(
    f'(?P<kind>[\u4e00-\u9fff]{{0,8}})[“"]?零{_THING}'
    f"|(?<![从并])(?:没有|未)(?:再)?(?:发生|出现)(?:过|一起|任何|一例)*(?P<sort>[\u4e00-\u9fff]{{0,6}}?)"
    f"{_THING.replace('thing', 'event')}",
    words(
        "零事故 零火灾 零火情 零案件 零上访 零违纪 零舆情 零投诉"
        " 未发生 有发生 未出现 有出现 未再发 有再发"
    ),
)
"""What is said to have never happened: 安全生产零事故, 没有发生生产安全事故."""

_HAPPENED = Sign(
    "(?<![未没])(?<!没有)(?:发生|出现)(?:的|了)?[\u4e00-\u9fff]{0,4}?(?P<count>[1-9][0-9]?)[起例件次]"
    f"(?P<kind>[\u4e00-\u9fff]{{0,8}}?){_THING}",
    words("发生 出现"),
)
"""So many of what happened: 发生的2起一般生产安全事故."""

_WORST = lazy_pattern("重[大特]|特大|较大|亡人|群体|越级|进京|赴|集体|责任|规模|恶性|刑事")
_OTHER_TIME = lazy_pattern("上年|去年|同[比期]|[比较与]|往年|历年|20[0-9]{2}年|减少|演练|模拟")
_CLAUSE = lazy_pattern("[，。；：\n]")
_PLAIN = lazy_pattern(
    "一般|轻微|较?小|普通|任何|实现|做到|确保|保持|连续|全年|我镇|全镇|全县|继续|方面"
)

_ALL_DONE = Sign(
    "(?P<count>[0-9]{1,3})(?P<unit>[个项处座条])(?P<noun>[\u4e00-\u9fff]{2,8}?)(?:已|均|都|现|如期|按期|顺利)*"
    "全部(?:已|均|如期|按期)*(?:竣工|完工|完成|建成|办结|通过验收|验收|交付|投入使用|开工|落实|到位|销号|整改)",
    words("全部"),
)
_SOME_NOT = Sign(
    "(?P<count>[0-9]{1,3})(?P<unit>[个项处座条])(?P<noun>[\u4e00-\u9fff]{2,8}?)当?中，[^。]{0,60}?"
    "(?P<some>[1-9][0-9]?)(?P=unit)[^。]{0,40}?(?:仍在|尚未|还未|未能|没有(?!问题)|正在|还在)",
    words("中，"),
)
"""All of so many that were done, and some of as many that were not."""

_FAR = 30


def all_and_none(subject: Subject) -> Iterator[Hit]:
    """Return what is told of although it never happened, and what is not done of all that is."""
    happened = _found(subject, _HAPPENED)
    for passage, never in _found(subject, _NEVER) if happened else ():
        kind, thing = never["kind"] or never["sort"] or "", never["thing"] or never["event"]
        for other, event in happened:
            if event["thing"] == thing and _are_of_one_kind(kind, event["kind"]):
                yield _contradiction(other, event, passage, never)
                break
    missing = _found(subject, _SOME_NOT)
    for passage, done in _found(subject, _ALL_DONE) if missing else ():
        for other, some in missing:
            if all(done[name] == some[name] for name in ("count", "unit")) and _is_one_noun(
                done["noun"], some["noun"]
            ):
                yield _contradiction(other, some, passage, done)
                break


def _found(subject: Subject, sign: Sign) -> list[tuple[Passage, re.Match[str]]]:
    """Return what a sign stands for, but for what is of another year or in a comparison."""
    return [
        (passage, found)
        for passage in subject.passages_with(sign)
        for found in sign.pattern.finditer(passage.text)
        if not _OTHER_TIME.search(
            (_lead(passage.text, found.start()) + found[0]).replace(f"{subject.year}年", "")
        )
    ]


def _lead(text: str, start: int) -> str:
    """Return what stands before a place in its clause."""
    return _CLAUSE.split(text[max(0, start - _FAR) : start])[-1]


def _are_of_one_kind(kind: str, other: str) -> bool:
    """Return whether what never happened is what did: not where only the worst never did."""
    if _WORST.search(kind):
        return False
    one, two = set(_PLAIN.sub("", kind)), set(_PLAIN.sub("", other))
    return not one or not two or bool(one & two)


def _is_one_noun(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _contradiction(
    passage: Passage, found: re.Match[str], earlier: Passage, said: re.Match[str]
) -> Hit:
    here, there = quoted(shortened(found[0])), quoted(shortened(said[0]))
    place = path_text(earlier.path)
    message = f"这里写{here}，“{place}”写{there}，自相矛盾"
    return Hit(passage.path, message, "以事实为准，改正其中一处")
