"""How many pages a rendered document fills, roughly, from its own geometry."""

from __future__ import annotations

import math
import unicodedata
from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml import package
from reportgen.ooxml.wordprocessing import (
    TBL,
    TC,
    TR,
    Element,
    P,
    ancestor,
    parse,
    text_of,
    w,
    whole_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TWIPS_PER_HALF_POINT, _EMUS_PER_TWIP = 10, 635
_EXTENT = (
    f"{w('r')}/{w('drawing')}/{{http://schemas.openxmlformats.org/drawingml/2006/"
    "wordprocessingDrawing}inline/{http://schemas.openxmlformats.org/drawingml/2006/"
    "wordprocessingDrawing}extent"
)
_DEFAULT_SIZE, _DEFAULT_LINE = 21, 312
_MAX_LINE, _MOST_PAGES = 3, 50
_WIDE = frozenset("WFA")
"""Widths of characters as wide as they are high: wide, full, and those of Chinese fonts."""
_LINES_AHEAD = 2
"""Lines of a text that stand on the page of what is kept with it."""


class _Style(NamedTuple):
    """What a paragraph style says.

    ``size`` is in half-points, ``pitch`` of lines and ``indent`` of the first one in twips;
    ``new_page`` that a page begins with it, ``kept`` that it is on the page of what is below it.
    """

    size: int
    pitch: int
    indent: int = 0
    new_page: bool = False
    kept: bool = False

    @property
    def is_of_text(self) -> bool:
        """Whether its lines are no higher than text needs."""
        return self.pitch <= _MAX_LINE * self.size * _TWIPS_PER_HALF_POINT


def length_in_words(data: bytes) -> str:
    """Return how long a Word file is; its pages only where the estimate is right within one."""
    characters, pages = estimate_pages(data)
    return f"{characters}字，约{pages}页" if pages <= _MOST_PAGES else f"{characters}字"


def estimate_pages(data: bytes) -> tuple[int, int]:
    """Return the number of characters and of pages of a Word file.

    Characters without white space; pages by counting full lines with the widths, sizes and line
    pitches that the file itself sets. An estimate: it knows nothing of line-breaking rules.
    """
    members = package.unpack(data)
    document = parse(members[package.DOCUMENT])
    styles = _styles(members)
    body = document.find(w("body"))
    if body is None:
        return 0, 1
    characters = sum(len(part) for p in document.iter(P) for part in text_of(p)[0].split())
    pitch = max(style.pitch for style in styles.values() if style.is_of_text)
    return characters, max(1, sum(_pages(each, styles, pitch) for each in _stretches(body, styles)))


class _Stretch:
    """What begins on a new page, and the section that it is in."""

    def __init__(self) -> None:
        self.blocks: list[Element] = []
        self.section: Element | None = None


def _stretches(body: Element, styles: dict[str, _Style]) -> list[_Stretch]:
    """Cut a document where a new page begins: behind each section, and before some paragraphs."""
    found, section = [_Stretch()], 0  # where the present section begins
    for block in body:
        if block.tag == P and found[-1].blocks and _begins_page(block, styles):
            found.append(_Stretch())
        ends = block if block.tag == w("sectPr") else block.find(f"{w('pPr')}/{w('sectPr')}")
        if block is not ends:
            found[-1].blocks.append(block)
        if ends is not None:
            for stretch in found[section:]:
                stretch.section = ends
            section = len(found)
            found.append(_Stretch())
    return [stretch for stretch in found if stretch.blocks]


def _begins_page(paragraph: Element, styles: dict[str, _Style]) -> bool:
    own = paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}")
    return own is not None or _style_of(paragraph, styles).new_page


def _pages(stretch: _Stretch, styles: dict[str, _Style], pitch: int) -> int:
    """Return how many pages are filled when what may not be torn goes to the next one.

    So does what is kept together, even where a page can't hold it all.
    """
    width, height = _text_block(stretch.section)
    # A line does not go across pages: half of one is lost at the foot of each.
    room = max(1.0, height - pitch / 2)
    pages, used = 0, 0.0
    chain: list[_Piece] = []
    for piece in _pieces(stretch, styles, width):
        chain.append(piece)
        if piece.is_kept:
            continue
        ahead = sum(each.height for each in chain[:-1])
        last = min(piece.height, _LINES_AHEAD * pitch) if piece.is_split else piece.height
        if ahead and used + ahead + last > room and used > piece.repeated:
            pages, used = pages + 1, float(piece.repeated)
        for each in chain:
            if used + each.height > room >= each.height and not each.is_split:
                pages, used = pages + 1, float(each.repeated)
            used += each.height
            while used > room:
                pages, used = pages + 1, used - room + each.repeated
        chain.clear()
    left = used + sum(each.height for each in chain)
    return pages + max(1, math.ceil(left / room))


class _Piece(NamedTuple):
    """A paragraph or row: its height, whether pages may end in it, whether it is kept.

    ``repeated`` is how high the head of its table is, which the next page begins with.
    """

    height: float
    is_split: bool = True
    is_kept: bool = False
    repeated: int = 0


def _pieces(stretch: _Stretch, styles: dict[str, _Style], width: int) -> Iterator[_Piece]:
    for block in stretch.blocks:
        if block.tag == P:
            kept = _style_of(block, styles).kept
            yield _Piece(_paragraph_height(block, styles, width), is_kept=kept)
        elif block.tag == TBL:
            yield from _rows(block, styles, width)


def _rows(table: Element, styles: dict[str, _Style], width: int) -> Iterator[_Piece]:
    head = 0
    for row in (row for row in table.iter(TR) if ancestor(row, TBL) is table):
        height = _row_height(row, styles, width)
        looks = row.find(w("trPr"))
        is_whole = looks is not None and looks.find(w("cantSplit")) is not None
        if looks is not None and looks.find(w("tblHeader")) is not None:
            head += height
            yield _Piece(height, not is_whole, is_kept=True)
        else:
            is_kept = _is_kept(row, styles)
            yield _Piece(height, not (is_whole or is_kept), is_kept, head)


def _is_kept(row: Element, styles: dict[str, _Style]) -> bool:
    first = next(row.iter(P), None)
    if first is None:
        return False
    own = first.find(f"{w('pPr')}/{w('keepNext')}")
    return own is not None or _style_of(first, styles).kept


def _row_height(row: Element, styles: dict[str, _Style], width: int) -> int:
    heights = [_number(row.find(f"{w('trPr')}/{w('trHeight')}"), "val", 0)]
    for cell in row.iter(TC):
        merged = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        if merged is None:
            own = _number(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w", width)
            heights.append(sum(_paragraph_height(p, styles, own) for p in cell.iter(P)))
    return max(heights)


def _paragraph_height(paragraph: Element, styles: dict[str, _Style], width: int) -> int:
    style = _style_of(paragraph, styles)
    full = style.size * _TWIPS_PER_HALF_POINT
    indent = paragraph.find(f"{w('pPr')}/{w('ind')}")
    lines = 0
    for part in text_of(paragraph)[0].split("\n"):
        wide = sum(map(_WIDE.__contains__, map(unicodedata.east_asian_width, part)))
        used = wide * full + (len(part) - wide) * (full // 2)
        used += _number(indent, "firstLine", style.indent)
        lines += max(1, math.ceil(used / max(1, full, width - full // 2)))
    return lines * style.pitch + _pictures_height(paragraph, width)


def _pictures_height(paragraph: Element, width: int) -> int:
    """Return the height of the pictures in the text of a paragraph, side by side where they fit."""
    total = row = used = 0
    for extent in paragraph.iterfind(_EXTENT):
        wide, high = (whole_number(extent.get(name), 0) // _EMUS_PER_TWIP for name in ("cx", "cy"))
        if used and used + wide > width:
            total, row, used = total + row, 0, 0
        row, used = max(row, high), used + wide
    return total + row


def _style_of(paragraph: Element, styles: dict[str, _Style]) -> _Style:
    name = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return styles.get("" if name is None else name.get(w("val"), ""), styles[""])


def _styles(members: dict[str, bytes]) -> dict[str, _Style]:
    found = {"": _Style(_DEFAULT_SIZE, _DEFAULT_LINE)}
    if "word/styles.xml" not in members:
        return found
    root = parse(members["word/styles.xml"])
    base = {style.get(w("styleId")): style for style in root.iter(w("style"))}
    for key, style in base.items():
        chain = list(_ancestry(style, base))
        size = _first(chain, f"{w('rPr')}/{w('sz')}", "val", _DEFAULT_SIZE)
        pitch = _first(chain, f"{w('pPr')}/{w('spacing')}", "line", _DEFAULT_LINE)
        new_page = any(
            each.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None for each in chain
        )
        kept = any(each.find(f"{w('pPr')}/{w('keepNext')}") is not None for each in chain)
        indent = _first(chain, f"{w('pPr')}/{w('ind')}", "firstLine", 0)
        found[str(key)] = _Style(size, pitch, indent, new_page, kept)
    return found


def _ancestry(style: Element, base: dict[str, Element]) -> Iterable[Element]:
    seen: set[str] = set()
    current: Element | None = style
    while current is not None and current.get(w("styleId")) not in seen:
        seen.add(current.get(w("styleId")))
        yield current
        parent = current.find(w("basedOn"))
        current = None if parent is None else base.get(parent.get(w("val")))


def _first(chain: list[Element], path: str, attribute: str, otherwise: int) -> int:
    for style in chain:
        if (value := _number(style.find(path), attribute, -1)) >= 0:
            return value
    return otherwise


def _text_block(section: Element | None) -> tuple[int, int]:
    """Return width and height of the text block in twips; A4 with usual margins without sectPr."""
    size = None if section is None else section.find(w("pgSz"))
    margins = None if section is None else section.find(w("pgMar"))
    width = _number(size, "w", 11906) - _number(margins, "left", 1587)
    height = _number(size, "h", 16838) - _number(margins, "top", 2098)
    return width - _number(margins, "right", 1474), height - _number(margins, "bottom", 1984)


def _number(element: Element | None, attribute: str, otherwise: int) -> int:
    value = "" if element is None else element.get(w(attribute), "")
    return int(value) if value.isdecimal() else otherwise
