"""Names that a text counts after it gives them: 甲、乙、丙3个村."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import (
    BODY,
    COUNT,
    STARTS_NO_NAME,
    NameList,
    is_nearly,
    names_in,
    number_of,
    set_apart,
    sizes_of,
)
from reportgen.chinese.enumerations import AFTER_ORDINAL
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_PLACES = "(?:(?<=[0-9])(?=村(?![民组级委小]))|(?=[镇乡](?![级政属直村])))"
_LAST_WITH_COUNT = lazy_pattern(
    "、[\u4e00-\u9fff，,]{1,17}“?[0-9两三四五六七八九十][0-9]?"
    f"(?:[个家条座所处种类支项件次场大步](?![年月])|{_PLACES})(?=[\u4e00-\u9fff。，；”])"
)
"""The last of some names with the count of all after it: 甲、乙、丙3个村, 甲、乙2镇."""

_LAST_COUNT = lazy_pattern("等共?计?([0-9]{1,2}|[两三四五六七八九十]{1,3})(?=.$)")
_ALL_OF_NAMES = lazy_pattern("(?<=[\u4e00-\u9fff])(?:共计?|合计|总计)$")
_LISTED = lazy_pattern("[\u4e00-\u9fff、]*")
_BEFORE = lazy_pattern(
    "(?P<names>[\u4e00-\u9fff]{1,14}(?:、[\u4e00-\u9fff]{1,14}){1,20}?)"
    f"[，,]?(?:共(?:计)?)?“?{COUNT}(?:[个家条座所处种类支项件次场大步]|{_PLACES})”?(?P<noun>(?:行政|自然)村(?=[和及与])|社区(?=[和及与])|[村镇乡]|[\u4e00-\u9fff]{{2,8}}"
    f"|(?=[。；，]))"
)
_VERB_WITHIN = lazy_pattern(
    "(?<=[一-鿿]{2})(?:认真|全面|共同|新|联合|先后|分别)*(?:落实|开展|实施|新?开工建设|建设|新建|修建|改造|联合"
    "|推进|推行|执行|完善|组织|围绕|会同|发扬|建立|制定)(?=[一-鿿]{2})"
)
"""A verb within a name, whose subjects are no part of the list: 各村、各单位落实甲、乙."""

_DONE = lazy_pattern(
    "(?:已经?|先后|共|全年)?(?:取消|下放|撤销|承接|制定|修订|起草|印发|审批|签订)"
    "|(?:新|改|扩|续|重|修|迁|复)?[建修改]|改造|维修|新增|购置|安装|完善|开展|组织|整治|拆除|清理"
    "|加固|硬化|更新|升级|提升|推进|实施"
)
"""What is done to what is counted after it: 新建、改建2个站 are two."""

_OTHERS = lazy_pattern("[个条座所处](?:行政村|自然村|村|社区|居委会|镇|乡|街道)(?:以?及|和|与)")
"""What is counted before a list, and joined with it: 甲、乙2个村和丙、丁2个社区."""

_OF_DATE = lazy_pattern("(?<=[0-9])(?:年度?|[月日])")
_BRACKETS, _BRACKET_ENDS = lazy_pattern("[（(][^（()）]{0,40}[）)]"), ("）、", ")、")
_TIMES, _PARTED = frozenset("次场"), lazy_pattern("[，,](?!共)")
_ORDINAL = lazy_pattern(AFTER_ORDINAL)
_GOES_ON, _GOES_BACK = tuple("、”》）"), lazy_pattern("以?及|和|与")
_OTHER_COUNT = lazy_pattern(
    "(?:(?<=[\u4e00-\u9fff]{2})(?:分别|都[获有是]|均|已)[\u4e00-\u9fff]*|[建布打拥举开成组获设承有所下连](?:设|局|好|有|办|展|为|立|成|得|担|属|续)|[\u4e00-\u9fff][的各])$"
)
_SOMEWHERE = lazy_pattern(
    "[东南西北中上下]部?$|[东南西北中]片区?$|(?:周边|沿线|附近|其他|其余|所属|下属)$"
)
_COUNTED = lazy_pattern("[两三四五六七八九][一-鿿]$")
_NOT_YET_ALL = ("第", "和", "及", "与")
_LONGEST, _REACH = 22, 160


def read_counted_lists(text: str) -> Iterator[NameList]:
    """Return the lists whose count stands after the names: 甲、乙、丙3个村."""
    past = 0
    for last in _LAST_WITH_COUNT.finditer(text):
        is_part = "等" in last[0]
        if last.end() <= past or (is_part and not _may_be_more(text, last)):
            continue
        before = _LISTED.match(text[max(past, last.start() - _REACH) : last.start()][::-1])
        first = last.start() - (before.end() if before else 0)
        if others := _OTHERS.match(text, first) or _OF_DATE.match(text, first):
            first = others.end()
        found = _BEFORE.search(text, first, last.end() + _LONGEST)
        if not found:
            continue
        first = found.start()
        if text[first - 2 : first] in _BRACKET_ENDS:
            found = _with_brackets(text[max(past, first - _REACH) : first], found[0]) or found
        elif text[first - 1 : first] in _GOES_ON and not _ORDINAL.match(text, first):
            continue  # “甲”、乙、丙3个
        count = number_of(found["count"])
        names = names_in(_ALL_OF_NAMES.sub("", found["names"].removesuffix("等")))
        if not count or not names or STARTS_NO_NAME.match(found["noun"]):
            continue
        if found["names"].endswith("等") and max(sizes_of(names)) <= count:
            continue  # 甲、乙等5个 names some
        if any(map(_DONE.fullmatch, names)) or text[first - 1 : first].isdigit():
            continue
        if not _is_of_all(text, last, found, names):
            continue
        if is_nearly(count, sizes_of(names), 1) and not _begins_later(names, count):
            past = last.end() + len(found["noun"])
            yield NameList(first, past, found[0], count, tuple(set_apart(names)))


def _is_of_all(text: str, last: re.Match[str], found: re.Match[str], names: Sequence[str]) -> bool:
    """Return whether a count after names may be meant to be of all of them."""
    past_noun = last.end() + len(found["noun"])
    if text[past_noun : past_noun + 1] == "、" or found["names"].endswith(_NOT_YET_ALL):
        return False  # 甲、乙3个站、丙; 继甲、乙之后第4个; 甲、乙和4个
    is_doubtful = _PARTED.search(found[0]) or text[last.end() - 1] in _TIMES
    is_doubtful = is_doubtful or ("“" in last[0] and text[last.end()] != "”")
    if is_doubtful and not _are_alike(names):
        return False  # 建设甲、乙的体系，3个中心投入使用
    if _COUNTED.search(found["names"]):
        return False  # 甲、乙两镇3个村
    if _goes_on_after(text, past_noun, found) or _counts_no_names(names):
        return False  # 在甲、乙布局建设3个; 东、中、西部3个; 甲、乙都获得2项
    return bool(found["noun"] or all(map(BODY.search, names)))


def _goes_on_after(text: str, end: int, found: re.Match[str]) -> bool:
    """Return whether a count is only of what is last, or begins a clause: 集镇、北部三个村等地."""
    noun, listed = found["noun"], found["names"]
    if noun.startswith("等") or text.startswith("等", end):
        return True
    between = found[0][len(listed) : found.start("count") - found.start()]
    return between in ("，", ",") and not listed.endswith(noun[:1] or "。")


def _begins_later(names: Sequence[str], count: int) -> bool:
    """Return whether names after a verb within one of them are as many as a text says."""
    return any(
        count in sizes_of([name[verb.end() :], *names[at:]])
        for at, name in enumerate(names[1:], start=2)
        if (verb := _VERB_WITHIN.search(name))
    )


def _counts_no_names(names: Sequence[str]) -> bool:
    """Return whether a count after a list is not that of its names, by the first or the last."""
    first, *_, last = names
    if _SOMEWHERE.search(last) and last[-1] != first[-1]:
        return True  # 集镇管网、东片三个村
    return len(first) == 1 or bool(_GOES_BACK.match(first) or _OTHER_COUNT.search(last))


def _may_be_more(text: str, last: re.Match[str]) -> bool:
    """Return whether more names may stand before 等 than it is followed by: 甲、乙、丙等2个."""
    count = _LAST_COUNT.search(last[0])
    first = max(text.rfind(mark, 0, last.start()) for mark in "，。；：")
    return count is not None and text.count("、", first + 1, last.end()) >= number_of(count[1])


def _with_brackets(ahead: str, listed: str) -> re.Match[str] | None:
    """Return a list with the names before it in brackets: 办公室（党建办）、财务科2个科室."""
    plain = _BRACKETS.sub("", ahead)
    names = _LISTED.match(plain[::-1])
    return _BEFORE.search(plain[len(plain) - (names.end() if names else 0) :] + listed)


def _are_alike(names: Sequence[str]) -> bool:
    """Return whether names end with one character, or are of bodies."""
    return len({name[-1] for name in names}) == 1 or all(map(BODY.search, names))
