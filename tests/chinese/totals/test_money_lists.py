"""Sums of money with the list of what they are made of, whatever stands beside its figures."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.money_lists import (
    MAY_BE_MONEY_LIST,
    has_exchanged_digits,
    read_money_lists,
)

NAMES_TELL_THAT_THESE_ARE_ALL = [
    "公务用车购置及运行维护费3.06万元。其中：公务用车购置支出0万元，购置0辆；公务用车运行维护支出0万元，保有量2辆。",
    "公务用车购置及运行维护费86万元，包括公务用车购置费25万元、运行维护费59万元；公务接待费31万元。",
    "公务用车购置及运行维护费640万元（包括：公务用车运行维护费412万元、公务用车购置31万元）。",
    "“三公”经费合计9.7万元。其中：因公出国（境）费0元；公务用车运行维护费5.4万元，与上年持平，因为车没有变；公务接待费3万元，比上年减少1万元。",
    "“三公”经费合计61.9万元。其中：因公出国（境）经费0万元，与上年持平。公务用车运行维护费7.4万元；与上年持平。公务接待费14.2万元。",
    "会费收入74万元，其中：省红会收入1万元，市、县级红会收入37万元。",
]
A_SLIP_TELLS = [
    "下达义务教育补助5162.38万元，其中中央专项资金3871万元，自治区专项资金806万元，本级配套资金485.83万元。",
    "示范项目总预算42,380万元，经调整后资金的来源为：中央补助12,000万元，省级补助6,000万元，市级补助17680万元，其他渠道6750万元。",
    "全年优抚支出1864.7万元。其中为318名对象发放生活补助1702.15元，发放优待金162.55万元。",
    "镇级总支出15.4亿元，其中：1.本级支出12.63亿元，完成预算的43.1%。2.上解支出1.87亿元。",
    "全年收入预算48.27万元，其中年初预算65.12万元，年中追加13.15万元。",
    "公益金437万元，按照宗旨，安排用于养老、助残等事业251万元；下达区里126万元，用于区里的项目；结余80万元，转下年使用。",
    "全省销售彩票52.46亿元。分机构看，福利机构销售70.31亿元，体育机构销售32.15亿元。",
    "全年募集4857.16万元。具体如下：1、社会捐赠3914.37万元。2、财政资金516.25万元。其中：基金400万元，经费116.25万元。3、增值收入436.54万元。",
]
PARTS_ARE_MORE = [
    "上级补助4.27亿元。其中土地返还收入3.52亿元，污水处理费收入7.13亿元，转移支付0.26亿元。",
    "预拨资金2914万元（中央资金5231万元、省级资金683万元）分配到各医院。",
]
SILENT = [
    "土地收入计提各项基金后，其余817.30万元用于拆迁。本年资金来源包括：中央资金356.1万元，省级资金204.5万元，县级资金301.9万元。",
    "公务用车购置及运行维护费9.6万元，完成预算11万元。其中：购置支出0万元，运行维护费支出9.6万元。",
    "收入总计913.62万元，包括：预算拨款798.4万元；基金拨款92.1万元；上年结转23.12万元。",
    "部门收入总额2183.4万元，其中上级补助975万元，本级拨款1118.4万元，上年结余90万元。",
    "公务用车购置及运行维护费741万元（购置费228万元，运行维护费513万元），公务接待费60万元。",
    "总保费35.26万元，其中县级补贴23.84万元；理赔1302亩，赔付31.47万元。",
    "货物和服务贸易顺差281亿元。其中，货物贸易顺差334亿元，服务贸易逆差53亿元。",
    "基本支出975.70万元，占56.80%；项目支出742.10万元，占43.20%。按经济分类：工资396.28万元，商品和服务312.50万元，其他309.1万元。",
    "增值税11.6亿元、城建税3.1亿元，同比分别增长9%和7%，所得税1.7亿元、房产税1.4亿元。",
    "资金61万元，其中主要用于渠道28万元、道路21万元。",
    "资金61万元，其中渠道28万元、道路约33万元。",
    "预算9.4万元，其中接待费预算3万元，决算2.1万元。",
    "总收入由年初预算7215.4万元调整为7488.6万元，调增273.2万元。其中：本级收入由1208.1万元调整为1247.3万元，调增39.2万元。",
]


@pytest.mark.parametrize("text", [*NAMES_TELL_THAT_THESE_ARE_ALL, *A_SLIP_TELLS, *PARTS_ARE_MORE])
def test_parts_that_do_not_make_their_sum(text: str) -> None:
    assert MAY_BE_MONEY_LIST.is_in(text)
    (found,) = read_money_lists(read_statements(text))
    made = sum(one.quantity.value for one in found.parts)
    assert made != found.total.quantity.value


@pytest.mark.parametrize("text", SILENT)
def test_parts_that_make_it_or_are_told_of_something_else(text: str) -> None:
    assert not list(read_money_lists(read_statements(text)))


def test_two_digits_exchanged_are_no_rounding() -> None:
    exchanged, rounded = (
        next(
            read_money_lists(
                read_statements(f"下达资金{whole}万元，其中中央资金3871万元，省级资金{part}万元。")
            )
        )
        for whole, part in (("4356.83", "485.38"), ("4356.83", "485.85"))
    )
    assert has_exchanged_digits(exchanged)
    assert not has_exchanged_digits(rounded)
