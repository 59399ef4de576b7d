"""The paragraphs and tables of a Word file, whatever wraps them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.ooxml.wordprocessing import TBL, Element, P, w

if TYPE_CHECKING:
    from collections.abc import Iterator

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{_MC}AlternateContent"
DELETED = frozenset((w("del"), w("moveFrom")))
SILENT = frozenset(
    w(name) for name in ("pPr", "rPr", "instrText", "delInstrText", "sdtPr", "sdtEndPr")
)
_DELETED_MARK, _INITIAL = w("del"), w("dropCap")
_CONTENT, _CELL = w("sdtContent"), w("tc")


def blocks(container: Element) -> Iterator[Element]:
    """Return the paragraphs and tables in an element, seeing through what wraps them."""
    for child in container:
        tag = child.tag
        if tag in (P, TBL):
            yield child
        elif tag == ALTERNATE:
            yield from blocks(chosen_way(child))
        elif tag not in DELETED and tag not in SILENT and len(child):
            yield from blocks(child)


def _control_around(paragraph: Element) -> Element | None:
    """Return the content control that a paragraph, or its cell, is the content of."""
    around = paragraph.getparent()
    if around is not None and around.tag == _CELL:
        around = around.getparent()
    if around is None or around.tag != _CONTENT:
        return None
    return around.getparent()


def _row_of(cell: Element) -> Element:
    return next(cell.iterancestors(w("tr")))


def goes_on(mark: Element, frame: Element) -> bool:
    """Return whether the next paragraph goes on with one, by properties of the latter.

    Its ``mark`` was deleted, or it is but the large initial of the next, in a ``frame``.
    """
    is_deleted = mark is not None and mark.find(_DELETED_MARK) is not None
    return is_deleted or (frame is not None and frame.get(_INITIAL) in ("drop", "margin"))


def chosen_way(alternate: Element) -> Element:
    """Return the one of several ways to say the same that holds text as Word reads it."""
    choice = alternate.find(f"{_MC}Choice")
    if choice is None:
        choice = alternate.find(f"{_MC}Fallback")
    return alternate if choice is None else choice
