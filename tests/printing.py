"""Word files as LibreOffice prints them: pages, their text by place, their pictures."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.tools import tool

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WHY = "the built files are printed to see their pages"


@dataclass(frozen=True)
class Box:
    """A part of a page in millimetres from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


TEXT_BLOCK = Box(28, 37, 184, 262)
TEXT_COLUMN = Box(80, 37, 184, 262)
LEFT_FOOT, RIGHT_FOOT = Box(0, 263, 105, 297), Box(105, 263, 210, 297)


def print_all(files: Iterable[Path], folder: Path) -> dict[str, Path]:
    """Print files to PDF in one run of LibreOffice; give the PDFs by the files' stems."""
    soffice, files = tool("soffice", WHY), list(files)
    profile = (folder / "profile").as_uri()
    options = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    command = [soffice, f"-env:UserInstallation={profile}", *options, *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    printed = {file.stem: folder / f"{file.stem}.pdf" for file in files}
    missing = [stem for stem, pdf in printed.items() if not pdf.exists()]
    assert not missing, f"LibreOffice did not print {missing}"
    return printed


def texts(pdf: Path, box: Box) -> list[str]:
    """Give the text within a box for each page, without white space."""
    command = [tool("pdftotext", WHY), "-raw", "-r", "254", *_crop(box), str(pdf), "-"]
    run = subprocess.run(command, check=True, capture_output=True)
    return ["".join(page.split()) for page in run.stdout.decode().split("\f")[:-1]]


def picture(pdf: Path, page: int, dpi: int) -> Path:
    """Draw a page, counted from 1, in shades of grey; give the PNG file."""
    target = pdf.with_name(f"{pdf.stem}-{page}")
    command = [tool("pdftoppm", WHY), "-gray", "-png", "-singlefile", "-r", str(dpi)]
    command += ["-f", str(page), "-l", str(page), str(pdf), str(target)]
    subprocess.run(command, check=True, capture_output=True)
    return target.with_suffix(".png")


def _crop(box: Box) -> list[str]:
    """Give pdftotext's options for a box: at 254 dots to an inch, ten are a millimetre."""
    corner = ["-x", f"{box.left * 10:.0f}", "-y", f"{box.top * 10:.0f}"]
    width, height = box.right - box.left, box.bottom - box.top
    return [*corner, "-W", f"{width * 10:.0f}", "-H", f"{height * 10:.0f}"]
