"""Tags in the text of a paragraph: found, and mended where an editor has changed them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.chinese.lookalikes import INVISIBLE
from reportgen.engine.typed_words import SIGNS, usual_statement, usual_words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_GAP = f"[{INVISIBLE}]*"
_DASHES = ("-", "－", "+")
_OPEN = lazy_pattern(f"[{{｛]{_GAP}([{{｛%％#＃])")
_CLOSE = {
    "{": lazy_pattern(f"[}}｝]{_GAP}[}}｝]"),
    "%": lazy_pattern(f"[%％]{_GAP}[}}｝]"),
    "#": lazy_pattern(f"[#＃]{_GAP}[}}｝]"),
}
_ANY_CLOSE = lazy_pattern(f"(?:[}}｝%％#＃]){_GAP}[}}｝]")
_MARK_IN_NAME = lazy_pattern(r"[一-鿿][（(）)、“”\"][一-鿿]")
_STATEMENT = lazy_pattern(r"(p|tr|tc|r)?(?:\s+|$)(.*)", re.DOTALL | re.IGNORECASE)
_WHOLE_OUTPUT = lazy_pattern(r"(p|tr|tc|r)\s+(\S.*)", re.DOTALL | re.IGNORECASE)
_WHOLE_COMMENT = lazy_pattern(r"(p|tr|tc)\s")
_HALF_WIDTH = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        "\u3000": " ",
        "\xa0": " ",
        "。": ".",
        "、": ",",
        "【": "[",
        "】": "]",
        "\u2018": "'",
        "\u2019": "'",
        "\u201c": '"',
        "\u201d": '"',
        "＂": '"',
        "＇": "'",
        **SIGNS,
    }
)
_QUOTES = {'"': '"“”＂', "'": "'‘’＇"}
_QUOTE_OF = {mark: quote for quote, marks in _QUOTES.items() for mark in marks}


class TagError(ValueError):
    """A tag is not well formed; ``quote`` is the text of the paragraph that shows it."""

    def __init__(self, message: str, suggestion: str, quote: str) -> None:
        self.message, self.suggestion, self.quote = message, suggestion, quote
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a paragraph.

    ``start`` and ``end`` are its place in the paragraph's text; ``kind`` is ``output``,
    ``statement`` or ``comment``; ``scope`` says what it stands for as a whole: ``p``, ``tr``,
    ``tc``, ``r``, or empty when it stands within a paragraph; ``body`` is the mended expression
    or statement, and ``text`` the tag as it stands in the file. A dash before or behind it joins
    its paragraph to the one ``before`` or ``behind``.
    """

    start: int
    end: int
    kind: str
    scope: str
    body: str
    text: str
    before: bool = False
    behind: bool = False

    @property
    def keyword(self) -> str:
        """The first word of a statement; empty for other tags."""
        return self.body.split(None, 1)[0] if self.kind == "statement" else ""

    @property
    def source(self) -> str:
        """The tag as Jinja reads it."""
        if self.kind == "comment":
            return ""
        if self.kind == "output":  # Jinja takes away the blanks beside a dash
            before, behind = "-" * self.before, "-" * self.behind
            return f"{{{{{before} {self.body} {behind}}}}}"
        return f"{{% {self.body} %}}"


_ESCAPED = lazy_pattern(r"\{_[{%]|[}%]_\}")


def has_tags(text: str) -> bool:
    """Return whether a text has anything that looks like a tag or the rest of one."""
    return bool(_OPEN.search(text) or _ANY_CLOSE.search(text))


def escapes_in(text: str) -> list[Tag]:
    """Return the escaped braces of a text, such as ``{_{``, which runs may have cut."""
    found = _ESCAPED.finditer(text) if "_" in text else ()
    return [Tag(*match.span(), "comment", "", "", match[0]) for match in found]


def _as_written() -> Iterable[tuple[str, str]]:
    return ()


def find_tags(
    text: str, spellings: Callable[[], Iterable[tuple[str, str]]] = _as_written
) -> tuple[list[Tag], list[TagError]]:
    """Find the tags of a paragraph's text, in order, and everything that is only part of one.

    ``spellings`` gives pairs of a name as people may write it, with marks that no name can have,
    and the name.
    """
    tags: list[Tag] = []
    errors: list[TagError] = []
    position = comments_end = 0
    for comment in _CLOSE["#"].finditer(text):
        comments_end = comment.end()
    while True:
        opened = _OPEN.search(text, position)
        limit = opened.start() if opened else len(text)
        for stray in _ANY_CLOSE.finditer(text, position, limit):
            quote = text[max(position, stray.start() - 40) : stray.end()]
            errors.append(TagError("标签少了左边的括号", "补上“{{”或“{%”", quote))
        if not opened:
            return tags, errors
        try:
            tag = _read_tag(text, opened, spellings, comments_end)
        except TagError as error:
            errors.append(error)
            following = _OPEN.search(text, opened.end())
            position = following.start() if following else len(text)
            if closed := _ANY_CLOSE.search(text, opened.end(), position):
                position = closed.end()
        else:
            tags.append(tag)
            position = tag.end


def open_ended(tags: list[Tag]) -> set[int]:
    """Return the starts of the tags of those for and if that do not both open and close here."""
    opened: list[list[int]] = []
    result: set[int] = set()
    for tag in tags:
        keyword = tag.keyword
        if is_opening(tag):
            opened.append([tag.start])
        elif keyword in ("else", "elif") or keyword.startswith("end"):
            if not opened:
                result.add(tag.start)
            elif keyword.startswith("end"):
                opened.pop()
            else:
                opened[-1].append(tag.start)
    return result.union(*opened)


def _read_tag(
    text: str,
    opened: re.Match[str],
    spellings: Callable[[], Iterable[tuple[str, str]]],
    comments_end: int,
) -> Tag:
    kind = opened[1].translate(_HALF_WIDTH)
    following = _OPEN.search(text, opened.end()) if kind != "#" else None
    limit = following.start() if following else comments_end if kind == "#" else len(text)
    closed = _CLOSE[kind].search(text, opened.end(), limit)
    if closed is None:
        raise _unclosed(text, opened, following)
    inner = text[opened.end() : closed.start()]
    whole = text[opened.start() : closed.end()]
    place = (opened.start(), closed.end())
    if kind == "#":
        whole_element = _WHOLE_COMMENT.match(inner)
        return Tag(*place, "comment", whole_element[1] if whole_element else "", "", whole)
    before, behind = inner[:1] in _DASHES, inner[-1:] in _DASHES
    inner = inner[before : len(inner) - behind] if len(inner) > 1 else inner
    body = mend(inner, spellings)
    if kind == "{" and body.startswith("{"):
        raise TagError("标签左边多了一个括号", "去掉一个“{”", whole)
    if kind == "{":
        match = _WHOLE_OUTPUT.match(inner)
        scope, body = (match[1].lower(), mend(match[2], spellings)) if match else ("", body)
        if not body:
            raise TagError("标签是空的", "写上栏目名，或删去", whole)
        return Tag(*place, "output", scope, body, whole, before, behind)
    body = usual_statement(body)
    if not (match := _STATEMENT.fullmatch(body)) or not match[2].strip():
        match = re.fullmatch(r"()(.*)", body, re.DOTALL)
    if match is None or not match[2].strip():
        raise TagError("标签是空的", "写上 for、if 或 set，或删去", whole)
    scope = (match[1] or "").lower()
    return Tag(*place, "statement", scope, match[2].strip(), whole, before, behind)


def is_opening(tag: Tag) -> bool:
    """Return whether a tag opens a block that another closes."""
    if tag.keyword == "set":
        return "=" not in tag.body
    return tag.keyword in ("for", "if", "with", "macro", "call", "filter")


def _unclosed(text: str, opened: re.Match[str], following: re.Match[str] | None) -> TagError:
    end = min(following.start() if following else len(text), opened.start() + 60)
    quote = text[opened.start() : end].rstrip()
    wanted = {"{": "}}", "%": "%}", "#": "#}"}[opened[1].translate(_HALF_WIDTH)]
    if _ANY_CLOSE.search(text, opened.end(), end) or re.search("[}｝]", text[opened.end() : end]):
        return TagError("标签右边的括号不对", f"改为“{wanted}”", quote)
    return TagError("标签少了右边的括号", f"补上“{wanted}”；整个标签要写在同一段里", quote)


def mend(expression: str, spellings: Callable[[], Iterable[tuple[str, str]]] = _as_written) -> str:
    """Put right what editors do to an expression: full-width marks, curly quotes, odd spaces.

    Text between quotes stays as it is; what ``spellings`` gives, such as 因公出国（境）费, becomes
    the name that it stands for.
    """
    for mark in INVISIBLE:
        expression = expression.replace(mark, "")
    parts: list[str] = []
    position = 0
    while position < len(expression):
        if quote := _QUOTE_OF.get(expression[position]):
            ends = [
                end for mark in _QUOTES[quote] if (end := expression.find(mark, position + 1)) >= 0
            ]
            if not ends:  # left as it is, for the parser to refuse
                parts.append(expression[position:])
                break
            end = min(ends)
            inner = expression[position + 1 : end].replace("\\", "\\\\").replace(quote, "")
            parts.append(f"{quote}{inner}{quote}")
            position = end + 1
            continue
        start = position
        while position < len(expression) and expression[position] not in _QUOTE_OF:
            position += 1
        parts.append(_mend_code(expression[start:position], spellings))
    return "".join(parts).strip()


def _mend_code(code: str, spellings: Callable[[], Iterable[tuple[str, str]]]) -> str:
    if _MARK_IN_NAME.search(code):
        for label, name in spellings():
            code = code.replace(label, name)
    return usual_words(code.translate(_HALF_WIDTH).replace("\t", " ").replace("\n", " "))
