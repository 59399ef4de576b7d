"""What to do about a field that is missing, in the words of the file that it is missing in."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from reportgen.findings import path_text
from reportgen.model.places import normal_path
from reportgen.model.report import ANNEXES, UNIT_NAME
from reportgen.plaindata.data_files import EXCEL_SUFFIXES, SUFFIXES

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.model.base import FieldNode
    from reportgen.model.places import Places

_TYPED = re.compile(r"(?:在最外层|在“.*”下)?补上“(?P<label>[^“”]*): …”")


def how_to_fill(path: Path, node: FieldNode | None, places: Places, form: str = "") -> str:
    """Return how to fill in a field that is missing, for the kind of file that the report is in.

    ``node`` is the field, ``form`` the name of a form that has it, if others don't.
    """
    label, groups = str(path[-1]), path_text(path[:-1])
    if isinstance(places.marks.get(normal_path(path)), str):
        return f"在这里填上“{label}”"
    ending = PurePath(places.file).suffix.lower()
    if not places.file or ending in SUFFIXES:
        where = "" if not form else f"在“{groups}”下" if groups else "在最外层"
        return f"{where}补上“{label}: …”"
    chosen = f" --template {form}" if form else ""
    if ending not in EXCEL_SUFFIXES:
        blank = f"用 reportgen new -o 空白.docx{chosen} 生成一份空白表照填"
        return f"在文件里写上“{label}”这一栏；没有这一栏的，{blank}"
    if isinstance(places.marks.get(()), str):  # a row of a roster
        return _in_roster(path, node)
    return _on_sheet(path, node, places, chosen)


def on_pages(advice: str) -> str:
    """Return an advice as it is for who fills in on the page, where nothing is typed in a file."""
    found = _TYPED.fullmatch(advice)
    return f"打开“填报”，填上“{found['label']}”" if found else advice


def _in_roster(path: Path, node: FieldNode | None) -> str:
    label = str(path[-1])
    source = "在“文字来源”一列写这个单位的文件（Word、Excel 填报表或数据文件）"
    if path[0] == ANNEXES:
        return source
    if node is not None and node.element is not None:
        return f"在工作表“文字”里加一行：单位名称、栏目“{label}”、内容；或者{source}"
    return f"在工作表“名册”里加一列“{label}”，填在这一行"


def _on_sheet(path: Path, node: FieldNode | None, places: Places, chosen: str) -> str:
    """Return where on the sheets of the form a field without a row is filled in."""
    labels = [str(step) for step in path if isinstance(step, str)]
    if labels[0] == ANNEXES:
        labels = labels[1:] or labels
        chosen += " --with-annexes"
    is_sheet = len(labels) == 1 and node is not None and node.fields is not None
    sheet = labels[0] if len(labels) > 1 or is_sheet else UNIT_NAME[0]
    names = [mark.partition("!")[0] for mark in places.marks.values() if isinstance(mark, str)]
    if not any(name.startswith(sheet) for name in names):
        blank = f"用 reportgen new -o 空白.xlsx{chosen} 生成一份，把这张表复制过来填"
        return f"工作簿里没有工作表“{sheet}”，或是空的：{blank}"
    if is_sheet:
        return f"填上工作表“{sheet}”的内容"
    inside = f"“{labels[-2]}”下面" if labels[1:-1] else "里"
    return f"在工作表“{sheet}”{inside}加一行：“栏目”写“{labels[-1]}”，内容写在“填写内容”"
