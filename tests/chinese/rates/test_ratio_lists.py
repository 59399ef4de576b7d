"""Amounts shared out by a ratio."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "厕所改造补助50万元，按照5∶3∶2的比例在三个村之间安排，分别为25万元、17万元、8万元。",
            "按5∶3∶2分是25万元、15万元、10万元，不是25万元、17万元、8万元",
        ),
        (
            "资金60万元按3:2:1分给石坝村30万元、上坪村18万元、井湾村12万元。",
            "按3:2:1分是30万元、20万元、10万元",
        ),
        ("县、乡两级按7∶3的比例负担，分别承担60万元、40万元。", "按7∶3分是70万元、30万元"),
    ],
)
def test_amounts_that_are_not_in_their_ratio(text: str, said: str) -> None:
    (hit,) = hits_in_text("A12", text)
    assert said in hit.message
    assert hit.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "补助50万元，按照5∶3∶2的比例安排，分别为25万元、15万元、10万元。",
        "补助50万元，按照5∶3∶2的比例安排，分别为10万元、15万元、25万元。",
        "补助10万元，按1∶1∶1的比例分配，分别为3.33万元、3.33万元、3.34万元。",
        "资金按7:3的比例配套，村级12万元，用于5个组，每组2.4万元。",
        "按4∶3∶3的比例分三次支付工程款，首付40万元。",
        "上午8:30至11:30，分别培训20人、30人。",
        "资金80万元，其中50万元按6∶4的比例分配，分别为36万元、24万元。",
    ],
)
def test_amounts_in_their_ratio_and_others(text: str) -> None:
    assert [hit for hit in hits_in_text("A12", text) if "分是" in hit.message] == []
