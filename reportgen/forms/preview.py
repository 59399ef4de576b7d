"""A form filled with sample data, to look at: as a Word file, a PDF, or a picture of each page."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.errors import OutputError
from reportgen.findings import Finding
from reportgen.ooxml.data_part import write_report
from reportgen.storage import put

if TYPE_CHECKING:
    from reportgen.forms.installed import TemplateFile

DPI = 96
"""The resolution of pictures of pages."""

_INSTALL = "装上以后再试，或不加 --pdf、--png，用 Word 或 WPS 打开生成的 .docx 看"


def write_preview(
    template: str, year: int | None, kind: str, output: Path | None, *, force: bool = False
) -> list[Path]:
    """Write the sample in a form, newest where no year is given; return the files' paths.

    ``kind`` is ``docx``, ``pdf`` or ``png``; of pictures there is one for each page, numbered
    from 1 behind the name. Raises TemplateError for a template that is not there or can't be
    used, OutputError where a program is missing or the place can't be written, or, unless
    ``force``, holds a file that was not made here or has been changed since.
    """
    # For start-up: what compiles and what fills in.
    from reportgen.forms.form_templates import compiled_for
    from reportgen.forms.sample import SAMPLE_YEAR, sample_report

    newest = _newest(template)
    if year is None:
        year = max(SAMPLE_YEAR, newest.first_year) if newest is not None else SAMPLE_YEAR
    target = output or Path(f"{Path(template).stem}{year}预览.{kind}")
    compiled = compiled_for(template, year)
    data = compiled.render(sample_report(year, compiled.model), pictures=False)
    if kind == "docx":
        write_report(target, data, force=force)
        return [target]
    pdf = _pdf(data, target)
    if kind == "pdf":
        put(target, pdf, force=force)
        return [target]
    pictures = pages(pdf, target)
    targets = [
        target.with_name(f"{target.stem}-{number}{target.suffix or '.png'}")
        for number in range(1, len(pictures) + 1)
    ]
    for path, picture in zip(targets, pictures, strict=True):
        put(path, picture, force=force)
    return targets


def pages(pdf: bytes, target: Path) -> list[bytes]:
    """Return a PNG of each page of a PDF; ``target`` is the place that errors name."""
    # For start-up: only pictures need another program.
    from reportgen.ooxml.outer_program import run

    program = shutil.which("pdftoppm")
    if program is None:
        raise _not_made(target, "做图片要用 pdftoppm（poppler），这台机器上没有")
    with tempfile.TemporaryDirectory(prefix="reportgen-") as name:
        folder = Path(name)
        (folder / "pages.pdf").write_bytes(pdf)
        try:
            run(program, "-r", str(DPI), "-png", str(folder / "pages.pdf"), str(folder / "page"))
        except TimeoutError:
            raise _not_made(target, "pdftoppm 用的时间太长") from None
        pictures = [path.read_bytes() for path in sorted(folder.glob("page-*.png"))]
    if not pictures:
        raise _not_made(target, "pdftoppm 做不出图片")
    return pictures


def _pdf(data: bytes, target: Path) -> bytes:
    # For start-up: only pictures need LibreOffice.
    from reportgen.ooxml.libreoffice import ConversionError, convert

    try:
        return convert(data, ".docx", "pdf")
    except ConversionError as error:
        raise _not_made(target, str(error)) from None


def _newest(template: str) -> TemplateFile | None:
    # For start-up: what compiles and what fills in.
    from reportgen.forms.installed import list_templates

    named = [each for each in list_templates() if each.name == template]
    return named[-1] if named else None


def _not_made(target: Path, message: str) -> OutputError:
    return OutputError([Finding(codes.D04, "error", "", str(target), message, _INSTALL)])
