"""Packages that are written in other ways than Word's usual one, as Word would write them."""

from __future__ import annotations

import codecs
import posixpath
import re
from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

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
_RELATIONSHIP = lazy_pattern(r"<(?:\w+:)?Relationship\b[^>]*>")
_TYPE = lazy_pattern(r"""\bType=(?:"[^"]*/([^"/]+)"|'[^']*/([^'/]+)')""")
_TARGET = lazy_pattern(r"""\bTarget=(?:"([^"]+)"|'([^']+)')""")
_OUTSIDE = lazy_pattern(r"""\bTargetMode=["']External["']""")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODING = lazy_pattern(r"""\s+encoding=(?:"[^"]*"|'[^']*')""")
_MAIN = "officeDocument"
_NUMBERED = ("header", "footer")
_USUAL = {
    _MAIN: DOCUMENT,
    "core-properties": "docProps/core.xml",
    "extended-properties": "docProps/app.xml",
    "custom-properties": "docProps/custom.xml",
    **{
        kind: f"word/{kind}.xml"
        for kind in ("styles", "numbering", "settings", "footnotes", "endnotes", "comments")
    },
}
"""The parts that are found by their names, and the name that Word gives each."""


def with_usual_names(members: dict[str, bytes]) -> dict[str, bytes]:
    r"""Return the members of a package by the names that Word gives them.

    Some programs write ``\\`` for ``/``, begin names with ``/``, or call the parts otherwise, such
    as ``word/document2.xml``: relationships say what they are. Those in UTF-16 get UTF-8.
    """
    if any(data.startswith(_UTF_16) for data in members.values()):
        members = {
            name: _as_utf_8(data) if name.endswith((".xml", ".rels")) else data
            for name, data in members.items()
        }
    if any("\\" in name or name.startswith(("/", "./")) for name in members):
        slashed = {name.replace("\\", "/"): data for name, data in members.items()}
        members = {name.removeprefix(".").lstrip("/"): data for name, data in slashed.items()}
    for usual in (_CONTENT_TYPES, _RELATIONS):
        if usual not in members:
            other = next((name for name in members if name.lower() == usual.lower()), usual)
            members = {usual if name == other else name: data for name, data in members.items()}
    names = _other_names(members)
    return _renamed(members, names) if names else members


def _as_utf_8(data: bytes) -> bytes:
    """Return a part in UTF-8; one that is no proper UTF-16 as it is."""
    if not data.startswith(_UTF_16):
        return data
    try:
        return _ENCODING.sub("", data.decode("utf-16"), count=1).encode()
    except UnicodeError:
        return data


def _other_names(members: Mapping[str, bytes]) -> dict[str, str]:
    """Return the usual name of each part that is called otherwise, as relationships say."""
    names: dict[str, str] = {}
    by_lower = {name.lower(): name for name in members}
    linked = [("", _RELATIONS)]
    for folder, links in linked:
        for kind, target in _targets(members.get(links, b"")):
            name = by_lower.get(_resolved(folder, target).lower(), "")
            if not name or name in names:
                continue
            usual = _usual_name(kind, name, {*members, *names.values()})
            if usual:
                names[name] = usual
            if kind == _MAIN:
                own = by_lower.get(_links_of(name).lower(), "")
                linked.append((posixpath.dirname(name), own))
    return names


def _targets(links: bytes) -> Iterator[tuple[str, str]]:
    """Return the kind and target of each relationship to a part of the same file."""
    for tag in _RELATIONSHIP.findall(links.decode("utf-8", "replace")):
        kind, target = _TYPE.search(tag), _TARGET.search(tag)
        if kind and target and not _OUTSIDE.search(tag):
            yield kind[1] or kind[2], target[1] or target[2]


def _usual_name(kind: str, name: str, taken: Collection[str]) -> str:
    """Return the name that Word gives a part of a kind; nothing where it has it, or is taken."""
    if kind in _NUMBERED:
        if re.fullmatch(rf"word/{kind}\d*\.xml", name):
            return ""
        return next(
            each
            for number in range(1, len(taken) + 2)
            if (each := f"word/{kind}{number}.xml") not in taken
        )
    usual = _USUAL.get(kind, name)
    return "" if usual in taken else usual


def _links_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _resolved(folder: str, target: str) -> str:
    """Return the name of the member that a relationship of a part in some folder points to."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _renamed(members: Mapping[str, bytes], names: Mapping[str, str]) -> dict[str, bytes]:
    """Return the members, some by other names, with all that points to them."""
    every = {**names, **{_links_of(name): _links_of(usual) for name, usual in names.items()}}
    renamed = {
        every.get(name, name): _linked_anew(data, name, every.get(name, name), names)
        if name.endswith(".rels")
        else data
        for name, data in members.items()
    }
    types = renamed.get(_CONTENT_TYPES, b"")
    for name, usual in names.items():
        old = re.compile(rb"[\"']/%s[\"']" % re.escape(name.encode()), re.IGNORECASE)
        types = old.sub(f'"/{usual}"'.encode(), types)
    renamed[_CONTENT_TYPES] = types
    return renamed


def _linked_anew(data: bytes, links: str, renamed: str, names: Mapping[str, str]) -> bytes:
    """Return relationships whose own part, or what they point to, has another name."""
    old, new = (posixpath.dirname(posixpath.dirname(name)) for name in (links, renamed))
    lower = {name.lower(): usual for name, usual in names.items()}

    def changed(match: re.Match[str]) -> str:
        found = _TARGET.search(match[0])
        if found is None or _OUTSIDE.search(match[0]):
            return match[0]
        told = found[1] or found[2]
        name = _resolved(old, told)
        usual = lower.get(name.lower(), name)
        if usual == name and (old == new or told.startswith("/")):
            return match[0]
        target = posixpath.relpath(f"/{usual}", f"/{new}")
        return match[0].replace(found[0], f'Target="{target}"')

    return _RELATIONSHIP.sub(changed, data.decode("utf-8", "replace")).encode()


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
