"""What words tell of a move that can't be: more than there is, and yet as it was."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "因公出国（境）费0万元，比上年增加0.9万元，主要是没有安排出国。",
        "会议费2.1万元，与2023年决算数相比，增加2.7万元。",
        "培训费1.6万元（同比增加2万元）。",
    ],
)
def test_nothing_grows_by_more_than_there_is(text: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert "不会增加" in hit.message
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "会议费2.1万元，与2023年决算数相比，增加2.1万元。",
        "会议费2.1万元，比上年增加0.7万元。",
        "年末结余2.1万元，比上年增加2.7万元。",
        "净资产2.1万元，比上年增加2.7万元。",
        "会议费2.1万元，比上年减少2.7万元。",
        "会议费2.1万元，比上年增加300元。",
    ],
)
def test_what_may_have_grown_so_far_is_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "公务接待费决算减少为0万元，与2023年持平。",
        "差旅费7.4万元，比上年增加0.6万元，与上年持平。",
        "差旅费7.4万元，比上年减少0.6万元，与上年决算数一致。",
    ],
)
def test_what_moved_is_not_as_it_was(text: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert "又说与" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "差旅费7.4万元，比上年增加0万元，与上年持平。",
        "工业增加值同比增长8.1%，与上年同期持平。",
        "差旅费7.4万元，比预算减少0.6万元，与上年相比增加不多。",
        "差旅费比预算减少0.6万元；会议费与上年持平。",
    ],
)
def test_words_that_go_together_are_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []


@pytest.mark.parametrize(
    ("text", "true"),
    [
        ("本年新增48.6万元，其中购置40万元；减少12.4万元，净增加32.6万元。", "净增加36.2万元"),
        ("年内增加9人、减少14人，净减少4人。", "净减少5人"),
        ("年内增加9人、减少14人，净增加5人。", "净减少5人"),
    ],
)
def test_a_net_change_is_what_came_less_what_went(text: str, true: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert true in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "本年新增48.6万元，其中购置40万元；减少12.4万元，净增加36.2万元。",
        "年内增加9人、减少14人，净减少5人。",
        "房屋增加48.6万元，车辆减少12.4台，净增加32.6万元。",
        "甲项增加9万元，乙项减少4万元，丙项增加3万元，净增加8万元。",
    ],
)
def test_net_changes_that_are_right_or_of_more_than_two_are_left_alone(text: str) -> None:
    assert hits_in_text("A12", text) == []


def test_what_is_above_a_limit_is_not_kept_within_it() -> None:
    text = "政府债务余额{}亿元，控制在省核定限额28.5亿元以内。"
    (hit,) = hits_in_text("A12", text.format("31.2"))
    assert "比限额28.5亿元多" in hit.message
    assert hits_in_text("A12", text.format("26.4")) == []


def test_a_sum_in_yuan_is_what_it_is_in_wan() -> None:
    (hit,) = hits_in_text("A12", "下达救灾资金1356200元（136.52万元）。")
    assert "135.62万元，不是136.52万元" in hit.message
    assert hits_in_text("A12", "下达救灾资金1356200元（135.62万元）。") == []
    assert hits_in_text("A12", "下达救灾资金1356249元（135.62万元）。") == []


@pytest.mark.parametrize(
    "text",
    [
        "本年收入1,234.5万元，比上年增加500万元。",
        "会议费1.2.3万元，比上年增加4.5.6万元，与上年持平。",
        "余额1,268.4亿元，控制在限额1,300亿元以内。",
        "下达1.2.3.4元（5.6.7万元），共扣1.2.3分，得分97.5.6分。",
        "增加1.2.3万元，减少4.5.6万元，净增加7.8.9万元。",
    ],
)
def test_numbers_with_commas_are_whole_and_odd_ones_are_left_alone(text: str) -> None:
    assert not any("不会增加" in hit.message for hit in hits_in_text("A12", text))
    assert not any("不在限额" in hit.message for hit in hits_in_text("A12", text))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("各股室得分最高96分，最低91分。", "各股室得分最高96分，最低97分。"),
        ("补贴最低300元，最高1200元，平均640元。", "补贴最低300元，最高1200元，平均1640元。"),
        ("得分最高的98.5分、最低的90分。", "得分最高的89.5分、最低的90分。"),
    ],
)
def test_the_least_is_no_more_than_the_most_and_the_mean_is_between(right: str, wrong: str) -> None:
    assert hits_in_text("A12", right) == []
    assert len(hits_in_text("A12", wrong)) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("决算支出1868.3万元，占调整预算数1920万元的97.31%，年末结转51.7万元。", 0),
        ("决算支出1868.3万元，占调整预算数1920万元的97.31%，年末结转57.1万元。", 1),
        ("决算支出1868.3万元，占调整预算数1920万元的97.31%，年末结转188.6万元。", 0),
    ],
)
def test_what_is_left_of_a_budget_is_what_was_not_spent(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("资产总额1280万元，负债总额96万元，净资产1184万元，资产负债率7.5%。", 0),
        ("资产总额1280万元，负债总额96万元，净资产1184万元，资产负债率5.7%。", 1),
        ("资产总额1280万元，资产负债率5.7%。", 0),
        ("资产总额0万元，负债总额96万元，资产负债率5.7%。", 0),
    ],
)
def test_debts_are_reckoned_of_all_assets(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("投影设备目录价36万元，七折采购，合同价25.20万元。", 0),
        ("投影设备目录价36万元，七折采购，合同价26.20万元。", 1),
        ("软件报价12.50万元，经谈判按8折成交，成交价为10万元。", 0),
        ("软件报价12.50万元，经谈判按8折成交，成交价为11万元。", 1),
        ("图书标价62万元，按八五折后实付52.70万元。", 0),
        ("图书标价62万元，按八五折后实付57.20万元。", 1),
        ("图书标价60万元，九折优惠后加运费2万元，实际支付56万元。", 0),
        ("图书标价60万元，实际支付50万元，相当于八折多。", 0),
        ("图书标价60万元，其中教辅九折优惠，支付58万元。", 0),
    ],
)
def test_a_reduced_price_is_so_many_tenths(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("下达预算680万元，实际支出651.2万元，预算执行率95.76%，当年无结余。", 1),
        ("下达预算680万元，实际支出680万元，预算执行率100%，当年无结余。", 0),
        ("下达预算680万元，实际支出651.2万元，剩余指标由财政收回，当年无结余。", 0),
    ],
)
def test_what_was_not_spent_is_left_or_taken_back(text: str, count: int) -> None:
    assert len(hits_in_text("A12", text)) == count


def test_money_that_came_in_and_was_not_spent_is_left() -> None:
    text = "专项到账68万元，全年支出{}万元，用于送戏下乡，当年该专项无结余。"
    assert len(hits_in_text("A12", text.format("52.8"))) == 1
    assert hits_in_text("A12", text.format("68")) == []


def test_what_moved_against_the_budget_is_no_level_that_grew() -> None:
    text = "车辆费支出6.48万元，比预算增加0.2万元，比上年增加1.55万元，增长{}%。"
    assert hits_in_text("A12", text.format("31.44")) == []
    (hit,) = hits_in_text("A12", text.format("23.92"))
    assert "1.55÷(6.48−1.55)=31.44%" in hit.message
