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
_UNREADABLE = (OSError, ValueError, etree.XMLSyntaxError)


def title_of(path: Path) -> str:
    """Return the words before the first table or chapter that are the same for every report.

    For a file that can't be read, a Chinese note that says so.
    """
    try:
        return "".join(_beginning(path)[0]) or "（无标题）"
    except _UNREADABLE:
        return "（打不开）"


def kind_of(path: Path) -> str:
    """Return whether a template is one table or goes by chapters; empty if it can't be read."""
    try:
        return _beginning(path)[1]
    except _UNREADABLE:
        return ""


def _beginning(path: Path) -> tuple[list[str], str]:
    """Return the words before the first table or chapter, and what it is that comes then."""
    root = parse(package.read_package(path)[package.DOCUMENT])
    words: list[str] = []
    for element in root.iter(P, TBL):
        if element.tag == TBL:
            return words, "单表"
        text = text_of(element)[0].strip()
        if text.startswith(_FIRST_CHAPTER):
            break
        if text and not has_tags(text):
            words.append(text)
    return words, "章节式"
