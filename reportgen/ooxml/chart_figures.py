"""The figures that a chart of a Word file shows, and the mark by which one of ours is known again.

A printed chart has the hash of its figures in its name, which Word keeps: so it is seen whether
they are still the same, though Word writes every chart anew.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal, InvalidOperation

from reportgen.ooxml.wordprocessing import Element, parse

CHART_NAME = "绩效图表"
"""What the name of a printed chart begins with; the digest of its figures follows."""

_DIGITS = 16


def chart_figures(chart: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the texts and numbers of each series of a chart, as the file holds them.

    Raises ValueError for what is no chart.
    """
    from lxml import etree  # start-up: most reports have no charts

    try:
        root = parse(chart)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from None
    return tuple(
        tuple(
            f"{part}{point.get('idx')}:{_plain(point)}"
            for part in ("cat", "val")
            for point in series.iterfind(f"{{*}}{part}//{{*}}pt")
        )
        for series in root.iter("{*}ser")
    )


def _plain(point: Element) -> str:
    """Return what a point says; numbers are the same however many zeros they end with."""
    text = "".join(value.text or "" for value in point.iterfind("{*}v"))
    try:
        return str(Decimal(text).normalize() + 0)
    except InvalidOperation:
        return text


def figures_digest(chart: bytes) -> str:
    """Return what stands in the name of a chart; raises ValueError for what is no chart."""
    return hashlib.sha256(repr(chart_figures(chart)).encode()).hexdigest()[:_DIGITS]
