"""A Word 2003 XML file (``w:wordDocument``) as the parts of a Word file: the same text and tables.

Nearly all elements are those of a .docx under another namespace. What is not is written as a .docx
has it: merged cells, links, changes, notes, headers; the number of an item, which the file keeps as
it is shown, is put before its text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.ooxml.package import CONTENT_TYPES, DOCUMENT
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import XML_SPACE, W, parse, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.ooxml.wordprocessing import Element

_OLD = "http://schemas.microsoft.com/office/word/2003/wordml"
_SHOWN = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_CHANGE = "{http://schemas.microsoft.com/aml/2001/core}"
_TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = {"vmerge": "vMerge", "hmerge": "hMerge", "hlink": "hyperlink"}
_CHANGES = {"Word.Insertion": "ins", "Word.Deletion": "del"}
_KEPT = ("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office")
_DROPPED = frozenset((w("binData"), w("listPr")))
_SIDES = {w("hdr"): "header", w("ftr"): "footer"}
_NOTES = (w("footnote"), w("endnote"))
_BULLET_FONTS = ("Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings")


def word_2003_members(data: bytes) -> dict[str, bytes]:
    """Return the members of a Word file with the content of a Word 2003 XML file.

    Raises ValueError or LxmlError for what is none.
    """
    old = parse(data)
    body = old.find(f"{{{_OLD}}}body")
    if body is None:
        raise ValueError("no text")
    document = etree.Element(w("document"), nsmap={"w": W})
    content = etree.SubElement(document, w("body"))
    content.extend(_children(body))
    members = {CONTENT_TYPES: _TYPES}
    relations = etree.Element(f"{{{_RELATIONS}}}Relationships")
    for number, (kind, root) in enumerate(_parts(document), 1):
        members[f"word/{kind}{number}.xml"] = serialized(root)
        _relate(relations, kind, f"{kind}{number}.xml")
    styles = old.find(f"{{{_OLD}}}styles")
    if styles is not None:
        (made,) = _written(styles)
        members["word/styles.xml"] = serialized(made)
        _relate(relations, "styles", "styles.xml")
    members["word/_rels/document.xml.rels"] = serialized(relations)
    members[DOCUMENT] = serialized(document)
    return members


def _relate(relations: Element, kind: str, target: str) -> None:
    attributes = {"Id": f"rId{len(relations) + 1}", "Type": f"{_OFFICE}/{kind}", "Target": target}
    etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", attributes)


def _children(element: Element) -> Iterator[Element]:
    for child in element.iterchildren(etree.Element):
        yield from _written(child)


def _written(element: Element) -> Iterator[Element]:
    """Return an element as a .docx has it; its children in its place where it has none."""
    name = etree.QName(element)
    if name.namespace == _CHANGE.strip("{}") and name.localname == "annotation":
        yield from _changed(element)
    elif name.namespace == _OLD:
        made = etree.Element(w(_NAMES.get(name.localname, name.localname)), nsmap={"w": W})
        for key, value in element.attrib.items():
            made.set(key.replace(_OLD, W), value)
        made.text = element.text
        made.extend(each for each in _children(element) if each.tag not in _DROPPED)
        if made.tag == w("p") and (number := _number(element)):
            at = 1 if len(made) and made[0].tag == w("pPr") else 0
            made.insert(at, _run(number))
        yield made
    elif name.namespace in _KEPT:
        made = etree.Element(element.tag, dict(element.attrib))
        made.extend(_children(element))
        yield made
    else:  # sections, smart tags, hints for other programs
        yield from _children(element)


def _changed(element: Element) -> Iterator[Element]:
    """Return what a change holds, marked as one; nothing of comments and bookmarks."""
    kind = _CHANGES.get(element.get(f"{{{_OLD}}}type", ""))
    content = element.find(f"{_CHANGE}content")
    if kind is None or content is None:
        return
    made = etree.Element(w(kind))
    made.extend(_children(content))
    if kind == "del":
        for text in made.iter(w("t")):
            text.tag = w("delText")
    yield made


def _number(paragraph: Element) -> str:
    """Return the number of an item as it is shown."""
    shown = paragraph.find(f"{{{_OLD}}}pPr/{{{_OLD}}}listPr/{_SHOWN}t")
    font = paragraph.find(f"{{{_OLD}}}pPr/{{{_OLD}}}listPr/{_SHOWN}font")
    if shown is None:
        return ""
    is_bullet = font is not None and font.get(f"{_SHOWN}val") in _BULLET_FONTS
    return "•" if is_bullet else shown.get(f"{_SHOWN}val", "")


def _run(text: str) -> Element:
    run = etree.Element(w("r"))
    made = etree.SubElement(run, w("t"))
    made.set(XML_SPACE, "preserve")
    made.text = text
    return run


def _parts(document: Element) -> Iterator[tuple[str, Element]]:
    """Take headers, footers and notes out of the text; return each part's kind and root."""
    for side in list(document.iter(*_SIDES)):
        side.getparent().remove(side)
        yield _SIDES[side.tag], side
    for kind in _NOTES:
        root = etree.Element(f"{kind}s", nsmap={"w": W})
        for number, note in enumerate(list(document.iter(kind)), 1):
            reference = note.makeelement(f"{kind}Reference")
            reference.set(w("id"), str(number))
            note.set(w("id"), str(number))
            note.getparent().replace(note, reference)
            root.append(note)
        if len(root):
            yield etree.QName(root).localname, root
