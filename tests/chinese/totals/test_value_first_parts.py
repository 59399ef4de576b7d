"""Parts of a total told before what they are of."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("工程批复425.4万元，其中450万元为中央补助，其余由县里自筹。", 1),
        ("工程批复425.4万元，其中400万元为中央补助，其余由县里自筹。", 0),
        ("比上年增加25.4万元，其中450万元为中央补助。", 0),
        ("新建泵站12座，其中15座的电费由村里承担。", 0),
    ],
)
def test_a_part_is_not_more_than_its_total(text: str, count: int) -> None:
    assert len(hits_in_text("A07", text)) == count
