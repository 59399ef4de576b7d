"""The data that a Word file carries: one custom XML part with the report and its template.

The part is found by its namespace, never by file name, and nothing in the document is bound to
it. It also has a hash of all other members, which tells whether a person has edited the file.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from typing import TYPE_CHECKING, Any

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml import package
from reportgen.ooxml.package import PackageError, unpack
from reportgen.ooxml.wordprocessing import parse
from reportgen.patterns import lazy_pattern
from reportgen.storage import write

if TYPE_CHECKING:
    from pathlib import Path as FilePath

NAMESPACE = "urn:reportgen:report:1"

_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PROPERTIES_TYPE = f"{_TYPE}Props"
_PROPERTIES_CONTENT = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_XML_CONTENT = "application/xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_ITEM_ID = "{5B0E3A52-6F5C-4B8E-9C63-2D0E5B7C1A24}"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OURS = lazy_pattern(rb"<report\s[^>]*xmlns=[\"']" + NAMESPACE.encode() + rb"[\"']")
_DOCUMENT_RELS = "word/_rels/document.xml.rels"
_CONTENT_TYPES = "[Content_Types].xml"
_ORIGIN = (b"version", b"templateSha256", b"sourceSha256")
_HEAD_BYTES = 2_000
_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
)
_ITEM_FILE = lazy_pattern(r"customXml/(?:_rels/)?item(?:Props)?(\d+)\.xml(?:\.rels)?")


class TemplateLabel(NamedTuple):
    """Which template a file was made with: its name, first fiscal year, and SHA-256."""

    name: str
    year: int | None
    sha256: str


class Origin(NamedTuple):
    """What decides a file: the program's version, and the SHA-256 of template and source."""

    version: str
    template: str
    source: str


def add_place(members: dict[str, bytes]) -> tuple[dict[str, bytes], str]:
    """Return a template's members with an empty place for the data, and the name of its part.

    Data that the template itself carries, because it was made from a report, goes.
    """
    members = remove_data(members)
    used = {int(match[1]) for name in members if (match := _ITEM_FILE.fullmatch(name))}
    number = next(n for n in range(1, len(used) + 2) if n not in used)
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    members[f"customXml/_rels/item{number}.xml.rels"] = _relationships(
        ("rId1", _PROPERTIES_TYPE, f"itemProps{number}.xml")
    )
    members[properties] = (
        f'{_HEAD}<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds="{_DATASTORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()
    relations = _parsed(members.get(_DOCUMENT_RELS) or _relationships())
    taken = {relation.get("Id") for relation in relations}
    key = next(key for n in range(len(taken) + 1) if (key := f"rIdReport{n or ''}") not in taken)
    _append(relations, "Relationship", Id=key, Type=_TYPE, Target=f"../{item}")
    members[_DOCUMENT_RELS] = _serialized(relations)
    types = _parsed(members[_CONTENT_TYPES])
    _append(types, "Override", PartName=f"/{properties}", ContentType=_PROPERTIES_CONTENT)
    defaults = {entry.get("Extension", "").lower(): entry.get("ContentType") for entry in types}
    if defaults.get("xml") != _XML_CONTENT:
        _append(types, "Override", PartName=f"/{item}", ContentType=_XML_CONTENT)
    members[_CONTENT_TYPES] = _serialized(types)
    return members, item


def remove_data(members: dict[str, bytes]) -> dict[str, bytes]:
    """Return the members without the data of a report, its properties and what points to them."""
    members = dict(members)
    gone: set[str] = set()
    for name in [name for name, data in members.items() if _is_data(name, data)]:
        folder, _, file = name.rpartition("/")
        relations = f"{folder}/_rels/{file}.rels"
        targets = _parsed(members.get(relations) or _relationships())
        gone |= {name, relations, *(_target(each, folder) for each in targets)}
    if not gone:
        return members
    members = {name: data for name, data in members.items() if name not in gone}
    for holder, target in (
        (_DOCUMENT_RELS, lambda entry: _target(entry, "word")),
        (_CONTENT_TYPES, lambda entry: entry.get("PartName", "").lstrip("/")),
    ):
        if holder in members:
            root = _parsed(members[holder])
            for entry in [entry for entry in root if target(entry) in gone]:
                root.remove(entry)
            members[holder] = _serialized(root)
    return members


def make_part(
    json: bytes, template: TemplateLabel, version: str, content: str, source: str = ""
) -> bytes:
    """Write the part: the report as JSON by the form's labels, and what it was made with.

    ``content`` is the hash of all other members, ``source`` that of the file the data came from,
    where it is known.
    """
    origin = f' sourceSha256="{source}"' if source else ""
    name = "".join(char if char.isprintable() else "_" for char in template.name)
    year = "" if template.year is None else f' templateYear="{template.year}"'
    return (
        (
            f'{_HEAD}<report xmlns="{NAMESPACE}" version="{version}" '
            f'template="{name.translate(_IN_ATTRIBUTE)}"{year} '
            f'templateSha256="{template.sha256}" contentSha256="{content}"{origin}>'
        ).encode()
        + _escaped(json)
        + b"</report>"
    )


def _escaped(text: bytes) -> bytes:
    return text.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def origin_of(data: bytes) -> Origin | None:
    """Return what a Word file says it was made from; None where it does not say all of it.

    Reads the list of members and the head of one, so that it takes little time. It knows only
    files as they were written here; what another program has saved gives None.
    """
    for head in package.heads(data, "customXml/", _HEAD_BYTES):
        if _OURS.search(head):
            tag = head[head.index(b"<report") :].partition(b">")[0]
            found = (re.search(rb'\s%s="([^"]*)"' % each, tag) for each in _ORIGIN)
            values = [match[1].decode() for match in found if match]
            return Origin(*values) if len(values) == len(_ORIGIN) else None
    return None


def content_hash(digests: dict[str, bytes]) -> str:
    """Hash all members but the data: ``digests`` are the SHA-256 of each by name."""
    members = (name.encode() + b"\0" + digests[name] for name in sorted(digests))
    return hashlib.sha256(b"".join(members)).hexdigest()


def is_untouched(members: dict[str, bytes]) -> bool:
    """Return whether a file is as it was generated: it has our data, and its hash is right."""
    data = [name for name, content in members.items() if _is_data(name, content)]
    if len(data) != 1:
        return False
    match = re.search(rb'contentSha256="([0-9a-f]{64})"', members[data[0]])
    digests = {
        name: hashlib.sha256(content).digest()
        for name, content in members.items()
        if name != data[0]
    }
    return match is not None and match[1].decode() == content_hash(digests)


def write_report(path: FilePath, data: bytes, *, force: bool = False) -> None:
    """Put a generated Word file in its place, whole or not at all.

    Raises OutputError for a place that can't be written and, unless ``force``, for a file there
    that a person has edited since it was generated, or that is none of ours.
    """
    write(path, data, reason_to_keep=None if force else reason_to_keep)


def reason_to_keep(existing: bytes) -> str:
    """Return why a file must not be overwritten; nothing for one that is as it was generated."""
    try:
        untouched = is_untouched(unpack(existing))
    except PackageError:
        return "已有的文件不是本程序生成的"
    return "" if untouched else "已有的文件在生成以后被人改过，或不是本程序生成的"


def _is_data(name: str, data: bytes) -> bool:
    return name.startswith("customXml/") and bool(_OURS.search(data[:400]))


def _relationships(*entries: tuple[str, str, str]) -> bytes:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, kind, target in entries
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'.encode()


def _parsed(xml: bytes) -> Any:
    """Parse a list of relationships or content types."""
    return parse(xml)


def _append(root: Any, name: str, **attributes: str) -> None:
    """Add an element of the root's own namespace."""
    namespace = root.tag.rpartition("}")[0]
    root.append(root.makeelement(f"{namespace}}}{name}" if namespace else name, attributes))


def _serialized(root: Any) -> bytes:
    from lxml import etree  # start-up: a form that was kept has a place for data

    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml


def _target(relation: Any, folder: str) -> str:
    """Return the name of the member that a relationship of a part in a folder leads to."""
    return posixpath.normpath(posixpath.join(f"/{folder}", relation.get("Target", ""))).lstrip("/")
