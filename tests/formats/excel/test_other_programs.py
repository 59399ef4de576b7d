"""The form as other programs save it: XlsxWriter, openpyxl, LibreOffice as xlsx, xls and ods."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import pytest

from reportgen.formats.excel import workbook_file
from reportgen.formats.loading import load
from tests.formats.excel.sheets import edited, full, full_workbook, loaded, saved_by_libreoffice

if TYPE_CHECKING:
    from pathlib import Path

Saved = Callable[[str], bytes]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Return the full report as LibreOffice saves it; each kind of file is made once."""
    folder = tmp_path_factory.mktemp("libreoffice")
    return cache(lambda ending: saved_by_libreoffice(folder, full_workbook(), ending))


@pytest.fixture(scope="module", autouse=True)
def converted_once() -> object:
    """Let LibreOffice convert the same bytes only once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook_file, "convert", cache(workbook_file.convert))
        yield


def test_a_report_comes_back_the_same_as_xlsxwriter_writes_it_and_openpyxl_saves_it() -> None:
    assert loaded(full_workbook()) == full()
    assert loaded(edited(full_workbook(), lambda book: None)) == full()


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_a_report_comes_back_the_same_after_libreoffice_saved_it(ending: str, saved: Saved) -> None:
    assert loaded(saved(ending), f"我镇.{ending}") == full()


def test_an_et_file_of_wps_is_read_as_the_xls_that_it_is(saved: Saved) -> None:
    back = loaded(saved("xls"), "我镇.et")
    assert back == full()
    assert any("转换" in each.message for each in back.remarks)


def test_a_workbook_in_the_strict_form_of_the_standard_is_read(
    saved: Saved, tmp_path: Path
) -> None:
    data = saved("xlsx")
    transitional = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            part = source.read(name).replace(
                transitional, b"http://purl.oclc.org/ooxml/spreadsheetml/main"
            )
            part = part.replace(
                relations, b"http://purl.oclc.org/ooxml/officeDocument/relationships"
            )
            copy.writestr(name, part)
    path = tmp_path / "我镇.xlsx"
    path.write_bytes(target.getvalue())
    assert load(path) == full()
