"""A county's roster on the command line."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from reportgen import build, load
from reportgen.formats.excel.form_writing import dump
from tests.commands import Command, reports_in, write_json
from tests.formats.excel.sheets import written
from tests.reports import SHORTEST, SPENT, report, with_values
from tests.tools import FORM, INPUTS

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


def test_a_roster_is_a_batch_like_a_folder(command: Command, tmp_path: Path) -> None:
    write_json(tmp_path / "收" / "丙.json", with_values((UNIT, "云溪县红旗镇人民政府")))
    command("collect", "收", "-o", "全县.xlsx")
    path = tmp_path / "全县.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["名册"]
    at = next(cell.column for cell in sheet[2] if str(cell.value).startswith("支出总额"))
    bad = str(sheet.cell(3, 3).value)
    sheet.cell(3, at).value = "三千"
    for cell in sheet[4]:  # the same unit once more
        sheet.cell(6, cell.column).value = cell.value
    book.save(path)
    ended = command("build", "全县.xlsx", "-o", "出", "--zip", "报.zip", "--jobs", "2")
    assert ended.code == 2
    assert f"全县.xlsx:名册!{openpyxl.utils.get_column_letter(at)}3" in ended.err
    assert "会写到同一个文件" in ended.err
    assert len(reports_in(tmp_path / "出")) == 2
    found = openpyxl.load_workbook(tmp_path / "出" / "汇总.xlsx")["单位"]
    listed = [dict(zip([c.value for c in found[1]], line, strict=True)) for line in found.values]
    failed = next(line for line in listed if line["序号"] == 1)
    assert (failed["单位名称"], failed["状态"]) == (bad, "失败")
    assert "全县.xlsx#名册!A3" in failed["数据"]
    with zipfile.ZipFile(tmp_path / "报.zip") as archive:
        assert len([name for name in archive.namelist() if name.endswith(".docx")]) == 2
    again = command("build", "全县.xlsx", "-o", "出")
    assert "未变2份" in again.out, "what has not changed is not built again"


def test_collecting_again_takes_what_has_changed_and_keeps_what_the_officer_made(
    command: Command, tmp_path: Path
) -> None:
    command("collect", "收", "-o", "全县.xlsx")
    path = tmp_path / "全县.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["名册"]
    at = sheet.max_column + 1
    sheet.cell(2, at).value, sheet.cell(3, at).value = "拨付日期", date(2025, 3, 1)
    sheet.cell(3, at).number_format = "yyyy-mm-dd"
    sheet.cell(2, at + 1).value, sheet.cell(3, at + 1).value = "两年合计", "=D3*2"
    sheet.column_dimensions["C"].width = 41
    sheet.cell(3, 3).fill = PatternFill("solid", "FFFF00")
    sheet.cell(3, 3).comment = Comment("问过了", "罗青")
    book.create_sheet("我的").cell(1, 1).value = "台账"
    book.save(path)
    before = path.read_bytes()
    assert "没有要改的" in command("collect", "收", "-o", "全县.xlsx").out
    assert path.read_bytes() == before
    unit = str(sheet.cell(3, 3).value)
    write_json(tmp_path / "收" / "丙.json", with_values((UNIT, "云溪县红旗镇人民政府")))
    ended = command("collect", "收", "-o", "全县.xlsx")
    assert "没有改过的2个没有重读" in ended.out
    assert path.with_name("全县.xlsx.bak").read_bytes() == before
    assert [row["状态"] for row in rows(path)] == ["已读"] * 3
    book = openpyxl.load_workbook(path)
    sheet = book["名册"]
    assert str(sheet.cell(3, 3).value) == unit
    assert sheet.cell(3, 3).comment.text == "问过了"
    assert sheet.cell(3, 3).fill.fgColor.rgb.endswith("FFFF00")
    assert sheet.cell(3, at).is_date
    assert sheet.cell(3, at + 1).value == "=D3*2"
    assert sheet.column_dimensions["C"].width == 41
    assert book["我的"]["A1"].value == "台账"


def test_a_changed_file_changes_its_row_and_its_texts_alone(
    command: Command, tmp_path: Path
) -> None:
    command("collect", "收", "-o", "全县.xlsx")
    changed = with_values(("部门概况.年度预算金额", "4000.50万元"))
    write_json(tmp_path / "收" / "甲.json", changed)
    assert "没有改过的1个没有重读" in command("collect", "收", "-o", "全县.xlsx").out
    found = {row["单位名称"]: row for row in rows(tmp_path / "全县.xlsx")}
    assert found["云溪县青禾镇人民政府"]["年度预算金额（万元）"] == 4000.5
    assert command("check", "全县.xlsx").err == ""


def test_columns_of_a_countys_own_are_matched_by_the_form(command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "本县"
    folder.mkdir(parents=True)
    (folder / "2024.docx").write_bytes(FORM.read_bytes())
    text = "别名: {年度预算金额: [部门预算]}\n补充栏目: {填报人: {在: 部门概况, 类型: 文字}}\n"
    (folder / "表样.yaml").write_text(text, encoding="utf-8")
    heads = ["年度", "单位名称", "部门预算", "填报人", "备注"]
    (tmp_path / "县.xlsx").write_bytes(
        written({"名册": [heads, [2024, "云溪县青禾镇人民政府", "三千", "罗青", "无"]]})
    )
    ended = command("check", "县.xlsx", "--template", "本县")
    assert "名册!C2" in ended.out
    assert "没有对应的栏目，没有读：“备注”" in ended.out


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


def test_a_copy_counts_as_the_repetition_and_may_be_taken_away(
    command: Command, tmp_path: Path
) -> None:
    write_json(tmp_path / "收" / "甲(1).json", with_values(("部门概况.年度预算金额", "1万元")))
    command("collect", "收", "-o", "全县.xlsx")
    found = {row["来源文件"]: row["状态"] for row in rows(tmp_path / "全县.xlsx")}
    assert (found["收/甲(1).json"], found["收/甲.json"]) == ("重复", "已读")
    ended = command("check", "全县.xlsx")
    assert "1行标着“重复”，没有算" in ended.out
    (tmp_path / "收" / "甲(1).json").unlink()
    command("collect", "收", "-o", "全县.xlsx")
    same = [row for row in rows(tmp_path / "全县.xlsx") if "青禾镇" in str(row["单位名称"])]
    kept, copy = sorted(same, key=lambda row: str(row["状态"]))
    assert (copy["状态"], copy["文字来源"], kept["状态"]) == ("重复", None, "已读")
    assert "没有这个文件" not in command("check", "全县.xlsx").out
    ended = command("build", "全县.xlsx", "-o", "出")
    assert (ended.code, len(reports_in(tmp_path / "出"))) == (0, 2)


def test_files_that_were_not_read_keep_their_rows_and_are_told(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "收" / "丙.docx").write_bytes(b"")
    (tmp_path / "收" / "丁.pdf").write_bytes(b"%PDF-")
    assert command("collect", "收", "-o", "全县.xlsx").code == 2
    found = {row["来源文件"]: row for row in rows(tmp_path / "全县.xlsx")}
    assert found["收/丙.docx"]["收集说明"] == "文件是空的"
    assert not found["收/丙.docx"]["缺少的栏目"]
    assert found["收/丁.pdf"]["状态"] == "没有读"
    assert "没有要改的" in command("collect", "收", "-o", "全县.xlsx").out
    assert "2行没有单位名称和数，没有算" in command("check", "全县.xlsx").out
    assert "2行没有单位名称和数，没有算" in command("build", "全县.xlsx", "-o", "出").out
    write_json(tmp_path / "收" / "丙.json", with_values((UNIT, "云溪县红旗镇人民政府")))
    command("collect", "收", "收/丁.pdf", "-o", "全县.xlsx")
    again = {row["来源文件"]: row["状态"] for row in rows(tmp_path / "全县.xlsx")}
    assert again["收/丁.pdf"] == "读不出", "it was asked for by its name"
    assert again["收/丙.json"] == "已读"
    assert len(again) == 5


def test_nothing_is_written_where_there_is_nothing_to_be_collected(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "空").mkdir()
    for source in ("没有", "空"):
        assert command("collect", source, "-o", "全县.xlsx").code == 2
        assert not (tmp_path / "全县.xlsx").exists()


def test_a_report_of_another_year_is_told(command: Command, tmp_path: Path) -> None:
    for name, year in (("丙", 2024), ("丁", 2023)):
        changed = with_values((UNIT, f"云溪县{name}镇人民政府"), ("年度", year))
        write_json(tmp_path / "收" / f"{name}.json", changed)
    assert "这一份是2023年度的" in command("collect", "收", "-o", "全县.xlsx").err
    assert "这一份是2023年度的" in command("collect", "收", "-o", "全县.xlsx").err
    command("build", "收", "-o", "出")
    found = openpyxl.load_workbook(tmp_path / "出" / "汇总.xlsx")["检查结果"]
    assert [row[0] for row in found.values if row[2] == "G03"] == ["云溪县丁镇人民政府"]


def test_annexes_are_told_and_come_from_the_file_of_the_unit(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "收" / "丙.yaml").write_bytes((INPUTS / "含附件示例.yaml").read_bytes())
    command("collect", "收", "-o", "全县.xlsx")
    told = [row["收集说明"] for row in rows(tmp_path / "全县.xlsx") if row["收集说明"]]
    assert told == ["名册里没有的，检查、生成时从来源文件取：附件"]
    command("build", "全县.xlsx", "-o", "出")
    direct = build(load(INPUTS / "含附件示例.yaml"), tmp_path / "直接")
    assert load(tmp_path / "出" / direct.name).annexes == load(direct).annexes


def test_last_year_stands_beside_this_year_where_it_is_given(
    command: Command, tmp_path: Path
) -> None:
    command("collect", "收", "-o", "全县.xlsx")
    last = with_values(("年度", 2023), (f"{SPENT}.支出总额", "2000万元"))
    write_json(tmp_path / "去年" / "甲.json", last)
    spent = report(SHORTEST).performance.expenditure.total.value
    ended = command("build", "全县.xlsx", "-o", "出", "--last", "去年")
    assert ended.err == ""
    found = openpyxl.load_workbook(tmp_path / "出" / "汇总.xlsx")["单位"]
    head, *lines = found.values
    listed = {line[1]: dict(zip(head, line, strict=True)) for line in lines}
    row = listed["云溪县青禾镇人民政府"]
    assert row["上年支出（万元）"] == 2000
    assert row["比上年"] == pytest.approx(float(spent / 2000 - 1))
    assert listed["云溪县白石乡人民政府"]["上年支出（万元）"] is None
    command("check", "收", "--last", "去年", "-o", "检查结果.xlsx")
    book = openpyxl.load_workbook(tmp_path / "检查结果.xlsx", data_only=True)
    head, *lines = book["按单位"].values
    rows = [dict(zip(head, line, strict=True)) for line in lines]
    assert [each["序号"] for each in rows] == [1, 2, "合计"]
    assert {each["单位名称"]: each["上年支出（万元）"] for each in rows[:-1]} == {
        "云溪县青禾镇人民政府": 2000,
        "云溪县白石乡人民政府": None,
    }
    assert rows[-1]["支出（万元）"] == pytest.approx(float(spent * 2))
