"""Where sentences and clauses begin and end."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from reportgen.patterns import lazy_pattern

Span = tuple[int, int]
"""Start and end of a piece of text, as in ``text[start:end]``."""

CLOSERS: Final[dict[str, str]] = {
    "”": "“",
    "’": "‘",
    "）": "（",
    ")": "(",
    "》": "《",
    "〉": "〈",
    "」": "「",
    "』": "『",
    "】": "【",
    "〕": "〔",
    "]": "[",
}
"""Each closing quote or bracket with the one that opens it."""

_OPENERS = frozenset(CLOSERS.values())
_BREAKS = "\n\r\v\f\x85\u2028\u2029"
_BREAK = lazy_pattern(f"[{_BREAKS}]")
_MARKS = re.escape("".join([*CLOSERS, *CLOSERS.values()]))
_BRACKET = lazy_pattern(f"[{_MARKS}]")
_SIMPLE_PAIR = (
    f"(?<=[{re.escape(''.join(CLOSERS.values()))}])[^{_MARKS}{_BREAKS}]*"
    f"[{re.escape(''.join(CLOSERS))}]"
)


class _Ends:
    """The marks that end a piece, wherever they stand.

    ``rest`` is what may follow the first of the marks, if not only more of them. All characters
    that begin a match come first, so that a search passes at once over the others.
    """

    def __init__(self, marks: str, rest: str = "") -> None:
        end = f"(?<=[{marks}])(?:{rest or f'[{marks}]*'})"
        self.alone = lazy_pattern(f"[{marks}]{end}")
        self.or_brackets = lazy_pattern(
            f"[{marks}{_MARKS}{_BREAKS}](?:{end}()|{_SIMPLE_PAIR}|(?<=[{_MARKS}])|(?<=[{_BREAKS}])())"
        )
        """Finds also an opener with the closer next to it, one bracket, and the end of a line.

        Ends have group 1, ends of lines group 2.
        """


_SENTENCE_END = _Ends("。！？；!?;")
_PERIOD_END = _Ends("。！？!?")
_CLAUSE_END = _Ends(
    "。！？；!?;，：,:",
    "(?<=[^,:])[。！？；!?;，：]*|(?<=,)(?:(?<![0-9].),*|,*(?![0-9]))"
    "|(?<=:)(?:(?<![0-9].):*|:*(?![0-9]))",
)


def sentences(text: str) -> list[Span]:
    """Return the sentences: they end after 。！？； (half-width too) and at line ends.

    What stands inside quotes or brackets that are closed in the same line ends none. White space
    around a sentence is left out, and so are sentences of nothing else.
    """
    return _pieces(text, _SENTENCE_END)


def periods(text: str) -> list[Span]:
    """Return the stretches up to 。！？ and line ends: sentences with what ； joins to them."""
    return _pieces(text, _PERIOD_END)


def clauses(text: str) -> list[Span]:
    """Return the clauses: sentences, cut also after commas and colons (not inside numbers)."""
    return _pieces(text, _CLAUSE_END)


def _pieces(text: str, ends: _Ends) -> list[Span]:
    """Return the pieces of all lines, by one search through the text."""
    spans: list[Span] = []
    start = line = lines_spans = past = 0
    for found in ends.or_brackets.finditer(text):
        at, stop = found.span()
        if at < past:
            continue
        kind = found.lastindex
        if kind == 1:
            spans.append((start, stop))
            start = stop
        elif kind:
            spans.append((start, at))
            start = line = stop
            lines_spans = len(spans)
        elif CLOSERS.get(text[stop - 1]) != text[at]:  # nested, or left alone: the line anew
            end_of_line = _BREAK.search(text, stop)
            past = end_of_line.start() if end_of_line else len(text)
            del spans[lines_spans:]
            start = line
            for end in _stops_outside(_enclosed(text, line, past), text, line, past, ends):
                spans.append((start, end))
                start = end
    spans.append((start, len(text)))
    if spans[-1][0] == len(text):
        spans.pop()
    if text.isprintable() and " " not in text:  # as most are: no white space is in it
        return spans
    return [span for start, stop in spans if (span := _trimmed(text, start, stop))]


def _stops_outside(pairs: list[Span], text: str, start: int, last: int, ends: _Ends) -> list[int]:
    """Return the ends found outside the pairs given."""
    stops = []
    for left, right in [*pairs, (last, last)]:
        stops += [found.end() for found in ends.alone.finditer(text, start, left)]
        start = right
    return stops


def _enclosed(text: str, start: int, last: int) -> list[Span]:
    """Return the outermost pairs of quotes and brackets of one line, without marks left alone.

    Linear: how many openers of each kind wait is counted, so that a closer without opener never
    searches the stack.
    """
    stack: list[tuple[str, int]] = []
    waiting: Counter[str] = Counter()
    pairs: list[Span] = []
    for mark in _BRACKET.finditer(text, start, last):
        character = mark.group()
        if character in _OPENERS:
            stack.append((character, mark.start()))
            waiting[character] += 1
        elif waiting[opener := CLOSERS[character]]:
            found = ""
            while found != opener:
                found, left = stack.pop()
                waiting[found] -= 1
            while pairs and pairs[-1][0] > left:
                pairs.pop()
            pairs.append((left, mark.end()))
    return pairs


def _trimmed(text: str, start: int, stop: int) -> Span | None:
    piece = text[start:stop]
    start += len(piece) - len(piece.lstrip())
    stop = start + len(piece.strip())
    return (start, stop) if start < stop else None
