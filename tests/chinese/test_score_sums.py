"""Scores with the scores of their parts."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    "text",
    [
        "自评得分92分，其中：投入10分，过程28分，产出32分，效益20分。",
        "自评总得分为93.2分，其中履职效能45分、管理效率38.2分、社会满意度9分。",
        "综合评分94分：决策18分，过程19分，产出38分，效益17分。",
        "自评得分92分；其中投入8分，过程30分，产出34分，效果18分。",
        "自评得分92分其中投入8分，过程30分，产出34分，效果18分。",
        "最终得分95分。其中：投入指标14分，过程指标28分，产出指标30分，效果指标22分。",
        "满分100分，其中投入10分，过程20分，产出35分，效果25分。",
        "评价综合得分91.6分（决策类18分，过程类20分，产出类29.6分，效益类22分）。",
    ],
)
def test_scores_that_do_not_add_up(text: str) -> None:
    assert len(hits_in_text("A07", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "自评得分92分，其中：投入10分，过程28分，产出34分，效益20分。",
        "满分100分，其中投入10分，过程20分，产出35分，效果35分。",
        "自评得分92分，其中：预算执行率扣3分，满意度扣5分。",
        "自评得分92分，其中：投入10分，过程30分，产出30分，效益30分。",
        "自评得分90分，其中产出得48分，效益得28分，主要扣分项为执行率。",
        "自评得分95分，其中产出48分（满分50分）、效益27分（满分30分）、满意度10分。",
    ],
)
def test_scores_that_add_up_or_are_others(text: str) -> None:
    assert hits_in_text("A07", text) == []
