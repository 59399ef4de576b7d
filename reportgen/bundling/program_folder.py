"""The folder: the program by PyInstaller, and what lies beside it for a clerk."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from reportgen.bundling.icon import write_icon
from reportgen.bundling.instructions import instructions_page
from reportgen.bundling.manual import manual_document
from reportgen.cli.main import main
from reportgen.formats.filled_yaml import filled_yaml
from reportgen.forms.installed import list_templates
from reportgen.forms.photographs import EVIDENCE
from reportgen.forms.sample import sample_data
from reportgen.model.report import ANNEXES

NAME = "reportgen"
INSTRUCTIONS, SAMPLE, BLANK, FORMS = "填写说明.html", "示例.yaml", "空白填报表.xlsx", "表样"
MANUAL = "使用说明.docx"
ICON, INSTALLER = "reportgen.png", "加到桌面和打开方式.sh"

_ICON_FILE = "reportgen.ico"
_START = "from reportgen.__main__ import run\n\nrun()\n"
_INSTALLER = """#!/bin/sh
# 在桌面和“打开方式”里加上 reportgen：只改自己的主目录，不用管理员权限。
here=$(cd "$(dirname "$0")" && pwd)
entries="${XDG_DATA_HOME:-$HOME/.local/share}/applications"
mkdir -p "$entries"
cat > "$entries/reportgen.desktop" <<END
[Desktop Entry]
Type=Application
Version=1.0
Name=reportgen
Name[zh_CN]=绩效评价报告
Comment[zh_CN]=填写、检查、生成部门整体支出绩效评价报告
Exec="$here/reportgen" %F
Icon=$here/reportgen.png
Terminal=false
Categories=Office;
MimeType=application/vnd.openxmlformats-officedocument.wordprocessingml.document;\
application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;application/yaml;text/yaml;
END
command -v update-desktop-database >/dev/null 2>&1 && update-desktop-database "$entries"
desktop=$(xdg-user-dir DESKTOP 2>/dev/null || echo "$HOME/Desktop")
if [ -d "$desktop" ] && [ "$desktop" != "$HOME" ]; then
  cp "$entries/reportgen.desktop" "$desktop/" && chmod +x "$desktop/reportgen.desktop"
fi
echo "已加上。要去掉，删去 $entries/reportgen.desktop"
"""

_OPTIONAL = ("uvicorn", "pdfplumber", "openpyxl", "isal")
"""Packages of the extras, which are imported by name or where used."""

_NOT_WANTED = (
    *("setuptools", "pip", "wheel", "tkinter", "_tkinter", "PIL.ImageTk"),
    *("numpy", "pytest", "distributed", "IPython"),
)


def make_program_folder(folder: Path) -> int:
    """Make the program's folder; return its size in bytes.

    Raises ImportError where PyInstaller is not installed.
    """
    # What only bundling needs.
    import PyInstaller.__main__

    with tempfile.TemporaryDirectory() as work:
        start = Path(work) / "start.py"
        start.write_text(_START, encoding="utf-8")
        write_icon(Path(work) / _ICON_FILE)
        PyInstaller.__main__.run([*_options(Path(work)), str(start)])
        folder.parent.mkdir(parents=True, exist_ok=True)
        if os.path.exists(folder):
            folder.rmdir()
        shutil.move(Path(work) / "dist" / NAME, folder)
    _put_beside(folder)
    return sum(path.stat().st_size for path in folder.rglob("*") if os.path.isfile(path))


def _put_beside(folder: Path) -> None:
    """Put beside the program what a clerk looks at and fills in."""
    (folder / INSTRUCTIONS).write_text(instructions_page(), encoding="utf-8")
    (folder / MANUAL).write_bytes(manual_document())
    data = sample_data()
    del data[ANNEXES][EVIDENCE]  # there are no pictures beside it
    (folder / SAMPLE).write_text(filled_yaml(data), encoding="utf-8")
    main(["new", "-o", str(folder / BLANK)])
    for form in list_templates():
        place = folder / FORMS / form.name / form.path.name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(form.path, place)
    write_icon(folder / ICON)
    if sys.platform == "linux":
        installer = folder / INSTALLER
        installer.write_text(_INSTALLER, encoding="utf-8")
        installer.chmod(0o755)


def _options(work: Path) -> list[str]:
    options = ["--noconfirm", "--clean", "--onedir", "--name", NAME, "--log-level", "WARN"]
    options += ["--distpath", str(work / "dist"), "--workpath", str(work / "build")]
    options += ["--specpath", str(work), "--strip"] if sys.platform == "linux" else []
    if sys.platform != "linux":
        options += ["--icon", str(work / _ICON_FILE)]
    options += ["--collect-submodules", NAME, "--collect-data", NAME]
    for package in _OPTIONAL:
        if find_spec(package) is not None:
            options += ["--collect-submodules", package]
    for package in _NOT_WANTED:
        options += ["--exclude-module", package]
    return options
