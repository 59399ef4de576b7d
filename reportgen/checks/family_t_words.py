"""Rules on words and figures as official documents write them: typos, document numbers, spaces.

The brackets of document numbers after GB/T 9704-2012, ranges and short dates after GB/T 15835-2011
and GB/T 15834-2011.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpts
from reportgen.chinese.measure_words import NOT_UNITS, UNITS_BY_FIRST
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.dictionary_entries import Typo
    from reportgen.checks.subject import Passage, Subject


@rule(
    codes.T05,
    explanation="按词典“错别字”查常见错字：截止目前（截至）、建全制度（健全）、台帐（台账）、"
    "其它（其他）等。只收一定是错的；在有的说法里本来是对的（截止日期、台风登陆、"
    "帐篷）不报。每段每个错字报一次。词典可以用 --dict 增加，也可以停用其中的词。",
    wrong="截止目前，已建立建全台帐。",
    right="截至目前，已建立健全台账。",
)
def typos(subject: Subject) -> Iterator[Hit]:
    """Look for the typos of the dictionary."""
    found: dict[tuple[Passage, Typo], list[tuple[int, int]]] = {}
    for start, typo in subject.dictionary.find_typos(subject.text):
        span = start, start + len(typo.wrong)
        found.setdefault((subject.passage_at(start), typo), []).append(span)
    for (passage, typo), spans in found.items():
        yield Hit(
            passage.path,
            f"“{typo.wrong}”应为“{typo.right}”：{excerpts(subject.text, spans)}",
            f"改成“{typo.right}”",
        )


_DOCUMENT_NUMBER = lazy_pattern(
    r"([\[［【（(﹝〔〖])\s*((?:19|20|１９|２０)[0-9０-９]{2})\s*年?\s*([\]］】）)﹞〕〗])\s*(第?)\s*"
    r"([0-9０-９]{1,5})\s*号"
)
_ISSUER = lazy_pattern("[\u4e00-\u9fff]{1,6}$")
_ISSUED = "发办函"
_NUMBERED = lazy_pattern("号(?<=[0-9]号)")
_BARE_NUMBER = lazy_pattern(
    "([\u4e00-\u9fff]{1,6}[发办函绩政财预字农建通规])((?:19|20)[0-9]{2})年?第?([0-9]{1,4})号(?=文|通知|规定|要求|精神|[）)》])"
)
_AFTER_TITLE = lazy_pattern("》([\u4e00-\u9fff]{2,7}〔[0-9]{4}〕[0-9]{1,4}号)")
_WRONG_ISSUER = lazy_pattern("(?:国办文|国发办|中办文|国办字)(?=〔)")
_RIGHT_ISSUERS = {"国办文": "国办发", "国发办": "国办发", "国办字": "国办发", "中办文": "中办发"}


@rule(
    codes.T06,
    explanation="查找年份没有用六角括号〔〕的发文字号：[2024]、（2024）、(2024)、【2024】、"
    "［2024］、﹝2024﹞。只认“机关代字＋括号里的四位年份＋号数”（"
    "湘政发[2024]5号）。案号、证书号（括号后面不是号数，或写“第5号”而前面不是“发”"
    "“办”“函”）不算，它们另有写法。",
    wrong="湘政发[2024]5号",
    right="湘政发〔2024〕5号",
)
def document_numbers(subject: Subject) -> Iterator[Hit]:
    """Look for document numbers in other brackets than 〔〕."""
    for passage in subject.passages_with(_DOCUMENT_NUMBER, marks="号"):
        for found in _DOCUMENT_NUMBER.finditer(passage.text):
            left, year, right, ordinal, number = found.groups()
            before = passage.text[max(0, found.start() - 6) : found.start()]
            issuer = _ISSUER.search(before)
            if issuer is None or (left, right) == ("〔", "〕"):
                continue
            if not ordinal or before[-1] in _ISSUED:
                yield Hit(
                    passage.path,
                    f"“{issuer[0]}{found[0]}”的年份没有用六角括号",
                    f"写成“{issuer[0]}〔{year}〕{number}号”",
                )
    yield from _badly_written_numbers(subject)


def _badly_written_numbers(subject: Subject) -> Iterator[Hit]:
    """Look for numbers without brackets around the year or themselves, and for wrong issuers."""
    for passage in subject.passages_with(_NUMBERED, marks="号"):
        text = passage.text
        for found in _BARE_NUMBER.finditer(text):
            issuer, year, number = found.groups()
            right = f"{issuer}〔{year}〕{number}号"
            yield Hit(passage.path, f"“{found[0]}”的年份没有用六角括号", f"写成“{right}”")
        for found in _AFTER_TITLE.finditer(text):
            yield Hit(
                passage.path,
                f"发文字号“{found[1]}”紧接在文件标题后面，没有放在括号里",
                f"写成“》（{found[1]}）”",
            )
        for found in _WRONG_ISSUER.finditer(text):
            right = _RIGHT_ISSUERS[found[0]]
            yield Hit(passage.path, f"没有“{found[0]}”这个机关代字", f"核对文件，一般是“{right}”")


_POINT = lazy_pattern("[.．](?=[0-9])")
_SHORT_DATE = lazy_pattern(
    r"[“\"]([0-9]{1,2})[.．]([0-9]{1,2})[”\"](?!版|倍|级|寸)"
    r"|(?<![0-9.A-Za-z])([0-9]{1,2})[.．]([0-9]{1,2})(?=特大|洪灾|洪涝|洪水|水灾|事故|事件|地震|火灾)"
)
_MAY_BE_SHORT = lazy_pattern(
    '[.．–—－-](?=[0-9])(?:(?<![.．])|(?=[0-9]{1,2}(?:[”"]|特大|洪|水灾|事|地震|火灾)))'
)
_DASH = lazy_pattern("[-–—－]{1,2}(?=[0-9])")
_FROM = lazy_pattern(
    r"(?<![A-Za-z0-9.,/:=＝+＋×÷～~–—－-])(?<![0-9]：)(?<![A-Za-z] )(?<!第)"
    r"([0-9][0-9,]*(?:\.[0-9]+)?)(%|％|‰|℃|[十百千万亿]{0,2}[元人个亩户米吨天岁]?)$"
)
_TO = lazy_pattern(r"([0-9][0-9,]*(?:\.[0-9]+)?)(?![0-9.,:：/–—－-])([十百千万亿]{0,2})")
_DESIGNATIONS = frozenset("期批轮栋幢层节段卷篇")
_LONGEST_NUMBER = 16
_FIRST_YEAR = 1900
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule(
    codes.T07,
    explanation="查找两种写法，一处一条：引号里（或“特大洪灾”等前面）用点的月日简称“7.28”；"
    "用短横的数值范围10-30万元。范围指两个数由 - – — 连接、后一个大于前一个、"
    "后面有计量单位。年份和月日的起止（2023-2025年、3-5月）、电话号码、标准号（"
    "GB/T 9704-2012）、第3-5条、楼栋和批次的编号不算。",
    wrong="“7.28”洪涝灾害；收入10-30万元的村",
    right="“7·28”洪涝灾害；收入10～30万元（或10万元至30万元）的村",
)
def short_dates_and_ranges(subject: Subject) -> Iterator[Hit]:
    """Look for 7.28 written for a day, and ranges written with a hyphen."""
    for passage in subject.passages_with(_MAY_BE_SHORT):
        text = passage.text
        for point in _POINT.finditer(text):
            if date := _SHORT_DATE.search(text, max(0, point.start() - 3), point.end() + 5):
                month, day = (int(group) for group in date.groups() if group)
                if 1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]:
                    message = f"“{month}.{day}”是月日简称，中间应用间隔号"
                    yield Hit(passage.path, message, f"写成“{month}·{day}”")
        for dash in _DASH.finditer(text):
            if found_range := _range_around(text, dash.start(), dash.end()):
                words, advice = found_range
                yield Hit(passage.path, f"“{words}”的范围用了短横", advice)


def _range_around(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Return the words of the range that a dash stands in, and how to write it; None if none."""
    left = max(0, start - _LONGEST_NUMBER)
    low, high = _FROM.search(text[left:start]), _TO.match(text, end)
    if low is None or high is None or (left and not low.start()):
        return None
    unit = high[2] + _unit_at(text, high.end())
    values = [Decimal(number.replace(",", "")) for number in (low[1], high[1])]
    if not unit or unit in _DESIGNATIONS or _is_code(low[1]) or _is_code(high[1]):
        return None
    if (unit == "年" and values[1] >= _FIRST_YEAR) or (not low[2] and values[0] >= values[1]):
        return None
    words = f"{low[0]}{text[start:end]}{high[1]}{unit}"
    return words, f"写成“{low[0]}～{high[1]}{unit}”或“{low[1]}{low[2] or unit}至{high[1]}{unit}”"


def _is_code(number: str) -> bool:
    """Tell a number that no amount is written like: 0731, 08."""
    return number.startswith("0") and number[1:2] not in ("", ".")


def _unit_at(text: str, at: int) -> str:
    """Return the unit that stands at an offset; empty where another word does."""
    for unit in UNITS_BY_FIRST.get(text[at : at + 1], ()):
        if text.startswith(unit, at):
            return "" if text.startswith(NOT_UNITS[unit], at) else unit
    return ""


_OFFICE_ENDS = frozenset("部局委厅办院府室会署行社团")
_LONGEST_ISSUERS = 80
_ISSUED_TOGETHER = lazy_pattern("[^，。；《》]{2,60}?[部局委厅办院府室会署行社团](?=关于|印发|转发|[ \u3000])")
_SPACE = "[ \t\u00a0\u2000-\u200a\u3000]"
_SPACE_CHARACTERS = "".join(map(chr, (0x20, 0x09, 0xA0, *range(0x2000, 0x200B), 0x3000)))
_SPACES = lazy_pattern(f"{_SPACE}{_SPACE}*")  # twice as fast as with +
_CHINESE = lazy_pattern("[\u2014\u2018-\u201d\u2026\u3001-\u9fff\uff01-\uff5e]")
_NAME_WITH_NUMBER = lazy_pattern(r"[A-Za-z][A-Za-z0-9./-]*[ ]?[0-9.-]*$")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_IDEOGRAPHIC_SPACE = "\u3000"


@rule(
    codes.T08,
    explanation="查找汉字之间、汉字与数字之间的空格，段首的空格，用来对齐的连续空格；"
    "每段报一次。英文单词两边的空格、型号和标准号里的空格（GB/T 9704）、"
    "词典“固定写法”里的空格、标题与内容之间的一个全角空格不算。",
    wrong="　　全年完成 3 项任务， 新建公厕5座。",
    right="全年完成3项任务，新建公厕5座。",
)
def spaces_in_chinese(subject: Subject) -> Iterator[Hit]:
    """Look for spaces inside Chinese text."""
    for passage in subject.passages_with(_SPACES, marks=_SPACE_CHARACTERS):
        text = passage.text
        found = (spaces.span() for spaces in _SPACES.finditer(text))
        spans = [
            span
            for span in found
            if _is_in_chinese(text, *span)
            and not subject.dictionary.is_fixed(text, *span)
            and not _parts_issuers(text, *span)
        ]
        if spans:
            yield Hit(
                passage.path,
                f"中文里夹了空格：{excerpts(text, spans, 4)}",
                "删去空格；缩进和对齐由模板来排",
            )


def _parts_issuers(text: str, start: int, end: int) -> bool:
    """Return whether a space parts offices that issued a document together, as it should."""
    if end - start > 1 or text[start - 1 : start] not in _OFFICE_ENDS:
        return False
    opened = text.rfind("《", max(0, start - _LONGEST_ISSUERS), start)
    if opened < 0 or "》" in text[opened:start]:
        return False
    return _ISSUED_TOGETHER.match(text, end) is not None


def _is_in_chinese(text: str, start: int, end: int) -> bool:
    """Return whether spaces stand in Chinese, or are there for layout."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if right in ("", "\n"):
        return False
    if left in ("", "\n") or end - start > 1:
        return not (left + right).isascii() or left in ("", "\n")
    if text[start] == _IDEOGRAPHIC_SPACE:
        return False
    if left in _DIGITS and _CHINESE.match(right):
        return not _NAME_WITH_NUMBER.search(text, max(0, start - 24), start)
    return bool(_CHINESE.match(left) and (right in _DIGITS or _CHINESE.match(right)))
