"""What there was, what came, what went, and what that makes in the end."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.accounts import TELLS_END, read_accounts
from tests.checks.samples import hits_in_text
from tests.growing import assert_linear

TOLD = {"b": 418, "i": 205, "o": 133}

FOUR = [
    "年初余额{b}万元，当年增加{i}万元，当年减少{o}万元，年末余额{e}万元。",
    "上年结余{b}万元，当年收入{i}万元，当年支出{o}万元，累计结余{e}万元。",
    "期初固定资产{b}万元，本期新增{i}万元，本期处置{o}万元，期末固定资产{e}万元。",
    "预算总额{b}万元，追加{i}万元，追减{o}万元，调整后预算{e}万元。",
    "年初预算{b}万元，年中追加{i}万元，追减{o}万元，调整预算{e}万元。",
    "本年收入{b}万元，加上年初结转{i}万元，减去本年支出{o}万元，年末结转{e}万元。",
    "年初结转结余{b}万元，加收入{i}万元，减支出{o}万元，年末结转结余{e}万元。",
    "上年末在院老人{b}人，本年接收{i}人、清退{o}人，年末在院{e}人。",
    "年初在职{b}人，年内调入{i}人，退休{o}人，年末在职{e}人。",
    "社区矫正对象年初{b}人，本年接收{i}人，期满{o}人，年末在册{e}人。",
    "上年末实有{b}人，本年招录{i}人、调出{o}人，年底实有{e}人。",
    "年初存栏山羊{b}只，购入{i}只，出栏{o}只，年末存栏{e}只。",
]

LEFT = [
    "渠道维修资金{b}万元，东片拨付{i}万元，其余{e}万元用于西片。",
    "{b}个村中已有{i}个验收，尚有{e}个村未验收，因雨季停工。",
    "捐款专户收到{b}万元，支出{i}万元，其中助学{x}万元、助医{y}万元，年末余{e}万元。",
    "房屋原值{b}万元，累计折旧{i}万元，净值{e}万元。",
    "收到群众来信{b}件，办结{i}件，还有{e}件正在办理。",
    "受理申请{b}件，已办结{i}件，未办结的{e}件待补材料。",
    "计划装路灯{b}盏，装好{i}盏，余下{e}盏等线路改好再装。",
    "核定编制{b}名，其中行政编制{x}名、事业编制{z}名；年末在职{i}名，空编{e}名。",
    "送审金额{b}万元，审定金额{i}万元，核减{e}万元。",
    "资产合计{b}万元（其中流动资产{x}万元），负债合计{i}万元（其中流动负债{y}万元），净资产合计{e}万元。",
    "补助资金{b}万元，其中省级{x}万元、县级{z}万元；实际使用{i}万元，结余{e}万元退回国库。",
]


@pytest.mark.parametrize("form", FOUR)
def test_what_was_there_and_came_and_went_makes_what_is_left(form: str) -> None:
    assert hits_in_text("A12", form.format(e=490, **TOLD)) == []
    for wrong in (460, 940, 49):
        (hit,) = hits_in_text("A12", form.format(e=wrong, **TOLD))
        assert "418+205−133=490" in hit.message
        assert TELLS_END.search(form.format(e=wrong, **TOLD))


@pytest.mark.parametrize("form", LEFT)
def test_what_is_left_is_the_rest_however_far_off_it_is_told(form: str) -> None:
    told = {"b": 326, "i": 214, "x": 121, "y": 93, "z": 205}
    assert hits_in_text("A12", form.format(e=112, **told)) == []
    for wrong in (121, 812):
        (hit,) = hits_in_text("A12", form.format(e=wrong, **told))
        assert "326−214=112" in hit.message


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "年初预算530万元，年中追加84万元、收回14万元，调整后为600万元，支出592万元，结余80万元。",
            "80万元",
        ),
        (
            "年初预算530万元，年中追加84万元、收回14万元，调整后为600万元，支出592万元，结余8万元。",
            "",
        ),
        ("公益林补助调减3.4万元，造林补助调增2.1万元，两项相抵净调减1.9万元。", "1.9万元"),
        ("公益林补助调减3.4万元，造林补助调增2.1万元，两项相抵净调减1.3万元。", ""),
        (
            "收入321.6亿元，加上补助收入70.2亿元、上年结余8.1亿元，减去调出资金6亿元、还本支出9亿元，"
            "总收入394.9亿元；支出360亿元，收支相抵后结余24.9亿元。",
            "394.9亿元",
        ),
        (
            "医保基金收入540万元，加上上级补助60万元，收入总量600万元；支出470万元，加上上解30万元，"
            "支出总量500万元；年末结余100万元。",
            "",
        ),
        ("支出合计640万元，其中农林水支出410万元，专项上解70万元，结转下年160万元。", ""),
        (
            "支出210万元，加上上解支出40万元、债务还本支出30万元、结转下年20万元，支出总计300万元。",
            "",
        ),
        (
            "结转资金比上年减少61万元，其中基本支出结转减少42万元、项目支出结转增加23万元、其他结转减少42万元。",
            "",
        ),
        ("核定行政编制12名、事业编制9名，年末在职18人。", ""),
        ("全年收入540万元，支出530万元；基金收入80万元，支出66万元，结余14万元。", ""),
    ],
)
def test_each_end_is_told_by_the_terms_before_it(text: str, wrong: str) -> None:
    hits = hits_in_text("A12", text)
    assert [hit.message.rpartition("不是")[2] for hit in hits] == ([wrong] if wrong else [])


def test_reading_grows_with_the_text() -> None:
    assert_linear(
        lambda size: read_statements("年初结余8万元，收入5万元，支出3万元，" * size),
        lambda told: list(read_accounts(told)),
        20,
    )


def test_what_is_many_times_all_of_an_account_is_no_end_of_it() -> None:
    text = "基金规模934亿元，发放贷款1110亿元，改革后又发放671亿元、86亿元，存款余额9.38万亿元。"
    assert hits_in_text("A12", text) == []
    assert hits_in_text("A12", "年初结余34万元，收入110万元，支出90万元，年末结余540万元。")


@pytest.mark.parametrize(
    ("opening", "count"),
    [
        ("，年初结转结余85万元", 0),
        ("（上年结转85万元）", 0),
        ("，其中上年结转85万元", 0),
        ("，年初结转结余65万元", 1),
        ("", 1),
    ],
)
def test_what_was_left_before_may_be_told_behind_the_end(opening: str, count: int) -> None:
    text = f"本年收入860万元，支出900万元，年末结转结余45万元{opening}。"
    assert len(hits_in_text("A12", text)) == count


def test_what_is_cut_is_taken_from_the_last_budget() -> None:
    form = "年初部门预算1520万元，中途调增216万元，压减一般性支出32万元，最终预算{}万元。"
    assert hits_in_text("A12", form.format(1704)) == []
    assert len(hits_in_text("A12", form.format(1714))) == 1


def test_what_was_cleared_of_a_balance_is_taken_from_it() -> None:
    form = "期初往来款余额48.6万元，本期增加12.4万元，本期清理26.8万元，期末余额{}万元。"
    assert hits_in_text("A12", form.format(34.2)) == []
    assert len(hits_in_text("A12", form.format(44.2))) == 1


def test_the_stages_of_one_sum_do_not_add_up() -> None:
    text = "泵站概算520万元，批复预算480万元，合同价452.6万元，审定价456.3万元，结余23.7万元交回。"
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "发放26户、118.00万元，收回21户、93.50万元，年末贷款余额78户、356.20万元。",
        "总投资412.00万元，其中衔接资金268.00万元，群众自筹144.00万元，已拨付263.40万元，剩余4.60万元。",
    ],
)
def test_an_end_of_what_is_not_told_or_of_a_part(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "上年末借款余额330.60万元。本年新增借款118.00万元，收回92.40万元，年末余额356.20万元。",
        "器材年初净值440.62万元。本年新增36.42万元，计提折旧32.18万元，处置净值3.68万元，年末净值441.18万元。",
        "专款年初结存12.40万元，本年下达86.00万元，收回存量5.60万元，支出74.20万元，年末结存18.60万元。",
    ],
)
def test_an_account_of_two_sentences_or_five_figures(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "parts", ["基本支出{x}万元，项目支出{y}万元", "支付工资{x}万元，支付工程款{y}万元"]
)
def test_what_divides_the_spending_is_not_taken_twice(parts: str) -> None:
    told = "全年收入总额986万元，支出总额951万元，" + parts.format(x=531, y=420)
    assert hits_in_text("A12", f"{told}，年末结转35万元。") == []
    (hit,) = hits_in_text("A12", f"{told}，年末结转53万元。")
    assert "986−951=35" in hit.message


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "年初安排应急资金60万元，用于防汛28万元、抗旱12万元，余20万元。",
            "年初安排应急资金60万元，用于防汛28万元、抗旱12万元，余10万元。",
        ),
        (
            "村集体收入36.80万元，用于公益事业14.20万元、分红9.60万元、办公费2.50万元，余10.50万元。",
            "村集体收入36.80万元，用于公益事业14.20万元、分红9.60万元、办公费2.50万元，余12.50万元。",
        ),
    ],
)
def test_what_is_left_of_what_was_used_for_several_things(right: str, wrong: str) -> None:
    for code in ("A07", "A12"):
        assert hits_in_text(code, right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "年初安排应急资金60万元，用于防汛28万元、抗旱12万元等，余10万元。",
        "到账捐款48万元，用于改造厨房26.50万元、添置餐桌12.30万元，结余9.20万元。",
        "下达公益资金10万元、奖补资金20万元，支出28万元，结余2万元。",
        "预算100万元，用于设备采购40万元，支出35万元，结余5万元。",
    ],
)
def test_what_is_not_all_that_was_used(text: str) -> None:
    for code in ("A07", "A12"):
        assert hits_in_text(code, text) == []
