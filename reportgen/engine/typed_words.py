"""Words of the template language as people and editors type them: ``For``, ``for职能in``, ``≥``."""

from __future__ import annotations

import re

from reportgen.patterns import lazy_pattern

_WORDS = "endfor|endif|endset|for|in|if|elif|else|set|and|or|not|is"
_WORD = lazy_pattern(rf"(?<![\w.])(?:{_WORDS})(?!\w)", re.IGNORECASE | re.ASCII)
_RUN_TOGETHER = lazy_pattern(rf"(p|tr|tc|r)(?={_WORDS})(?=[a-z]+\b)", re.IGNORECASE | re.ASCII)
_APART = lazy_pattern(r"(?:(p|tr|tc|r)\s+)?end\s+(for|if|set)", re.IGNORECASE)
_CONDITION = lazy_pattern(r"(?:(?:p|tr|tc|r)\s+)?(?:if|elif)\s")
_QUOTES = "'\""
SIGNS = {"≥": ">=", "≤": "<=", "≠": "!=", "·": ".", "・": "."}
"""Signs that people type for those of the language."""


def usual_words(code: str) -> str:
    """Return a piece of a tag without quotes, its words in small letters and apart from names.

    Editors begin a paragraph or cell with a capital letter; who types Chinese leaves out blanks.
    """
    return _WORD.sub(_usual, code.replace("<>", "!="))


def _usual(match: re.Match[str]) -> str:
    before, behind = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    front = " " if before.isalnum() else ""
    return f"{front}{match[0].lower()}{' ' if behind.isalnum() else ''}"


def usual_statement(body: str) -> str:
    """Return a statement with what belongs apart set apart: ``pendfor``, ``end for``, ``a = b``."""
    if match := _APART.fullmatch(body):
        return f"{match[1] or ''} end{match[2].lower()}".strip()
    if match := _RUN_TOGETHER.match(body):
        body = usual_words(f"{match[0].lower()} {body[match.end() :]}")
    return _with_comparisons(body) if _CONDITION.match(body) and "=" in body else body


def _with_comparisons(condition: str) -> str:
    """Return a condition in which ``=`` compares; within brackets it names an argument."""
    made, quote, depth = "", "", 0
    for at, char in enumerate(condition):
        if quote or char in _QUOTES:
            quote = "" if char == quote else quote or char
        else:
            depth += (char in "([{") - (char in ")]}")
            beside = condition[at - 1 : at] + condition[at + 1 : at + 2]
            if char == "=" and depth == 0 and not set(beside) & set("=!<>"):
                made += char
        made += char
    return made
