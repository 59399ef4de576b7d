"""A form in the making: a Word file that python-docx writes on the parts that stand beside this.

Its tables have fixed columns and single lines around each cell.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from importlib.resources import files
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm
from docx.table import Table

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_SIDES = ("top", "left", "bottom", "right")
_NO_LINE = {side: f'<w:{side} w:val="nil"/>' for side in _SIDES}

# Members in the order they are written, each with its file beside this module. Open Packaging
# Conventions readers that stream want [Content_Types].xml first.
_MEMBERS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    _DOCUMENT: "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    _STYLES: "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/theme/theme1.xml": "theme.xml",
    "word/footer1.xml": "footer_odd.xml",
    "word/footer2.xml": "footer_even.xml",
}


@dataclass(frozen=True)
class Run:
    """Text of a look of its own; ``style`` is the id of a character style."""

    text: str
    style: str = ""


Words = str | tuple[str | Run, ...]
"""What a paragraph says: its text, or its runs; `\\n` is a line break, `\\t` a tab."""


@dataclass(frozen=True)
class Cell:
    """A cell: the style of its paragraphs, and what each of them says; with none, one is empty.

    It is ``span`` columns wide, 0 for all that are left; ``merge`` is the value of its vMerge.
    ``first_style`` is that of the first of them, where it has one of its own.
    With ``kept_if``, a condition of tags, an empty one keeps its row on the page of the next row;
    where the cell has words, one that can't be seen, before them.
    """

    style: str
    words: tuple[Words, ...] = ()
    span: int = 1
    merge: str = ""
    align: str = "center"
    first_style: str = ""
    kept_if: str = ""


@dataclass(frozen=True)
class Row:
    """A row, at least so many millimetres high; a header is on each page.

    It is kept whole unless it ``splits``; one higher than a page is split all the same. One that
    is ``kept`` is on the page of the row below it. One that is ``bare`` has no lines of its own.
    """

    cells: tuple[Cell, ...]
    height: int = 0
    header: bool = False
    splits: bool = False
    kept: bool = False
    bare: bool = False


def tag_row(tag: str) -> Row:
    """Make a row that is nothing but a tag for whole rows."""
    return Row((Cell("AnnexText", (f"{{%tr {tag} %}}",), span=0),))


def each(loop: str, *words: Words) -> tuple[Words, ...]:
    """Make paragraphs for each turn of a loop; ``{%p … %}`` takes its whole paragraph away."""
    return (f"{{%p for {loop} %}}", *words, "{%p endfor %}")


class Form:
    """A form on its way to a file; ``styles`` are those that only this form has."""

    def __init__(self, styles: str = "") -> None:
        self._parts = {name: _read(part) for name, part in _MEMBERS.items()}
        if styles:
            own = self._parts[_STYLES].rpartition("</w:styles>")[0]
            self._parts[_STYLES] = own + _read(styles).partition('main">\n')[2]
        self._document = docx.Document(io.BytesIO(self._packed()))
        self._upright: Any = None  # the properties of upright pages, while pages are on their side

    def line(self, style: str, words: Words | None = None) -> None:
        """Add a paragraph; without words, it is empty."""
        _write(self._document.add_paragraph(), style, words)

    def lines_on_a_page(self, number: int) -> None:
        """Let the lines of text keep to a grid."""
        section = self._document.sections[-1]
        height = section.page_height - section.top_margin - section.bottom_margin
        (grid,) = section._sectPr.findall(qn("w:docGrid"))
        del grid.attrib[qn("w:linePitch")]
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(Emu(height).twips // number))

    def table(
        self,
        millimetres: Sequence[float],
        rows: Iterable[Row],
        margins: tuple[int, int, int, int] = (0, 60, 0, 60),
    ) -> None:
        """Add a table of such columns, and one more that takes what is left of the text block.

        ``margins`` are those of its cells, in twips: top, left, bottom, right.
        """
        section = self._document.sections[-1]
        block = section.page_width - section.left_margin - section.right_margin
        widths = [Mm(each).twips for each in millimetres]
        widths.append(Emu(block).twips - sum(widths))
        table = self._document.add_table(0, len(widths))
        _fix(table, widths, margins)
        above: Row | None = None
        for row in rows:
            bare = () if not row.bare else _SIDES if above and above.bare else _SIDES[1:]
            _add(table, row, widths, bare)
            above = row

    def turn(self) -> None:
        """Begin pages on their side: the bound edge is at the top, the number under the text.

        Done again, pages are upright again.
        """
        upright = self._document.sections[-1]
        self.line("TableEnd")
        last = self._document.paragraphs[-1]
        last._p.get_or_add_pPr().append(deepcopy(upright._sectPr))
        if self._upright is not None:
            for name in ("w:pgSz", "w:pgMar", "w:docGrid"):
                (now,) = upright._sectPr.findall(qn(name))
                (before,) = self._upright.findall(qn(name))
                upright._sectPr.replace(now, deepcopy(before))
            self._upright = None
            return
        self._upright = deepcopy(upright._sectPr)
        sides = (upright.left_margin, upright.top_margin, upright.right_margin)
        upright.orientation = WD_ORIENT.LANDSCAPE
        upright.page_width, upright.page_height = upright.page_height, upright.page_width
        upright.left_margin = upright.bottom_margin
        upright.top_margin, upright.right_margin, upright.bottom_margin = sides
        upright.footer_distance = Mm(15.7)
        # A grid without type snaps nothing, so that exact line heights hold in every program.
        (grid,) = upright._sectPr.findall(qn("w:docGrid"))
        grid.attrib.clear()
        grid.set(qn("w:linePitch"), "312")

    def file(self) -> bytes:
        """Return the .docx: the same bytes on every call, computer and day."""
        self._parts[_DOCUMENT] = self._document.part.blob.decode("utf-8")
        return self._packed()

    def _packed(self) -> bytes:
        """Store the parts uncompressed, as compressors differ, with all else of a zip fixed."""
        buffer = io.BytesIO()
        with ZipFile(buffer, "w") as archive:
            for name, text in self._parts.items():
                info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
                info.compress_type = ZIP_STORED
                info.create_system = 3  # Unix, on Windows too
                info.external_attr = 0o100644 << 16
                archive.writestr(info, text.encode("utf-8"))
        return buffer.getvalue()


def _read(part: str) -> str:
    # As text, so that line ends changed by a checkout on Windows come back as they were.
    return (files(__package__) / "parts" / part).read_text(encoding="utf-8")


def _write(paragraph: Any, style: str, words: Words | None) -> None:
    paragraph._p.style = style
    for each in (words,) if isinstance(words, str) else words or ():
        said = Run(each) if isinstance(each, str) else each
        run = paragraph.add_run()
        looks = run._r.get_or_add_rPr()
        if said.style:
            looks.style = said.style
        # Curly quotes, dashes and Roman numerals belong to both scripts; without the hint Word
        # takes them from the Western font.
        looks._add_rFonts().set(qn("w:hint"), "eastAsia")
        run.text = said.text
        for text in run._r.t_lst or [run._r.add_t("")]:
            text.set(qn("xml:space"), "preserve")


def _fix(table: Table, widths: Sequence[int], margins: Sequence[int]) -> None:
    # Centred, the borders fill the text block; from the left, Word 2010 and later versions
    # measure the indent to different edges. Borders are in eighths of a point: half a point.
    line = 'w:val="single" w:sz="4" w:space="0" w:color="auto"'
    borders = "".join(f"<w:{side} {line}/>" for side in (*_SIDES, "insideH", "insideV"))
    inner = zip(_SIDES, margins, strict=True)
    cells = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side, size in inner)
    looks = (
        f'<w:tblPr {nsdecls("w")}><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>"
    )
    table._tbl.replace(table._tbl.tblPr, parse_xml(looks))
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.set(qn("w:w"), str(width))


def _add(table: Table, row: Row, widths: Sequence[int], bare: Sequence[str]) -> None:
    """Add a row whose cells have no lines at the sides that are ``bare``."""
    made = docx.table._Row(table._tbl.add_tr(), table)
    if not row.splits:
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if row.height:
        made.height, made.height_rule = Mm(row.height), WD_ROW_HEIGHT_RULE.AT_LEAST
    if row.header:
        made._tr.trPr.append(OxmlElement("w:tblHeader"))
    at = 0
    for cell in row.cells:
        tc = made._tr.add_tc()
        span = cell.span or len(widths) - at
        looks = tc.get_or_add_tcPr()
        width = looks.get_or_add_tcW()
        width.set(qn("w:w"), str(sum(widths[at : at + span])))
        width.set(qn("w:type"), "dxa")
        at += span
        if span > 1:
            tc.grid_span = span
        if bare:
            lines = "".join(_NO_LINE[side] for side in bare)
            looks.append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{lines}</w:tcBorders>"))
        if cell.merge:
            looks._add_vMerge().set(qn("w:val"), cell.merge)
        looks._add_vAlign().set(qn("w:val"), cell.align)
        drawn = docx.table._Cell(tc, table)
        for number, (style, words, is_kept) in enumerate(_paragraphs(cell)):
            paragraph = drawn.paragraphs[0] if number == 0 else drawn.add_paragraph()
            _write(paragraph, style, words)
            if row.kept or is_kept:
                paragraph.paragraph_format.keep_with_next = True


def _paragraphs(cell: Cell) -> Iterator[tuple[str, Words | None, bool]]:
    """Return style and words of each paragraph of a cell, and whether it keeps its row."""
    if cell.kept_if:
        style = "TableEnd" if cell.words else cell.style
        yield style, f"{{%p if {cell.kept_if} %}}", False
        yield style, None, True
        if not cell.words:
            yield style, "{%p else %}", False
            yield style, None, False
        yield style, "{%p endif %}", False
    elif not cell.words:
        yield cell.style, None, False
    for number, words in enumerate(cell.words):
        yield (not number and cell.first_style) or cell.style, words, False
