"""What a file is by its content, whatever its name says: government systems export web pages."""

from __future__ import annotations

import email
import email.policy
import re

from reportgen.named_tuples import NamedTuple

_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK, _SLIDES = "Workbook".encode("utf-16-le"), "PowerPoint Document".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
_TEXT_HEAD, _SECTOR, _LOCK = b"\xec\xa5", 512, 11
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|div|p)\b", re.IGNORECASE)
_FRAMES = re.compile(rb"<frameset\b", re.IGNORECASE)
_MAIL = re.compile(rb"^(?:MIME-Version|From|Content-Type|Date|Subject):", re.IGNORECASE | re.M)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
ENCRYPTED = "文件加了密码"
WORD_2003 = "Word 2003 的 XML 文件"
_USUAL_ENDINGS = {".html": (".htm", ".xhtml", ".mht", ".mhtml")}
_HEAD = 4_000
_OPEN_DOCUMENT, _MIMETYPE_END = b"application/vnd.oasis.opendocument.text", 200
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")


class FileKind(NamedTuple):
    """What a file is: the ending it should have; ``title`` is what people call it.

    ``problem`` says why it can't be read at all; empty where it can.
    """

    ending: str
    title: str = ""
    problem: str = ""

    def called(self, ending: str) -> str:
        """Return what a file with some ending is called; empty where its ending says so."""
        if not self.title or ending in (self.ending, *_USUAL_ENDINGS.get(self.ending, ())):
            return ""
        return f"{self.title}（名字是 {ending}）"


def kind_of_file(data: bytes, ending: str) -> FileKind:
    """Return what a file is that has some ending and is no .docx package."""
    if data.startswith(_OLE):
        return _ole(data, ending)
    if is_open_document(data):
        return FileKind(".odt", "OpenDocument 文件（.odt）")
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    return _of_markup(head) or _of_others(head, ending)


def _of_markup(head: bytes) -> FileKind | None:
    """Return what a file is that begins as a text with marks."""
    if head.startswith(b"{\\rtf"):
        return FileKind(".rtf", "RTF 文件")
    if _MAIL.match(head) and re.search(rb"multipart/|text/html", head, re.IGNORECASE):
        return FileKind(".html", "单个文件的网页（MHTML）")
    if b"<pkg:package" in head:
        return FileKind(".xml", "Word 的单个 XML 文件")
    if b"<w:wordDocument" in head:
        return FileKind(".xml", WORD_2003)
    if b"<office:document" in head and _OPEN_DOCUMENT in head:
        problem = "这是 LibreOffice 存的单个 XML 文件（.fodt），不是 Word 文件"
        return FileKind("", problem=problem)
    if _FRAMES.search(_plain(head)):
        return FileKind("", problem="网页里只有框架，内容在别的文件里")
    return FileKind(".html", "网页") if _PAGE.search(_plain(head)) else None


def _of_others(head: bytes, ending: str) -> FileKind:
    if head.startswith(_IMAGES):
        return FileKind("", problem="这是图片，不是 Word 文件")
    if ending == ".xml" or ending in (".html", *_USUAL_ENDINGS[".html"]):
        return FileKind("", problem="文件里没有 Word 的内容，也不是网页")
    if ending in (".docx", ".doc", ".wps", ".wpt") and _is_text(head):
        return FileKind("", problem="这是纯文本，不是 Word 文件")
    return FileKind(ending)


def has_other_content(data: bytes) -> bool:
    """Return whether what is called a .docx is something else that is known, such as a web page."""
    kind = kind_of_file(data, ".docx")
    return bool(kind.title or kind.problem)


def is_open_document(data: bytes) -> bool:
    """Return whether a file is a text of OpenDocument, which says so at its beginning."""
    return data.startswith(b"PK") and _OPEN_DOCUMENT in data[:_MIMETYPE_END]


def page_of(data: bytes) -> str:
    """Return the text of the web page that a file is or holds."""
    if _MAIL.match(data.lstrip()):
        message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
        page = message.get_body(("html",))
        if page is not None:
            return str(page.get_content())
    named = _CHARSET.search(data[:_HEAD])
    for encoding in ("utf-8-sig", "utf-16", named[1].decode() if named else "gb18030", "gb18030"):
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return data.decode("gb18030" if encoding.lower().startswith("gb") else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("gb18030", "replace")


def _ole(data: bytes, ending: str) -> FileKind:
    if _ENCRYPTED in data or (_WORD in data and _is_locked(data)):
        return FileKind("", problem=ENCRYPTED)
    if _WORD not in data and _WORKBOOK in data:
        return FileKind("", problem="这是 Excel 表格，不是 Word 文件")
    if _WORD not in data and _SLIDES in data:
        return FileKind("", problem="这是演示文稿，不是 Word 文件")
    is_misnamed = ending == ".docx" and _WORD in data
    return FileKind(".doc", "旧格式的 Word 文件（.doc）" if is_misnamed else "")


def _is_locked(data: bytes) -> bool:
    """Return whether an old Word file has a password, as the head of its text says."""
    sectors = range(_SECTOR, len(data) - _LOCK, _SECTOR)
    return any(data.startswith(_TEXT_HEAD, at) and data[at + _LOCK] & 1 for at in sectors)


def _plain(head: bytes) -> bytes:
    return head.replace(b"\0", b"")


def _is_text(head: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            text = head[:-3].decode(encoding)
        except UnicodeDecodeError:
            continue
        return bool(text) and all(char.isprintable() or char in "\r\n\t" for char in text)
    return False
