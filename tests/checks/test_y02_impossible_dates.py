"""Y02: dates that do not exist."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2024年2月30日完成验收。", "2024年是闰年，2月有29天"),
        ("2023年2月29日签订合同。", "2023年是平年，2月有28天"),
        ("4月31日组织义务植树。", "4月最多30天"),
        ("2024年13月拨付到位。", "没有13月"),
        ("2024年0月完成。", "没有0月"),
        ("6月32日检查企业12家。", "6月最多30天"),
        ("2024-11-31召开调度会。", "11月最多30天"),
        ("20024年安排造林任务。", "年份写成四位"),
        ("0224年新修水渠3条。", "年份写成四位"),
        ("截至2204年末已完工。", "年份写成四位"),
        ("224年度经费已拨付。", "年份写成四位"),
    ],
)
def test_dates_that_do_not_exist(text: str, why: str) -> None:
    [hit] = hits_in_text("Y02", text)
    assert "这个日期不存在" in hit.message
    assert why in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "2024年2月29日完成验收。",
        "2月29日组织义务植树。",
        "12月31日前拨付到位。",
        "历时13个月完成主体工程。",
        "古树有224年树龄，另一株有2200多年历史。",
        "这项税实行了长达2600年，如今已经取消。",
        "开凿至今逾2500年的运河两岸面貌一新。",
        "抽取了14号、33号、35号三块试验田收割测产。",
        "学堂传承至今已有224年。",
        "工程历时13月，提前完工。",
        "合同2023-45-12已归档。",
        "全年召开31次调度会，6月至8月开展防汛值守。",
        "水费单价2.30元，比例为1∶13。",
    ],
)
def test_dates_that_exist(text: str) -> None:
    assert hits_in_text("Y02", text) == []


def test_the_impossible_date_is_quoted() -> None:
    [hit] = hits_in_text("Y02", "于2024年6月31日前完成。")
    assert hit.message == "“2024年6月31日”这个日期不存在：6月最多30天"
    assert hit.path[-2:] == ("要点", 0)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("服务期自2024年5月6日起至2024年4月6日。", 1),
        ("监理期限为2024年8月—2023年12月。", 1),
        ("服务期自2024年5月6日起至2025年4月6日。", 0),
        ("监理期限为2024年8月至12月，上一期为2023年8月至12月。", 0),
        ("2024年11月至2月为禁捕期。", 0),
    ],
)
def test_an_end_is_not_before_its_beginning(text: str, count: int) -> None:
    found = hits_in_text("Y02", text)
    assert len(found) == count
    assert all("结束的日期比开始的早" in hit.message for hit in found)


@pytest.mark.parametrize(
    "text",
    [
        "水厂改造2024年8月动工，2024年5月通过竣工验收。",
        "村道拓宽2024年8月开工建设，5月完工。",
        "设备采购2024年11月启动招标，9月完成验收。",
    ],
)
def test_nothing_is_done_before_it_was_begun(text: str) -> None:
    assert len(hits_in_text("Y02", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "水厂改造2024年5月动工，2024年8月通过竣工验收。",
        "村道拓宽2023年8月开工建设，次年5月完工。",
        "水厂改造2024年8月动工，学校食堂2024年5月完工。",
    ],
)
def test_what_was_done_later_or_is_something_else(text: str) -> None:
    assert hits_in_text("Y02", text) == []


@pytest.mark.parametrize("year", ["二O二四年", "二0二四年", "二〇二O年"])
def test_a_zero_that_is_a_letter_or_a_figure_is_found(year: str) -> None:
    (hit,) = hits_in_text("Y02", f"{year}全镇完成造林320亩。")
    assert "写成“二〇二" in hit.suggestion
    assert hit.severity == "warning"


@pytest.mark.parametrize("year", ["二〇二四年", "二○二四年", "二零二四年", "2024年"])
def test_other_ways_of_writing_a_zero_are_left_alone(year: str) -> None:
    assert hits_in_text("Y02", f"{year}全镇完成造林320亩。") == []


def test_an_end_without_a_year_is_not_before_its_beginning() -> None:
    (hit,) = hits_in_text("Y02", "评价期间为2024年6月1日至5月31日。")
    assert "结束的日期比开始的早" in hit.message
    for text in ("2024年6月1日至次年5月31日。", "2024年1月1日至12月31日。"):
        assert hits_in_text("Y02", f"评价期间为{text}") == []


def test_a_quarter_has_its_own_months() -> None:
    (hit,) = hits_in_text("Y02", "二季度（7月至9月）完成税收580万元。")
    assert "二季度是4月至6月" in hit.message
    assert hits_in_text("Y02", "三季度（7-9月）完成税收580万元。") == []


def test_what_is_finished_is_accepted_later() -> None:
    text = "护坡2024年8月6日完工，2024年8月{}日组织竣工验收。"
    (hit,) = hits_in_text("Y02", text.format(2))
    assert "完成的日期比开始的早" in hit.message
    assert hits_in_text("Y02", text.format(26)) == []
    assert hits_in_text("Y02", "护坡2024年8月6日完工，2024年3月5日通过阶段验收。") == []


def test_the_last_of_some_years_is_not_before_the_first() -> None:
    (hit,) = hits_in_text("Y02", "实施《农村厕所改造三年行动方案（2022—2014年）》。")
    assert "2022—2014" in hit.message
    assert hit.severity == "warning"
    assert hits_in_text("Y02", "实施《农村厕所改造三年行动方案（2022—2024年）》。") == []
    assert hits_in_text("Y02", "由2024年倒查至2023年，编号2024-2023。") == []
