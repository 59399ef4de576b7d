"""Paragraphs broken where a page's line ended, as text that is pasted from elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.typed_ordinals import ordinal_of, typed_ordinal
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine, bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.formats.word.chapters.chapter_outline import Piece

_ENDS = re.compile(r"[。；;！!？?：:]$")
_TORN = re.compile(
    r"(?<=\d)\n(?=[\d.万亿元%％，。；、）])|(?<=[，、（“])\n(?=[^\W\d_])|\n(?=[，。；：、）”])"
)
"""A soft return inside a figure or beside a mark that no line begins or ends with."""

_SENTENCE, _PARTED = re.compile("[，。；]"), re.compile("[，。；、]")
_NONE = re.compile(rf"[{LAYOUT}]*(?:无|没有|不涉及)")
_NAMES_PART = re.compile("(?:情况|概况|职能|职责|分析|目标|内容|原因|问题|措施|建议|支出)$")
_NARROWEST, _WIDEST, _SLACK = 30, 120, 6
"""How wide a line of a page is, a Chinese character as 2; and how much may be left at its end."""

_LEAST_FULL, _SHARE = 4, 8
_SHORTEST_LINE, _LONGEST_HEADING = 18, 40


def unbroken(line: WordLine) -> WordLine:
    """Return a paragraph without the soft returns at the ends of a page's lines."""
    if "\n" not in line.text:
        return line
    text = _TORN.sub("", line.text)
    if text != line.text:
        return unbroken(line._replace(text=text, lead=min(line.lead, len(text))))
    *full, last = line.text.rstrip(LAYOUT).split("\n")
    widths = [*map(_width, full)]
    most = max(widths)
    is_even = most - _SLACK <= min(widths) and _width(last) <= most + _SLACK
    if not is_even or not _NARROWEST <= most <= _WIDEST or not _SENTENCE.search(line.text):
        return line
    if all(map(_ENDS.search, full)) or any(typed_ordinal(each) for each in [*full[1:], last]):
        return line
    if len(full) == 1 and _may_head(line, full[0]):
        return line
    text = line.text[:1].strip("\n") + line.text[1:].replace("\n", "")
    return line._replace(text=text, lead=min(line.lead, len(text)))


def heading_above(line: WordLine) -> int:
    """Return where a numbered heading ends that a soft return parts from its text; 0 for none."""
    head, _, rest = line.text.partition("\n")
    if ordinal_of(line) is None or not (_SENTENCE.search(rest) or _NONE.match(rest)):
        return 0
    return len(head) + 1 if _may_head(line, head) else 0


def _may_head(line: WordLine, head: str) -> bool:
    mark = ordinal_of(line)
    words = head[mark.end if mark else 0 :].strip(LAYOUT)
    if mark is None or not words or len(words) > _LONGEST_HEADING or _SENTENCE.search(words):
        return False
    return len(words) < _SHORTEST_LINE or _NAMES_PART.search(words) is not None


def rejoined(pieces: Sequence[Piece]) -> list[Piece]:
    """Join the lines of a document in which each line of a page is a paragraph of its own."""
    widths = [_width(piece.line.shown.rstrip(LAYOUT)) for piece in pieces]
    most = max(widths, default=0)
    full = [at for at, width in enumerate(widths) if width >= most - _SLACK]
    unended = sum(_is_unended(bare(pieces[at].line)) for at in full)
    is_broken = len(full) >= max(_LEAST_FULL, len(pieces) // _SHARE) and unended * 2 > len(full)
    if not is_broken or not _NARROWEST <= most <= _WIDEST:
        return [*pieces]
    indented = sum(piece.line.text[:1] in LAYOUT for piece in pieces)
    margin = "" if indented * 2 > len(pieces) else LAYOUT  # of all lines, it begins no paragraph
    found: list[Piece] = []
    goes_on = False
    for piece, width in zip(pieces, widths, strict=True):
        line = piece.line
        if goes_on and ordinal_of(line) is None and line.text[:1] not in margin:
            before = found[-1].line
            text = before.text.rstrip(LAYOUT) + line.text.lstrip(LAYOUT)
            found[-1] = found[-1]._replace(line=before._replace(text=text))
        else:
            found.append(piece)
        goes_on = width >= most - _SLACK and _is_unended(bare(line))
    return found


def _is_unended(text: str) -> bool:
    """Return whether a line breaks off inside a sentence."""
    return _ENDS.search(text) is None and _PARTED.search(text) is not None


def _width(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)
