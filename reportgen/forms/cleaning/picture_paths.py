"""Where pictures of a form came from: paths on its maker's computer, which name the maker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.engine.part_kinds import kind_of
from reportgen.forms.cleaning.carried import carried, place_of, stories
from reportgen.ooxml.part_removal import serialized
from reportgen.ooxml.wordprocessing import parse, places_of

if TYPE_CHECKING:
    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned

_PATH = re.compile(r"\s*(?:[A-Za-z]:[\\/]|\\\\|file:)", re.IGNORECASE)
_SAID = ("descr", "title", "alt", "{urn:schemas-microsoft-com:office:office}title")
_NAMED = "name"
_LAST = re.compile(r"[^\\/]*$")
_ADVICE = "不用改；要说明图片的，在“替换文字”里写内容；想让表样里也没有，加 --fix"


def without_picture_paths(members: dict[str, bytes]) -> Cleaned:
    """Take paths out of what pictures are called and said to show."""
    findings: list[Finding] = []
    for name in stories(members, b":\\", b":/", b'"\\\\', b"file:"):
        root = parse(members[name])
        part = kind_of(name) or ""
        places = places_of(root, part)
        changed = False
        for element in root.iter("{*}docPr", "{*}cNvPr", "{*}shape", "{*}imagedata"):
            held = [key for key in _SAID if _PATH.match(element.get(key, ""))]
            if held:
                message = f"图片的说明是制作人电脑里的路径“{element.get(held[0])}”，报告里不带"
                findings.append(carried(place_of(element, places, part), message, _ADVICE, "info"))
            for key in held:
                element.set(key, "")
            if is_named := _PATH.match(element.get(_NAMED, "")):
                element.set(_NAMED, _LAST.findall(element.get(_NAMED))[0])
            changed = changed or bool(held) or is_named is not None
        if changed:
            members = {**members, name: serialized(root)}
    return members, findings
