"""Numbers in prose that state a quantity, told from dates, codes, ordinals and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.dates import FIRST_YEAR, LAST_YEAR, is_short_year
from reportgen.chinese.figures.measure_words import (
    CHINESE_UNITS,
    COUNTED_BY_GE,
    MONEY,
    NOT_UNITS,
    RANKED,
    RATES,
    UNITS,
    UNITS_BY_FIRST,
    YUAN,
)
from reportgen.chinese.numerals import EXPONENTS, NUMBER, chinese_integer, scaled
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from decimal import Decimal

_MULTIPLIER = "|".join(sorted(EXPONENTS, key=len, reverse=True))
_YEAR_DIGITS, _SHORT_YEAR_DIGITS = 4, 2

_DIGITS = lazy_pattern(
    "[0-9０-９](?:(?<=[\u4e00-\u9fff].)(?<![百千万亿和及与第].)"
    "[0-9]{0,14}(?:[.][0-9]{1,8})?(?P<times>[万亿]?)(?P<unit>[\u4e00-\u9fff]{1,3}|%)"
    "(?=[，。；、）])|[0-9０-９,.．]*)"
)
"""A number, with its unit where that ends the clause, as it mostly does."""
_NUMBER = lazy_pattern(
    f"({NUMBER})([余多来几])?"
    f"(?:[ \u3000]?({_MULTIPLIER})(?<!千(?=[克米瓦]))(?<!百(?=分))([余多])?)?"
)
_DASH = lazy_pattern("(?:[-－—–~～〜]{1,2}|至|到)(?=[0-9０-９])")
_MORE = lazy_pattern(
    "左右|上下|(?:及|或)?以[上下内](?!级|来)|之内|开外|多(?![功元样种层媒渠次项方名党"
    "头支0-9０-９]|[\u4e00-\u9fff]{1,2}[0-9])|"
    "余(?![额人名粮款热])"
)
_PRICE = lazy_pattern(
    "[/／](?:[\u4e00-\u9fff]{1,2}|[a-z]{1,3}²?)(?=[，。；、,;）)！？·\\s]|[增减上下提降][加少长升降高低]|$)"
)
_CHINESE = lazy_pattern(
    "([一二两三四五六七八九十]"
    "(?<![一二两三四五六七八九十百千万亿零〇第每几数同某前后上下末本头首“‘「《·].)"
    "[一二三四五六七八九十百千零〇]{0,8})([余多来几])?(?:([万亿])([一二三四五六七八九十百千零〇]{2,9})?)?([余多])?"
    f"(个(?=(?:[\u4e00-\u9fff]{{1,2}})?(?:{COUNTED_BY_GE})|[，。；、）])|(?:{'|'.join(CHINESE_UNITS)})"
    "(?![村镇乡屯营庄沟山湾河塘寨峪咀堡铺桥庙坪冲])"
    ")(?![一二两三四五六七八九十])"
)
_CLAUSE_END = lazy_pattern("[，。；、,;：:！？!?）)\\s”]|$|其中|用于")
_PEOPLE = lazy_pattern("群众|农户|居民|村民|人民群众|党员|职工|学生|老人|农民|人口")
_SCORE = lazy_pattern("(?:得分|总分|分值|评分)(?:为|是|达|达到|[:：])?$")
_CHANGE_LEAD = lazy_pattern("[由从自][^，。；、：,;:]{0,12}$")
_ORDINALS = lazy_pattern("第[0-9]{1,4}[、和及与]$")
_THOUSANDS = lazy_pattern("[0-9０-９]，[0-9０-９]{3}(?![0-9０-９])")
_DASHES = frozenset("-－—–~～〜至到")
_MORE_HEADS = frozenset("左上及或以之开多余")
"""With which characters _DASH and _MORE begin: most numbers are followed by others."""

_DOUBTFUL = frozenset("百千万亿和及与第")
"""The Chinese characters before a number that may make it part of a code or an ordinal."""

_AMBIGUOUS = frozenset(("年", "分", *RANKED))
"""Units that may also be those of dates, times and ranks."""

_NUMERALS = "0123456789两三四五六七八九十"
_LIST_MARKS = frozenset("，、；。）")
_NO_COUNT = lazy_pattern("[每各][\u4e00-\u9fff]{0,3}$|[无没有唯同第之统]$|[^\u4e00-\u9fff）”]$")
_CODE_MARKS = frozenset("/_*×+^#@~\\=第·•№")
_MINUS_SIGNS = frozenset("-－−")
_POINTS = frozenset(".．:,")
_LINE_BREAKS = frozenset("\n\r\v\f")
_LONGEST_LEAD = 16


class StatedNumber(NamedTuple):
    """A number with its multiplier and unit: the text from ``start`` to ``end``.

    ``number`` is as written, ``unit`` by its usual name; ``approx`` tells of words such as 余
    and 以上, which are within ``start`` to ``end``.
    """

    start: int
    end: int
    number: str
    multiplier: str
    unit: str
    approx: bool
    negative: bool = False

    def value(self, multiplier: str = "") -> Decimal:
        """Return the exact value; a number without multiplier takes the one given."""
        value = scaled(self.number, EXPONENTS.get(self.multiplier or multiplier, 0))
        return value.copy_negate() if self.negative else value


Found = tuple[StatedNumber | None, StatedNumber]
"""The two ends of a range; or no left end, and the one number."""


def read_figures(text: str) -> list[Found]:
    """Return every number that states a quantity, in the order of the text."""
    found = list(_in_digits(text))
    if more := list(_in_chinese(text)):
        found = sorted((*found, *more), key=lambda ends: ends[1].start)
    return found


def carried(left: StatedNumber, right: StatedNumber) -> str:
    """Return the multiplier that a range's left end takes from the right.

    In 10-30万元 the 10 stands for 10万元; in 8000元-1万元 the left end has its own unit.
    """
    return "" if left.unit else right.multiplier


def ends_clause(text: str, at: int) -> bool:
    """Return whether a clause ends here, so that no measure word or noun follows."""
    return _CLAUSE_END.match(text, at) is not None


def _in_digits(text: str) -> Iterator[Found]:
    past = -1
    for digits in _DIGITS.finditer(text):
        start = digits.start()
        if start < past:
            continue
        written, times = digits.group("unit", "times")
        unit = UNITS.get(written) if written else None
        if unit and unit not in _AMBIGUOUS and text[start].isascii():
            past = digits.end()
            number = text[start : past - len(times) - len(written)]
            yield None, StatedNumber(start, past, number, times, unit, False)
            continue
        if not (match := _NUMBER.match(text, start)):
            continue
        left, right = None, _figure(text, match)
        follows = text[right.end : right.end + 1]
        dash = _DASH.match(text, right.end) if follows in _DASHES else None
        if dash and (after := _NUMBER.match(text, dash.end())):
            beyond = _figure(text, after)
            if _is_range(text, right, beyond, dash.group()):
                left, right = right, beyond
            elif not right.unit and dash.group() not in "至到":
                past = beyond.end
                continue
        first = left or right
        negative = _is_negative(text, first.start, past, right.unit)
        if left:
            past = right.end
        if negative is not None and _counts(text, first, right):
            if negative and not left:
                right = right._replace(start=right.start - 1, negative=True)
            past = right.end
            yield left, right


def _figure(text: str, match: re.Match[str]) -> StatedNumber:
    number, more, multiplier, more_after = match.groups()
    end = match.end()
    unit = _unit(text, end)
    if unit:
        end += len(unit)
        unit = UNITS[unit.strip()]
        if text[end : end + 1] in ("/", "／") and (price := _PRICE.match(text, end)):
            unit, end = unit + price.group().replace("／", "/"), price.end()
    is_more = (unit or multiplier) and text[end : end + 1] in _MORE_HEADS
    if is_more and (about := _MORE.match(text, end)):
        more, end = about.group(), about.end()
    approx = bool(more or more_after)
    return StatedNumber(match.start(), end, number, multiplier or "", unit, approx)


def _unit(text: str, at: int) -> str:
    """Return the unit written here; white space may stand before 元 and % only."""
    space = text[at : at + 1] in (" ", "\u3000")
    at += space
    for unit in UNITS_BY_FIRST.get(text[at : at + 1], ()):
        if text.startswith(unit, at):
            if text.startswith(NOT_UNITS[unit], at):
                return ""
            if space:
                return text[at - 1] + unit if UNITS[unit] in MONEY | RATES else ""
            return unit
    return ""


def _is_range(text: str, left: StatedNumber, right: StatedNumber, dash: str) -> bool:
    """Return whether two numbers are the ends of a range; 由3户到5户 is a change, not a range."""
    if not right.unit or left.unit not in ("", right.unit):
        return False
    if dash in "至到" and _CHANGE_LEAD.search(text, max(0, left.start - _LONGEST_LEAD), left.start):
        return False
    return left.value(carried(left, right)) < right.value()


def _is_negative(text: str, start: int, past: int, unit: str) -> bool | None:
    """Return whether the number is negative; None where what stands before makes it a code.

    ``past`` is where the number before ends: in 20%-10% the mark is a dash.
    """
    before, further = text[start - 1 : start], text[max(0, start - 2) : start - 1]
    if not before or ("\u4e00" <= before <= "\u9fff" and before not in _DOUBTFUL):
        return False
    plain = unit in MONEY or unit in RATES
    if before in _MINUS_SIGNS and start - 1 > past:
        return True if plain and not (further.isascii() and further.isalnum()) else None
    if (
        before in _CODE_MARKS
        or before in EXPONENTS
        or (before in _POINTS and further.isdigit())
        or (before.isspace() and further == "第")
        or (before in "、和及与" and _ORDINALS.search(text, max(0, start - _LONGEST_LEAD), start))
        or (before.isascii() and before.isalpha() and not plain)
        or (before == "，" and _THOUSANDS.match(text, max(0, start - 2)))
    ):
        return None
    return False


def _counts(text: str, first: StatedNumber, last: StatedNumber) -> bool:
    """Return whether a number with what follows it is a quantity."""
    start, unit = first.start, last.unit
    before = text[start - 1 : start] if start else ""
    if not unit:
        if last.multiplier:
            return ends_clause(text, last.end) or _PEOPLE.match(text, last.end) is not None
        lead = _SCORE.search(text, max(0, start - _LONGEST_LEAD), start)
        return lead is not None and ends_clause(text, last.end)
    if unit == "年":
        return not _is_year(text, first)
    if (unit == "分" and before in ("时", "点")) or (unit in RANKED and before == "前"):
        return False
    if text.startswith("级", last.end):
        return False
    if unit == YUAN and text[last.end : last.end + 1].isdigit():
        return False
    heading = "." in first.number and (not before or before in _LINE_BREAKS)
    return not heading or bool(last.multiplier) or unit in RATES


def _is_year(text: str, figure: StatedNumber) -> bool:
    """Return whether a number before 年 is a year (2024年, 24年) and no span of years."""
    digits = len(figure.number)
    if digits == _YEAR_DIGITS and figure.number.isdigit():
        return FIRST_YEAR <= int(figure.number) <= LAST_YEAR
    return digits == _SHORT_YEAR_DIGITS and is_short_year(text, figure.start)


def _is_listed(text: str, one: re.Match[str]) -> bool:
    """Return whether 一人 and the like is told beside figures of its unit: 离休一人、退休52人."""
    start, end = one.span()
    if text[end : end + 1] not in _LIST_MARKS or _NO_COUNT.search(text, max(0, start - 4), start):
        return False
    begin, last = text.rfind("。", 0, start) + 1, text.find("。", end)
    sentence = text[begin : last if last >= 0 else len(text)]
    return any(f"{digit}{one[6]}" in sentence for digit in _NUMERALS)


def _in_chinese(text: str) -> Iterator[Found]:
    for match in _CHINESE.finditer(text):
        numeral, more, multiplier, below, more_after, unit = match.groups()
        if below:  # 十二万六千元
            numeral, multiplier = f"{numeral}{multiplier}{below}", ""
        value = chinese_integer(numeral)
        if value is None or (numeral == "二" and not multiplier):
            continue
        if numeral == "一" and not (multiplier or _is_listed(text, match)):
            continue
        end = match.end()
        if text.startswith(NOT_UNITS[unit], end - len(unit)):
            continue
        if about := _MORE.match(text, end):
            more_after, end = about.group(), about.end()
        part = StatedNumber(
            match.start(), end, str(value), multiplier or "", unit, bool(more or more_after)
        )
        yield None, part
