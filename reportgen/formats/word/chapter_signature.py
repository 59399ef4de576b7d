"""Who signed a report in chapters, and when: the last lines of its last chapter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.chapter_pieces import is_signed
from reportgen.formats.word.report_titles import DATE, is_unit_name
from reportgen.formats.word.word_lines import bare
from reportgen.model.report import UNIT_NAME

if TYPE_CHECKING:
    from reportgen.formats.word.chapter_outline import Piece
    from reportgen.formats.word.outline_words import Key
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.word_lines import WordLine


def take_signature(under: dict[Key, list[Piece]], values: Values) -> WordLine | None:
    """Take unit and date from the end of the last chapter; return the date.

    Where no title has the unit's name, it is the one that was signed.
    """
    unit = str(values.get(UNIT_NAME) or "")
    for key, pieces in under.items():
        if not pieces or not DATE.fullmatch("".join(pieces[-1].line.shown.split())):
            continue
        rest = pieces[:-1]
        if rest and is_signed(rest[-1].line.shown, unit):
            rest = rest[:-1]
        elif rest and not unit and is_unit_name(rest[-1].line):
            values.put(UNIT_NAME, bare(rest[-1].line), rest[-1].line.place)
            rest = rest[:-1]
        under[key] = rest
        return pieces[-1].line
    return None
