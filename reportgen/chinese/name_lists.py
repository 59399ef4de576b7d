"""Lists of names that a text counts before it gives them: 9个内设机构，分别为：甲、乙……."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportgen.chinese.numerals import chinese_integer
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOUN = (
    "(?:[\u4e00-\u9fff]{0,6}(?:机构|办公室|股室|科室|处室|部门|单位|站所|中心|大队|工"
    "程|方面|平台|协会|公司|项目|科|股|办)"
    "(?:的?(?:问题|工作|任务|建设))?)"
)
_COUNT = "(?P<count>[0-9]{1,2}|[两三四五六七八九十]{1,3})"
_INTRODUCED = "(?:[，,：:]?(?:分别(?:为|是)|包括|包含|即|具体(?:为|是|包括)|依次为)[:：，,]?|[:：])"
_LIST = lazy_pattern(
    f"(?:{_COUNT}(?:个|家)(?P<noun>{_NOUN})|(?P<before>(?:机构|股室|科室|处室|部室|站所|单位|部门)(?"
    f":共有|共|为|有)?)(?P<number>[0-9]{{1,2}})[个家])"
    f"{_INTRODUCED}(?P<names>[^。；;！？\n]{{4,300}})"
)
MAY_BE_NAME_LIST = lazy_pattern(
    "设[\u4e00-\u9fff]{0,14}、[^。；：:\n0-9]{2,120}[0-9两三四五六七八九十]{1,3}个"
    "|[个家](?:(?<=[0-9][个家])|(?<=[两三四五六七八九十][个家]))[^。；\n、]{0,24}(?:[:"
    "：]|分别|包括|包含|即|具体为|依次为)"
)
"""What may tell of a counted list of names."""

_BEFORE = lazy_pattern(
    "设(?:有|立)?(?P<names>[\u4e00-\u9fff]{2,12}(?:、[\u4e00-\u9fff]{2,14}){1,20}?)"
    f"[，,]?共?(?:计)?{_COUNT}(?:个|家)(?P<noun>{_NOUN})"
)
_ASIDE = lazy_pattern("[（(][^（()）]{0,40}[）)]|“[^”]{0,30}”|《[^》]{0,40}》")
_JOINED = lazy_pattern("以及|[和及与]")
_NO_LIST = lazy_pattern("等|[0-9]|……|其他|[:：]|其中|另")
_LONGEST, _FEWEST = 22, 2


class NameList(NamedTuple):
    """A counted list: what the text says there are how many of, and the names it gives."""

    start: int
    end: int
    words: str
    stated: int
    names: tuple[str, ...]


def read_name_lists(text: str) -> Iterator[NameList]:
    """Return the counted lists of names whose end is clear and whose count is another.

    A list with 等 names only some; one whose names may be joined by 和 within themselves counts as
    right where either reading has as many as the text says.
    """
    for found in _LIST.finditer(text):
        number = found["count"] or found["number"]
        count = int(number) if number.isdigit() else chinese_integer(number)
        names = _names(_ASIDE.sub("", found["names"]))
        if not count or len(names) < _FEWEST:
            continue
        joined = len(_JOINED.findall(names[-1])) if len(names[-1]) > _FEWEST else 0
        inside = sum(len(_JOINED.findall(name)) for name in names)
        *most, last = names
        parts = [part for part in _JOINED.split(last) if part]
        if joined and all(part[-1] == name[-1] for part in parts for name in most):
            names, joined, inside = [*most, *parts], 0, 0  # 动物防疫站和林业站 are two
        if count in (len(names), len(names) + joined, len(names) + inside):
            continue
        if joined:
            names = [*most, *parts]
        head = text[found.start() : found.start("names")].rstrip("，,：:")
        yield NameList(found.start(), found.end(), head, count, tuple(names))
    for found in _BEFORE.finditer(text):
        number = found["count"]
        count = int(number) if number.isdigit() else chinese_integer(number)
        names = _names(found["names"])
        ends = len(_JOINED.findall(names[-1])) if names else 0
        inside = sum(len(_JOINED.findall(name)) for name in names)
        if count and names and count not in {len(names), len(names) + ends, len(names) + inside}:
            yield NameList(found.start(), found.end(), found[0], count, tuple(names))


def _names(listed: str) -> list[str]:
    """Return the names of a list; none where it is not clear where they end."""
    first, comma, rest = listed.partition("，")
    if "、" in first:
        listed = first
    elif comma and "、" not in rest:
        listed = listed.replace("，", "、")
    else:
        return []
    if _NO_LIST.search(listed):
        return []
    names = [name.strip() for name in listed.split("、")]
    return names if all(0 < len(name) <= _LONGEST for name in names) else []
