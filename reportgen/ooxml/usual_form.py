"""Packages that are written in other ways than Word's usual one, as Word would write them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENT = "word/document.xml"
"""The name of the part with the text in files that Word writes."""

_CONTENT_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = lazy_pattern(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_OTHER_NAMES = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}
_CONFORMANCE = lazy_pattern(rb' \w+:conformance="strict"')
_SIDES = lazy_pattern(rb'(<w:(?:ind)\b[^>]*?) w:(start|end)(?=(?:Chars)?=")')
_JUSTIFIED = lazy_pattern(rb'(<w:jc w:val=")(start|end)"')
_LEFT_RIGHT = {b"start": b"left", b"end": b"right"}
_MAIN = lazy_pattern(
    r'<(?:\w+:)?Relationship\b(?=[^>]*Type="[^"]*/officeDocument")[^>]*?\bTarget="([^"]+)"'
)


def with_usual_names(members: dict[str, bytes]) -> dict[str, bytes]:
    r"""Return the members of a package by the names that Word gives them.

    Some programs write ``\\`` for ``/``, begin names with ``/``, or call the main part otherwise,
    such as ``word/document2.xml``: the package's relationships say which it is.
    """
    if any("\\" in name or name.startswith(("/", "./")) for name in members):
        slashed = {name.replace("\\", "/"): data for name, data in members.items()}
        members = {name.removeprefix(".").lstrip("/"): data for name, data in slashed.items()}
    for usual in (_CONTENT_TYPES, _RELATIONS):
        if usual not in members:
            other = next((name for name in members if name.lower() == usual.lower()), usual)
            members = {usual if name == other else name: data for name, data in members.items()}
    if DOCUMENT in members or _RELATIONS not in members:
        return members
    found = _MAIN.search(members[_RELATIONS].decode("utf-8", "replace"))
    main = posixpath.normpath(found[1].lstrip("/")) if found else ""
    return _renamed(members, main) if main in members else members


def _renamed(members: dict[str, bytes], main: str) -> dict[str, bytes]:
    """Rename the main part as usual, with its relationships and what points to it."""
    folder, _, file = main.rpartition("/")
    links = posixpath.join(folder, "_rels", f"{file}.rels")
    usual = {main: DOCUMENT, links: "word/_rels/document.xml.rels"}
    renamed = {usual.get(name, name): data for name, data in members.items()}
    for name in (_CONTENT_TYPES, _RELATIONS):
        data = renamed.get(name, b"")
        renamed[name] = data.replace(f'"/{main}"'.encode(), f'"/{DOCUMENT}"'.encode()).replace(
            f'Target="{main}"'.encode(), f'Target="{DOCUMENT}"'.encode()
        )
    if folder != "word" and usual[links] in renamed:
        renamed[usual[links]] = re.sub(
            rb'(?<=Target=")(?![/\w]+:|/)([^"]+)',
            lambda match: posixpath.join(f"/{folder}", match[1].decode()).encode(),
            renamed[usual[links]],
        )
    return renamed


def is_strict(members: Mapping[str, bytes]) -> bool:
    """Return whether a file is saved as “Strict Open XML”: the same elements, other namespaces."""
    return _STRICT in members.get(DOCUMENT, b"")[:_HEAD]


_HEAD = 4_000


def as_transitional(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return a strict file's members as Word usually writes them."""
    return {
        name: _transitional(data) if _STRICT in data else data for name, data in members.items()
    }


def _transitional(data: bytes) -> bytes:
    data = _CONFORMANCE.sub(b"", data)
    data = _STRICT_NAME.sub(_usual_namespace, data)
    data = _JUSTIFIED.sub(lambda m: m[1] + _LEFT_RIGHT[m[2]] + b'"', data)
    while (changed := _SIDES.sub(lambda m: m[1] + b" w:" + _LEFT_RIGHT[m[2]], data)) != data:
        data = changed
    return data


def _usual_namespace(match: re.Match[bytes]) -> bytes:
    name = _OTHER_NAMES.get(match[2], match[2])
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (match[1], name)
