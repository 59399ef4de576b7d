"""What a year began with and what came later make all there was."""

from __future__ import annotations

import pytest

from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        (
            "本年度项目共{}个（含上年转入2个），年初安排9个项目620万元（含1个续建项目），"
            "年中追加4个项目，到位75万元。",
            13,
            12,
        ),
        ("我站全年共实施{}项课题，年初立项7项，执行中新增2项。", 9, 8),
    ],
)
def test_both_make_all_of_them(shape: str, right: int, wrong: int) -> None:
    assert hits_in_text("A07", shape.format(right)) == []
    assert len(hits_in_text("A07", shape.format(wrong))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "本年度项目共12个，年初安排9个项目，年中追加4个项目，取消1个项目。",
        "本年度项目共12个，年初安排9个项目，年中追加4个项目、调出1个。",
        "本年度培训共12期，年初安排9个项目，年中追加4个项目。",
    ],
)
def test_others_may_have_been_dropped(text: str) -> None:
    assert hits_in_text("A07", text) == []
