"""Hidden text: notes of a form's maker that every report would have, and tags that print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.part_kinds import kind_of
from reportgen.engine.tags import find_tags, has_tags
from reportgen.forms.cleaning.carried import carried, excerpt, stories
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.styles import is_on
from reportgen.ooxml.wordprocessing import P, R, T, ancestor, parse, places_of, text_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned
    from reportgen.ooxml.wordprocessing import Element

_HIDDEN, _RPR, _PPR, _VAL = w("vanish"), w("rPr"), w("pPr"), w("val")
_BEHIND = frozenset(
    w(name)
    for name in (
        *("webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight"),
        *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
        *("eastAsianLayout", "specVanish", "oMath"),
    )
)
"""What stands behind the mark of hidden text among the properties of a run."""
_SEEN = "不用改；不想印的，删去标签；想让表样里也看得见，加 --fix"
_ADVICE = "不用改；要印的，取消“隐藏”；想让表样里也没有，加 --fix"


def without_hidden_text(members: dict[str, bytes]) -> Cleaned:
    """Take out hidden text, and let hidden tags print what is seen."""
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
            for tag, pieces in _printing(paragraph):
                hidden = [each for each in pieces if _is_hidden(each, styles)]
                if hidden:
                    place = places.get(paragraph, part or "正文")
                    message = f"标签“{tag}”是隐藏的文字，报告里照样印出来"
                    findings.append(carried(place, message, _SEEN))
                for each in hidden:
                    _show(each)
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


def _printing(paragraph: Element) -> Iterator[tuple[str, list[Element]]]:
    """Return each tag of a paragraph that prints something, with the texts that it stands in."""
    text, pieces = text_of(paragraph)
    tags, errors = find_tags(text) if has_tags(text) else ([], [])
    for tag in tags if not errors else ():
        if tag.kind == "output":
            yield (
                tag.text,
                [each for each, start, end in pieces if tag.start < end and start < tag.end],
            )


def _show(text: Element) -> None:
    """Let a text be seen, whatever hides it."""
    run = ancestor(text, R)
    if run is None:
        return
    properties = run.find(_RPR)
    if properties is None:
        properties = run.makeelement(_RPR)
        run.insert(0, properties)
    mark = properties.find(_HIDDEN)
    if mark is None:
        mark = properties.makeelement(_HIDDEN)
        properties.insert(sum(child.tag not in _BEHIND for child in properties), mark)
    mark.set(_VAL, "0")


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
