"""Small operations on runs and their text, and the spare elements that keep containers valid."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.engine.tags import escapes_in
from reportgen.ooxml.wordprocessing import TBL, TC, TR, XML_SPACE, Element, P, R, T, W, text_of, w
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.engine.tags import Tag


def gather(pieces: list[tuple[Element, int, int]], tags: list[Tag]) -> None:
    """Move the text of each tag into the w:t where it starts.

    ``pieces`` are the elements of the paragraph's text with start and end; what a tag takes up
    in the following ones, also a tab or break, is taken out there.
    """
    first = 0
    for element, start, end in pieces:
        while first < len(tags) and tags[first].end <= start:
            first += 1
        last = first
        while last < len(tags) and tags[last].start < end:
            last += 1
        inside = tags[first:last]
        if not inside or all(start <= tag.start and tag.end <= end for tag in inside):
            continue
        if element.tag != T:
            element.getparent().remove(element)
            continue
        own, text, position = element.text or "", "", start
        for tag in inside:
            text += own[position - start : max(tag.start, start) - start]
            text += tag.text if tag.start >= start else ""
            position = min(tag.end, end)
        element.text = text + own[position - start :]
        element.set(XML_SPACE, "preserve")
        drop_if_empty(element)


def uncut_text(paragraph: Element) -> tuple[str, list[tuple[Element, int, int]]]:
    """Return the text of a paragraph and its pieces, of which none cuts an escaped brace."""
    text, pieces = text_of(paragraph)
    if escapes := escapes_in(text):
        gather(pieces, escapes)
        return text_of(paragraph)
    return text, pieces


def beside_tags(home: Element) -> tuple[list[Element], list[Element]]:
    """Return what must stay of an element whose tags stand for it: breaks of pages, bookmarks.

    That is what stands before its first tag, and what stands behind; breaks are in paragraphs of
    their own, that look as this one does.
    """
    sides: tuple[list[Element], list[Element]] = [], []
    side = sides[0]
    for element in home.iter(T, w("br"), *_RANGE_MARKS):
        if element.tag == T:
            side = sides[1] if (element.text or "").strip() else side
        elif element.tag != w("br"):
            side.append(element)
        elif home.tag == P and element.get(w("type")) in ("page", "column"):
            own = etree.Element(P, nsmap=home.nsmap)
            properties = home.find(w("pPr"))
            if properties is not None:
                own.append(deepcopy(properties))
                for section in own.iter(w("sectPr")):
                    section.getparent().remove(section)
            etree.SubElement(own, R).append(deepcopy(element))
            side.append(own)
    return sides


_RANGE_MARKS = (w("bookmarkStart"), w("bookmarkEnd"))


def append_text(element: Element, text: str) -> None:
    """Add text behind all that an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def drop_if_empty(text: Element) -> None:
    """Take out a w:t that holds nothing, and its run when that then holds nothing either."""
    if len(text) or text.text:
        return
    run = text.getparent()
    run.remove(text)
    if all(child.tag == w("rPr") for child in run):
        run.getparent().remove(run)


def split_run(text: Element, mark: Element) -> Element:
    """Cut a run behind the end of one of its w:t, put a mark there; return the next, empty w:t."""
    run = text.getparent()
    following = etree.Element(R, nsmap=run.nsmap)
    properties = run.find(w("rPr"))
    if properties is not None:
        following.append(deepcopy(properties))
    rest = list(text.itersiblings())
    fresh = etree.SubElement(following, T)
    fresh.set(XML_SPACE, "preserve")
    following.extend(rest)
    run.addnext(following)
    run.addnext(mark)
    drop_if_empty(text)
    return fresh


_PLACE = "\ue000"
_NAMESPACES = lazy_pattern(r' xmlns:\w+="[^"]*"')


def around(home: Element, tag: str = "") -> tuple[str, str]:
    """Return the XML of an element before and after a tag in it: what a text in its place needs.

    Without the tag, that of a run that looks as this one does.
    """
    element = deepcopy(home)
    element.tail = None
    texts = [each for each in element.iter(T) if tag and tag in (each.text or "")]
    if not texts:
        for child in element.findall("*"):
            if child.tag != w("rPr"):
                element.remove(child)
        texts = [etree.SubElement(element, T)]
    for other in element.iter(T):
        other.text = _PLACE if other is texts[0] else ""
        other.set(XML_SPACE, "preserve")
    xml = _NAMESPACES.sub("", etree.tostring(element, encoding="unicode"))
    before, _, after = xml.partition(_PLACE)
    return before, after


def spare(example: Element | None, tag: str) -> str:
    """Return the XML of an element to stand where all others were left out.

    It is like the example, with its properties, but without any content.
    """
    element = etree.Element(tag, nsmap={"w": W}) if example is None else deepcopy(example)
    element.tail = None
    for unwanted in list(element.iter(etree.PI, TBL)):
        unwanted.getparent().remove(unwanted)
    for paragraph in list(element.iter(P)):
        for child in list(paragraph):
            if child.tag != w("pPr"):
                paragraph.remove(child)
    for row in element.iter(TR):
        if row.find(f".//{TC}") is None:
            etree.SubElement(row, TC)
    for cell in element.iter(TC):
        if cell.find(f".//{P}") is None:
            etree.SubElement(cell, P)
    xml: str = etree.tostring(element, encoding="unicode")
    return _NAMESPACES.sub("", xml)
