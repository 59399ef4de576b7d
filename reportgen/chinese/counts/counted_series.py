"""Series that a text counts: 三个方面：一是……二是……; 《甲》《乙》2项制度; 3次，分别于3月、6月."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import NameList, number_of
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNT = "(?P<count>[2-9]|[两三四五六七八九])"
MAY_BE_ORDINALS = Sign(
    "[个项点条大类方件](?<=[2-9两三四五六七八九].)[^。；：，0-9]{0,14}[：:。]\\s*(?:一是|一、|（一）"
    "|1[.、．]|①|第一[，、])",
    words("一是 一、 （一） ① 第一，") | each_of("：:。 \t\r\n\u3000", "1", ".、．"),
)
_ORDINALS = lazy_pattern(
    f"(?<![0-9第十]){_COUNT}(?:个|项|点|条|大|类|件|(?=方面))[^。；：，0-9]{{0,14}}[：:。]\\s*"
    "(?P<first>(?P<style>一是|一、|（一）|1[.、．]|①|第一[，、]))"
)
_STYLES = {
    "一是": "{}是",
    "一、": "{}、",
    "（一）": "（{}）",
    "第一，": "第{}，",
    "第一、": "第{}、",
}
_NUMERALS = "一二三四五六七八九十"
_CIRCLED, _MOST = "①②③④⑤⑥⑦⑧⑨⑩", 10
_LONGEST, _APART, _FEWEST, _PHRASE = 600, 2, 2, 4

MAY_BE_QUOTED = Sign(
    "[”》](?=[、和及]?[“《]|共?计?[0-9两三四五六七八九]{1,2}[个项部场次])",
    each_of("”》", "“《0123456789两三四五六七八九共") | each_of("”》", "、和及", "“《"),
)
_ONE = "(?:“[^“”\\n]{1,24}”|《[^《》\\n]{1,40}》)"
_QUOTED = lazy_pattern(
    f"(?P<names>{_ONE}(?:[、和及]?{_ONE}){{0,12}})(?P<etc>等)?(?:共计?)?(?P<count>[0-9]{{1,2}}"
    f"|[两三四五六七八九十])"
    "[个项部条种场次](?P<noun>[\\u4e00-\\u9fff]{2,6})"
)
_NAME = lazy_pattern(_ONE)

MAY_BE_DATES = Sign(
    "[别间](?:(?<=分别)[于在为是]|(?<=时间)(?:分别)?[为是])(?=(?:[0-9]{4}年)?[0-9]{1,2}月)",
    words("分别于 分别在 分别为 分别是 时间为 时间是"),
)
_DATE = "(?:[0-9]{4}年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|[上中下]旬|[初底])?|[0-9]{1,2}日)"
_DATES = lazy_pattern(
    f"(?<![0-9第一二三四五六七八九十])(?P<count>[0-9]{{1,2}}|[两三四五六七八九十])[次场期轮届批](?P<noun>[\\u4e00-\\u9fff]{{0,8}})"
    f"[，,：:；]?[\\u4e00-\\u9fff]{{0,4}}"
    f"(?:分别(?:于|在|为|是)|时间(?:分别)?[为是])(?P<dates>{_DATE}(?:[、和及，]{_DATE}){{1,12}})(?![^。；，]{{0,8}}等)"
)
_MARKS = lazy_pattern("[、和及，]")


def read_counted_ordinals(text: str) -> Iterator[NameList]:
    """Return 四个问题：一是……二是……三是……: more or fewer than are counted before them."""
    for found in _ORDINALS.finditer(text):
        count, last = number_of(found["count"]), _last(text, found.start("first"), found["style"])
        if last >= _FEWEST and 0 < abs(count - last) <= _APART:
            head = text[found.start() : found.start("first")].strip("：:。 \n")
            names = tuple(_ordinal(found["style"], at) for at in range(1, last + 1))
            yield NameList(found.start(), found.end(), head, count, names)


def go_on(found: NameList, following: str) -> bool:
    """Return whether ordinals that are fewer than counted go on where another text begins."""
    is_fewer = len(found.names) < found.stated
    return is_fewer and following.lstrip().startswith(
        _ordinal(found.names[0], len(found.names) + 1)
    )


def _last(text: str, start: int, style: str) -> int:
    """Return how far the ordinals go on that begin at a place."""
    at, number = start, 1
    while number < _MOST:
        following = text.find(_ordinal(style, number + 1), at + 1, at + _LONGEST)
        again = text.find(_ordinal(style, 1), at + 1, at + _LONGEST)
        if following < 0 or 0 < again < following:
            break
        at, number = following, number + 1
    return number


def _ordinal(style: str, number: int) -> str:
    if style == "①":
        return _CIRCLED[number - 1]
    if style in _STYLES:
        return _STYLES[style].format(_NUMERALS[number - 1])
    return f"{number}{style[1]}"


def read_counted_quotes(text: str) -> Iterator[NameList]:
    """Return 《甲办法》《乙办法》三个办法: more or fewer titles than are counted after them."""
    for found in _QUOTED.finditer(text):
        count, names = number_of(found["count"]), tuple(_NAME.findall(found["names"]))
        if len(names) == 1 and not (names := _parallel(names[0])):
            continue
        if found["etc"] and len(names) < count:
            continue
        if 0 < abs(count - len(names)) <= _APART and len(names) >= _FEWEST:
            yield NameList(found.start(), found.end(), found[0], count, names)


def _parallel(quoted: str) -> tuple[str, ...]:
    """Return what is told alike within one pair of quotes: “一周一调度、一月一通报”."""
    parts = tuple(quoted[1:-1].split("、"))
    alike = quoted[0] == "“" and len({len(part) for part in parts}) == 1
    return parts if alike and len(parts[0]) >= _PHRASE else ()


def read_counted_dates(text: str) -> Iterator[NameList]:
    """Return 会议4次，分别于3月5日、6月12日、9月20日: more or fewer days than are counted."""
    for found in _DATES.finditer(text):
        count, dates = number_of(found["count"]), tuple(_MARKS.split(found["dates"]))
        if 0 < abs(count - len(dates)) <= _APART:
            head = text[found.start() : found.start("dates")]
            yield NameList(found.start(), found.end(), head, count, dates)
