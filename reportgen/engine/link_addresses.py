"""Addresses of links that have tags: put into the text to be rendered, and taken out again.

Word keeps the address of a link apart from the text, among the relationships of the part, where
braces are written as ``%7B``. It is put before its link while the part is rendered, so that loops
and conditions around the link hold for it too; each address that comes of it then gets a
relationship of its own.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from reportgen.engine.part_kinds import kind_of
from reportgen.ooxml.part_removal import owner_of, relations_of, relationships_name, serialized
from reportgen.ooxml.wordprocessing import XML_SPACE, Element, R, T, ancestor, parse, w
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reportgen.engine.tags import Tag, TagError

    Find = Callable[[str], tuple[list[Tag], list[TagError]]]

_START, _VALUE, _END = "\ue0f0", "\ue0f1", "\ue0f2"
"""Characters of private use before an address, around each of its tags, and behind it."""

_OPENS = lazy_pattern(r"[{｛]\s*[{｛%％]")
_TAG = lazy_pattern(
    r"(?P<value>(?:\{|%7B){2}.*?(?:\}|%7D){2})|(?:\{|%7B)(?:%25|%(?!7B)).*?(?:%25|%)(?:\}|%7D)",
    re.IGNORECASE,
)
_WIDE = "｛".encode()
_KINDS = ("", "页眉", "页脚")
_NOTES = (w("footnote"), w("endnote"))
_LINKS = (w("hyperlink"), "{*}hlinkClick", "{*}hlinkHover")
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_IN_TEXT = lazy_pattern(
    r"<w:r>(?:<w:rPr>(?:(?!</w:r>).)*</w:rPr>|<w:rPr/>)?<w:t(?: [^>]*)?>"
    rf"{_START}(.*?){_END}</w:t></w:r>",
    re.DOTALL,
)
_MARKUP = lazy_pattern(r"<[^>]*>")
_OF_ADDRESSES = ":/?#[]@!$&'()*+,;=%~"
_MAY_LEAD_TO = lazy_pattern(r"(?:https?|ftp|mailto|tel):", re.IGNORECASE)


def addresses_of(members: Mapping[str, bytes], part: str) -> dict[str, str]:
    """Return the addresses with tags that links of a part lead to, by their keys."""
    if kind_of(part) not in _KINDS or not _may_have_tags(members.get(relationships_name(part))):
        return {}
    found = (each for each, _ in relations_of(members, part) if _has_tag(each))
    return {each.get("Id", ""): each.get("Target", "") for each in found}


def without_addresses(name: str, data: bytes) -> bytes:
    """Return relationships without those whose addresses are rendered; other parts as they are."""
    is_ours = name.endswith(".rels") and kind_of(owner_of(name)) in _KINDS
    if not is_ours or not _may_have_tags(data):
        return data
    root = parse(data)
    for relation in list(root):
        if _has_tag(relation):
            root.remove(relation)
    return serialized(root)


def put_addresses(
    root: Element, addresses: Mapping[str, str], find: Find
) -> Iterator[tuple[Element, TagError]]:
    """Put the address of each link that has tags before it, as a text.

    Yields each link with what is wrong with a tag that ``find`` finds in its address: such an
    address is not put there.
    """
    done: set[tuple[Element, str]] = set()
    for link in list(root.iter(*_LINKS)) if addresses else ():
        key = link.get(_ID, "")
        run = link if link.tag == w("hyperlink") else ancestor(link, R)
        if key not in addresses or (run, key) in done or ancestor(link, *_NOTES) is not None:
            continue
        done.add((run, key))
        if errors := find(unquote(addresses[key]))[1]:
            yield from ((link, error) for error in errors)
            continue
        made = root.makeelement(R)
        text = made.makeelement(T)
        text.text = f"{_START}{key} {_TAG.sub(_typed, addresses[key])}{_END}"
        text.set(XML_SPACE, "preserve")
        made.append(text)
        run.addprevious(made)


def _typed(match: re.Match[str]) -> str:
    between = _VALUE if match["value"] else ""
    return f"{between}{unquote(match[0])}{between}"


def settle_addresses(
    rendered: dict[str, bytes], members: Mapping[str, bytes], part: str
) -> dict[str, bytes]:
    """Take the addresses out of the text of a part, and let its links lead to them."""
    name = relationships_name(part)
    relations = parse(rendered.get(name) or members[name])
    tagged = {each.get("Id", ""): each for each in relations if _has_tag(each)}
    known: dict[tuple[str, str], str] = {}
    pieces = _IN_TEXT.split(rendered[part].decode())
    made = [pieces[0]]
    for told, following in zip(pieces[1::2], pieces[2::2], strict=True):
        key, _, address = told.partition(" ")
        if key not in tagged:  # a value that looks so
            made += (f"<w:r><w:t>{_START}{told}{_END}</w:t></w:r>", following)
            continue
        if not (address := _written(address)):
            made.append(_without_link(following, key))
            continue
        new = known.setdefault((key, address), f"{key}t{len(known) + 1}")
        made.append(re.sub(rf'(\w+:id=")({re.escape(key)})"', rf'\g<1>{new}"', following))
    for (key, address), new in known.items():
        copy = relations.makeelement(tagged[key].tag, dict(tagged[key].attrib))
        copy.set("Id", new)
        copy.set("Target", address)
        tagged[key].addprevious(copy)
    for entry in tagged.values():
        relations.remove(entry)
    return {**rendered, part: "".join(made).encode(), name: serialized(relations)}


def _without_link(xml: str, key: str) -> str:
    """Let what would be a link lead nowhere, as the value that is its address is empty."""
    xml = re.sub(rf'(<w:hyperlink\b[^>]*?) \w+:id="{re.escape(key)}"', r"\1", xml)
    return re.sub(rf'(\w+:id=")({re.escape(key)})"', r'\g<1>"', xml)


def _written(told: str) -> str:
    """Return an address as it is written: what values gave is quoted, but for one that begins it.

    What begins an address is one itself, of the web where it does not say so; a value that is all
    of an address may be empty.
    """
    parts = [unescape(_MARKUP.sub("", each)) for each in told.split(_VALUE)]
    parts[1::2] = [quote(each.strip(), safe="") for each in parts[1::2]]
    if not parts[0] and len(parts) > 1:
        first = unquote(parts[1])
        if not first and not "".join(parts[2:]):
            return ""
        first = first if _MAY_LEAD_TO.match(first) else f"http://{first}"
        parts[1] = quote(first, safe=_OF_ADDRESSES)
    return "".join(parts)


def _may_have_tags(data: bytes | None) -> bool:
    return data is not None and (b"%7B" in data or b"%7b" in data or b"{" in data or _WIDE in data)


def _has_tag(relation: Element) -> bool:
    return (
        relation.get("TargetMode") == "External"
        and relation.get("Type", "").endswith("/hyperlink")
        and _OPENS.search(unquote(relation.get("Target", ""))) is not None
    )
