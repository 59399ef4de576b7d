"""Footnotes and endnotes with tags: prepared where the text refers to them, in its loops.

So a note says what belongs to the turn of the loop that it stands in. Once a report is rendered,
``repeated_notes`` takes them out of the text again.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.engine.part_kinds import MAY_HAVE_TAGS
from reportgen.engine.tags import has_tags
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import Element, P, parse, text_of, w

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS = {"footnote": "脚注", "endnote": "尾注"}
"""The kinds of notes, and what messages call them."""

STYLES, BODY = "word/styles.xml", "word/document.xml"


class Beside(NamedTuple):
    """What the text of a document takes from other parts: styles, and notes that have tags.

    ``notes`` are by kind and id; ``parts`` are the parts of notes without them. ``links`` are
    the bookmarks that the part's own relationships lead to, by their keys, and ``addresses``
    those of its links that have tags.
    """

    styles: bytes = b""
    notes: Mapping[tuple[str, str], Element] = {}
    parts: Mapping[str, bytes] = {}
    links: Mapping[str, str] = {}
    addresses: Mapping[str, str] = {}


ALONE = Beside()
"""Of a part that takes nothing from others."""


def beside_text(members: Mapping[str, bytes]) -> Beside:
    """Return what the text of a document takes from its other parts."""
    notes: dict[tuple[str, str], Element] = {}
    parts: dict[str, bytes] = {}
    body = members.get(BODY, b"")
    for kind in KINDS:
        name = f"word/{kind}s.xml"
        if name not in members or not MAY_HAVE_TAGS.search(members[name]):
            continue
        try:
            root = parse(members[name])
        except (etree.XMLSyntaxError, ValueError):
            continue  # reported when the part is prepared
        used = set(re.findall(rb'<w:%sReference\b[^>]*\bw:id="([^"]*)"' % kind.encode(), body))
        for note in root.findall(w(kind)):
            if note.get(w("id"), "").encode() in used and any(
                has_tags(text_of(each)[0]) for each in note.iter(P)
            ):
                notes[kind, note.get(w("id"), "")] = note
                root.remove(note)
                parts[name] = b""
        if name in parts:
            root.text = root.text or ""  # an end tag of its own, before which notes are put
            parts[name] = serialized(root)
    return Beside(members.get(STYLES, b""), notes, parts)


def put_notes(root: Element, beside: Beside) -> dict[Element, str]:
    """Put a copy of each note behind what refers to it; return the places of its paragraphs."""
    places: dict[Element, str] = {}
    for kind, title in KINDS.items() if beside.notes else ():
        for reference in list(root.iter(w(f"{kind}Reference"))):
            note = beside.notes.get((kind, reference.get(w("id"), "")))
            if note is not None:
                copy = deepcopy(note)
                reference.addnext(copy)
                for number, paragraph in enumerate(copy.iter(P), 1):
                    places[paragraph] = f"{title} 第{number}段"
    return places
