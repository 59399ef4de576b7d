"""Lists that have one of their members twice."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("包括基本工资、津贴补贴、住房公积金、绩效工资、住房公积金等。", "住房公积金"),
        ("走访柳树村、石桥村、枫林村、石桥村和白云村的老党员。", "石桥村"),
    ],
)
def test_a_list_that_names_one_thing_twice(text: str, item: str) -> None:
    (hit,) = hits_in_text("T10", text)
    assert f"“{item}”列了两次" in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "包括基本工资、津贴补贴、绩效工资、住房公积金等。",
        "走访柳树村、石桥村、枫林村，检查柳树村、石桥村、枫林村的台账。",
        "坚持学习、实践、再学习、再实践。",
    ],
)
def test_a_list_of_different_things(text: str) -> None:
    assert hits_in_text("T10", text) == []
