"""What kind of file ``build`` and ``new`` write, and what is said where errors stand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.tools import INPUTS, tool

if TYPE_CHECKING:
    from tests.commands import Command

SOURCE = INPUTS / "最小示例.yaml"


def test_a_pdf_is_made_alone_where_it_is_asked_for(command: Command) -> None:
    tool("soffice", "it makes the PDF")
    ended = command("build", SOURCE, "-o", "结果.pdf")
    assert (ended.code, ended.err) == (0, "")
    assert Path("结果.pdf").read_bytes().startswith(b"%PDF-")
    assert [path.name for path in Path().iterdir()] == ["结果.pdf"]
    Path("结果.pdf").write_bytes(b"%PDF mine")
    assert command("build", SOURCE, "-o", "结果.pdf").code == 2
    assert Path("结果.pdf").read_bytes() == b"%PDF mine"


def test_without_libreoffice_no_pdf_is_made_and_it_is_said(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    ended = command("build", SOURCE, "-o", "结果.pdf")
    assert ended.code == 2
    assert "没有 LibreOffice，没有生成 PDF" in ended.err
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize("ending", [".doc", ".wps", ".xlsx", ".yaml", ".txt", ".html", ".DOC"])
def test_other_kinds_are_refused(command: Command, ending: str) -> None:
    ended = command("build", SOURCE, "-o", f"结果{ending}")
    assert ended.code == 2
    assert f"写不了 {ending.lower()} 文件" in ended.err
    assert list(Path().iterdir()) == []


def test_several_reports_do_not_go_into_one_pdf(command: Command) -> None:
    ended = command("build", INPUTS, "-o", "结果.pdf")
    assert ended.code == 2
    assert "不能写到一个文件里" in ended.err


def test_errors_that_stand_are_said_beside_the_file_that_is_made(command: Command) -> None:
    text = SOURCE.read_text(encoding="utf-8")
    wrong = re.sub(r"(支出总额: ?)\S+", r"\g<1>99999.99万元", text)
    for name in ("甲", "乙"):
        own = re.sub(r"(单位名称: ?)(\S+)", rf"\g<1>{name}\g<2>", wrong)
        Path(f"{name}.yaml").write_text(own, encoding="utf-8")
    one = command("build", "甲.yaml", "-o", "x.docx")
    assert one.code == 0
    assert "文件已经生成，但还有" in one.out
    assert "再生成一次，才可以报送" in one.out
    both = command("build", "甲.yaml", "乙.yaml", "-o", "out")
    assert both.code == 0
    assert "其中2份还有“错误”没有改" in both.out
    right = command("build", SOURCE, "-o", "y.docx")
    assert "才可以报送" not in right.out


def test_a_blank_asks_only_for_what_its_form_has(command: Command) -> None:
    single = command("new").out
    assert "预算收支:" not in single
    assert "机构人员:" not in single
    chapters = command("new", "--template", "hunan").out
    assert "预算收支:" in chapters
    assert "机构人员:" in chapters
    labels = re.findall(r"^ *([^#\s:]+):", single, re.MULTILINE)
    figures = [label for label in labels if label.endswith(("支出", "总额", "金额"))]
    assert len(figures) == len(set(figures))
