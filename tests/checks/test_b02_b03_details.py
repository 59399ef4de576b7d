"""B02, B03: totals of the 基础数据表 and their details."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import check
from tests.checks.annexed import Change, annex_hits, cases
from tests.laid_out import IN_CHAPTERS, lay_out

if TYPE_CHECKING:
    from pathlib import Path

COSTS = "基础数据表.经费控制情况"
OFFICIAL, PROJECTS, PUBLIC = f"{COSTS}.三公经费", f"{COSTS}.项目支出", f"{COSTS}.公用经费"
VEHICLES = f"{OFFICIAL}.公务用车购置和维护经费"

WRONG: dict[str, list[list[Change]]] = {
    "B02": [
        [(f"{OFFICIAL}.决算数", "12万元")],
        [(f"{VEHICLES}.预算数", "9.5万元"), (f"{OFFICIAL}.预算数", "13.5万元")],
        [(f"{PROJECTS}.上年决算数", "400万元")],
        [(f"{PROJECTS}.专项资金.0.决算数", "341万元")],
        [(f"{PUBLIC}.决算数", "200万元")],
        [(f"{OFFICIAL}.公务接待", None)],
        [(f"{VEHICLES}.决算数", None), (f"{VEHICLES}.公车购置.决算数", "18万元")],
    ],
    "B03": [
        [
            (f"{PUBLIC}.办公经费", None),
            (f"{PUBLIC}.会议费、培训费", None),
            (f"{PUBLIC}.水费、电费、差旅费", None),
        ],
        [
            (f"{PROJECTS}.业务工作经费", []),
            (f"{PROJECTS}.运行维护经费", []),
            (f"{PROJECTS}.专项资金", []),
        ],
        [(f"{VEHICLES}.公车购置", None), (f"{VEHICLES}.公车运行维护", None)],
    ],
}

RIGHT: dict[str, list[list[Change]]] = {
    "B02": [
        [],
        [(f"{OFFICIAL}.决算数", "126000元")],
        [(f"{OFFICIAL}.决算数", None), (f"{VEHICLES}.决算数", None)],
        [(f"{PROJECTS}.决算数", "403.01万元")],
        [(f"{PUBLIC}.决算数", "750万元")],
        [
            (f"{PROJECTS}.业务工作经费", []),
            (f"{PROJECTS}.运行维护经费", []),
            (f"{PROJECTS}.专项资金", []),
        ],
    ],
    "B03": [
        [],
        [(f"{PUBLIC}.办公经费", None)],
        [(f"{PROJECTS}.业务工作经费", [])],
        [(OFFICIAL, {"上年决算数": "0", "预算数": "0", "决算数": "0"})],
    ],
}


@pytest.mark.parametrize(("code", "changes"), cases(WRONG))
def test_what_is_wrong_is_found(code: str, changes: list[Change]) -> None:
    found = annex_hits(code, *changes)
    assert found
    assert all(hit.message and hit.suggestion for hit in found)


@pytest.mark.parametrize(("code", "changes"), cases(RIGHT))
def test_what_is_right_or_not_known_is_left_alone(code: str, changes: list[Change]) -> None:
    assert annex_hits(code, *changes) == []


@pytest.mark.parametrize(
    ("code", "changes", "words"),
    [
        ("B02", [(f"{OFFICIAL}.决算数", "12万元")], "8.6+0+4=12.6，不等于合计12，相差0.6万元"),
        ("B02", [(f"{PUBLIC}.决算数", "200万元")], "117.5+83+16=216.5，大于合计200"),
    ],
)
def test_the_arithmetic_is_written_out(code: str, changes: list[Change], words: str) -> None:
    assert any(words in hit.message for hit in annex_hits(code, *changes))


def test_details_that_may_be_missing_make_a_sum_too_small_a_warning() -> None:
    found = annex_hits("B02", (f"{OFFICIAL}.公务接待", None))
    assert {hit.severity for hit in found} == {"warning"}
    assert {hit.path[-1] for hit in found} == {"上年决算数", "预算数", "决算数"}


def test_a_table_without_rows_for_details_needs_none(tmp_path: Path) -> None:
    title = "附件1\n部门整体支出绩效评价基础数据表"
    head = ["经费控制情况（万元）", "上年决算数", "预算数", "决算数"]
    rows = [head, ["三公经费", "12", "12", "11"], ["1.公务接待", "12", "12", "11"]]
    rows += [["公用经费", "60", "58", "55"]]
    found = check(lay_out(tmp_path / "a.docx", IN_CHAPTERS, title, rows))
    assert [each.message for each in found if each.rule == "B03"] == []
    lacking = [each for each in found if each.rule == "C03" and "项目支出" in each.message]
    assert [each.severity for each in lacking] == ["warning"]
    rows += [["其中：办公经费", "", "", ""], ["项目支出", "350", "350", "350"]]
    found = check(lay_out(tmp_path / "b.docx", IN_CHAPTERS, title, rows))
    told = [each.path.split(".")[-1] for each in found if each.rule == "B03"]
    assert told == ["项目支出", "公用经费"]
