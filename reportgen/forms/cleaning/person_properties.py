"""The properties of a form's file: a report has its own title, author and subject."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reportgen.engine.tags import has_tags
from reportgen.forms.cleaning.carried import carried, stories
from reportgen.forms.cleaning.shown_fields import fields_of
from reportgen.ooxml.package import CONTENT_TYPES
from reportgen.ooxml.part_removal import serialized, without_parts
from reportgen.ooxml.wordprocessing import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned
    from reportgen.ooxml.wordprocessing import Element

_CORE = "docProps/core.xml"
_APPLICATION, _CUSTOM = "docProps/app.xml", "docProps/custom.xml"
_TITLES = {
    "title": "标题",
    "creator": "作者",
    "lastModifiedBy": "上次保存者",
    "created": "创建时间",
    "modified": "修改时间",
    "lastPrinted": "打印时间",
    "manager": "经理",
    "Manager": "经理",
    "Company": "单位",
    "HyperlinkBase": "超链接的基准地址",
}
_DATES = ("创建时间", "修改时间", "打印时间")
_KEPT = ("language", "subject", "keywords", "category", "description")
_ADVICE = "不用改；要印自己的，在属性里写标签，如“{{ 部门概况.单位名称 }}”"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CONTENT = "application/vnd.openxmlformats-package.core-properties+xml"


def without_person(members: dict[str, bytes]) -> Cleaned:
    """Set a report's properties where the form's have no tags; return what goes."""
    members, told = _with_core(members)
    gone: list[str] = []
    for name in (_APPLICATION, _CUSTOM):
        if name in members and not has_tags(members[name].decode("utf-8", "replace")):
            root = parse(members[name])
            shown = _shown_properties(members) if name == _CUSTOM else set[str]()
            dropped = [each for each in root if each.get("name", "").casefold() not in shown]
            told += _shown(root, dropped)
            if len(dropped) == len(root):
                gone.append(name)
                continue
            for each in dropped:
                root.remove(each)
            if dropped:
                members = {**members, name: serialized(root)}
    findings: list[Finding] = []
    if any(not each.startswith(_DATES) for each in told):
        message = f"文件属性里有制作人的信息（{'、'.join(told)}），报告里换成报告自己的"
        findings.append(carried("文件属性", message, _ADVICE, "info"))
    return without_parts(members, gone), findings


def _shown_properties(members: Mapping[str, bytes]) -> set[str]:
    """Return the names of properties that fields of the document show."""
    shown: set[str] = set()
    for name in stories(members, b"DOCPROPERTY"):
        codes = (_SHOWN.match(field.code) for field in fields_of(parse(members[name])))
        shown |= {(code[1] or code[2]).casefold() for code in codes if code}
    return shown


_SHOWN = re.compile(r'\s*DOCPROPERTY\s+(?:"([^"]+)"|(\S+))', re.IGNORECASE)
_OWN = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{{ 部门概况.单位名称 }}{{ 年度 }}年度部门整体支出绩效评价报告</dc:title>"
    "<dc:subject>{{ 年度 }}年度部门整体支出绩效评价</dc:subject>"
    "<dc:creator>{{ 部门概况.单位名称 }}</dc:creator>"
    "<dc:language>zh-CN</dc:language></cp:coreProperties>"
).encode()
"""Title, author and subject of a report, as the shipped forms have them."""


def own_texts(members: Mapping[str, bytes]) -> dict[str, str]:
    """Return title, author and subject of a form's reports, as tags, by their names."""
    own = {etree.QName(each).localname: each.text or "" for each in parse(_OWN)}
    held = parse(members[_CORE]) if _CORE in members else ()
    told = {etree.QName(each).localname: each.text or "" for each in held if _is_kept(each)}
    return {name: told.get(name) or text for name, text in own.items()}


def _with_core(members: dict[str, bytes]) -> tuple[dict[str, bytes], list[str]]:
    own = parse(_OWN)
    if _CORE not in members:
        return _added(members, serialized(own)), []
    root = parse(members[_CORE])
    dropped = [each for each in root if not _is_kept(each)]
    wanted = {each.tag: each for each in own}
    held = {each.tag for each in root} - {each.tag for each in dropped}
    if not dropped and set(wanted) <= held:
        return members, []
    told = _shown(root, dropped)
    for each in dropped:
        root.remove(each)
    for tag, each in wanted.items():
        if tag not in held:
            root.append(each)
    etree.cleanup_namespaces(root)
    return {**members, _CORE: serialized(root)}, told


def _added(members: dict[str, bytes], core: bytes) -> dict[str, bytes]:
    relations, types = parse(members["_rels/.rels"]), parse(members[CONTENT_TYPES])
    relation = relations.makeelement(
        f"{{{etree.QName(relations).namespace}}}Relationship",
        {"Id": "rIdCoreProperties", "Type": _RELATION, "Target": _CORE},
    )
    relations.append(relation)
    override = types.makeelement(
        f"{{{etree.QName(types).namespace}}}Override",
        {"PartName": f"/{_CORE}", "ContentType": _CONTENT},
    )
    types.append(override)
    return {
        **members,
        _CORE: core,
        "_rels/.rels": serialized(relations),
        CONTENT_TYPES: serialized(types),
    }


def _is_kept(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return True
    text = "".join(element.itertext()).strip()
    return has_tags(text) or bool(text and etree.QName(element).localname in _KEPT)


def _shown(root: Element, elements: list[Element] | None = None) -> list[str]:
    """Return what properties say of a person, such as 作者：张三."""
    told: list[str] = []
    for each in root if elements is None else elements:
        title = _TITLES.get(etree.QName(each).localname)
        text = "".join(each.itertext()).strip()
        if title and text:
            told.append(f"{title}：{text}")
        elif not title and (name := each.get("name")) and text:
            told.append(f"{name}：{text}")
    return told
