"""Word templates and files with macros as plain documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.forms.cleaning.carried import carried
from reportgen.ooxml.package import CONTENT_TYPES, DOCUMENT
from reportgen.ooxml.part_removal import serialized, without_parts
from reportgen.ooxml.usual_form import as_transitional
from reportgen.ooxml.wordprocessing import parse

if TYPE_CHECKING:
    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned

_PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_KINDS = (
    ("template.macroEnabledTemplate", "启用宏的 Word 模板（.dotm）"),
    ("macroEnabledTemplate", "启用宏的 Word 模板（.dotm）"),
    ("macroEnabled", "启用宏的文档（.docm）"),
    ("template", "Word 模板（.dotx）"),
)
_LEFT_OUT = (
    (re.compile(r"vba|macro|customUI|ribbon", re.IGNORECASE), "宏"),
    (re.compile(r"keyMapCustomizations|attachedToolbars|customizations"), "自定义的快捷键和工具栏"),
    (re.compile(r"digital-?signature|_xmlsignatures", re.IGNORECASE), "数字签名"),
    (re.compile(r"printerSettings"), "打印机的设置"),
    (re.compile(r"thumbnail", re.IGNORECASE), "首页的缩略图"),
    (re.compile(r"docMetadata|classificationlabels", re.IGNORECASE), "敏感度标签"),
    (re.compile(r"webextension", re.IGNORECASE), "网络加载项"),
)
_QUIET = ("打印机的设置", "首页的缩略图")
_ADVICE = "不用改；想让表样里也没有，加 --fix"


def as_usual(members: dict[str, bytes]) -> Cleaned:
    """Take a file in the strict form of the format as Word usually writes it."""
    message = "表样是“Strict Open XML 文档”，已按普通的 Word 文档读"
    advice = "不用改；也可以另存为“Word 文档(*.docx)”"
    return as_transitional(members), [carried("", message, advice, "info")]


def as_plain_document(members: dict[str, bytes]) -> Cleaned:
    """Set the document's type to the plain one, without macros, signatures and the like."""
    findings: list[Finding] = []
    content_types = members[CONTENT_TYPES]
    if _PLAIN.encode() not in content_types:
        members, findings = _retyped(members)
    gone: dict[str, str] = {}
    for name, kind in _kinds(members).items():
        what = next((title for pattern, title in _LEFT_OUT if pattern.search(kind)), None)
        if what is not None:
            gone[name] = what
    for what in dict.fromkeys(gone.values()):
        if what not in _QUIET:
            names = "、".join(name for name, title in gone.items() if title == what)
            findings.append(carried(names, f"表样里有{what}，报告里不带", _ADVICE))
    return without_parts(members, gone), findings


def _kinds(members: dict[str, bytes]) -> dict[str, str]:
    """Return for each part what tells its kind: its name, and its type where it has its own."""
    data = members[CONTENT_TYPES]
    kinds = {name: name for name in members if not name.endswith(".rels")}
    if re.search(rb"vba|macro|toolbar|keyMap|signature|printerSettings|label", data, re.IGNORECASE):
        for entry in parse(data):
            name = entry.get("PartName", "").lstrip("/")
            if name in kinds and name != DOCUMENT:
                kinds[name] += f" {entry.get('ContentType', '')}"
    # What is called so but is the text of the report stays.
    return {name: kind for name, kind in kinds.items() if name not in (DOCUMENT, CONTENT_TYPES)}


def _retyped(members: dict[str, bytes]) -> Cleaned:
    root = parse(members[CONTENT_TYPES])
    findings: list[Finding] = []
    for entry in root:
        kind = entry.get("ContentType", "")
        if entry.get("PartName", "").lstrip("/") == DOCUMENT and kind != _PLAIN:
            what = next((title for mark, title in _KINDS if mark in kind), "")
            entry.set("ContentType", _PLAIN)
            if what:
                message = f"表样是{what}，报告是普通的 Word 文档（.docx）"
                findings.append(carried("", message, "不用改；也可以另存为 .docx 再用", "info"))
    return {**members, CONTENT_TYPES: serialized(root)}, findings
