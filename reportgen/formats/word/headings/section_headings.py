"""How the headings of the sections of 绩效目标完成情况 are found, however people set them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.typed_ordinals import ordinal_of, points_of, typed_ordinal
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine

if TYPE_CHECKING:
    from collections.abc import Callable

CLOSES_TITLE = f"。：:{LAYOUT}"
"""What may stand at the end of a title and is none of it."""

_MAX_TITLE = 40
_GAP = re.compile(r"[\u3000\t\n]+|(?<=[^\x00-\xff])[ \xa0]+(?=[^\x00-\xff])|[。：:]")
_CLAUSE = re.compile(r"[，,；;]")
_SENTENCE_END = re.compile("[。：:\n]")
_POINT = re.compile(rf"[{LAYOUT}]*[一二三四五六七八九十]{{1,3}}[是要]")
_ENDS_SENTENCE = re.compile(r"[。；;！？!?，,、]$")


def heading_finder(lines: list[WordLine]) -> Callable[[WordLine], int | None]:
    """Return what tells where the heading ends that a line begins with; None for other lines."""
    return _topmost(lines, _evenly(lines, _way(lines)))


def _evenly(
    lines: list[WordLine], heading: Callable[[WordLine], int | None]
) -> Callable[[WordLine], int | None]:
    """Let the lines of one numbered list be headings all, or none: the first as the others are.

    A line of which only its number tells that it is a heading is one up to its first 。 or colon.
    """
    listed = numbered_lines(lines)
    told = {at for at in listed if heading(lines[at]) is not None}
    if not told:  # most have a title that ends with 。
        told = {at for at in listed if _before_gap(lines[at]) is not None}
        if len(told) * 2 <= len(listed) or any(heading(line) is not None for line in lines):
            return heading
        heading = _first_of(heading, _before_gap)
    if told == listed:
        return heading
    forced = {lines[at]: _numbered_end(lines[at]) for at in listed - told}
    return lambda line: forced[line] if line in forced else heading(line)


def _topmost(
    lines: list[WordLine], heading: Callable[[WordLine], int | None]
) -> Callable[[WordLine], int | None]:
    """Of lines numbered ``1.1`` and ``1.1.1``, let only the first kind be headings.

    So too of ``1.`` right below ``（一）`` where neither is followed by its text.
    """
    heading = _above(lines, heading)
    marks = ((line, ordinal_of(line)) for line in lines)
    steps = {line: mark.style.count(".1") for line, mark in marks if mark}
    top = min(filter(None, steps.values()), default=0)
    deeper = {line for line, count in steps.items() if count > top > 0}
    return lambda line: None if line in deeper else heading(line)


def _above(
    lines: list[WordLine], heading: Callable[[WordLine], int | None]
) -> Callable[[WordLine], int | None]:
    """Let headings of which one style stands right below another be points of that one."""
    marks = {line: ordinal_of(line) for line in lines if heading(line) is not None}
    styles = {line: mark.style if mark else "" for line, mark in marks.items()}
    top = next(iter(styles.values()), "")
    below = {
        styles[line]
        for above, line in pairwise(lines)
        if styles.get(above) == top and not above.text[heading(above) or 0 :].strip(CLOSES_TITLE)
        if (mark := marks.get(line)) and mark.number == 1 and mark.style != top
    }
    return lambda line: None if styles.get(line) in below else heading(line)


def is_bare(line: WordLine) -> bool:
    """Return whether a line may be a heading and nothing else."""
    return own_line(line) is not None


def _first_of(
    *ways: Callable[[WordLine], int | None],
) -> Callable[[WordLine], int | None]:
    return lambda line: _first(*(way(line) for way in ways))


def is_heading(line: WordLine) -> bool:
    """Return whether a line begins with a heading, in any of the ways people set them."""
    ways = (_set_apart, own_line, before_points, _before_gap)
    return any(way(line) is not None for way in ways)


def numbered_lines(lines: list[WordLine]) -> set[int]:
    """Return the lines of the list that begins with the first number 1: those of its style."""
    found: set[int] = set()
    style, last = "", 0
    for at, line in enumerate(lines):
        mark = ordinal_of(line)
        if mark is None or not mark.number:
            continue
        if mark.number == last + 1 and mark.style in (style, style or mark.style):
            style, last = mark.style, mark.number
            found.add(at)
    return found if last > 1 else set()


def _numbered_end(line: WordLine) -> int:
    ordinal = ordinal_of(line)
    start = ordinal.end if ordinal else 0
    end = _SENTENCE_END.search(line.text, start)
    if end is None or not line.text[end.end() :].strip(LAYOUT):
        end = _CLAUSE.search(line.text, start) or end  # of one sentence, the first clause
    return len(line.text) if end is None else end.start()


def _way(lines: list[WordLine]) -> Callable[[WordLine], int | None]:
    """Choose how headings are found: by their look, on lines of their own, or by what follows."""
    ways = (_set_apart, own_line, before_points, _before_gap)
    all_bold = all(line.lead == len(line.text) for line in lines)  # then bold tells nothing
    for way in ways[1:] if all_bold and _tell_more(lines) else ways:
        if lines and way(lines[0]) is not None and any(way(line) is not None for line in lines):
            others = [line for line in lines if way(line) is None]
            if way is _set_apart and any(own_line(line) is not None for line in others):
                return lambda line: _first(_set_apart(line), own_line(line))
            if way is own_line:
                return lambda line: _first(own_line(line), before_points(line))
            if way is before_points:
                return lambda line: _first(before_points(line), _before_wide_gap(line))
            return way
    return before_points


def _tell_more(lines: list[WordLine]) -> bool:
    """Return whether some lines tell more than titles do: sentences, or lines without a number."""
    numbered = {ordinal_of(line) is not None for line in lines}
    texts = (line.text for line in lines)
    return len(numbered) > 1 or any(
        _SENTENCE_END.search(t[:-1]) or _CLAUSE.search(t) for t in texts
    )


def _first(*ends: int | None) -> int | None:
    return next((end for end in ends if end is not None), None)


def _set_apart(line: WordLine) -> int | None:
    """Find a heading set in bold or in a heading's font at the start of the paragraph."""
    head = line.text[: line.lead].strip(LAYOUT)
    if not head or len(head) > _MAX_TITLE * 3 or points_of(head).points:
        return None
    if line.lead == len(line.text) and _ENDS_SENTENCE.search(line.text) and len(head) > _MAX_TITLE:
        return None
    return line.lead


def own_line(line: WordLine) -> int | None:
    """Find a heading that has its line to itself."""
    head = line.text.split("\n", 1)[0]
    if len(head) > _MAX_TITLE or _ENDS_SENTENCE.search(head.rstrip(LAYOUT)) or not head.strip():
        return None
    if _POINT.match(line.text) or _gap(head.rstrip(CLOSES_TITLE)):
        return None
    return len(head)


def before_points(line: WordLine) -> int | None:
    """Find a heading that stands before 一是 in the same paragraph."""
    cut = points_of(line.text)
    if not cut.points or not cut.before.strip(LAYOUT):
        return None
    gap = _gap(cut.before.rstrip(CLOSES_TITLE))
    return gap.start() if gap else len(cut.before)


def _before_gap(line: WordLine) -> int | None:
    """Find a heading closed by a space or 。 in the same paragraph."""
    gap = _gap(line.text)
    if gap is None or gap.start() > _MAX_TITLE or not line.text[gap.end() :].strip(LAYOUT):
        return None
    return None if _POINT.match(line.text) else gap.start()


def _gap(text: str) -> re.Match[str] | None:
    """Find what closes a title; white space after its ordinal is layout."""
    ordinal = typed_ordinal(text)
    return _GAP.search(text, ordinal.end if ordinal else 0)


def _before_wide_gap(line: WordLine) -> int | None:
    """Find a heading closed by a full-width space or tab, where others stand before 一是."""
    end = _before_gap(line)
    head = line.text[:end]
    wide = end is not None and line.text[end] in "\u3000\t"
    return end if wide and not _CLAUSE.search(head) else None
