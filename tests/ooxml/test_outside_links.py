"""Nothing that a file names is fetched when LibreOffice converts it."""

from __future__ import annotations

import io
import socket
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from reportgen import load, render
from reportgen.ooxml import libreoffice, warm_office
from reportgen.ooxml.libreoffice import ConversionError, convert, keep_warm
from reportgen.ooxml.outside_links import outside_link
from tests.tools import INPUTS, tool
from tests.wordfile import members, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WHY = "LibreOffice must be seen not to ask for anything"
DOCX = render(load(INPUTS / "最小示例.yaml"))
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def web_page(address: str) -> bytes:
    return f'<html><body><p>x<img src="{address}"></p></body></html>'.encode()


def rich_text(address: str) -> bytes:
    field = rf'{{\field{{\*\fldinst {{ INCLUDEPICTURE "{address}" \\d }}}}{{\fldrslt x}}}}'
    return rf"{{\rtf1\ansi {field}\par}}".encode()


def open_document(address: str, element: str = "") -> bytes:
    picture = (
        '<draw:frame draw:name="x" text:anchor-type="as-char" svg:width="2cm" svg:height="2cm">'
        f'<draw:image xlink:href="{address}" xlink:type="simple" xlink:show="embed" '
        'xlink:actuate="onLoad"/></draw:frame>'
    )
    content = (
        f'<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0" '
        f'xmlns:draw="{ODF}:drawing:1.0" xmlns:svg="{ODF}:svg-compatible:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
        f"<office:text><text:p>{element or picture}</text:p></office:text></office:body>"
        "</office:document-content>"
    )
    mimetype = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{ODF}:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("mimetype", mimetype)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return held.getvalue()


def word_file(address: str, kind: str = "image", mode: str = "External") -> bytes:
    contents = members(DOCX)
    rels = contents["word/_rels/document.xml.rels"].decode()
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rIdX" Type="{office}/{kind}" Target="{address}" '
    rels = rels.replace("</Relationships>", f'{relation}TargetMode="{mode}"/></Relationships>')
    contents["word/_rels/document.xml.rels"] = rels.encode()
    if kind == "image":
        picture = (
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
            'style="width:50pt;height:50pt"><v:imagedata xmlns:r="'
            f'{office}" r:link="rIdX"/></v:shape></w:pict></w:r></w:p>'
        )
        text = contents["word/document.xml"].decode()
        contents["word/document.xml"] = text.replace("<w:body>", f"<w:body>{picture}", 1).encode()
    return packed(contents)


FILES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "a page as .doc": (".doc", web_page),
    "a page as .wps": (".wps", web_page),
    "rich text": (".rtf", rich_text),
    "OpenDocument": (".odt", open_document),
    "a Word file": (".docx", word_file),
}


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """Return the address of a picture on a local server, and what the server is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.requestline)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever, args=[0.01])
        thread.start()
        yield f"http://127.0.0.1:{listening.server_port}/seen.png", asked
        listening.shutdown()
        thread.join()


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_would_fetch_something_is_not_converted(
    name: str, server: tuple[str, list[str]]
) -> None:
    tool("soffice", WHY)
    ending, make = FILES[name]
    address, asked = server
    with pytest.raises(ConversionError, match=r"没有转换|不是 Word 或 Excel 文件"):
        convert(make(address), ending, "pdf")
    assert asked == []


LAYERS = ("the profile", "the process")


def leave_only(layer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away all but one of what keeps LibreOffice from the network."""
    monkeypatch.setattr(libreoffice, "_conversions", libreoffice._Conversions())
    monkeypatch.setattr(libreoffice, "outside_link", lambda _: "")
    if layer != "the profile":
        if layer and not libreoffice.isolated():
            pytest.skip("the system lets no process be without network")
        for module in (libreoffice, warm_office):
            monkeypatch.setattr(module, "write_profile", lambda _: None)
    if layer != "the process":
        for module in (libreoffice, warm_office):
            monkeypatch.setattr(module, "isolated", lambda: ())


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("name", ["a page as .doc", "a Word file"])
def test_each_other_layer_alone_lets_nothing_out(
    name: str, layer: str, server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    tool("soffice", WHY)
    leave_only(layer, monkeypatch)
    ending, make = FILES[name]
    address, asked = server
    convert(make(address), ending, "pdf")
    assert asked == []


@pytest.mark.parametrize("layer", LAYERS)
def test_one_that_stays_lets_nothing_out_either(
    layer: str, server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    tool("soffice", WHY)
    leave_only(layer, monkeypatch)
    keep_warm()
    address, asked = server
    for ending, make in FILES.values():
        convert(make(address), ending, "pdf")
    libreoffice._conversions.offices().close()
    assert asked == []


@pytest.mark.parametrize("name", ["a page as .doc", "OpenDocument"])
def test_without_any_of_them_the_server_is_asked(
    name: str, server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    tool("soffice", WHY)
    leave_only("", monkeypatch)
    ending, make = FILES[name]
    address, asked = server
    convert(make(address), ending, "pdf")
    assert asked


@pytest.mark.parametrize(
    "data",
    [
        word_file("http://x.example/", "hyperlink"),
        word_file("file:///C:/模板/Normal.dotm", "attachedTemplate"),
        open_document("Pictures/1.png"),
        open_document("", '<text:a xlink:href="http://x.example/">x</text:a>'),
        rb"{\rtf1{\*\template C:\\a\\Normal.dotm}{\field{\*\fldinst HYPERLINK http://x}}}",
        DOCX,
    ],
    ids=range(6),
)
def test_what_only_a_click_would_open_does_not_matter(data: bytes) -> None:
    assert outside_link(data) == ""


@pytest.mark.parametrize(
    "data",
    [
        word_file("http://x.example/t.dotx", "attachedTemplate"),
        word_file("\\\\host\\share\\t.dotx", "attachedTemplate"),
        word_file("file:////host/share/t.dotx", "attachedTemplate"),
        word_file("x.png", "image", "&#69;xternal"),
        word_file("http://x/", "oleObject"),
        word_file("http://x/", "subDocument"),
        open_document("../../x.png"),
        open_document("&#104;ttp://x/y.png"),
        open_document("//host/x.png"),
        open_document("", '<text:section-source xlink:href="http://x/"/>'),
        open_document("", "<text:dde-connection/>"),
        "<html>字</html>".encode("utf-16"),
        b"\xd0\xcf\x11\xe0" + 'INCLUDEPICTURE "http://x/"'.encode("utf-16-le"),
        b"PK\3\4",
        b"",
    ],
    ids=range(15),
)
def test_whatever_leads_out_is_named(data: bytes) -> None:
    assert outside_link(data)


def test_a_port_where_nothing_listens_is_the_proxy() -> None:
    with socket.socket() as client, pytest.raises(OSError):  # noqa: PT011 - any refusal will do
        client.connect(("127.0.0.1", 9))
