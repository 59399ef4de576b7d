"""Numbers of pages in the text of a Word file: at its edges they are no text of a report."""

from __future__ import annotations

import re

PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
"""The codes of fields that show the number of a page, or how many there are."""

_SAYS = re.compile(r"[^\W\d_第共页总]")
_TYPED = re.compile(
    r"\s*(?:[-—–－─·]+\s*\d{1,3}\s*[-—–－─·]+|第\s*\d{1,3}\s*页(?:[，,/\s]*共\s*\d{1,3}\s*页)?)\s*"
)


def is_typed_page(text: str) -> bool:
    """Return whether a paragraph of the text is a page's number that somebody typed: ``- 2 -``."""
    return _TYPED.fullmatch(text) is not None


def without_page_number(
    parts: list[tuple[str, bool]], numbers: list[int]
) -> list[tuple[str, bool]]:
    """Return the parts of a paragraph, without those that are ``numbers`` if it says no more.

    A sentence keeps the number that it shows: 见第3页.
    """
    others = [part for at, part in enumerate(parts) if at not in numbers]
    return parts if _SAYS.search("".join(text for text, _ in others)) else others
