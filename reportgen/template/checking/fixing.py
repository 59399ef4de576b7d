"""Mending a template: only what is certain, and every change said."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reportgen import opc
from reportgen.building import write
from reportgen.errors import OutputError
from reportgen.findings import Finding
from reportgen.model.base import field_tree
from reportgen.model.report import Report
from reportgen.template.checking.characters import changed_in, plain
from reportgen.template.compiled import kind_of, read_template
from reportgen.template.runs import gather
from reportgen.template.tags import Tag, find_tags
from reportgen.template.wordprocessing import (
    OBJECT,
    XML_SPACE,
    Element,
    P,
    T,
    places_of,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.model.base import FieldNode

_WORD = re.compile(r"[^\W\d]\w*")
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
_SHORTEST = 4


class Change(NamedTuple):
    """One change: where, the words before and after, and why."""

    place: str
    before: str
    after: str
    reason: str

    def __str__(self) -> str:
        if self.before == self.after:
            return f"已改：{self.place}：“{self.before}”：{self.reason}"
        return f"已改：{self.place}：“{self.before}”→“{self.after}”（{self.reason}）"


def fix_template(path: Path, target: Path) -> list[Change]:
    """Mend a template file and write it to ``target``; give all changes, none when none is safe.

    Tags that are split over runs are put together, characters that an editor changed are put
    right, and a step of a field's path with only one possible spelling gets it. Written in place,
    the file as it was is kept beside it with ``.bak`` behind its name; one that is there already
    is not overwritten. Raises TemplateError and OutputError.
    """
    members, _ = read_template(path)
    changes: list[Change] = []
    mended = dict(members)
    for name, data in members.items():
        kind = kind_of(name)
        if kind is not None and (fixed := _fix_part(data, kind, changes)) is not None:
            mended[name] = fixed
    if not changes:
        return []
    if target.exists() and target.samefile(path):
        _keep(path)
    elif target.exists():
        message = "已有这个文件，不覆盖"
        raise OutputError([Finding("D04", "error", "", str(target), message, "换一个文件名")])
    packed = opc.join(opc.pack_member(name, data) for name, data in mended.items())
    write(target, packed, force=True)
    return changes


def _keep(path: Path) -> None:
    backup = path.with_name(f"{path.name}.bak")
    if backup.exists():
        message, advice = "已有上次留下的原文件，不覆盖", "先把它移走，或用 -o 写到别的文件"
        raise OutputError([Finding("D04", "error", "", str(backup), message, advice)])
    write(backup, path.read_bytes(), force=True)


def _fix_part(data: bytes, kind: str, changes: list[Change]) -> bytes | None:
    """Give the part with its tags mended; None where nothing is to be, or it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    before = len(changes)
    places = places_of(root, kind)
    for paragraph in root.iter(P):
        _fix_paragraph(paragraph, places[paragraph], changes)
    if len(changes) == before:
        return None
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml


def _fix_paragraph(paragraph: Element, place: str, changes: list[Change]) -> None:
    text, pieces = text_of(paragraph)
    tags = [tag for tag in find_tags(text)[0] if OBJECT not in tag.text]
    if not tags:
        return
    for tag in tags:
        if not any(start <= tag.start and tag.end <= end for _, start, end in pieces):
            changes.append(Change(place, tag.text, tag.text, "标签被拆成几截，已接上"))
    gather(pieces, tags)
    for element, _, _ in text_of(paragraph)[1]:
        if element.tag == T:
            _fix_text(element, place, changes)


def _fix_text(element: Element, place: str, changes: list[Change]) -> None:
    text, parts, position = element.text or "", [], 0
    for tag in find_tags(text)[0]:
        after, reasons = _mended(tag)
        if after != tag.text:
            changes.append(Change(place, tag.text, after, "、".join(reasons)))
        parts += [text[position : tag.start], after]
        position = tag.end
    if parts:
        element.text = "".join((*parts, text[position:]))
        element.set(XML_SPACE, "preserve")


def _mended(tag: Tag) -> tuple[str, list[str]]:
    """Give a tag's text as it should be, and why it was changed."""
    after, reasons = tag.text, []
    if changed_in(tag):
        after = plain(tag)
        reasons.append("换回半角符号和直引号")
    if (spelled := _spelled(after)) != after:
        after = spelled
        reasons.append("栏目名写错了字")
    return after, reasons


def _spelled(text: str) -> str:
    """Give a tag with each path that begins at a group of the form spelled as the form has it."""
    kept = [match.span() for match in _QUOTED.finditer(text)]

    def put_right(match: re.Match[str]) -> str:
        quoted = any(start <= match.start() < end for start, end in kept)
        return match[0] if quoted else ".".join(_path(match[0].split(".")))

    return re.sub(rf"{_WORD.pattern}(?:\.{_WORD.pattern})+", put_right, text)


def _path(names: list[str]) -> Iterator[str]:
    node: FieldNode | None = field_tree(Report)
    for name in names:
        fields = (node.fields if node is not None else None) or {}
        right = name if name in fields else _only_candidate(name, list(fields))
        node = fields.get(right)
        yield right


def _only_candidate(word: str, known: list[str]) -> str:
    """Give the one name that differs by a single character; the word where that is not certain."""
    near = [name for name in known if _one_apart(word, name)]
    return near[0] if len(near) == 1 and len(near[0]) >= _SHORTEST else word


def _one_apart(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > 1:
        return False
    blocks = difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return max(len(one), len(other)) - sum(block.size for block in blocks) == 1
