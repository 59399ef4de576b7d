"""Sample data for any form, and the form filled with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.forms.sample import sample_data, sample_report
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report
from tests.printing import pages
from tests.tools import tool
from tests.wordfile import problems, rows

if TYPE_CHECKING:
    import pytest

    from tests.commands import Command


def holes(node: FieldNode, value: object, path: str = "") -> list[str]:
    """Return the fields of the form that data has nothing for."""
    if node.kind == "mapping":
        return []
    if value in (None, "", [], {}):
        return [path]
    if isinstance(value, list) and node.element is not None:
        return [hole for item in value for hole in holes(node.element, item, f"{path}[]")]
    if isinstance(value, dict):
        fields = (node.fields or {}).values()
        return [h for f in fields for h in holes(f, value.get(f.label), f"{path}.{f.label}")]
    return []


def test_the_sample_fills_every_field_of_the_form_and_is_valid() -> None:
    assert holes(field_tree(Report), sample_data()) == []
    assert sample_report(2031).year == 2031


def test_a_preview_is_the_newest_form_filled_with_the_sample(command: Command) -> None:
    command("template", "new", "我县", "--year", "2026")
    ended = command("template", "preview", "我县")
    assert (ended.code, ended.out) == (0, "已写入：我县2026预览.docx\n")
    data = Path("我县2026预览.docx").read_bytes()
    assert rows(data)[0][2] == "某某县某某镇人民政府"
    assert problems(data) == []


def test_a_preview_may_be_of_a_year_or_a_file(command: Command) -> None:
    command("template", "new", "我县", "--year", "2024")
    assert command("template", "preview", "xiangtan", "--year", "2025", "-o", "a.docx").code == 0
    assert command("template", "preview", "templates/我县/2024.docx", "-o", "b.docx").code == 0
    assert rows(Path("b.docx").read_bytes())[4][2].split("\n")[-1].startswith("2024年部门整体支出")
    assert command("template", "preview", "我县", "--year", "2023").code == 2


def test_a_preview_edited_since_is_not_overwritten(command: Command) -> None:
    Path("x.docx").write_bytes(b"mine")
    assert command("template", "preview", "xiangtan", "-o", "x.docx").code == 2
    assert Path("x.docx").read_bytes() == b"mine"


def test_a_preview_may_be_a_pdf_or_pictures_of_its_pages(command: Command) -> None:
    tool("soffice", "apt-get install libreoffice-writer-nogui")
    tool("pdftoppm", "apt-get install poppler-utils")
    assert command("template", "preview", "xiangtan", "--pdf", "-o", "x.pdf").code == 0
    assert Path("x.pdf").read_bytes().startswith(b"%PDF")
    ended = command("template", "preview", "xiangtan", "--png", "-o", "x.png")
    numbers = range(1, len(pages(Path("x.pdf"))) + 1)
    assert ended.out == "".join(f"已写入：x-{number}.png\n" for number in numbers)
    assert all(Path(f"x-{number}.png").read_bytes().startswith(b"\x89PNG") for number in numbers)


def test_a_missing_program_is_named_with_what_to_do(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    ended = command("template", "preview", "xiangtan", "--pdf")
    assert ended.code == 2
    assert "这台机器上没有 LibreOffice" in ended.err
    assert "不加 --pdf" in ended.err
