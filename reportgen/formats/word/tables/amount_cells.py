"""Sums of money in cells of a form: with their unit, the label's, or in another spelling."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.model.amount_spelling import plain_amount
from reportgen.model.figures import FULL_WIDTH

if TYPE_CHECKING:
    from reportgen.findings import Path
    from reportgen.formats.word.form_entry import FormEntry
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.word_lines import WordLine

_AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?:亿元|万元|元)?")
_WITH_UNIT = re.compile(r"-?\d[\d,]*(?:\.\d+)?(?:亿元|万元|元)")
_WITHOUT_YUAN = re.compile(r"[万亿](?![元\d])")
_GOES_ON = re.compile(r"[\u2070-\u209c¹²³×✕*^_÷/百千]|[、·．､。:：万亿]\d")
"""What makes another number of the figure before it."""


def read_amount(entry: FormEntry, lines: list[WordLine], values: Values, path: Path = ()) -> None:
    """Read the sum that a row of the form holds; of what is no sum, no part.

    ``path`` is that of the sum, where it is not the row's own.
    """
    path, text = path or entry.field.path, "".join("".join(line.shown.split()) for line in lines)
    match = _AMOUNT.match(figure := text.translate(FULL_WIDTH))
    if match is None or match.end() < len(figure):
        plain = plain_amount(figure)
        if _WITH_UNIT.fullmatch(plain):  # in capitals, its unit in brackets, and the like
            values.put(path, plain, lines[0].place)
            return
    if match is None:
        values.left(text, lines[0].place, "这一栏里没有找到金额", path)
        return
    if _GOES_ON.match(figure, match.end()):
        message = "这一栏里的不是一个数（有上标、乘号、别的小数点一类）"
        values.left(text, lines[0].place, message, path)
        return
    amount = match[0]
    # As it was typed, where no character was lost that is not seen.
    rest = (text if len(text) == len(figure) else figure)[match.end() :]
    if short := _WITHOUT_YUAN.match(rest):
        values.note(f"“{amount}{short[0]}”缺“元”字，补上了", lines[0].place, path)
        amount, rest = f"{amount}{short[0]}元", rest[short.end() :]
    elif amount[-1] != "元":
        amount += entry.unit
    values.put(path, amount, lines[0].place)
    if rest:
        values.left(rest, lines[0].place, "金额后面的文字没有对应的栏目", path)
