"""What a draft remembers of the report that it was made from."""

from __future__ import annotations

from reportgen.named_tuples import NamedTuple


class LastYearText(NamedTuple):
    """The paragraphs of last year's report that a draft was made from, and that report's name."""

    source: str
    texts: tuple[str, ...]
