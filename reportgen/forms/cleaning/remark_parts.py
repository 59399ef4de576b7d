"""Comments: notes of one colleague to another, which no report should have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.engine.part_kinds import kind_of
from reportgen.forms.cleaning.carried import carried, excerpt, place_of, stories
from reportgen.ooxml.part_removal import serialized, without_parts
from reportgen.ooxml.wordprocessing import R, T, parse, places_of, w

if TYPE_CHECKING:
    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned

_PARTS = re.compile(r"word/(?:comments\w*|people)\.xml")
_COMMENTS, _PEOPLE = "word/comments.xml", "word/people.xml"
_RANGES = (w("commentRangeStart"), w("commentRangeEnd"))
_REFERENCE = w("commentReference")
_ADVICE = "在“审阅”里删除全部批注，或加 --fix 删去"


def without_comments(members: dict[str, bytes]) -> Cleaned:
    """Take out all comments, with the marks of what they are about; say what each was."""
    parts = [name for name in members if _PARTS.fullmatch(name)]
    texts: dict[str, str] = {}
    for name in parts:
        for comment in parse(members[name]).iter(w("comment")):
            author = comment.get(w("author"), "")
            said = excerpt(each.text or "" for each in comment.iter(T))
            texts[comment.get(w("id"), "")] = f"{author}：{said}" if author else said
    findings: list[Finding] = []
    placed: set[str] = set()
    for name in stories(members, b"<w:comment"):
        root = parse(members[name])
        part = kind_of(name) or ""
        places = places_of(root, part)
        for reference in list(root.iter(_REFERENCE)):
            key = reference.get(w("id"), "")
            placed.add(key)
            findings.append(_said(place_of(reference, places, part), texts.get(key, "")))
            run = reference.getparent()
            run.remove(reference)
            if run.tag == R and all(child.tag == w("rPr") for child in run):
                run.getparent().remove(run)
        for mark in list(root.iter(*_RANGES)):
            mark.getparent().remove(mark)
        members = {**members, name: serialized(root)}
    findings += [_said("", text) for key, text in texts.items() if key not in placed]
    if _PEOPLE in members and not texts and (names := _reviewers(members[_PEOPLE])):
        message = f"表样里有审阅者的名单（{'、'.join(names)}），报告里不带"
        findings.append(carried("", message, "不用改；想让表样里也没有，加 --fix", "info"))
    if _COMMENTS in members:  # it stays, empty, for whatever else leads to it
        root = parse(members[_COMMENTS])
        for comment in list(root):
            root.remove(comment)
        members = {**members, _COMMENTS: serialized(root)}
    return without_parts(members, [name for name in parts if name != _COMMENTS]), findings


def _reviewers(data: bytes) -> list[str]:
    """Return the names of those who have reviewed a form."""
    names = (value for each in parse(data).iter("{*}person") for value in each.attrib.values())
    return [name for name in names if name]


def _said(place: str, text: str) -> Finding:
    return carried(place, f"表样里有批注“{text}”，报告里不带", _ADVICE)
