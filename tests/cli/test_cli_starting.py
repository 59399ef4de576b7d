"""The commands that start something: a blank, a schema, a template; and the list of rules."""

from __future__ import annotations

import json
import os
import re
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
import yaml

from reportgen.formats.loading import entered
from templates.hunan.draw import draw as draw_chapters
from templates.xiangtan.draw import draw as draw_single_table
from tests.commands import Command, files_in, text_of, write_json
from tests.reports import SHORTEST
from tests.tools import CHAPTER_FORM, FORM, INPUTS
from tests.wordfile import rows


def filled(blank: str) -> str:
    """Return a blank with the example of the comment before it put in for each field.

    A group or list takes none itself: what is written deeper is what it holds.
    """
    lines: list[str] = []
    example = ""
    for line, following in pairwise([*blank.splitlines(), ""]):
        if "例：" in line:
            example = line.partition("例：")[2]
        depth, deeper = (len(one) - len(one.lstrip(" -")) for one in (line, following))
        is_field = example and not line.lstrip().startswith("#") and deeper <= depth
        lines.append(f"{line.rstrip()} '{example}'" if is_field else line)
        example = "" if is_field else example
    return "\n".join(lines)


def test_a_blank_says_what_each_field_means_and_loads_once_filled(command: Command) -> None:
    assert command("new", "-o", "我镇.yaml").code == 0
    blank = Path("我镇.yaml").read_text(encoding="utf-8")
    ended = command("check", "我镇.yaml", "--format", "json")
    assert ended.code == 2
    assert {one["rule"] for one in json.loads(ended.out)} == {"C03"}, "only blanks are missing"
    Path("我镇.yaml").write_text(filled(blank), encoding="utf-8")
    ended = command("build", "我镇.yaml", "-o", "x.docx")
    assert ended.code == 0, ended.err
    assert rows(Path("x.docx").read_bytes())[0][2] == "某某县某某镇人民政府"


def test_a_blank_is_shown_when_no_file_is_named(command: Command, tmp_path: Path) -> None:
    shown = command("new").out
    assert "年度:\n" in shown
    assert files_in(tmp_path) == []
    command("new", "-o", "x.yaml")
    first, _, rest = Path("x.yaml").read_text(encoding="utf-8").partition("\n")
    assert rest == shown
    schema = json.loads(Path(first.partition("$schema=")[2]).read_text(encoding="utf-8"))
    assert schema["properties"].keys() >= {"年度", "部门概况"}
    assert first.startswith("# yaml-language-server: ")
    assert "patternErrorMessage" in json.dumps(schema)


def test_without_room_for_its_schema_a_blank_is_written_all_the_same(command: Command) -> None:
    Path(".reportgen.schema.json").mkdir()
    assert command("new", "-o", "x.yaml").code == 0
    assert Path("x.yaml").exists()


def test_a_blank_does_not_overwrite_a_file(command: Command) -> None:
    Path("x.yaml").write_text("mine")
    ended = command("new", "-o", "x.yaml")
    assert ended.code == 2
    assert "已有这个文件，不覆盖" in ended.err
    assert Path("x.yaml").read_text() == "mine"


@pytest.mark.parametrize("year", ["2024", "２０２４", "2024年"])
def test_the_year_of_a_blank_may_be_written_as_on_the_form(year: str, command: Command) -> None:
    assert "年度: 2024\n" in command("new", "--year", year).out


def test_the_schema_is_one_that_the_samples_keep_to(command: Command) -> None:
    shown = command("schema").out
    schema = json.loads(shown)
    jsonschema.Draft202012Validator.check_schema(schema)
    for path in INPUTS.iterdir():
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        jsonschema.validate(data, schema, cls=jsonschema.Draft202012Validator)
    assert command("schema", "-o", "x.json").out == "已写入：x.json\n"
    assert text_of("x.json") == shown


def test_templates_are_listed_by_name_years_title_and_place(command: Command) -> None:
    listed = [line.split("　") for line in command("template", "list").out.splitlines()]
    title = "部门整体支出绩效评价报告"
    assert listed[:2] == [
        ["hunan", "2020年起", title, str(CHAPTER_FORM)],
        ["xiangtan", "2023年起", title, str(FORM)],
    ]
    outlines = {path.parent.name for path in FORM.parent.parent.glob("*/表样.yaml")}
    to_read = {name: years for name, years, *_ in listed[2:]}
    assert to_read == dict.fromkeys(outlines - {"hunan", "xiangtan"}, "只供读入")


def test_the_working_folders_templates_are_listed_with_the_years_they_serve(
    command: Command,
) -> None:
    command("template", "new", "xiangtan", "--year", "2026")
    Path("templates/坏").mkdir()
    Path("templates/坏/2024.docx").write_bytes(b"not a Word file")
    Path("templates/坏/notes.docx").write_bytes(b"not a template")
    _, *listed = [line.split("　") for line in command("template", "list").out.splitlines()]
    assert [entry[:3] for entry in listed if entry[1] != "只供读入"] == [
        ["xiangtan", "2023年至2025年", "部门整体支出绩效评价报告"],
        ["xiangtan", "2026年起", "部门整体支出绩效评价报告"],
        ["坏", "2024年起", "（打不开）"],
    ]
    assert listed[1][3] == os.path.join("templates", "xiangtan", "2026.docx")


def test_a_new_template_is_the_drawn_form_and_can_be_built_with(command: Command) -> None:
    ended = command("template", "new", "我县")
    assert ended.code == 0
    assert f"已生成表样：{Path('templates/我县/2023.docx')}" in ended.out
    assert Path("templates/我县/2023.docx").read_bytes() == draw_single_table()
    write_json(Path("a.json"), SHORTEST)
    assert command("build", "a.json", "--template", "我县", "-o", "x.docx").code == 0


def test_a_new_template_may_be_of_the_chapter_style(command: Command) -> None:
    ended = command("template", "new", "我市", "--from", "hunan")
    assert ended.code == 0
    assert Path("templates/我市/2020.docx").read_bytes() == draw_chapters()
    ended = command("template", "new", "我省", "--from", "hebei")
    assert ended.code == 2
    assert "没有表样“hebei”" in ended.err


def test_a_template_that_is_there_is_kept_unless_forced(command: Command) -> None:
    command("template", "new", "我县", "--year", "2024")
    Path("templates/我县/2024.docx").write_bytes(b"edited")
    ended = command("template", "new", "我县", "--year", "2024")
    assert ended.code == 2
    assert "已有这份表样" in ended.err
    assert Path("templates/我县/2024.docx").read_bytes() == b"edited"
    assert command("template", "new", "我县", "--year", "2024", "--force").code == 0
    assert Path("templates/我县/2024.docx").read_bytes() == draw_single_table()


def test_rules_are_listed_by_family_with_level_and_title(command: Command) -> None:
    listed = command("rules").out
    assert re.search(r"^A　金额与勾稽$", listed, re.MULTILINE)
    codes = re.findall(r"^  ([A-Z]\d\d)　(?:错误|警告|提示)　\S", listed, re.MULTILINE)
    assert {"A01", "A03", "C01", "Y01"} <= set(codes)
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("code", ["A01", "a01"])
def test_a_rule_is_explained_with_wrong_and_right(code: str, command: Command) -> None:
    ended = command("rules", code)
    assert ended.code == 0
    title, explanation, wrong, right = ended.out.splitlines()
    assert title == "A01　错误　支出总额 = 按经济分类各项之和（金额与勾稽）"
    assert re.search("[一-鿿]", explanation)
    assert (wrong[:2], right[:2]) == ("错：", "对：")


def test_every_listed_rule_can_be_explained(command: Command) -> None:
    for code in re.findall(r"^  ([A-Z]\d\d)", command("rules").out, re.MULTILINE):
        assert command("rules", code).out.startswith(f"{code}　")


def test_an_unknown_rule_names_the_nearest(command: Command) -> None:
    ended = command("rules", "A0")
    assert ended.code == 2
    assert "没有“A0”这个编号" in ended.err
    assert re.search("是不是“A[0-9]+”？", ended.err)


def test_the_blank_has_annexes_when_asked_for(command: Command) -> None:
    assert "\n附件:\n" not in command("new").out
    assert "--with-annexes" in command("new").out
    assert "\n附件:\n" in command("new", "--with-annexes").out


def test_next_years_workbook_is_made_from_last_years_report(command: Command) -> None:
    last = INPUTS / "含附件示例.yaml"
    assert command("build", last, "-o", "去年.docx").code == 0
    assert command("new", "--from", "去年.docx", "-o", "今年.xlsx").code == 0
    held = entered(Path("今年.xlsx"))
    assert held.data["年度"] in (2025, "2025")
    assert held.data["部门概况"]["单位名称"] == "云溪县枫林镇人民政府"
    assert "年度预算金额" not in held.data["部门概况"]
    assert "【上年】" in str(held.data["绩效完成情况"])
    assert held.last_year is not None


def test_a_file_that_is_written_beside_is_told_once(command: Command) -> None:
    first = command("new", "-o", "甲.yaml")
    assert "旁边的 .reportgen.schema.json" in first.out
    assert "schema" not in command("new", "-o", "乙.yaml").out


def test_a_gap_in_last_years_report_keeps_no_draft_from_being_made(command: Command) -> None:
    text = (INPUTS / "最小示例.yaml").read_text(encoding="utf-8")
    broken = re.sub(r"年度预算金额: .*", "年度预算金额: 不详", text)
    Path("去年.yaml").write_text(broken, encoding="utf-8")
    for name in ("今年.xlsx", "今年.yaml"):
        ended = command("new", "--from", "去年.yaml", "-o", name)
        assert ended.code == 0
        assert "“不详”不是金额" in ended.err
        assert str(entered(Path(name)).data["年度"]) == "2025"
