"""Half-width marks and spaces keep no rule from reading; messages quote what stands there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import check
from reportgen.checks.catalogue import Hit
from reportgen.checks.dictionary import standard_dictionary
from reportgen.checks.quotations import quoting_as_written
from reportgen.checks.readings import Readings
from reportgen.checks.subject import Subject
from tests.checks.samples import CLEAN, POINT, report_with

HALF_WIDTH = str.maketrans("，；：（）", ",;:()")


def found(text: str) -> dict[str, str]:
    """Return what is found in a text by its code, but for what is found in other texts."""
    findings = check(report_with((POINT, text)))
    return {each.rule: each.message for each in findings if "要点" in each.path}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("A07", "帮扶资金66.4万元，其中：产业41.5万元，就业15.2万元（含差旅补助），培训19.7万元。"),
        ("A12", "商户86家；办证62家，占70.09%；其余24家资料不全。"),
        ("A14", "新设四个服务点：东街、西街；另有临时点。"),
        ("A15", "植树计划120亩，实际完成80亩。"),
        ("C04", "主要做法：（此处填写主要做法）。"),
    ],
)
def test_half_width_marks_keep_no_rule_from_reading(code: str, text: str) -> None:
    written = text.translate(HALF_WIDTH)
    told = found(written)
    assert code in told
    assert code in found(text)
    assert "T01" in told
    quoted = told[code].partition("“")[2].partition("”")[0].removesuffix("……")
    assert quoted in written


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("A07", "帮扶资金 66.4 万元，其中：产业 41.5 万元，就业 15.2 万元，培训 19.7 万元。"),
        ("A12", "2024 年支出总计 1203.6 万元， 比上年减少 84.5 万元， 下降 65.6 %。"),
        ("A14", "设有 4 个股室： 办公室、财务股、农业股。"),
        ("A15", "植树计划 120 亩，实际完成 80 亩。"),
    ],
)
def test_spaces_at_figures_keep_no_rule_from_reading(code: str, text: str) -> None:
    told = found(text)
    assert {code, "T08"} <= told.keys()
    quoted = told[code].partition("“")[2].partition("”")[0].removesuffix("……")
    assert quoted in text


WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("A07", "帮扶资金66.4万元，其中：产业41.5万元，就业15.2万元，培训19.7万元。"),
        ("A08", "全年支出总额3902万元。"),
        ("A09", "危房改造完成率96.5%。"),
        ("A12", "2024年支出总计1203.6万元，比上年减少84.5万元，下降65.6%。"),
        ("A14", "设有4个股室：办公室、财务股、农业股。"),
        ("A15", "植树计划120亩，实际完成80亩。"),
        ("Y01", "2022年支出总计1203.6万元。"),
        ("Y02", "2月30日召开动员会。"),
    ],
)
def test_full_width_figures_keep_no_rule_from_reading(code: str, text: str) -> None:
    written = text.translate(WIDE)
    assert code in found(text)
    told = found(written)
    assert code in told
    for quoted in re.findall("“([^”]+?)(?:……)?”", told[code]):
        assert quoted in written or quoted in str(CLEAN)


@pytest.mark.parametrize("comma", [",", "，"])
def test_commas_between_thousands_keep_no_rule_from_reading(comma: str) -> None:
    text = "渠道投资1,664.1万元，其中：省级1,415万元，县级152万元，自筹107.1万元。"
    written = text.replace("1,", f"1{comma}")
    told = found(written)
    assert "“渠道投资" in told["A07"] or "“投资" in told["A07"]
    assert f"1{comma}664.1万元" in told["A07"]
    assert ("T07" in told) == (comma == "，")


def test_the_currency_keeps_no_rule_from_reading() -> None:
    told = found("由去年的12,000元人民币增至人民币36，000元，增长3倍。")
    assert "12,000元人民币增至人民币36，000元" in told["A12"]


@pytest.mark.parametrize(
    "text",
    [
        "帮扶资金（万元）66.4，其中：产业（万元）41.5，就业（万元）：15.2，培训（万元）19.7。",
        "帮扶资金66.4（万元），其中：产业41.5(万元)，就业15.2（万元），培训19.7（万元）。",
    ],
)
def test_units_in_brackets_keep_no_rule_from_reading(text: str) -> None:
    told = found(text)
    quoted = told["A07"].partition("“")[2].partition("”")[0]
    assert quoted == text[:-1]


def test_a_colon_before_a_rate_keeps_no_rule_from_reading() -> None:
    told = found("回收问卷62份，其中满意47份，占比：55.8%。")
    assert "占比：55.8%" in told["A12"]


@given(st.text("元万（）()人民币12３．.，,:： 率", max_size=30))
def test_each_character_that_is_read_is_quoted_as_it_is_written(text: str) -> None:
    subject = Subject(report_with((POINT, f"甲{text}乙")), None, standard_dictionary())
    readable = Readings(subject).mended
    for read, written in zip(readable.passages, subject.passages, strict=True):
        if read is not written:
            hit = quoting_as_written(Hit(read.path, f"“{read.text}”"), readable, subject)
            assert hit.message == f"“{written.text}”"


def test_a_message_that_quotes_nothing_changed_stays_as_it_is() -> None:
    text = "植树计划120亩，实际完成80亩。"
    assert found(text)["A15"] == found(f"{text}另有桃树,梨树。")["A15"]


def test_spaces_around_figures_keep_no_rule_from_reading() -> None:
    text = "工资支出 905.06 万元,占支出的 79.9 %，同比增加 21.56 万元，增长 4.22%。"
    told = found(text)
    assert "“同比增加 21.56 万元，增长 4.22%”" in told["A12"]
    assert {"T01", "T08"} <= set(told)
    assert "A12" in found(text.replace(" ", ""))


def test_a_message_quotes_what_it_was_read_without() -> None:
    text = "“三项”经费8.6万元（含结转），主要用于会议，其中会场3.4万元，主要用于租金；资料5.6万元。"
    told = found(text)["A07"]
    assert "“‘三项’经费8.6万元（含结转），主要用于会议，其中会场3.4万元，主要用于租金；资料" in told
    half = text.translate(HALF_WIDTH)
    assert "(含结转),主要用于会议,其中会场3.4万元" in found(half)["A07"]
