"""部门整体支出绩效评价基础数据表: staff, control of costs, buildings, how costs are saved."""

from collections.abc import Iterator

from templates.drawing.form import Cell, Form, Row, each, tag_row

_COSTS = (36, 31, 29.6, 29.7)
# Seven columns: the first has room for nine characters in a line, the others for four.
_BUILDINGS = (42, 19, 19, 19, 19, 19)
_NARROW = (0, 40, 0, 40)
_UNDER = (42, 36)

_ROWS = {
    "三公经费": "三公经费",
    "1、公务用车购置和维护经费": "三公经费.公务用车购置和维护经费",
    "其中：公车购置": "三公经费.公务用车购置和维护经费.公车购置",
    "　　　公车运行维护": "三公经费.公务用车购置和维护经费.公车运行维护",
    "2、出国经费": "三公经费.出国经费",
    "3、公务接待": "三公经费.公务接待",
    "项目支出": "项目支出",
    "1、业务工作经费": ("项目支出.业务工作经费", "业务", "{{ 业务.名称 }}"),
    "2、运行维护经费": ("项目支出.运行维护经费", "运行", "{{ 运行.名称 }}"),
    "3、专项资金": (
        "项目支出.专项资金",
        "专项",
        "{% if 专项.级别 %}{{ 专项.级别 }}：{% endif %}{{ 专项.名称 }}",
    ),
    "公用经费": "公用经费",
    "其中：办公经费": "公用经费.办公经费",
    "　　　水费、电费、差旅费": "公用经费.水费电费差旅费",
    "　　　会议费、培训费": "公用经费.会议费培训费",
    "政府采购金额": "政府采购金额",
    "部门基本支出预算调整": "部门基本支出预算调整",
}
"""Rows of 经费控制情况 by their labels: the field that has the three figures of one; or, for a row
to each item of a list beside one merged label, the list, what its items are called, their name."""

_NOTE = (
    "说明：“项目支出”填报基本支出以外的全部项目支出；“公用经费”填报基本支出中的一般商品和服务支出。"
)
_SIGNED = (
    ("填表人：{{ 基础.填表人 }}", "填报日期：{{ 基础.填报日期 }}"),
    ("联系电话：{{ 基础.联系电话 }}", "单位负责人签字：{{ 基础.单位负责人签字 }}"),
)


def draw_base_data(form: Form) -> None:
    """Draw the four tables, and under them what two rows mean and who filled them in.

    The tags call the annex 基础.
    """
    savings = Cell("AnnexText", each("段 in 基础.厉行节约保障措施", "{{ 段 }}"), span=0)
    name = Cell("AnnexLabel", ("厉行节约保障措施",))
    for columns, rows, margins in (
        ((46, 32, 46), _staff(), (0, 60, 0, 60)),
        (_COSTS, _costs(), (0, 60, 0, 60)),
        (_BUILDINGS, _buildings(), _NARROW),
        (_UNDER, [Row((name, savings), kept=True), *_notes()], (0, 60, 0, 60)),
    ):
        form.table(columns, rows, margins)
        if columns is not _UNDER:  # without a paragraph, Word makes one table of two
            form.line("AnnexKeptGap")


def _notes() -> Iterator[Row]:
    """Return what stands under the tables: rows without lines, which stay with the last of them."""
    yield Row((Cell("AnnexNote", (_NOTE,), span=0),), kept=True, bare=True)
    for number, (left, right) in enumerate(_SIGNED, start=1):
        signed = (Cell("AnnexNote", (left,), span=2), Cell("AnnexNote", (right,), span=0))
        yield Row(signed, kept=number < len(_SIGNED), bare=True)


def _cells(style: str, *words: str) -> tuple[Cell, ...]:
    return tuple(Cell(style, (each,)) for each in words)


def _staff() -> Iterator[Row]:
    heads = ("编制数", "{{ 年度 }}年实际在职人数", "控制率")
    first = Cell("AnnexLabel", ("财政供养人员情况\n（人）",), merge="restart")
    yield Row((first, *_cells("AnnexLabel", *heads)), kept=True)
    fields = ("编制数", "实际在职人数", "控制率")
    figures = (f"{{{{ 基础.财政供养人员情况.{each} }}}}" for each in fields)
    yield Row((Cell("AnnexLabel", merge="continue"), *_cells("AnnexNumber", *figures)), kept=True)


def _costs() -> Iterator[Row]:
    heads = ("{{ 年度|上年 }}年决算数", "{{ 年度 }}年预算数", "{{ 年度 }}年决算数")
    first = Cell("AnnexHead", ("经费控制情况（万元）",), span=2)
    yield Row((first, *_cells("AnnexHead", *heads)), header=True)
    yield tag_row("set 经费 = 基础.经费控制情况")
    for label, field in _ROWS.items():
        if isinstance(field, str):
            yield Row((Cell("AnnexText", (label,), span=2), *_years(f"经费.{field}")))
        else:
            yield from _list(label, *field)


def _list(label: str, field: str, item: str, name: str) -> Iterator[Row]:
    """Return a row for each item; one with a label and nothing else where there is none."""
    yield tag_row(f"for {item} in 经费.{field}")
    merged = f'{{{{ ("{label}" if loop.first else "")|纵向合并 }}}}'
    first = Cell("AnnexText", (merged,), align="top")
    yield Row((first, Cell("AnnexText", (name,)), *_years(item)))
    yield tag_row("endfor")
    yield tag_row(f"if not 经费.{field}")
    yield Row(_cells("AnnexText", label, "", "", "", ""))
    yield tag_row("endif")


def _years(field: str) -> tuple[Cell, ...]:
    figures = (f"{{{{ {field}.{year}|数值 }}}}" for year in ("上年决算数", "预算数", "决算数"))
    return _cells("AnnexNumber", *figures)


def _buildings() -> Iterator[Row]:
    heads = (
        "楼堂馆所控制情况\n（{{ 年度 }}年完工项目）",
        "批复规模\n（㎡）",
        "实际规模\n（㎡）",
        "规模\n控制率",
        "预算投资\n（万元）",
        "实际投资\n（万元）",
        "投资概算\n控制率",
    )
    yield Row(_cells("AnnexHead", *heads), header=True)
    yield tag_row("for 楼 in 基础.楼堂馆所控制情况")
    area = ("批复规模", "实际规模", "规模控制率")
    money = ("预算投资", "实际投资", "投资概算控制率")
    figures = (f"{{{{ 楼.{field}|数值 }}}}" for field in (*area, *money))
    yield Row((Cell("AnnexText", ("{{ 楼.名称 }}",)), *_cells("AnnexNumber", *figures)))
    yield tag_row("endfor")
    yield tag_row("if not 基础.楼堂馆所控制情况")
    yield Row(tuple(Cell("AnnexText") for _ in heads))
    yield tag_row("endif")
