"""What stands beside a tag for a whole paragraph, row or cell, and would be lost with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.engine.scopes import CELL_TAGS
from reportgen.engine.tags import Tag, has_tags
from reportgen.ooxml.styles import is_on
from reportgen.ooxml.wordprocessing import Element, P, text_of, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.engine.tags import TagError

    Find = Callable[[str], tuple[list[Tag], list[TagError]]]

_BREAK, _NEW_PAGE = w("br"), w("pageBreakBefore")
_UNSEEN = (
    w("fldSimple"),
    w("subDoc"),
    w("object"),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath",
)
"""What is no part of a paragraph's text and is printed all the same."""

_HOMES = {"p": "段", "tr": "行", "tc": "格"}
_BEFORE_NEW_PAGE = frozenset(w(name) for name in ("pStyle", "keepNext", "keepLines"))


def lost_beside(
    home: Element, tags: list[Tag], whole: list[Tag], find: Find
) -> tuple[str, str] | None:
    """Return what a message says of content that would go with the tags, and what to do.

    ``home`` is the element that the tags ``whole`` stand for; ``find`` finds the tags of a text.
    None where nothing would be lost.
    """
    scope = whole[0].scope
    what = _HOMES[scope]
    alone = [tag.text for tag in tags if tag in whole or tag.kind == "comment"]
    has_words = words_in(home) != without_space("".join(alone))
    if has_words or next(home.iter(*_UNSEEN), None) is not None:
        message = f"“{{%{scope} … %}}”所在的{what}不能有别的内容"
        return message, f"让标签独占一{what}"
    if scope != "p":
        breaks = [each for each in home.iter(_BREAK) if each.get(w("type")) == "page"]
        if breaks or next(filter(is_on, home.iter(_NEW_PAGE)), None) is not None:
            return f"标签所在的{what}里有分页，标签不印，分页也会没有", "把分页移到要印的段落里"
    elif starts_page(home) and not _can_pass_on(home, whole, find):
        message = "标签所在的段设了“段前分页”，标签不印，分页也会没有"
        return message, "取消这一段的“段前分页”，设在要从新的一页开始的那一段上"
    return None


def starts_page(paragraph: Element) -> bool:
    """Return whether a paragraph by itself, not by its style, begins a page."""
    return is_on(paragraph.find(f"{w('pPr')}/{_NEW_PAGE}"))


def _can_pass_on(paragraph: Element, whole: list[Tag], find: Find) -> bool:
    """Return whether the next paragraph can begin the page in the place of this one."""
    following = paragraph.getnext()
    if any(tag.keyword in CELL_TAGS or tag.kind == "output" for tag in whole):
        return False
    if following is None or following.tag == w("sectPr"):
        return whole[-1].keyword.startswith("end")
    if following.tag != P:
        return False
    is_loop = any(tag.keyword == "for" for tag in whole)
    text = text_of(following)[0]
    return not (is_loop and has_tags(text) and any(tag.scope in _HOMES for tag in find(text)[0]))


def pass_on(paragraph: Element, tags: list[Tag], make: Callable[[str], Element]) -> None:
    """Let the next paragraph begin the page that a paragraph with tags would; ``make`` marks."""
    following = paragraph.getnext()
    if following is None or following.tag != P or starts_page(following):
        return
    properties = following.find(w("pPr"))
    if properties is None:
        properties = following.makeelement(w("pPr"))
        following.insert(0, properties)
    at = sum(child.tag in _BEFORE_NEW_PAGE for child in properties)
    if any(tag.keyword == "for" for tag in tags):
        properties.insert(at, make("{% if loop.first %}<w:pageBreakBefore/>{% endif %}"))
    else:
        properties.insert(at, properties.makeelement(_NEW_PAGE))


def words_in(element: Element) -> str:
    """Return all text in an element, without white space."""
    return without_space("".join(text_of(each)[0] for each in element.iter(P)))


def without_space(text: str) -> str:
    """Return a text without any white space."""
    return "".join(text.split())
