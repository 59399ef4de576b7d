"""Fixtures that several test modules share."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.commands import Command

if TYPE_CHECKING:
    from pathlib import Path


# Reports with annexes are large, and machines that run the tests may be busy. Every run tries other
# examples; ``--hypothesis-profile=deep`` tries many at once, as ``python -m tests.fuzz`` does.
settings.register_profile(
    "reports",
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile("deep", settings.get_profile("reports"), max_examples=1000)
settings.load_profile("reports")


def pytest_collection_finish() -> None:
    """Keep all the tests themselves out of the search for garbage, which would go through them."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Return what runs commands, in an empty folder of their own."""
    monkeypatch.chdir(tmp_path)
    return Command(capsys)
