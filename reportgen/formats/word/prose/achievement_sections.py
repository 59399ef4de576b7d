"""绩效目标完成情况 from prose: headings in any of the ways people set them, and their points."""

from __future__ import annotations

from reportgen.formats.word.headings.section_headings import (
    CLOSES_TITLE,
    before_points,
    heading_finder,
    is_heading,
    numbered_lines,
    own_line,
)
from reportgen.formats.word.headings.typed_ordinals import (
    TypedOrdinal,
    items_of,
    ordinal_of,
    points_of,
    split_inside,
)
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine
from reportgen.named_tuples import NamedTuple

_MARKS = "。：:"
_FORM_GAP = "\u3000"
"""What the form prints between a title and its points."""


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
    if len(lines) == 1 and (mark := ordinal_of(lines[0])) and mark.number == 1:
        lines = split_inside(lines[0], mark.style)
    start = min(numbered_lines(lines), default=_lone_heading(lines))
    if start and not any(is_heading(line) for line in lines[:start]):
        # Paragraphs before the first of a numbered list are a section without a title.
        listed = sections_of(lines[start:])
        if any(section.title for section in listed):
            section, rest = _opened(lines[0], 0)
            return [_filled(section, [rest, *lines[1:start]]), *listed]
    heading = heading_finder(lines)
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
    pointed = sum(before_points(part) is not None for part in parts)
    return parts if pointed > 1 or marks[:2] == [1, 2] else [line]


def _lone_heading(lines: list[WordLine]) -> int:
    """Return the line that is the only numbered one, with a line to itself; 0 without one."""
    numbered = [at for at, line in enumerate(lines) if ordinal_of(line)]
    if len(numbered) != 1 or own_line(lines[numbered[0]]) is None:
        return 0
    mark = ordinal_of(lines[numbered[0]])
    return numbered[0] if mark and mark.number == 1 else 0


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
    return title.rstrip(CLOSES_TITLE) or title


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
