"""绩效目标完成情况 from prose: headings in any of the ways people set them, and their points."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reportgen.formats.word.typed_ordinals import (
    TypedOrdinal,
    items_of,
    ordinal_of,
    points_of,
    typed_ordinal,
)
from reportgen.formats.word.word_lines import LAYOUT, WordLine

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_TITLE = 40
_MARKS = "。：:"
_CLOSE = f"{_MARKS}{LAYOUT}"
_FORM_GAP = "\u3000"
"""What the form prints between a title and its points."""

_GAP = re.compile(r"[\u3000\t\n]+|(?<=[^\x00-\xff])[ \xa0]+(?=[^\x00-\xff])|[。：:]")
_CLAUSE = re.compile(r"[，,；;]")
_SENTENCE_END = re.compile("[。：:\n]")
_ENDS_SENTENCE = re.compile(r"[。；;！？!?，,、]$")


class Point(NamedTuple):
    """A point of a section, and where it stands."""

    text: str
    place: str


class Section(NamedTuple):
    """A section: its title (empty where none was found), place, and points.

    ``ordinal`` was taken off the title, the ``automatic`` ones off the points.
    """

    title: str
    place: str
    points: list[Point]
    ordinal: str = ""
    automatic: tuple[str, ...] = ()


def sections_of(lines: list[WordLine]) -> list[Section]:
    """Cut a cell into sections; the way most headings are set decides how all are found."""
    lines = [line.part(0) for each in lines for line in _unbroken(each) if line.shown.strip(LAYOUT)]
    start = min(_numbered_lines(lines), default=_lone_heading(lines))
    if start and not any(_is_heading(line) for line in lines[:start]):
        # Paragraphs before the first of a numbered list are a section without a title.
        listed = sections_of(lines[start:])
        if any(section.title for section in listed):
            section, rest = _opened(lines[0], 0)
            return [_filled(section, [rest, *lines[1:start]]), *listed]
    heading = _topmost(lines, _evenly(lines, _way(lines)))
    found: list[tuple[Section, list[WordLine]]] = []
    for line in lines:
        title_end = heading(line)
        if title_end is None and found:
            found[-1][1].append(line)
        else:
            section, rest = _opened(line, title_end or 0)
            found.append((section, [rest] if rest.text else []))
    sections = [_filled(section, body) for section, body in found]
    return _without_ordinals(sections)


def _unbroken(line: WordLine) -> list[WordLine]:
    """Return the lines between soft returns, where more than one of them begins a section."""
    if "\n" not in line.text:
        return [line]
    starts = [0, *(at + 1 for at, char in enumerate(line.text) if char == "\n")]
    parts = [line.part(a, b) for a, b in zip(starts, [*starts[1:], None], strict=True)]
    marks = [mark.number for part in parts if (mark := ordinal_of(part))]
    pointed = sum(_before_points(part) is not None for part in parts)
    return parts if pointed > 1 or marks[:2] == [1, 2] else [line]


def _lone_heading(lines: list[WordLine]) -> int:
    """Return the line that is the only numbered one, with a line to itself; 0 without one."""
    numbered = [at for at, line in enumerate(lines) if ordinal_of(line)]
    if len(numbered) != 1 or _own_line(lines[numbered[0]]) is None:
        return 0
    mark = ordinal_of(lines[numbered[0]])
    return numbered[0] if mark and mark.number == 1 else 0


def _evenly(
    lines: list[WordLine], heading: Callable[[WordLine], int | None]
) -> Callable[[WordLine], int | None]:
    """Let the lines of one numbered list be headings all, or none: the first as the others are.

    A line of which only its number tells that it is a heading is one up to its first 。 or colon.
    """
    listed = _numbered_lines(lines)
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
    """Of lines numbered ``1.1`` and ``1.1.1``, let only the first kind be headings."""
    marks = ((line, ordinal_of(line)) for line in lines)
    steps = {line: mark.style.count(".1") for line, mark in marks if mark}
    top = min(filter(None, steps.values()), default=0)
    deeper = {line for line, count in steps.items() if count > top > 0}
    return lambda line: None if line in deeper else heading(line)


def _first_of(
    *ways: Callable[[WordLine], int | None],
) -> Callable[[WordLine], int | None]:
    return lambda line: _first(*(way(line) for way in ways))


def _is_heading(line: WordLine) -> bool:
    ways = (_set_apart, _own_line, _before_points, _before_gap)
    return any(way(line) is not None for way in ways)


def _numbered_lines(lines: list[WordLine]) -> set[int]:
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


def _opened(line: WordLine, end: int) -> tuple[Section, WordLine]:
    """Cut a line into title and text; marks that close the title stay with it for now."""
    title = line.text[:end].strip(LAYOUT)
    rest = line._replace(number="" if title else line.number)
    after = line.text[end:]
    if title and not line.text[:end].endswith(_FORM_GAP):
        end += len(after) - len(after.lstrip(f"{_MARKS}，,"))
    gap = line.text[len(line.text[:end].rstrip(LAYOUT)) :]
    # A mark before the form's own gap is part of the title; elsewhere it only closes the title.
    if rest.part(end).text and not gap.startswith(_FORM_GAP):
        title = _closed(title)
    return Section((line.number if title else "") + title, line.place, []), rest.part(end)


def _closed(title: str) -> str:
    return title.rstrip(_CLOSE) or title


def _way(lines: list[WordLine]) -> Callable[[WordLine], int | None]:
    """Choose how headings are found: by their look, on lines of their own, or by what follows."""
    for way in (_set_apart, _own_line, _before_points, _before_gap):
        if lines and way(lines[0]) is not None and any(way(line) is not None for line in lines):
            others = [line for line in lines if way(line) is None]
            if way is _set_apart and any(_own_line(line) is not None for line in others):
                return lambda line: _first(_set_apart(line), _own_line(line))
            if way is _own_line:
                return lambda line: _first(_own_line(line), _before_points(line))
            if way is _before_points:
                return lambda line: _first(_before_points(line), _before_wide_gap(line))
            return way
    return _before_points


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


def _own_line(line: WordLine) -> int | None:
    """Find a heading that has its line to itself."""
    head = line.text.split("\n", 1)[0]
    if len(head) > _MAX_TITLE or _ENDS_SENTENCE.search(head.rstrip(LAYOUT)) or not head.strip():
        return None
    if points_of(line.text).before == "" or _gap(head.rstrip(_CLOSE)):
        return None
    return len(head)


def _before_points(line: WordLine) -> int | None:
    """Find a heading that stands before 一是 in the same paragraph."""
    cut = points_of(line.text)
    if not cut.points or not cut.before.strip(LAYOUT):
        return None
    gap = _gap(cut.before.rstrip(_CLOSE))
    return gap.start() if gap else len(cut.before)


def _before_gap(line: WordLine) -> int | None:
    """Find a heading closed by a space or 。 in the same paragraph."""
    gap = _gap(line.text)
    if gap is None or gap.start() > _MAX_TITLE or not line.text[gap.end() :].strip(LAYOUT):
        return None
    if points_of(line.text).before == "":
        return None
    return gap.start()


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


def _filled(section: Section, body: list[WordLine]) -> Section:
    """Return the section its points: 一是 …, numbered paragraphs, or one for each paragraph."""
    if body and body[0].place != section.place:
        section = section._replace(title=_closed(section.title))
    if counted := _counted(body):
        return section._replace(points=counted)
    items = items_of(body)
    found = [Point(item.text, item.lines[0].place) for item in items]
    marks = tuple(item.ordinal for item in items if item.automatic)
    return section._replace(points=found, automatic=marks)


def _counted(body: list[WordLine]) -> list[Point]:
    """Return the points that are counted 一是, 二是 …, with what stands before and between them.

    Nothing where only one is: a 一是 that nothing follows is a part of its text.
    """
    points: list[tuple[list[str], str]] = []
    numbered = 0
    for line in body:
        cut = points_of(line.text, numbered + 1) if numbered else points_of(line.text)
        if not cut.points and numbered:
            cut = points_of(line.text)
        before = (line.number + cut.before).strip(LAYOUT)
        if before and numbered and points:
            points[-1][0].append(before)
        elif before:
            points.append(([before], line.place))
        points += [([text.strip(LAYOUT)], line.place) for text in cut.points]
        numbered += len(cut.points)
    joined = [Point("\n".join(texts), place) for texts, place in points]
    return [point for point in joined if point.text] if numbered > 1 else []


def _without_ordinals(sections: list[Section]) -> list[Section]:
    """Take the ordinals off the titles when all that have titles are numbered in turn."""
    titled = [section for section in sections if section.title]
    marks: list[TypedOrdinal | None] = [
        ordinal_of(WordLine(each.title, each.place)) for each in titled
    ]
    numbers = [mark.number for mark in marks if mark]
    if not titled or numbers != list(range(1, len(titled) + 1)):
        return sections
    found: list[Section] = []
    for section in sections:
        mark = ordinal_of(WordLine(section.title, section.place))
        end = mark.end if mark and section.title else 0
        ordinal, title = section.title[:end].strip(LAYOUT), section.title[end:]
        found.append(section._replace(title=title, ordinal=ordinal))
    return found
