"""The drawn single-table form, taken apart."""

import zipfile
from functools import cache
from io import BytesIO

from lxml import etree

from templates.xiangtan.draw import draw as draw_single_table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC = "{http://purl.org/dc/elements/1.1/}"


@cache
def parts() -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(draw_single_table())) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


@cache
def body() -> etree._Element:
    return find(parts()["word/document.xml"], "body")


@cache
def table() -> etree._Element:
    """Return the table of the report itself; those of the annexes come after it."""
    return body().findall(f"{W}tbl")[0]


@cache
def section() -> etree._Element:
    """Return the section of the report itself, which its break has."""
    return next(body().iter(f"{W}sectPr"))


@cache
def rows() -> list[list[etree._Element]]:
    return [row.findall(f"{W}tc") for row in table().findall(f"{W}tr")]


@cache
def paragraphs() -> list[etree._Element]:
    laid_out = ("word/document.xml", "word/footer1.xml", "word/footer2.xml")
    return [paragraph for name in laid_out for paragraph in parts()[name].iter(f"{W}p")]


@cache
def styles() -> dict[str, etree._Element]:
    every = parts()["word/styles.xml"].findall(f"{W}style")
    return {str(style.attrib[f"{W}styleId"]): style for style in every}


def find(element: etree._Element, path: str) -> etree._Element:
    """Return the only element at a path of WordprocessingML names, as `tblPr/tblW`."""
    (found,) = element.findall("/".join(W + step for step in path.split("/")))
    return found


def value(element: etree._Element, path: str, attribute: str = "val") -> str:
    return str(find(element, path).attrib[W + attribute])


def text(element: etree._Element) -> str:
    """Return the text of an element, with a slash for a line break."""
    found = element.iter(f"{W}t", f"{W}br")
    return "".join("/" if node.tag == f"{W}br" else node.text or "" for node in found)


def millimetres(twips: str) -> float:
    return int(twips) * 25.4 / 1440
