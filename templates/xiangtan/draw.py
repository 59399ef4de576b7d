"""Draw the single-table form: ``python -m templates.xiangtan.draw``, from the project's folder.

Its labels break where the printed form breaks them in its narrow cells.
"""

from pathlib import Path

from templates.drawing.annexes import draw_annexes
from templates.drawing.form import Cell, Form, Row, Run, Words, each
from templates.drawing.sentences import EXPENDITURE

PATH = Path(__file__).with_name("2023.docx")

_COLUMNS = (20, 32)
# At the sides the margins leave 24 whole characters of 12 pt in the widest column, with 0.8 pt
# over for border lines, and 4 in the narrowest. Text stands low in a line of exactly 21 pt, so
# that the margin under it makes up for the space above it.
_MARGINS = (0, 60, 70, 60)
_SHORT, _REMARKS = 11, 18
"""How high rows of one value are at least, in millimetres."""
_IMPROVEMENT = "存在的问题分析及改进措施"
_KEPT_IF = {
    "部门整体支出\n管理和使用\n基本情况": (
        '绩效完成情况.部门整体支出管理和使用基本情况.概述|行数("24") < 14'
    ),
    "改进措施": (
        f'{_IMPROVEMENT}.改进措施|行数("24") < 27'
        f' and {_IMPROVEMENT}.其他需要说明问题|行数("24") < 4'
    ),
}
"""Rows that are on the page of the next one where both fit on it, so that the last row is not
alone on a page, nor the label of a group broken. What is kept and higher than a page, LibreOffice
prints without its end; and where it can't split the first of merged rows, it loses the border of
a merged cell further down."""

_GROUPS: dict[str, dict[str, Words | tuple[Words, ...]]] = {
    "部门\n概况": {
        **{
            label: f"{{{{ 部门概况.{label} }}}}"
            for label in ("单位名称", "年度预算金额", "主管部门")
        },
        "单位基本职能": each("职能 in 部门概况.单位基本职能", "{{ loop.index }}、{{ 职能 }}"),
    },
    "绩效完\n成情况": {
        "部门整体支出\n管理和使用\n基本情况": (
            "{%p set 支出 = 绩效完成情况.部门整体支出管理和使用基本情况 %}",
            *each("段 in 支出.概述", "{{ 段 }}"),
            EXPENDITURE,
        ),
        "绩效目标\n完成情况": each(
            "目标 in 绩效完成情况.绩效目标完成情况",
            (
                Run("{{ 目标.标题 }}", "SectionTitle"),
                "{% if 目标.要点 %}　{% endif %}",
                "{% for 要点 in 目标.要点 %}{% if loop.length > 1 %}{{ loop.index|中文数字 }}是"
                "{% endif %}{{ 要点 }}{% endfor %}",
            ),
        ),
    },
    "存在的\n问题分析\n及改进\n措施": {
        "存在的问题": each(
            f"问题 in {_IMPROVEMENT}.存在的问题",
            (
                "{{ loop.index }}.",
                "{% if 问题.内容 %}{{ 问题.标题|成句 }}{{ 问题.内容 }}"
                "{% else %}{{ 问题.标题 }}{% endif %}",
            ),
        ),
        "改进措施": each(
            f"措施 in {_IMPROVEMENT}.改进措施",
            (
                "{{ loop.index }}.{{ 措施.标题 }}",
                "{% if 措施.内容 %}　{{ 措施.内容 }}{% endif %}",
            ),
        ),
        "其他需要\n说明问题": each(f"段 in {_IMPROVEMENT}.其他需要说明问题", "{{ 段 }}"),
    },
}
"""The rows under the label that they share, each with what its third cell says."""


def draw() -> bytes:
    """Return the form: a title, one table of 3 columns and 9 rows, the annexes."""
    form = Form()
    form.line("Title", "{{ 部门概况.单位名称 }}")
    form.line("Title", "部门整体支出绩效评价报告")
    rows = [_row(group, label) for group in _GROUPS for label in _GROUPS[group]]
    form.table(_COLUMNS, rows, _MARGINS)
    form.line("TableEnd")
    draw_annexes(form)
    return form.file()


def _row(group: str, label: str) -> Row:
    words, first = _GROUPS[group][label], next(iter(_GROUPS[group]))
    kept_if = _KEPT_IF.get(label, "")
    if label == first:
        merged = Cell("TableLabel", (group,), merge="restart", kept_if=kept_if)
        beside = (merged, _label(group, label))
    else:
        merged = Cell("TableLabel", merge="continue", kept_if=kept_if)
        beside = (merged, Cell("TableLabel", (label,)))
    if isinstance(words, str):
        return Row((*beside, Cell("TableShort", (words,))), _SHORT)
    if label.startswith("其他"):
        return Row((*beside, Cell("TableText", words)), _REMARKS, splits=True)
    # Text that may run over a page starts at the top; a cell is centred only while it is short.
    return Row((*beside, Cell("TableText", words, align="top")), splits=True)


def _label(group: str, label: str) -> Cell:
    """Return the label of the first row of a group.

    A line is not broken over pages: one as high as the label of the group keeps that whole.
    """
    line, _, more = label.partition("\n")
    if group.count("\n") > 1:
        return Cell("TableTallLabel", (label,))
    if more:
        return Cell("TableLabel", (line, more), first_style="TableHighLabel")
    return Cell("TableLabel", (label,))


if __name__ == "__main__":
    PATH.write_bytes(draw())
