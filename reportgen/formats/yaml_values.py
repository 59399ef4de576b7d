"""Values of a YAML file on one line: what is text in them, and how YAML would read it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from reportgen.formats.typed_signs import BLANK
from reportgen.patterns import lazy_pattern
from reportgen.plaindata.scalars import block_scalar, double_quoted

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Texts: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

LAST_YEAR_NOTE = "上年 "
"""What the comments of a draft begin with that say last year's figures."""

COMMENT = lazy_pattern(rf"(?:^|(?<=[{BLANK}]))#(?P<words>.*)", re.DOTALL)
"""What YAML takes for a comment behind a value."""


def split_comment(text: str) -> tuple[str, str]:
    """Return a value with its text that only looks like a comment, and the words of a real one.

    ``#1栋`` is text; so is all behind it. ``# 说明`` is a comment; those of drafts count as none.
    """
    for match in COMMENT.finditer(text):
        words = match["words"]
        if words[:1].strip(BLANK):
            continue
        said = words.strip(BLANK)
        is_own = not said or said.startswith(LAST_YEAR_NOTE)
        return text[: match.start()].rstrip(BLANK), "" if is_own else said
    return text, ""


def is_yaml(text: str) -> bool:
    """Return whether a value on one line is good YAML by itself."""
    try:
        for _ in yaml.parse(text, Loader=_Loader):
            pass
    except (yaml.YAMLError, ValueError):
        return False
    return True


def is_quoted(text: str) -> bool:
    """Return whether a value is a text in English quotes from its beginning to its end."""
    return text[:1] in ("'", '"') and is_yaml(text)


def is_flow(text: str) -> bool:
    """Return whether a value is a list or mapping in brackets from its beginning to its end."""
    return text[:1] in ("[", "{") and is_yaml(text)


def means_other(text: str) -> bool:
    """Return whether YAML would not read a value as the text that it is."""
    try:
        return bool(yaml.load(f"甲: {text}", Loader=_Texts) != {"甲": text})  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError):
        return True


def one_line(text: str) -> str:
    """Return a text as YAML reads it back, on one line; nothing for an empty one."""
    if not text or is_quoted(text) or is_flow(text):
        return text
    spelled = block_scalar(text)
    return spelled if "\n" not in spelled else double_quoted(text)


def read_back(value: str) -> str:
    """Return the text that a value on one line is read as."""
    return str(usual_value(value)) if is_quoted(value) else value


def usual_value(text: str) -> object:
    """Return what YAML reads a value as: numbers, dates and the like too."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - safe, in C
