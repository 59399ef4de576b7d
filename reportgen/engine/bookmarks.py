"""Bookmarks that loops repeat, and references to those that an if leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.ooxml.part_removal import relations_of, relationships_name, serialized
from reportgen.ooxml.wordprocessing import Element, R, ancestor, parse, w
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

Crossing = dict[tuple[str, str], frozenset[bytes]]
"""By the names of two parts, the bookmarks of the first that the second refers to."""

_MARK = lazy_pattern(rb"<w:bookmark(?P<end>Start|End)\b(?P<attributes>[^>]*?)/>")
_ID = lazy_pattern(rb'\bw:id="([^"]*)"')
_NAME = lazy_pattern(rb'\bw:name="([^"]*)"')
_WORD = lazy_pattern(r'[^\s"\\=+*/(),;]+')
_STORY = lazy_pattern(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_EDITORS_OWN = "_GoBack"
_ID_OF_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LINKS_OF_PICTURES = ("{*}hlinkClick", "{*}hlinkHover")
_BEGIN, _END = "begin", "end"


def settle_bookmarks(xml: bytes, names: frozenset[bytes], links: Mapping[str, str]) -> bytes:
    """Keep the first bookmark of each name, number all anew, and let go what leads to none.

    ``names`` are the names that the template has: a link to another is none of our business;
    ``links`` the bookmarks that relationships lead to, by their keys.
    """
    seen: dict[bytes, None] = {}
    now: dict[bytes, bytes] = {}

    def settled(match: re.Match[bytes]) -> bytes:
        found = _ID.search(match["attributes"])
        key = found[1] if found else b""
        if match["end"] == b"End":
            number = now.pop(key, b"")
            return b'<w:bookmarkEnd w:id="%s"/>' % number if number else b""
        name = _NAME.search(match["attributes"])
        if name is None or name[1] in seen:
            now[key] = b""
            return b""
        seen[name[1]] = None
        now[key] = b"%d" % len(seen)
        return b'<w:bookmarkStart w:id="%s" w:name="%s"/>' % (now[key], name[1])

    xml = _MARK.sub(settled, xml)
    gone = names - set(seen)
    if not gone:
        return xml
    return without_references(xml, {name.decode() for name in gone}, links)


def links_of(members: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Return the bookmarks that relationships of a part lead to, as those of pictures do."""
    if b'"#' not in members.get(relationships_name(part), b""):
        return {}
    targets = {
        each.get("Id", ""): each.get("Target", "") for each, _ in relations_of(members, part)
    }
    return {key: target[1:] for key, target in targets.items() if target.startswith("#")}


def bookmarks_of(root: Element) -> set[str]:
    """Return the names of a tree's bookmarks, but for the one that editors set by themselves."""
    names = {mark.get(w("name"), "") for mark in root.iter(w("bookmarkStart"))}
    return names - {_EDITORS_OWN}


def names_in(xml: bytes) -> frozenset[bytes]:
    """Return the names of a part's bookmarks."""
    marks = (_NAME.search(match["attributes"]) for match in _MARK.finditer(xml))
    return frozenset(name[1] for name in marks if name)


def without_references(xml: bytes, gone: set[str], links: Mapping[str, str]) -> bytes:
    """Leave of what refers to bookmarks that are gone the text that it shows."""
    keys = (key for key, name in links.items() if name in gone)
    if not any(each.encode() in xml for each in (*gone, *keys)):
        return xml
    root = parse(xml)
    unlink(root, gone, links)
    return serialized(root)


def unlink(root: Element, gone: set[str], links: Mapping[str, str]) -> None:
    """Do the same in a tree."""
    if not gone:
        return
    for link in list(root.iter(w("hyperlink"), *_LINKS_OF_PICTURES)):
        if links.get(link.get(_ID_OF_LINK, "")) in gone:
            del link.attrib[_ID_OF_LINK]
        if link.get(w("anchor")) in gone:
            del link.attrib[w("anchor")]
        if link.tag != w("hyperlink") and _ID_OF_LINK not in link.attrib:
            link.getparent().remove(link)
    for shape in root.iter("{urn:schemas-microsoft-com:vml}*"):
        if shape.get("href", "").removeprefix("#") in gone:
            del shape.attrib["href"]
    for simple in list(root.iter(w("fldSimple"))):
        if not gone.isdisjoint(_WORD.findall(simple.get(w("instr"), ""))):
            for child in list(simple):
                simple.addprevious(child)
            simple.getparent().remove(simple)
    for element in _marks_of_fields(root, gone):
        run = ancestor(element, R)
        run.remove(element)
        if all(child.tag == w("rPr") for child in run):
            run.getparent().remove(run)


def _marks_of_fields(root: Element, gone: set[str]) -> list[Element]:
    """Return what makes fields of the text of those that refer to some bookmarks."""
    fields: list[list[Element]] = []
    found: list[Element] = []
    for element in list(root.iter(w("fldChar"), w("instrText"))):
        kind = element.get(w("fldCharType"), "")
        if kind == _BEGIN:
            fields.append([])
        if fields:
            fields[-1].append(element)
        if kind == _END and fields:
            parts = fields.pop()
            code = "".join(part.text or "" for part in parts if part.tag == w("instrText"))
            if not gone.isdisjoint(_WORD.findall(code)):
                found += parts
    return found


def crossing_names(members: Mapping[str, bytes], parts: Iterable[str]) -> Crossing:
    """Return the bookmarks of parts with tags that other parts refer to, by both parts' names."""
    found: Crossing = {}
    for part in parts:
        names = names_in(members[part]) - {_EDITORS_OWN.encode()}
        for other, data in members.items() if names else ():
            if other != part and _STORY.fullmatch(other):
                linked = {name.encode() for name in links_of(members, other).values()}
                used = frozenset(name for name in names if name in data or name in linked)
                if used:
                    found[part, other] = used
    return found


def settle_crossing(
    rendered: dict[str, bytes], members: Mapping[str, bytes], crossing: Crossing
) -> dict[str, bytes]:
    """Let go what leads from one part to a bookmark of another that is gone."""
    for (part, other), names in crossing.items():
        gone = {name.decode() for name in names - names_in(rendered.get(part) or members[part])}
        if gone:
            xml = rendered.get(other) or members[other]
            settled = without_references(xml, gone, links_of(members, other))
            rendered = {**rendered, other: settled}
    return rendered
