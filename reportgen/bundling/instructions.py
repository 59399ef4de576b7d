"""How to fill in the form, as an HTML page for clerks, made from the form's own fields."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import TITLE, Report
from reportgen.own_page import own_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEAD = "<tr><th>栏目</th><th>怎么填</th><th>单位</th><th>必填</th><th>例</th></tr>"
_STYLE = """
th:nth-child(1) { width: 24%; } th:nth-child(2) { width: 40%; } th:nth-child(3),
th:nth-child(4) { width: 4rem; } td.inner { padding-left: 1.8rem; }
"""
_HOW = """<ol>
<li>双击 <b>reportgen</b>，在打开的网页里填；或者打开 <b>空白填报表.xlsx</b>，
用 WPS 表格、Excel 填，填好把它拖到 reportgen 上；去年的 Word 报告也可以拖上去检查。</li>
<li>没有错误的，生成的 Word 文件放在数据文件旁边，并打开一页结果；
有错误的，结果里写明在哪一格、怎么改。</li>
<li>用 WPS 或 Word 打开，核对单位名称、年度、金额、签章和日期，再打印报送。</li>
</ol>
<p>全部在这台机器上做，不联网。金额的单位写万元、元、亿元都可以，
只写数字时单位是万元。</p>
"""


def instructions_page() -> str:
    """Return the page: how to go about it, and a table of fields for each group of the form."""
    root = field_tree(Report).fields or {}
    plain = {name: node for name, node in root.items() if node.fields is None}
    parts = [_HOW, *_table("报告", plain)]
    for node in root.values():
        if node.fields is not None:
            parts += _table(node.label, node.fields)
    return own_page(f"{TITLE}　填写说明", parts, _STYLE)


def _table(title: str, fields: Mapping[str, FieldNode]) -> Iterator[str]:
    yield f"<h2>{escape(title)}</h2>\n<table>\n{_HEAD}"
    yield from _rows(fields, "")
    yield "</table>"


def _rows(fields: Mapping[str, FieldNode], looks: str) -> Iterator[str]:
    for node in fields.values():
        if node.kind == "mapping":
            continue
        name = f"{node.label}（可以写几项）" if node.element is not None else node.label
        unit = node.shown_unit
        required = "是" if node.required else ""
        rest = (node.description, unit, required, node.example)
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        yield f"<tr><td{looks}>{escape(name)}</td>{cells}</tr>"
        inner = node if node.element is None else node.element
        yield from _rows(inner.fields or {}, ' class="inner"')
