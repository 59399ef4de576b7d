"""Runs whose look changes what they say: hidden, raised, or in a font of symbols."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.text.raised import shifted
from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.styles import is_on
from reportgen.ooxml.wordprocessing import w, whole_number

if TYPE_CHECKING:
    from reportgen.ooxml.styles import Styles
    from reportgen.ooxml.wordprocessing import Element

_VAL = w("val")
_RAISED, _HIDDEN, _POSITION = w("vertAlign"), w("vanish"), w("position")
_STYLE, _FONTS = w("rStyle"), w("rFonts")
_STRUCK, _ASCII = frozenset((w("strike"), w("dstrike"))), w("ascii")
_CAPITAL = w("caps")
LOOK_TAGS = frozenset((_RAISED, _HIDDEN, _POSITION, _STYLE, _FONTS, *_STRUCK, _CAPITAL, w("b")))
"""What is looked at of a run's properties."""

_LEAST = 3
"""By how many half-points a figure is moved up or down to be taken for raised or lowered."""

_SYMBOLS = {
    "Wingdings": {
        **dict.fromkeys((0x6F, 0x70, 0x71, 0x72, 0xA8), "☐"),
        **{0xFE: "☑", 0xFD: "☒", 0xFC: "✔", 0xFB: "✘", 0x6C: "●", 0x6E: "■", 0x75: "◆"},
        **{0x77: "◆", 0xA7: "▪", 0xD8: "➢", 0xE0: "→", 0xA1: "○", 0xA4: "◉"},
        **dict(zip(range(0x80, 0x8B), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
        **dict(zip(range(0x8B, 0x96), "⓿❶❷❸❹❺❻❼❽❾❿", strict=True)),
    },
    "Symbol": {
        **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
        **dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)),
        **{0xA3: "≤", 0xA5: "∞", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°"},
        **{0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝", 0xB7: "•", 0xB8: "÷"},
        **{0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xA2: "′", 0xD6: "√", 0xE5: "∑"},
        **{0xDE: "⇒", 0xDB: "⇔", 0x2D: "−", 0x2A: "∗", 0xD0: "∠", 0x40: "≅"},
    },
    "Wingdings 2": {
        **{0x4F: "✘", 0x50: "✔", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒"},
        **{0xA3: "☐", 0x2A: "☐", 0x30: "☐", 0x98: "●", 0xA1: "■", 0xAE: "◆"},
        **dict(zip(range(0x69, 0x74), "⓪①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    },
}
_PRIVATE = 0xF000
_NO_CHARACTER, _SURROGATE = "\ufffd", re.compile("[\ud800-\udfff]")


class RunLook(NamedTuple):
    """How a run looks: hidden, raised or lowered, struck, in capitals; its font of symbols."""

    is_hidden: bool = False
    shift: str = ""
    symbols: str = ""
    is_moved: bool = False
    is_struck: bool = False
    is_capital: bool = False

    @property
    def is_odd(self) -> bool:
        """Whether the look changes what the run says."""
        shifted_or_other = bool(self.shift) or bool(self.symbols)
        return self.is_hidden or shifted_or_other or self.is_struck or self.is_capital


_PLAIN = RunLook()


def look_of(children: dict[str, Element], styles: Styles, *, is_hidden: bool = False) -> RunLook:
    """Return the look of a run by its properties' children; ``is_hidden`` as its paragraph says."""
    named = children.get(_STYLE)
    style = None if named is None else styles.get(named.get(_VAL, ""))
    hidden, raised = children.get(_HIDDEN), children.get(_RAISED)
    position, fonts = children.get(_POSITION), children.get(_FONTS)
    struck = not _STRUCK.isdisjoint(children) and any(is_on(children.get(tag)) for tag in _STRUCK)
    capital = (each := children.get(_CAPITAL)) is not None and is_on(each)
    if style is None and hidden is raised is position is None and not is_hidden:
        symbols = "" if fonts is None else _symbols_of(fonts)
        if not (symbols or struck or capital):
            return _PLAIN
        return RunLook(symbols=symbols, is_struck=struck, is_capital=capital)
    if hidden is not None:
        is_hidden = is_on(hidden)
    elif style is not None:
        is_hidden = is_hidden or style.hidden
    shift = style.shift if raised is None and style is not None else ""
    shift = shift if raised is None else raised.get(_VAL, "")
    moved = "" if shift or position is None else _moved(position.get(_VAL, ""))
    symbols = "" if fonts is None else _symbols_of(fonts)
    return RunLook(is_hidden, shift or moved, symbols, bool(moved), struck, capital)


def _moved(position: str) -> str:
    if position.startswith("-"):
        return "subscript" if whole_number(position[1:], 0) >= _LEAST else ""
    return "superscript" if whole_number(position, 0) >= _LEAST else ""


def _symbols_of(fonts: Element) -> str:
    font = fonts.get(_ASCII, "")
    return font if font in _SYMBOLS else ""


def shown_in(text: str, look: RunLook) -> tuple[str, str]:
    """Return what a run's text shows, and what of it has no character of its own.

    What is only moved up or down is taken for raised where all of it may be: a figure.
    """
    if look.symbols:
        text = "".join(character_of(look.symbols, ord(char)) or char for char in text)
    text = text.upper() if look.is_capital else text
    made, lost = shifted(text, look.shift)
    return (text, "") if lost and look.is_moved else (made, lost)


def symbol_of(element: Element) -> str:
    """Return the character that a w:sym shows, or the one that stands for none."""
    try:
        char = chr(code := int(element.get(w("char"), ""), 16))
    except (ValueError, OverflowError):
        return _NO_CHARACTER
    char = character_of(element.get(w("font"), ""), code) or char
    return _NO_CHARACTER if _SURROGATE.match(char) else char


def character_of(font: str, code: int) -> str:
    """Return the character for one of a font of symbols; empty where none is known."""
    code = code - _PRIVATE if code >= _PRIVATE else code
    return _SYMBOLS.get(font, {}).get(code, "")
