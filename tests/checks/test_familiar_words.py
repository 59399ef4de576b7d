"""The runs of characters that reports often have, and how they are made."""

from __future__ import annotations

from reportgen.checks.familiar_runs import BESIDE, MARK, NUMBER, familiar
from reportgen.checks.known_pairs import data_lines, known_pairs
from tests.checks.familiar_words import (
    DATA,
    besides,
    is_run,
    lines_of,
    pieces_of,
    with_usual,
)

LARGEST = 300_000


def test_the_file_has_runs_of_four_characters_and_stays_small() -> None:
    right, without, halves, *lines = data_lines("familiar.txt")
    assert right[0] == right[-1] == " "
    assert len(without) % 3 == 0
    assert "算" in halves
    assert [line[:2] for line in lines[:BESIDE]] == ["前0", "后0", "前，", "后，"]
    assert all(len(line) % 3 == 1 and len(line) > 1 for line in lines[BESIDE:])
    assert (DATA / "familiar.txt").stat().st_size < LARGEST


def test_runs_are_counted_with_one_character_for_a_number_and_for_marks() -> None:
    assert [*pieces_of("支出1,286.5 万元。”", 4)] == ["，支出0", "支出0万", "出0万元", "0万元，"]
    assert [*pieces_of("预算编制", 4, is_part=True)] == ["预算编制"]


def test_only_runs_with_three_chinese_characters_and_both_inner_ones_are_kept() -> None:
    assert [run for run in ("预算编制", "，年初预", "0万元，", "支0万元") if is_run(run)] == [
        "预算编制",
        "，年初预",
    ]


def test_runs_stand_by_their_first_character_the_most_common_first() -> None:
    assert lines_of({"预算编制": 3, "预算执行": 5, "决算编制": 1}) == ["决算编制", "预算执行算编制"]


def test_usual_pairs_are_marked_and_marked_again_the_same() -> None:
    known = "# 说明\n预算/支|先\n决定"
    marked = with_usual(known, {"预支", "预先"})
    assert marked == "# 说明\n预算/支^|先^\n决定"
    assert with_usual(marked, {"预支", "预先"}) == marked
    assert [*besides({f"万{NUMBER}", f"{MARK}其"})] == ["前0万", "后0", "前，", "后，其"]


def test_usual_pairs_are_told_from_those_that_are_only_known() -> None:
    pairs = known_pairs()
    assert pairs.is_usual("预", "算")
    assert pairs.is_word("预", "算")
    assert not pairs.is_usual("旅", "算")


def test_runs_are_found_by_what_is_left_of_them() -> None:
    known = familiar()
    assert known.has("预算编制")
    assert not known.has("算编制的的")
    assert "算" in [*known.with_second("预", "编制")]
    assert "编" in [*known.with_third("预算", "制")]
    assert "算编" in [*known.within("预", "制")]
