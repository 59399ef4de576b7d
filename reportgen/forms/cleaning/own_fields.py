"""Fields that show whose file it is: its maker's name, its own name, when it was saved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.engine.part_kinds import kind_of
from reportgen.engine.tags import has_tags
from reportgen.forms.cleaning.carried import carried, excerpt, place_of, stories
from reportgen.forms.cleaning.person_properties import own_texts
from reportgen.forms.cleaning.shown_fields import drop, fields_of, show
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import parse, places_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.findings import Finding, Severity
    from reportgen.forms.cleaning.carried import Cleaned
    from reportgen.forms.cleaning.shown_fields import ShownField

_CODE = re.compile(
    r"\s*(?:(?:INFO|DOCPROPERTY)\s+\"?)?(?P<name>AUTHOR|TITLE|SUBJECT|FILENAME|LASTSAVEDBY|USERNAME"
    r"|USERINITIALS|USERADDRESS|TEMPLATE|SAVEDATE|CREATEDATE|PRINTDATE|REVNUM|EDITTIME|FILESIZE"
    r"|MANAGER|COMPANY|LASTSAVEDTIME|CREATETIME|LASTPRINTED|REVISIONNUMBER|HYPERLINKBASE"
    r"|DATE|TIME)\b",
    re.IGNORECASE,
)
_OF_REPORTS = {"AUTHOR": "creator", "TITLE": "title", "SUBJECT": "subject", "FILENAME": ""}
"""Fields of which a report has its own, and the property that they show."""

_TODAY = ("DATE", "TIME")
_ADVICE = "不用改；要印的，换成标签，如“{{ 部门概况.单位名称 }}”；想让表样里也没有，加 --fix"
_DATE_ADVICE = "要印成文日期的，换成标签“{{ 落款日期 }}”，或直接打上日期"


class _Said(NamedTuple):
    message: str
    advice: str = _ADVICE
    severity: Severity = "warning"


def without_own_fields(members: dict[str, bytes]) -> Cleaned:
    """Let fields show what a report has: nothing of the form's maker, its file, or its dates."""
    findings: list[Finding] = []
    texts = own_texts(members)
    for name in stories(members, b"<w:instrText", b"w:instr="):
        root = parse(members[name])
        part = kind_of(name) or ""
        places = places_of(root, part)
        before = len(findings)
        for field in list(fields_of(root)):
            match = _CODE.match(field.code)
            if match is not None and not has_tags(field.text):
                place = place_of(field.parts[0], places, part)
                if said := _settled(field, match["name"].upper(), texts):
                    findings.append(carried(place, *said))
        if len(findings) > before:
            members = {**members, name: serialized(root)}
    return members, findings


def _settled(field: ShownField, name: str, texts: Mapping[str, str]) -> _Said | None:
    """Let a field show what is the report's own; return what there is to say."""
    written = excerpt([" ".join(field.code.split())])
    shown = excerpt([field.text])
    if name in _TODAY:
        message = f"域“{written}”每次打开都变成当天的日期，报告的日期会跟着变"
        return _Said(message, _DATE_ADVICE)
    if name in _OF_REPORTS:
        own = texts.get(_OF_REPORTS[name], "")
        if field.text == own:
            return None
        show(field, own)
        return _Said(f"域“{written}”显示的是表样的“{shown}”，报告里换成报告自己的", severity="info")
    for text in field.shown:
        drop(text)
    for part in field.parts:
        drop(part)
    return _Said(f"域“{written}”显示的是表样的“{shown}”，报告里不带")
