"""Names that a text counts after it gives them."""

from __future__ import annotations

import pytest

from reportgen.chinese.counts.closing_counts import read_counted_lists


def test_what_is_joined_behind_names_is_counted_alone() -> None:
    text = "实地抽查县人民医院、县妇幼保健院{}4个乡镇卫生院，发放问卷600份。"
    for joined in ("和", "及", "与"):
        assert list(read_counted_lists(text.format(joined))) == []
    (found,) = read_counted_lists("检查青石村、白塘村、柳沟村4个村，发放问卷600份。")
    assert (found.stated, len(found.names)) == (4, 3)


@pytest.mark.parametrize("lead", ["（一）", "（2）", "3．", "4.", "2024年", "2024年12月", "一是"])
def test_an_ordinal_or_a_date_before_the_first_name_is_none_of_it(lead: str) -> None:
    (found,) = read_counted_lists(f"{lead}检查青石村、白塘村、柳沟村4个村，发放问卷600份。")
    assert (found.stated, len(found.names)) == (4, 3)
    assert list(read_counted_lists(f"{lead}检查青石村、白塘村、柳沟村3个村。")) == []
