"""Who signed a report in chapters, and when: the last lines of its last chapter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.chapters.chapter_outline import Piece
from reportgen.formats.word.chapters.chapter_pieces import is_signed
from reportgen.formats.word.chapters.report_titles import DATE, is_unit_name
from reportgen.formats.word.headings.own_outline import sections_of
from reportgen.formats.word.prose.sentence_values import is_of_form
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine, bare
from reportgen.model.report import UNIT_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.formats.word.chapters.chapter_outline import Outline
    from reportgen.formats.word.headings.outline_words import Key
    from reportgen.formats.word.read_values import Values
    from reportgen.forms.printed_text import PrintedBlock

_SEAL = r"[（(]?(?:盖章|公章|印章|签章|章)[）)]?"
_LABEL = re.compile(
    rf"(?:填报|报告|评价|自评|编制|填表|报送|落款)?(?:单位|部门)(?:名称)?(?:{_SEAL})?[:：]|"
    r"(?:填报|报告|评价|自评|编制|填表|报送)(?:单位|部门)"
)
_SEALED = re.compile(rf"{_SEAL}$")
_DATED = re.compile(
    r"(?P<unit>.{0,50}?)(?:(?:填报|填表|报告|报送|编制|评价|自评|落款)?(?:日期|时间)[:：]?)?"
    rf"(?P<date>{DATE.pattern})"
)
_FILLED_IN = re.compile(
    r"[（(]?(?:(?:单位|部门|财务|项目)?(?:主要)?负责人(?:签[字章名])?|(?:填[报表]|经办|审核|制表|联系)人(?:员)?(?:签[字章名])?|"
    r"联系电话|联系方式|分管领导)\s*(?:[（(][^（）()]{1,6}[）)])?\s*[:：]"
)
_BELOW = re.compile(
    r"(?:抄[送报]|主送|分送)[:：].+|[（(]此件.{2,12}[）)]|.{2,40}20\d\d年\d{1,2}月\d{1,2}日印发",
    re.DOTALL,
)
"""What an official letter has below its date."""

_CAPTION = re.compile(
    r"[^。；]{0,40}[（(]?(?:金额|计量|货币)?单位[:：](?:人民币)?(?:亿元|万元|元)[）)]?"
)
"""What stands over a table that no chapter has: 填报单位：某局　单位：万元."""

_CAPTION_OF_UNIT = re.compile(r"(?:单位|部门)(?:名称)?[:：]")
_LONGEST = 80
_EVALUATOR = re.compile("(?:事务所|公司)(?:[（(].+[）)])?$")
_MOST_UNITS, _MOST_LINES = 3, 3
_SAME_PLACE, _PAIR = 3, 2


def take_signature(
    outline: Outline, under: dict[Key, list[Piece]], values: Values
) -> tuple[str, str] | None:
    """Take unit and date from the end of the last chapter; return the date, and where it stands.

    They may stand in a table below it. Where no title has the unit's name, it is the one that was
    signed; another unit that signed too is listed.
    """
    sections = sections_of(values.vocabulary)
    for key, pieces in under.items():
        blocks = sections[key].blocks if key in sections else ()
        rest = under[key] = pieces[: len(pieces) - _filled_in(pieces, blocks, values)]
        signed = _signed(rest, values)
        if signed is not None:
            under[key] = rest[: signed[0]]
            return signed[1:]
    return _in_table(outline, values) or _below_others(outline, values)


def _below_others(outline: Outline, values: Values) -> tuple[str, str] | None:
    """Take a signature that stands below a chapter of no field."""
    pieces = [Piece(line, 0) for _, line in outline.listed]
    last_two = [bare(piece.line) for piece in pieces[-_PAIR:]]
    if (
        len(pieces) > _PAIR
        and _CAPTION_OF_UNIT.match(last_two[1])
        and _DATED.fullmatch(last_two[0])
    ):
        pieces.pop()  # what stands over an annex behind the signature
    signed = _signed(pieces, values)
    if signed is None or not signed[0]:
        return None
    outline.listed = [*outline.listed[: signed[0]], *outline.listed[len(pieces) :]]
    return signed[1:]


def _filled_in(pieces: list[Piece], blocks: Sequence[PrintedBlock], values: Values) -> int:
    """List the lines at the end that say who filled it in, or who gets it; return how many.

    What the form prints itself has fields of its own.
    """
    count = 0
    for piece in reversed(pieces[1:]):
        text = piece.line.shown.strip(LAYOUT)
        is_below = _FILLED_IN.match(text) or _BELOW.fullmatch(text) or _CAPTION.fullmatch(text)
        if not is_below or len(text) > _LONGEST:
            break
        if is_of_form(piece.line, blocks, values):
            break
        count += 1
        values.left(
            text, piece.line.place, "填报人、联系电话、抄送、表格上的单位一类没有对应的栏目"
        )
    return count


def _in_table(outline: Outline, values: Values) -> tuple[str, str] | None:
    """Take a signature that fills the last table."""
    if not outline.rows:
        return None
    table = outline.rows[-1].place.split(" ", 1)[0]
    rows = [row for row in outline.rows if row.place.split(" ", 1)[0] == table]
    lines = [line for row in rows for cell in row.cells for line in cell.lines]
    parts = [part for line in lines for part in _broken(line) if bare(part)]
    signed = _signed([Piece(part, 0) for part in parts], values)
    if signed is None or signed[0]:
        return None
    outline.rows = outline.rows[: -len(rows)]
    return signed[1:]


def _broken(line: WordLine) -> list[WordLine]:
    """Return the lines between soft returns."""
    starts = [0, *(at + 1 for at, char in enumerate(line.text) if char == "\n")]
    return [line.part(a, b) for a, b in zip(starts, [*starts[1:], None], strict=True)]


def _signed(pieces: list[Piece], values: Values) -> tuple[int, str, str] | None:
    """Return how many pieces stand before a signature at the end, its date and its place."""
    last = pieces[-1].line if pieces else None
    dated = None if last is None else _DATED.fullmatch("".join(last.shown.split()))
    if last is None or dated is None:
        return None
    before, unit = pieces[:-1], str(values.get(UNIT_NAME) or "")
    if dated["unit"]:
        name = last._replace(text=dated["unit"], number="")
        if not _is_unit(name, unit):
            return None
        before = [*before, Piece(name, 0)]
    for _ in range(_MOST_UNITS):
        taken = _names(before, unit, values)
        if not taken:
            break
        before = before[:-taken]
        unit = str(values.get(UNIT_NAME) or "")
    return min(len(before), len(pieces) - 1), dated["date"], last.place


def _names(pieces: list[Piece], unit: str, values: Values) -> int:
    """Return how many lines at the end are the name of one that signed."""
    lines = [piece.line for piece in pieces]
    for count in range(1, min(_MOST_LINES, len(lines)) + 1):
        if is_signed(_plain("".join(line.shown for line in lines[-count:])), unit):
            return count
    if not lines or not _is_unit(lines[-1], unit):
        return 0
    name = bare(lines[-1])
    if not unit:
        values.put(UNIT_NAME, _plain(name), lines[-1].place)
    else:
        values.left(name, lines[-1].place, "落款的单位没有对应的栏目，不会印出来")
    return 1


def _is_unit(line: WordLine, unit: str) -> bool:
    """Return whether a line is this unit's name, or that of another one of the same place."""
    text = "".join(line.shown.split())
    name = _plain(text)
    if is_signed(name, unit):
        return True
    if not is_unit_name(line._replace(text=name, number="")):
        return False
    is_told = not unit or _LABEL.match(text) is not None or _SEALED.search(text) is not None
    is_told = is_told or _EVALUATOR.search(name) is not None
    return is_told or name.removeprefix("中共")[:_SAME_PLACE] == unit[:_SAME_PLACE]


def _plain(text: str) -> str:
    """Return a name without its label and its seal."""
    return _SEALED.sub("", _LABEL.sub("", "".join(text.split()), count=1))
