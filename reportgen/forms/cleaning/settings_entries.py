"""Settings that a report must not take over: data sources, protection, tracking, another's ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.part_kinds import kind_of
from reportgen.forms.cleaning.carried import carried, stories
from reportgen.ooxml.part_removal import relations_of, serialized, without_parts, without_relations
from reportgen.ooxml.wordprocessing import parse, w

if TYPE_CHECKING:
    from reportgen.findings import Finding, Severity
    from reportgen.forms.cleaning.carried import Cleaned

_SETTINGS = "word/settings.xml"
_SAID = {
    "mailMerge": "邮件合并的数据源，打开时会要求运行查询",
    "attachedTemplate": "所附的模板，打开时会去找它",
    "documentProtection": "文档保护，报告会改不了",
    "writeProtection": "只读建议或修改密码，报告会改不了",
    "trackRevisions": "修订是打开的，以后的改动都会成为修订",
}
_HARMLESS = {
    "docVars": "宏用的文档变量",
    "linkStyles": "“自动更新文档样式”，打开时会按制作人的模板改样式",
    "revisionView": "审阅时看修订的方式",
}
_QUIET = (
    *("rsids", "docId", "chartTrackingRefBased", "view", "formsDesign", "proofState"),
    *("hideSpellingErrors", "hideGrammaticalErrors", "saveThroughXslt", "useXSLTWhenSaving"),
)
"""How its maker looked at a form, and marks of the editor's own."""
_RELATIONS = ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "recipientData")
_ADVICE = "不用改；想让表样里也没有，加 --fix"
_PERMISSIONS = (w("permStart"), w("permEnd"))


def clean_settings(members: dict[str, bytes]) -> Cleaned:
    """Take out of the settings what belongs to the form's maker; say what would have been seen."""
    members, findings = _without_permissions(members)
    data = members.get(_SETTINGS)
    if data is None or not any(name.encode() in data for name in (*_SAID, *_HARMLESS, *_QUIET)):
        return members, findings
    root = parse(data)
    changed = False
    for entry in list(root):
        name = str(entry.tag).rpartition("}")[2]
        if name not in _SAID and name not in _HARMLESS and name not in _QUIET:
            continue
        root.remove(entry)
        changed = True
        off = entry.get(w("val")) in ("0", "false", "off")
        if (what := {**_SAID, **_HARMLESS}.get(name)) and not off:
            message = f"表样的设置里有{what}；报告里不带"
            severity: Severity = "info" if name in _HARMLESS else "warning"
            findings.append(carried("文件设置", message, _ADVICE, severity))
    if changed:
        members = {**members, _SETTINGS: serialized(root)}
        inner = [
            target
            for relation, target in relations_of(members, _SETTINGS)
            if relation.get("Type", "").rpartition("/")[2] in _RELATIONS and target in members
        ]
        members = without_relations(
            without_parts(members, inner),
            _SETTINGS,
            lambda relation: relation.get("Type", "").rpartition("/")[2] in _RELATIONS,
        )
    return members, findings


def _without_permissions(members: dict[str, bytes]) -> Cleaned:
    """Take out the marks of who may edit what: they say nothing without the protection."""
    for name in stories(members, b"<w:perm"):
        root = parse(members[name])
        for mark in list(root.iter(*_PERMISSIONS)):
            mark.getparent().remove(mark)
        if kind_of(name) is not None:
            members = {**members, name: serialized(root)}
    return members, list["Finding"]()
