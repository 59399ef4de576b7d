"""Taking parts out of a package, with all that points to them."""

from __future__ import annotations

import posixpath
import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from reportgen.ooxml.package import CONTENT_TYPES
from reportgen.ooxml.wordprocessing import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from reportgen.ooxml.wordprocessing import Element


def serialized(root: Element) -> bytes:
    """Return a part's XML with its declaration."""
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml


def relationships_name(part: str) -> str:
    """Return the name of the member that lists a part's relationships; ``""`` is the package."""
    folder, _, file = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{file}.rels")


def owner_of(relationships: str) -> str:
    """Return the part whose relationships a member lists; empty for those of the package."""
    folder, _, file = relationships.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def target_of(relation: Element, owner: str) -> str:
    """Return the name of the part that a relationship leads to; empty for one outside."""
    if relation.get("TargetMode") == "External":
        return ""
    folder = f"/{posixpath.dirname(owner)}"
    return posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")


def relations_of(members: Mapping[str, bytes], part: str) -> Iterator[tuple[Element, str]]:
    """Return the relationships of a part, each with the name of the part that it leads to."""
    data = members.get(relationships_name(part))
    for each in () if data is None else parse(data):
        if isinstance(each.tag, str):
            yield each, target_of(each, part)


_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_TARGET = re.compile(rb'\bTarget="([^"]*)"')


def missing_targets(members: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Return each part with what a relationship of it leads to inside the file, and is not there.

    Some programs write ``NULL`` for a picture that they have lost.
    """
    names: set[str] = set()
    for name in [name for name in members if name.endswith(".rels")]:
        folder = f"/{posixpath.dirname(owner_of(name))}"
        for relation in _RELATION.findall(members[name]):
            target = _TARGET.search(relation)
            if target is None or b'"External"' in relation:
                continue
            led_to = posixpath.join(folder, target[1].decode("utf-8", "replace"))
            led_to = posixpath.normpath(led_to).lstrip("/")
            if led_to not in members:
                names = names or {each.lower() for each in members}
                if unquote(led_to).lower() not in names:
                    yield owner_of(name), led_to


def without_parts(members: Mapping[str, bytes], gone: Collection[str]) -> dict[str, bytes]:
    """Return the members without some parts, their relationships, and what points to them."""
    if not gone:
        return dict(members)
    gone = {*gone, *map(relationships_name, gone)}
    kept = {name: data for name, data in members.items() if name not in gone}
    for name in [name for name in kept if name.endswith(".rels")]:
        _drop_entries(kept, name, partial(_leads_to, gone, owner_of(name)))
    _drop_entries(kept, CONTENT_TYPES, lambda e: e.get("PartName", "").lstrip("/") in gone)
    return kept


def without_relations(
    members: dict[str, bytes], part: str, drop: Callable[[Element], bool]
) -> dict[str, bytes]:
    """Return the members without those relationships of a part that are to be dropped."""
    kept = dict(members)
    if (name := relationships_name(part)) in kept:
        _drop_entries(kept, name, drop)
    return kept


def _leads_to(gone: Collection[str], owner: str, entry: Element) -> bool:
    return target_of(entry, owner) in gone


def _drop_entries(members: dict[str, bytes], name: str, drop: Callable[[Element], bool]) -> None:
    root = parse(members[name])
    entries = [each for each in root if isinstance(each.tag, str) and drop(each)]
    for entry in entries:
        root.remove(entry)
    if entries:
        members[name] = serialized(root)
