"""Word files as LibreOffice prints them: pages, their text by place, their pictures."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from tests.office import convert_all
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
TURNED_BLOCK = Box(35, 28, 260, 184)
"""The text block of a sheet on its side."""

_MILLIMETRE = 72 / 25.4


def print_all(files: Iterable[Path], folder: Path) -> dict[str, Path]:
    """Print files to PDF in one run of LibreOffice; return the PDFs by the files' stems."""
    files = list(files)
    convert_all(files, "pdf", folder, WHY)
    printed = {file.stem: folder / f"{file.stem}.pdf" for file in files}
    missing = [stem for stem, pdf in printed.items() if not pdf.exists()]
    assert not missing, f"LibreOffice did not print {missing}"
    return printed


def texts(pdf: Path, box: Box) -> list[str]:
    """Return the text within a box for each page, without white space."""
    command = [tool("pdftotext", WHY), "-raw", "-r", "254", *_crop(box), str(pdf), "-"]
    run = subprocess.run(command, check=True, capture_output=True)
    return ["".join(page.split()) for page in run.stdout.decode().split("\f")[:-1]]


def feet(pdf: Path) -> list[tuple[str, str]]:
    """Return what stands under the text block of each page, in its left and its right half."""
    found: list[tuple[str, str]] = []
    for page in pages(pdf):
        width, height = float(page.get("width")), float(page.get("height"))
        block = TEXT_BLOCK if width < height else TURNED_BLOCK
        halves = ["", ""]
        for word in page.iter("{*}word"):
            if float(word.get("yMin")) > block.bottom * _MILLIMETRE:
                halves[float(word.get("xMin")) > width / 2] += word.text or ""
        found.append((halves[0], halves[1]))
    return found


def outside(pdf: Path) -> list[str]:
    """Return the words that stand neither in the text block of their page nor under it."""
    found: list[str] = []
    for page in pages(pdf):
        turned = float(page.get("width")) > float(page.get("height"))
        block = TURNED_BLOCK if turned else TEXT_BLOCK
        for word in page.iter("{*}word"):
            left, top, right = (float(word.get(side)) / _MILLIMETRE for side in SIDES)
            if left < block.left - 1 or top < block.top - 1 or right > block.right + 1:
                found.append(word.text or "")
    return found


SIDES = ("xMin", "yMin", "xMax")


def pages(pdf: Path) -> list[Any]:
    """Return the pages of a PDF with their words, each with its box in points."""
    return _pages(pdf, pdf.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _pages(pdf: Path, changed: int) -> list[Any]:
    del changed  # a file that is made anew is read anew
    command = [tool("pdftotext", WHY), "-bbox", str(pdf), "-"]
    run = subprocess.run(command, check=True, capture_output=True)
    # Some signs of fonts that can't show them come out as bytes that are no text.
    shown = run.stdout.decode(errors="replace").encode()
    return list(etree.fromstring(shown).iter("{*}page"))


def picture(pdf: Path, page: int, dpi: int) -> Path:
    """Draw a page, counted from 1, in shades of grey; return the PNG file."""
    target = pdf.with_name(f"{pdf.stem}-{page}")
    command = [tool("pdftoppm", WHY), "-gray", "-png", "-singlefile", "-r", str(dpi)]
    command += ["-f", str(page), "-l", str(page), str(pdf), str(target)]
    subprocess.run(command, check=True, capture_output=True)
    return target.with_suffix(".png")


def _crop(box: Box) -> list[str]:
    """Return pdftotext's options for a box: at 254 dots to an inch, ten are a millimetre."""
    corner = ["-x", f"{box.left * 10:.0f}", "-y", f"{box.top * 10:.0f}"]
    width, height = box.right - box.left, box.bottom - box.top
    return [*corner, "-W", f"{width * 10:.0f}", "-H", f"{height * 10:.0f}"]
