"""The title of a template, for lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from reportgen.engine.tags import has_tags
from reportgen.ooxml import package
from reportgen.ooxml.wordprocessing import TBL, P, parse, text_of

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_CHAPTER = "一、"


def title_of(path: Path) -> str:
    """Return the words before the first table or chapter that are the same for every report.

    For a file that can't be read, a Chinese note that says so.
    """
    try:
        root = parse(package.read_package(path)[package.DOCUMENT])
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
