"""How often something is done and how often it was in the year."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "领导班子每月下访1次，全年从未间断，共下访14次，解决问题32个。",
        "镇党委理论学习中心组每季度集中学习2次，全年共学习9次，撰写心得体会46篇。",
        "安全生产例会坚持每月召开一次，全年共召开13次，排查隐患210处。",
        "村务公开栏每月更新2次，全年累计更新26次。",
        "每季度召开1次预算执行分析会，全年共召开5次，通报进度慢的办所3家。",
        "每周开展1次清扫行动，全年共开展60次，清运垃圾120吨。",
        "每半年进行1次资产盘点，全年共盘点3次，做到账实相符。",
        "文化站每月放映电影3场，全年共放映32场，观众4200人次。",
    ],
)
def test_what_is_done_each_month_was_done_another_number_of_times(text: str) -> None:
    assert len(hits_in_text("A12", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "班子成员每月集中接访2次，全年雷打不动，共集中接访24次，接待群众143人次。",
        "班子成员每月至少接访2次，全年共接访31次。",
        "4月至10月每月巡塘2次，全年共巡塘14次。",
        "20个村每月开展一次大扫除，全年共开展236次。",
        "巡查每月2次，汛期加密，全年共巡查32次。",
        "每季度召开1次联席会议，全年召开4次。",
        "坚持每月召开1次例会，全年共召开12次，通报问题46个，整改到位46个。",
        "每周巡河1次，全年共巡河52次。",
        "每周开展1次集中清扫，全年共开展53次。",
        "每月走访2次，加上节日慰问，全年共走访28次。",
        "每月召开1次调度会，全年共召开民主评议会10次。",
        "镇村两级每月各开展1次巡查，全年共巡查24次。",
        "每月开展1次主题党日，全年共开展11次。2月受雨雪冰冻影响没有开展。",
        "每两个月召开1次联席会，全年共召开5次。",
    ],
)
def test_what_was_done_as_often_or_for_a_reason(text: str) -> None:
    assert hits_in_text("A12", text) == []
