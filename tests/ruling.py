"""The ruling of a printed page: its lines, seen in a picture, whatever the fonts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

DPI = 80
TOLERANCE = 1.0
"""How far a line may stand from its place, in millimetres."""

_MILLIMETRE = 25.4 / DPI
_DARK = 160
_WHOLE = 0.97
"""The part of a line that has to be dark; text never comes near it."""
_LONG = 0.6
"""The part of a table's width that a line across its last column alone takes."""


class Ruling:
    """The lines of the table on a page; ``top`` and ``bottom`` in millimetres, 0 without one."""

    def __init__(self, picture: Path, left: float = 28, right: float = 184) -> None:
        """Read a picture; the table stands between ``left`` and ``right`` and begins and ends
        with a line that is at least as long as its last column is wide.
        """
        with Image.open(picture) as image:
            self._dark = np.asarray(image.convert("L")) < _DARK
        inside = self._dark[:, _pixel(left + TOLERANCE) : _pixel(right - TOLERANCE)]
        long = _places(inside.mean(axis=1), whole=_LONG) or [0.0]
        self.top, self.bottom = long[0], long[-1]

    def lines_across(self, left: float, right: float) -> list[float]:
        """Return the heights of the lines that run from ``left`` to ``right``, from the top."""
        inside = self._dark[:, _pixel(left + TOLERANCE) : _pixel(right - TOLERANCE)]
        return _places(inside.mean(axis=1))

    def lines_down(self) -> list[float]:
        """Return the places of the lines from the table's top to its bottom, from the left."""
        first, last = _pixel(self.top + TOLERANCE), _pixel(self.bottom - TOLERANCE)
        return _places(self._dark[first:last].mean(axis=0)) if first < last else []


def faults(page: Ruling, columns: tuple[float, ...], groups: tuple[int, ...]) -> list[str]:
    """Say how a page that holds a whole form differs from its ruling.

    ``columns`` are the places of the vertical lines in millimetres; ``groups`` how many rows each
    merged label of the first column spans: only at its ends there is a line across that column.
    """
    found = missing_lines(page, columns)
    beside = pairwise(columns)
    across = [page.lines_across(left, right) for left, right in beside]
    expected = [len(groups) + 1, *[sum(groups) + 1] * (len(columns) - 2)]
    found += [
        f"{len(lines)} lines across column {number}, not {count}"
        for number, (lines, count) in enumerate(zip(across, expected, strict=True), start=1)
        if len(lines) != count
    ]
    ends = [sum(groups[:count]) for count in range(len(groups) + 1)]
    if not found and not alike(across[0], [across[-1][end] for end in ends]):
        found.append("the merged labels end at other rows")
    return found


def missing_lines(page: Ruling, columns: tuple[float, ...]) -> list[str]:
    """Say which vertical lines do not stand, whole, where they should; and those too many."""
    lines = page.lines_down()
    if len(lines) > len(columns):
        return [f"{len(lines)} vertical lines, not {len(columns)}"]
    near = {place: any(abs(place - line) <= TOLERANCE for line in lines) for place in columns}
    return [f"no vertical line at {place:g} mm" for place, there in near.items() if not there]


def alike(ones: list[float], others: list[float]) -> bool:
    """Return whether lines stand at the same places, within the tolerance."""
    return len(ones) == len(others) and np.allclose(ones, others, rtol=0, atol=TOLERANCE)


def _pixel(millimetres: float) -> int:
    return round(millimetres / _MILLIMETRE)


def _places(shares: NDArray[Any], whole: float = _WHOLE) -> list[float]:
    """Return where the share of dark pixels is whole, in millimetres; a thick line counts once."""
    found = np.flatnonzero(shares >= whole)
    groups = np.split(found, np.flatnonzero(np.diff(found) > 1) + 1)
    return [float(group.mean() + 0.5) * _MILLIMETRE for group in groups if group.size]
