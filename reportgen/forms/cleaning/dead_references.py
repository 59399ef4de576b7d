"""References to bookmarks that a form does not have: each report would print an error for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.engine.bookmarks import links_of, names_in, unlink
from reportgen.engine.part_kinds import kind_of
from reportgen.forms.cleaning.carried import carried, excerpt, place_of, stories
from reportgen.forms.cleaning.shown_fields import fields_of
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import T, parse, places_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned
    from reportgen.ooxml.wordprocessing import Element

_CODE = re.compile(
    r"\s*(?:(?:REF|PAGEREF|NOTEREF)\s+|HYPERLINK\s+\\l\s+)\"?(?P<name>[^\s\"\\]+)", re.IGNORECASE
)
_SET = re.compile(rb"\b(?:SET|ASK)\s+\"?([^\s\"\\<]+)", re.IGNORECASE)
_FORM_FIELD = re.compile(rb"<w:ffData>.*?<w:name w:val=\"([^\"]*)\"", re.DOTALL)
_BY_EDITORS = ("_toc", "_top", "_goback")
"""What names begin with that editors know without a bookmark, or that a 目录 makes anew."""

_CLICKS = ("{*}hlinkClick", "{*}hlinkHover")
_KEY = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ADVICE = "不用改；要引用的，在 Word 里重新插入“交叉引用”；想让表样里也没有，加 --fix"


def without_dead_references(members: dict[str, bytes]) -> Cleaned:
    """Leave of references to bookmarks that are not there the text that they show."""
    findings: list[Finding] = []
    known = _known(members)
    for name in stories(members, b"<w:instrText", b"w:instr=", b"w:anchor=", b"hlink", b"r:id="):
        root = parse(members[name])
        links = links_of(members, name)
        part = kind_of(name) or ""
        places = places_of(root, part)
        dead: set[str] = set()
        for element, target, shown in _references(root, links):
            if target.casefold() in known or target.casefold().startswith(_BY_EDITORS):
                continue
            dead.add(target)
            message = f"引用“{shown}”指向的书签“{target}”不在表样里，报告里只留文字"
            findings.append(carried(place_of(element, places, part), message, _ADVICE))
        if dead:
            unlink(root, dead, links)
            members = {**members, name: serialized(root)}
    return members, findings


def _known(members: Mapping[str, bytes]) -> set[str]:
    """Return the names that may be referred to."""
    known: set[str] = set()
    for name in stories(members, b"<w:"):
        data = members[name]
        found = [*names_in(data), *_SET.findall(data), *_FORM_FIELD.findall(data)]
        known.update(each.decode().casefold() for each in found)
    return known


def _references(root: Element, links: Mapping[str, str]) -> Iterator[tuple[Element, str, str]]:
    """Return what refers to bookmarks of this file: the element, the bookmark, what it shows."""
    for field in fields_of(root):
        if match := _CODE.match(field.code):
            shown = field.text or " ".join(field.code.split())
            yield field.parts[0], match["name"], excerpt([shown])
    for link in root.iter(w("hyperlink")):
        target = link.get(w("anchor")) if link.get(_KEY) is None else links.get(link.get(_KEY, ""))
        if target:
            yield link, target, excerpt(each.text or "" for each in link.iter(T))
    for click in root.iter(*_CLICKS):
        if target := links.get(click.get(_KEY, "")):
            yield click, target, "图片"
