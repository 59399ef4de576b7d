"""PDF files of several programs, and ones written by hand."""

from __future__ import annotations

import html
import subprocess
from typing import TYPE_CHECKING, Any

from lxml import etree

from tests.office import convert_all
from tests.printing import print_all
from tests.tools import browser_program, tool
from tests.wordfile import DOCUMENT, W, members, packed, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WHY = "PDF files of several programs are read"

_STYLE = """<meta charset="utf-8"><style>
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 12pt "Noto Serif CJK SC"; margin: 0 }
p { margin: 0; text-indent: 2em; text-align: justify; line-height: 21pt }
table { border-collapse: collapse; width: 156mm; table-layout: fixed }
td { border: .5pt solid #000; padding: 0 1.9mm }
td.label p { text-align: center; text-indent: 0 }
h1 { text-align: center; font-size: 22pt; margin: 0 }
</style>"""
_COLUMNS = '<table><col style="width: 20mm"><col style="width: 32mm"><col>'


def ruled(data: bytes) -> bytes:
    """Draw lines round all cells of the tables of a Word file."""
    contents = members(data)
    root = etree.fromstring(contents[DOCUMENT])
    for table in root.iter(f"{W}tbl"):
        properties = table.find(f"{W}tblPr")
        if properties is None:
            properties = etree.Element(f"{W}tblPr")
            table.insert(0, properties)
        borders = etree.SubElement(properties, f"{W}tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            etree.SubElement(borders, f"{W}{side}", {f"{W}val": "single", f"{W}sz": "4"})
    return packed({**contents, DOCUMENT: etree.tostring(root)})


def printed_by_libreoffice(files: dict[str, bytes], folder: Path) -> dict[str, Path]:
    """Print Word files; return the PDFs by the files' names."""
    sources = folder / "sources"
    sources.mkdir()
    for name, data in files.items():
        (sources / f"{name}.docx").write_bytes(data)
    return print_all(sorted(sources.iterdir()), folder)


def recoded(pdf: Path) -> Path:
    """Write a PDF again with poppler: other fonts with other parts of them."""
    target = pdf.with_name(f"{pdf.stem} recoded.pdf")
    subprocess.run([tool("pdftocairo", WHY), "-pdf", str(pdf), str(target)], check=True)
    return target


def printed_by_chromium(data: bytes, folder: Path, name: str) -> Path:
    """Print a Word file's text, as a page in HTML, with Chromium.

    It draws lines as narrow boxes, none where a row goes on overleaf, and radicals for characters.
    """
    page, target = folder / f"{name}.html", folder / f"{name}.pdf"
    page.write_text(_page(etree.fromstring(members(data)[DOCUMENT])[0]), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
    command = [browser_program(WHY), *options, f"--user-data-dir={folder / name}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return target


def _page(body: Any) -> str:
    has_table = body.find(f"{W}tbl") is not None
    found = [_STYLE]
    for block in body:
        if block.tag == f"{W}p":
            found.append(_paragraph(block, "h1" if has_table else "p"))
        elif block.tag == f"{W}tbl":
            found += [_COLUMNS, *_rows(block.findall(f"{W}tr")), "</table>"]
    return "\n".join(found)


def _paragraph(paragraph: Any, tag: str = "p") -> str:
    text = html.escape(text_of(paragraph)).replace("\n", "<br>")
    return f"<{tag}>{text}</{tag}>"


def _rows(rows: Sequence[Any]) -> list[str]:
    found: list[str] = []
    cells = [row.findall(f"{W}tc") for row in rows]
    merges = [[cell.find(f"{W}tcPr/{W}vMerge") for cell in row] for row in cells]
    for at, row in enumerate(cells):
        found.append("<tr>")
        for column, cell in enumerate(row):
            if _goes_on(merges[at][column]):
                continue
            below = (_goes_on(more[column]) for more in merges[at + 1 :])
            span = 1 + next((n for n, on in enumerate(below) if not on), len(rows) - at - 1)
            kind = "label" if column < len(row) - 1 else "value"
            text = "".join(map(_paragraph, cell.findall(f"{W}p")))
            found.append(f'<td rowspan="{span}" class="{kind}">{text}</td>')
        found.append("</tr>")
    return found


def _goes_on(merge: Any) -> bool:
    return merge is not None and merge.get(f"{W}val") != "restart"


def locked(data: bytes, folder: Path) -> Path:
    """Print a Word file with a password."""
    source = folder / "locked.docx"
    source.write_bytes(data)
    options = '{"EncryptFile":{"type":"boolean","value":"true"},'
    options += '"DocumentOpenPassword":{"type":"string","value":"x"}}'
    convert_all([source], f"pdf:writer_pdf_Export:{options}", folder, WHY)
    return folder / "locked.pdf"


def written(*pages: bytes, compressed: bytes = b"", filters: str = "/FlateDecode") -> bytes:
    """Write a PDF by hand: a content stream for each page, or one that is ``compressed``."""
    contents = [(b"", page) for page in pages] or [
        (f" /Filter {filters}".encode(), compressed),
    ]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, (head, content) in enumerate(contents):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R "
            f"/Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        length = f"<< /Length {len(content)}".encode()
        objects.append(length + head + b" >>\nstream\n" + content + b"\nendstream")
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % size + table
    end = len(data) - len(table) - len(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, end)
