"""检查结果.xlsx: each finding, each unit, each rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from reportgen import Finding, OutputError
from reportgen.batch.check_many import CheckedUnits, check_many
from reportgen.batch.check_workbook import write_check_workbook
from reportgen.batch.unit_checks import UnitChecks
from reportgen.checks.wanted_checks import WantedChecks
from tests.commands import write_json
from tests.reports import SHORTEST, with_values

UNIT = "部门概况.单位名称"
ERROR = Finding("A01", "error", "绩效完成情况.支出总额", "甲.yaml:3:5", "合计差1万元", "核对")
HOSTILE = Finding(
    "C04", "error", "=1+1", "-2+3", "@SUM(A1)\x00\x1b[31m<b>&", "http://x.cn\ud800\uffff"
)


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(path)[name].values
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def written(path: Path, *groups: tuple[str, list[Finding]]) -> list[dict[str, Any]]:
    write_check_workbook(CheckedUnits([*groups]), path)
    return sheet(path, "检查结果")


def checked(folder: Path) -> CheckedUnits:
    return check_many(sorted(folder.iterdir()), UnitChecks(WantedChecks("", "", "", ())))


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    folder = tmp_path / "收"
    for name, unit, year in (
        *(("甲", "甲镇", 2024), ("乙", "乙镇", 2024), ("丙", "丙镇", 2024)),
        *(("甲(1)", "甲镇", 2024), ("丁", "丁镇", 2023)),
    ):
        write_json(folder / f"{name}.json", with_values((UNIT, unit), ("年度", year)))
    (folder / "戊.docx").write_bytes(b"")
    return folder


def test_there_is_a_row_for_each_finding(tmp_path: Path) -> None:
    (row,) = written(tmp_path / "结果.xlsx", ("甲.yaml", [ERROR]), ("乙.yaml", []))
    assert row == {
        "报告": "甲.yaml",
        "级别": "错误",
        "编号": "A01",
        "栏目": "绩效完成情况.支出总额",
        "位置": "甲.yaml 第3行第5列",
        "说明": "合计差1万元",
        "建议": "核对",
    }
    (rule, _) = sheet(tmp_path / "结果.xlsx", "按规则")
    assert (rule["编号"], rule["规则"]) == ("A01", "支出总额 = 按经济分类各项之和")


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    (row,) = written(tmp_path / "结果.xlsx", ("=cmd|' /C calc'!A0\udcff", [HOSTILE]))
    assert row["报告"].startswith("=cmd|' /C calc'!A0")
    assert [row["栏目"], row["位置"]] == ["=1+1", "-2+3"]
    assert row["说明"].startswith("@SUM(A1)")
    cells = openpyxl.load_workbook(tmp_path / "结果.xlsx")["检查结果"][2]
    assert {cell.data_type for cell in cells} == {"s"}


def test_a_long_message_is_written_whole_as_far_as_a_cell_goes(tmp_path: Path) -> None:
    long = Finding("C05", "warning", "", "", "长" * 40_000)
    (row,) = written(tmp_path / "结果.xlsx", ("甲", [long]))
    assert 30_000 < len(row["说明"]) <= 32_767
    assert row["说明"].endswith("…")


def test_it_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("a file")
    with pytest.raises(OutputError):
        written(tmp_path / "文件" / "结果.xlsx", ("甲", [ERROR]))
    assert [path.name for path in tmp_path.iterdir()] == ["文件"]


def test_it_can_be_printed(tmp_path: Path) -> None:
    written(tmp_path / "结果.xlsx", ("甲.yaml", [ERROR._replace(message="长" * 200)]))
    book = openpyxl.load_workbook(tmp_path / "结果.xlsx")
    assert book.sheetnames == ["检查结果", "按单位", "按规则"]
    for each in book:
        assert each.oddFooter.center.text == "第&P页，共&N页"
        assert (each.page_setup.orientation, each.print_title_rows) == ("landscape", "$1:$1")
        assert all(cell.alignment.wrap_text for cell in each[1])
    assert book["检查结果"].row_dimensions[2].height > 50, "the row is as high as its text"


def test_a_unit_that_is_there_twice_counts_once(tmp_path: Path, handed_in: Path) -> None:
    found = checked(handed_in)
    path = tmp_path / "结果.xlsx"
    unread = Finding("R02", "info", "", "收/己.pdf", "文件夹里的这个文件没有读")
    write_check_workbook(found, path, unread=[unread])
    rows = {row["报告"]: row for row in sheet(path, "按单位")[:-1]}
    copy, kept = (rows[str(handed_in / name)] for name in ("甲(1).json", "甲.json"))
    assert "不计入合计" in copy["备注"]
    assert copy["支出（万元）"] == str(kept["支出（万元）"])
    *_, total = openpyxl.load_workbook(path, data_only=True)["按单位"].values
    assert total[4] == 4 * kept["支出（万元）"]
    assert rows[str(handed_in / "戊.docx")]["备注"] == "读不出"
    assert rows["收/己.pdf"]["备注"] == "没有读"
    assert sheet(path, "检查结果")[-1]["位置"] == "收/己.pdf"


def test_units_are_told_that_are_there_twice_or_of_another_year(handed_in: Path) -> None:
    found = checked(handed_in)
    told = {Path(name).name: [each.rule for each in all_of] for name, all_of in found.groups}
    assert [name for name, rules in told.items() if "G04" in rules] == ["甲(1).json", "甲.json"]
    assert [name for name, rules in told.items() if "G03" in rules] == ["丁.json"]
    assert found.tally.startswith("共6份：读不出1份，")
    assert "其中1份重复" in found.tally


def test_a_single_report_has_no_tally(tmp_path: Path) -> None:
    write_json(tmp_path / "甲.json", SHORTEST)
    assert checked(tmp_path).tally == ""
