"""末 for 未."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("全镇末发生火灾。", "未发生"),
        ("尾款末支付的有2笔。", "未支付"),
        ("末按规定公示的有1项。", "未按规定"),
        ("项目末能按期开工。", "未能按"),
    ],
)
def test_what_was_not_done(text: str, right: str) -> None:
    (hit,) = hits_in_text("T05", text)
    assert f"“末{right[1:]}”应为“{right}”" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "年末完成结算，季度末支付租金，月末及时对账，上周末发生停电，期末按要求盘点。",
        "上世纪末建成的桥，岁末开展慰问，汛期末达到正常水位，端末出现渗漏。",
    ],
)
def test_ends_of_times_and_places(text: str) -> None:
    assert hits_in_text("T05", text) == []
