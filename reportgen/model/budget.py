"""What only the chapter-style form prints: staff, income, and spending by budget."""

from __future__ import annotations

from typing import ClassVar

from reportgen.model.base import FormModel
from reportgen.model.declaring import Field
from reportgen.model.expenditure import Summed
from reportgen.model.figures import PositiveAmount
from reportgen.model.values import Headcount, Paragraphs


class Staff(FormModel, title="机构人员"):
    """机构人员: the unit's offices, and how many people it has."""

    offices: Paragraphs = Field(
        default_factory=list,
        alias="机构设置",
        description="内设机构和下属单位，一段或几段文字（几段时写成列表）",
        examples=["设党政综合办公室、经济发展办公室等6个内设机构，下属事业单位3个。"],
    )
    posts: Headcount | None = Field(
        None, alias="编制数", description="核定的编制数，单位人", examples=["96人"]
    )
    employed: Headcount | None = Field(
        None, alias="在职人数", description="年末实际在职人数，单位人", examples=["92人"]
    )
    retired: Headcount | None = Field(
        None,
        alias="离退休人数",
        description="年末离休和退休人数，单位人；不填就不写这一项",
        examples=["35人"],
    )


class Income(Summed, title="收入"):
    """收入: one amount, or the total with its sources, 万元."""

    ITEMS: ClassVar[tuple[str, ...]] = (
        "general",
        "government_fund",
        "state_capital",
        "social_insurance",
        "special_account",
        "carried_over",
        "others",
    )

    general: PositiveAmount | None = Field(
        None,
        alias="一般公共预算拨款",
        description="一般公共预算财政拨款收入，单位万元",
        examples=["3539万元"],
    )
    government_fund: PositiveAmount | None = Field(
        None,
        alias="政府性基金拨款",
        description="政府性基金预算财政拨款收入，单位万元",
        examples=["0万元"],
    )
    state_capital: PositiveAmount | None = Field(
        None,
        alias="国有资本经营预算拨款",
        description="国有资本经营预算财政拨款收入，单位万元",
        examples=["0万元"],
    )
    social_insurance: PositiveAmount | None = Field(
        None,
        alias="社会保险基金收入",
        description="社会保险基金预算的收入，单位万元",
        examples=["0万元"],
    )
    special_account: PositiveAmount | None = Field(
        None,
        alias="纳入专户管理的非税收入拨款",
        description="财政专户返还的非税收入，单位万元",
        examples=["0万元"],
    )
    carried_over: PositiveAmount | None = Field(
        None,
        alias="上年结转资金",
        description="上年结转到本年使用的资金，单位万元",
        examples=["0万元"],
    )
    others: PositiveAmount | None = Field(
        None, alias="其他资金", description="以上各项之外的收入，单位万元", examples=["0万元"]
    )


class Spending(Summed, title="支出情况"):
    """What was spent under one heading: one amount, or the amount with what is to say, 万元."""

    total: PositiveAmount | None = Field(
        None,
        alias="合计",
        description="支出额，单位万元；没有这项支出填0，报告里写明没有",
        examples=["0万元"],
    )
    remarks: Paragraphs = Field(
        default_factory=list,
        alias="说明",
        description="支出的构成、用途和管理情况，一段或几段文字；不填就只写支出额",
        examples=["主要用于人员工资、津补贴和机关日常运转。"],
    )


class GeneralBudget(FormModel, title="一般公共预算支出情况"):
    """一般公共预算支出情况: basic and project expenditure from the general public budget."""

    basic: Spending | None = Field(
        None,
        alias="基本支出",
        description="一般公共预算的基本支出；写一个数，或分合计和说明写",
        examples=["3136万元"],
    )
    project: Spending | None = Field(
        None,
        alias="项目支出",
        description="一般公共预算的项目支出；写一个数，或分合计和说明写",
        examples=["403万元"],
    )


class Budget(FormModel, title="预算收支"):
    """预算收支: the year's income, and its spending by the four budgets."""

    income: Income | None = Field(
        None,
        alias="收入",
        description="本年度收入；写一个数，或分各项来源写",
        examples=["3539万元"],
    )
    general: GeneralBudget | None = Field(
        None,
        alias="一般公共预算支出情况",
        description="一般公共预算的支出，分基本支出和项目支出",
    )
    government_fund: Spending | None = Field(
        None,
        alias="政府性基金预算支出情况",
        description="政府性基金预算的支出；没有填0",
        examples=["0万元"],
    )
    state_capital: Spending | None = Field(
        None,
        alias="国有资本经营预算支出情况",
        description="国有资本经营预算的支出；没有填0",
        examples=["0万元"],
    )
    social_insurance: Spending | None = Field(
        None,
        alias="社会保险基金预算支出情况",
        description="社会保险基金预算的支出；没有填0",
        examples=["0万元"],
    )
