"""Comments of one author in a Word file, at the very words; those of an earlier run go."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from typing import TYPE_CHECKING

from reportgen.ooxml.package import CONTENT_TYPES, DOCUMENT
from reportgen.ooxml.part_removal import relations_of, relationships_name, serialized
from reportgen.ooxml.wordprocessing import XML_SPACE, P, R, T, W, parse, runs_of, text_of, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.ooxml.wordprocessing import Element

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ANCHORS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_ID, _AUTHOR = w("id"), w("author")


class WordComments:
    """The comments of a package that is being commented on by one author."""

    def __init__(self, members: Mapping[str, bytes], author: str, initials: str) -> None:
        """Begin with the author's earlier comments gone; raises XMLSyntaxError for a bad part."""
        self._members, self._author, self._initials = dict(members), author, initials
        self._document = parse(self._members[DOCUMENT])
        self._name = next(
            (
                name
                for each, name in relations_of(members, DOCUMENT)
                if each.get("Type", "").endswith("/comments") and name in members
            ),
            "",
        )
        known = self._members.get(self._name)
        empty = f'<w:comments xmlns:w="{W}"/>'.encode()
        self._comments = parse(known if known is not None else empty)
        self._remove_earlier()
        numbers = [each.get(_ID, "") for each in self._comments]
        self._next = max((int(each) for each in numbers if each.isdecimal()), default=-1) + 1

    @property
    def paragraphs(self) -> list[Element]:
        """All paragraphs of the document, in order."""
        return list(self._document.iter(P))

    @property
    def document(self) -> Element:
        """The root of the document."""
        return self._document

    def _remove_earlier(self) -> None:
        gone = {each.get(_ID) for each in self._comments if each.get(_AUTHOR) == self._author}
        for each in [each for each in self._comments if each.get(_ID) in gone]:
            self._comments.remove(each)
        for name in _ANCHORS:
            for anchor in list(self._document.iter(w(name))):
                if anchor.get(_ID) in gone:
                    run = anchor.getparent()
                    run.remove(anchor)
                    if run.tag == R and all(child.tag == w("rPr") for child in run):
                        run.getparent().remove(run)

    def add(self, paragraph: Element, start: int, end: int, lines: Iterable[str]) -> None:
        """Comment on what stands from ``start`` to ``end`` in a paragraph's text; or on all of it.

        The whole paragraph where the two are the same, as in one without any text.
        """
        key = str(self._next)
        self._next += 1
        first, last = _runs_between(paragraph, start, end)
        opened, closed = (paragraph.makeelement(w(name), {_ID: key}) for name in _ANCHORS[:2])
        reference = paragraph.makeelement(R, {})
        mark = reference.makeelement(w("commentReference"), {_ID: key})
        reference.append(mark)
        if first is None or last is None:
            for element in (opened, closed, reference):
                paragraph.append(element)
        else:
            first.addprevious(opened)
            last.addnext(closed)
            closed.addnext(reference)
        self._comments.append(self._comment(key, lines))

    def _comment(self, key: str, lines: Iterable[str]) -> Element:
        names = {_ID: key, _AUTHOR: self._author, w("initials"): self._initials}
        comment = self._comments.makeelement(w("comment"), names)
        for line in lines:
            paragraph = comment.makeelement(P, {})
            run = paragraph.makeelement(R, {})
            text = run.makeelement(T, {XML_SPACE: "preserve"})
            text.text = line
            run.append(text)
            paragraph.append(run)
            comment.append(paragraph)
        return comment

    def members(self) -> dict[str, bytes]:
        """Return the members of the package with the comments; all others as they were."""
        found = {**self._members, DOCUMENT: serialized(self._document)}
        if not self._name and not len(self._comments):
            return found
        if not self._name:
            self._name = _free_name(found)
            _add_relation(found, posixpath.basename(self._name))
            _add_type(found, self._name)
        return {**found, self._name: serialized(self._comments)}


def _free_name(members: Mapping[str, bytes]) -> str:
    names = (f"word/comments{number or ''}.xml" for number in range(len(members) + 1))
    return next(name for name in names if name not in members)


def _add_relation(members: dict[str, bytes], target: str) -> None:
    name = relationships_name(DOCUMENT)
    root = parse(members.get(name) or f'<Relationships xmlns="{_RELATIONS}"/>'.encode())
    taken = {each.get("Id") for each in root}
    key = next(key for n in range(len(taken) + 1) if (key := f"rIdComments{n or ''}") not in taken)
    about = {"Id": key, "Type": _RELATION, "Target": target}
    root.append(root.makeelement(f"{{{_RELATIONS}}}Relationship", about))
    members[name] = serialized(root)


def _add_type(members: dict[str, bytes], part: str) -> None:
    root = parse(members[CONTENT_TYPES])
    namespace = root.tag.rpartition("}")[0]
    about = {"PartName": f"/{part}", "ContentType": _CONTENT}
    root.append(root.makeelement(f"{namespace}}}Override", about))
    members[CONTENT_TYPES] = serialized(root)


def _runs_between(paragraph: Element, start: int, end: int) -> tuple[Element, Element]:
    """Return the first and the last run of a stretch of text, cut so that they hold only it."""
    if end > start:
        _cut(paragraph, end)
        _cut(paragraph, start)
        inside = [
            element.getparent()
            for element, first, last in text_of(paragraph)[1]
            if first >= start and last <= end and last > first
        ]
        if inside:
            return inside[0], inside[-1]
    runs = runs_of(paragraph)
    return (runs[0], runs[-1]) if runs else (None, None)


def _cut(paragraph: Element, position: int) -> None:
    """Cut the run that goes on over a position of the text."""
    for element, first, last in text_of(paragraph)[1]:
        run = element.getparent()
        if first < position < last and element.tag == T:
            rest = _split_off(run, element)
            text = element.text or ""
            after = rest.makeelement(T, {XML_SPACE: "preserve"})
            element.text, after.text = text[: position - first], text[position - first :]
            element.set(XML_SPACE, "preserve")
            rest.insert(1 if len(rest) and rest[0].tag == w("rPr") else 0, after)
            return
        if last == position and element.getnext() is not None:
            _split_off(run, element)
            return


def _split_off(run: Element, element: Element) -> Element:
    """Put what stands behind an element of a run into a run of its own."""
    rest = run.makeelement(R, dict(run.attrib))
    looks = run.find(w("rPr"))
    if looks is not None:
        rest.append(deepcopy(looks))
    for child in list(element.itersiblings()):
        rest.append(child)
    run.addnext(rest)
    return rest
