"""What a person sees of a number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.formats.excel.entered_numbers import MAX_TEXT, entered_number, pieces_of
from reportgen.formats.excel.number_formats import (
    date_of,
    date_text,
    exact_number,
    number_format,
    seen,
)
from reportgen.model.base import FieldNode
from tests.strategies import amount_texts


@pytest.mark.parametrize(
    ("stored", "code", "shown"),
    [
        ("5381.8", "0.00", "5381.80"),
        ("5381.8", "General", "5381.8"),
        ("3960", "#,##0", "3,960"),
        ("3920", "#,##0.00_);[Red](#,##0.00)", "3,920.00"),
        ("12.6", '"¥"#,##0.00', "12.60"),
        ("0.9583", "0.00%", "95.83%"),
        ("0.30000000000000004", "General", "0.3"),
        ("12345678.9", "0.0##", "12345678.9"),
        ("-5", "0.00;(0.00)", "-5.00"),
        ("1E+21", "General", "1" + "0" * 21),
    ],
)
def test_a_number_is_read_as_it_is_seen(stored: str, code: str, shown: str) -> None:
    number = exact_number(stored)
    assert number is not None
    assert seen(number, number_format(code)).text == shown


def test_digits_that_a_format_hides_are_told() -> None:
    assert seen(Decimal("5381.804"), number_format("0.00")) == ("5381.80", True)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("yyyy/m/d", "date"),
        ('yyyy"年"m"月"d"日"', "date"),
        ("[$-804]yyyy\\年m\\月", "date"),
        ("[h]:mm", "date"),
        ("@", "text"),
        ('0!.0,"万元"', "scaled"),
        ("#,##0,", "scaled"),
        ("[Red]0.0", "number"),
        ('"第"0"号"', "number"),
        ("", "general"),
        ("0.00E+00", "general"),
        ("# ?/?", "general"),
    ],
)
def test_a_format_is_known_for_what_it_is(code: str, kind: str) -> None:
    assert number_format(code).kind == kind


def test_serials_count_from_either_year() -> None:
    first, second = (
        date_of(Decimal(45755), from_1904=False),
        date_of(Decimal(44293), from_1904=True),
    )
    assert first is not None
    assert second is not None
    assert date_text(first) == date_text(second) == "2025年4月8日"


@given(amount_texts())
def test_an_amount_that_becomes_a_number_is_shown_as_it_was_entered(text: str) -> None:
    number = entered_number(text, FieldNode("支出总额", "amount"))
    if number is not None:
        held = exact_number(f"{number.number:.16G}")
        assert held is not None
        assert seen(held, number_format(number.code)).text + number.unit == text


@given(st.text(min_size=0, max_size=40).map(lambda text: text * 2000))
def test_a_long_text_is_cut_into_pieces_that_cells_hold(text: str) -> None:
    pieces = list(pieces_of(text))
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le", "surrogatepass")) // 2 <= MAX_TEXT for piece in pieces)
