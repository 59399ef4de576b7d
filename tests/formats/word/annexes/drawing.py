"""The annexes as Word tables in raw XML: as the form prints them, and as people draw them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.model.annexes.base_data import COLUMNS, YearFigures
from reportgen.model.computed_annexes import filled_annexes
from tests.formats.word.annexes.evaluation_drawing import Drawing, EvaluationDrawer, text_of
from tests.formats.word.annexes.merged_tables import Cell, Row, below, top
from tests.formats.word.markup import paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.model.annexes.base_data import BaseData
    from reportgen.model.report import Report

EXPLANATION = (
    "说明：“项目支出”需要填报基本支出以外的所有项目支出情况，"
    "“公用经费”填报基本支出中的一般商品和服务支出。"
)
_TURNED = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
SECTION = f"<w:p><w:pPr>{_TURNED}</w:pPr></w:p>"
"""The end of a section on pages on their side."""


class Drawer(EvaluationDrawer):
    """Draws the annexes of one report."""

    def __init__(self, report: Report, drawing: Drawing | None = None) -> None:
        super().__init__(drawing or Drawing())
        self.report = report
        annexes = filled_annexes(report)
        assert annexes is not None
        self.annexes = annexes
        self._number = 0

    def body(self) -> str:
        """Return all annexes, each on a page of its own."""
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
        """Return an annex with what stands over it."""
        self._number += 1
        lines = [f"附件{self._number}"] if self.how.numbered else []
        lines += self.how.title(title, self.report.year)
        return "".join(map(paragraph, lines)) + inner

    def base(self, data: BaseData) -> str:
        """Return the tables of 基础数据表."""
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
                Cell(text_of(data.staff.rate)),
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
                    Cell(text_of(each.area_rate)),
                    Cell(self.money(each.planned)),
                    Cell(self.money(each.invested)),
                    Cell(text_of(each.investment_rate)),
                ]
            )
        if not data.buildings:
            buildings.append([Cell("")] * 7)
        savings = [[Cell(label("厉行节约保障措施")), Cell(data.savings or [""])]]
        tables = how.between.join(map(self._table, (staff, costs, buildings, savings)))
        return tables + self.signed(data)

    def signed(self, data: BaseData) -> str:
        """Return what stands below the tables."""
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
            return self.how.between + self._table(rows) + paragraph(EXPLANATION)
        lines = ["　".join(texts)] if self.how.signed == "line" else texts
        return paragraph(EXPLANATION) + "".join(map(paragraph, lines))

    def costs(self, data: BaseData) -> list[Row]:
        """Return the rows of 经费控制情况."""
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


def _count(value: object) -> str:
    return str(value).rstrip("人名个")


def _area(value: object) -> str:
    return str(value).removesuffix("㎡").removesuffix("平方米").removesuffix("平米")


def annexes_of(report: Report, drawing: Drawing | None = None) -> str:
    """Return the inner XML of a body with all annexes of a report."""
    return Drawer(report, drawing).body()
