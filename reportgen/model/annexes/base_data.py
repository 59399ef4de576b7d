"""部门整体支出绩效评价基础数据表: staff, control of costs, buildings, and how costs are saved."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from reportgen.model.annexes.annex_group import AnnexModel
from reportgen.model.annexes.annex_values import Area, Percent
from reportgen.model.declaring import Field
from reportgen.model.field_role import ANSWERED_ANEW, ITEM_NAME, NAME, FieldRole
from reportgen.model.figures import Amount, PositiveAmount
from reportgen.model.values import Headcount, Line, Paragraphs

Level = Literal["中央", "省级", "市级", "县级"]
"""Who grants a special fund."""


class PaidStaff(AnnexModel, title="财政供养人员情况"):
    """财政供养人员情况: posts, people in them, and their rate."""

    posts: Headcount = Field(
        alias="编制数", description="机构编制部门核定的编制人数", examples=["96"]
    )
    serving: Headcount = Field(
        alias="实际在职人数", description="本年度年末实际在职人数", examples=["92"]
    )
    rate: Percent | None = Field(
        None,
        alias="控制率",
        description="实际在职人数除以编制数，百分数两位小数；不填时自动计算",
        examples=["95.83%"],
    )


_LAST_ACCOUNT = FieldRole(last_years="actual")


class YearFigures(AnnexModel, title="三列数"):
    """One row of 经费控制情况: last year's account, this year's budget and account, 万元.

    ``PARTS`` names the rows below it that add up to it; where ``SUMS`` is False they are only some
    of what it consists of.
    """

    PARTS: ClassVar[tuple[str, ...]] = ()
    SUMS: ClassVar[bool] = True

    last_year: Annotated[PositiveAmount | None, _LAST_ACCOUNT] = Field(
        None, alias="上年决算数", description="上一年度决算数，单位万元", examples=["12万元"]
    )
    budget: PositiveAmount | None = Field(
        None, alias="预算数", description="本年度预算数，单位万元", examples=["12万元"]
    )
    actual: PositiveAmount | None = Field(
        None, alias="决算数", description="本年度决算数，单位万元", examples=["11.5万元"]
    )


COLUMNS = ("last_year", "budget", "actual")
"""The columns of 经费控制情况, by attribute."""


class AdjustmentFigures(AnnexModel, title="预算调整"):
    """部门基本支出预算调整: the same columns; a budget may also be cut, 万元."""

    last_year: Annotated[Amount | None, _LAST_ACCOUNT] = Field(
        None,
        alias="上年决算数",
        description="上一年度的调整数，调减写负数，单位万元",
        examples=["0万元"],
    )
    budget: Amount | None = Field(
        None,
        alias="预算数",
        description="本年度预算的调整数，调减写负数，单位万元",
        examples=["0万元"],
    )
    actual: Amount | None = Field(
        None,
        alias="决算数",
        description="本年度实际的调整数，调减写负数，单位万元",
        examples=["0万元"],
    )


class VehicleFigures(YearFigures, title="公务用车购置和维护经费"):
    """公务用车购置和维护经费 = 公车购置 + 公车运行维护."""

    PARTS: ClassVar[tuple[str, ...]] = ("purchase", "running")

    purchase: YearFigures | None = Field(None, alias="公车购置", description="购置公务用车的经费")
    running: YearFigures | None = Field(
        None, alias="公车运行维护", description="公务用车燃油、维修、保险等经费"
    )


class OfficialFigures(YearFigures, title="三公经费"):
    """三公经费 = 公务用车购置和维护经费 + 出国经费 + 公务接待."""

    PARTS: ClassVar[tuple[str, ...]] = ("vehicles", "abroad", "reception")

    vehicles: VehicleFigures | None = Field(
        None,
        alias="公务用车购置和维护经费",
        description="公车购置与公车运行维护之和；三列不填时由两项相加",
    )
    abroad: YearFigures | None = Field(None, alias="出国经费", description="因公出国（境）经费")
    reception: YearFigures | None = Field(None, alias="公务接待", description="公务接待经费")


class _Named(AnnexModel):
    name: Annotated[Line, ITEM_NAME] = Field(
        alias="名称", description="项目或经费的名称", examples=["村级公路管护"]
    )


class ProjectFigures(YearFigures, _Named, title="项目"):
    """One line of 业务工作经费 or 运行维护经费."""


class _Granted(_Named):
    level: Annotated[Level | None, NAME] = Field(
        None,
        alias="级别",
        description="专项资金的级别：中央、省级、市级或县级",
        examples=["省级"],
    )


class SpecialFund(YearFigures, _Granted, title="专项资金"):
    """One line of 专项资金: a fund, who grants it, and the three columns."""


class ProjectExpenses(YearFigures, title="项目支出"):
    """项目支出 = 业务工作经费 + 运行维护经费 + 专项资金, each of several lines."""

    PARTS: ClassVar[tuple[str, ...]] = ("business", "maintenance", "special")

    business: list[ProjectFigures] = Field(
        default_factory=list, alias="业务工作经费", description="业务工作经费，一项写一行"
    )
    maintenance: list[ProjectFigures] = Field(
        default_factory=list, alias="运行维护经费", description="运行维护经费，一项写一行"
    )
    special: list[SpecialFund] = Field(
        default_factory=list, alias="专项资金", description="专项资金，一个专项写一行"
    )


class PublicExpenses(YearFigures, title="公用经费"):
    """公用经费: goods and services of basic expenditure, with three of its items."""

    PARTS: ClassVar[tuple[str, ...]] = ("office", "utilities", "meetings")
    SUMS: ClassVar[bool] = False

    office: YearFigures | None = Field(None, alias="办公经费", description="其中：办公经费")
    utilities: YearFigures | None = Field(
        None, alias="水费、电费、差旅费", description="其中：水费、电费、差旅费"
    )
    meetings: YearFigures | None = Field(
        None, alias="会议费、培训费", description="其中：会议费、培训费"
    )


class CostControl(AnnexModel, title="经费控制情况"):
    """经费控制情况: rows of three columns."""

    official: OfficialFigures = Field(
        alias="三公经费", description="“三公”经费；三列不填时由三项相加"
    )
    projects: ProjectExpenses = Field(
        alias="项目支出", description="基本支出以外的全部项目支出；三列不填时由明细相加"
    )
    public: PublicExpenses = Field(
        alias="公用经费", description="基本支出中的一般商品和服务支出；“其中”只列三项"
    )
    procurement: YearFigures | None = Field(
        None, alias="政府采购金额", description="政府采购的金额"
    )
    adjustment: AdjustmentFigures | None = Field(
        None, alias="部门基本支出预算调整", description="部门基本支出预算调整的金额"
    )


class Building(AnnexModel, title="楼堂馆所"):
    """One building finished in the year: size and investment, approved and real."""

    name: Annotated[Line, ITEM_NAME] = Field(
        alias="名称", description="完工项目的名称", examples=["便民服务中心"]
    )
    approved_area: Area = Field(
        alias="批复规模", description="批复的建筑面积，单位平方米", examples=["800"]
    )
    real_area: Area = Field(
        alias="实际规模", description="实际的建筑面积，单位平方米", examples=["796.5"]
    )
    area_rate: Percent | None = Field(
        None,
        alias="规模控制率",
        description="实际规模除以批复规模，百分数两位小数；不填时自动计算",
        examples=["99.56%"],
    )
    planned: PositiveAmount = Field(
        alias="预算投资", description="批复的投资概算，单位万元", examples=["180万元"]
    )
    invested: PositiveAmount = Field(
        alias="实际投资", description="实际完成的投资，单位万元", examples=["176万元"]
    )
    investment_rate: Percent | None = Field(
        None,
        alias="投资概算控制率",
        description="实际投资除以预算投资，百分数两位小数；不填时自动计算",
        examples=["97.78%"],
    )


class BaseData(AnnexModel, title="基础数据表"):
    """部门整体支出绩效评价基础数据表."""

    staff: PaidStaff = Field(alias="财政供养人员情况", description="编制和在职人数，单位人")
    costs: CostControl = Field(
        alias="经费控制情况", description="每行分上年决算数、本年预算数、本年决算数三列，单位万元"
    )
    buildings: Annotated[list[Building], FieldRole(draft="left out")] = Field(
        default_factory=list,
        alias="楼堂馆所控制情况",
        description="本年度完工的楼堂馆所，一个项目写一项；没有就不填",
    )
    savings: Paragraphs = Field(
        default_factory=list,
        alias="厉行节约保障措施",
        description="厉行节约的制度和做法，一段写一项",
        examples=["建立公务接待审批清单和公务用车使用登记制度。"],
    )
    filled_by: Annotated[Line | None, ANSWERED_ANEW] = Field(
        None, alias="填表人", description="填表人姓名", examples=["张三"]
    )
    filled_on: Annotated[Line | None, FieldRole(draft="emptied", names_other_years=True)] = Field(
        None, alias="填报日期", description="填表的日期", examples=["2025年3月20日"]
    )
    telephone: Annotated[Line | None, FieldRole(draft="emptied", may_hold_phone_numbers=True)] = (
        Field(None, alias="联系电话", description="填表人的联系电话", examples=["0731-12345678"])
    )
    signed_by: Annotated[Line | None, ANSWERED_ANEW] = Field(
        None,
        alias="单位负责人签字",
        description="单位负责人姓名；要手写签字的不填",
        examples=["李四"],
    )
