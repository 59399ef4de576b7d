"""Word files in raw XML: what python-docx can't write."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tests.formats.word.making import LABELS, Paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_MARKUP = re.compile("<(?:w|mc):")


def run(text: str, properties: str = "") -> str:
    """Write a run; text that is markup already stays."""
    if _MARKUP.match(text):
        return text
    shown = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{shown}</w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    """Write a paragraph of texts or runs."""
    inner = "".join(run(each) for each in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def cell(paragraphs: Sequence[str], properties: str = "") -> str:
    """Write a cell of texts, paragraphs or tables."""
    inner = "".join(each if each.startswith("<w:") else paragraph(each) for each in paragraphs)
    ends = "" if inner.endswith("</w:p>") else "<w:p/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}{ends}</w:tc>"


def row(*cells: str) -> str:
    """Write a row."""
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    """Write a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def form(texts: Sequence[Paragraphs], instead: Mapping[int, Sequence[str]] | None = None) -> str:
    """Write the form's table in two columns; ``instead`` are other contents of rows, from 0."""
    contents = {**dict(enumerate(texts)), **(instead or {})}
    return table(
        *(row(cell([label]), cell(contents[at] or [""])) for at, label in enumerate(LABELS))
    )


def packaged(body: str, parts: Mapping[str, str] | None = None, head: str = _HEAD) -> bytes:
    """Pack a document; ``parts`` are the inner XML of other parts of ``word/`` by kind.

    A kind such as ``numbering`` or ``footnotes``; ``header`` and ``footer`` may have a number.
    """
    document = f"{head}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"
    relations, files = "", {"word/document.xml": document}
    types = f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    for at, (kind, inner) in enumerate((parts or {}).items(), 1):
        plain = kind.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(plain, plain)
        files[f"word/{kind}.xml"] = f"{_HEAD}<w:{root} {_NAMESPACES}>{inner}</w:{root}>"
        types += f'<Override PartName="/word/{kind}.xml" ContentType="{_WORD}.{plain}+xml"/>'
        relations += f'<Relationship Id="rId{at}" Type="{R}/{plain}" Target="{kind}.xml"/>'
    content = (
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    files |= {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{content}{types}</Types>'
        ),
        "_rels/.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ),
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()
