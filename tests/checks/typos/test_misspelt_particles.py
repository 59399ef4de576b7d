"""的 in the place of 地 before a verb."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("我镇较好的完成了全年各项工作。", "较好地完成"),
        ("培训有效的提高了种植户的技术水平。", "有效地提高"),
        ("本单位圆满的完成的年初目标共6项。", "圆满地完成"),
    ],
)
def test_a_verb_after_the_particle_of_nouns_is_told(text: str, right: str) -> None:
    (hit,) = hits_in_text("T05", text)
    assert right in hit.message


@pytest.mark.parametrize(
    "text",
    [
        "我镇较好地完成了全年各项工作。",
        "明显的提高体现在三个方面。",
        "做好顺利的开展所需的准备，完成情况较好的完成单位有6个。",
    ],
)
def test_nouns_after_it_are_right(text: str) -> None:
    assert hits_in_text("T05", text) == []
