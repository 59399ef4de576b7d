"""What a dash in a statement joins: ``{%- if x -%}`` takes away the breaks beside it.

These are line breaks and, where the tag begins or ends its paragraph, the one that it begins or
ends there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.ooxml.wordprocessing import BLANKS, Element, P, T, text_of, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportgen.engine.tags import Tag, TagError

_PPR = w("pPr")


def join_paragraphs(root: Element, find: Callable[[str], tuple[list[Tag], list[TagError]]]) -> None:
    """Take away what stands between statements with a dash and the text before or behind them."""
    for paragraph in list(root.iter(P)):
        text, pieces = text_of(paragraph)
        if "%-" not in text and "-%" not in text and "－" not in text:
            continue
        tags = [tag for tag in find(text)[0] if tag.kind == "statement" and not tag.scope]
        if not tags:
            continue
        own = paragraph
        before, behind = paragraph.getprevious(), paragraph.getnext()
        for tag in tags:
            if tag.before:
                _drop_breaks(each for each, _, end in reversed(pieces) if end <= tag.start)
            if tag.behind:
                _drop_breaks(each for each, start, _ in pieces if start >= tag.end)
        if tags[-1].behind and not text[tags[-1].end :].strip() and _is_paragraph(behind):
            _move(behind, own)
        if tags[0].before and not text[: tags[0].start].strip() and _is_paragraph(before):
            _move(own, before)


def _drop_breaks(elements: Iterable[Element]) -> None:
    """Take out breaks and tabs up to the first text."""
    for element in elements:
        if element.tag in BLANKS and element.getparent() is not None:
            element.getparent().remove(element)
        elif element.tag != T or (element.text or "").strip():
            return


def _is_paragraph(element: Element) -> bool:
    return element is not None and element.tag == P


def _move(source: Element, target: Element) -> None:
    for child in list(source):
        if child.tag != _PPR:
            target.append(child)
    source.getparent().remove(source)
