"""Shares that name no whole."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "在岗职工186人，其中专业技术人员152人，中级职称1000人，占65.79%，初级职称40人，占26.32%。",
        "来电620个，其中咨询403个，占65%；求助155个，占75%；其他62个，占10%。",
        "发展会员8.2万名，其中女会员0.5万名，占61%；青年会员3.2万名，占39%。",
        "本月8个监测断面中，5个断面水质达到Ⅲ类以上，占87.5%。",
    ],
)
def test_a_share_is_of_what_its_figure_is_among(text: str) -> None:
    assert len(hits_in_text("A12", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "教师218人，其中女教师142人，占65.14%；中高级职称96人，占44.04%。",
        "农户8420户，使用清洁能源6736户，占80%；使用天然气2526户，占30%。",
        "基本支出810万元，占65.32%；项目支出430万元，占34.68%。",
    ],
)
def test_shares_that_their_figures_make_are_right(text: str) -> None:
    assert not hits_in_text("A12", text)
