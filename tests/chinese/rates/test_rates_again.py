"""One rate told twice."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "水利项目资金支付进度81.3%，未付的是尾款。对支付进度为83.1%的水利项目，逐个列出责任人。",
        "2024年我镇运转经费预算40万元，实际支出39.2万元，执行率98%。运转经费执行率97%，总体较好。",
        "群众对环境卫生的满意度为95.2%。问卷显示，群众对环境卫生的满意度为92.5%。",
        "环境整治项目资金支付率87.5%。环境整治项目支付率85.7%，仍需加快。",
    ],
)
def test_a_rate_with_two_numbers(text: str) -> None:
    (hit,) = [hit for hit in hits_in_text("A13", text) if "写了两个数" in hit.message]
    assert hit.severity is None


@pytest.mark.parametrize(
    "text",
    [
        "水利项目资金支付进度81.3%。对支付进度为81.3%的水利项目，逐个列出责任人。",
        "6月底水利项目资金支付进度51.3%。全年水利项目资金支付进度81.3%。",
        "2023年运转经费执行率97%。2024年运转经费执行率98%。",
        "石坝村项目资金支付率87.5%。上坪村项目资金支付率85.7%。",
        "运转经费执行率98%，其中公务接待费执行率97%。",
        "运转经费执行率目标97%。运转经费执行率98%。",
        "运转经费执行率98.25%。运转经费执行率98.3%。",
        "预算执行率98%。预算执行率97%。",
    ],
)
def test_rates_of_other_things_and_times(text: str) -> None:
    assert [hit for hit in hits_in_text("A13", text) if "写了两个数" in hit.message] == []
