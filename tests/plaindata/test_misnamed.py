"""Data files under another ending: what happened, and the name it should have."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from reportgen.errors import InputError
from reportgen.formats.loading import load
from reportgen.formats.source_files import find_sources, unread_files
from reportgen.plaindata.misnamed import better_name, holds_data, is_misnamed
from tests.tools import INPUTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands import Command

TEXT = (INPUTS / "最小示例.yaml").read_text(encoding="utf-8")


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        load(path)
    (finding,) = caught.value.findings
    return finding.message, finding.suggestion


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("我镇.yaml.txt", "我镇.yaml"),
        ("我镇.YML.TXT", "我镇.YML"),
        ("我镇.txt", "我镇.yaml"),
        ("我镇.yaml.docx", "我镇.yaml"),
        ("我镇.yaml.doc", "我镇.yaml"),
        ("我镇.doc", "我镇.yaml"),
        ("我镇.wps", "我镇.yaml"),
        ("我镇.json.bak", "我镇.json"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_text_of_a_data_file_is_known_whatever_it_is_called(
    tmp_path: Path, name: str, wanted: str, encoding: str
) -> None:
    path = tmp_path / name
    path.write_bytes(TEXT.encode(encoding))
    message, advice = refusal(path)
    assert message.startswith("这是数据文件")
    assert Path(name).suffix in message
    assert f"改名为“{wanted}”" in advice
    assert "文件扩展名" in advice


@pytest.mark.parametrize("name", ["我镇.yaml.docx", "我镇.docx"])
def test_a_data_file_saved_by_a_word_processor_is_told_apart(tmp_path: Path, name: str) -> None:
    document = docx.Document()
    for line in TEXT.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / name))
    message, advice = refusal(tmp_path / name)
    assert "另存成的 Word 文件" in message
    assert "文本文件(*.txt)" in advice
    assert "“我镇.yaml”" in advice


def test_other_files_are_not_taken_for_data(tmp_path: Path) -> None:
    for data in (
        b"",
        b"PK\3\4",
        "年度工作总结：全镇".encode(),
        "名单.yaml\n另一份.yaml\n".encode(),
    ):
        assert not holds_data(data)
    (tmp_path / "说明.txt").write_text("把表填好", encoding="utf-8")
    message, _ = refusal(tmp_path / "说明.txt")
    assert message == "不是数据文件"


def test_names_are_mended_once() -> None:
    assert is_misnamed("甲.yaml.txt")
    assert not is_misnamed("甲.yaml")
    assert not is_misnamed("甲.txt")
    assert better_name("一.二.txt") == "一.二.yaml"


def test_in_a_folder_they_are_told_too(tmp_path: Path) -> None:
    (tmp_path / "乙.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "甲.yaml.txt").write_text(TEXT, encoding="utf-8")
    paths, problems = find_sources([tmp_path])
    assert [path.name for path in paths] == ["乙.yaml"]
    assert ["“甲.yaml”" in each.suggestion for each in problems] == [True]


def test_build_takes_none_of_them_for_a_list_of_files(command: Command) -> None:
    Path("甲.yaml.txt").write_text(TEXT, encoding="utf-8")
    ended = command("build", "甲.yaml.txt")
    assert ended.code == 2
    assert "改名为“甲.yaml”" in ended.err
    Path("名单.txt").write_text("乙.yaml\n", encoding="utf-8")
    Path("乙.yaml").write_text(TEXT, encoding="utf-8")
    assert command("build", "名单.txt", "-o", "out").code == 0


def test_the_forms_of_a_county_are_no_data(tmp_path: Path) -> None:
    (tmp_path / "templates" / "我县").mkdir(parents=True)
    (tmp_path / "templates" / "我县" / "2024.docx").write_bytes(b"PK")
    (tmp_path / "乙.yaml").write_text(TEXT, encoding="utf-8")
    paths, problems = find_sources([tmp_path])
    assert ([path.name for path in paths], problems) == (["乙.yaml"], [])
    assert find_sources([tmp_path / "templates" / "我县"])[0], "asked for by name, it is looked at"


def _document() -> bytes:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    return buffer.getvalue()


def _workbook() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("我镇.yaml", _document, "这是 Word 文件，后缀却是“.yaml”"),
        ("我镇.xlsx", _document, "这是 Word 文件，后缀却是“.xlsx”"),
        ("我镇.txt", _document, "这是 Word 文件，后缀却是“.txt”"),
        ("我镇", _document, "这是 Word 文件，却没有后缀"),
        ("我镇.docx", _workbook, "这是 Excel 工作簿，后缀却是“.docx”"),
        ("我镇.json", _workbook, "这是 Excel 工作簿，后缀却是“.json”"),
        ("我镇.xlsx", TEXT.encode, "这是数据文件的文字，后缀却是“.xlsx”"),
        ("我镇.et", TEXT.encode, "这是数据文件的文字，后缀却是“.et”"),
        ("我镇.json", TEXT.encode, "这是数据文件的文字，后缀却是“.json”"),
        ("我镇", TEXT.encode, "这是数据文件的文字，却没有后缀"),
        ("我镇.xlsx", bytes, "文件是空的"),
        ("我镇.docx", lambda: b"Rar!\x1a\x07\0\0\0", "这是压缩包"),
        ("~$我镇.docx", lambda: b"\5Admin\0\0", "打开文件时的临时文件"),
    ],
)
def test_a_file_of_another_kind_than_its_name_says_is_told(
    tmp_path: Path, name: str, content: Callable[[], bytes], told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content())
    message, advice = refusal(path)
    assert told in message
    assert advice


def test_a_word_file_with_a_password_says_how_to_take_it_off(tmp_path: Path) -> None:
    path = tmp_path / "我镇.docx"
    locked = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + locked)
    message, advice = refusal(path)
    assert message == "文件加了密码"
    assert "去掉打开密码" in advice


def test_files_of_a_folder_that_are_not_looked_for_are_listed(tmp_path: Path) -> None:
    for name in ("甲镇.yaml", "乙镇.docx", "乙镇.pdf", "丙镇.pdf", "丁镇.rtf", "照片.jpg"):
        (tmp_path / name).write_bytes(b"-")
    for name in ("戊镇.zip", "上报.zip", "说明.txt"):
        (tmp_path / name).write_bytes("PK汇总.json".encode() if name == "上报.zip" else b"-")
    (tmp_path / "己镇.txt").write_text(TEXT, encoding="utf-8")
    (told,) = unread_files([tmp_path, tmp_path / "甲镇.yaml"])
    assert told.severity == "info"
    assert "还有3个文件没有读" in told.message
    assert "丁镇" not in told.message, "converted as .doc is, it is looked for"
    for name in ("丙镇.pdf", "戊镇.zip", "己镇.txt"):
        assert f"“{name}”" in told.message
    (tmp_path / "inner").mkdir()
    assert unread_files([tmp_path / "inner"]) == []


def test_commands_tell_the_files_of_a_folder_that_they_do_not_read(command: Command) -> None:
    Path("收到的").mkdir()
    Path("收到的/甲镇.yaml").write_text(TEXT, encoding="utf-8")
    Path("收到的/丙镇.pdf").write_bytes(b"-")
    for arguments in (
        ("check", "收到的"),
        ("build", "收到的", "-o", "上报"),
        ("collect", "收到的", "-o", "全县.xlsx"),
    ):
        ended = command(*arguments)
        assert ended.code == 0
        assert "“丙镇.pdf”" in ended.out + ended.err
