"""Praise whose verb says the reverse."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("通过入户走访，不断减少居民满意度。", "减少"),
        ("通过电网改造，有效提升了安全隐患。", "提升"),
        ("加大培训力度，降低了窗口人员的业务能力。", "降低"),
        ("完善内控制度，切实降低资金使用效益。", "降低"),
        ("解决饮水困难问题，进一步加剧了群众负担。", "加剧"),
        ("通过产业奖补，提高了贫困人口126人。", "提高"),
    ],
)
def test_praise_that_says_the_reverse(text: str, verb: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert f"“{verb}”，话写反了" in hit.message
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "通过入户走访，不断提高居民满意度，减少了居民不便。",
        "通过电网改造，有效消除了安全隐患，提升安全隐患排查水平。",
        "由于培训开展不够，降低了服务质量。",
        "部分项目拨付滞后，进一步降低了资金使用效益。",
        "加强监测，防止扩大债务风险。",
        "通过简化流程，降低了办事成本，减轻了群众负担。",
        "高通胀将加剧经济衰退的风险。",
    ],
)
def test_praise_and_blame_that_mean_what_they_say(text: str) -> None:
    assert hits_in_text("A12", text) == []
