"""The benchmark of the page runs in a real browser, and what it measures is what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import load
from tests.bench.page import FILE, page

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_typed_is_seen_in_the_preview_and_saved(tmp_path: Path) -> None:
    key, pause = page(tmp_path, ["1"])
    assert float(pause.measure.removesuffix(" ms")) < float(key.measure.removesuffix(" ms"))
    assert load(tmp_path / "site" / FILE).overview.supervisor == "第1县人民政府"
