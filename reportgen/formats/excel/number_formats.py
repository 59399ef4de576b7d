"""Number formats of cells: what a person sees of the number that a cell holds."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import Any

from reportgen.named_tuples import NamedTuple

GENERAL = "General"
SIGNIFICANT = 15
"""How many digits of a number are its own: what is behind them is a binary tail."""

BUILT_IN = {
    **{0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **{5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00", 37: "#,##0", 38: "#,##0"},
    **{39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00"},
    **dict.fromkeys((14, 15, 16, 30), "yyyy/m/d"),
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **dict.fromkeys((17, 55), "yyyy/m"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 56), "h:mm"),
    **{22: "yyyy/m/d h:mm", 31: 'yyyy"年"m"月"d"日"', 49: "@"},
}
"""Formats that files name by number alone, as Excel in Chinese shows them."""

_PIECE = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|.', re.DOTALL)
_SCALED = re.compile(r"[0#?],+(?![0#?,])|0!\.0|0\\\.0")
_EXACT = Context(prec=80)
_DAY_1900, _DAY_1904 = datetime.date(1899, 12, 30), datetime.date(1904, 1, 1)
_LEAP_BUG = 60
"""Excel counts a 29 February 1900: serials below this one are a day off."""


def codes_of(styles: Any) -> list[str]:
    """Return the number format of each style of cells, by the styles of a workbook."""
    own = {
        int(each.get("numFmtId", 0)): str(each.get("formatCode", GENERAL))
        for each in styles.iterfind("{*}numFmts/{*}numFmt")
    }
    codes = {**BUILT_IN, **own}
    return [
        codes.get(int(each.get("numFmtId") or 0), GENERAL)
        for each in styles.iterfind("{*}cellXfs/{*}xf")
    ]


class NumberFormat(NamedTuple):
    """What a format does: ``kind`` is ``general``, ``number``, ``date``, ``text`` or ``scaled``.

    A number has ``places`` decimals at least and ``most`` at most; ``before`` and ``after`` are the
    words around it. ``letters`` are those of a date: ``ymd``, or ``h`` and ``s`` of a time.
    """

    kind: str
    places: int = 0
    most: int = 0
    commas: bool = False
    percent: bool = False
    before: str = ""
    after: str = ""
    letters: str = ""


@lru_cache(maxsize=512)
def number_format(code: str) -> NumberFormat:
    """Read a format; of its parts for positive and other numbers the first counts."""
    mask, words, section = "", ["", ""], ""
    for piece in _PIECE.findall(code):
        if piece == ";":
            break
        section += piece
        if piece[0] == '"' or (piece[0] == "\\" and len(piece) > 1):
            words[bool(mask)] += piece.strip('"') if piece[0] == '"' else piece[1]
        elif piece[0] in "[_*" and len(piece) > 1:
            elapsed = re.fullmatch(r"\[[hms]+\]", piece, re.IGNORECASE)
            mask += "h" if elapsed else ""
        elif piece in "0#?,.%@" or piece.isascii():
            mask += piece
        else:
            words[bool(mask)] += piece
    plain = mask.strip().lower()
    if not plain or plain == "general":
        return NumberFormat("general", before=words[0].strip(), after=words[1].strip())
    if _SCALED.search(section):
        return NumberFormat("scaled")
    if "@" in plain:
        return NumberFormat("text")
    if not re.search("[0#?]", plain) and re.search("[ymdhs]", plain):
        letters = "".join(letter for letter in "ymdhs" if letter in plain)
        # An m after hours is minutes.
        return NumberFormat("date", letters=letters)
    if "e+" in plain or "e-" in plain or "/" in plain or not re.search("[0#?]", plain):
        return NumberFormat("general")
    decimals = re.sub("[^0#?]", "", plain.partition(".")[2].split(",")[0])
    places = len(decimals.rstrip("#?"))
    commas = bool(re.search("[0#?],[0#?]", plain))
    before, after = (word.strip() for word in words)
    return NumberFormat("number", places, len(decimals), commas, "%" in plain, before, after)


def hides(number: Decimal, code: str) -> bool:
    """Return whether a format shows nothing where a number stands, as ``;;;`` and ``0;0;`` do."""
    if ";" not in code:
        return False
    parts = [""]
    for piece in _PIECE.findall(code):
        if piece == ";":
            parts.append("")
        elif piece[0] not in "[_*" or len(piece) == 1:
            parts[-1] += piece.strip('"')
    at = 0 if number > 0 else 1 if number < 0 else 2
    return not (parts[at] if at < len(parts) else parts[0]).strip()


def exact_number(stored: str) -> Decimal | None:
    """Return the number that a file holds, to its 15 digits; None for what is no number."""
    try:
        number = Decimal(stored)
    except ArithmeticError:
        return None
    if not number.is_finite():
        return None
    if len(number.as_tuple().digits) > SIGNIFICANT:
        number = Decimal(f"{float(stored):.{SIGNIFICANT}g}")
    return number


class Seen(NamedTuple):
    """What a person sees of a number: its text without words, and whether it hides digits."""

    text: str
    rounded: bool = False


def seen(number: Decimal, form: NumberFormat) -> Seen:
    """Return a number as its format shows it; with all its digits where that says nothing."""
    value = _EXACT.multiply(number, Decimal(100)) if form.percent else number
    if form.kind != "number":
        return Seen(plain(value))
    digits = Decimal(1).scaleb(-form.most)
    shown = value.quantize(digits, rounding=ROUND_HALF_UP, context=_EXACT)
    text = f"{shown:,f}" if form.commas else f"{shown:f}"
    if form.most > form.places:
        whole, _, decimals = text.partition(".")
        kept = decimals.rstrip("0").ljust(form.places, "0")
        text = f"{whole}.{kept}" if kept else whole
    return Seen(text + ("%" if form.percent else ""), shown != value)


def plain(number: Decimal) -> str:
    """Write a number in digits, without needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def date_of(number: Decimal, *, from_1904: bool) -> datetime.date | None:
    """Return the day of a serial number; None where there is none."""
    days = int(number)
    if not from_1904 and days < _LEAP_BUG:
        days += 1
    try:
        return (_DAY_1904 if from_1904 else _DAY_1900) + datetime.timedelta(days)
    except OverflowError:
        return None


def date_text(day: datetime.date, letters: str = "ymd") -> str:
    """Write a day as the form does, as much of it as a format shows."""
    parts = {"y": f"{day.year}年", "m": f"{day.month}月", "d": f"{day.day}日"}
    return "".join(parts[letter] for letter in "ymd" if letter in letters)
