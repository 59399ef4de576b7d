"""绩效自评表 as Word tables in raw XML, and how a person draws any of the annexes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.model.annexes.evaluation import FundTotal
from reportgen.model.figures import MAX_DECIMALS, MAX_INTEGER_DIGITS, Amount
from tests.formats.word.annexes.merged_tables import Cell, Row, below, table, top

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportgen.model.annexes.evaluation import (
        FundFigures,
        Indicator,
        ProjectEvaluation,
        WholeEvaluation,
    )

DASH = "—"


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


class EvaluationDrawer:
    """Draws both kinds of 绩效自评表."""

    def __init__(self, how: Drawing) -> None:
        self.how = how

    def _table(self, rows: list[Row]) -> str:
        return table(rows, self.how.merge)

    def money(self, amount: Amount | None) -> str:
        """Return an amount in the unit of the labels, without it."""
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
        """Return the tables of 整体自评表."""
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
        """Return the tables of one 项目自评表."""
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
            [text_of(getattr(row, name)) for name in ("weight", "rate", "score")]
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
        """Return the two tables that both 绩效自评表 have."""
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
            Cell(text_of(sheet.total.weight)),
            Cell(text_of(sheet.total.score)),
            Cell(grade),
        ]
        return self._table(rows + goals) + self.how.between + self._table([*indicators, total])

    def indicator(self, row: Indicator) -> Row:
        first = top(row.first_level) if row.first_level else below()
        second = top(row.second_level) if row.second_level else below()
        texts = (
            row.name,
            text_of(row.target),
            text_of(row.actual),
            text_of(row.weight),
            text_of(row.score),
        )
        return [below(), first, second, *map(Cell, texts), Cell(row.reason.split("\n"))]


def text_of(value: object) -> str:
    return "" if value is None else str(value)
