"""Footnotes and endnotes in a loop: each time it runs they are others.

Those that have tags were rendered behind what refers to them; others have the same text each time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_BODY = "word/document.xml"
_PARTS = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_ID = lazy_pattern(rb'(\sw:id=")(-?\d+)"')
_IDS_OF_NOTES = lazy_pattern(rb'<w:(?:foot|end)note\b[^>]*?\sw:id="(-?\d+)"')
_BOOKMARK = lazy_pattern(rb"<w:bookmark(?:Start|End)\b[^>]*/>")


def with_own_notes(rendered: dict[str, bytes], members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Let each reference have a note of its own; ``members`` the template."""
    if not rendered.keys().isdisjoint(_PARTS.values()):
        rendered = _with_rendered_notes(rendered, members)
    for kind, part in _PARTS.items():
        if (notes := rendered.get(part) or members.get(part)) is None:
            continue
        body, reference = rendered.get(_BODY, b""), f"<w:{kind}Reference".encode()
        if body.count(reference) < len(("the first", "another")):
            continue
        body, copies = _own(body, reference, max(map(int, _IDS_OF_NOTES.findall(notes)), default=0))
        if copies:
            rendered = {**rendered, _BODY: body, part: _copied(notes, kind, copies)}
    return rendered


def _with_rendered_notes(
    rendered: dict[str, bytes], members: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Move the notes that were rendered in the text into their parts."""
    for kind, part in _PARTS.items():
        if part in rendered:
            text = rendered.get(_BODY) or members[_BODY]  # no tag of its own: not rendered
            body, moved = _taken_out(text, rendered[part], kind.encode())
            rendered = {**rendered, _BODY: body, part: _added(rendered[part], kind, moved)}
    return rendered


def _taken_out(body: bytes, notes: bytes, name: bytes) -> tuple[bytes, list[bytes]]:
    """Return the body without the notes of a kind, and the notes, each with an id of its own."""
    placed = re.compile(
        rb"(<w:%sReference\b[^>]*/>)<w:%s\b([^>]*)>(.*?)</w:%s>" % (name, name, name), re.DOTALL
    )
    following = max(map(int, _IDS_OF_NOTES.findall(notes + body)), default=0) + 1
    seen: set[bytes] = set()
    moved: list[bytes] = []

    def settled(match: re.Match[bytes]) -> bytes:
        reference, attributes, content = match.groups()
        found = _ID.search(attributes)
        key = found[2] if found else b""
        if key in seen:
            own = rb'\g<1>%d"' % (following + len(moved) - len(seen))
            reference, attributes = (_ID.sub(own, each) for each in (reference, attributes))
        seen.add(key)
        moved.append(b"<w:%s%s>%s</w:%s>" % (name, attributes, content, name))
        return bytes(reference)

    return placed.sub(settled, body), moved


def _added(notes: bytes, kind: str, added: list[bytes]) -> bytes:
    """Return the part of notes with more of them behind the others."""
    if not added:
        return notes
    end = notes.rindex(b"</w:%ss>" % kind.encode())
    return notes[:end] + b"".join(added) + notes[end:]


def _own(body: bytes, reference: bytes, last: int) -> tuple[bytes, list[tuple[int, bytes]]]:
    """Return the body with an id for each reference, and the new ids with those they repeat.

    ``last`` is the greatest id that any note has.
    """
    pattern = re.compile(reference + rb"\b[^>]*>")
    following = last + 1
    seen: set[bytes] = set()
    copies: list[tuple[int, bytes]] = []

    def own(match: re.Match[bytes]) -> bytes:
        found = _ID.search(match[0])
        if found is None or found[2] not in seen:
            seen.add(found[2] if found else b"")
            return match[0]
        copies.append((following + len(copies), found[2]))
        return _ID.sub(rb'\g<1>%d"' % copies[-1][0], match[0], count=1)

    return pattern.sub(own, body), copies


def _copied(notes: bytes, kind: str, copies: list[tuple[int, bytes]]) -> bytes:
    """Return the part of notes with copies of some under new ids."""
    name = kind.encode()
    whole = re.compile(rb"<w:%s\b([^>]*)>(.*?)</w:%s>" % (name, name), re.DOTALL)
    texts = {
        found[2]: (match[1], match[2])
        for match in whole.finditer(notes)
        if (found := _ID.search(match[1]))
    }
    added = [
        b"<w:%s%s>%s</w:%s>"
        % (
            name,
            _ID.sub(rb'\g<1>%d"' % number, texts[old][0]),
            _BOOKMARK.sub(b"", texts[old][1]),
            name,
        )
        for number, old in copies
        if old in texts
    ]
    return _added(notes, kind, added)
