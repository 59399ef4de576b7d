"""Files that are no workbooks of ours: passwords, damage, sizes, other kinds."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from reportgen.errors import InputError
from reportgen.formats.excel.workbook_file import open_book
from reportgen.formats.loading import load_bytes
from reportgen.ooxml import package
from tests.formats.excel.sheets import full, full_workbook, written
from tests.sentences import assert_chinese

if TYPE_CHECKING:
    from reportgen.findings import Finding

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(name: str, data: bytes) -> Finding:
    with pytest.raises(InputError) as caught:
        load_bytes(name, data)
    (finding,) = caught.value.findings
    assert_chinese(finding)
    return finding


def repacked(data: bytes, **changes: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, changes.get(name.rpartition("/")[2], source.read(name)))
    return target.getvalue()


def test_a_password_is_told() -> None:
    locked = OLE + "EncryptedPackage".encode("utf-16-le")
    assert "密码" in refused("我镇.xlsx", locked).message
    assert "密码" in refused("我镇.xls", locked).message


@pytest.mark.parametrize("data", [b"", b"PK\3\4", b"not a workbook", b"PK\5\6" + bytes(18)])
def test_what_is_no_workbook_is_told(data: bytes) -> None:
    assert refused("我镇.xlsx", data).rule == "D01"


def test_a_word_file_by_the_name_of_a_workbook_is_told() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert "这是 Word 文件" in refused("我镇.xlsx", target.getvalue()).message


def test_damaged_parts_and_entities_are_told() -> None:
    entity = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData><row><c><v>&b;'
    for part in (b"<worksheet><sheetData>", entity, b"\xff\xfe"):
        assert (
            "损坏"
            in refused("我镇.xlsx", repacked(full_workbook(), **{"sheet2.xml": part})).message
        )


def test_too_much_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED_BYTES", 10_000)
    assert "200MB" in refused("我镇.xlsx", full_workbook()).message
    monkeypatch.setattr(package, "MAX_FILE_BYTES", 1_000)
    assert "50MB" in refused("我镇.xlsx", full_workbook()).message


def test_too_many_parts_are_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(package.MAX_MEMBERS + 1):
            archive.writestr(str(number), b"")
    assert "部件" in refused("我镇.xlsx", target.getvalue()).message


def test_a_workbook_without_fields_says_how_to_get_one() -> None:
    finding = refused("台账.xlsx", written({"Sheet1": [["日期", "事项"], [1, 2]]}))
    assert "reportgen new" in finding.suggestion


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_any_usual_encoding(encoding: str) -> None:
    text = '栏目,填写内容\n单位名称,云溪县青禾镇人民政府\n支出总额,"3,920.00"\n'
    book, _ = open_book("我镇.csv", text.encode(encoding))
    assert [cell.value for cell in book.sheets[0].rows[3].values()] == ["支出总额", "3,920.00"]


def test_an_xls_that_is_an_xlsx_inside_is_read_without_libreoffice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    assert load_bytes("我镇.xls", full_workbook()) == full()


def test_without_libreoffice_an_xls_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    finding = refused("我镇.xls", OLE)
    assert "LibreOffice" in finding.message
    assert ".xlsx" in finding.suggestion
