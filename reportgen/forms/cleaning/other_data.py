"""Data of other programs in a form that no report should have: with tags, or of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.part_kinds import tag_without_effect
from reportgen.forms.cleaning.carried import carried, excerpt
from reportgen.ooxml.data_part import remove_data
from reportgen.ooxml.part_removal import relations_of, without_parts

if TYPE_CHECKING:
    from reportgen.findings import Finding
    from reportgen.forms.cleaning.carried import Cleaned

_FOLDER = "customXml/"
_OF_LIBRARY = (b"schemas.microsoft.com/office/2006/metadata/", b"schemas.microsoft.com/sharepoint/")
"""What the data begins with in which a library of documents keeps who had a file."""
_HALF = "{{"
_FIX = "不用改；想让表样里也没有，加 --fix"
_ADVICE = "不用改；标签写在正文、页眉、页脚里才会填；想让表样里也没有，加 --fix"


def without_other_data(members: dict[str, bytes]) -> Cleaned:
    """Take out custom XML parts with tags, or of a library; say which they were."""
    findings: list[Finding] = []
    members = remove_data(members)  # of a report that was made a form: it has its own data
    gone: set[str] = set()
    for name, data in members.items():
        if not (name.startswith(_FOLDER) and name.endswith(".xml")):
            continue
        if tag := tag_without_effect(name, data) or _HALF * (_HALF.encode() in data):
            message = f"文件里另存的数据写着标签“{excerpt([tag])}”，不会填；报告里不带这份数据"
            findings.append(carried(name, message, _ADVICE))
        elif "itemProps" not in name and any(each in data for each in _OF_LIBRARY):
            message = "文件里有文档库（SharePoint）登记的信息，报告里不带"
            findings.append(carried(name, message, _FIX, "info"))
        else:
            continue
        gone |= {name, *(target for _, target in relations_of(members, name) if target)}
    return without_parts(members, gone), findings
