"""检查豁免 as people write it: a group, a list, a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.checks.checking import check
from reportgen.checks.waivers import waivers_of
from reportgen.formats.loading import load
from reportgen.model.waiver_entries import waiver_entries
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

SHORT = (INPUTS / "最小示例.yaml").read_text("utf-8")
REASON = "余款已由财政收回"


@pytest.mark.parametrize(
    "entered",
    [
        {"A03": REASON},
        [{"A03": REASON}],
        [f"A03：{REASON}", None],
        f"A03 {REASON}",
        f"A03，{REASON}",
    ],
)
def test_a_waiver_is_the_same_in_every_form(entered: object) -> None:
    assert waiver_entries(entered) == {"A03": REASON}


@pytest.mark.parametrize("entered", [REASON, ["A03", REASON], ["A03", "A03"], 3, {"A03": REASON}])
def test_what_is_no_list_of_waivers_stays_as_it_is(entered: object) -> None:
    assert waiver_entries(entered) == entered


def waived(folder: Path, text: str) -> Path:
    path = folder / "青禾镇.yaml"
    path.write_text(f"{SHORT}\n检查豁免:{text}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        f"\n  A03：{REASON}\n  T01：照原文",
        f"\n  - A03：{REASON}\n  - T01：照原文",
        f"\n- A03: {REASON}\n- T01: 照原文",
    ],
)
def test_waivers_with_other_marks_are_read_from_a_file(tmp_path: Path, text: str) -> None:
    found = waivers_of(load(waived(tmp_path, text)))
    assert [(each.code, each.reason) for each in found] == [("A03", REASON), ("T01", "照原文")]


def test_waivers_that_cannot_be_read_are_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    (told,) = [each for each in check(waived(tmp_path, " 财政已收回")) if each.rule == "D03"]
    assert (told.path, told.message) == ("检查豁免", "这里应是一组“编号: 理由”")
