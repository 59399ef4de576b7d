"""Automatic numbers of paragraphs, as Word prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.chinese.numeral_words import chinese_numeral
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.package import DamagedError
from reportgen.ooxml.wordprocessing import Element, w, whole_number

if TYPE_CHECKING:
    from collections.abc import Callable

_VAL, _LEVEL = w("val"), w("ilvl")
_LEVELS = 9
_MAX_TEXT = 255
_MAX_CHINESE, _MAX_ROMAN = 9999, 3999
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"))
_ROMAN_ENDS = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
    "japaneseDigitalTenThousand",
)
_SIGNS = {
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}
"""The first sign of the kinds that have a sign for each number, and how many there are."""

_BULLET = "•"


class _Level(NamedTuple):
    kind: str = "decimal"
    text: str = "%1."
    start: int = 1


class Numbering:
    """The lists of a file, counted in the order in which their paragraphs are asked for.

    ``root`` is the numbering part, or None. Raises DamagedError for a number whose text is longer
    than any: it would be written before each paragraph.
    """

    def __init__(self, root: Element) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        kinds = {
            each.get(w("abstractNumId"), ""): _levels(each) for each in root.iter(w("abstractNum"))
        }
        for num in root.iter(w("num")):
            number, reference = num.get(w("numId"), ""), num.find(w("abstractNumId"))
            abstract = "" if reference is None else reference.get(_VAL, "")
            own = dict(kinds.get(abstract, {}))
            overridden = False
            for override in num.iter(w("lvlOverride")):
                level = whole_number(override.get(_LEVEL), 0)
                start = override.find(w("startOverride"))
                own.update(_levels(override))
                if start is not None:
                    old = own.get(level, _Level())
                    own[level] = _Level(old.kind, old.text, whole_number(start.get(_VAL), 1))
                    overridden = True
            self._levels[number] = own
            # Lists of one kind count on from each other, unless one starts anew.
            self._abstract[number] = number if overridden else f"kind {abstract}"

    def label(self, num_id: str, level: int) -> str:
        """Count one paragraph; return its number as printed, such as ``1、`` or ``（二）``."""
        levels = self._levels.get(num_id)
        if levels is None or level >= _LEVELS:
            return ""
        counts = self._counts.setdefault(self._abstract[num_id], {})
        own = levels.get(level, _Level())
        counts[level] = counts.get(level, own.start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if own.kind == "bullet":
            return _BULLET
        if own.kind == "none":
            return ""

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            upper = levels.get(at, _Level())
            return _written(upper.kind, counts.get(at, upper.start))

        return _PLACE.sub(shown, own.text)


def _levels(element: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in element.iter(w("lvl")):
        kind, text, start = (level.find(w(name)) for name in ("numFmt", "lvlText", "start"))
        written = "" if text is None else text.get(_VAL, "")
        if len(written) > _MAX_TEXT:
            raise DamagedError(f"自动编号的格式有{len(written)}个字")
        found[whole_number(level.get(_LEVEL), 0)] = _Level(
            "decimal" if kind is None else kind.get(_VAL, "decimal"),
            written,
            0 if start is None else whole_number(start.get(_VAL), 0),
        )
    return found


def _written(kind: str, number: int) -> str:
    if kind in _CHINESE and 0 <= number <= _MAX_CHINESE:
        return chinese_numeral(number)
    first, most = _SIGNS.get(kind, ("", 0))
    if 1 <= number <= most:
        return chr(ord(first) + number - 1)
    writer = _WRITERS.get(kind)
    return writer(number) if writer and 1 <= number <= _MAX_ROMAN else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN + _ROMAN_ENDS:
        text += sign * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_WRITERS: dict[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL),
}
