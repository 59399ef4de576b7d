"""How much work reading a filled form is: a whole county's are read while a person waits."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reportgen.formats.excel.form_writing import dump
from tests.formats.excel.sheets import full, loaded

if TYPE_CHECKING:
    from types import FrameType

MOST = 45_000
"""Calls of functions for one form with all annexes, once all is imported; more on no machine."""


def test_a_form_with_all_annexes_is_read_with_little_work() -> None:
    data = dump(full())
    loaded(data)
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        loaded(data)
    finally:
        sys.setprofile(None)
    assert calls < MOST
