"""Clauses that stand twice in one sentence."""

from __future__ import annotations

import pytest

from reportgen.checks.clauses_twice import read_clauses_twice
from tests.growing import assert_linear


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        (
            "提升了山区学校的寄宿服务水平，缩小了城乡差距，提升了山区学校的寄宿服务水平。",
            "提升了山区学校的寄宿服务水平",
        ),
        ("严格审批，层层把关；严格审批，层层把关；专账核算。", "严格审批，层层把关"),
        ("一句。管好用好每一笔钱；管好用好每一笔钱。", "管好用好每一笔钱"),
        ("一句。村容村貌明显改善。村容村貌明显改善。", "村容村貌明显改善"),
        ("一句，村容村貌明显改善，村容村貌明显改善。", "村容村貌明显改善"),
    ],
)
def test_they_are_found(text: str, clause: str) -> None:
    assert [one[2] for one in read_clauses_twice(text)] == [clause]


@pytest.mark.parametrize(
    "text",
    [
        "提升了山区学校的寄宿服务水平。缩小了城乡差距，提升了山区学校的寄宿服务水平。",
        "镇级由村级财务代理中心统一核算，金额3万元；村级由村级财务代理中心统一核算，金额2万元。",
        "优抚补助发放率达到100%，义务兵优待金发放及时率达到100%，优抚补助发放率达到100%。",
        "严格审批；专账核算；严格审批。",
        "村容村貌明显改善\n村容村貌明显改善",
        "经济效益：效果较为明显；社会效益：效果较为明显。",
    ],
)
def test_what_is_told_alike_is_not(text: str) -> None:
    assert not list(read_clauses_twice(text))


def read_clauses(text: str) -> list[str]:
    return [clause for _, _, clause in read_clauses_twice(text)]


def test_the_time_grows_with_the_text() -> None:
    assert_linear(lambda size: "甲村修好了通往学校的那条路，" * size, read_clauses, 100)
    assert_linear(lambda size: "管好用好每一笔钱；" * size, read_clauses, 100)
