"""Letters in the place of digits that look like them: 〔2O24〕, 2o24年, 20l4年, 3OO人."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import DIGITS, Sign, each_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_DIGITS = str.maketrans("OoＯОlI", "000011")
_ROUND, _UPRIGHT = "OoＯО", "lI"
_FIGURE = Sign(
    "(?<![0-9A-Za-zＯО.\\-/])(?=[0-9]+[.,]?[0-9]*[OoＯОlI])"
    f"(?:[0-9]|[{_ROUND}]|[.,](?=[0-9])|(?<=[0-9])[{_UPRIGHT}](?=[0-9]))+"
    "(?=〕|年|月|日|号(?![楼院])|[万亿多余]|[元个人户亩件次处名吨][，。；、的）]|[%％])",
    each_of(DIGITS, _ROUND + _UPRIGHT),
)
"""A figure with a letter in it that nothing but a digit can stand for, and what it counts."""


def mistyped_digits(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Return where in the text a figure has a letter for a digit, and how it should be."""
    for passage in subject.passages_with(_FIGURE):
        start = subject.start_of(passage)
        for found in _FIGURE.pattern.finditer(passage.text):
            yield start + found.start(), found[0], found[0].translate(_DIGITS)
