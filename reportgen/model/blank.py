"""A commented blank to fill in: every field of the form with its meaning, unit and example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# 部门整体支出绩效评价报告　填报数据
#
# 怎么填：在冒号后面写内容，冒号后空一格；“#”开头的是说明，可以删去。
# 金额写成 3960万元、39600000元、0.396亿元 都可以；只写数字时单位是万元。
# 列表每项另起一行，以“- ”开头，照着样子可以多写几项。
# 内容里有“: ”“ #”或以特殊符号开头的，用英文引号括起来。
# 标“必填”的要填；标“可不填”的没有就空着。填好后：
#   reportgen check 文件名.yaml
#   reportgen build 文件名.yaml
"""
_STEP = "  "


def blank_yaml(year: int | None = None) -> str:
    """Give the blank as YAML; it loads once its required fields are filled in.

    ``year`` is put in as 年度 where it is given.
    """
    lines = [_HEAD]
    for node in (field_tree(Report).fields or {}).values():
        lines += _field(node, "")
        if node.label == "年度" and year is not None:
            lines[-1] += f" {year}"
        lines.append("")
    return "\n".join(lines)


def _field(node: FieldNode, indent: str) -> Iterator[str]:
    note = "必填" if node.required else "可不填"
    example = f"例：{node.example}" if node.example else ""
    yield f"{indent}# {'。'.join(part for part in (node.description, note, example) if part)}"
    if node.kind == "mapping":
        yield f"{indent}# {node.label}:"
        yield f"{indent}#   A06: 财政年底收回未用指标"
    elif node.element is not None:
        yield f"{indent}{node.label}:"
        yield from _items(node.element, indent + _STEP)
    else:
        yield f"{indent}{node.label}:"
        for inner in (node.fields or {}).values():
            yield from _field(inner, indent + _STEP)


def _items(element: FieldNode, indent: str) -> Iterator[str]:
    if not element.fields:
        yield f"{indent}- "
        return
    start = f"{indent}- "
    for inner in element.fields.values():
        lines = list(_field(inner, indent + _STEP))
        yield lines[0]
        yield start + lines[1].strip()
        yield from lines[2:]
        start = indent + _STEP
