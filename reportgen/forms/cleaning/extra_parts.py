"""What a form's file has beside its text: building blocks, controls, whole files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.engine.part_kinds import kind_of
from reportgen.forms.cleaning.carried import carried, excerpt, place_of, stories
from reportgen.forms.cleaning.shown_fields import fields_of
from reportgen.ooxml.part_removal import relations_of, serialized, without_parts
from reportgen.ooxml.wordprocessing import parse, places_of, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned

_CONTROL = w("control")
_ADVICE = "不用改；想让表样里也没有，加 --fix"
_WEB = "word/webSettings.xml"
_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.+)", re.IGNORECASE | re.DOTALL)
_BLOCKS = re.compile(rb'w:gallery w:val="(?!placeholder")')


def without_extra_parts(members: dict[str, bytes]) -> Cleaned:
    """Take out what no report needs of it, and say what goes with every report."""
    findings: list[Finding] = []
    gone: set[str] = set()
    for name, data in members.items():
        if name.startswith("word/glossary/"):
            gone.add(name)
            if _BLOCKS.search(data):
                message = "表样里有构建基块（自动图文集），报告里不带"
                findings.append(carried("构建基块", message, _ADVICE, "info"))
        elif name.startswith("word/activeX/"):
            gone.add(name)
        elif name == _WEB and b"<w:frameset" in data:
            gone.add(name)
            findings.append(carried("网页设置", "表样里有框架，报告里不带", _ADVICE))
    members, found = _without_controls(members)
    members, buttons = _without_macro_calls(members)
    fonts = [len(data) for name, data in members.items() if name.startswith("word/fonts/")]
    if fonts:
        message = f"表样里嵌着字体（{sum(fonts) // 1024 + 1}KB），每份报告都带着"
        advice = "不想带的，在 Word 的“保存”选项里取消“将字体嵌入文件”"
        findings.append(carried("字体", message, advice, "info"))
    return without_parts(members, gone), [*findings, *found, *buttons, *_embedded(members)]


def _without_controls(members: dict[str, bytes]) -> Cleaned:
    """Leave of controls that run a program, and of films of the web, the picture that they show."""
    findings: list[Finding] = []
    for name in stories(members, b"<w:control", b"webVideoPr"):
        root = parse(members[name])
        part = kind_of(name) or ""
        places = places_of(root, part)
        for film in list(root.iter("{*}webVideoPr")):
            message = "表样里有网上的视频，报告里只留它的图片"
            findings.append(carried(place_of(film, places, part), message, _ADVICE))
            film.getparent().getparent().remove(film.getparent())
        for control in list(root.iter(_CONTROL)):
            message = f"表样里有控件“{control.get(w('name'), '')}”，报告里只留它的样子"
            findings.append(carried(place_of(control, places, part), message, _ADVICE))
            control.getparent().remove(control)
        members = {**members, name: serialized(root)}
    return members, findings


def _without_macro_calls(members: dict[str, bytes]) -> Cleaned:
    """Let fields call no macros, which reports do not have; say what buttons show."""
    findings: list[Finding] = []
    for name in stories(members, b"Macro w:val", b"MACROBUTTON"):
        root = parse(members[name])
        part = kind_of(name) or ""
        places = places_of(root, part)
        for call in list(root.iter(w("entryMacro"), w("exitMacro"))):
            message = f"表样的域要运行宏“{call.get(w('val'), '')}”，报告里不带"
            findings.append(carried(place_of(call, places, part), message, _ADVICE))
            call.getparent().remove(call)
        for field in fields_of(root):
            if button := _BUTTON.match(field.code):
                shown = excerpt([button[1]])
                message = f"按钮“{shown}”是给填表人看的，每份报告里都会印出来"
                advice = "换成标签，或在 Word 里删去这个域"
                findings.append(carried(place_of(field.parts[0], places, part), message, advice))
        members = {**members, name: serialized(root)}
    return members, findings


def _embedded(members: dict[str, bytes]) -> Iterator[Finding]:
    """Say which whole files go with every report: behind a table or chart is all of them."""
    for name in stories(members, b"<o:OLEObject"):
        for relation, target in relations_of(members, name):
            kind = relation.get("Type", "").rpartition("/")[2]
            if kind in ("package", "oleObject") and target in members:
                message = (
                    f"表样里嵌着整个文件“{target.rpartition('/')[2]}”，每份报告都带着它的全部内容"
                )
                advice = "不想带的，在表样里换成图片或普通表格"
                yield carried(kind_of(name) or "正文", message, advice)
