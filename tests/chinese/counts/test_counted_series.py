"""Series that a text counts: ordinals, titles in quotes, days."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits, hits_in_text

SERIES = [
    (
        "存在{}个方面的问题：",
        ["一是编制不细。", "二是支付偏慢。", "三是公开不全。", "四是档案不齐。"],
    ),
    (
        "主要职能有{}项：",
        ["（一）编制规划；", "（二）组织实施；", "（三）监督检查；", "（四）其他工作。"],
    ),
    ("下面分{}点说明。", ["1.收入；", "2.支出；", "3.结余；", "4.资产。"]),
    ("归纳为{}条经验：", ["①早部署；", "②早落实；", "③早公开；", "④早总结。"]),
]
TITLES = ["《甲办法》", "《乙制度》", "《丙规程》", "《丁手册》"]
NUMERALS = "一二三四五六"


@pytest.mark.parametrize(("head", "items"), SERIES)
def test_ordinals_go_as_far_as_is_counted(head: str, items: list[str]) -> None:
    text = "".join(items)
    assert hits_in_text("A14", head.format("四") + text) == []
    (hit,) = hits_in_text("A14", head.format("三") + text)
    assert "列出的是4个，不是3个" in hit.message
    assert len(hits_in_text("A14", head.format("5") + text)) == 1


def test_ordinals_may_go_on_in_the_next_paragraph() -> None:
    points = POINT.removesuffix(".0")
    text = "县里提了三条意见：一是尽早开工；二是按月调度。"
    assert len(hits("A14", (points, [text]))) == 1
    assert len(hits("A14", (points, [text, "另外，要及时验收。"]))) == 1
    assert hits("A14", (points, [text, "三是及时验收，验收以后再付尾款。"])) == []


@pytest.mark.parametrize("joined", ["", "、"])
def test_titles_are_as_many_as_is_counted_after_them(joined: str) -> None:
    text = joined.join(TITLES)
    assert hits_in_text("A14", f"修订了{text}四项制度。") == []
    assert hits_in_text("A14", f"修订了{text}等12项制度。") == []
    assert len(hits_in_text("A14", f"修订了{text}等3项制度。")) == 1
    assert len(hits_in_text("A14", f"修订了{text}5项制度。")) == 1


def test_days_are_as_many_as_is_counted_before_them() -> None:
    days = "分别于3月5日、6月12日、9月20日召开"
    assert hits_in_text("A14", f"研究预算3次，{days}。") == []
    (hit,) = hits_in_text("A14", f"研究预算4次，{days}。")
    assert "3月5日、6月12日、9月20日" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "提出三个方面：一是资金，二是项目；三是人员。其中人员有：一是行政。二是事业。",
        "坚持“一个中心、两个基本点”。",
        "存在两个问题，一是资金不足，二是人员不足。",
    ],
)
def test_series_that_are_right(text: str) -> None:
    assert hits_in_text("A14", text) == []


def test_things_done_are_counted_too() -> None:
    told = "五件民生实事全部办结：一是改造市场；二是硬化公路；三是接通自来水；四是加固渡槽。"
    assert len(hits_in_text("A14", told)) == 1
    assert hits_in_text("A14", told.replace("五件", "四件")) == []
