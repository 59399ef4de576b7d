"""The fuzz harness: what it tries is what its numbers say, and what it finds is kept."""

from __future__ import annotations

import argparse
import random
from typing import TYPE_CHECKING

import pytest

from tests.fuzz.__main__ import Choices, Fuzzing
from tests.fuzz.carriers import CARRIERS

if TYPE_CHECKING:
    from pathlib import Path


def fuzzing(carrier: str, folder: Path) -> Fuzzing:
    options = argparse.Namespace(carrier=carrier, seed=1, found=folder / "found", minutes=0)
    return Fuzzing(options)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_few_inputs_of_each_carrier_find_nothing(
    carrier: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fuzz = fuzzing(carrier, tmp_path)
    for number in range(8):
        fuzz.try_one(random.Random(f"test/{number}"))
    assert fuzz.result("by chance") == 0
    assert capsys.readouterr().out.startswith(f"{carrier}: 8 inputs, ")


def test_what_is_found_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def use(_: str, data: bytes) -> None:
        raise ZeroDivisionError(data)

    monkeypatch.setitem(CARRIERS, "data", (lambda _: ("a.yaml", b"hostile"), use))
    fuzz = fuzzing("data", tmp_path)
    fuzz.try_one(random.Random(1))
    assert fuzz.result("by chance") == 1
    assert [path.read_bytes() for path in (tmp_path / "found").iterdir()] == [b"hostile"]


def test_choices_follow_the_bytes_and_go_on_after_them() -> None:
    assert [Choices(bytes(9)).randrange(1000), Choices(bytes(9)).random()] == [0, 0.0]
    one, other = (Choices(b"abcdefgh") for _ in range(2))
    assert [one.randrange(99) for _ in range(50)] == [other.randrange(99) for _ in range(50)]
    drawn = [Choices(bytes([at, at])).choice(range(200)) for at in range(256)]
    assert len(set(drawn)) > 50
