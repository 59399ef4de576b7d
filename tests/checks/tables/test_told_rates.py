"""Rates of indicators that the prose tells with a slip, also in other words."""

from __future__ import annotations

import pytest

from tests.checks.annexed import ROWS, annex_hits
from tests.checks.samples import POINT


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("结案率", "全年受理案件2486件，结案率97.81%。", 1),
        ("结案率", "全年受理案件2486件，结案率97.18%。", 0),
        ("结案率", "其中行政案件结案率97.81%。", 0),
        ("结案率", "信访结案率97.81%。", 0),
        ("结案率", "结案率95.00%。", 0),
        ("结案率", "结案率97.81%。全年结案率97.18%。", 0),
        ("矫正人员帮教率", "社区矫正对象和刑满释放人员帮教率97.81%。", 1),
        ("矫正人员帮教率", "矫正对象118人，人员帮教率为97.81%。", 1),
        ("项目资金支付率", "项目专项资金支付率97.81%。", 0),
    ],
)
def test_a_rate_that_the_sheet_has_otherwise(name: str, text: str, count: int) -> None:
    changes = (
        (f"{ROWS}.0.三级指标", name),
        (f"{ROWS}.0.年度指标值", "≥95%"),
        (f"{ROWS}.0.实际完成值", "97.18%"),
    )
    assert len(annex_hits("S15", *changes, (POINT, text))) == count
