"""Texts of cells with how they are dressed: raised, lowered or struck through characters."""

from __future__ import annotations

import re
from typing import Any

from reportgen.formats.word.text.raised import SHIFTS, shifted
from reportgen.named_tuples import NamedTuple

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_OFF = ("0", "false")


class Dress(NamedTuple):
    """How characters are dressed: ``shift`` is superscript, subscript or empty."""

    shift: str = ""
    is_struck: bool = False


class DressedText(NamedTuple):
    """A text as it is read, and what there is to say of how it was dressed."""

    text: str
    remark: str = ""


PLAIN = Dress()


def dress_of(font: Any) -> Dress:
    """Return how a font, or the properties of a run, dresses its characters."""
    if font is None:
        return PLAIN
    shift, strike = font.find("{*}vertAlign"), font.find("{*}strike")
    raised = str(shift.get("val") or "") if shift is not None else ""
    is_struck = strike is not None and strike.get("val") not in _OFF
    return Dress(raised if raised in SHIFTS else "", is_struck)


def dresses_of(styles: Any) -> dict[int, Dress]:
    """Return how the styles of cells dress their characters, by number, where they do."""
    fonts = [dress_of(each) for each in styles.iterfind("{*}fonts/{*}font")]
    if all(each == PLAIN for each in fonts):
        return {}
    cells = enumerate(styles.iterfind("{*}cellXfs/{*}xf"))
    of_cells = {at: int(each.get("fontId") or 0) for at, each in cells}
    return {
        at: fonts[font]
        for at, font in of_cells.items()
        if font < len(fonts) and fonts[font] != PLAIN
    }


def dressed(text: str, dress: Dress) -> DressedText:
    """Return a text with its raised and lowered characters as Unicode has them."""
    found, lost = shifted(text, dress.shift)
    told = []
    if dress.is_struck and text.strip():
        told.append(f"划了删除线的“{found}”按没有划读入")
    if lost:
        told.append(f"{SHIFTS[dress.shift]}“{lost}”没有对应的字符，按“{found}”读入")
    return DressedText(found, "；".join(told))


def text_of(element: Any) -> DressedText:
    """Return the text of a string, in one format or several, without its readings."""
    pieces: list[str] = []
    remarks: list[str] = []
    for child in element:
        tag = child.tag.rpartition("}")[2]
        if tag == "t":
            pieces.append(child.text or "")
        elif tag == "r":
            text = "".join(each.text or "" for each in child.iterfind("{*}t"))
            piece = dressed(text, dress_of(child.find("{*}rPr")))
            pieces.append(piece.text)
            if piece.remark:
                remarks.append(piece.remark)
    return DressedText(unescaped("".join(pieces)), "；".join(remarks))


def unescaped(text: str) -> str:
    """Return a text with the characters that workbooks write as ``_x000D_``."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
