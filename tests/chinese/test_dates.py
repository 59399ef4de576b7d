"""Dates and years in prose."""

import pytest

from reportgen.chinese.dates import read_dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2024年完成。", [("2024年", 2024, None, None)]),
        ("于2024年4月8日印发", [("2024年4月8日", 2024, 4, 8)]),
        ("２０２４年４月报送", [("２０２４年４月", 2024, 4, None)]),
        ("2024 年 6 月底前", [("2024 年 6 月", 2024, 6, None)]),
        ("6月底、12月初", [("6月", None, 6, None), ("12月", None, 12, None)]),
        ("4月8日至10日举办", [("4月8日", None, 4, 8), ("10日", None, None, 10)]),
        ("2023-2025年规划", [("2023", 2023, None, None), ("2025年", 2025, None, None)]),
        ("2021年至2023年", [("2021年", 2021, None, None), ("2023年", 2023, None, None)]),
        ("日期：2024-04-30", [("2024-04-30", 2024, 4, 30)]),
        ("日期：2024.4.30", [("2024.4.30", 2024, 4, 30)]),
        ("日期：2024/4/30。", [("2024/4/30", 2024, 4, 30)]),
        ("“7·28”洪涝灾害", [("7·28", None, 7, 28)]),
        ("“7.28”洪涝灾害", [("7.28", None, 7, 28)]),
        ("二〇二四年四月八日", [("二〇二四年四月八日", 2024, 4, 8)]),
        ("二〇二五年十二月三十一日", [("二〇二五年十二月三十一日", 2025, 12, 31)]),
        ("2025年度收缴", [("2025年", 2025, None, None)]),
        ("1-6月", [("6月", None, 6, None)]),
    ],
)
def test_reads_dates(
    text: str, dates: list[tuple[str, int | None, int | None, int | None]]
) -> None:
    assert [(d.text, d.year, d.month, d.day) for d in read_dates(text)] == dates


@pytest.mark.parametrize(
    "text",
    [
        "24年，全镇完成改造。",
        "比23年底增加",
        "自24年6月起",
        "（23年）",
        "截至24年6月8日",
        "24年度预算",
    ],
)
def test_tells_a_year_of_two_digits(text: str) -> None:
    (date,) = read_dates(text)
    assert date.short_year
    assert date.year in (2023, 2024)


@pytest.mark.parametrize(
    "text",
    [
        "历时24年",
        "近24年，",
        "已建成20年，",
        "20年来",
        "使用年限为30年。",
        "3个月",
        "12月龄",
        "10日内办结",
        "“3.0”版",
        "第3月",
        "版本1.2.3",
        "湘财〔2024〕5号",
        "8:30",
        "GB/T 9704-2012",
        "联系电话0731-57880000",
        "早稻16104亩",
        "没有日期",
        "",
    ],
)
def test_leaves_out_what_is_no_date(text: str) -> None:
    assert read_dates(text) == []


@pytest.mark.parametrize(
    ("text", "padded"),
    [("06月08日", True), ("2024年04月", True), ("6月8日", False), ("2024年10月20日", False)],
)
def test_tells_padding(text: str, padded: bool) -> None:
    (date,) = read_dates(text)
    assert date.zero_padded is padded


@pytest.mark.parametrize(
    ("text", "possible"),
    [
        ("2月30日", False),
        ("13月", False),
        ("2024年13月", False),
        ("4月31日", False),
        ("0月", False),
        ("6月0日", False),
        ("2023年2月29日", False),
        ("2024年2月29日", True),
        ("2月29日", True),
        ("12月31日", True),
    ],
)
def test_tells_whether_a_date_exists(text: str, possible: bool) -> None:
    (date,) = read_dates(text)
    assert date.possible is possible


def test_tells_where_dates_stand_and_abbreviations() -> None:
    text = "面对“7.28”灾害，2024年8月前恢复。"
    named, month = read_dates(text)
    assert named.abbreviated
    assert not month.abbreviated
    assert [text[d.start : d.end] for d in (named, month)] == ["7.28", "2024年8月"]
