"""Fonts of values: Chinese text is printed in the run's East Asian font, its quotes too.

Word takes marks such as “” and ① for Latin where a run does not say that its text is Chinese; and
where it retypes a tag, the braces get other fonts than the name between them.
"""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from typing import TYPE_CHECKING

from reportgen.ooxml.wordprocessing import Element, R, T, ancestor, w
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.engine.tags import Tag

_FONTS, _HINT, _STYLE = w("rFonts"), w("hint"), w("rStyle")
_EAST_ASIAN = "eastAsia"
_CHINESE = lazy_pattern("[\u3400-\u9fff]")


def hint_at(text: Element) -> None:
    """Say of the run that a w:t is in that what it prints is East Asian."""
    run = text.getparent()
    if run is None or run.tag != R:
        return
    fonts = _fonts_of(run)
    if fonts.get(_HINT, "default") == "default":
        fonts.set(_HINT, _EAST_ASIAN)


def give_fonts(pieces: list[tuple[Element, int, int]], tags: list[Tag]) -> None:
    """Let the run in which a tag begins have the fonts of the Chinese name in another run.

    A run that has Chinese words of its own keeps its fonts. ``pieces`` are the elements of the
    paragraph's text with start and end.
    """
    ends = [end for _, _, end in pieces]
    for tag in tags:
        inside = list(_texts_of(tag, pieces, ends))
        if len(inside) < len(("the braces", "the name")):
            continue
        first = ancestor(inside[0], R)
        if first is None or any(_CHINESE.search(each.text or "") for each in first.iter(T)):
            continue
        named = (ancestor(e, R) for e in inside[1:] if _CHINESE.search(e.text or ""))
        if (run := next(named, None)) is not None and run is not first:
            _copy_fonts(run, first)


def _texts_of(
    tag: Tag, pieces: list[tuple[Element, int, int]], ends: list[int]
) -> Iterator[Element]:
    """Return the w:t that a tag is in."""
    for at in range(bisect_right(ends, tag.start), len(pieces)):
        element, start, _ = pieces[at]
        if start >= tag.end:
            return
        if element.tag == T:
            yield element


def _fonts_of(run: Element) -> Element:
    """Return what says which fonts a run has, made where it says nothing."""
    properties = run.find(w("rPr"))
    if properties is None:
        properties = run.makeelement(w("rPr"))
        run.insert(0, properties)
    fonts = properties.find(_FONTS)
    if fonts is None:
        fonts = properties.makeelement(_FONTS)
        at = 0 if properties.find(_STYLE) is None else 1
        properties.insert(at, fonts)
    return fonts


def _copy_fonts(source: Element, run: Element) -> None:
    given = source.find(f"{w('rPr')}/{_FONTS}")
    own = _fonts_of(run)
    fonts = own.makeelement(_FONTS) if given is None else deepcopy(given)
    own.getparent().replace(own, fonts)
