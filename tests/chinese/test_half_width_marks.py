"""Half-width marks in Chinese, and texts with full-width ones in their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese.half_width_marks import (
    has_half_width_marks,
    read_half_width_marks,
    with_full_width_marks,
)

TEXTS = st.text("甲乙12.,;:?!()（），。 \n%ab", max_size=40)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("共1,533元,其中:甲30元;乙(含丙)5元.", "共1,533元，其中：甲30元；乙（含丙）5元。"),
        ("每天8:30开门,好了!", "每天8:30开门，好了！"),
        ("落实湘政发(2024)5号文件。", "落实湘政发(2024)5号文件。"),
        ("电话(0731)57881234。", "电话(0731)57881234。"),
        ("没有半角的，都照原样。", "没有半角的，都照原样。"),
    ],
)  # fmt: skip
def test_marks_in_chinese_become_full_width_and_others_stay(written: str, read: str) -> None:
    assert with_full_width_marks(written) == read


@given(TEXTS)
def test_the_text_is_as_long_and_differs_only_in_its_marks(text: str) -> None:
    read = with_full_width_marks(text)
    assert len(read) == len(text)
    assert all(one == other or one in ",;:?!.()" for one, other in zip(text, read, strict=True))
    assert (read != text) <= has_half_width_marks(text)
    assert (read != text) == any(read_half_width_marks(text))
