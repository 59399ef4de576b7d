"""T03: marks that stand doubled or in conflict (GB/T 15834-2011 标点符号用法)."""

from __future__ import annotations

import pytest

from tests.checks.samples import POINT, hits, hits_in_text

POINT_PATH = ("绩效完成情况", "绩效目标完成情况", 0, "要点", 0)


@pytest.mark.parametrize(
    "text",
    [
        "集中供水率≥≥95%。",
        "成本≤≤30万元。",
        "满意度96%%。",
        "全年完成造林400亩，，新建公厕5座。",
        "全年完成造林400亩。。",
        "加强领导、，压实责任。",
        "加强领导；。压实责任。",
        "加强领导，。",
        "其中：：早稻16104亩。",
        "怎么办？。",
        "开展整治（，含续建）工作。",
        "惠及青禾村、石桥村、）等地。",
        "提出“全面完成任务。”。",
        "各项工作有序推进。。。。",
        "完成造林,，护林。",
    ],
)
def test_t03_doubled_marks(text: str) -> None:
    (hit,) = hits_in_text("T03", text)
    assert hit.path == POINT_PATH
    assert hit.suggestion == "只留一个标点；表示省略用“……”"


@pytest.mark.parametrize(
    "text",
    [
        "开展扫黄打非、禁毒……各项整治。",
        "青禾——云溪公路建成通车。",
        "钱花到哪里去了？！",
        "坚决完成任务！！！",
        "做到“零进京、零非访、零滋事”，确保平安。",
        "他说：“任务完成了。”群众满意。",
        "支出1,533.80万元；结余40万元。",
        "修复村道（含桥梁），清理管网。",
        "句末用“。”，句中用“，”。",
    ],
)
def test_t03_near_misses(text: str) -> None:
    assert hits_in_text("T03", text) == []


def test_t03_message() -> None:
    (hit,) = hits_in_text("T03", "全年完成造林400亩，，新建公厕5座、。安装路灯85盏；；")
    assert (
        hit.message
        == "标点连用或冲突：“林400亩，，新建公厕5”“建公厕5座、。安装路灯8”“路灯85盏；；”"
    )


def test_every_passage_is_reported_by_itself() -> None:
    found = hits("T03", (POINT, "甲村，，"), ("部门概况.单位基本职能.1", "承办其他事项。。"))
    assert [hit.path[-2:] for hit in found] == [("单位基本职能", 1), ("要点", 0)]
