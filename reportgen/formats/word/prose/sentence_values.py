"""The values of the sentences that a form prints, from the lines that print them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.formats.word.prose.form_sentences import YEAR, sentences_of
from reportgen.forms.printed_text import PrintedLine, Words, values_in
from reportgen.model.report import UNIT_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.word_lines import WordLine
    from reportgen.forms.printed_text import PrintedBlock


def take_sentences(
    lines: list[WordLine], blocks: Sequence[PrintedBlock], values: Values, apart: Path = ()
) -> list[WordLine]:
    """Take the values of a form's sentences from the lines that print them; return the others.

    What lies below ``apart`` is only noted in ``elsewhere``: it has a reader of its own.
    """
    words = values.vocabulary.words
    if words is None:
        return lines
    rest = list(lines)
    for sentence in sentences_of(blocks, words):
        for line in rest:
            found = sentence.values_in(line.shown)
            if found is not None:
                _put_all(found, line, values, apart)
                rest = [each for each in rest if each is not line]
                break
    return rest


def is_of_form(line: WordLine, blocks: Sequence[PrintedBlock], values: Values) -> bool:
    """Return whether a line is one of a form's sentences, whatever its values."""
    words = values.vocabulary.words
    return words is not None and any(
        sentence.values_in(line.shown) is not None for sentence in sentences_of(blocks, words)
    )


def _put_all(found: dict[Path, Any], line: WordLine, values: Values, apart: Path) -> None:
    for path, value in found.items():
        if path == YEAR:
            if values.year is None:
                values.year = int(value)
                values.mark(YEAR, line.place)
            elif values.year != value:
                message = f"这一句写的是{value}年，报告是{values.year}年度"
                values.note(message, line.place)
        elif apart and path[: len(apart)] == apart:
            values.elsewhere.setdefault(path, (value, line.place))
        elif values.get(path) is None:
            values.put(path, value, line.place)
        elif values.get(path) != value:
            values.left(f"{path[-1]}{value}", line.place, f"与别处的{path[-1]}不同，没有填")


def take_loose(lines: list[WordLine], values: Values) -> list[WordLine]:
    """Take the values of a form's paragraphs outside its rows and chapters; but for the title."""
    words = values.vocabulary.words
    if words is None:
        return lines
    own = [block for block in words.loose if not _is_title(block)]
    fixed = {_fixed(block) for block in words.loose}
    lines = [line for line in lines if "".join(line.shown.split()) not in fixed]
    return take_sentences(lines, own, values)


def _fixed(block: PrintedBlock) -> str | None:
    """Return what a paragraph of a form always says, without white space; None where it varies."""
    if not isinstance(block, PrintedLine):
        return None
    said = [part.text if isinstance(part, Words) else None for part in block.parts]
    return None if None in said else "".join("".join(filter(None, said)).split())


def take_title(lines: list[WordLine], values: Values) -> list[WordLine]:
    """Take unit and year from the form's own title; return the other lines."""
    words = values.vocabulary.words
    if words is None:
        return lines
    for sentence in sentences_of(list(filter(_is_title, words.loose)), words):
        for line in lines:
            found = sentence.values_in(line.shown)
            if found is not None and YEAR in found:
                _put_all(found, line, values, ())
                rest = [each for each in lines if each is not line]
                unit = _unit_beside(lines, line, words.loose)
                if unit is not None and values.get(UNIT_NAME) is None:
                    values.put(UNIT_NAME, unit.shown.strip(), unit.place)
                    rest = [each for each in rest if each is not unit]
                return rest
    return lines


def _unit_beside(
    lines: list[WordLine], title: WordLine, loose: Sequence[PrintedBlock]
) -> WordLine | None:
    """Return the line next to the title that has the unit's name, where a form prints it so."""
    paths = [[value.path for value in values_in([block])] for block in loose]
    at = next((number for number, line in enumerate(lines) if line is title), 0)
    for step in (-1, 1):
        is_printed = any(
            here == [YEAR] and 0 <= n + step < len(paths) and paths[n + step] == [UNIT_NAME]
            for n, here in enumerate(paths)
        )
        if is_printed and 0 <= at + step < len(lines):
            return lines[at + step]
    return None


def _is_title(block: PrintedBlock) -> bool:
    paths = {value.path for value in values_in([block])}
    return paths <= {YEAR, UNIT_NAME}
