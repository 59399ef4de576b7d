"""Spaces between a figure and the Chinese around it, as word processors and PDF files put them."""

from __future__ import annotations

from reportgen.patterns import lazy_pattern

_SPACE = "[ \t\u00a0\u2000-\u200a]"
_CHINESE = "\u3001-\u3003\u3008-\u3011\u4e00-\u9fff\uff01-\uff0f\uff1a-\uff5e“”‘’"
_AROUND_FIGURE = lazy_pattern(
    f"(?<=[{_CHINESE}]){_SPACE}{{1,2}}(?=[0-9０-９])"
    f"|(?<=[0-9０-９]){_SPACE}{{1,2}}(?=[%％‰{_CHINESE}])"
    f"|(?<=[%％‰]){_SPACE}{{1,2}}(?=[{_CHINESE}])"
)
_SPACES = (" ", "\t", "\u00a0", *map(chr, range(0x2000, 0x200B)))


def has_spaces(text: str) -> bool:
    """Return whether a text has spaces at all, around figures or not."""
    return any(map(text.__contains__, _SPACES))


def without_figure_spaces(text: str) -> str:
    """Return a text without the spaces around its figures: 支出 90.5 万元，增长 3 %.

    The wide space that parts a title from what follows stays.
    """
    return _AROUND_FIGURE.sub("", text) if has_spaces(text) else text
