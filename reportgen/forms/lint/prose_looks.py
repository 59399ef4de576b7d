"""The look of text outside tables, and of page numbers, where it differs from the usual.

GB/T 9704-2012: text 三号仿宋 (7.3.3), headings 黑体, 楷体, 仿宋 (7.3.3), page numbers 四号宋体
with a dash at each side (7.5). The line height is what counties use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen import codes
from reportgen.findings import Finding
from reportgen.forms.lint.looks import ANNEX, Occurrences, ResolvedStyles
from reportgen.ooxml import package
from reportgen.ooxml.wordprocessing import (
    TC,
    Element,
    P,
    ancestor,
    parse,
    places_of,
    runs_of,
    text_of,
    w,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TEXT_FONT, TEXT_POINTS, TEXT_LINES = "仿宋_GB2312", 16.0, (28.0, 30.0)
_NUMERAL = r"(?:[一二三四五六七八九十]+|\{\{[^{}]*中文数字\s*\}\})"
HEADINGS = (
    (re.compile(rf"\s*{_NUMERAL}、"), "黑体"),
    (re.compile(rf"\s*（{_NUMERAL}）"), "楷体_GB2312"),
)
NUMBER_FONTS, NUMBER_POINTS = ("宋体",), 14.0
WESTERN = "Times New Roman"

_NOT_PRINTED = re.compile(r"\s*\{%p\b")
_FIELD = re.compile(r"\bPAGE\b")
_ADVICE = "县里另有规定的照县里的"


def prose_differences(members: Mapping[str, bytes]) -> list[Finding]:
    """Note what differs, each difference once, where it is first seen."""
    try:
        root = parse(members[package.DOCUMENT])
        styles = ResolvedStyles(parse(members.get("word/styles.xml", b"<none/>")))
        footers = [
            parse(data)
            for name, data in sorted(members.items())
            if name.startswith("word/footer") and name.endswith(".xml")
        ]
    except (etree.XMLSyntaxError, ValueError):
        return []  # reported by the compiler
    return [*_chapters(root, styles), *_western(root, styles), *_numbers(footers, styles)]


def _note(place: str, message: str, advice: str) -> Finding:
    return Finding(codes.M06, "info", "", place, message, f"{advice}；{_ADVICE}")


def _chapters(root: Element, styles: ResolvedStyles) -> Iterator[Finding]:
    """Compare the text from the first heading on with that of an official document."""
    looks = Occurrences[tuple[str, str, float]]()
    heights = Occurrences[tuple[float, str]]()
    places = places_of(root)
    for paragraph in _text_paragraphs(root):
        text = text_of(paragraph)[0]
        wanted = next((font for kind, font in HEADINGS if kind.match(text)), TEXT_FONT)
        for run in runs_of(paragraph):
            look = styles.font(run, paragraph), styles.points(run, paragraph)
            if look != (wanted, TEXT_POINTS):
                looks.add((wanted, *look), places[paragraph], text)
        line = styles.line(paragraph)
        if line[1] != "exact" or not TEXT_LINES[0] <= line[0] <= TEXT_LINES[1]:
            heights.add(line, places[paragraph], text)
    for (wanted, font, points), place, quote, count in looks:
        have, usual = f"{font or '默认字体'}、{points:g}磅", f"{wanted}三号（{TEXT_POINTS:g}磅）"
        message = f"“{quote}”：这里是{have}，通常用{usual}"
        yield _note(place, message, f"在“字体”里改（这样的有{count}处）")
    for (height, rule), place, quote, count in heights:
        have = f"{height:g}倍" if rule == "auto" else f"{height:g}磅"
        message = f"“{quote}”：行距是{have}，正文通常用固定值28～30磅"
        yield _note(place, message, f"在“段落”里改（这样的有{count}处）")


def _text_paragraphs(root: Element) -> Iterator[Element]:
    """Return the paragraphs outside tables from the first heading on, without the annexes."""
    begun = False
    for paragraph in root.iter(P):
        text = text_of(paragraph)[0]
        if not text.strip() or ancestor(paragraph, TC) is not None or _NOT_PRINTED.match(text):
            continue
        if ANNEX.match(text):
            return
        begun = begun or HEADINGS[0][0].match(text) is not None
        if begun:
            yield paragraph


def _western(root: Element, styles: ResolvedStyles) -> Iterator[Finding]:
    """Compare the font of Western letters and digits of the body."""
    fonts = Occurrences[str]()
    places = places_of(root)
    for paragraph in root.iter(P):
        text = text_of(paragraph)[0]
        for run in runs_of(paragraph):
            if (font := styles.western(run, paragraph)) != WESTERN:
                fonts.add(font, places[paragraph], text)
    for font, place, quote, count in fonts:
        message = f"“{quote}”：数字和字母用{font or '默认字体'}，通常用 {WESTERN}"
        yield _note(place, message, f"在“字体”里改“西文字体”（这样的有{count}处）")


def _numbers(footers: list[Element], styles: ResolvedStyles) -> Iterator[Finding]:
    """Compare page numbers; there should be some."""
    numbered = [p for footer in footers for p in footer.iter(P) if _FIELD.search(_instructions(p))]
    if not numbered:
        message = "没有页码，通常在页脚印“— 1 —”，单页居右、双页居左"
        yield _note("页脚", message, "在“插入 → 页码”里加上")
        return
    for paragraph in numbered:
        for run in runs_of(paragraph):
            look = styles.font(run, paragraph), styles.points(run, paragraph)
            if look[0] not in NUMBER_FONTS or look[1] != NUMBER_POINTS:
                message = f"页码是{look[0] or '默认字体'}、{look[1]:g}磅，通常用宋体四号"
                yield _note("页脚", f"{message}（{NUMBER_POINTS:g}磅）", "选中页码，在“字体”里改")
                return


def _instructions(paragraph: Element) -> str:
    fields = (each.get(w("instr"), "") for each in paragraph.iter(w("fldSimple")))
    return " ".join((*fields, *(each.text or "" for each in paragraph.iter(w("instrText")))))
