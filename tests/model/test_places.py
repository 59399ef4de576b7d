"""Places: where a person finds a value in the file it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.model.places import Places, normal_path

if TYPE_CHECKING:
    from reportgen.findings import Path

_ABROAD = ("三公经费", "因公出国境费")
_MARKS: dict[Path, tuple[int, int] | str] = {
    (): (1, 1),
    ("部门概况",): (2, 1),
    ("部门概况", "单位名称"): (3, 3),
    ("要点", 0): (9, 5),
    _ABROAD: (14, 9),
}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("部门概况", "单位名称"), "a.yaml:3:3"),
        (("要点", 0), "a.yaml:9:5"),
        (_ABROAD, "a.yaml:14:9"),
        (("三公经费", "因公出国（境）费"), "a.yaml:14:9"),
        ((), "a.yaml:1:1"),
    ],
)
def test_a_value_has_its_line_and_column(path: Path, place: str) -> None:
    assert Places("a.yaml", _MARKS).locate(path) == place


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("部门概况", "主管部门"), "a.yaml:2:1"),
        (("要点", 0, "标题"), "a.yaml:9:5"),
        (("要点", 1), "a.yaml:1:1"),
        (("年度",), "a.yaml:1:1"),
    ],
)
def test_a_value_that_is_not_there_has_the_place_of_the_group_around_it(
    path: Path, place: str
) -> None:
    assert Places("a.yaml", _MARKS).locate(path) == place


def test_a_place_may_be_a_cell_of_a_table() -> None:
    marks: dict[Path, tuple[int, int] | str] = {
        ("部门概况", "单位名称"): "概况!B3",
        (): "表1 第3行",
    }
    assert Places("a.xlsx", marks).locate(("部门概况", "单位名称")) == "a.xlsx:概况!B3"
    assert Places("", marks).locate(("年度",)) == "表1 第3行"


def test_without_marks_the_file_is_the_place() -> None:
    assert Places("a.yaml").locate(("年度",)) == "a.yaml"
    assert Places().locate(("年度",)) == ""


def test_a_normal_path_has_labels_without_marks() -> None:
    assert normal_path(("三公经费", "因公出国（境）费", 0)) == ("三公经费", "因公出国境费", 0)
