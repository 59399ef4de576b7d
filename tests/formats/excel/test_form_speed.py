"""How long reading a filled form takes: a whole county's are read while a person waits."""

from __future__ import annotations

import time

from reportgen.formats.excel.form_writing import dump
from tests.formats.excel.sheets import full, loaded

MOST = 0.06
"""Seconds of the processor for one form with all annexes, once all is imported."""


def test_a_form_with_all_annexes_is_read_at_once() -> None:
    data = dump(full())
    loaded(data)
    times = []
    for _ in range(5):
        start = time.process_time()
        loaded(data)
        times.append(time.process_time() - start)
    assert min(times) < MOST
