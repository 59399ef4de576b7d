"""Spaces beside the figures of a Chinese text, as files made from PDF or by other programs have."""

from __future__ import annotations

from reportgen.patterns import lazy_pattern

_SPACES = " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
_HAN_OR_MARK = "\u4e00-\u9fff\u3001-\u3003\u3008-\u3011\uff01-\uff5e“”‰%"
_FIGURE = "0-9０-９"
_AT_FIGURES = lazy_pattern(
    f"(?<=[{_HAN_OR_MARK}])[{_SPACES}]{{1,2}}(?=[{_FIGURE}])"
    f"|(?<=[{_FIGURE}])[{_SPACES}]{{1,2}}(?=(?!人员)[{_HAN_OR_MARK}])"
    f"|(?<=[%％])[{_SPACES}]{{1,2}}(?=[{_HAN_OR_MARK}])"
    f"|(?<=[，、；：。（])[{_SPACES}]{{1,2}}(?=[\u4e00-\u9fff])"
)


def may_have_spaces_at_figures(text: str) -> bool:
    """Return whether a text has any spaces that may stand beside a figure."""
    return any(map(text.__contains__, _SPACES))


def without_spaces_at_figures(text: str) -> str:
    """Return a text without the one or two spaces beside a figure: 支出 3 万元， 占 5 %。

    More of them are layout. Spaces between two words stay: they may part two names.
    """
    return _AT_FIGURES.sub("", text) if may_have_spaces_at_figures(text) else text
