"""The entries of 检查豁免 in the ways that people write them: a group, a list, lines of text."""

from __future__ import annotations

import re
from typing import Any

from reportgen.patterns import lazy_pattern

_ENTRY = lazy_pattern(
    r"\s*(?P<key>[A-Za-zＡ-Ｚａ-ｚ][\d０-９]{2}"
    r"(?:\s*[、,，;；/和及与]\s*[A-Za-zＡ-Ｚａ-ｚ][\d０-９]{2})*)"
    r"(?![A-Za-zＡ-Ｚａ-ｚ\d０-９])[\s:：,，、.．。—-]*(?P<reason>.*)",
    re.DOTALL,
)


def waiver_entries(entered: Any) -> Any:
    """Return the entries as one mapping of codes to reasons, where all of them are such entries.

    What is neither a mapping nor a list or text of codes with reasons is returned as it is.
    """
    listed = entered.splitlines() if isinstance(entered, str) else entered
    if not isinstance(listed, (list, tuple)):
        return entered
    found: dict[Any, Any] = {}
    for each in listed:
        pairs = _pairs(each)
        if pairs is None or any(key in found for key in pairs):
            return entered
        found.update(pairs)
    return found


def _pairs(entry: Any) -> dict[Any, Any] | None:
    """Return what one item of a list says; None for what is no waiver."""
    if entry is None or entry == "":
        return {}
    if isinstance(entry, dict):
        return entry
    match = _ENTRY.fullmatch(entry) if isinstance(entry, str) else None
    return {match["key"]: match["reason"]} if match else None
