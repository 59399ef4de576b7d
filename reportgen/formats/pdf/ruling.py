"""The ruled tables of a page: their cells, by the lines that are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

SNAP = 3.0
"""Lines that are not more points apart are one."""

_THIN = 4.0
_MOST_EDGES = 20_000


class RuledBox(NamedTuple):
    """A part of a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point is inside."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def holds_box(self, other: RuledBox) -> bool:
        """Return whether a box is inside."""
        inside = self.left - SNAP <= other.left and other.right <= self.right + SNAP
        return inside and self.top - SNAP <= other.top and other.bottom <= self.bottom + SNAP

    @property
    def area(self) -> float:
        """The area in square points."""
        return (self.right - self.left) * (self.bottom - self.top)


class Ruled(NamedTuple):
    """A ruled table on one page: its outer edges and its cells."""

    box: RuledBox
    cells: list[RuledBox]


class TooMuchError(ValueError):
    """A file has more than a report can have; the message is a Chinese sentence."""


def tables_of(page: Any) -> list[Ruled]:
    """Find the tables that are ruled on a page of pdfplumber's, from top to bottom.

    Of shaded areas the edges are no lines. Where a row goes on overleaf, some programs draw no
    line under it: the ends of the vertical lines close it then.
    """
    ruled = page.filter(_is_ruling)
    edges = ruled.edges
    if len(edges) > _MOST_EDGES:
        raise TooMuchError(f"第{page.page_number}页有{len(edges)}条线，报告的表格没有这么多")
    settings = {"explicit_horizontal_lines": list(_open_ends(edges, page.height))}
    found: list[Ruled] = []
    for table in ruled.find_tables(settings):
        cells = [RuledBox(*cell) for cell in table.cells]
        if len(cells) > 1:
            found.append(Ruled(RuledBox(*table.bbox), cells))
    return sorted(found, key=lambda table: table.box.top)


def _is_ruling(thing: dict[str, Any]) -> bool:
    if thing["object_type"] == "rect" and thing.get("fill") and not thing.get("stroke"):
        return bool(min(thing["width"], thing["height"]) < _THIN)
    return bool(thing["object_type"] in ("rect", "line", "curve"))


def _open_ends(edges: list[dict[str, Any]], height: float) -> Iterator[dict[str, Any]]:
    """Return lines that join the ends of vertical lines where none is drawn."""
    upright = [edge for edge in edges if edge["orientation"] == "v" and edge["height"] > SNAP]
    # The short ends of a line that is drawn as a narrow box are no lines.
    flat = [edge for edge in edges if edge["orientation"] == "h" and edge["width"] > _THIN]
    for end in ("top", "bottom"):
        for y in clusters([edge[end] for edge in upright]):
            ends = [edge for edge in upright if abs(edge[end] - y) <= SNAP]
            left, right = min(edge["x0"] for edge in ends), max(edge["x1"] for edge in ends)
            drawn = any(abs(edge["top"] - y) <= SNAP for edge in flat)
            past = any(edge["top"] < y - SNAP and edge["bottom"] > y + SNAP for edge in upright)
            if right - left > SNAP and not drawn and not past:
                yield {
                    **{"object_type": "line", "x0": left, "x1": right, "top": y, "bottom": y},
                    **{"width": right - left, "height": 0.0, "y0": height - y, "y1": height - y},
                    "pts": [(left, y), (right, y)],
                }


def clusters(values: list[float]) -> list[float]:
    """Return one of each group of values that lie close together."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SNAP:
            found.append(value)
    return found
