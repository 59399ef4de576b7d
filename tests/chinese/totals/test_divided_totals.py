"""Which figure is the total of a division: not an average, and the same one where it is divided
once more.
"""

from __future__ import annotations

import pytest

from reportgen.chinese.totals.breakdowns import read_breakdowns
from tests.checks.samples import hits_in_text

_TWO = "收到来信45件，其中求助30件、投诉15件"


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        (f"{_TWO}；按区域分，城区25件、乡镇20件。", ["45件", "45件"]),
        (f"{_TWO}。按区域分，城区25件、乡镇20件。", ["45件", "45件"]),
        (f"{_TWO}；分区域看，城区25件，乡镇20件。", ["45件", "45件"]),
        (f"{_TWO}；其中按区域分，城区25件，乡镇20件。", ["45件", "45件"]),
        (
            "收到来信45件，其中求助30件，占67%；投诉15件，占33%；按区域分，城区25件、乡镇20件。",
            ["45件"] * 2,
        ),
        ("收到来信45件，日均3件，其中求助30件、投诉15件。", ["45件"]),
        ("收到来信45件，每周平均9件，其中求助30件、投诉15件。", ["45件"]),
        ("收到来信45件，月均4件。其中求助30件、投诉15件。", ["45件"]),
        ("收入90万元、支出80万元；按来源分，县级50万元、乡级40万元。", []),
        ("收入90万元；按来源分，县级50万元、乡级40万元。", ["90万元"]),
        ("收入90万元，按来源分，县级50万元、乡级40万元。", ["90万元"]),
    ],
)
def test_total_of_each_division(text: str, totals: list[str]) -> None:
    assert [found.total.text for found in read_breakdowns(text)] == totals


def test_what_there_was_at_another_time_is_no_part() -> None:
    text = "收到来信45件；其中求助30件，环比28件增长7%；投诉15件，比上年同期12件增加3件。"
    (found,) = read_breakdowns(text)
    assert [part.text for part in found.parts] == ["30件", "15件"]


@pytest.mark.parametrize(
    ("shares", "is_open"), [(("60%", "25%"), True), (("67%", "33%"), False), (("67%", ""), False)]
)
def test_parts_whose_shares_leave_some_are_not_all(shares: tuple[str, str], is_open: bool) -> None:
    told = "；".join(
        part + (f"，占{share}" if share else "")
        for part, share in zip(("求助30件", "投诉15件"), shares, strict=True)
    )
    (found,) = read_breakdowns(f"收到来信45件，其中{told}。")
    assert found.open is is_open


def test_total_before_a_bracket_and_a_list_that_ends_with_what_is_within_a_part() -> None:
    text = "来信60件（上年50件），其中求助45件，投诉15件，求助中匿名9件。"
    (found,) = read_breakdowns(text)
    assert found.total.text == "60件"
    assert [part.text for part in found.parts] == ["45件", "15件"]


def test_what_is_paid_for_each_acre_is_no_total() -> None:
    text = "兑现补偿资金33.6万元，面积2.1万亩，每亩16元，其中集体18.6万元、农户15万元。"
    assert hits_in_text("A07", text) == []
