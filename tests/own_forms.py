"""Forms as people who only have Word make them for themselves, with fields of their own."""

from __future__ import annotations

import io
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx

from reportgen.forms.new_template import start_template
from tests.engine.documents import add, add_table, document, saved

if TYPE_CHECKING:
    from collections.abc import Callable

Data = dict[str, Any]

ADDED = """\
补充栏目:
  填报人: {在: 部门概况, 必填: 是, 说明: 填这份报告的人, 例: 张三}
  联系电话: {例: 0731-1234567}
  公示率: {类型: 比率}
"""
OWN = {"部门概况": {"填报人": "李四"}, "联系电话": "0731-7654321", "公示率": "98.50%"}


def with_own(data: Data) -> Data:
    """Return data with the fields that the forms add."""
    data = deepcopy(data)
    data["部门概况"] |= OWN["部门概况"]
    return {**data, "联系电话": OWN["联系电话"], "公示率": OWN["公示率"]}


def edited(path: Path, change: Callable[[Any], None]) -> None:
    """Change a template as a person does in Word."""
    made = docx.Document(str(path))
    change(made)
    buffer = io.BytesIO()
    made.save(buffer)
    path.write_bytes(buffer.getvalue())


def reworded(made: Any, words: dict[str, str]) -> None:
    """Put other words for some, wherever they stand."""
    missing = set(words)
    cells = (cell for table in made.tables for row in table.rows for cell in row.cells)
    inner = [paragraph for cell in cells for paragraph in cell.paragraphs]
    for paragraph in [*made.paragraphs, *inner]:
        for old, new in words.items():
            if old in paragraph.text.replace("\n", ""):
                missing.discard(old)
                text = paragraph.text.replace("\n", "").replace(old, new)
                for run in paragraph.runs[1:]:
                    run.text = ""
                paragraph.runs[0].text = text
    assert missing == set()


def province() -> None:
    """Make 我省: three headings and one label are others, and two fields are added."""
    path = start_template("我省", source="hunan")
    path.with_name("表样.yaml").write_text(ADDED, encoding="utf-8")

    def change(made: Any) -> None:
        words = {
            "一、部门（单位）基本情况": "一、单位是做什么的",
            "六、部门整体支出绩效情况": "六、钱花得怎么样",
            "八、下一步改进措施": "八、今后怎么改",
            "的主管部门为": "归口管理单位是",
        }
        reworded(made, words)
        first = next(each for each in made.paragraphs if each.text.startswith("（一）"))
        own = "填报人：{{ 部门概况.填报人 }}，联系电话{{ 联系电话 }}，公示率{{ 公示率 }}。"
        first.insert_paragraph_before(own, "报告正文")

    edited(path, change)


def county() -> None:
    """Make 我县: labels of the table are others, and rows are added to it."""
    path = start_template("我县")
    path.with_name("表样.yaml").write_text(ADDED, encoding="utf-8")

    def change(made: Any) -> None:
        words = {
            "年度预算金额": "全年预算盘子",
            "单位基本职能": "主要干什么",
            "存在的问题": "发现的毛病",
            "绩效目标完成情况": "办成的事",
        }
        table = made.tables[0]
        for row in table.rows:
            for cell in row.cells[:2]:
                text = "".join(cell.text.split())
                if text in words:
                    cell.paragraphs[0].runs[0].text = words.pop(text)
        assert words == {}
        for label, tag in (
            ("填报人", "{{ 部门概况.填报人 }}"),
            ("联系电话", "{{ 联系电话 }}"),
            ("公示率", "{{ 公示率 }}"),
        ):
            last = table.rows[2]._tr
            row = deepcopy(last)
            table.rows[-1]._tr.addnext(row)
            cells = table.rows[-1].cells
            cells[1].paragraphs[0].runs[0].text = label
            cells[2].paragraphs[0].runs[0].text = tag

    edited(path, change)


def overview() -> None:
    """Make 一览表 of nothing: three fields of the report, three of the county's own."""
    made = document("{{ 部门概况.单位名称 }}{{ 年度 }}年预算绩效一览")
    problems = [
        "{%p for 问题 in 存在的问题分析及改进措施.存在的问题 %}",
        "{{ loop.index }}.{{ 问题.标题 }}{% if 问题.内容 %}　{{ 问题.内容 }}{% endif %}",
        "{%p endfor %}",
    ]
    add_table(
        made,
        ["单位", "{{ 部门概况.单位名称 }}"],
        ["全年预算", "{{ 部门概况.年度预算金额 }}"],
        ["发现的毛病", problems],
        ["填报人", "{{ 部门概况.填报人 }}"],
        ["电话", "{{ 联系电话 }}"],
        ["公示率", "{{ 公示率 }}"],
    )
    add(made, "经办：{{ 部门概况.填报人 }}")
    folder = Path("templates/一览表")
    folder.mkdir(parents=True)
    (folder / "2023.docx").write_bytes(saved(made))
    (folder / "表样.yaml").write_text(ADDED, encoding="utf-8")
