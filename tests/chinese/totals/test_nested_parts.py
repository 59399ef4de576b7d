"""What figures tell that have their parts between them."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("下达补助96万元，其中低保72万元，特困24万元，调减38万元，实际下达68万元。", 1),
        ("下达补助96万元，其中低保72万元，特困24万元，调减38万元，实际下达58万元。", 0),
        ("预拨1608万元（中央1255万元、省级353万元）到院，年终再拨剩余120万元，共拨1782万元。", 1),
        ("预拨1608万元（中央1255万元、省级353万元）到院，年终再拨剩余120万元，共拨1728万元。", 0),
    ],
)
def test_parts_that_make_their_total_hide_no_other_mistake(text: str, count: int) -> None:
    found = hits_in_text("A12", text) + hits_in_text("A07", text)
    assert len(found) == count
