"""Texts are written so that other programs' YAML reads the same."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportgen.plaindata.scalars import block_scalar, flow_scalar

KINDS = ["项目\t金额", "0x1f", "1_000", "on", "No", "~", "2024-01-01", "1:30", "=", "<<", ".inf"]


@pytest.mark.parametrize("text", KINDS)
def test_what_others_take_for_something_else_is_quoted(text: str) -> None:
    assert yaml.safe_load(f"- {block_scalar(text)}\n") == [text]
    assert yaml.safe_load(f"[{flow_scalar(text)}]") == [text]


@given(st.text(st.sampled_from("甲乙。 \t:-#'\"[]{}&*!|>%@`,?=~yn01._x"), min_size=1))
def test_any_text_is_the_same_to_other_parsers_unless_it_is_a_number(text: str) -> None:
    read = yaml.safe_load(f"- {block_scalar(text)}\n")
    assert read == [text] or isinstance(read[0], int | float)
