"""Products and quotients as they are written out."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.prices.products import read_written_products
from tests.checks.samples import hits_in_text


def test_a_product_that_is_written_out_is_reckoned() -> None:
    text = "全年补助36人×12个月×1000元=43.2万元。"
    (found,) = read_written_products(text, read_statements(text))
    assert found.made == 432_000


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("聘用护林员56名，每月补助600元，全年共支付43.02万元。", 1),
        ("聘用护林员56名，每月补助600元，全年共支付40.32万元。", 0),
        ("聘用护林员56名，每月补助600元，共支付33.6万元。", 0),  # for ten months
        ("岗位补贴按500元/月发放，惠及42人，全年合计25.2万元。", 0),
        ("每月电费5000元，全年培训42人，共支出9.8万元。", 0),
        ("低保对象312人，累计发放3650人次，全年支出29.2万元，月人均补差80元。", 0),
        ("低保对象312人，累计发放3560人次，全年支出29.2万元，月人均补差80元。", 1),
        ("机关食堂外包，每月管理费1.8万元，全年12个月共支付26.1万元。", 1),
        ("机关食堂外包，每月管理费1.8万元，全年12个月共支付21.6万元。", 0),
        ("机关食堂外包，每月管理费1.8万元，全年共支付26.1万元。", 1),
        ("机关食堂外包，每月管理费1.8万元，全年共支付19.8万元。", 0),  # for eleven months
        ("系统运维费每月2.5万元，3至12月共支付22.5万元，按月考核后付款。", 1),
        ("系统运维费每月2.5万元，3至12月共支付25万元，按月考核后付款。", 0),
        ("系统运维费每月2.5万元，3至12月考核扣减1.5万元，共支付23.5万元。", 0),
        ("系统运维费每月2.5万元，1至6月、9至12月共支付22.5万元。", 0),
        ("租赁费每月3.6万元，1至10月共支付36万元，后两月费用于次年1月支付。", 0),
    ],
)
def test_what_is_paid_each_month_is_reckoned_for_a_year(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("预算完成率＝1286.4/1342.5×100%＝98.52%，得9分。", 1),
        ("执行率=（50+640-46）/（50+640）×100%=93.33%。", 0),
        ("执行率=（50+640-46）/（50+640）×100%=93.93%。", 1),
        ("执行率=（0+640-46）/640×100%=92.81%，得9.28分。", 0),
        ("执行率=594/（480+160）×100%=92.18%。", 1),
        ("完成率=12×3/40×100%=90%。", 0),
        ("预算完成率＝1286.4/1342.5×100%＝95.82%，得9分。", 0),
        ("在职人员控制率=（58/64）×100%=96.03%。", 1),
        ("变动率=（8.6-8）/8×100%=7.5%。", 0),
        ("变动率=（8.6-8）/8×100%=5.7%。", 1),
        ("控制率=58人/6.4万元×100%=9.06%。", 0),
    ],
)
def test_a_rate_that_is_written_out_is_reckoned(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


def test_a_product_in_brackets_makes_what_stands_before_it() -> None:
    assert hits_in_text("A12", "发放奖励金7.2万元（310人×240元）。")
    assert hits_in_text("A12", "发放奖励金7.44万元（310人×240元）。") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("公用经费控制率=实际支出96万元/预算安排128万元×100%=85%。", 1),
        ("公用经费控制率=实际支出96万元/预算安排128万元×100%=75%。", 0),
        ("“三公”经费变动率=（4.5-5）/5×100%=-12%。", 1),
        ("“三公”经费变动率=（4.5-5）/5×100%=-10%。", 0),
        ("“三公”经费变动率=（5-4.5）/4.5×100%=-11.11%。", 1),
        ("压减率=（4.5-5）/5×100%=10%。", 0),
    ],
)
def test_a_rate_written_out_with_words_or_a_sign(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


def test_an_amount_for_each_month_may_have_the_slip_and_stand_behind_the_sum() -> None:
    form = "困难残疾人生活补贴全年发放19.2万元，惠及200人，人均每月{}元。"
    assert hits_in_text("A12", form.format(80)) == []
    (hit,) = hits_in_text("A12", form.format(90))
    assert hit.message.startswith("“19.2万元，惠及200人，人均每月90元”：200人×90元×12个月")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("岗位补贴全年发放57.6万元，共聘用60人，每人每月800元。", 0),
        ("岗位补贴全年发放57.6万元，共聘用60人，每人每月900元。", 1),
        ("岗位补贴全年发放56.2万元，共聘用60人，每人每月800元。", 0),
    ],
)
def test_a_sum_before_what_is_paid_each_month_must_come_out_even(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("享受待遇534人，人均每月134.99元，全年发放养老金86.50万元。", 0),
        ("享受待遇534人，人均每月143.99元，全年发放养老金86.50万元。", 1),
        ("发放护理补贴51.48万元，保障330人，月人均130元。", 0),
    ],
)
def test_an_average_of_each_month_is_rounded_as_it_is_written(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count
