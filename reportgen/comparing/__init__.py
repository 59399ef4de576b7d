"""Two reports field by field: what was added, removed, moved and changed, and how to show it."""

from __future__ import annotations

from reportgen.comparing.change import Change, Kind
from reportgen.comparing.page import as_html
from reportgen.comparing.walking import compare
from reportgen.comparing.words import Span, spans_of
from reportgen.comparing.writing import as_json, as_text, summary

__all__ = [
    "Change",
    "Kind",
    "Span",
    "as_html",
    "as_json",
    "as_text",
    "compare",
    "spans_of",
    "summary",
]
