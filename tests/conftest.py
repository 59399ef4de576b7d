"""Fixtures that several test modules share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands import Command

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Give what runs commands, in an empty folder of their own."""
    monkeypatch.chdir(tmp_path)
    return Command(capsys)
