"""What a reader must know of a file's styles: which are bold, and which number their paragraphs."""

from __future__ import annotations

import re
from functools import lru_cache

from reportgen.named_tuples import NamedTuple
from reportgen.ooxml.wordprocessing import Element, w, whole_number

_BOLD_FONTS = re.compile("黑体|小标宋|SimHei|Bold", re.IGNORECASE)
_OFF = frozenset(("0", "false", "off"))
_MAX_PARENTS = 20
_VAL, _EAST_ASIA, _STYLE_ID = w("val"), w("eastAsia"), w("styleId")
_B, _FONTS, _RPR, _PPR = w("b"), w("rFonts"), w("rPr"), w("pPr")
_NUM_PR, _OUTLINE, _BASED_ON = w("numPr"), w("outlineLvl"), w("basedOn")
_R_STYLE = w("rStyle")
_BOLD_TAGS = frozenset((_B, _FONTS))


class Style(NamedTuple):
    """A style with what it takes over from its parents."""

    bold: bool = False
    num_id: str = ""
    level: int = 0
    hidden: bool = False
    shift: str = ""


PLAIN = Style()


def is_on(toggle: Element) -> bool:
    """Return whether a property that is on or off is on; None is off."""
    return toggle is not None and toggle.get(_VAL) not in _OFF


def bold_of(properties: Element, inherited: bool) -> bool:
    """Return whether run properties print as a heading does: bold, or in a heading's font."""
    return _bold(first_children(properties, _BOLD_TAGS), inherited)


def _bold(children: dict[str, Element], inherited: bool) -> bool:
    bold, fonts = children.get(_B), children.get(_FONTS)
    if bold is not None:
        return bold.get(_VAL) not in _OFF
    if fonts is not None and (font := fonts.get(_EAST_ASIA)):
        return inherited or _is_bold_font(font)
    return inherited


@lru_cache(maxsize=256)
def _is_bold_font(name: str) -> bool:
    return bool(_BOLD_FONTS.search(name))


def first_children(element: Element, tags: frozenset[str]) -> dict[str, Element]:
    """Return the first child of each tag; faster than to look for them one by one."""
    found: dict[str, Element] = {}
    for child in element:
        tag = child.tag
        if tag in tags and tag not in found:
            found[tag] = child
    return found


def num_pr(properties: Element) -> tuple[str, int] | None:
    """Return a paragraph's numbering: its ``numId`` and level from 0; None where it has none."""
    numbering = properties.find(_NUM_PR)
    return None if numbering is None else num_of(numbering)


def num_of(numbering: Element) -> tuple[str, int]:
    """Return ``numId`` and level from 0 of a ``numPr``."""
    number, level = numbering.find(w("numId")), numbering.find(w("ilvl"))
    shown = "" if number is None else number.get(_VAL, "")
    return shown, whole_number(None if level is None else level.get(_VAL), 0)


class Styles:
    """The styles of a file by their id; ``root`` is the styles part, or None."""

    def __init__(self, root: Element) -> None:
        found = () if root is None else root.iter(w("style"))
        self._elements = {style.get(_STYLE_ID, ""): style for style in found}
        self._known: dict[str, Style] = {}

    def get(self, style_id: str) -> Style:
        """Return a style; one that is not there is plain."""
        style = self._known.get(style_id)
        if style is None:
            style = self._known[style_id] = self._resolve(style_id)
        return style

    def is_bold(self, children: dict[str, Element], inherited: bool) -> bool:
        """Return whether a run prints as a heading does, by its properties' first children."""
        style = children.get(_R_STYLE)
        if style is not None and self.get(style.get(_VAL, "")).bold:
            inherited = True
        return _bold(children, inherited)

    def _resolve(self, style_id: str) -> Style:
        chain: list[Element] = []
        while style_id in self._elements and len(chain) < _MAX_PARENTS:
            element = self._elements[style_id]
            chain.append(element)
            parent = element.find(_BASED_ON)
            style_id = "" if parent is None else parent.get(_VAL, "")
        bold, number, hidden, shift = False, ("", 0), False, ""
        for element in reversed(chain):
            runs, paragraph = element.find(_RPR), element.find(_PPR)
            if runs is not None:
                bold = bold_of(runs, bold)
                vanish, raised = runs.find(w("vanish")), runs.find(w("vertAlign"))
                hidden = hidden if vanish is None else is_on(vanish)
                shift = shift if raised is None else raised.get(_VAL, "")
            if paragraph is not None:
                own = num_pr(paragraph)
                number = number if own is None else (own[0] or number[0], own[1])
                bold = bold or paragraph.find(_OUTLINE) is not None
        return Style(bold, *number, hidden, shift)


_BODY_LEVEL = 9


def outline_level(properties: Element) -> int:
    """Return the outline level, from 1, of a paragraph's or style's element; 0 for none."""
    outline = properties.find(f"{_PPR}/{_OUTLINE}")
    value = "" if outline is None else outline.get(_VAL, "")
    return int(value) + 1 if value.isdecimal() and int(value) < _BODY_LEVEL else 0


def outline_levels(root: Element) -> dict[str, int]:
    """Return the outline level of each style by its id; ``root`` is the styles part, or None."""
    found = () if root is None else root.iter(w("style"))
    return {style.get(_STYLE_ID, ""): outline_level(style) for style in found}
