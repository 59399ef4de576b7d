"""部门整体支出绩效评价基础数据表: staff, control of costs, buildings, how costs are saved."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from templates.drawing.elements import paragraph, run, text_element, w
from templates.drawing.geometry import ANNEX_MARGINS, NARROW_MARGINS, PAGE, columns
from templates.drawing.tables import cell, cells, label, row, table, tag_row, text

_STAFF = columns(PAGE, 46, 32, 46)
_COSTS = columns(PAGE, 36, 31, 29.6, 29.7)
# Seven columns: the first has room for nine characters in a line, the others for four.
_BUILDINGS = columns(PAGE, 42, 19, 19, 19, 19, 19)
_SAVINGS = columns(PAGE, 42)
_YEARS = ("上年决算数", "预算数", "决算数")


class _Line(NamedTuple):
    """A row of 经费控制情况: its label as printed, and the field that has its three figures."""

    label: str
    field: str


class _Lines(NamedTuple):
    """Rows of 经费控制情况, one for each item of a list, beside one merged label."""

    label: str
    field: str
    item: str
    name: str


_ROWS = (
    _Line("三公经费", "经费.三公经费"),
    _Line("1、公务用车购置和维护经费", "经费.三公经费.公务用车购置和维护经费"),
    _Line("其中：公车购置", "经费.三公经费.公务用车购置和维护经费.公车购置"),
    _Line("　　　公车运行维护", "经费.三公经费.公务用车购置和维护经费.公车运行维护"),
    _Line("2、出国经费", "经费.三公经费.出国经费"),
    _Line("3、公务接待", "经费.三公经费.公务接待"),
    _Line("项目支出", "经费.项目支出"),
    _Lines("1、业务工作经费", "经费.项目支出.业务工作经费", "业务", "{{ 业务.名称 }}"),
    _Lines("2、运行维护经费", "经费.项目支出.运行维护经费", "运行", "{{ 运行.名称 }}"),
    _Lines(
        "3、专项资金",
        "经费.项目支出.专项资金",
        "专项",
        "{% if 专项.级别 %}{{ 专项.级别 }}：{% endif %}{{ 专项.名称 }}",
    ),
    _Line("公用经费", "经费.公用经费"),
    _Line("其中：办公经费", "经费.公用经费.办公经费"),
    _Line("　　　水费、电费、差旅费", "经费.公用经费.水费电费差旅费"),
    _Line("　　　会议费、培训费", "经费.公用经费.会议费培训费"),
    _Line("政府采购金额", "经费.政府采购金额"),
    _Line("部门基本支出预算调整", "经费.部门基本支出预算调整"),
)

_NOTE = (
    "说明：“项目支出”填报基本支出以外的全部项目支出；“公用经费”填报基本支出中的一般商品和服务支出。"
)
_SIGNED = (
    ("填表人：{{ 基础.填表人 }}", "填报日期：{{ 基础.填报日期 }}"),
    ("联系电话：{{ 基础.联系电话 }}", "单位负责人签字：{{ 基础.单位负责人签字 }}"),
)


def tables() -> Iterator[etree._Element]:
    """Return the four tables; their tags call the annex 基础."""
    yield table(_STAFF, ANNEX_MARGINS, _staff())
    yield table(_COSTS, ANNEX_MARGINS, _costs())
    yield table(_BUILDINGS, NARROW_MARGINS, _buildings())
    yield table(_SAVINGS, ANNEX_MARGINS, [_savings()])


def notes() -> Iterator[etree._Element]:
    """Return what stands under the tables: what two rows mean, and who filled them in."""
    yield text("AnnexNote", _NOTE)
    for left, right in _SIGNED:
        line = paragraph("AnnexNote")
        line.append(run("", text_element(left), w("tab"), text_element(right)))
        yield line


def _savings() -> etree._Element:
    words = ("{%p for 段 in 基础.厉行节约保障措施 %}", "{{ 段 }}", "{%p endfor %}")
    paragraphs = (text("AnnexText", each) for each in words)
    name = label("AnnexLabel", "厉行节约保障措施")
    return row(cell(_SAVINGS[0], name), cell(_SAVINGS[1], *paragraphs))


def _staff() -> Iterator[etree._Element]:
    first = label("AnnexLabel", "财政供养人员情况", "（人）")
    heads = ("编制数", "{{ 年度 }}年实际在职人数", "控制率")
    values = ("编制数", "实际在职人数", "控制率")
    yield row(
        cell(_STAFF[0], first, merge="restart"),
        *cells(_STAFF[1:], (label("AnnexLabel", head) for head in heads)),
    )
    figures = (text("AnnexShort", f"{{{{ 基础.财政供养人员情况.{each} }}}}") for each in values)
    yield row(
        cell(_STAFF[0], paragraph("AnnexLabel"), merge="continue"), *cells(_STAFF[1:], figures)
    )


def _costs() -> Iterator[etree._Element]:
    heads = ("{{ 年度|上年 }}年决算数", "{{ 年度 }}年预算数", "{{ 年度 }}年决算数")
    yield row(
        cell(_COSTS[:2], label("AnnexHead", "经费控制情况（万元）")),
        *cells(_COSTS[2:], (label("AnnexHead", head) for head in heads)),
        header=True,
    )
    yield tag_row(_COSTS, "AnnexText", "set 经费 = 基础.经费控制情况")
    for each in _ROWS:
        if isinstance(each, _Line):
            yield row(cell(_COSTS[:2], text("AnnexText", each.label)), *_years(each.field))
        else:
            yield from _list(each)


def _list(of: _Lines) -> Iterator[etree._Element]:
    """Return a row for each item; one with a label and nothing else where there is none."""
    yield tag_row(_COSTS, "AnnexText", f"for {of.item} in {of.field}")
    merged = f'{{{{ ("{of.label}" if loop.first else "")|纵向合并 }}}}'
    yield row(
        cell(_COSTS[0], text("AnnexText", merged), align="top"),
        cell(_COSTS[1], text("AnnexText", of.name)),
        *_years(of.item),
    )
    yield tag_row(_COSTS, "AnnexText", "endfor")
    yield tag_row(_COSTS, "AnnexText", f"if not {of.field}")
    words = (of.label, *("",) * len(_COSTS[1:]))
    yield row(*cells(_COSTS, (text("AnnexText", each) for each in words)))
    yield tag_row(_COSTS, "AnnexText", "endif")


def _years(field: str) -> Iterator[etree._Element]:
    figures = (f"{{{{ {field}.{year}|数值 }}}}" for year in _YEARS)
    return cells(_COSTS[2:], (text("AnnexNumber", each) for each in figures))


def _buildings() -> Iterator[etree._Element]:
    heads = (
        ("楼堂馆所控制情况", "（{{ 年度 }}年完工项目）"),
        ("批复规模", "（㎡）"),
        ("实际规模", "（㎡）"),
        ("规模", "控制率"),
        ("预算投资", "（万元）"),
        ("实际投资", "（万元）"),
        ("投资概算", "控制率"),
    )
    yield row(*cells(_BUILDINGS, (label("AnnexHead", *head) for head in heads)), header=True)
    yield tag_row(_BUILDINGS, "AnnexText", "for 楼 in 基础.楼堂馆所控制情况")
    area = ("批复规模|数值", "实际规模|数值", "规模控制率")
    money = ("预算投资|数值", "实际投资|数值", "投资概算控制率")
    figures = (text("AnnexShort", f"{{{{ 楼.{field} }}}}") for field in (*area, *money))
    yield row(
        cell(_BUILDINGS[0], text("AnnexText", "{{ 楼.名称 }}")), *cells(_BUILDINGS[1:], figures)
    )
    yield tag_row(_BUILDINGS, "AnnexText", "endfor")
    yield tag_row(_BUILDINGS, "AnnexText", "if not 基础.楼堂馆所控制情况")
    yield row(*cells(_BUILDINGS, (paragraph("AnnexText") for _ in _BUILDINGS)))
    yield tag_row(_BUILDINGS, "AnnexText", "endif")
