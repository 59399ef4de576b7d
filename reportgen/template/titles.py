"""The title of a template, for lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen import opc
from reportgen.template.tags import has_tags
from reportgen.template.wordprocessing import TBL, P, parse, text_of

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_CHAPTER = "一、"


def title_of(path: Path) -> str:
    """Give the words before the first table or chapter that are the same for every report.

    For a file that can't be read, a Chinese note that says so.
    """
    try:
        root = parse(opc.read_package(path)[opc.DOCUMENT])
    except (OSError, ValueError, etree.XMLSyntaxError):
        return "（打不开）"
    words: list[str] = []
    for element in root.iter(P, TBL):
        if element.tag == TBL:
            break
        text = text_of(element)[0].strip()
        if text.startswith(_FIRST_CHAPTER):
            break
        if text and not has_tags(text):
            words.append(text)
    return "".join(words) or "（无标题）"
