"""S15: the prose tells the results that the indicators have."""

from __future__ import annotations

import pytest

from tests.checks.annexed import PROJECT, annex_hits
from tests.checks.samples import POINT


@pytest.mark.parametrize(
    "text",
    [
        "全年城镇新增就业305人。",
        "公路养护合格率98%。",
        "公路养护合格率达到了98.5%，路面平整。",
        "养护里程65.1公里，沿线村庄受益。",
    ],
)
def test_another_result_than_the_indicator_has(text: str) -> None:
    (hit,) = annex_hits("S15", (POINT, text))
    assert "的实际完成值" in hit.message
    assert hit.path[-2:] == ("要点", 0)


@pytest.mark.parametrize(
    "text",
    [
        "全年城镇新增就业292人。",
        "城镇新增就业目标280人，公路养护合格率比上年提高3%。",
        "上年城镇新增就业270人。",
        "城镇新增就业305人；城镇新增就业292人。",
        "热线群众满意度98%。",
        "养护里程61500米。",
        "养护里程约62公里。",
        "城镇新增就业困难人员帮扶36人。",
    ],
)
def test_the_same_result_or_another_thing(text: str) -> None:
    assert annex_hits("S15", (POINT, text)) == []


def test_a_result_in_words_is_compared_with_no_number() -> None:
    changes = (f"{PROJECT}.绩效指标.0.实际完成值", "达成年度指标")
    assert annex_hits("S15", changes, (POINT, "养护里程65.1公里。")) == []
