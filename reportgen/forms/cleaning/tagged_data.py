"""Data of other programs in a form that has tags written into it: nothing fills them in."""

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
_ADVICE = "不用改；标签写在正文、页眉、页脚里才会填；想让表样里也没有，加 --fix"


def without_tagged_data(members: dict[str, bytes]) -> Cleaned:
    """Take out custom XML parts that hold tags, with their properties, and say which they were."""
    findings: list[Finding] = []
    members = remove_data(members)  # of a report that was made a form: it has its own data
    gone: set[str] = set()
    for name, data in members.items():
        is_data = name.startswith(_FOLDER) and name.endswith(".xml")
        if is_data and (tag := tag_without_effect(name, data)):
            gone |= {name, *(target for _, target in relations_of(members, name) if target)}
            message = f"文件里另存的数据写着标签“{excerpt([tag])}”，不会填；报告里不带这份数据"
            findings.append(carried(name, message, _ADVICE))
    return without_parts(members, gone), findings
