"""Put the parts of a .docx together in one zip whose bytes never vary."""

import io
from importlib.resources import files
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"

_STYLES_START = b'wordprocessingml/2006/main">\n'
_STYLES_END = b"</w:styles>"

# Members in the order they are written, each with its file beside this module. Open Packaging
# Conventions readers that stream want [Content_Types].xml first.
_MEMBERS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    _DOCUMENT: "",
    "word/_rels/document.xml.rels": "document_rels.xml",
    _STYLES: "styles.xml",
    "word/settings.xml": "settings.xml",
    "word/fontTable.xml": "font_table.xml",
    "word/theme/theme1.xml": "theme.xml",
    "word/footer1.xml": "footer_odd.xml",
    "word/footer2.xml": "footer_even.xml",
}


def pack(document: bytes, styles: str = "") -> bytes:
    """Return a .docx with this word/document.xml and the static parts around it.

    ``styles`` is the file, beside those parts, of the styles that only this form has.

    Members are stored uncompressed, because compressors differ from one computer to the
    next; date, attributes and system are fixed.
    """
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, part in _MEMBERS.items():
            data = _read(part) if part else document
            archive.writestr(_member(name), _joined(data, styles) if name == _STYLES else data)
    return buffer.getvalue()


def _member(name: str) -> ZipInfo:
    info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    info.compress_type = ZIP_STORED
    info.create_system = 3  # Unix, on Windows too
    info.external_attr = 0o100644 << 16
    return info


def _joined(styles: bytes, more: str) -> bytes:
    """Put the styles of another part behind those of the first."""
    if not more:
        return styles
    inner = _read(more).partition(_STYLES_START)[2]
    return styles.rpartition(_STYLES_END)[0] + inner


def _read(part: str) -> bytes:
    # As text, so that line ends changed by a checkout on Windows come back as they were.
    text = (files(__package__) / "parts" / part).read_text(encoding="utf-8")
    return text.encode("utf-8")
