"""The lines below a heading as titles, points and signatures."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from reportgen.formats.word.headings import outline_words
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine

if TYPE_CHECKING:
    from reportgen.formats.word.chapters.chapter_outline import Outline, Piece
    from reportgen.formats.word.headings.outline_words import Key

_PROBLEMS_KEY, _MEASURES_KEY = (outline_words.PROBLEMS, ""), (outline_words.MEASURES, "")
_SHORTEST = 3
_PROBLEMS = re.compile(rf"[{LAYOUT}]*(?:存在的?)?(?:主要)?问题(?:有|是)?[:：]")
_MEASURES = re.compile(
    r"(?:^|(?<=[。；;]))(?:(?:改进|整改|下一?步)(?:改进|整改|工作)?(?:意见|措施|建议|打算|方向)+|建议|对策)[:：]"
)
_NEXT = re.compile(r"(?<=[。；;])(?:下一?步|今后|下一?阶段)[，,]?[^，,。；;]{0,4}?[将要拟]")
"""What begins a sentence on what is to be done."""

_FIRST = re.compile(rf"[{LAYOUT}]*(?:一是|其一|第一[，,、]|（一）)")
_LATER = re.compile(
    r"(?<=[。；;])(?:[二三四五六七八九十]是|其[二三四五]|第[二三四五六七八九十][，,、]|（[二三四五六七八九十]）)"
)


def titled_lines(pieces: list[Piece]) -> list[tuple[WordLine, list[WordLine]]]:
    """Cut pieces, of which the first is a heading, at each heading."""
    found: list[tuple[WordLine, list[WordLine]]] = []
    for line, level in pieces:
        if level:
            found.append((line, []))
        else:
            found[-1][1].append(line)
    return found


def cut_at_measures(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Cut paragraphs such as 存在问题：…改进意见：… in two; return problems, and measures.

    What follows a paragraph of measures is of them, but for one that begins with 存在问题.
    """
    problems: list[Piece] = []
    measures: list[Piece] = []
    of_measures = False
    for piece in pieces:
        line = piece.line
        found, head = _MEASURES.search(line.text), _PROBLEMS.match(line.text)
        of_measures = found is not None or (of_measures and head is None)
        if found is None:
            (measures if of_measures else problems).append(piece)
            continue
        if found.start():
            start = head.end() if head else 0
            problems.append(piece._replace(line=line.part(start, found.start())))
        if line.text[found.end() :].strip(LAYOUT):
            measures.append(piece._replace(line=line.part(found.end())))
    return problems, measures


def _cut_at_next(pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Cut paragraphs before the sentence that begins with what is to be done next."""
    problems: list[Piece] = []
    measures: list[Piece] = []
    for piece in pieces:
        cuts = _cuts(piece.line.text)
        if len(cuts) == 1:
            (measures if measures else problems).append(piece)
            continue
        ends = [at for at, _ in cuts[1:]] + [len(piece.line.text)]
        for (start, key), end in zip(cuts, ends, strict=True):
            if start < end:
                told = problems if key == _PROBLEMS_KEY else measures
                told.append(piece._replace(line=piece.line.part(start, end)))
    return problems, measures


def _cuts(text: str) -> list[tuple[int, Key]]:
    """Return where problems, and what is to be done next, begin in a paragraph.

    Where each of several problems has its own measure behind it, the next ordinal is a problem's:
    一是……。下一步将……。二是……。下一步将…….
    """
    measures = [found.start() for found in _NEXT.finditer(text)]
    cuts: list[tuple[int, Key]] = [(0, _PROBLEMS_KEY)]
    if not measures or len(measures) == 1 or not _FIRST.match(text):
        return cuts + [(at, _MEASURES_KEY) for at in measures[:1]]
    cuts += [(at, _MEASURES_KEY) for at in measures]
    cuts += [(found.start(), _PROBLEMS_KEY) for found in _LATER.finditer(text, measures[0])]
    return sorted(cuts, key=itemgetter(0))


def part_problems(outline: Outline, under: dict[Key, list[Piece]]) -> None:
    """Let measures that stand in the paragraph of the problems be measures."""
    told = under.get(_PROBLEMS_KEY, [])
    problems, measures = cut_at_measures(told)
    if len(told) == 1 and not measures and not under.get(_MEASURES_KEY):
        problems, measures = _cut_at_next(told)
    if measures:
        under[_PROBLEMS_KEY] = problems
        under[_MEASURES_KEY] = [*measures, *under.get(_MEASURES_KEY, [])]
        outline.places.setdefault(_MEASURES_KEY, measures[0].line.place)


def numbered_points(lines: list[WordLine]) -> list[str]:
    """Return the points of a section; a paragraph without the next number goes on with the last."""
    texts = [line.shown.strip(LAYOUT) for line in lines]
    if len(texts) == 1 or not (texts and texts[0].startswith("（1）")):
        return texts
    found: list[str] = []
    for text in texts:
        mark = f"（{len(found) + 1}）"
        if text.startswith(mark):
            found.append(text[len(mark) :].strip(LAYOUT))
        else:
            found[-1] += f"\n{text}"
    return found


def without_mark(line: WordLine, mark: str) -> str:
    """Return a heading without its ordinal: the one it must have, or any."""
    text = line.text.strip(LAYOUT)
    if line.number:
        return text
    if text.startswith(mark):
        return text[len(mark) :].strip(LAYOUT)
    return outline_words.without_ordinal(text)


def is_signed(text: str, unit: str) -> bool:
    """Return whether a line is the unit's name, in full or short, as 青禾镇政府 is."""
    name = "".join(text.split())
    if is_same(name, unit):
        return True
    left = iter("".join(unit.split()))
    return _SHORTEST <= len(name) < len(unit) and all(char in left for char in name)


def is_same(text: str, unit: str) -> bool:
    """Return whether two names of a unit are the same but for white space."""
    return bool(unit) and "".join(text.split()) == "".join(unit.split())
