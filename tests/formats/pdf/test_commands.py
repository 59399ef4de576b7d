"""PDF files on the command line, wherever a Word file may stand."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reportgen import load
from tests.formats.pdf.making import printed_by_libreoffice, written
from tests.formats.word.built import built, printed
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands import Command

SAMPLE = INPUTS / "最小示例.yaml"
FORMLESS = written(b"BT /F 12 Tf 72 700 Td (hello) Tj ET")


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Print the shortest sample."""
    folder = tmp_path_factory.mktemp("pdf")
    return printed_by_libreoffice({"报告": built(load(SAMPLE))}, folder)["报告"]


def test_read_check_build_compare_and_begin_the_next_year(pdf: Path, command: Command) -> None:
    assert command("read", pdf, "-o", "读出.yaml").code == 0
    assert load("读出.yaml") == printed(load(SAMPLE))
    checked = command("check", pdf)
    assert (checked.code, command("check", SAMPLE).code) == (0, 0)
    assert "由 PDF 读入" in checked.out
    assert command("build", pdf, "-o", "又.docx").code == 0
    assert "没有不同" in command("diff", pdf, "又.docx").out
    assert command("new", "--from", pdf, "-o", "明年.yaml").code == 0


def test_what_carries_no_data_can_not_be_pulled(pdf: Path, command: Command) -> None:
    command("read", pdf, "-o", "读出.yaml")
    run = command("pull", pdf, "读出.yaml")
    assert run.code == 2
    assert "文件里没有带着数据" in run.err


def test_without_the_library(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "报告.pdf").write_bytes(FORMLESS)
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    for words in (("read",), ("check",), ("build",), ("new", "--from")):
        run = command(*words, "报告.pdf")
        assert run.code == 2
        assert "报告.pdf" in run.err + run.out
        assert "读 .pdf 文件要用 pdfplumber，这台机器上没有" in run.err + run.out
        assert "pip install pdfplumber" in run.err + run.out
