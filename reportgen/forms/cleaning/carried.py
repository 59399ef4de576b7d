"""What the steps of cleaning have in common: how they say what they found, and where they look."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.findings import Finding
from reportgen.ooxml.wordprocessing import P, ancestor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.findings import Severity
    from reportgen.ooxml.wordprocessing import Element

Cleaned = tuple[dict[str, bytes], list[Finding]]
"""What a step of cleaning gives: the members without what it looks for, and what there was."""

CleaningStep = Callable[[dict[str, bytes]], Cleaned]

_STORIES = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_MOST_SHOWN = 30


def carried(place: str, message: str, advice: str, severity: Severity = "warning") -> Finding:
    """Return a finding on something of a form that its reports will not have."""
    return Finding(codes.M16, severity, "", place, message, advice)


def stories(members: Mapping[str, bytes], *marks: bytes) -> list[str]:
    """Return the names of the parts with text in which any of some bytes stands, the body first."""
    found = [name for name in members if _STORIES.fullmatch(name)]
    holding = [name for name in found if any(mark in members[name] for mark in marks)]
    return sorted(holding, key=lambda name: (name != "word/document.xml", name))


def place_of(element: Element, places: Mapping[Element, str], part: str) -> str:
    """Return where an element stands: its paragraph's place, or what its part is called."""
    paragraph = element if element.tag == P else ancestor(element, P)
    if paragraph is None:
        paragraph = next(element.iter(P), None)
    return places.get(paragraph) or part or "正文"


def excerpt(texts: Iterable[str]) -> str:
    """Return some texts as one, not longer than what fits in a message."""
    text = "".join(texts).strip()
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def unwrap(element: Element) -> None:
    """Put the children of an element in its place."""
    for child in list(element):
        element.addprevious(child)
    element.getparent().remove(element)
