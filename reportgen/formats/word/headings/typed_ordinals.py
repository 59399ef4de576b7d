"""Ordinals as people type them or Word numbers them: ``1、`` ``（一）`` ``①`` ``Ⅰ.`` ``一是``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.chinese.numeral_words import chinese_numeral
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MEASURED = (
    "[%％‰亿万千百元亩吨倍米斤克升]|公[里顷斤]|平方|立方|个(?:百分点|月|小时|点)|小时|天|年(?!度)"
    "|[×÷＊*+＋±~～℃°㎡㎥㎞㎏=＝≥≤]|[厘毫]米|[兆千]瓦"
    "|(?:km|kg|mm|cm|m|kW|MW|GW|kV|GB|TB|t)(?![A-Za-z])"
    "|分(?![类管工析项解配步级别区批期年部布散担享头])"
)
"""What follows a number with a decimal point that is no ordinal."""

_COUNTED = (
    f"{_MEASURED}|个(?!人|体)|名(?![称录单])|户(?!籍)|家(?![庭长校])|处(?![室理置])|次(?!数)|项(?!目)|"
    "[台辆套座所份届位]|月(?!度)|日(?!常)|期(?![末间])|条(?!件)|件(?!数)|人(?![员才均口])"
)

_STEMS, _FORMALS = "甲乙丙丁戊己庚辛壬癸", "壹贰叁肆伍陆柒捌玖拾"
_STEM, _FORMAL = f"[{_STEMS}]", f"[{_FORMALS}]"
_TYPED = re.compile(
    rf"[{LAYOUT}]*(?:"
    r"(?P<sign>[①-⑳⑴-⒇⒈-⒛㈠-㈩㊀-㊉❶-❿])[、.．]?"
    r"|(?P<roman>[Ⅰ-Ⅻ]|(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})(?=[、.．](?!\d)))[、.．）)]"
    r"|(?P<bullet>[•●■◆▪·➢])(?!\d)"
    rf"|(?P<formal>{_FORMAL}{{1,3}}|{_STEM}(?=、(?!{_STEM})))、"
    r"|第(?P<division>[一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|章)[、.．:：]?"
    rf"|第(?P<section>[一二三四五六七八九十]{{1,3}}|\d{{1,2}})节(?=[{LAYOUT}、.．:：])[、.．:：]?"
    rf"|(?P<path>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}})(?![\d.．]|{_COUNTED})[、.．]?"
    rf"|[（(] ?(?P<inner>\d{{1,3}}|[一二三四五六七八九十百]{{1,5}}|{_FORMAL}{{1,3}}) ?[）)][、.．]?"
    rf"|(?P<plain>\d{{1,3}}|[一二三四五六七八九十百]{{1,5}})"
    rf"(?P<close>[{LAYOUT}]*、|[）)]|[.．](?!\d)|[.．](?=20\d\d年)|(?<=[一二三四五六七八九十])[:：])"
    rf"|(?P<bare>\d{{1,2}}(?=[{LAYOUT}]+[\u4e00-\u9fff])|[一二三四五六七八九十]{{1,3}}(?=[{LAYOUT}]+[\u4e00-\u9fff]{{2}}))"
    rf"(?![{LAYOUT}]+(?:{_COUNTED}))"
    rf")[{LAYOUT}]*"
)
"""An ordinal; ``1.5万`` is a number, but ``1.2024年`` and ``1.1 概况`` begin with ordinals."""

_BULLET = re.compile(rf"[{LAYOUT}]*[•·●■◆▪\uf06c\uf06e\uf075-]?[{LAYOUT}]*")
_SIGNS = {"①": "①", "❶": "①", "⑴": "(1)", "⒈": "1.", "㈠": "(一)", "㊀": "(一)", "Ⅰ": "Ⅰ"}
"""Signs that are a number each: the first of a kind, with the style that they stand for."""

_CLOSES = str.maketrans("．）：:", ".)、、")
_LATIN = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ", "V": "Ⅴ", "VI": "Ⅵ", "VII": "Ⅶ"}
_LATIN |= {"VIII": "Ⅷ", "IX": "Ⅸ", "X": "Ⅹ", "XI": "Ⅺ", "XII": "Ⅻ"}

_POINT = re.compile(r"(?:^|(?<=[。；;！!？?，,、：:”\"）)\s]))([一二三四五六七八九十百]+)([是要])")
_TOUCHING = re.compile(r"(?<![一二三四五六七八九十百唯统之单])一是")
_SECOND = re.compile(r"[。；;，,]二是")
"""一是 right after a heading: it is one when 二是 follows where a sentence or clause begins."""

_NUMERALS = {chinese_numeral(number): number for number in range(1, 200)}
_PLAIN = str.maketrans(_FORMALS, "一二三四五六七八九十")
_LINE_STARTS = re.compile(rf"\n[{LAYOUT}]*")
_MAX_NUMERAL, _MOST_IN_PATH = 9999, 30
_SENTENCE_ENDS = "。；;！!？?"


class TypedOrdinal(NamedTuple):
    """An ordinal: its ``style`` (such as ``(1)``), its number, and where in the text it ends.

    A bullet has no number (0); of ``1.2.3`` it is the last.
    """

    style: str
    number: int
    end: int


def ordinal_of(line: WordLine) -> TypedOrdinal | None:
    """Read the ordinal that begins a line, automatic or typed."""
    if line.number:
        found = typed_ordinal(f"{line.number}标题")
        return found._replace(end=0) if found else TypedOrdinal("•", 0, 0)
    return typed_ordinal(line.text)


def typed_ordinal(text: str, start: int = 0) -> TypedOrdinal | None:
    """Read the ordinal that stands at a position of a text."""
    match = _TYPED.match(text, start)
    if match is None:
        return None
    if sign := match["sign"] or _LATIN.get(match["roman"], match["roman"]):
        first = max(each for each in _SIGNS if each <= sign)
        return TypedOrdinal(_SIGNS[first], ord(sign) - ord(first) + 1, match.end())
    if match["bullet"]:
        return TypedOrdinal("•", 0, match.end())
    if match["path"]:
        steps = re.split("[.．]", match["path"])
        number = int(steps[-1])
        found = TypedOrdinal(".".join("1" * len(steps)), number, match.end())
        return found if 0 < number <= _MOST_IN_PATH else None
    digits = match["inner"] or match["plain"] or match["division"] or match["bare"]
    digits = digits or match["section"] or match["formal"]
    kind = "1" if digits.isdecimal() else "一"
    number = int(digits) if digits.isdecimal() else _counted(digits)
    if not number:
        return None
    if match["inner"] or match["section"]:  # 第一节 is of a chapter, as （一） is
        return TypedOrdinal(f"({kind})" if match["inner"] else "(一)", number, match.end())
    if match["division"] or match["formal"]:  # 壹、 and 甲、 are above 一、
        return TypedOrdinal("第", number, match.end())
    close = (match["close"] or "").strip(LAYOUT).translate(_CLOSES)
    # Of （三） the first bracket is often lost.
    style = "(一)" if (kind, close) == ("一", ")") else kind + close
    return TypedOrdinal(style, number, match.end())


def _counted(numeral: str) -> int:
    """Return the number that a numeral in words, formal ones too, or a stem stands for; else 0."""
    plain = numeral.translate(_PLAIN)
    plain = plain[1:] if plain.startswith("一十") else plain
    return _NUMERALS.get(plain, 0) or _STEMS.find(numeral) + 1


def follows(mark: TypedOrdinal | None, last: TypedOrdinal | None) -> bool:
    """Return whether an ordinal is the next after another one."""
    if mark is None or last is None:
        return False
    return mark.style == last.style and mark.number == last.number + 1


def unmarked(line: WordLine) -> WordLine:
    """Return a line without the ordinal that begins it."""
    mark = ordinal_of(line)
    return line if mark is None else line._replace(number="").part(mark.end)


class Item(NamedTuple):
    """An item of a list: its lines without the ordinal, and that ordinal as it stood.

    ``automatic`` tells an ordinal that Word counts, or a 一是 of the prose, from others.
    """

    lines: list[WordLine]
    ordinal: str
    automatic: bool = False

    @property
    def text(self) -> str:
        """The item's text; its further paragraphs follow as lines."""
        return "\n".join(text for line in self.lines if (text := line.shown.strip(LAYOUT)))


def items_of(lines: Sequence[WordLine], last: int = 0) -> list[Item]:
    """Split paragraphs into the items of a list.

    With ordinals, an item goes from one to the next of the same style; what has another style, or
    none, belongs to the item before. Without any, each paragraph is an item. ``last`` is the number
    of an item before them.
    """
    lines = _split_breaks([line for line in lines if line.shown.strip(LAYOUT)])
    ordinals = [ordinal_of(line) for line in lines]
    style = next((each.style for each in ordinals if each is not None), "")
    if len(lines) == 1 and style:
        lines = split_inside(lines[0], style, last + 1)
        ordinals = [ordinal_of(line) for line in lines]
    found: list[Item] = []
    for line, read in zip(lines, ordinals, strict=True):
        ordinal = read or _expected(line, style, last + 1)
        follows = ordinal is not None and ordinal.style == style and _follows(ordinal.number, last)
        if follows and ordinal is not None:
            last = ordinal.number
            typed = line.number or line.text[: ordinal.end].strip(LAYOUT)
            rest = line._replace(number="").part(ordinal.end)
            found.append(Item([rest._replace(number="")], typed, bool(line.number)))
        elif last == 0 or not found:
            found.append(Item([line.part(0)], ""))
        else:
            found[-1].lines.append(line.part(0))
    return found


def _expected(line: WordLine, style: str, number: int) -> TypedOrdinal | None:
    """Read ``2.5`` as the ordinal 2 where the list is numbered ``1.`` and 2 comes next."""
    match = re.match(rf"[{LAYOUT}]*{number}[.．](?=\d)", line.text) if style == "1." else None
    return TypedOrdinal(style, number, match.end()) if match and not line.number else None


def _follows(number: int, last: int) -> bool:
    """Return whether a number may come next in a list that people number by hand."""
    return number == 0 or last < number <= last + 3 or number == last


def _split_breaks(lines: Sequence[WordLine]) -> list[WordLine]:
    """Make paragraphs of soft returns where each line begins with the next ordinal."""
    found: list[WordLine] = []
    for line in lines:
        starts = [0]
        first = ordinal_of(line)
        number = first.number if first else 0
        for match in _LINE_STARTS.finditer(line.text) if first else ():
            ordinal = typed_ordinal(line.text, match.end())
            if ordinal and first and ordinal.style == first.style and ordinal.number == number + 1:
                number += 1
                starts.append(match.end())
        found += _cut(line, starts)
    return found


def split_inside(line: WordLine, style: str, first: int = 1) -> list[WordLine]:
    """Cut a paragraph at the ordinals that follow the end of a sentence, behind the ``first``."""
    starts, number = [0], first
    for match in re.finditer(rf"[{_SENTENCE_ENDS}][{LAYOUT}]*", line.text):
        ordinal = typed_ordinal(line.text, match.end())
        if ordinal and ordinal.style == style and ordinal.number == number + 1:
            number += 1
            starts.append(match.end())
    return _cut(line, starts)


def _cut(line: WordLine, starts: list[int]) -> list[WordLine]:
    if len(starts) == 1:
        return [line]
    return [line.part(start, end) for start, end in zip(starts, [*starts[1:], None], strict=True)]


class Points(NamedTuple):
    """A text cut at ``一是``, ``二是`` … (or 一要 …): what stands before, and each point's text."""

    before: str
    points: list[str]


def points_of(text: str, first: int = 1) -> Points:
    """Cut a text at the points counted from ``first``, all by 是 or all by 要."""
    cuts: list[tuple[int, int]] = []
    wanted, word = first, ""
    for match in _POINT.finditer(text):
        if _NUMERALS.get(match[1]) == wanted and match[2] in (word or match[2]):
            cuts.append((match.start(), match.end()))
            wanted, word = wanted + 1, match[2]
    if not cuts and first == 1:
        touching = _TOUCHING.search(text)
        cuts += [touching.span()] if touching and _SECOND.search(text, touching.end()) else []
    if not cuts:
        return Points(text, [])
    if word != "要":
        cuts = _find_closer(text, cuts, first)
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    points = [text[start:end].rstrip(LAYOUT) for (_, start), end in zip(cuts, ends, strict=True)]
    return Points(text[: cuts[0][0]].rstrip(LAYOUT), points)


def _find_closer(text: str, cuts: list[tuple[int, int]], first: int) -> list[tuple[int, int]]:
    """Go on where a point ends without punctuation, so that the next word touches it."""
    while first + len(cuts) <= _MAX_NUMERAL:
        wanted = chinese_numeral(first + len(cuts))
        match = re.compile(rf"(?<![一二三四五六七八九十百第唯]){wanted}是").search(
            text, cuts[-1][1]
        )
        if match is None:
            break
        cuts.append(match.span())
    return cuts


def pointed_items(lines: Sequence[WordLine], first: int = 1, least: int = 2) -> list[Item]:
    """Split paragraphs that are counted 一是, 二是 … into items; none where they are not.

    What stands before 一是, and a paragraph without a count, have no place among them. ``first`` is
    what they are counted from; fewer than ``least`` are no count.
    """
    found: list[Item] = []
    for line in lines:
        cut = points_of(line.shown.strip(LAYOUT), first + len(found))
        if cut.before or not cut.points:
            return []
        for text in cut.points:
            ordinal = f"{chinese_numeral(first + len(found))}是"
            found.append(Item([WordLine(text, line.place)], ordinal, automatic=True))
    return found if len(found) >= least else []
