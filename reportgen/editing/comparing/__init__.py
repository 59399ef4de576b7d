"""Two reports field by field: what was added, removed, moved and changed, and how to show it.

Not public.
"""

from __future__ import annotations

from reportgen.editing.comparing.change import FieldChange, Kind
from reportgen.editing.comparing.change_page import as_html
from reportgen.editing.comparing.change_text import as_json, as_text, summary
from reportgen.editing.comparing.walking import compare
from reportgen.editing.comparing.word_diff import Span, spans_of

__all__ = [
    "FieldChange",
    "Kind",
    "Span",
    "as_html",
    "as_json",
    "as_text",
    "compare",
    "spans_of",
    "summary",
]
