"""Equations of Word as text that means the same: 3.2×10⁴, 12/34."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.text.raised import shifted

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.ooxml.wordprocessing import Element

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATIONS = (f"{_MATH}oMath", f"{_MATH}oMathPara")
"""The elements of equations, in a line and in a paragraph of their own."""

_UP, _DOWN = "superscript", "subscript"
_DEEPEST = 50


def equation_text(element: Element, depth: int = 0) -> str:
    """Return an equation as text: raised, lowered and divided as it shows."""
    if depth > _DEEPEST:
        return "".join(each.text or "" for each in element.iter(f"{_MATH}t"))
    name = element.tag.removeprefix(_MATH) if isinstance(element.tag, str) else ""
    if name == "t":
        return element.text or ""
    if name.endswith("Pr"):
        return ""
    texts = [(child.tag, equation_text(child, depth + 1)) for child in element]
    if name == "d":
        return _enclosed(element, [text for tag, text in texts if tag == f"{_MATH}e"])
    if name in _PARTED:
        return _PARTED[name].join(text for tag, text in texts if tag in _PARTS)
    if name in _WRITERS:
        parts = {tag.removeprefix(_MATH): text for tag, text in texts if isinstance(tag, str)}
        return _WRITERS[name](element, parts)
    return "".join(text for _, text in texts)


def _raised(text: str, shift: str) -> str:
    made, lost = shifted(text, shift)
    mark = "^" if shift == _UP else "_"
    return f"{mark}{text}" if lost and made == text else made


def _scripts(_: Element, parts: dict[str, str]) -> str:
    below, above = parts.get("sub", ""), parts.get("sup", "")
    return (
        parts.get("e", "")
        + (_raised(below, _DOWN) if below else "")
        + (_raised(above, _UP) if above else "")
    )


def _single(text: str) -> str:
    """Return a text in brackets where it is more than one figure or name."""
    return text if text.isalnum() or text.replace(".", "").isdecimal() else f"（{text}）"


def _fraction(_: Element, parts: dict[str, str]) -> str:
    return f"{_single(parts.get('num', ''))}/{_single(parts.get('den', ''))}"


def _root(_: Element, parts: dict[str, str]) -> str:
    degree = parts.get("deg", "")
    return f"{_raised(degree, _UP) if degree else ''}√{_single(parts.get('e', ''))}"


def _property(element: Element, group: str, name: str, otherwise: str) -> str:
    found = element.find(f"{_MATH}{group}/{_MATH}{name}")
    return otherwise if found is None else found.get(f"{_MATH}val", "")


def _enclosed(element: Element, texts: list[str]) -> str:
    begin = _property(element, "dPr", "begChr", "(")
    end = _property(element, "dPr", "endChr", ")")
    between = _property(element, "dPr", "sepChr", "|")
    return f"{begin}{between.join(texts)}{end}"


def _sum(element: Element, parts: dict[str, str]) -> str:
    sign = _property(element, "naryPr", "chr", "∫")
    return sign + _scripts(element, {**parts, "e": ""}) + parts.get("e", "")


_PARTED = {"mr": "，", "m": "；", "eqArr": "；"}
"""What stands between the cells and rows of a matrix, and lines above each other."""

_PARTS = (f"{_MATH}e", f"{_MATH}mr")
_WRITERS: dict[str, Callable[[Element, dict[str, str]], str]] = {
    **dict.fromkeys(("sSup", "sSub", "sSubSup"), _scripts),
    "f": _fraction,
    "rad": _root,
    "nary": _sum,
}
