"""Texts in several formats, with readings of characters, with line breaks."""

from __future__ import annotations

import io
import zipfile

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.formats.excel.sheets import (
    OVERVIEW,
    loaded,
    with_cell,
)


def test_rich_text_keeps_its_spaces() -> None:
    bold = InlineFont(b=True)
    text = CellRichText(TextBlock(bold, "云溪县 "), " 青禾镇", TextBlock(bold, " 人民政府"))
    assert loaded(with_cell("单位名称", text, OVERVIEW)).overview.unit_name == (
        "云溪县  青禾镇 人民政府"
    )


def test_readings_of_characters_are_no_text() -> None:
    data = with_cell("单位名称", "云溪县青禾镇", OVERVIEW)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/sharedStrings.xml":
                plain = "<t>云溪县青禾镇</t>".encode()
                assert plain in part
                part = part.replace(plain, plain + b'<rPh sb="0" eb="1"><t>yun</t></rPh>')
            copy.writestr(name, part)
    assert loaded(target.getvalue()).overview.unit_name == "云溪县青禾镇"


def test_line_breaks_in_a_cell_are_paragraphs() -> None:
    data = with_cell("单位基本职能", "承办上级交办的事项。\n办好实事。", OVERVIEW)
    assert loaded(data).overview.duties[:2] == ["承办上级交办的事项。", "办好实事。"]
