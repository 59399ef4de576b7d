"""Word files as input on the command line: read, diff, pull, and next year's draft."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest
import yaml

from reportgen import InputError, load
from reportgen.formats.leftover_marks import LAST_YEAR_MARK
from reportgen.formats.source_files import find_sources
from tests.commands import Command, files_in
from tests.formats.word.making import make, seed_data, texts
from tests.sentences import assert_chinese
from tests.tools import INPUTS
from tests.wordfile import members, packed

SAMPLE = INPUTS / "青山桥镇.yaml"
BUDGET, JOBS = ("年度预算金额", "3960万元", "4100万元"), ("292人", "312人")


def built(command: Command, name: str = "报告.docx") -> Path:
    """Build the sample into the working folder."""
    assert command("build", SAMPLE, "-o", name).code == 0
    return Path(name)


def edited(path: Path, *changes: tuple[str, str], added: str = "") -> Path:
    """Change words of a Word file as a person would, and add a paragraph below the table."""
    document = docx.Document(str(path))
    for old, new in changes:
        runs = [
            run
            for cell in dict.fromkeys(document.tables[0]._cells)
            for paragraph in cell.paragraphs
            for run in paragraph.runs
            if old in run.text
        ]
        assert runs, old
        runs[0].text = runs[0].text.replace(old, new)
    if added:
        document.add_paragraph(added)
    document.save(str(path))
    return path


def without_data(path: Path) -> Path:
    """Take the carried data out of a Word file."""
    contents = members(path.read_bytes())
    for name in [name for name in contents if name.startswith("customXml/")]:
        del contents[name]
    rels = contents["word/_rels/document.xml.rels"].decode()
    rels = re.sub(r"<Relationship [^>]*customXml[^>]*/>", "", rels)
    contents["word/_rels/document.xml.rels"] = rels.encode()
    path.write_bytes(packed(contents))
    return path


def test_a_built_file_is_read_as_the_data_it_was_made_from(command: Command) -> None:
    built(command)
    ended = command("read", "报告.docx", "-o", "读出.yaml")
    assert (ended.code, ended.out, ended.err) == (0, "已写入：读出.yaml\n", "")
    assert load("读出.yaml") == load(SAMPLE)
    text = Path("读出.yaml").read_text(encoding="utf-8")
    assert "# 由 报告.docx 读出，请核对。" in text
    assert "# 单位全称，与公章一致。" in text
    assert command("read", "报告.docx").out == text
    Path("读出.yaml").write_text(f"# 我的\n{text}", encoding="utf-8")
    again = command("read", "报告.docx", "-o", "读出.yaml")
    assert again.code == 2
    assert "已有这个文件，不覆盖" in again.err


def test_a_file_that_a_person_made_is_read_and_the_rest_is_listed(command: Command) -> None:
    make(texts(seed_data())).save("手工.docx")
    edited(Path("手工.docx"), added="附：会议纪要一份")
    ended = command("read", "手工.docx", "-o", "读出.yaml")
    assert ended.code == 0
    assert "手工.docx：读的时候要看的地方：警告1条" in ended.err
    assert "“附：会议纪要一份”" in ended.err
    assert "读的时候有2处要看" in Path("读出.yaml").read_text(encoding="utf-8")
    again = command("check", "手工.docx")
    assert "表格以外的文字没有对应的栏目：“附：会议纪要一份”" in again.out


def test_figures_that_are_not_found_are_left_blank_and_told(command: Command) -> None:
    data = seed_data()
    make(texts(data)).save("手工.docx")
    document = docx.Document("手工.docx")
    for cell in document.tables[0]._cells:
        for paragraph in cell.paragraphs:
            if "年部门整体支出" in paragraph.text:
                paragraph.text = "全年支出控制得很好。"
    document.save("手工.docx")
    ended = command("read", "手工.docx", "-o", "读出.yaml")
    assert ended.code == 0
    assert "警告 C03　缺少“支出总额”" in ended.err
    spent = yaml.safe_load(Path("读出.yaml").read_text(encoding="utf-8"))["绩效完成情况"]
    spent = spent["部门整体支出管理和使用基本情况"]
    assert spent["支出总额"] is None
    assert spent["概述"][-1] == "全年支出控制得很好。"


@pytest.mark.parametrize("arguments", [("check", "甲.docx"), ("build", "甲.docx", "-o", "乙.docx")])
def test_a_word_file_is_taken_where_data_is(arguments: tuple[str, ...], command: Command) -> None:
    edited(built(command, "甲.docx"), JOBS)
    ended = command(*arguments)
    assert ended.code == 0
    assert "位置：甲.docx:表1 第6行 第3段" in ended.out
    if arguments[0] == "build":
        assert load("乙.docx") == load("甲.docx")
        assert load("乙.docx") != load(SAMPLE)


def test_a_folder_may_hold_word_files(command: Command, tmp_path: Path) -> None:
    built(command, "甲.docx")
    Path("~$甲.docx").write_bytes(b"lock")
    for name in ("乙.wps", "丙.doc", "丁.pdf", "戊.YAML"):
        Path(name).write_bytes(b"")
    found, problems = find_sources([tmp_path])
    assert problems == []
    assert sorted(path.name for path in found) == sorted(["甲.docx", "乙.wps", "丙.doc", "戊.YAML"])


def test_a_word_file_is_not_written_over_while_it_is_read(command: Command) -> None:
    path = edited(built(command), JOBS, added="领导批示：同意")
    before = path.read_bytes()
    ended = command("build", "报告.docx", "-o", "./报告.docx", "--force")
    assert ended.code == 2
    assert "写在要读的文件上" in ended.err
    assert path.read_bytes() == before


def test_a_word_file_with_mistakes_tells_them_by_row(command: Command) -> None:
    without_data(edited(built(command), (BUDGET[1], "多少")))
    with pytest.raises(InputError) as caught:
        load("报告.docx")
    found = caught.value.findings
    assert found[0].message.startswith("缺少“年度预算金额”")
    assert found[0].location.startswith("报告.docx:表1")
    ended = command("check", "报告.docx")
    assert ended.code == 2
    assert "“多少”" in ended.out


def test_two_reports_are_compared_in_any_form(command: Command) -> None:
    edited(built(command), BUDGET[1:], JOBS)
    shown = command("diff", SAMPLE, "报告.docx")
    assert shown.code == 0
    assert shown.out.startswith("共2处不同：改动2处")
    assert "3960万元 → 4100万元（+140万元，+3.54%）" in shown.out
    assert "［删：292］［增：312］" in shown.out
    assert f"位置：{SAMPLE} 第" in shown.out
    assert "报告.docx:表1 第2行 第1段" in shown.out
    found = json.loads(command("diff", SAMPLE, "报告.docx", "--format", "json").out)
    assert [one["path"] for one in found] == [
        "部门概况.年度预算金额",
        "绩效完成情况.绩效目标完成情况[3].要点[1]",
    ]
    assert command("diff", SAMPLE, "报告.docx", "-o", "对比.html").out == "已写入：对比.html\n"
    page = Path("对比.html").read_text(encoding="utf-8")
    assert "<del>292</del>" in page
    assert "青山桥镇.yaml与报告.docx对比" in page
    command("diff", SAMPLE, "报告.docx", "-o", "对比.json")
    assert json.loads(Path("对比.json").read_text(encoding="utf-8")) == found


def test_a_generated_file_alone_is_compared_with_its_own_data(command: Command) -> None:
    path = built(command)
    assert command("diff", path).out == "没有不同\n"
    edited(path, JOBS, added="附言")
    ended = command("diff", path)
    assert "共1处不同" in ended.out
    assert "“附言”" in ended.err
    without_data(path)
    ended = command("diff", path)
    assert ended.code == 2
    assert "文件里没有带着数据" in ended.err


def test_both_sides_that_do_not_load_are_told(command: Command) -> None:
    ended = command("diff", "无.yaml", "无.docx")
    assert ended.code == 2
    assert ended.err.count("没有这个文件") == 2


def test_edits_come_back_into_the_data_file_and_nothing_else_changes(command: Command) -> None:
    original = SAMPLE.read_text(encoding="utf-8")
    Path("我镇.yaml").write_text(original, encoding="utf-8")
    path = edited(built(command), BUDGET[1:], JOBS, added="附言")
    ended = command("pull", path, "我镇.yaml")
    assert ended.code == 0
    assert "已写入：我镇.yaml\n共2处不同" in ended.out
    assert "“附言”" in ended.err
    expected = original.replace("年度预算金额: 3960万元", "年度预算金额: 4100万元")
    assert Path("我镇.yaml").read_text(encoding="utf-8") == expected.replace("292人", "312人")
    again = command("pull", path, "我镇.yaml")
    assert (again.code, again.out) == (0, "我镇.yaml：没有要改的\n")


@pytest.mark.parametrize(("side", "kept"), [("--ours", "4300万元"), ("--theirs", "4100万元")])
def test_a_field_changed_on_both_sides_is_left_for_the_person(
    side: str, kept: str, command: Command
) -> None:
    path = edited(built(command), BUDGET[1:])
    text = SAMPLE.read_text(encoding="utf-8")
    text = text.replace("年度预算金额: 3960万元", "年度预算金额: 4300万元")
    Path("我镇.yaml").write_text(text, encoding="utf-8")
    ended = command("pull", path, "我镇.yaml")
    assert ended.code == 1
    assert "没有改动，有1处两边都改了" in ended.err
    for line in ("原来：3960万元", "数据：4300万元", "Word：4100万元"):
        assert line in ended.err
    assert Path("我镇.yaml").read_text(encoding="utf-8") == text
    assert command("pull", path, "我镇.yaml", side).code == 0
    assert str(load("我镇.yaml").overview.annual_budget) == kept


def test_a_file_without_data_can_not_be_pulled(command: Command) -> None:
    without_data(built(command))
    Path("我镇.yaml").write_bytes(SAMPLE.read_bytes())
    ended = command("pull", "报告.docx", "我镇.yaml")
    assert ended.code == 2
    assert "文件里没有带着数据" in ended.err
    assert Path("我镇.yaml").read_bytes() == SAMPLE.read_bytes()


def test_next_years_draft_comes_from_a_word_file_and_does_not_build(command: Command) -> None:
    path = built(command)
    assert command("new", "--from", path, "-o", "明年.yaml").code == 0
    text = Path("明年.yaml").read_text(encoding="utf-8")
    assert "年度: 2025\n" in text
    assert "年度预算金额:  # 上年 3960万元" in text
    assert f"- 标题: {LAST_YEAR_MARK}" in text
    ended = command("build", "明年.yaml")
    assert ended.code == 2
    assert ended.err.count("还是上年的内容，没有改写") > 20
    assert re.search(
        r"明年\.yaml 第\d+行第\d+列　绩效完成情况\.绩效目标完成情况\[1\]\.标题", ended.err
    )
    assert files_in(Path()) == sorted([".reportgen.schema.json", "报告.docx", "明年.yaml"])


def test_a_blank_draft_has_no_words_of_last_year(command: Command) -> None:
    shown = command("new", "--from", SAMPLE, "--blank", "--year", "2026").out
    assert LAST_YEAR_MARK not in shown
    assert "年度: 2026\n" in shown
    assert "单位名称: 湘潭县青山桥镇人民政府" in shown
    ended = command("new", "--blank")
    assert ended.code == 2
    assert "--blank 要同 --from 一起用" in ended.err


def test_what_a_word_file_says_elsewhere_is_told_in_chinese(command: Command) -> None:
    path = edited(built(command), added="附言")
    for finding in load(path).remarks:
        assert_chinese(finding)
