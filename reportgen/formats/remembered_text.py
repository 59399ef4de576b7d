"""Last year's text in a data file: comments at its end, which are read to find what was copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.model.last_year_text import LastYearText

if TYPE_CHECKING:
    from collections.abc import Iterable

SHEET = "上年文字"
"""The hidden sheet of a workbook on which last year's text stands, the source in its first cell."""

_HEAD = "# ──── 上年文字：由这份报告来，查有没有照抄用，请留着不动："
REMEMBERED_LINE = "#｜"
"""What each of its lines in a data file begins with."""


def remembered_lines(remembered: LastYearText) -> str:
    """Return last year's text as comments that follow the data; nothing where there is none."""
    if not remembered.texts:
        return ""
    lines = [_HEAD + one_line(remembered.source)]
    lines += [REMEMBERED_LINE + one_line(text) for text in remembered.texts]
    return "\n".join(["", *lines, ""])


def remembered_in(text: str | None) -> LastYearText | None:
    """Return last year's text that stands in a data file; None for a file that has none."""
    if text is None or REMEMBERED_LINE not in text or (start := text.find(_HEAD)) < 0:
        return None
    head, *lines = text[start:].splitlines()
    texts = [
        line.removeprefix(REMEMBERED_LINE) for line in lines if line.startswith(REMEMBERED_LINE)
    ]
    return LastYearText(head.removeprefix(_HEAD), tuple(texts))


def remembered_from(cells: Iterable[str]) -> LastYearText | None:
    """Return last year's text from the cells of its sheet: the source, then the paragraphs."""
    source, *texts = [*cells] or [""]
    return LastYearText(source, tuple(texts)) if texts else None


def one_line(text: str) -> str:
    """Return a text as one line that may stand in a comment."""
    return "".join(each for each in " ".join(text.split()) if each.isprintable())
