"""What a Word file holds, and what is wrong with it that validators do not tell."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Element = Any
    Parts = dict[str, Element]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT_TYPES, DOCUMENT = "[Content_Types].xml", "word/document.xml"
CORE, SETTINGS, STYLES = "docProps/core.xml", "word/settings.xml", "word/styles.xml"
DATA_NAMESPACE = "urn:reportgen:report:1"

_TAG = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of a file by name; of two with one name, the last."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def packed(contents: dict[str, bytes]) -> bytes:
    """Return a file of these members, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def replaced(data: bytes, name: str, *changes: tuple[str, str]) -> bytes:
    """Return the file with words of one member replaced; each must be there."""
    contents = members(data)
    text = contents[name].decode()
    for old, new in changes:
        assert old in text, f"{old} is not in {name}"
        text = text.replace(old, new)
    return packed({**contents, name: text.encode()})


def text_of(element: Element) -> str:
    """Return the text of an element: paragraphs and breaks end lines, tabs stay."""
    marks = {f"{W}tab": "\t", f"{W}br": "\n"}
    lines = []
    for paragraph in element.iter(f"{W}p"):
        nodes = paragraph.iter(f"{W}t", *marks)
        lines.append("".join(marks.get(node.tag, node.text or "") for node in nodes))
    return "\n".join(lines)


def rows(data: bytes) -> list[list[str]]:
    """Return the texts of the cells of the first table, row by row."""
    table = next(etree.fromstring(members(data)[DOCUMENT]).iter(f"{W}tbl"))
    return [[text_of(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]


def title(data: bytes) -> list[str]:
    """Return the texts of the paragraphs outside the table that are not empty."""
    body = etree.fromstring(members(data)[DOCUMENT])[0]
    return [text for paragraph in body.findall(f"{W}p") if (text := text_of(paragraph))]


def before_tables(data: bytes) -> list[str]:
    """Return the texts of the paragraphs before the first table that are not empty."""
    body = etree.fromstring(members(data)[DOCUMENT])[0]
    paragraphs = takewhile(lambda block: block.tag == f"{W}p", body)
    return [text for paragraph in paragraphs if (text := text_of(paragraph))]


def core_properties(data: bytes) -> dict[str, str]:
    """Return title, subject, creator and language."""
    root = etree.fromstring(members(data)[CORE])
    return {str(element.tag).removeprefix(DC): element.text or "" for element in root}


def problems(data: bytes, literal: str = "") -> list[str]:
    """Say all that is wrong with a generated file; ``literal`` is a text whose tags are data."""
    found = list(_zip_problems(data))
    parts: Parts = {}
    for name, content in members(data).items():
        if name.endswith(".xlsx"):  # the workbook of a chart: a package of its own
            parts[name] = etree.Element("package")
            continue
        try:
            parts[name] = etree.fromstring(content)
        except etree.XMLSyntaxError as error:
            found.append(f"not XML: {name}: {error}")
    if found:
        return found
    checks: tuple[Callable[[Parts], Iterable[str]], ...] = (
        _content_type_problems,
        _relationship_problems,
        _table_problems,
        _repeated_ids,
        _style_problems,
        _page_number_problems,
    )
    found += [problem for check in checks for problem in check(parts)]
    return found + list(_tags_left(parts, literal))


def _zip_problems(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if (damaged := archive.testzip()) is not None:
            yield f"damaged member: {damaged}"
    if names[0] != CONTENT_TYPES:
        yield f"first member: {names[0]}"
    for name, count in Counter(map(str.lower, names)).items():
        if count > 1:
            yield f"duplicate member: {name}"
    for name in names:
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            yield f"unsafe name: {name}"


def _content_type_problems(parts: Parts) -> Iterator[str]:
    entries = list(parts[CONTENT_TYPES])
    endings = {entry.get("Extension", "").lower() for entry in entries} - {""}
    overridden = [entry.get("PartName") for entry in entries if entry.get("PartName")]
    for name in parts:
        known = f"/{name}" in overridden or name.rpartition(".")[2].lower() in endings
        if name != CONTENT_TYPES and not known:
            yield f"no content type: {name}"
    for name in overridden:
        if name.removeprefix("/") not in parts:
            yield f"content type of nothing: {name}"
    for name, count in Counter(overridden).items():
        if count > 1:
            yield f"two content types: {name}"


def _relationship_problems(parts: Parts) -> Iterator[str]:
    reached: set[str] = set()
    for name in (name for name in parts if name.endswith(".rels")):
        folder, _, file = name.rpartition("/")
        base = folder.rpartition("_rels")[0]
        source = base + file.removesuffix(".rels")
        if file != ".rels" and source not in parts:
            yield f"relationships of nothing: {name}"
        ids = [relation.get("Id") for relation in parts[name]]
        yield from (f"relationship id twice: {name} {i}" for i, n in Counter(ids).items() if n > 1)
        for relation in parts[name]:
            target = posixpath.normpath(posixpath.join("/", base, relation.get("Target")))[1:]
            reached.add(target)
            if relation.get("TargetMode") != "External" and target not in parts:
                yield f"relationship to nothing: {name} {relation.get('Id')} {target}"
    for name in parts:
        if name != CONTENT_TYPES and not name.endswith(".rels") and name not in reached:
            yield f"nothing leads to: {name}"
    yield from _dangling_references(parts)


def _dangling_references(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        folder, _, file = name.rpartition("/")
        relations = parts.get(f"{folder}/_rels/{file}.rels".lstrip("/"), ())
        ids = {relation.get("Id") for relation in relations}
        for element in root.iter():
            for key, value in element.attrib.items():
                if key.startswith(f"{{{RELATION}}}") and value not in ids:
                    yield f"reference to nothing: {name} {value}"


def _table_problems(parts: Parts) -> Iterator[str]:
    for name, root in parts.items():
        for cell in root.iter(f"{W}tc"):
            if len(cell) == 0 or cell[-1].tag != f"{W}p":
                yield f"cell without a closing paragraph: {name} {text_of(cell)!r}"
        for table in root.iter(f"{W}tbl"):
            grid = [column.get(f"{W}w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
            for number, row in enumerate(table.iterfind(f"{W}tr"), start=1):
                if (widths := _widths(row)) != _spanned(row, grid):
                    yield f"row {number} does not fill the grid: {widths} in {grid}"
        body = root.find(f"{W}body")
        if body is not None and (len(body) == 0 or body[-1].tag != f"{W}sectPr"):
            yield f"body without a section: {name}"


def _widths(row: Element) -> list[str | None]:
    return [width.get(f"{W}w") for width in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")]


def _spanned(row: Element, grid: list[Any]) -> list[str]:
    """Return the widths that the cells of a row have when they fill the columns they span."""
    widths, at = [], 0
    for cell in row.iterfind(f"{W}tc"):
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        end = at + (1 if span is None else int(span.get(f"{W}val")))
        widths.append(str(sum(map(int, grid[at:end]))))
        at = end
    return widths if at == len(grid) else []


def _repeated_ids(parts: Parts) -> Iterator[str]:
    kinds = (
        (f"{WP}docPr", "id"),
        (f"{W}bookmarkStart", f"{W}id"),
        (f"{W}bookmarkStart", f"{W}name"),
        (f"{W}p", f"{W14}paraId"),
        (f"{W}tr", f"{W14}paraId"),
    )
    for tag, key in kinds:
        values = [e.get(key) for root in parts.values() for e in root.iter(tag) if e.get(key)]
        for value, count in Counter(values).items():
            if count > 1:
                yield f"repeated id: {tag.rpartition('}')[2]} {value}"


def _style_problems(parts: Parts) -> Iterator[str]:
    styles = {style.get(f"{W}styleId") for style in parts[STYLES].iter(f"{W}style")}
    for name, root in parts.items():
        for element in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
            if element.get(f"{W}val") not in styles:
                yield f"unknown style: {name} {element.get(f'{W}val')}"


def _page_number_problems(parts: Parts) -> Iterator[str]:
    if parts[SETTINGS].find(f"{W}evenAndOddHeaders") is None:
        yield "odd and even pages are alike"
    relations = {r.get("Id"): r.get("Target") for r in parts["word/_rels/document.xml.rels"]}
    references = {
        reference.get(f"{W}type"): relations.get(reference.get(f"{{{RELATION}}}id"))
        for reference in parts[DOCUMENT].iter(f"{W}footerReference")
    }
    for kind in ("default", "even"):
        footer = parts.get(f"word/{references.get(kind)}")
        fields = [] if footer is None else [code.text for code in footer.iter(f"{W}instrText")]
        if [str(field).split()[:1] for field in fields] != [["PAGE"]]:
            yield f"no page number: {kind} pages"


def _tags_left(parts: Parts, literal: str) -> Iterator[str]:
    for name, root in parts.items():
        if root.tag == f"{{{DATA_NAMESPACE}}}report":
            continue
        texts = [text_of(p) for p in root.iter(f"{W}p")] or [t for t in root.itertext() if t]
        values = [value for element in root.iter() for value in element.attrib.values()]
        for text in (*texts, *values):
            rest = text.replace(literal, "") if literal else text
            if _TAG.search(rest):
                yield f"tag left: {name} {rest!r}"
