"""A form with a 目录 asks Word to update its fields, so that its pages are those of the report.

So does one whose captions are counted by chapters, which only Word knows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import parse, w

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTENTS = re.compile(
    rb'(?:<w:instrText[^>]*>|w:instr=")(?:\s*TOC\b|\s*SEQ\b[^<"]*\\s\b)', re.IGNORECASE
)
_STORY, _SETTINGS = "word/document.xml", "word/settings.xml"
_AFTER = frozenset(
    w(name)
    for name in (
        "hdrShapeDefaults",
        "footnotePr",
        "endnotePr",
        "compat",
        "docVars",
        "rsids",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
        "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures",
        "forceUpgrade",
        "captions",
        "readModeInkLockDown",
        "smartTagType",
        "shapeDefaults",
        "doNotEmbedSmartTags",
        "decimalSymbol",
        "listSeparator",
    )
)
"""What the schema has behind the setting; what is of another namespace stands behind it too."""


def asking_for_update(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the members with the setting that fields are updated on opening, given a 目录."""
    if not _CONTENTS.search(members.get(_STORY, b"")) or _SETTINGS not in members:
        return dict(members)
    try:
        root = parse(members[_SETTINGS])
    except (etree.XMLSyntaxError, ValueError):
        return dict(members)  # the compiler reports it
    for given in root.findall(w("updateFields")):
        root.remove(given)
    setting = root.makeelement(w("updateFields"), {w("val"): "true"})
    behind = next((e for e in root if e.tag in _AFTER or not str(e.tag).startswith(w(""))), None)
    if behind is None:
        root.append(setting)
    else:
        behind.addprevious(setting)
    return {**members, _SETTINGS: serialized(root)}
