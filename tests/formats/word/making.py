"""Word files as people make them, from a report's data: rows of text, then tables of any grid."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen import load
from reportgen.chinese.numeral_words import chinese_numeral
from tests.empty_word import empty_document
from tests.tools import INPUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from docx.document import Document
    from docx.table import _Cell

Data = dict[str, Any]
Paragraphs = list[str]

GROUPS = {
    "部门\n概况": 4,
    "绩效完\n成情况": 2,
    "存在的问题分析及改进措施": 3,
}
"""The labels of the merged column, and how many rows each spans."""


def seed_data() -> Data:
    """Return the data of the sample report by the form's labels, without what is not printed."""
    data = load(INPUTS / "青山桥镇.yaml").model_dump(by_alias=True, exclude_none=True)
    for measure in data["存在的问题分析及改进措施"]["改进措施"]:
        del measure["对应问题"]
    for label in ("检查豁免", "预算收支", "绩效自评结果拟应用和公开情况", "落款日期"):
        del data[label]
    for label in ("机构人员", "绩效目标设定情况"):
        del data["部门概况"][label]
    return plain(data)


def plain(value: Any) -> Any:
    """Return data with amounts as texts and no white space, to compare what was read."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value if isinstance(value, int) else "".join(str(value).split())


@dataclass
class Style:
    """How a person writes the rows' texts."""

    duty: Callable[[int, str], str] = lambda n, text: f"{n}、{text}"
    problem: Callable[[int, str, str], str] = lambda n, title, text: f"{n}.{title}。{text}"
    measure: Callable[[int, str, str], str] = lambda n, title, text: f"{n}.{title}　{text}"
    section: Callable[[str, Sequence[str]], Paragraphs] = lambda title, points: [
        f"{title} {pointed(points)}"
    ]
    expenditure: Callable[[Data], Paragraphs] = lambda data: [standard(data)]
    budget: Callable[[str], str] = str


def pointed(points: Sequence[str]) -> str:
    """Write points as 一是 …, 二是 …"""
    return "".join(f"{chinese_numeral(n)}是{text}" for n, text in enumerate(points, 1))


def standard(group: Data, connective: str = "该支出中其中：") -> str:
    """Write the expenditure paragraph as the real report has it."""
    classes = group["按经济分类"]
    listed = "、".join(f"{label}{amount}" for label, amount in classes.items())
    listed = listed.replace("资本性支出", "资本性支出 ").replace("、对企业", ",对企业")
    natures = "，".join(f"{label}{amount}" for label, amount in group["按支出性质"].items())
    official = group["三公经费"]["合计"]
    return (
        f"　　2024年部门整体支出{group['支出总额']}，其中：{listed}。{connective}{natures}，"
        f"当年无结余。“三公”经费支出{official}。"
    )


LABELS = (
    "单位名称",
    "年度预算金额",
    "主管部门",
    "单位基本职能",
    "部门整体支出管理和使用基本情况",
    "绩效目标\n完成情况",
    "存在的问题",
    "改进措施",
    "其他需要\n说明问题",
)


def texts(data: Data, style: Style | None = None) -> list[Paragraphs]:
    """Return the paragraphs of the nine rows."""
    style = style or Style()
    overview, performance = data["部门概况"], data["绩效完成情况"]
    spent = performance["部门整体支出管理和使用基本情况"]
    improvement = data["存在的问题分析及改进措施"]
    sections = performance["绩效目标完成情况"]
    return [
        [overview["单位名称"]],
        [style.budget(overview["年度预算金额"])],
        [f"　　　　{overview['主管部门']}"],
        [style.duty(n, text) for n, text in enumerate(overview["单位基本职能"], 1)],
        [*spent["概述"], "", *style.expenditure(spent)],
        [line for each in sections for line in style.section(each["标题"], each["要点"])],
        [
            style.problem(n, each["标题"], each["内容"])
            for n, each in enumerate(improvement["存在的问题"], 1)
        ],
        [
            style.measure(n, each["标题"], each["内容"])
            for n, each in enumerate(improvement["改进措施"], 1)
        ],
        list(improvement["其他需要说明问题"]),
    ]


@dataclass
class Layout:
    """How a person draws the table and what stands around it."""

    columns: int = 3
    merge: str = "vMerge"
    label: Callable[[str], str] = str
    before: Paragraphs = field(
        default_factory=lambda: ["湘潭县青山桥镇人民政府", "部门整体支出绩效评价报告"]
    )
    after: Paragraphs = field(default_factory=lambda: [""])  # Word ends no file with a table
    breaks: Sequence[int] = ()
    between: Paragraphs = field(default_factory=lambda: [""])
    wide_last: bool = False


def put(cell: _Cell, paragraphs: Iterable[str]) -> None:
    """Fill a cell with paragraphs."""
    for at, text in enumerate(paragraphs):
        (cell.paragraphs[0] if at == 0 else cell.add_paragraph()).add_run(text)


def make(rows: Sequence[Paragraphs], layout: Layout | None = None) -> Document:
    """Draw the form with python-docx."""
    layout = layout or Layout()
    document = empty_document()
    for text in layout.before:
        document.add_paragraph(text)
    ends = [*layout.breaks, len(LABELS)]
    groups = [label for label, count in GROUPS.items() for _ in range(count)]
    start = 0
    for end in ends:
        if start:
            for text in layout.between:
                document.add_paragraph(text)
        _table(document, rows, groups, range(start, end), layout)
        start = end
    for text in layout.after:
        document.add_paragraph(text)
    return document


def _table(
    document: Document,
    rows: Sequence[Paragraphs],
    groups: list[str],
    span: range,
    layout: Layout,
) -> None:
    table = document.add_table(len(span), layout.columns)
    for at, row in enumerate(span):
        cells = table.rows[at].cells
        label = cells[1]
        if layout.wide_last and row == len(LABELS) - 1:
            label = cells[0].merge(cells[1])
        elif at == 0 or groups[row] != groups[row - 1] or layout.merge == "repeat":
            put(cells[0], layout.label(groups[row]).split("|"))
        value = cells[-1]
        if layout.columns == 4:
            value = cells[2].merge(cells[3])
        elif layout.columns == 5:
            label, value = cells[1].merge(cells[2]), cells[3].merge(cells[4])
        put(label, layout.label(LABELS[row]).split("|"))
        put(value, rows[row])
    if layout.merge == "vMerge":
        _merge_groups(table, groups, span, layout)


def _merge_groups(table: Any, groups: list[str], span: range, layout: Layout) -> None:
    first = 0
    last_row = len(span) - 1
    for at, row in enumerate(span):
        ends = at == last_row or groups[span[at + 1]] != groups[row]
        if layout.wide_last and row == len(LABELS) - 2:
            ends = True
        if ends:
            if at > first:
                table.cell(first, 0).merge(table.cell(at, 0))
            first = at + 1


def saved(document: Document) -> bytes:
    """Return the bytes of a document."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def write(folder: Path, document: Document | bytes, name: str = "报告.docx") -> Path:
    """Write a document; return its path."""
    path = folder / name
    path.write_bytes(document if isinstance(document, bytes) else saved(document))
    return path
