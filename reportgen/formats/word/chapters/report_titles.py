"""The title of a report, on a cover or above its text: the unit, the year, when it was signed.

Units call the report many names, and print the year and their own name before, in or after it, or
behind labels on a cover.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.chinese.dates import read_dates
from reportgen.chinese.signatures import UNIT_END
from reportgen.formats.money_units import unit_told
from reportgen.formats.word.chapters.accounts_titles import read_accounts_title
from reportgen.formats.word.chapters.chapter_pieces import is_signed
from reportgen.formats.word.chapters.project_titles import read_project_title
from reportgen.formats.word.text.word_lines import LAYOUT
from reportgen.model.figures import FULL_WIDTH
from reportgen.model.places import normal_path
from reportgen.model.report import ANNEXES, UNIT_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.word_lines import WordLine

NAME = re.compile(
    r"(?:(?:部门|单位|机关|预算)?[（(]?(?:部门|单位)?[）)]?)整体(?:支出)?"
    r"(?:[和及与、](?:部门)?项目(?:支出)?)?(?:预算)?绩效的?"
    r"(?:评价|自评价?|管理自评)(?:自评)?(?:工作)?(?:情况)?的?(?:自评)?(?:分析)?(?:报告书?|情况|结果|总结)"
)
"""What the report is called."""

DATE = re.compile(
    r"[〇○零OoＯ0一二三四五六七八九\d]{4}年[一二三四五六七八九十\d]{1,3}月[一二三四五六七八九十\d]{1,3}日"
    r"|20\d\d(?:\.\d{1,2}\.|-\d{1,2}-|/\d{1,2}/)\d{1,2}"
)
_WITH_MARKS = re.compile(r"(20\d\d)[./-](\d{1,2})[./-](\d{1,2})")
_YEAR = re.compile(r"[（(]?(20\d\d)年?度?[）)]?")
_UNIT_AND_YEAR = re.compile(r"(?P<unit>\D{4,})[（(]?20\d\d年?度?[）)]?")
_YEAR_AND_UNIT = re.compile(r"20\d\d年度?(?P<unit>\D+)")
_SEALED = r"(?:[（(](?:公章|盖章|章|签章|单位|部门)[）)])?"
_UNIT_LINE = re.compile(
    r"(?:(?:预算)?(?:部门单位|部门|单位)(?:[（(](?:部门|单位)[）)])?(?:名称|全称)|(?:填报|评价|自评|编报|报告)(?:部门|单位)|"
    rf"预算(?:部门|单位)|单位|部门){_SEALED}(?:[:：]|(?=[{LAYOUT}]))[{LAYOUT}]*(?P<value>[^:：]+?){_SEALED}"
)
_BETWEEN_LABELS = re.compile(rf"[{LAYOUT}]{{2,}}(?=[^{LAYOUT}:：]{{2,12}}[:：])")
_APART = re.compile(rf"(.+?)[{LAYOUT}]{{3,}}(?=[^{LAYOUT}])")
"""What stands far behind a value, as the number of the form."""

_ANNEX_MARK = re.compile(r"附件[\d一二三四五六七八九十]*[:：]?")
_YEAR_LINE = re.compile(r"(?:评价|自评|报告|填报)?(?:财政)?年度[:：](20\d\d)(?:年度?)?")
_DATE_LINE = re.compile(
    r"(?:填报|填表|报告|编制|编报|完成|自评)(?:日期|时间)[:：]?(?P<value>20\d\d年\d{1,2}月\d{1,2}日)"
)
_OF_YEAR = re.compile(
    r"(20\d\d)年度?(?:本|我)?(?:部门|单位|[局镇乡办委院校])?总?(?:整体|支出|决算|部门|单位|收入|预算)"
    r"|(20\d\d)年度?[，,](?:[本我全]?(?:部门|单位|[局镇乡街县市区院校])|[本我](?:会|所|站|中心))"
)
_OPENS = re.compile(r"(?:^|(?<=[。；，：:]))(20\d\d)年")
_OFTEN = 3
_PUNCTUATION = re.compile(r"[，。；、：:,;！？!?]")
_NO_UNIT = re.compile(r"附件|目录|报告|\d|[:：，。；]|制[）)]?$|[一二三四五六七八九十]、")
_PLACE = re.compile("[省市县区州旗]$")
_NARROW = {wide: narrow for wide, narrow in FULL_WIDTH.items() if narrow != ord(",")}
_DIGITS = "零一二三四五六七八九"
_WORDED = re.compile(f"二[〇○零OoＯ]([{_DIGITS}])([{_DIGITS}])(?=年(?!.{{1,3}}月))")
"""A year in Chinese numerals that is no date's."""

_LEAST_NAME = 4
_LONGEST, _MOST_LINES, _WHERE_TITLES_ARE = 70, 3, 12
_YEAR_PATH, _SIGNED_ON = ("年度",), ("落款日期",)


@dataclass(slots=True)
class _TitleLines:
    """What the lines before a report say, the place of each; and the lines that say no more."""

    unit: tuple[str, str] = ("", "")
    year: tuple[int, str] | None = None
    used: set[int] = field(default_factory=set)


def take_titles(
    lines: list[WordLine], values: Values, *, keep_title: bool = False
) -> list[WordLine]:
    """Take unit, year and date from the lines before a report; return those that say more.

    With ``keep_title``, only the lines of a cover with labels are left out.
    """
    lines = [line for line in lines if _compact(line)]
    known = str(values.get(UNIT_NAME) or "")
    told = _TitleLines(unit=("".join(known.split()), ""))
    for at in range(len(lines)):
        if at not in told.used:
            _read_title(lines, at, told, values.year)
    if not told.used:
        read_project_title(lines, values)
        told.used.update(range(read_accounts_title(lines, values)))
    titles = frozenset(told.used) if keep_title else frozenset()
    _read_labels(lines, told, values)
    if told.year is not None and values.year is None:
        values.year = told.year[0]
        values.mark(_YEAR_PATH, told.year[1])
    if told.unit[0] and not known:
        values.put(UNIT_NAME, *told.unit)
    return [line for at, line in enumerate(lines) if at not in told.used or at in titles]


def take_unit_of_annex(values: Values) -> None:
    """Fill in the unit's name from 整体自评表 where a report has no title that tells it."""
    path: Path = (ANNEXES, "整体自评表", "预算部门（单位）名称")
    name = values.get(path)
    if isinstance(name, str) and values.get(UNIT_NAME[:1]) and not values.get(UNIT_NAME):
        place = values.marks.get(normal_path(path), "")
        values.put(UNIT_NAME, name, place)
        values.note(f"标题里没有单位名称，照附件里的填：{name}", place, UNIT_NAME, "核对单位名称")


def has_title(lines: list[WordLine]) -> bool:
    """Return whether one of the first lines is the title of a report, with sentences below it."""
    told = [line for line in lines if _compact(line)][:_WHERE_TITLES_ARE]
    has_text = any("。" in line.text for line in lines)
    return has_text and any(_joined(told, at)[0] for at in range(len(told)))


def plain_date(text: str) -> str:
    """Return a date with digits: 2025年3月20日 for 二〇二五年三月二十日 or 2025.3.20."""
    text = "".join(text.translate(_NARROW).split())
    if marked := _WITH_MARKS.fullmatch(text):
        return "{}年{}月{}日".format(*map(int, marked.groups()))
    worded = re.search("[〇○零一二三四五六七八九十]", text)
    found = read_dates(re.sub("[OoＯ]", "〇", text)) if worded else []
    if len(found) != 1 or None in (found[0].year, found[0].month, found[0].day):
        return text
    return f"{found[0].year}年{found[0].month}月{found[0].day}日"


def is_unit_name(line: WordLine) -> bool:
    """Return whether a line has the name of a unit and nothing else."""
    text = _compact(line)
    is_short = _LEAST_NAME <= len(text) <= _LONGEST
    return is_short and not _NO_UNIT.search(text) and UNIT_END.search(text) is not None


def year_in_text(lines: Iterable[WordLine]) -> tuple[int, str] | None:
    """Return the year of which a text tells, and where; None where it tells of several."""
    found: dict[int, str] = {}
    for line in lines:
        for match in _OF_YEAR.finditer(_compact(line)):
            found.setdefault(int(match[1] or match[2]), line.place)
    return next(iter(found.items())) if len(found) == 1 else None


def is_of_year(lines: Sequence[WordLine], year: int) -> bool:
    """Return whether a text tells of a year alone, or in nearly all clauses that open with one."""
    told = year_in_text(lines)
    return year in (told and told[0], _year_of_most(lines))


def _year_of_most(lines: Iterable[WordLine]) -> int | None:
    found = Counter(int(each[1]) for line in lines for each in _OPENS.finditer(_compact(line)))
    (year, count), (_, second) = [*found.most_common(2), (0, 0), (0, 0)][:2]
    return year if count >= _OFTEN * max(second, 1) else None


def _read_title(lines: list[WordLine], at: int, told: _TitleLines, known: int | None) -> None:
    size, text = _joined(lines, at)
    match = NAME.search(text) if size else None
    if match is None:
        return
    before, after = re.sub(r"^附件\d*[:：]?", "", text[: match.start()]), text[match.end() :]
    year = _YEAR.search(before) or _YEAR.search(after)
    unit = re.sub("关于(?:报送|上报|呈报|印发)?|的$", "", _YEAR.sub("", before))
    rest = re.sub("的?(?:报告|函|请示|通知)$", "", _YEAR.sub("", after))
    if _PUNCTUATION.search(unit) or rest.strip("（）()") or len(before) > _LONGEST:
        return
    other_unit = told.unit[0] and unit and not _is_of(unit, told.unit[0])
    if other_unit or (year and known not in (None, int(year[1]))):
        return
    used = set(range(at, at + size))
    if year is None:
        year = _year_beside(lines, at, at + size, used)
    if year is None and told.unit[0] and at:
        whose = re.fullmatch(rf"(?P<unit>.+?){_YEAR.pattern}", _compact(lines[at - 1]))
        if whose is not None and _is_of(whose["unit"], told.unit[0]):
            used.add(at - 1)
            year = _YEAR.search(whose[0])
    if year and told.year is None:
        told.year = int(year[1]), lines[at].place
    if not unit and not told.unit[0]:
        unit = _unit_beside(lines, min(used), max(used), used)
    if unit and not told.unit[0]:
        told.unit = unit, lines[min(used) if not before else at].place
    before_it = min(used) - 1
    if before_it >= 0 and _ANNEX_MARK.fullmatch(_compact(lines[before_it])):
        used.add(before_it)
    if min(used) and told.unit[0] and _compact(lines[min(used) - 1]) == told.unit[0]:
        used.add(min(used) - 1)
    told.used |= used


def _is_of(name: str, unit: str) -> bool:
    """Return whether a name in a title is the unit's, in full or short, or of where it is."""
    is_place = _PLACE.search(name) is not None and unit.startswith(name)
    return is_place or name == unit or is_signed(name, unit)


def _joined(lines: list[WordLine], at: int) -> tuple[int, str]:
    """Return how many lines from one on are a title, and its text; 0 for another text."""
    text = ""
    for size, line in enumerate(lines[at : at + _MOST_LINES], 1):
        text += _compact(line)
        if len(text) > _LONGEST:
            break
        if found := NAME.search(text):
            is_own = size == 1 or found.start() < len(text) - len(_compact(line))
            return (size, text) if is_own else (0, "")
    return 0, ""


def _year_beside(
    lines: list[WordLine], start: int, end: int, used: set[int]
) -> re.Match[str] | None:
    """Return the year on a line of its own before or after the title, and note that line."""
    for at in (end, start - 1):
        if 0 <= at < len(lines) and (match := _YEAR.fullmatch(_compact(lines[at]))):
            used.add(at)
            return match
    text = _compact(lines[start - 1]) if start else ""
    if (before := _YEAR_AND_UNIT.fullmatch(text)) and UNIT_END.search(before["unit"]):
        return _YEAR.match(text)
    named = _UNIT_AND_YEAR.fullmatch(text)
    return _YEAR.search(text) if named and not _NO_UNIT.search(named["unit"]) else None


def _unit_beside(lines: list[WordLine], first: int, last: int, used: set[int]) -> str:
    """Return the unit's name on the line before the title, or on that after it."""
    before = _compact(lines[first - 1]) if first else ""
    if first and _UNIT_LINE.fullmatch(lines[first - 1].shown.strip(LAYOUT)):
        return ""
    if named := re.fullmatch(r"(.+?)[（(]?20\d\d年?度?[）)]?", before):
        before = named[1]
    elif named := _YEAR_AND_UNIT.fullmatch(before):
        before = named["unit"]
    if 0 < len(before) <= _LONGEST and not _NO_UNIT.search(before):
        used.add(first - 1)
        return before
    after = _compact(lines[last + 1]) if last + 1 < len(lines) else ""
    if 0 < len(after) <= _LONGEST and not _NO_UNIT.search(after) and UNIT_END.search(after):
        used.add(last + 1)
        return after
    return ""


def _read_labels(lines: list[WordLine], told: _TitleLines, values: Values) -> None:
    """Read lines such as 评价单位：… of a cover, also several in one, far apart."""
    for at, line in enumerate(lines):
        parts = _BETWEEN_LABELS.split(line.shown.strip(LAYOUT))
        read = [_read_label(part, line.place, told, values) for part in parts]
        money = [len(parts) > 1 and bool(unit_told(part)) for part in parts]
        if all(map(any, zip(read, money, strict=True))):
            told.used.add(at)


def _read_label(shown: str, place: str, told: _TitleLines, values: Values) -> bool:
    """Read a label with its value; tell whether that is all that it says."""
    text = "".join(shown.split())
    if (match := _UNIT_LINE.fullmatch(shown)) and not unit_told(shown):
        apart = _APART.match(match["value"])
        is_more = apart is not None and UNIT_END.search("".join(apart[1].split())) is not None
        name = "".join((apart[1] if apart and is_more else match["value"]).split())
        title = told.unit[0]
        if title and not is_signed(title, name) and title != name:
            return False
        told.unit = (name, place)
        return not is_more
    if match := _YEAR_LINE.fullmatch(text):
        if told.year is None:
            told.year = int(match[1]), place
        return told.year[0] == int(match[1])
    if (match := _DATE_LINE.fullmatch(text)) and not values.get(_SIGNED_ON):
        values.put(_SIGNED_ON, match["value"], place)
        return True
    return False


def _compact(line: WordLine) -> str:
    text = "".join(line.shown.translate(_NARROW).split())
    return _WORDED.sub(_in_digits, text) if "二" in text else text


def _in_digits(match: re.Match[str]) -> str:
    return f"20{_DIGITS.index(match[1])}{_DIGITS.index(match[2])}"
