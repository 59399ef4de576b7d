"""Sheets that say of themselves that they have one cell, as WPS writes them."""

from __future__ import annotations

import io
import zipfile

from tests.formats.excel.sheets import full, full_workbook, loaded


def test_a_sheet_that_lies_about_its_size_is_read_whole() -> None:
    data, target = full_workbook(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                start = part.index(b"<dimension")
                end = part.index(b"/>", start) + 2
                part = part[:start] + b'<dimension ref="A1"/>' + part[end:]
            copy.writestr(name, part)
    assert loaded(target.getvalue()) == full()
