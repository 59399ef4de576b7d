"""PDFs on Windows: LibreOffice where its installer puts it, else WPS or Word by PowerShell."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from reportgen.ooxml import windows_office
from reportgen.ooxml.libreoffice import ConversionError, NotInstalledError, convert
from tests.tools import FORM

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = FORM.read_bytes()
_PROGRAM = """#!{python}
import pathlib, sys
*options, script, source, made = sys.argv[1:]
assert options[-1] == "-File" and "-ExecutionPolicy" in options
text = pathlib.Path(script).read_bytes().decode("ascii")
assert text.startswith("param([string]$Source, [string]$Target)")
assert text.count("{{") == text.count("}}") > 9
assert pathlib.Path(source).read_bytes()[:2] == b"PK"
{then}
"""
_MAKES = 'pathlib.Path(made).write_bytes(b"%PDF-1.7 made %%EOF")'


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder with programs, on a machine that is taken for one with Windows."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ProgramFiles", str(tmp_path / "Program Files"))
    monkeypatch.setattr(windows_office, "is_windows", lambda: True)
    return tmp_path


def put_powershell(folder: Path, then: str) -> None:
    """Put a program in place of PowerShell that looks at how it is called, then does something."""
    path = folder / "powershell"
    path.write_text(_PROGRAM.format(python=sys.executable, then=then), encoding="utf-8")
    path.chmod(0o755)


def test_wps_or_word_makes_the_pdf_where_there_is_no_libreoffice(programs: Path) -> None:
    put_powershell(programs, _MAKES)
    assert convert(DOCUMENT, ".docx", "pdf") == b"%PDF-1.7 made %%EOF"


def test_other_files_are_not_opened_in_them(programs: Path) -> None:
    put_powershell(programs, _MAKES)
    with pytest.raises(NotInstalledError, match="没有 LibreOffice"):
        convert(b"\xd0\xcf\x11\xe0", ".doc", "docx")


def test_a_machine_with_none_of_them_is_told_so(programs: Path) -> None:
    with pytest.raises(NotInstalledError, match="没有 LibreOffice、WPS 或 Word"):
        convert(DOCUMENT, ".docx", "pdf")
    put_powershell(programs, "sys.exit(3)")
    with pytest.raises(NotInstalledError, match="没有 LibreOffice、WPS 或 Word"):
        convert(DOCUMENT, ".docx", "pdf")


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("sys.exit(1)", "WPS 或 Word 转换不了这个文件"),
        ('pathlib.Path(made).write_bytes(b"%PDF-1.7 half")', "WPS 或 Word 转换出来的文件不完整"),
    ],
)
def test_what_goes_wrong_in_them_is_said(programs: Path, then: str, said: str) -> None:
    put_powershell(programs, then)
    with pytest.raises(ConversionError, match=said):
        convert(DOCUMENT, ".docx", "pdf")


def test_libreoffice_is_found_where_its_installer_puts_it(programs: Path) -> None:
    put_powershell(programs, _MAKES)
    installed = programs / "Program Files" / "LibreOffice" / "program" / "soffice.exe"
    installed.parent.mkdir(parents=True)
    installed.write_text("#!/no/such/program\n", encoding="utf-8")
    installed.chmod(0o755)
    with pytest.raises(ConversionError, match="LibreOffice 转换不了这个文件"):
        convert(DOCUMENT, ".docx", "pdf")
