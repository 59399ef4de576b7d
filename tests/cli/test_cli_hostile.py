"""Hostile data and hostile surroundings: printed literally or refused, never a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import Command, files_in, reports_in, run, write_json
from tests.forms.test_building import HOSTILE_UNITS
from tests.reports import DUTIES, HOSTILE_TEXT, PROBLEMS, SHORTEST, SPENT, with_values
from tests.tools import INPUTS, ROOT
from tests.wordfile import problems, rows

UNIT = "部门概况.单位名称"
LITERAL = (
    "{{ 年度 }}",
    "{{ 7 * 7 }}",
    "{% for x in range(9) %}x{% endfor %}",
    "{%p set 年度 = 1 %}",
    "{_{ 年度 }_}",
    "{_% if 1 %_}",
    "{# 注释 #}",
    "}} %} #}",
    "{{ ''.__class__.__mro__ }}",
    "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "&amp; &lt; &#65; &x; < > \" '",
    "]]><![CDATA[ x ]]>",
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "_x0041_",
    "\\n \\u0041 %s %(x)s {0} ${x}",
    "\U00020bb7野家\U0001f600",
    "e\u0301 ﬁ ㎡ Ⅱ",
)
REFUSED = ("0000", "0001", "0008", "001B", "D800", "DFFF", "FFFE", "FFFF")
"""Characters that XML has no place for, by their codes."""
PLACES = (UNIT, "部门概况.主管部门", DUTIES, f"{SPENT}.概述", PROBLEMS)
ODD_DATA: dict[str, object] = {
    "a list": [SHORTEST],
    "a number": 5,
    "a text": "年度",
    "nothing": None,
    "an empty group": {},
    "numbers for texts": with_values((UNIT, 5), (DUTIES, [1, 2.5]), (PROBLEMS, 7)),
    "words for amounts": with_values(("部门概况.年度预算金额", "NaN"), (f"{SPENT}.结余", True)),
    "groups for texts": with_values((UNIT, {"a": 1}), (DUTIES, {"b": [[]]}), (SPENT, [])),
    "texts for groups": with_values((SPENT, "3539万元"), ("部门概况", "x")),
    "a long number": with_values(("年度", "9" * 5000), ("部门概况.年度预算金额", "9" * 5000)),
    "a long key": with_values(("部门概况." + "键" * 100_000, "x")),
    "a nested list": with_values((DUTIES, [[[[[["x"]]]]]])),
}


@pytest.mark.parametrize("unit", HOSTILE_UNITS)
def test_a_hostile_unit_name_stays_in_the_folder(
    unit: str, command: Command, tmp_path: Path
) -> None:
    write_json(Path("在里面/in/a.json"), with_values((UNIT, unit)))
    os.chdir("在里面")
    ended = command("build", "in")
    (output,) = (name for name in reports_in(tmp_path) if not name.endswith(".json"))
    assert ended.code == 0
    assert re.fullmatch(r"在里面/outputs/2024/[^/]+\.docx", output)


@pytest.mark.parametrize("text", LITERAL)
def test_hostile_text_is_printed_literally_wherever_it_stands(text: str, command: Command) -> None:
    lists = {DUTIES: [text], f"{SPENT}.概述": [text], PROBLEMS: [{"标题": text, "内容": text}]}
    write_json(Path("a.json"), with_values(*((place, lists.get(place, text)) for place in PLACES)))
    assert command("build", "a.json", "-o", "x.docx").code == 0
    data = Path("x.docx").read_bytes()
    cells = [row[2] for row in rows(data)]
    assert (cells[0], cells[2], cells[3]) == (text, text, f"1、{text}")
    assert cells[4].split("\n")[0] == text
    assert re.fullmatch(rf"1\.{re.escape(text)}。?{re.escape(text)}", cells[6])
    assert problems(data, literal=text) == []


def test_marks_that_turn_the_direction_of_a_text_are_left_out(command: Command) -> None:
    write_json(Path("a.json"), with_values((DUTIES, ["\u202e反\u202c过来"])))
    assert command("build", "a.json", "-o", "x.docx").code == 0
    assert [row[2] for row in rows(Path("x.docx").read_bytes())][3] == "1、反过来"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("code", REFUSED)
def test_what_no_word_file_can_hold_is_refused_with_its_place(
    code: str, place: str, command: Command, tmp_path: Path
) -> None:
    write_json(Path("a.json"), with_values((place, f"好的{chr(int(code, 16))}字")))
    ended = command("build", "a.json", "-o", "x.docx")
    assert ended.code == 2
    assert f"第3个字符 U+{code} 不能写进 Word 文件" in ended.err
    assert place in ended.err
    assert files_in(tmp_path) == ["a.json"]


def test_a_megabyte_of_text_in_one_field_is_printed_whole(command: Command) -> None:
    text = HOSTILE_TEXT * (1_000_000 // len(HOSTILE_TEXT.encode()))
    write_json(Path("a.json"), with_values((f"{SPENT}.概述", [text])))
    assert command("build", "a.json", "-o", "x.docx").code == 0
    assert rows(Path("x.docx").read_bytes())[4][2].startswith(text)


@pytest.mark.parametrize("name", ODD_DATA)
@pytest.mark.parametrize("action", ["build", "check"])
def test_data_of_any_other_shape_is_an_error_in_chinese(
    name: str, action: str, command: Command, tmp_path: Path
) -> None:
    write_json(Path("a.json"), ODD_DATA[name])
    ended = command(action, "a.json")
    assert ended.code == 2
    assert re.search(r"错误 [CD]0\d　", ended.err + ended.out)
    assert files_in(tmp_path) == ["a.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"PK\x03\x04" + bytes(range(256)),
        b"\xef\xbb\xbf",
        "年度: {a: &a [*a]}".encode(),
        "年度: !!python/object/apply:os.system [x]".encode(),
        "年度: \x07".encode(),
        ("[" * 10_000).encode(),
        ("年度: " + "{a: " * 1000).encode(),
        b"- \n" * 1000,
        "---\n年度: 2024\n---\n年度: 2024".encode(),
    ],
    ids=range(11),
)
@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_file_that_is_no_data_is_an_error_in_chinese(
    content: bytes, suffix: str, command: Command, tmp_path: Path
) -> None:
    Path(f"a.{suffix}").write_bytes(content)
    ended = command("build", f"a.{suffix}")
    assert ended.code == 2
    assert re.search(rf"错误 [CD]0\d　.*[一-鿿](.|\n)*位置：a\.{suffix}", ended.err)
    assert files_in(tmp_path) == [f"a.{suffix}"]


@pytest.mark.parametrize(
    "name", ["长" * 300 + ".yaml", "a\0b.yaml", "\udcff.yaml", "", ".", "..", "/dev/null", "~", "-"]
)
@pytest.mark.parametrize("action", ["build", "check"])
def test_a_source_of_any_name_ends_in_a_sentence(
    name: str, action: str, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "当前"  # so that .. is a folder of this test's own
    inside.mkdir()
    monkeypatch.chdir(inside)
    ended = command(action, name)
    assert ended.code == 2
    assert re.search(r"错误 D01　[一-鿿]", ended.err + ended.out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "a.json", "-o", "文件夹"],
        ["check", "a.json", "-o", "文件/x"],
        ["check", "a.json", "-o", "."],
        ["check", "a.json", "--format", "xlsx", "-o", "文件夹"],
        ["check", "a.json", "-o", "长" * 300],
        ["check", "a.json", "-o", "a\0b"],
        ["check", "a.json", "-o", "a.json"],
        ["check", "a.json", "--format", "json", "-o", "./文件夹/../a.json"],
        ["check", "a.json", "--last", "无.yaml"],
        ["check", "a.json", "--last", "文件夹"],
        ["check", "a.json", "--dict", "无.yaml"],
        ["check", "a.json", "--dict", "文件夹"],
        ["check", "a.json", "--dict", "a.json"],
        ["build", "a.json", "-o", "文件"],
        ["build", "a.json", "-o", "a.json"],
        ["build", "a.json", "-o", "文件/x.docx"],
        ["build", "a.json", "-o", "长" * 300],
        ["build", "a.json", "--template", "无"],
        ["build", "a.json", "--template", "无.docx"],
        ["build", "a.json", "--template", ""],
        ["build", "a.json", "--template", "../../x"],
        ["build", "a.json", "--template", "a\0b.docx"],
        ["schema", "-o", "文件夹"],
        ["schema", "--template", "无"],
        ["template", "fields", "无"],
        ["new", "--template", "无"],
        ["new", "--from", "a.json", "--template", "无"],
        ["new", "-o", "全县.xlsx", "--roster", "--template", "无.docx"],
        ["schema", "-o", ""],
        ["new", "-o", "文件"],
        ["new", "-o", "文件/x.yaml"],
        ["new", "-o", "长" * 300],
        ["new", "--year", "20244"],
        ["new", "--year", "1949"],
        ["rules", "Z99"],
        ["template", "new", "../x"],
        ["template", "new", ""],
        ["template", "new", "县" * 100],
        ["template", "new", "县", "--year", "x"],
    ],
    ids=" ".join,
)
def test_arguments_that_make_no_sense_end_with_2_and_a_sentence(
    arguments: list[str], command: Command
) -> None:
    write_json(Path("a.json"), SHORTEST)
    Path("文件").write_text("a file")
    Path("文件夹").mkdir()
    ended = command(*arguments)
    assert ended.code == 2
    assert re.search(r"错误 [DM]0\d　.*[一-鿿]", ended.err)
    assert files_in(Path()) == ["a.json", "文件"]
    assert Path("文件").read_text() == "a file"
    assert Path("a.json").read_text(encoding="utf-8").startswith("{")


@pytest.mark.parametrize(
    ("encoding", "locale"), [("ascii", "C"), ("gbk", "POSIX"), ("utf-16", "C")]
)
def test_output_in_any_encoding_does_not_fail(encoding: str, locale: str, tmp_path: Path) -> None:
    hostile = write_json(
        tmp_path / "a.json", with_values((UNIT, "\U0001f600镇"), (DUTIES, "\u202e"))
    )
    for arguments in (
        ["--help"],
        ["rules"],
        ["check", hostile],
        ["build", hostile, "-o", "x.docx"],
    ):
        ended = run(tmp_path, *arguments, PYTHONIOENCODING=encoding, LC_ALL=locale)
        assert (ended.returncode in (0, 1), ended.stderr) == (True, b"")
        assert ended.stdout


@pytest.mark.parametrize("arguments", [["schema"], ["rules"], ["--help"], ["check", INPUTS]])
def test_a_reader_that_goes_away_ends_it_quietly(arguments: list[object], tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    process = subprocess.run(
        [sys.executable, "-m", "reportgen", *map(str, arguments)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (process.returncode, process.stderr) == (0, b"")


def test_an_output_that_can_not_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with (tmp_path / "x").open("rb") as only_for_reading:
        process = subprocess.run(
            [sys.executable, "-m", "reportgen", "schema"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
            stdout=only_for_reading,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (process.returncode, process.stderr.decode()) == (2, "写不了结果\n")


def test_closed_streams_do_not_matter(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_json(Path("a.json"), SHORTEST)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert command("build", "a.json", "-o", "x.docx").code == 0
    assert command("build", "无.json").code == 2
    assert files_in(tmp_path) == ["a.json", "x.docx"]


def test_an_interrupt_ends_with_130_and_a_word(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reportgen.formats.source_files.find_sources", interrupt)
    ended = command("build", "a.json")
    assert (ended.code, ended.err) == (130, "已中断\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "DATA", "--last", "NAME"],
        ["check", "NAME"],
        ["build", "DATA", "--template", "NAME"],
        ["build", "DATA", "--template", "NAME.docx"],
        ["build", "DATA", "-o", "NAME.docx"],
        ["template", "preview", "NAME"],
        ["template", "diff", "NAME", "NAME"],
        ["new", "--from", "NAME.docx", "-o", "a.yaml"],
        ["pull", "NAME.docx", "DATA"],
        ["serve", "NAME"],
    ],
)
def test_a_name_too_long_for_a_file_is_told_with_what_it_names(
    arguments: list[str], command: Command
) -> None:
    name = "字" * 5000
    data = str(write_json(Path("a.json"), SHORTEST))
    given = [each.replace("NAME", name).replace("DATA", data) for each in arguments]
    ended = command(*given)
    assert ended.code == 2
    assert name in ended.out + ended.err


def test_a_name_too_long_for_a_file_that_is_no_command_is_told(command: Command) -> None:
    ended = command("字" * 5000)
    assert ended.code == 2
    assert "不能是" in ended.out + ended.err
