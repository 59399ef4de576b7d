"""A county's roster on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reportgen.formats.excel.form_writing import dump
from tests.commands import Command, reports_in, write_json
from tests.reports import SHORTEST, report, with_values

if TYPE_CHECKING:
    from pathlib import Path

UNIT = "部门概况.单位名称"


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Command:
    monkeypatch.chdir(tmp_path)
    write_json(tmp_path / "收" / "甲.json", SHORTEST)
    second = report(with_values((UNIT, "云溪县白石乡人民政府")))
    (tmp_path / "收" / "乙.xlsx").write_bytes(dump(second))
    return Command(capsys)


def rows(path: Path) -> list[dict[str, object]]:
    sheet = openpyxl.load_workbook(path)["名册"]
    heads = [cell.value for cell in sheet[2]]
    lines = sheet.iter_rows(min_row=3, values_only=True)
    return [dict(zip(map(str, heads), line, strict=True)) for line in lines]


def test_a_blank_roster_has_the_units_that_were_listed(command: Command, tmp_path: Path) -> None:
    (tmp_path / "名单.txt").write_text("甲镇\n乙镇\n", encoding="utf-8")
    assert command("new", "-o", "全县.xlsx", "--roster", "--units", "名单.txt").code == 0
    assert [row["单位名称"] for row in rows(tmp_path / "全县.xlsx")][:3] == ["甲镇", "乙镇", None]
    assert command("new", "-o", "全县.yaml", "--roster").code == 2


def test_what_is_collected_can_be_checked_and_built(command: Command, tmp_path: Path) -> None:
    ended = command("collect", "收", "-o", "全县.xlsx")
    assert (ended.code, ended.err) == (0, "")
    assert {row["单位名称"]: row["状态"] for row in rows(tmp_path / "全县.xlsx")} == {
        "云溪县青禾镇人民政府": "已读",
        "云溪县白石乡人民政府": "已读",
    }
    assert "名册" not in command("check", "全县.xlsx").err
    assert command("build", "全县.xlsx", "-o", "出").code == 0
    assert len(reports_in(tmp_path / "出")) == 2


def test_collecting_again_takes_what_has_changed_and_keeps_own_columns(
    command: Command, tmp_path: Path
) -> None:
    command("collect", "收", "-o", "全县.xlsx")
    path = tmp_path / "全县.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["名册"]
    at = sheet.max_column + 1
    sheet.cell(2, at).value, sheet.cell(3, at).value = "联系人", "罗青"
    unit = str(sheet.cell(3, 3).value)
    book.save(path)
    write_json(tmp_path / "收" / "丙.json", with_values((UNIT, "云溪县红旗镇人民政府")))
    ended = command("collect", "收", "-o", "全县.xlsx")
    assert "没有改过的2个没有重读" in ended.out
    found = {row["单位名称"]: row for row in rows(path)}
    assert len(found) == 3
    assert found[unit]["联系人"] == "罗青"
    assert path.with_name("全县.xlsx.bak").exists()


def test_a_unit_that_handed_in_nothing_is_told(command: Command, tmp_path: Path) -> None:
    (tmp_path / "名单.txt").write_text("云溪县青禾镇人民政府\n云溪县红旗镇人民政府\n", "utf-8")
    command("new", "-o", "全县.xlsx", "--roster", "--units", "名单.txt")
    command("collect", "收", "-o", "全县.xlsx")
    found = {row["单位名称"]: row["状态"] for row in rows(tmp_path / "全县.xlsx")}
    assert found["云溪县红旗镇人民政府"] == "没有交"
    assert found["云溪县青禾镇人民政府"] == "已读"


def test_a_unit_that_handed_in_two_files_is_told(command: Command, tmp_path: Path) -> None:
    write_json(tmp_path / "收" / "甲再交.json", SHORTEST)
    command("collect", "收", "-o", "全县.xlsx")
    assert [row["状态"] for row in rows(tmp_path / "全县.xlsx")].count("重复") == 1
    texts = openpyxl.load_workbook(tmp_path / "全县.xlsx")["文字"]
    duties = [row for row in texts.iter_rows(values_only=True) if row[1] == "单位基本职能"]
    assert len(duties) == 2, "one for each unit"
