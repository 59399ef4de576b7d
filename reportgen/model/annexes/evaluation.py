"""绩效自评表: money and its execution, goals, indicators with their scores, the total."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from reportgen.model.annexes.annex_group import AnnexModel
from reportgen.model.annexes.annex_values import IndicatorValue, Percent, Score
from reportgen.model.declaring import After, Field, FieldError
from reportgen.model.expenditure import Summed
from reportgen.model.field_role import ANSWERED_ANEW, ITEM_NAME, NAME, ONLY_CHECKED, FieldRole
from reportgen.model.figures import Amount, PositiveAmount
from reportgen.model.values import Line, OptionalText, Paragraphs

_UNIT_NAME = NAME._replace(follows="unit_name")
_SUPERVISOR = NAME._replace(follows="supervisor")

Grade = Literal["优", "良", "中", "差"]
"""What a total score amounts to."""


class FundFigures(AnnexModel, title="资金"):
    """One row of money: budgeted at first, adjusted, budgeted in all, and spent, 万元."""

    initial: PositiveAmount | None = Field(
        None, alias="年初预算数", description="年初批复的预算数，单位万元", examples=["3960万元"]
    )
    adjustment: Annotated[Amount | None, ONLY_CHECKED] = Field(
        None,
        alias="调整数",
        description="年中追加写正数，追减写负数，单位万元；只用于计算和检查，不印在表里",
        examples=["0万元"],
    )
    budget: PositiveAmount | None = Field(
        None,
        alias="全年预算数",
        description="年初预算数加调整数，单位万元；填了调整数的可以不填",
        examples=["3960万元"],
    )
    spent: PositiveAmount | None = Field(
        None, alias="全年执行数", description="全年实际支出，单位万元", examples=["3539万元"]
    )


class FundTotal(FundFigures, title="年度资金总额"):
    """年度资金总额: the row of money that has a score."""

    weight: Annotated[Score | None, NAME] = Field(
        None, alias="分值", description="预算执行的分值；不填时是10分", examples=["10"]
    )
    rate: Percent | None = Field(
        None,
        alias="执行率",
        description="全年执行数除以全年预算数，百分数两位小数；不填时自动计算",
        examples=["89.37%"],
    )
    score: Score | None = Field(
        None,
        alias="得分",
        description="分值乘以执行率，最高为分值，保留两位小数；不填时自动计算",
        examples=["8.94"],
    )


class IncomeKinds(Summed, title="按收入性质分"):
    """按收入性质分: money spent, by where it came from, 万元."""

    ITEMS: ClassVar[tuple[str, ...]] = ("general", "funds", "non_tax", "other")

    general: PositiveAmount | None = Field(
        None, alias="一般公共预算", description="一般公共预算拨款，单位万元", examples=["3539万元"]
    )
    funds: PositiveAmount | None = Field(
        None, alias="政府性基金拨款", description="政府性基金预算拨款，单位万元", examples=["0万元"]
    )
    non_tax: PositiveAmount | None = Field(
        None,
        alias="纳入专户管理的非税收入拨款",
        description="纳入财政专户管理的非税收入拨款，单位万元",
        examples=["0万元"],
    )
    other: PositiveAmount | None = Field(
        None, alias="其他资金", description="其他来源的资金，单位万元", examples=["0万元"]
    )


class SpendingKinds(Summed, title="按支出性质分"):
    """按支出性质分: money spent, basic and for projects, 万元."""

    ITEMS: ClassVar[tuple[str, ...]] = ("basic", "project")

    basic: PositiveAmount | None = Field(
        None, alias="基本支出", description="基本支出，单位万元", examples=["3136万元"]
    )
    project: PositiveAmount | None = Field(
        None, alias="项目支出", description="项目支出，单位万元", examples=["403万元"]
    )


class BudgetRequest(AnnexModel, title="年度预算申请"):
    """年度预算申请: the money of the whole unit."""

    total: FundTotal = Field(alias="年度资金总额", description="全部资金一行，计10分")
    by_income: IncomeKinds | None = Field(
        None, alias="按收入性质分", description="全年执行数按资金来源分；写一个数，或分四项写"
    )
    by_spending: SpendingKinds | None = Field(
        None, alias="按支出性质分", description="全年执行数分基本支出和项目支出；写一个数，或分写"
    )


class ProjectFunds(AnnexModel, title="项目资金"):
    """项目资金: the money of one project; the total is the sum of its three sources."""

    PARTS: ClassVar[tuple[str, ...]] = ("grant", "carried_over", "other")

    total: FundTotal = Field(
        default_factory=FundTotal,
        alias="年度资金总额",
        description="项目全部资金一行，计10分；各列不填时由三项来源相加",
    )
    grant: FundFigures | None = Field(
        None, alias="当年财政拨款", description="其中：当年财政拨款，不计分"
    )
    carried_over: FundFigures | None = Field(
        None, alias="上年结转资金", description="其中：上年结转资金，不计分"
    )
    other: FundFigures | None = Field(None, alias="其他资金", description="其中：其他资金，不计分")


class Goals(AnnexModel, title="年度总体目标"):
    """年度总体目标: what was to be reached, and what was."""

    expected: Paragraphs = Field(
        alias="预期目标",
        description="年初确定的总体目标，一段写一项",
        examples=["保障机构正常运转，完成年度重点工作。"],
    )
    achieved: Paragraphs = Field(
        alias="实际完成情况",
        description="总体目标的实际完成情况，一段写一项",
        examples=["机构运转正常，年度重点工作基本完成。"],
    )


class Indicator(AnnexModel, title="绩效指标"):
    """One row of 绩效指标, with the form's eight columns."""

    first_level: Annotated[Line | None, NAME] = Field(
        None,
        alias="一级指标",
        description="产出指标、效益指标或满意度指标，可以带分值，如“产出指标（50分）”；"
        "与上一行相同的不填",
        examples=["产出指标（50分）"],
    )
    second_level: Annotated[Line | None, NAME] = Field(
        None,
        alias="二级指标",
        description="如数量指标、质量指标、时效指标、成本指标，可以带分值；与上一行相同的不填",
        examples=["数量指标"],
    )
    name: Annotated[Line, ITEM_NAME] = Field(
        alias="三级指标", description="具体指标的名称", examples=["城镇新增就业人数"]
    )
    target: Annotated[IndicatorValue, FieldRole(draft="rewritten")] = Field(
        alias="年度指标值",
        description="年初确定的指标值，数写比较号和单位；定性的写文字",
        examples=["≥280人"],
    )
    actual: IndicatorValue = Field(
        alias="实际完成值",
        description="实际完成的数，单位与指标值相同；定性的写“达成年度指标”"
        "“部分达成并具有一定效果”或“未达成且效果较差”",
        examples=["292人"],
    )
    weight: Annotated[Score, NAME] = Field(
        alias="分值", description="这个指标的分值", examples=["10"]
    )
    score: Score | None = Field(
        None,
        alias="得分",
        description="定量指标不填时自动计算；定性指标由单位在所选档次内打分",
        examples=["10"],
    )
    reason: OptionalText = Field(
        "",
        alias="偏差原因分析及改进措施",
        description="没有达到指标值、没有得满分或超出较多的，写原因和改进措施",
        examples=["年中增加一场专场招聘会。"],
    )


def _begin_groups(indicators: list[Indicator]) -> list[Indicator]:
    """Raise FieldError where a row leaves out a level and no row before has it."""
    first = second = False
    for number, indicator in enumerate(indicators, 1):
        if indicator.first_level is not None:
            first, second = True, False
        second = second or indicator.second_level is not None
        if not (first and second):
            label = "二级指标" if first else "一级指标"
            raise FieldError("level", "level", {"number": number, "label": label})
    return indicators


class TotalScore(AnnexModel, title="总分"):
    """总分: of what can be reached, and reached."""

    weight: Annotated[Score | None, NAME] = Field(
        None, alias="分值", description="预算执行与全部指标的分值之和，应是100", examples=["100"]
    )
    score: Score | None = Field(
        None, alias="得分", description="各项得分之和；不填时自动计算", examples=["96.94"]
    )


class Evaluation(AnnexModel, title="绩效自评"):
    """What both 绩效自评表 have: goals, indicators, and the total score with its grade."""

    goals: Goals = Field(alias="年度总体目标", description="预期目标和实际完成情况")
    indicators: Annotated[list[Indicator], After(_begin_groups)] = Field(
        alias="绩效指标", description="指标一行写一项，照表上从上到下的顺序"
    )
    total: TotalScore = Field(
        default_factory=TotalScore, alias="总分", description="分值和得分的合计，不填时自动计算"
    )
    grade: Annotated[Grade | None, ANSWERED_ANEW] = Field(
        None,
        alias="等级",
        description="总分90分以上为优，80分以上为良，60分以上为中，不到60分为差；不填时自动得出",
        examples=["优"],
    )


class _WholeHead(AnnexModel):
    unit_name: Annotated[Line | None, _UNIT_NAME] = Field(
        None,
        alias="预算部门（单位）名称",
        description="不填时与部门概况的单位名称相同",
        examples=["某某县某某镇人民政府"],
    )
    request: BudgetRequest = Field(alias="年度预算申请", description="本年度的预算和执行")


class WholeEvaluation(Evaluation, _WholeHead, title="整体自评表"):
    """部门整体支出绩效自评表."""


class _ProjectHead(AnnexModel):
    name: Annotated[Line, ITEM_NAME] = Field(
        alias="项目支出名称", description="项目的名称", examples=["农村公路养护"]
    )
    supervisor: Annotated[Line | None, _SUPERVISOR] = Field(
        None,
        alias="主管部门",
        description="项目的主管部门；不填时与部门概况的主管部门相同",
        examples=["某某县人民政府"],
    )
    carried_out_by: Annotated[Line | None, _UNIT_NAME] = Field(
        None,
        alias="实施单位",
        description="实施项目的单位；不填时与部门概况的单位名称相同",
        examples=["某某县某某镇人民政府"],
    )
    funds: ProjectFunds = Field(alias="项目资金", description="本项目的预算和执行")


class ProjectEvaluation(Evaluation, _ProjectHead, title="项目自评表"):
    """项目支出绩效自评表, one for each project."""
