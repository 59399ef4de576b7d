"""What the text on a unit's basics tells, paragraph by paragraph: its duties, or its people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.heading_meanings import (
    BASICS_KEY,
    DUTIES_KEY,
    GOALS_KEY,
    STAFF_KEY,
)
from reportgen.formats.word.headings.typed_ordinals import ordinal_of
from reportgen.formats.word.text.word_lines import LAYOUT

if TYPE_CHECKING:
    from reportgen.formats.word.chapters.chapter_outline import Outline, Piece
    from reportgen.formats.word.headings.outline_words import Key

_AN_OFFICE = r"(?![^。；;：:，,]{0,24}(?:[科股处队]|(?<![委府大协会]办公)室)的?(?:主要)?[职负承])"
_DUTIES = re.compile(
    rf"(?:^|(?<=[。；;])){_AN_OFFICE}(?:[^。；;：:，,]{{0,24}}?"
    "(?:(?:主要|基本|法定|工作)(?:职责|职能|任务)+|(?:部门|单位)?(?:职能|职责)+)"
    r"(?:任务)?(?:是|有|为|包括|如下|[:：])|"
    r"[^。；;：:]{0,40}[，,](?:主要|基本|法定)(?:职责|职能)+(?:任务)?(?:是|为|包括|如下|[:：])|"
    r"负责[全本][省市县区州镇乡]|[^。；;：:，,]{0,14}主要负责|(?<![。；;])(?:负责|承担|贯彻|主管)|"
    r"[^。；;：:，,]{0,12}承担[^。；;]*(?:等(?:工作)?(?:职能|职责|任务)|职[能责](?=。)))"
)
"""What begins a sentence on the duties of the unit, not of one of its offices."""

_STAFF = re.compile(
    r"内设[^。；;]{0,60}(?:科|股|室|机构|部门|中心|站)|(?:下设|设有?|下辖)[^。；;]{0,60}\d+个[^。；;]{0,12}"
    r"(?:科|股|室|机构|单位|站|所|中心)|"
    r"编制(?!\D{0,4}(?:报告|预算))[^。；;，,]{0,10}\d|(?:在职|在编|实有)[^。；;，,]{0,8}\d+[人名]"
)
_GOALS = re.compile(
    r"(?:^|(?<=[。；;]))(?:20\d\d年度?|本?年度?|年初|全年|部门|单位|整体|总体|支出|[本我][镇乡局委办院校])*"
    "绩效总?目标(?:是|为|如下|[:：])"
)
"""What begins a sentence on the goals of the year."""

_KEYS = (BASICS_KEY, DUTIES_KEY, STAFF_KEY)
_LEAST_TO_CUT = 2
_SENTENCE = re.compile("[^。\n]*[。\n]?")


def sort_basics(outline: Outline, under: dict[Key, list[Piece]]) -> None:
    """Put each paragraph of duties under their heading, and each on people under theirs.

    So a heading may name both, or only the unit's basics. What tells of neither stays. A heading
    from which all has gone is as if it were not there; one with nothing under it is empty.
    """
    found: dict[Key, list[Piece]] = {}
    here_too = [key for key in under if key in _KEYS]
    filled = {key for key in here_too if under[key]}
    for key in here_too:
        here = key
        for piece in under.get(key, ()):
            parts = _parts(piece)
            for part in parts:
                here = _key_of(part, key if len(parts) == 1 else STAFF_KEY, here)
                found.setdefault(here, []).append(part)
                if here != BASICS_KEY:
                    outline.places.setdefault(here, part.line.place)
    if goals := found.pop(GOALS_KEY, []):
        under.setdefault(GOALS_KEY, []).extend(goals)
    for key in {*here_too, *found}:
        under[key] = found.get(key, [])
        if key in filled and not under[key] and key != BASICS_KEY and here_too != [key]:
            outline.places.pop(key, None)


def _parts(piece: Piece) -> list[Piece]:
    """Cut a paragraph that tells of both between the sentences of one and of the other."""
    text = piece.line.text
    told = sum(regex.search(text) is not None for regex in (_DUTIES, _STAFF, _GOALS))
    if ordinal_of(piece.line) or told < _LEAST_TO_CUT:
        return [piece]
    cuts: list[int] = []
    last = STAFF_KEY[1]  # what a unit is stands first
    for sentence in _SENTENCE.finditer(text):
        kind = _kind(sentence[0])
        if kind and sentence.start() and kind != last:
            cuts.append(sentence.start())
        last = kind or last
    ends = [*cuts, None]
    return [
        piece._replace(line=piece.line.part(start, end))
        for start, end in zip([0, *cuts], ends, strict=True)
    ]


def _kind(text: str) -> str:
    """Return of what a sentence tells; empty for neither."""
    if _GOALS.match(text):
        return GOALS_KEY[1]
    duties, staff = _DUTIES.search(text), _STAFF.search(text)
    if duties is not None and (staff is None or staff.start() > duties.start()):
        return DUTIES_KEY[1]
    return "" if staff is None else STAFF_KEY[1]


def _key_of(piece: Piece, key: Key, before: Key) -> Key:
    """Return where a paragraph belongs that stands under a heading, after another one."""
    if ordinal_of(piece.line) is not None and before != BASICS_KEY:
        return before
    kind = _kind(piece.line.shown.strip(LAYOUT))
    return {each[1]: each for each in (DUTIES_KEY, STAFF_KEY, GOALS_KEY)}.get(kind, key)
