"""From a report to a file: its name, its place, and that nothing is lost on the way."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest

from reportgen import OutputError, TemplateError, build, compile_template, render
from reportgen.forms.building import file_name, output_path
from reportgen.ooxml.data_part import write_report
from tests.reports import SHORTEST, report, with_values
from tests.tools import FORM
from tests.wordfile import DOCUMENT, members, packed, replaced

UNIT = "部门概况.单位名称"
TITLE = "2024年度部门整体支出绩效评价报告.docx"
HOSTILE_UNITS = (
    "../../x",
    "..\\..\\x",
    "/etc/x",
    "C:\\x",
    "~/x",
    ".隐藏",
    "...",
    "　.",
    "CON",
    "CON.x",
    "nul.",
    "COM1.",
    "a/b",
    'a<b>c:d"e|f?g*h',
    "\u202e反着写",
    "\u2066隔离\u2069",
    "软\xad连字",
    "私\ue000用",
    "\x85镇",
    "制\t表",
    "长" * 300,
    "\U00020bb7" * 100,
    "-rf",
    "$(x)",
)
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)")


@pytest.fixture(autouse=True)
def _in_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def error_of(caught: pytest.ExceptionInfo[OutputError]) -> str:
    (finding,) = caught.value.findings
    assert (finding.rule, finding.severity) == ("D04", "error")
    assert not re.search("[A-Za-z]{3,}", finding.message), "the message is not all Chinese"
    return f"{finding.message}　{finding.suggestion}"


def name_for(unit: str) -> str:
    """Return the name of the file of a unit's report."""
    return file_name(report(with_values((UNIT, unit))).title, 2024)


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))


def test_a_report_goes_to_the_folder_of_its_year_under_unit_and_title() -> None:
    path = build(report(SHORTEST))
    assert path == Path("outputs", "2024", f"云溪县青禾镇人民政府{TITLE}")
    assert path.read_bytes() == render(report(SHORTEST))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("x.docx", "x.docx"),
        ("x.DOCX", "x.DOCX"),
        ("新文件夹/x.docx", "新文件夹/x.docx"),
        ("新文件夹", f"新文件夹/云溪县青禾镇人民政府{TITLE}"),
        ("x.2024", f"x.2024/云溪县青禾镇人民政府{TITLE}"),
        ("是文件夹.docx", f"是文件夹.docx/云溪县青禾镇人民政府{TITLE}"),
    ],
)
def test_an_output_that_ends_in_docx_is_the_file_and_any_other_a_folder(
    given: str, expected: str
) -> None:
    Path("是文件夹.docx").mkdir()
    assert build(report(SHORTEST), given) == Path(expected)
    assert Path(expected).is_file()


@pytest.mark.parametrize("unit", HOSTILE_UNITS)
def test_a_unit_name_never_leads_out_of_the_folder(unit: str, tmp_path: Path) -> None:
    path = build(report(with_values((UNIT, unit))), "outputs")
    assert path.parent == Path("outputs")
    assert left_over(tmp_path) == sorted(["outputs", path.name])
    assert path.is_file()


@pytest.mark.parametrize("unit", HOSTILE_UNITS)
def test_a_file_name_is_one_that_every_system_takes(unit: str) -> None:
    name = name_for(unit)
    assert name.endswith("年度.docx" if "…" in name else TITLE)
    assert len(name.encode()) <= 255
    assert not re.search(
        r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]', name
    )
    assert not name.startswith((".", " ", "\u3000"))
    assert not RESERVED.match(name)


def test_long_names_are_cut_and_stay_different() -> None:
    names = {name_for("长" * 300 + end) for end in "甲乙"}
    assert len(names) == 2
    assert all(re.fullmatch(r"长+…[0-9a-f]{8}2024年度\.docx", name) for name in names)


def test_names_that_differ_only_in_a_character_no_file_name_has_stay_readable() -> None:
    assert name_for("甲/乙镇") == f"甲／乙镇{TITLE}"


def test_the_place_is_known_before_anything_is_written(tmp_path: Path) -> None:
    assert output_path(report(SHORTEST), "a") == Path("a", f"云溪县青禾镇人民政府{TITLE}")
    assert left_over(tmp_path) == []


def test_a_compiled_template_a_file_and_a_name_give_the_same_but_for_the_label() -> None:
    given = report(SHORTEST)
    by_name, by_path = render(given, "xiangtan"), render(given, str(FORM))
    compiled = compile_template(FORM, "xiangtan", 2023)
    assert render(given, compiled) == by_name == render(given)
    assert members(by_path)[DOCUMENT] == members(by_name)[DOCUMENT]


def test_rebuilding_the_same_report_leaves_the_same_bytes() -> None:
    first = build(report(SHORTEST)).read_bytes()
    assert build(report(SHORTEST)).read_bytes() == first


def test_a_file_as_it_was_generated_is_replaced() -> None:
    path = build(report(SHORTEST), "x.docx")
    build(report(with_values(("部门概况.年度预算金额", "3961万元"))), path)
    assert "3961万元" in members(path.read_bytes())[DOCUMENT].decode()


def test_a_file_that_was_only_packed_anew_is_replaced() -> None:
    path = build(report(SHORTEST), "x.docx")
    path.write_bytes(packed(members(path.read_bytes())))
    build(report(SHORTEST), path)
    assert path.read_bytes() == render(report(SHORTEST))


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (DOCUMENT, ("财力不足", "财力充足")),
        ("word/styles.xml", ('w:line="420"', 'w:line="400"')),
        ("docProps/core.xml", ("<dc:title>", "<dc:title>（修改稿）")),
    ],
)
def test_a_file_that_a_person_has_edited_is_not_overwritten(
    name: str, change: tuple[str, str]
) -> None:
    path = build(report(SHORTEST), "x.docx")
    path.write_bytes(edited := replaced(path.read_bytes(), name, change))
    with pytest.raises(OutputError) as caught:
        build(report(SHORTEST), path)
    assert "被人改过" in error_of(caught)
    assert "--force" in caught.value.findings[0].suggestion
    assert path.read_bytes() == edited


@pytest.mark.parametrize("content", [b"my notes", packed({"a": b"b"})])
def test_a_file_that_was_not_generated_is_not_overwritten(content: bytes) -> None:
    Path("x.docx").write_bytes(content)
    with pytest.raises(OutputError) as caught:
        build(report(SHORTEST), "x.docx")
    assert "不是本程序生成的" in error_of(caught)
    assert Path("x.docx").read_bytes() == content


def test_an_empty_file_has_nothing_to_lose() -> None:
    Path("x.docx").touch()
    build(report(SHORTEST), "x.docx")
    assert Path("x.docx").read_bytes() == render(report(SHORTEST))


def test_force_overwrites_whatever_is_there() -> None:
    Path("x.docx").write_bytes(b"my notes")
    build(report(SHORTEST), "x.docx", force=True)
    assert Path("x.docx").read_bytes() == render(report(SHORTEST))


def test_a_folder_in_the_place_of_the_file_is_an_error() -> None:
    path = output_path(report(SHORTEST), "outputs")
    path.mkdir(parents=True)
    with pytest.raises(OutputError) as caught:
        build(report(SHORTEST), "outputs")
    assert "同名的文件夹" in error_of(caught)
    with pytest.raises(OutputError):
        build(report(SHORTEST), "outputs", force=True)


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    Path("outputs").write_text("a file")
    with pytest.raises(OutputError) as caught:
        build(report(SHORTEST), "outputs")
    assert "写不了这个文件" in error_of(caught)
    assert left_over(tmp_path) == ["outputs"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_failed_write_leaves_the_old_file_whole_and_nothing_beside_it(
    number: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = build(report(SHORTEST), "x.docx")
    before = path.read_bytes()

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OutputError) as caught:
        build(report(with_values(("年度", 2025))), path)
    assert "写不了这个文件" in error_of(caught)
    assert path.read_bytes() == before
    assert left_over(tmp_path) == ["x.docx"]


def test_an_interrupted_write_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_report(Path("x.docx"), b"data")
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("name", ["长" * 300 + ".docx", "a\0b.docx"])
def test_a_name_that_no_file_can_have_is_an_error(name: str) -> None:
    with pytest.raises(OutputError) as caught:
        build(report(SHORTEST), name)
    assert "写不了这个文件" in error_of(caught)


def test_a_template_that_can_not_be_used_writes_nothing(tmp_path: Path) -> None:
    Path("坏.docx").write_bytes(b"not a Word file")
    with pytest.raises(TemplateError, match="表样"):
        build(report(SHORTEST), "x.docx", template="坏.docx")
    with pytest.raises(TemplateError, match="没有表样“无此表样”"):
        build(report(SHORTEST), "x.docx", template="无此表样")
    with pytest.raises(TemplateError, match="2023年度起用，没有2022年度的表样"):
        build(report(with_values(("年度", 2022))), "x.docx")
    assert left_over(tmp_path) == ["坏.docx"]


@pytest.mark.parametrize("name", ["无此文件.docx", "长" * 300 + ".docx", "a\0b.docx"])
def test_a_template_file_that_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(TemplateError, match="没有表样文件"):
        render(report(SHORTEST), name)


def test_a_template_that_can_not_be_opened_says_why_in_chinese() -> None:
    Path("文件夹.docx").mkdir()
    with pytest.raises(TemplateError, match="表样打不开（"):
        render(report(SHORTEST), "文件夹.docx")
