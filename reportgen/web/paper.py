"""A Word file as HTML: its own paper, tables and type, without Word.

A small converter that knows what our forms use: widths and merged cells of tables, fonts, sizes,
spacing, indents, numbers, page sizes. It breaks no pages and prints no page numbers, which only
Word knows. Everything comes as text, escaped, and as CSS rules by class, so that nothing of a
document can be obeyed by the browser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.numbering import Numbering
from reportgen.ooxml.package import DOCUMENT, unpack
from reportgen.ooxml.styles import num_pr
from reportgen.ooxml.wordprocessing import Element, parse, w, whole_number
from reportgen.web.paper_edges import PaperEdges
from reportgen.web.paper_looks import Look, PaperLooks, families, paragraph_css, run_css
from reportgen.web.paper_pictures import PaperPictures
from reportgen.web.paper_tables import Grid, PaperCell, cell_css, held_css, row_height, table_css

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TWIPS, _FIRST = 20, 2
_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff"
_EDGE = re.compile(rf"(?<=[{_HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[{_HAN}])")
_WIDE = re.compile("[“”‘’…—·]+")
_BREAK = re.compile("[\n\r]")
_P, _TBL, _R, _T = w("p"), w("tbl"), w("r"), w("t")
_DRAWINGS = tuple(map(w, ("drawing", "pict", "object")))
_EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_SKIPPED = frozenset(map(w, ("del", "moveFrom", "instrText", "pPr", "rPr")))


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as HTML and the CSS rules that it needs, in the order in which they count.

    ``pictures`` are those that it asks for, by their keys.
    """

    html: str
    rules: list[str] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class _Sheet:
    """Paper of one size that goes on until the next begins."""

    body: list[str] = field(default_factory=list)
    css: str = ""
    edges: str = ""


def paper_of(data: bytes) -> Paper:
    """Return a .docx as HTML; raises PackageError for a file that is none."""
    return _Drawing(unpack(data)).paper()


class _Drawing:
    """One document on its way to HTML."""

    def __init__(self, members: dict[str, bytes]) -> None:
        def part(name: str) -> Element:
            return parse(members[name]) if name in members else None

        self._root = parse(members[DOCUMENT])
        self._looks = PaperLooks(part("word/styles.xml"))
        self._numbering = Numbering(part("word/numbering.xml"))
        self._pictures = PaperPictures(members)
        self._edges = PaperEdges(members)
        self._classes: dict[str, str] = {}
        self._page_rules: list[str] = []

    def paper(self) -> Paper:
        body = self._root.find(w("body"))
        sheets = [_Sheet()]
        before: Look = {}
        for child in () if body is None else _through(body):
            if child.tag == _P:
                look = self._looks.paragraph(child.find(w("pPr")))
                if look.get("breaks") and sheets[-1].body:
                    sheets.append(_Sheet())
                sheets[-1].body.append(self._paragraph(child, look, before))
                before = look
                section = child.find(f"{w('pPr')}/{w('sectPr')}")
                if section is not None:
                    self._end(sheets, section)
                    sheets.append(_Sheet())
            elif child.tag == _TBL:
                sheets[-1].body.append(self._table(child))
                before = {}
        last = None if body is None else body.find(w("sectPr"))
        self._end(sheets, last)
        html = "".join(
            f'<section class="sheet {sheet.css}">{sheet.edges}{"".join(sheet.body)}</section>'
            for sheet in sheets
            if sheet.body
        )
        rules = [f".paper .{name}{{{css}}}" for css, name in self._classes.items()]
        return Paper(html, [*rules, *self._page_rules], self._pictures.shown)

    def _class(self, css: str) -> str:
        return self._classes.setdefault(css, f"w{len(self._classes)}")

    def _end(self, sheets: list[_Sheet], section: Element) -> None:
        """Set the size of the sheets since the last section."""
        size = _Size.of(section)
        css = self._class(size.css)
        if f".paper .{css}{{page:{css}}}" not in self._page_rules:
            self._page_rules += [f"@page {css}{{{size.page}}}", f".paper .{css}{{page:{css}}}"]
            if len(self._page_rules) == _FIRST:  # for browsers that know no names of pages
                self._page_rules.insert(0, f"@page{{{size.page}}}")
        begun = [sheet for sheet in sheets if not sheet.css]
        for at, sheet in enumerate(begun):
            sheet.css = css
            sheet.edges = self._margins(section, size, first=at == 0)

    def _margins(self, section: Element, size: _Size, *, first: bool) -> str:
        """Return what stands in the margins of a sheet: headers and footers."""
        made: list[str] = []
        for edge in self._edges.of(section, first=first):
            self._pictures.part = edge.part
            _, right, _, left = size.margins
            away = size.edges[edge.side]
            css = f"{edge.side}:{away:g}pt;left:{left:g}pt;right:{right:g}pt"
            made.append(f'<div class="margin {self._class(css)}">{self._blocks(edge.blocks)}</div>')
            self._pictures.part = DOCUMENT
        return "".join(made)

    def _paragraph(self, element: Element, look: Look, before: Look) -> str:
        if look.get("tight") and before.get("style") == look.get("style"):
            look = {**look, "before": -before.get("after", 0)}
        properties = element.find(w("pPr"))
        number = None if properties is None else num_pr(properties)
        text = ""
        if number is not None and number[0] not in ("", "0"):
            text = self._text(self._numbering.label(*number), look)
        text += "".join(self._inline(element, look))
        return f'<p class="{self._class(paragraph_css(look))}">{text or "&#8203;"}</p>'

    def _inline(self, element: Element, around: Look) -> Iterator[str]:
        for child in element:
            if child.tag in _SKIPPED:
                continue
            if child.tag == _R:
                look = self._looks.run(child.find(w("rPr")), around)
                text = "".join(self._run(child, look))
                if not text or look is around or (css := run_css(look)) == run_css(around):
                    yield text
                else:
                    yield f'<span class="{self._class(css)}">{text}</span>'
            elif isinstance(child.tag, str):
                yield from self._inline(child, around)

    def _run(self, run: Element, look: Look) -> Iterator[str]:
        for child in run:
            if child.tag == _T:
                yield self._text(child.text or "", look)
            elif child.tag == w("br"):
                yield "<br>"
            elif child.tag == w("tab"):
                yield '<span class="tab"></span>'
            elif child.tag in _DRAWINGS:
                yield self._pictures.html(child, self._class)
            elif child.tag == _EITHER:
                first = next((each for each in child.iter(*_DRAWINGS)), None)
                if first is not None:
                    yield self._pictures.html(first, self._class)

    def _text(self, text: str, look: Look) -> str:
        """Return a text: marks that Chinese and Western fonts share come from the Chinese one.

        Between Chinese and digits or letters stands the space that Word puts there.
        """
        pieces: list[str] = []
        at = 0
        edges = [match.start() for match in _EDGE.finditer(text)]
        for edge in edges:
            pieces.append(self._wide(text[at : edge - 1], look))
            pieces.append(f'<span class="edge">{escape(text[edge - 1 : edge])}</span>')
            at = edge
        pieces.append(self._wide(text[at:], look))
        return "".join(pieces)

    def _wide(self, text: str, look: Look) -> str:
        found, at = [], 0
        for match in _WIDE.finditer(text):
            name = self._class(f"font-family:{families(look, only_chinese=True)}")
            found.append(escape(text[at : match.start()]))
            found.append(f'<span class="{name}">{match[0]}</span>')
            at = match.end()
        found.append(escape(text[at:]))
        return _BREAK.sub("<br>", "".join(found))

    def _table(self, element: Element) -> str:
        grid = Grid.of(element)
        columns = "".join(
            f'<col class="{self._class(f"width:{width:g}pt")}">' for width in grid.widths
        )
        rows: list[str] = []
        for row in grid.rows:
            cells = "".join(self._td(grid, cell) for cell in row.cells)
            height = row_height(row.element)
            name = self._class(f"height:{height:g}pt") if height else ""
            rows.append(f'<tr class="{name}">{cells}</tr>')
        return (
            f'<table class="{self._class(table_css(element, grid))}"><colgroup>{columns}'
            f"</colgroup><tbody>{''.join(rows)}</tbody></table>"
        )

    def _td(self, grid: Grid, cell: PaperCell) -> str:
        names = (self._class(cell_css(grid, cell.element)), self._class(held_css(grid, cell)))
        return (
            f'<td class="{names[0]}" rowspan="{cell.rows}" colspan="{cell.columns}">'
            f'<div class="held {names[1]}">{self._blocks(_through(cell.element))}</div></td>'
        )

    def _blocks(self, blocks: Iterable[Element]) -> str:
        parts: list[str] = []
        before: Look = {}
        for child in blocks:
            if child.tag == _P:
                look = self._looks.paragraph(child.find(w("pPr")))
                parts.append(self._paragraph(child, look, before))
                before = look
            elif child.tag == _TBL:
                parts.append(self._table(child))
        return "".join(parts)


def _through(element: Element) -> Iterator[Element]:
    """Return paragraphs and tables, also those in content controls and insertions."""
    for child in element:
        if child.tag in (_P, _TBL):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent"), w("ins"), w("customXml"), w("smartTag")):
            yield from _through(child)


class _Size(NamedTuple):
    """The size of a section's paper and its margins: top, right, bottom, left, in points.

    ``edges`` are how far headers and footers stand from the edges of the paper.
    """

    width: float
    height: float
    margins: tuple[float, ...]
    edges: dict[str, float]

    @classmethod
    def of(cls, section: Element) -> _Size:
        """Return the size that a section has, or the usual one."""
        size = None if section is None else section.find(w("pgSz"))
        margin = None if section is None else section.find(w("pgMar"))

        def points(element: Element, name: str, otherwise: int) -> float:
            held = None if element is None else element.get(w(name))
            return whole_number(held, otherwise) / _TWIPS

        sides = (("top", 1440), ("right", 1800), ("bottom", 1440), ("left", 1800))
        margins = tuple(points(margin, name, usual) for name, usual in sides)
        edges = {"top": points(margin, "header", 851), "bottom": points(margin, "footer", 992)}
        return cls(points(size, "w", 11906), points(size, "h", 16838), margins, edges)

    @property
    def css(self) -> str:
        """The CSS of a sheet on the screen."""
        return f"width:{self.width:g}pt;min-height:{self.height:g}pt;padding:{self._margins}"

    @property
    def page(self) -> str:
        """The CSS of a page in print."""
        return f"size:{self.width:g}pt {self.height:g}pt;margin:{self._margins}"

    @property
    def _margins(self) -> str:
        return " ".join(f"{each:g}pt" for each in self.margins)
