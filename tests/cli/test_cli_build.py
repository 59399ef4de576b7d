"""``reportgen build``: which files it writes, what it prints, what it refuses."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportgen import load, render
from tests.commands import Command, reports_in, run, write_json
from tests.reports import SHORTEST, report, with_values
from tests.tools import FORM, INPUTS, seed
from tests.wordfile import DOCUMENT, members, problems, replaced, rows

UNIT = "部门概况.单位名称"
BUDGET = "部门概况.年度预算金额"
TITLE = "2024年度部门整体支出绩效评价报告.docx"
OUTPUT = f"outputs/2024/云溪县青禾镇人民政府{TITLE}"


def test_the_readme_command_builds_the_samples_in_a_process_of_its_own(tmp_path: Path) -> None:
    ended = run(tmp_path, "build", INPUTS)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert reports_in(tmp_path) == [
        f"outputs/2024/云溪县枫林镇人民政府{TITLE}",
        f"outputs/2024/云溪县青禾乡财政所{TITLE}",
        f"outputs/2024/湘潭县青山桥镇人民政府{TITLE}",
    ]
    for name in reports_in(tmp_path):
        assert problems((tmp_path / name).read_bytes()) == []


def test_it_prints_where_how_many_pages_and_what_to_check(command: Command) -> None:
    ended = command("build", INPUTS / "青山桥镇.yaml")
    path = os.path.join("outputs", "2024", f"湘潭县青山桥镇人民政府{TITLE}")
    assert ended.code == 0
    assert f"已生成：{path}\n" in ended.out
    assert "字，约8页" in ended.out
    assert "请打开核对：单位名称" in ended.out


def test_the_real_report_builds(command: Command) -> None:
    ended = command("build", seed("qingshanqiao-2024.yaml"), "-o", "x.docx")
    assert (ended.code, ended.err) == (0, "")
    assert problems(Path("x.docx").read_bytes()) == []


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ([], OUTPUT),
        (["-o", "x.docx"], "x.docx"),
        (["--output", "甲/乙/x.docx"], "甲/乙/x.docx"),
        (["-o", "甲"], f"甲/云溪县青禾镇人民政府{TITLE}"),
    ],
)
def test_one_file_goes_where_it_is_told(
    output: list[str], expected: str, command: Command, tmp_path: Path
) -> None:
    write_json(Path("in/a.json"), SHORTEST)
    assert command("build", "in/a.json", *output).code == 0
    assert reports_in(tmp_path) == sorted(["in/a.json", expected])
    assert Path(expected).read_bytes() == render(report(SHORTEST))


def test_a_folder_is_searched_to_the_bottom_and_hidden_files_left_out(
    command: Command, tmp_path: Path
) -> None:
    for number, name in enumerate(["a.json", "深/b.JSON", ".隐藏/c.json", "d.txt"]):
        write_json(Path("in") / name, with_values((UNIT, f"第{number}镇")))
    assert command("build", "in", "-o", "out").code == 0
    assert reports_in(tmp_path / "out") == [f"第0镇{TITLE}", f"第1镇{TITLE}"]


@pytest.mark.parametrize("template", ["xiangtan", str(FORM)])
def test_a_template_is_given_by_name_or_as_a_file(template: str, command: Command) -> None:
    write_json(Path("a.json"), SHORTEST)
    assert command("build", "a.json", "-o", "x.docx", "--template", template).code == 0
    assert rows(Path("x.docx").read_bytes())[0][2] == "云溪县青禾镇人民政府"


def test_the_working_folders_own_template_comes_first(command: Command) -> None:
    own = Path("templates/xiangtan/2024.docx")
    own.parent.mkdir(parents=True)
    own.write_bytes(replaced(FORM.read_bytes(), DOCUMENT, ("主管部门</w:t>", "上级部门</w:t>")))
    write_json(Path("a.json"), SHORTEST)
    write_json(Path("b.json"), with_values(("年度", 2023)))
    assert command("build", "a.json", "b.json", "-o", "out").code == 0
    labels = {
        path.name[10:14]: rows(path.read_bytes())[2][1] for path in Path("out").glob("*.docx")
    }
    assert labels == {"2024": "上级部门", "2023": "主管部门"}


def test_all_errors_of_all_files_come_at_once_while_good_files_are_built(
    command: Command, tmp_path: Path
) -> None:
    write_json(Path("in/good.json"), SHORTEST)
    write_json(Path("in/bad1.json"), with_values((BUDGET, "一千"), ("年度", 1949)))
    write_json(Path("in/bad2.json"), with_values(("部门概况.单位名字", "某镇")))
    Path("in/bad3.yaml").write_text("年度: [2024", encoding="utf-8")
    ended = command("build", "in", "无此文件.yaml", "-o", "out")
    assert ended.code == 2
    assert reports_in(tmp_path / "out") == [f"云溪县青禾镇人民政府{TITLE}"]
    assert "已生成" in ended.out
    for words in ("“一千”缺“元”字", "1949", "单位名字", "“[2024”", "没有这个文件或文件夹"):
        assert words in ended.err
    for place in ("bad1.json 第1行", "bad2.json 第1行", "bad3.yaml 第1行第1列", "无此文件.yaml"):
        assert place in ended.err


def test_a_year_without_template_does_not_keep_the_others_from_being_built(
    command: Command, tmp_path: Path
) -> None:
    for year in (2020, 2021, 2024):
        write_json(Path(f"in/{year}.json"), with_values(("年度", year)))
    ended = command("build", "in", "-o", "out")
    assert ended.code == 2
    assert reports_in(tmp_path / "out") == [f"云溪县青禾镇人民政府{TITLE}"]
    assert "没有2020年度的表样" in ended.err
    assert "没有2021年度的表样" in ended.err


def test_a_template_that_can_not_be_used_is_told_once(command: Command, tmp_path: Path) -> None:
    for number in range(3):
        write_json(Path(f"in/{number}.json"), with_values((UNIT, f"第{number}镇")))
    tags = ("部门整体支出绩效评价报告", "{{ 部门概况.单位名 }}")
    Path("坏.docx").write_bytes(replaced(FORM.read_bytes(), DOCUMENT, tags))
    ended = command("build", "in", "-o", "out", "--template", "坏.docx")
    assert ended.code == 2
    assert ended.err.count("单位名称") == 1
    assert reports_in(Path("out")) == []


def test_an_edited_output_is_kept_unless_forced(command: Command) -> None:
    write_json(Path("a.json"), SHORTEST)
    assert command("build", "a.json").code == 0
    edited = replaced(Path(OUTPUT).read_bytes(), DOCUMENT, ("财力不足", "财力充足"))
    Path(OUTPUT).write_bytes(edited)
    ended = command("build", "a.json")
    assert ended.code == 2
    assert "在生成以后被人改过" in ended.err
    assert Path(OUTPUT).read_bytes() == edited
    assert command("build", "a.json", "--force").code == 0
    assert Path(OUTPUT).read_bytes() == render(report(SHORTEST))


def test_an_output_that_can_not_be_written_does_not_keep_the_others_from_it(
    command: Command, tmp_path: Path
) -> None:
    write_json(Path("in/a.json"), with_values((UNIT, "甲镇")))
    write_json(Path("in/b.json"), with_values((UNIT, "乙镇")))
    Path(f"out/甲镇{TITLE}").mkdir(parents=True)
    ended = command("build", "in", "-o", "out")
    assert ended.code == 2
    assert reports_in(tmp_path / "out") == [f"乙镇{TITLE}"]
    assert "这里已有同名的文件夹" in ended.err


def test_rebuilding_leaves_the_same_bytes(tmp_path: Path) -> None:
    source = INPUTS / "青山桥镇.yaml"
    run(tmp_path, "build", source, "-o", "x.docx", PYTHONHASHSEED="1", TZ="Asia/Shanghai")
    first = (tmp_path / "x.docx").read_bytes()
    run(tmp_path, "build", source, "-o", "x.docx", PYTHONHASHSEED="2", TZ="America/New_York")
    assert (tmp_path / "x.docx").read_bytes() == first == render(load(source))


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        ([], "a.json 会写到同一个文件"),
        (["-o", "out"], "a.json 会写到同一个文件"),
        (["-o", "x.docx"], "要生成的不止一份，-o 却是一个文件：x.docx"),
    ],
)
def test_two_units_for_one_file_are_both_refused(
    output: list[str], expected: str, command: Command, tmp_path: Path
) -> None:
    write_json(Path("in/a.json"), SHORTEST)
    write_json(Path("in/b.json"), with_values((BUDGET, "1万元")))
    write_json(Path("in/c.json"), with_values((UNIT, "别的镇"), ("年度", "廿四年")))
    ended = command("build", "in", *output)
    assert ended.code == 2
    assert expected in ended.err
    assert "c.json" in ended.err, "the other problems are told too"
    assert reports_in(tmp_path) == ["in/a.json", "in/b.json", "in/c.json"]


def test_strict_builds_nothing_that_has_an_error_or_a_warning(
    command: Command, tmp_path: Path
) -> None:
    write_json(Path("in/a.json"), with_values((UNIT, "甲镇,乙镇")))
    ended = command("build", "in", "-o", "out", "--strict")
    assert ended.code == 1
    assert ended.err.startswith(f"未生成：{os.path.join('in', 'a.json')}：")
    assert reports_in(tmp_path) == ["in/a.json"]
    assert command("build", INPUTS, "-o", "out", "--strict").code == 0
    assert len(reports_in(tmp_path / "out")) == 3


def test_a_folder_without_data_is_an_error(command: Command) -> None:
    Path("空").mkdir()
    ended = command("build", "空")
    assert (ended.code, ended.out) == (2, "")
    assert "文件夹里没有数据文件" in ended.err


def test_a_full_disk_leaves_the_old_file_and_no_other(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_json(Path("a.json"), SHORTEST)
    command("build", "a.json", "-o", "x.docx")
    before = Path("x.docx").read_bytes()
    write_json(Path("a.json"), with_values((BUDGET, "1万元")))

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", fail)
    ended = command("build", "a.json", "-o", "x.docx")
    assert ended.code == 2
    assert "写不了这个文件（磁盘满了）" in ended.err
    assert Path("x.docx").read_bytes() == before
    assert reports_in(tmp_path) == ["a.json", "x.docx"]


def test_a_year_is_a_year_however_it_is_written(command: Command, tmp_path: Path) -> None:
    for number, year in enumerate([2024, "2024", "2024年", "２０２４"]):
        write_json(Path(f"in/{number}.json"), with_values((UNIT, f"第{number}镇"), ("年度", year)))
    assert command("build", "in").code == 0
    assert len(reports_in(tmp_path / "outputs" / "2024")) == 4
    kept = members(next((tmp_path / "outputs" / "2024").glob("*.docx")).read_bytes())[DOCUMENT]
    assert "2024年部门整体支出" in kept.decode()


def test_the_same_data_file_builds_both_forms(command: Command) -> None:
    sample = INPUTS / "青山桥镇.yaml"
    assert command("build", sample, "-o", "table.docx").code == 0
    assert command("build", sample, "-o", "chapters.docx", "--template", "hunan").code == 0
    assert reports_in(Path()) == ["chapters.docx", "table.docx"]


def test_what_a_form_lacks_is_said_at_once_and_nothing_is_written(command: Command) -> None:
    ended = command("build", INPUTS / "最小示例.yaml", "--template", "hunan")
    assert ended.code == 2
    assert ended.err.count("表样“hunan”要有") == 11
    assert "在“预算收支”下补上“收入: …”" in ended.err
    assert reports_in(Path()) == []


def test_each_year_is_built_with_the_form_of_its_time(command: Command) -> None:
    """A form that is added for 2026 changes nothing for 2024, in one run or alone."""
    forms = Path("templates/我县")
    command("template", "new", "我县", "--year", "2023")
    write_json(Path("in/a.json"), with_values(("年度", "2024")))
    assert command("build", "in/a.json", "-o", "before.docx", "--template", "我县").code == 0
    newer = replaced(FORM.read_bytes(), DOCUMENT, ("部门整体支出绩效评价报告", "新表"))
    (forms / "2026.docx").write_bytes(newer)
    write_json(Path("in/b.json"), with_values(("年度", "2026")))
    assert command("build", "in/a.json", "-o", "after.docx", "--template", "我县").code == 0
    assert Path("after.docx").read_bytes() == Path("before.docx").read_bytes()
    assert command("build", "in", "-o", "out", "--template", "我县").code == 0
    older, newest = sorted(Path("out").glob("*.docx"))
    assert ("2024年" in older.name, "2026年" in newest.name) == (True, True)
    for path, is_newer in ((older, False), (newest, True)):
        assert ("新表" in members(path.read_bytes())[DOCUMENT].decode()) == is_newer
