"""Dates of signatures: how they stand, and what only looks like one."""

from __future__ import annotations

import pytest

from reportgen.chinese.dates import read_dates
from reportgen.chinese.signatures import is_signature
from tests.growing import assert_linear

DAY = "2025年3月1日"


def is_signed(text: str) -> bool:
    """Return whether the last date of a text is that of a signature."""
    return is_signature(text, read_dates(text)[-1])


@pytest.mark.parametrize(
    "date", [DAY, "二〇二五年三月一日", "2025 年 3 月 1 日", "2025-03-01", "2025.3.1", "2025年3月"]
)
@pytest.mark.parametrize(
    "before", ["", "枫林镇人民政府　", "枫林镇财政所", "（", "报告日期：", "全年任务完成。\n"]
)
def test_a_date_that_closes_a_line_with_who_signed_is_a_signature(before: str, date: str) -> None:
    assert is_signed(before + date)


@pytest.mark.parametrize(
    "text",
    [
        f"枫林镇人民政府（盖章）　{DAY}",
        f"（枫林镇人民政府 {DAY}）",
        f"填表人：张三　　填表日期：{DAY}",
        f"单位负责人（签字）：王五　{DAY}",
        f"单位（盖章）：{DAY}",
        f"日 期：{DAY}",
        f"枫林镇党政综合办公室　{DAY}印发",
        f"特此报告。枫林镇人民政府 {DAY}",
        f"枫林镇人民政府\n{DAY}\n联系人：张三",
    ],
)
def test_labels_seals_and_persons_stand_before_it(text: str) -> None:
    assert is_signed(text)


@pytest.mark.parametrize(
    "text",
    [
        "2025年",
        f"{DAY}完成农村改厕55座。",
        f"完工时间：{DAY}",
        f"道路硬化，{DAY}",
        f"截至{DAY}",
        f"项目验收{DAY}",
        f"{DAY}起施行",
        f"经{'很长' * 40}的公司{DAY}",
    ],
)
def test_a_date_of_a_sentence_is_none(text: str) -> None:
    assert not is_signed(text)


def test_it_is_looked_for_in_linear_time() -> None:
    assert_linear(
        lambda size: f"甲镇人民政府（{DAY}　　项　" * size,
        lambda text: [is_signature(text, date) for date in read_dates(text)],
        500,
    )
