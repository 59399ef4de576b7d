"""The annexes as Word tables in raw XML: as the form prints them, and as people draw them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.model.annexes.base_data import COLUMNS, YearFigures
from reportgen.model.annexes.evaluation import FundTotal
from reportgen.model.annexes.filling import filled_annexes
from reportgen.model.values import MAX_DECIMALS, MAX_INTEGER_DIGITS, Amount
from tests.formats.word.markup import paragraph, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportgen.model.annexes.base_data import BaseData
    from reportgen.model.annexes.evaluation import (
        FundFigures,
        Indicator,
        ProjectEvaluation,
        WholeEvaluation,
    )
    from reportgen.model.report import Report

DASH = "—"
EXPLANATION = (
    "说明：“项目支出”需要填报基本支出以外的所有项目支出情况，"
    "“公用经费”填报基本支出中的一般商品和服务支出。"
)
_TURNED = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
SECTION = f"<w:p><w:pPr>{_TURNED}</w:pPr></w:p>"
"""The end of a section on pages on their side."""


class Cell(NamedTuple):
    """A cell to draw: paragraphs, span, and its part in a merge over rows."""

    text: str | Sequence[str]
    span: int = 1
    merge: str = ""


Row = list[Cell]


@dataclass
class Drawing:
    """How a person draws the tables."""

    label: Callable[[str], str] = str
    merge: str = "vMerge"
    between: str = "<w:p/>"
    title: Callable[[str, int], Sequence[str]] = lambda title, year: [f"{year}年度{title}"]
    numbered: bool = True
    unit: str = "万元"
    signed: str = "line"
    headings: Sequence[str] = field(default=("{last}年决算数", "{year}年预算数", "{year}年决算数"))


def top(text: str, span: int = 1) -> Cell:
    """Give the first cell of those that are merged down."""
    return Cell(text, span, "restart")


def below(span: int = 1) -> Cell:
    """Give a lower cell of those that are merged down."""
    return Cell("", span, "continue")


class Drawer:
    """Draws the annexes of one report."""

    def __init__(self, report: Report, drawing: Drawing | None = None) -> None:
        self.report = report
        annexes = filled_annexes(report)
        assert annexes is not None
        self.annexes = annexes
        self.how = drawing or Drawing()
        self._number = 0

    def body(self) -> str:
        """Give all annexes, each on a page of its own."""
        parts = []
        if self.annexes.base_data is not None:
            parts.append(
                self.annex("部门整体支出绩效评价基础数据表", self.base(self.annexes.base_data))
            )
        if self.annexes.whole is not None:
            parts.append(self.annex("部门整体支出绩效自评表", self.whole(self.annexes.whole)))
        parts += [
            self.annex("项目支出绩效自评表", self.project(sheet)) for sheet in self.annexes.projects
        ]
        return SECTION.join(parts) + SECTION

    def annex(self, title: str, inner: str) -> str:
        """Give an annex with what stands over it."""
        self._number += 1
        lines = [f"附件{self._number}"] if self.how.numbered else []
        lines += self.how.title(title, self.report.year)
        return "".join(map(paragraph, lines)) + inner

    def base(self, data: BaseData) -> str:
        """Give the tables of 基础数据表."""
        year, how = self.report.year, self.how
        label = how.label
        staff = [
            [
                top(label("财政供养人员情况（人）")),
                *map(Cell, (label("编制数"), label(f"{year}年实际在职人数"), label("控制率"))),
            ],
            [
                below(),
                Cell(_count(data.staff.posts)),
                Cell(_count(data.staff.serving)),
                Cell(_text(data.staff.rate)),
            ],
        ]
        names = (each.format(last=year - 1, year=year) for each in how.headings)
        costs = [
            [Cell(label(f"经费控制情况（{how.unit}）"), 2), *(Cell(label(each)) for each in names)]
        ]
        costs += self.costs(data)
        buildings = [
            [
                Cell(label(each))
                for each in (
                    f"楼堂馆所控制情况（{year}年完工项目）",
                    "批复规模（㎡）",
                    "实际规模（㎡）",
                    "规模控制率",
                    f"预算投资（{how.unit}）",
                    f"实际投资（{how.unit}）",
                    "投资概算控制率",
                )
            ]
        ]
        for each in data.buildings:
            buildings.append(
                [
                    Cell(each.name),
                    Cell(_area(each.approved_area)),
                    Cell(_area(each.real_area)),
                    Cell(_text(each.area_rate)),
                    Cell(self.money(each.planned)),
                    Cell(self.money(each.invested)),
                    Cell(_text(each.investment_rate)),
                ]
            )
        if not data.buildings:
            buildings.append([Cell("")] * 7)
        savings = [[Cell(label("厉行节约保障措施")), Cell(data.savings or [""])]]
        tables = how.between.join(map(self.table, (staff, costs, buildings, savings)))
        return tables + self.signed(data)

    def signed(self, data: BaseData) -> str:
        """Give what stands below the tables."""
        values = {
            "填表人": data.filled_by,
            "填报日期": data.filled_on,
            "联系电话": data.telephone,
            "单位负责人签字": data.signed_by,
        }
        texts = [f"{label}：{value or ''}" for label, value in values.items()]
        if self.how.signed == "row":
            pairs = [[Cell(label), Cell(value or "")] for label, value in values.items()]
            rows = [[cell for pair in pairs for cell in pair]]
            return self.how.between + self.table(rows) + paragraph(EXPLANATION)
        lines = ["　".join(texts)] if self.how.signed == "line" else texts
        return paragraph(EXPLANATION) + "".join(map(paragraph, lines))

    def costs(self, data: BaseData) -> list[Row]:
        """Give the rows of 经费控制情况."""
        costs = data.costs
        official, projects, public = costs.official, costs.projects, costs.public
        vehicles = official.vehicles
        rows = [
            self.cost("三公经费", official),
            self.cost("1、公务用车购置和维护经费", vehicles),
            self.cost("其中：公车购置", vehicles and vehicles.purchase),
            self.cost("公车运行维护", vehicles and vehicles.running),
            self.cost("2、出国经费", official.abroad),
            self.cost("3、公务接待", official.reception),
            self.cost("项目支出", projects),
        ]
        rows += self.listed("1、业务工作经费", projects.business)
        rows += self.listed("2、运行维护经费", projects.maintenance)
        rows += self.listed("3、专项资金", projects.special)
        return [
            *rows,
            self.cost("公用经费", public),
            self.cost("其中：办公经费", public.office),
            self.cost("水费、电费、差旅费", public.utilities),
            self.cost("会议费、培训费", public.meetings),
            self.cost("政府采购金额", costs.procurement),
            self.cost("部门基本支出预算调整", costs.adjustment),
        ]

    def cost(self, label: str, row: Any) -> Row:
        return [Cell(self.how.label(label), 2), *self.figures(row)]

    def figures(self, row: Any) -> list[Cell]:
        return [Cell(self.money(row and getattr(row, column))) for column in COLUMNS]

    def listed(self, label: str, items: Sequence[YearFigures]) -> list[Row]:
        label = self.how.label(label)
        if not items:
            return [[Cell(label), Cell(""), *[Cell("")] * 3]]
        rows = []
        for item in items:
            level = getattr(item, "level", None)
            name = f"{level}：{item.name}" if level else item.name  # type: ignore[attr-defined]
            first = below() if rows else top(label)
            rows.append([first, Cell(name), *self.figures(item)])
        return rows

    def money(self, amount: Amount | None) -> str:
        """Give an amount in the unit of the labels, without it."""
        if amount is None:
            return ""
        text = str(amount)
        if text.endswith(self.how.unit) and text[: -len(self.how.unit)][-1:] not in ("万", "亿"):
            return text.removesuffix(self.how.unit)
        shift = {"元": 4, "万元": 0, "亿元": -4}[self.how.unit]
        converted = f"{amount.value.scaleb(shift):f}"
        whole, _, decimals = converted.partition(".")
        too_long = len(whole.lstrip("-")) > MAX_INTEGER_DIGITS or len(decimals) > MAX_DECIMALS
        return text if too_long else converted

    def whole(self, sheet: WholeEvaluation) -> str:
        """Give the tables of 整体自评表."""
        head = [[Cell(self.how.label("预算部门（单位）名称")), Cell(sheet.unit_name or "", 7)]]
        request = sheet.request
        rows = self.money_head("年度预算申请")
        rows.append(self.money_row("年度资金总额", request.total))
        for label, group, parts in (
            (
                "按收入性质分",
                request.by_income,
                ("一般公共预算", "政府性基金拨款", "纳入专户管理的非税收入拨款", "其他资金"),
            ),
            ("按支出性质分", request.by_spending, ("基本支出", "项目支出")),
        ):
            given = dict(group.items()) if group is not None else {}
            rows.append(self.spent(label, group and group.total_amount))
            for at, part in enumerate(parts):
                rows.append(self.spent(f"{'' if at else '其中：'}{part}", given.get(part)))
        return self.evaluation(head + rows, sheet)

    def project(self, sheet: ProjectEvaluation) -> str:
        """Give the tables of one 项目自评表."""
        label = self.how.label
        head = [
            [Cell(label("项目支出名称")), Cell(sheet.name, 7)],
            [
                Cell(label("主管部门")),
                Cell(sheet.supervisor or "", 3),
                Cell(label("实施单位")),
                Cell(sheet.carried_out_by or "", 3),
            ],
        ]
        funds = sheet.funds
        rows = self.money_head("项目资金")
        rows.append(self.money_row("年度资金总额", funds.total))
        rows.append(self.money_row("其中：当年财政拨款", funds.grant))
        rows.append(self.money_row("上年结转资金", funds.carried_over))
        rows.append(self.money_row("其他资金", funds.other))
        return self.evaluation(head + rows, sheet)

    def money_head(self, label: str) -> list[Row]:
        names = ("年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分")
        group = top(self.how.label(f"{label}（{self.how.unit}）"))
        return [[group, Cell(""), *(Cell(self.how.label(name)) for name in names)]]

    def money_row(self, label: str, row: FundFigures | None) -> Row:
        sums = [row and getattr(row, name) for name in ("initial", "budget", "spent")]
        scored = isinstance(row, FundTotal)
        scores = (
            [_text(getattr(row, name)) for name in ("weight", "rate", "score")]
            if scored
            else [DASH] * 3
        )
        return [
            below(),
            Cell(self.how.label(label)),
            *(Cell(self.money(each)) for each in sums),
            *map(Cell, scores),
        ]

    def spent(self, label: str, amount: Amount | None) -> Row:
        texts = ("", "", self.money(amount), DASH, DASH, DASH)
        return [below(), Cell(self.how.label(label)), *map(Cell, texts)]

    def evaluation(self, rows: list[Row], sheet: Any) -> str:
        """Give the two tables that both 绩效自评表 have."""
        label = self.how.label
        goals = [
            [
                top(label("年度总体目标")),
                Cell(label("预期目标"), 4),
                Cell(label("实际完成情况"), 3),
            ],
            [below(), Cell(sheet.goals.expected or [""], 4), Cell(sheet.goals.achieved or [""], 3)],
        ]
        names = (
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        )
        indicators = [[top(label("绩效指标")), *(Cell(label(name)) for name in names)]]
        indicators += [self.indicator(each) for each in sheet.indicators]
        grade = f"自评等级：{sheet.grade}" if sheet.grade else ""
        total = [
            Cell(label("总分"), 6),
            Cell(_text(sheet.total.weight)),
            Cell(_text(sheet.total.score)),
            Cell(grade),
        ]
        return self.table(rows + goals) + self.how.between + self.table([*indicators, total])

    def indicator(self, row: Indicator) -> Row:
        first = top(row.first_level) if row.first_level else below()
        second = top(row.second_level) if row.second_level else below()
        texts = (
            row.name,
            _text(row.target),
            _text(row.actual),
            _text(row.weight),
            _text(row.score),
        )
        return [below(), first, second, *map(Cell, texts), Cell(row.reason.split("\n"))]

    def table(self, rows: list[Row]) -> str:
        """Draw a table with its grid; lower parts of merged cells as the drawing has them."""
        width = max(sum(cell.span for cell in row) for row in rows)
        grid = '<w:gridCol w:w="900"/>' * width
        above: dict[int, Cell] = {}
        drawn = []
        for at, row in enumerate(rows):
            column, cells = 0, []
            for cell in row:
                if cell.merge != "continue":
                    above[column] = cell
                cells.append(self._cell(cell, above.get(column, cell)))
                column += cell.span
            header = "<w:trPr><w:tblHeader/></w:trPr>" if at == 0 else ""
            drawn.append(f"<w:tr>{header}{''.join(cells)}</w:tr>")
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(drawn)}</w:tbl>"

    def _cell(self, cell: Cell, origin: Cell) -> str:
        text, merge = cell.text, ""
        if cell.merge and self.how.merge == "vMerge":
            merge = '<w:vMerge w:val="restart"/>' if cell.merge == "restart" else "<w:vMerge/>"
        elif cell.merge == "continue" and self.how.merge == "repeat":
            text = origin.text
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        inner = "".join(map(_paragraph, [text] if isinstance(text, str) else text))
        return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inner}</w:tc>"


def _paragraph(text: str) -> str:
    lines = text.split("\n")
    return paragraph(*_with_breaks(lines)) if len(lines) > 1 else paragraph(text)


def _with_breaks(lines: Iterable[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        found += ["<w:r><w:br/></w:r>", run(line)] if found else [run(line)]
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _count(value: object) -> str:
    return str(value).rstrip("人名个")


def _area(value: object) -> str:
    return str(value).removesuffix("㎡").removesuffix("平方米").removesuffix("平米")


def annexes_of(report: Report, drawing: Drawing | None = None) -> str:
    """Give the inner XML of a body with all annexes of a report."""
    return Drawer(report, drawing).body()
