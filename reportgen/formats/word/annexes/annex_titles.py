"""What stands around the annexes' tables: titles, years, units of money, 附件1, their list."""

from __future__ import annotations

import re

from reportgen.formats.word.annexes.annex_labels import BASE, EVIDENCE, PROJECT, WHOLE
from reportgen.named_tuples import NamedTuple

MAX_TITLE = 120
"""How long the text of a title may be."""

_TITLES = {
    BASE: "(?:部门|单位)?(?:整体)?(?:支出)?(?:绩效)?(?:评价|自评)?基础数据表",
    WHOLE: "(?:(?:部门|单位)(?:[（(](?:单位|部门)[)）])?)?整体(?:支出)?绩效(?:自评价?|评价)表",
    PROJECT: "(?:部门|单位)?(?:预算)?项目(?:支出)?绩效(?:自评价?|评价)表",
    EVIDENCE: "(?:相关|绩效评价|绩效自评)?佐证材料",
}
_TITLE = "|".join(f"(?P<{'abcd'[at]}>{pattern})" for at, pattern in enumerate(_TITLES.values()))
"""The annexes' titles, each in a group; see ``_kind_of``."""

_NUMBER = (
    r"附(?:件|表[:：]?)?(?:\d{1,2}?(?=20\d\d年)|[0-9０-９一二三四五六七八九十]{0,3})"
    r"(?:[-—－][0-9０-９]{1,2})?[:：、.．]?"
)
_YEAR = r"[（(]?([2２][0０]\d\d)年?度?[）)]?"
_ONLY_YEAR = re.compile(r"[（(]?([2２][0０]\d\d)年度?[）)]?")
_UNIT = re.compile(
    rf"(?:{_YEAR})?[（(]?(?:金额|计量|货币)?单位[:：](?:人民币)?(?P<unit>亿元|万元|元)[）)]?"
)
_UNIT_BESIDE = re.compile(
    r"[^，。；]{1,80}[ \t\u3000\xa0]"
    r"[（(]?(?:金额|计量|货币)?单位[:：](?:人民币)?(亿元|万元|元)[）)]?"
)
_TITLED = re.compile(
    rf"(?:{_NUMBER})?(?P<before>[^，。；,;]{{0,50}}?)(?:{_TITLE})(?P<after>[^，。；,;]{{0,50}})"
)
_ORDINAL = re.compile(r"\d{1,2}[.．、]")  # as in a list of annexes
_OF_CHAPTER = re.compile("^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])")
"""The ordinal of a title that is a heading of the report, too: 三、整体支出绩效自评表."""
_GOES_ON = re.compile(r"[（(]续表?[）)]|续表")
_AROUND = re.compile(rf"{_YEAR}|{_GOES_ON.pattern}")
_SCORED = re.compile(
    r"20\d\d年度部门整体支出绩效自评得分(?P<score>[\d.,]+)分(?:，等级为(?P<grade>[优良中差]))?。"
)
_ENTRY = re.compile(
    rf"(?:附件[:：]?)?(?:\d{{1,2}}[.．、)）]?)?(?:{_YEAR})?(?:{_TITLE})"
    r"(?:[（(](?P<name>[^（）()]*)[）)])?[;；,，、。]?"
)


class AnnexTitle(NamedTuple):
    """A title of an annex.

    ``beside`` is what it says beside its own words and years, such as the name of the unit;
    ``goes_on`` tells of 续表.
    """

    kind: str
    text: str
    beside: str
    years: tuple[int, ...]
    goes_on: bool
    place: str


class ListedAnnex(NamedTuple):
    """A line of the list of annexes in a report: which annexes and projects it names."""

    kinds: frozenset[str]
    names: frozenset[str]


class Scored(NamedTuple):
    """The sentence in a report on the unit's total score and grade."""

    score: str
    grade: str


def compact(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def annex_title(text: str, place: str) -> AnnexTitle | None:
    """Read the title of an annex; None for any other text."""
    text = compact(text)
    match = _TITLED.fullmatch(text) if len(text) <= MAX_TITLE else None
    if match is None or _ORDINAL.match(match["before"]):
        return None
    around = match["before"] + match["after"]
    years = tuple(int(year[1]) for year in re.finditer(_YEAR, around))
    goes_on = _GOES_ON.search(around) is not None
    beside = _OF_CHAPTER.sub("", _AROUND.sub("", around))
    return AnnexTitle(_kind_of(match), text, beside, years, goes_on, place)


def year_of(text: str) -> int | None:
    """Read a line such as （2024年度）, also before a unit of money; None for any other text."""
    match = _ONLY_YEAR.fullmatch(text) or _UNIT.fullmatch(text)
    return int(match[1]) if match and match[1] else None


def unit_of(text: str) -> str:
    """Read a line such as 单位：万元, also behind a year; empty for any other text."""
    match = _UNIT.fullmatch(text)
    return match["unit"] if match else ""


def unit_beside(text: str) -> str:
    """Read a line with the unit of money last, 填报单位：某局　金额单位：元, 公开14表　单位：元.

    A unit alone or behind a year is for ``unit_of``.
    """
    match = None if unit_of(compact(text)) else _UNIT_BESIDE.fullmatch(text.strip())
    return match[1] if match else ""


def is_number(text: str) -> bool:
    """Return whether a line is a number such as 附件1."""
    return re.fullmatch(_NUMBER, text) is not None


def entry_of(text: str) -> ListedAnnex | None:
    """Read a line of the list of annexes, with one or several of them; None for other texts."""
    text = compact(text)
    kinds, names, at = set(), set(), 0
    while len(text) <= MAX_TITLE * 3 and at < len(text):
        match = _ENTRY.match(text, at)
        if match is None:
            return None
        kinds.add(_kind_of(match))
        if match["name"]:
            names.add(match["name"])
        at = match.end()
    return ListedAnnex(frozenset(kinds), frozenset(names)) if kinds and at == len(text) else None


def score_of(text: str) -> Scored | None:
    """Read the sentence on score and grade; None for any other text."""
    match = _SCORED.fullmatch(compact(text))
    return Scored(match["score"], match["grade"] or "") if match else None


def _kind_of(match: re.Match[str]) -> str:
    """Return which annex a match of ``_TITLE`` names."""
    return next(kind for name, kind in zip("abcd", _TITLES, strict=True) if match[name])
