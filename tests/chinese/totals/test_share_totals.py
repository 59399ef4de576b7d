"""Shares of one whole that can't make it."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("产业类占47%，设施类占38%，服务类占17%。", "47+38+17=102%，超过100%"),
        (
            "工资占52%，商品占23%，补助占12%，资本性支出占9%，四项构成了全部内容。",
            "52+23+12+9=96%，不到100%，又写没有别的",
        ),
        ("拨款占85%，事业收入占8%，利息占4%，没有其他来源。", "85+8+4=97%，不到100%"),
        ("满意占60%，基本满意占30%，不满意占8%，三项合计为100%。", "60+30+8=98%，不到100%"),
    ],
)
def test_shares_that_are_not_all_of_their_whole(text: str, said: str) -> None:
    (hit,) = [hit for hit in hits_in_text("A07", text) if "占比之和" in hit.message]
    assert said in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "产业类占46%，设施类占38%，服务类占16%，没有其他投向。",
        "工资占52%，商品占23%，补助占12%，其余为资本性支出，四项构成全部支出。",
        "工资占52.1%，商品占23.3%，补助占24.5%，三项构成全部支出。",
        "产业类占47%，设施类占38%，服务类占12%，没有其他问题。",
        "产业类占46%，其中茶叶占38%，没有其他投向。",
        "产业类占46%，设施类占38%，服务类占15%，没有其他大的支出。",
    ],
)
def test_shares_that_are_all_or_need_not_be(text: str) -> None:
    assert [hit for hit in hits_in_text("A07", text) if "占比之和" in hit.message] == []
