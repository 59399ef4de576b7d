"""Mending a template: only what is certain, and every change said."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.engine.part_kinds import kind_of
from reportgen.engine.runs import gather
from reportgen.errors import TemplateError
from reportgen.forms.cleaning import clean
from reportgen.forms.form_settings import form_settings
from reportgen.forms.lint.braces import broken_tags, defined_in
from reportgen.forms.lint.characters import changed_in, plain
from reportgen.forms.lint.field_spelling import spelled
from reportgen.forms.lint.table_grids import fix_grid
from reportgen.forms.report_tags import find_tags
from reportgen.forms.template_members import read_template
from reportgen.model.report import Report
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml import package
from reportgen.ooxml.wordprocessing import (
    OBJECT,
    TBL,
    XML_SPACE,
    Element,
    P,
    T,
    places_of,
    text_of,
)
from reportgen.storage import keep_aside, not_written, telling, write, write_into

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.engine.tags import Tag


class Mend(NamedTuple):
    """One change: where, the words before and after, and why."""

    place: str
    before: str
    after: str
    reason: str

    def __str__(self) -> str:
        if not self.before:
            return f"已去掉：{self.place}：{self.reason}"
        if self.before == self.after:
            return f"已改：{self.place}：“{self.before}”：{self.reason}"
        return f"已改：{self.place}：“{self.before}”→“{self.after}”（{self.reason}）"


class _Edit(NamedTuple):
    """A tag of a text, what it becomes, and why."""

    tag: Tag
    after: str
    reasons: list[str]


def fix_template(path: Path, target: Path) -> list[Mend]:
    """Change a template file and write it to ``target``; return the changes, none if none is safe.

    Tags that are split over runs are put together; characters that an editor changed are put
    right, and braces where only one reading is possible; a field's path with only one possible
    spelling gets it. The columns of a table get the widths that its cells have. What no report
    should have, such as comments, goes. Written in place, the file as it was is kept beside it
    with ``.bak`` behind its name; one that is there already is not overwritten. Raises
    TemplateError and OutputError.
    """
    members, digest = read_template(path)
    mended, carried = clean(members)
    told = clean(mended)[1] if carried else []  # what is only told of, and stays
    gone = [each for each in carried if each not in told]
    changes = [Mend(each.location or "文件", "", "", each.message) for each in gone]
    model = _model_of(path)
    for name, data in list(mended.items()):
        kind = kind_of(name)
        if kind is not None and (fixed := _fix_part(data, kind, changes, model)) is not None:
            mended[name] = fixed
    if not changes:
        return []
    packed = package.join(package.pack_member(name, data) for name, data in mended.items())
    if os.path.exists(target) and target.samefile(path):
        with telling(path):
            before = path.read_bytes()
        if hashlib.sha256(before).hexdigest() != digest:
            raise not_written(path, "文件读过以后又被人改了，没有改动", "再运行一次")
        keep_aside(path, before)
        write_into(path, before, packed)
    elif os.path.exists(target):
        raise not_written(target, "已有这个文件，不覆盖", "换一个文件名")
    else:
        write(target, packed)
    return changes


def _model_of(path: Path) -> type[Report]:
    """Return the model of the form's reports; what is wrong with its 表样.yaml a check tells."""
    try:
        return form_settings(path).model
    except TemplateError:
        return Report


def _fix_part(data: bytes, kind: str, changes: list[Mend], model: type[Report]) -> bytes | None:
    """Return the part with its tags mended; None where nothing is to be, or it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    before = len(changes)
    places = places_of(root, kind)
    variables = defined_in(text_of(paragraph)[0] for paragraph in root.iter(P))
    for paragraph in root.iter(P):
        _fix_paragraph(paragraph, places[paragraph], variables, changes, model)
    for number, table in enumerate(root.iter(TBL), start=1):
        place = f"{kind} 表{number}" if kind else f"表{number}"
        changes += (Mend(place, *change) for change in fix_grid(table))
    if not places:
        for element in root.iter(etree.Element):
            _fix_plain(element, kind, changes, model)
    if len(changes) == before:
        return None
    xml: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return xml


def _fix_paragraph(
    paragraph: Element, place: str, variables: set[str], changes: list[Mend], model: type[Report]
) -> None:
    text, pieces = text_of(paragraph)
    edits = [edit for edit in _edits(text, variables, model) if OBJECT not in edit.tag.text]
    for tag, after, reasons in edits:
        if not any(start <= tag.start and tag.end <= end for _, start, end in pieces):
            reasons.append("标签被拆成几截，已接上")
        if reasons:
            changes.append(Mend(place, tag.text, after, "、".join(reasons)))
    if not edits:
        return
    gather(pieces, [edit.tag for edit in edits])
    for element, start, end in text_of(paragraph)[1]:
        inside = [edit for edit in edits if start <= edit.tag.start and edit.tag.end <= end]
        if element.tag == T and inside:
            element.text = _applied(element.text or "", inside, start)
            element.set(XML_SPACE, "preserve")


def _fix_plain(element: Element, kind: str, changes: list[Mend], model: type[Report]) -> None:
    """Change the tags of an element that holds plain text, such as a core property."""
    text = element.text or ""
    edits = _edits(text, set(), model)
    place = f"{kind}“{etree.QName(element).localname}”"
    changes += (Mend(place, e.tag.text, e.after, "、".join(e.reasons)) for e in edits if e.reasons)
    if edits:
        element.text = _applied(text, edits, 0)


def _applied(text: str, edits: list[_Edit], offset: int) -> str:
    """Put what tags become in their places; ``offset`` is where the text begins in theirs."""
    for tag, after, _ in reversed(edits):
        text = text[: tag.start - offset] + after + text[tag.end - offset :]
    return text


def _edits(text: str, variables: set[str], model: type[Report]) -> list[_Edit]:
    """Return the tags of a text in their order, also the broken ones that can be mended."""
    broken = broken_tags(text, variables, model)
    taken = [(tag.start, tag.end) for tag, _ in broken]
    found = [_Edit(tag, plain(tag), [reason]) for tag, reason in broken]
    for tag in find_tags(text)[0]:
        if not any(start < tag.end and tag.start < end for start, end in taken):
            found.append(_mended(tag, variables, model))
    return sorted(found, key=lambda edit: edit.tag.start)


def _mended(tag: Tag, variables: set[str], model: type[Report]) -> _Edit:
    """Return a tag with its text as it should be, and why it is changed."""
    after, reasons = tag.text, list[str]()
    if changed_in(tag):
        after = plain(tag)
        reasons.append("换回半角符号和直引号")
    broken = any(mark in tag.body for mark in "{}%")
    if not broken and (right := spelled(after, variables, model)) != after:
        after = right
        reasons.append("栏目名没有写对")
    return _Edit(tag, after, reasons)
