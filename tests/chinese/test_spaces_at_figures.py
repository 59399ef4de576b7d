"""Texts without the spaces beside their figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese.spaces_at_figures import (
    may_have_spaces_at_figures,
    without_spaces_at_figures,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2024 年支出 36.5 万元， 占 5.2 %。", "2024年支出36.5万元，占5.2%。"),
        ("设有 4\u00a0个股室： 办公室等", "设有4个股室：办公室等"),
        ("编制 20 人员经费", "编制20 人员经费"),
        ("表格里的  12   个", "表格里的12   个"),
        ("石桥村 双河村 白杨村", "石桥村 双河村 白杨村"),
        ("执行 GB/T 18918 标准", "执行 GB/T 18918标准"),
        ("附件 2 2024 年预算", "附件2 2024年预算"),
    ],
)  # fmt: skip
def test_spaces_beside_figures_go_and_others_stay(written: str, read: str) -> None:
    assert without_spaces_at_figures(written) == read


@given(st.text("甲人员12.，%（） \u00a0\n", max_size=40))
def test_nothing_but_spaces_goes(text: str) -> None:
    read = without_spaces_at_figures(text)
    assert "".join(read.split()) == "".join(text.split())
    assert (read != text) <= may_have_spaces_at_figures(text)
