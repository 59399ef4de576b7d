"""How much two passages are alike, and which passages of a report are like one."""

from __future__ import annotations

import pytest

from reportgen.checks.similarity import similarity


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("预算执行平稳", "预算执行平稳", 1.0),
        (
            "一二三四五六七八九十一二三四五六七八九十",
            "一二三四五六七八九十百二三四五六七八九十",
            38 / 40,
        ),
        ("abcdefghijklmnopqrstu", "abcdefghiXjklmnopqrstu", 42 / 43),
        ("甲乙" * 20, "乙甲" * 20, 78 / 80),
        ("预算执行平稳", "文物普查完成", 0.0),
        ("全年新增城镇就业二百九十二人次左右", "全年新增城镇就业二百九十二人次以上", 0.0),
        ("一二三四五六七八九十" * 2, "十九八七六五四三二一" * 2, 6 / 40),
    ],
)
def test_similarity(one: str, other: str, expected: float) -> None:
    assert similarity(one, other) == pytest.approx(expected)


def test_long_passages_are_compared_by_their_clauses() -> None:
    clauses = [f"第{number}组走访农户{number * 7 % 97}户" for number in range(2000)]
    changed = list(clauses)
    changed[3], changed[1990] = "第三组未走访", "其余各组未走访"
    assert similarity("，".join(clauses), "，".join(changed)) >= 0.99
    others = [f"第{number}组走访商户{number * 11 % 89}家" for number in range(2000)]
    assert similarity("，".join(clauses), "，".join(others)) < 0.9
