"""部门整体支出管理和使用基本情况: what was spent, by class and by nature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from reportgen.model.absent import absent_figure, all_known
from reportgen.model.base import FormModel
from reportgen.model.declaring import Field, FieldError
from reportgen.model.field_role import FieldRole
from reportgen.model.figures import Amount, PositiveAmount
from reportgen.model.values import Paragraphs

if TYPE_CHECKING:
    from typing_extensions import Self


class EconomicClasses(FormModel, title="按经济分类"):
    """按经济分类: expenditure by the classes of the form's standard sentence, 万元."""

    ITEMS: ClassVar[tuple[str, ...]] = (
        "wages",
        "goods_and_services",
        "subsidies",
        "capital",
        "enterprises",
    )

    wages: PositiveAmount | None = Field(
        None,
        alias="工资福利支出",
        description="支付给在职人员的工资、津补贴、社会保险缴费等，单位万元",
        examples=["1533万元"],
    )
    goods_and_services: PositiveAmount | None = Field(
        None,
        alias="商品和服务支出",
        description="购买商品和服务的支出（办公费、差旅费等），单位万元",
        examples=["738万元"],
    )
    subsidies: PositiveAmount | None = Field(
        None,
        alias="对个人和家庭的补助",
        description="用于对个人和家庭的补助支出，单位万元",
        examples=["923万元"],
    )
    capital: PositiveAmount | None = Field(
        None,
        alias="资本性支出",
        description="用于购建固定资产等的支出，单位万元",
        examples=["345万元"],
    )
    enterprises: PositiveAmount | None = Field(
        None,
        alias="对企业补助",
        description="对各类企业的补助支出，单位万元；没有这项支出可以不填，填了0就写0",
        examples=["0万元"],
    )


class ExpenditureNatures(FormModel, title="按支出性质"):
    """按支出性质: basic and project expenditure, 万元."""

    ITEMS: ClassVar[tuple[str, ...]] = ("basic", "project")

    basic: PositiveAmount | None = Field(
        None,
        alias="基本支出",
        description="保障机构正常运转、完成日常工作任务的人员和公用支出，单位万元",
        examples=["3136万元"],
    )
    project: PositiveAmount | None = Field(
        None,
        alias="项目支出",
        description="基本支出以外，为完成特定任务的支出，单位万元",
        examples=["403万元"],
    )


class Summed(FormModel):
    """A total with its parts; either may be given alone."""

    SUMMED: ClassVar[bool] = True

    total: PositiveAmount | None = Field(
        None, alias="合计", description="各项之和，单位万元；不填时由各项相加", examples=["0万元"]
    )

    @classmethod
    def from_text(cls, text: Any) -> dict[str, Any] | None:
        """Take one amount as the total."""
        return {"合计": text}

    def checked(self) -> Self:
        """Return the group; raises FieldError where it has no figure."""
        if self.total is None and not self.items():
            raise FieldError("no_figure", "没有填数：合计和各项至少填一个")
        return self

    @property
    def total_amount(self) -> Amount:
        """The total as entered, or the sum of the parts, 万元; absent where a part is."""
        if self.total is not None:
            return self.total
        parts = [amount for _, amount in self.items()]
        return Amount.total(parts) if all_known(*parts) else absent_figure(Amount)


class VehicleCost(Summed, title="公务用车购置及运行费"):
    """公务用车购置及运行费: one amount, or purchase and running cost, 万元."""

    ITEMS: ClassVar[tuple[str, ...]] = ("purchase", "running")

    purchase: PositiveAmount | None = Field(
        None, alias="公务用车购置费", description="购置公务用车的支出，单位万元", examples=["0万元"]
    )
    running: PositiveAmount | None = Field(
        None,
        alias="公务用车运行费",
        description="公务用车燃油、维修、保险等支出，单位万元",
        examples=["0万元"],
    )


class OfficialExpenses(Summed, title="三公经费"):
    """三公经费: one amount, or the total with its three parts, 万元."""

    ITEMS: ClassVar[tuple[str, ...]] = ("abroad", "vehicles", "reception")

    abroad: PositiveAmount | None = Field(
        None,
        alias="因公出国（境）费",
        description="因公出国（境）的支出，单位万元",
        examples=["0万元"],
    )
    vehicles: VehicleCost | None = Field(
        None,
        alias="公务用车购置及运行费",
        description="公务用车的支出，单位万元；写一个数，或分购置费和运行费写",
        examples=["0万元"],
    )
    reception: PositiveAmount | None = Field(
        None, alias="公务接待费", description="公务接待的支出，单位万元", examples=["0万元"]
    )
    budget: Annotated[
        PositiveAmount | None,
        FieldRole(is_printed=False, is_prose=False, is_in_annexes=True),
    ] = Field(
        None,
        alias="预算数",
        description="本年度“三公”经费预算，单位万元；只用于检查，不印在表里",
        examples=["2万元"],
    )
    last_year: Annotated[
        PositiveAmount | None,
        FieldRole(is_printed=False, is_prose=False, last_years="total_amount", is_in_annexes=True),
    ] = Field(
        None,
        alias="上年数",
        description="上年度“三公”经费决算，单位万元；只用于检查，不印在表里",
        examples=["2万元"],
    )


class Expenditure(FormModel, title="部门整体支出管理和使用基本情况"):
    """部门整体支出管理和使用基本情况: a summary, and the figures of the standard sentence."""

    summary: Annotated[Paragraphs, FieldRole(explains=True, speaks_for_unit=True)] = Field(
        alias="概述",
        description="支出管理和使用的总体情况，一段或几段文字（几段时写成列表）",
        examples=["本年度部门预算执行总体平稳，资金使用规范，重点工作保障到位。"],
    )
    total: PositiveAmount = Field(
        alias="支出总额",
        description="部门整体支出决算数，单位万元",
        examples=["3539万元"],
    )
    classes: EconomicClasses = Field(
        default_factory=EconomicClasses,
        alias="按经济分类",
        description="支出总额按部门预算支出经济分类的各项；没有的项可以不填",
    )
    natures: ExpenditureNatures = Field(
        default_factory=ExpenditureNatures,
        alias="按支出性质",
        description="支出总额分为基本支出和项目支出",
    )
    balance: Amount | None = Field(
        None,
        alias="结余",
        description="年末结余，单位万元；填0时写“当年无结余”",
        examples=["0万元"],
    )
    official_expenses: OfficialExpenses | None = Field(
        None,
        alias="三公经费",
        description="“三公”经费支出，单位万元；写一个数，或分三项写",
        examples=["0万元"],
    )
