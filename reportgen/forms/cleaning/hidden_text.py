"""Hidden text: notes of a form's maker that nobody sees and every report would have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.part_kinds import kind_of
from reportgen.engine.tags import find_tags, has_tags
from reportgen.forms.cleaning.carried import carried, excerpt, stories
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.styles import is_on
from reportgen.ooxml.wordprocessing import P, R, T, ancestor, parse, places_of, text_of, w

if TYPE_CHECKING:
    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned
    from reportgen.ooxml.wordprocessing import Element

_HIDDEN, _RPR, _PPR, _VAL = w("vanish"), w("rPr"), w("pPr"), w("val")
_ADVICE = "不用改；要印的，取消“隐藏”；想让表样里也没有，加 --fix"


def without_hidden_text(members: dict[str, bytes]) -> Cleaned:
    """Take out hidden text, but for tags: what they do is seen."""
    findings: list[Finding] = []
    styles = _hiding(members.get("word/styles.xml", b""))
    marks = (b"<w:vanish", *(f'w:val="{each}"'.encode() for each in styles))
    for name in stories(members, *marks):
        root = parse(members[name])
        part = kind_of(name) or ""
        places = places_of(root, part)
        before = len(findings)
        for paragraph in root.iter(P):
            taken = [element for element in _texts(paragraph) if _is_hidden(element, styles)]
            text = excerpt(each.text or "" for each in taken)
            if text:
                place = places.get(paragraph, part or "正文")
                findings.append(carried(place, f"表样里有隐藏的文字“{text}”，报告里不带", _ADVICE))
                for each in taken:
                    each.text = ""
        if len(findings) > before:
            members = {**members, name: serialized(root)}
    return members, findings


def _texts(paragraph: Element) -> list[Element]:
    """Return the texts of a paragraph that are in no tag."""
    text, pieces = text_of(paragraph)
    if not has_tags(text):
        return [element for element, _, _ in pieces if element.tag == T]
    tags, errors = find_tags(text)
    if errors:
        return []
    return [
        element
        for element, start, end in pieces
        if element.tag == T and not any(tag.start < end and start < tag.end for tag in tags)
    ]


def _hiding(data: bytes) -> frozenset[str]:
    """Return the keys of the styles that hide text."""
    if b"<w:vanish" not in data:
        return frozenset()
    found = (style for style in parse(data).iter(w("style")) if _hides(style.find(_RPR)))
    return frozenset(style.get(w("styleId"), "") for style in found)


def _hides(properties: Element) -> bool:
    mark = None if properties is None else properties.find(_HIDDEN)
    return mark is not None and is_on(mark)


def _is_hidden(text: Element, styles: frozenset[str]) -> bool:
    run = ancestor(text, R)
    properties = None if run is None else run.find(_RPR)
    if properties is not None and properties.find(_HIDDEN) is not None:
        return _hides(properties)
    named = [None if properties is None else properties.find(w("rStyle"))]
    paragraph = ancestor(text, P)
    own = None if paragraph is None else paragraph.find(_PPR)
    named.append(None if own is None else own.find(w("pStyle")))
    return any(each is not None and each.get(_VAL, "") in styles for each in named)
