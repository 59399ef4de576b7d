"""Tracked changes: a report shows the form as it is with all of them accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.part_kinds import kind_of
from reportgen.forms.cleaning.carried import carried, excerpt, place_of, stories, unwrap
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import TC, TR, Element, P, T, ancestor, parse, places_of, w

if TYPE_CHECKING:
    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned

_INSERTED = (w("ins"), w("moveTo"))
_DELETED = (w("del"), w("moveFrom"))
_FORMER = tuple(
    w(name)
    for name in (
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "numberingChange",
        "cellMerge",
        "cellIns",
        *(f"{kind}Range{end}" for kind in ("moveFrom", "moveTo") for end in ("Start", "End")),
        *(
            f"customXml{kind}Range{end}"
            for kind in ("Ins", "Del", "MoveFrom", "MoveTo")
            for end in ("Start", "End")
        ),
    )
)
_MARKS = (b"<w:ins", b"<w:del", b"<w:move", b"Change", b"<w:cell", b"<w:customXml")
_LOOKS = ("word/styles.xml", "word/numbering.xml")
_ADVICE = "在“审阅”里接受或拒绝全部修订，或加 --fix 全部接受"


def accept_changes(members: dict[str, bytes]) -> Cleaned:
    """Accept all changes in the parts with text; return where each was, and what it did."""
    findings: list[Finding] = []
    for name in stories(members, *_MARKS):
        root = parse(members[name])
        part = kind_of(name) or ""
        found = _described(root, part)
        if found or next(root.iter(*_FORMER), None) is not None:
            _accept(root)
            members = {**members, name: serialized(root)}
        findings += found
    for name in _LOOKS:
        if b"Change" in members.get(name, b""):
            root = parse(members[name])
            if former := list(root.iter(*_FORMER)):
                for element in former:
                    element.getparent().remove(element)
                members = {**members, name: serialized(root)}
                message = "表样里有修订：改了样式或编号的格式，报告按接受修订来做"
                findings.append(carried("样式和编号", message, _ADVICE))
    return members, findings


def _described(root: Element, part: str) -> list[Finding]:
    places = places_of(root, part)
    findings: list[Finding] = []
    seen: set[str] = set()
    for element in root.iter(*_INSERTED, *_DELETED, *_FORMER):
        place = place_of(element, places, part)
        kind = element.tag
        texts = excerpt(each.text or "" for each in element.iter(T, w("delText")))
        if kind in (*_INSERTED, *_DELETED) and texts:
            what = f"插入了“{texts}”" if kind in _INSERTED else f"删去了“{texts}”"
        elif kind.endswith("Change") or kind in (*_INSERTED, *_DELETED):
            what = "改了格式、段落或表格"
        else:
            continue
        message = f"表样里有修订：{what}，报告按接受修订来做"
        if (key := f"{place}{message}") not in seen:
            seen.add(key)
            findings.append(carried(place, message, _ADVICE))
    return findings


def _accept(root: Element) -> None:
    for row in [each for each in root.iter(TR) if each.find(f"{w('trPr')}/{w('del')}") is not None]:
        row.getparent().remove(row)
    for mark in list(root.iter(w("cellDel"))):
        cell = ancestor(mark, TC)
        if cell is not None:
            cell.getparent().remove(cell)
    joined = [p for p in root.iter(P) if p.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None]
    for element in list(root.iter(*_DELETED, *_FORMER)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in list(root.iter(*_INSERTED)):
        unwrap(element)
    for paragraph in reversed(joined):
        _join(paragraph)
    for table in [each for each in root.iter(w("tbl")) if each.find(f".//{TR}") is None]:
        table.getparent().remove(table)


def _join(paragraph: Element) -> None:
    """Let the next paragraph go on with one whose mark was deleted, looking as the next does."""
    following = paragraph.getnext()
    if following is None or following.tag != P:
        return
    properties = following.find(w("pPr"))
    at = 0 if properties is None else 1
    for child in reversed([each for each in paragraph if each.tag != w("pPr")]):
        following.insert(at, child)
    paragraph.getparent().remove(paragraph)
