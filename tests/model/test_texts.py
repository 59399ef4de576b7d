"""Texts as Word can hold them: cleaned of invisible marks, and nothing else changed."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from reportgen.model.declaring import FieldError
from reportgen.model.values import Line, OptionalText, Paragraphs, Text, clean_text
from tests.strategies import LINE_BREAKS, REFUSED, ZERO_WIDTH

_ANYTHING = st.text(
    st.characters() | st.sampled_from([*"\n\r\v\f\x85\u2028\u2029_x0D", *ZERO_WIDTH])
)
_PIECES = st.lists(
    st.sampled_from([*LINE_BREAKS, *ZERO_WIDTH, "_x000", "D_", "字", " ", "\t"]), max_size=8
).map("".join)
_VISIBLE = st.text(
    st.characters(
        exclude_categories=["Cs"],
        exclude_characters=f"{REFUSED}{ZERO_WIDTH}\n\r\v\f\x85\u2028\u2029_",
    )
)


def _types(kind: Any, entered: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(entered)
    return [error["type"] for error in caught.value.errors()]


@pytest.mark.parametrize("mark", LINE_BREAKS)
def test_every_kind_of_line_break_becomes_one(mark: str) -> None:
    assert clean_text(f"一{mark}二") == "一\n二"
    assert clean_text(f"一{mark}{mark}二") == "一\n\n二"
    assert clean_text(f"{mark}一{mark}") == "一"


@pytest.mark.parametrize("mark", ["_x000D_\n", "_x000d_\r\n", "_x000D_\r"])
def test_a_line_break_with_its_escaped_half_is_one(mark: str) -> None:
    assert clean_text(f"一{mark}二") == "一\n二"


@pytest.mark.parametrize("mark", list(ZERO_WIDTH))
def test_a_zero_width_character_goes(mark: str) -> None:
    assert clean_text(f"{mark}一{mark}二{mark}") == "一二"
    assert clean_text(f"一\r{mark}\n二") == "一\n二"
    assert clean_text(f"一_x00{mark}0D_二") == "一\n二"


@pytest.mark.parametrize("mark", [*REFUSED, chr(0xD800), chr(0xDFFF)])
def test_a_character_that_word_has_no_place_for_is_an_error_with_its_position(mark: str) -> None:
    with pytest.raises(FieldError) as caught:
        clean_text(f"一二{mark}四")
    code = f"{ord(mark):04X}"
    assert caught.value.message() == f"第3个字符 U+{code} 不能写进 Word 文件"


@settings(max_examples=200, deadline=None)
@given(_VISIBLE)
def test_nothing_else_is_changed(text: str) -> None:
    assert clean_text(text) == text


@settings(max_examples=200, deadline=None)
@given(_ANYTHING | _PIECES)
def test_a_text_keeps_its_visible_characters_in_their_order(text: str) -> None:
    try:
        cleaned = clean_text(text)
    except FieldError:
        assert re.search(f"[{re.escape(REFUSED)}\ud800-\udfff]", text)
        return
    breaks = re.compile("_x000[Dd]_|[\n\r\v\f\x85\u2028\u2029]")
    shown = re.sub(f"[{ZERO_WIDTH}]", "", text)
    assert breaks.sub("", cleaned) == breaks.sub("", shown)
    assert len(cleaned) <= len(text)


@settings(max_examples=200, deadline=None)
@given(_ANYTHING | _PIECES)
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    try:
        cleaned = clean_text(text)
    except FieldError:
        return
    assert clean_text(cleaned) == cleaned


@pytest.mark.parametrize("entered", [5, 5.0, True, None, b"x", ["x"], {"x": "y"}])
def test_only_text_is_text(entered: object) -> None:
    for kind in (Text, OptionalText, Line):
        assert _types(kind, entered) == ["text"]


@pytest.mark.parametrize("entered", ["", " ", "\u3000\t", "\n", "\u200b"])
def test_a_text_that_must_say_something_is_not_blank(entered: str) -> None:
    assert _types(Text, entered) == ["blank"]
    assert _types(Line, entered) == ["blank"]
    assert _types(Paragraphs, [entered]) == ["blank"]
    assert TypeAdapter(Paragraphs).validate_python(entered) == []


def test_a_name_has_one_line() -> None:
    assert TypeAdapter(Line).validate_python("\r\n青禾镇\r\n") == "青禾镇"
    assert _types(Line, "青禾镇\r\n人民政府") == ["one_line"]


def test_paragraphs_are_a_list_or_the_lines_of_one_text() -> None:
    adapter: TypeAdapter[list[str]] = TypeAdapter(Paragraphs)
    assert adapter.validate_python(["一", "二\v三"]) == ["一", "二\n三"]
    assert adapter.validate_python("一\r\n\r\n 二\x85") == ["一", " 二"]
    assert _types(Paragraphs, 5) == ["list_type"]
    assert _types(Paragraphs, {"一": "二"}) == ["list_type"]
    assert _types(Paragraphs, "一\x00") == ["character"]
    assert _types(Paragraphs, ["一", 2, None]) == ["text", "text"]
