"""One text as YAML or JSON writes it: the plainest spelling that reads back as the same text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Literal

from reportgen.patterns import lazy_pattern
from reportgen.plaindata import yaml_text
from reportgen.plaindata.document import DataSyntaxError

if TYPE_CHECKING:
    from collections.abc import Iterator

Style = Literal["", "'", '"', "|", ">"]
"""How a scalar is written in YAML: plain, in quotes of a kind, as a block, or as a folded one."""

_UNPRINTABLE = lazy_pattern(
    "[^ -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


_OTHERWISE = lazy_pattern(
    r"0[xob][\da-f_]+|[-+]?\d[\d,]*_[\d_,.]*|[-+]?\d+(?::\d+)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?.*"
    r"|[-+]?0\d+|[-+]?\d*\.?\d*e[-+]?\d+"
    r"|=|<<|~|y|n|yes|no|on|off|true|false|null|[-+]?\.(?:inf|nan)|.*\t.*",
    re.IGNORECASE | re.DOTALL,
)
"""What other programs read as no text, or not at all, where it stands without quotes."""

_OTHERWISE_IN_BRACKETS = lazy_pattern(r"-|.*\?.*", re.DOTALL)
"""What some of them can't read inside brackets without quotes."""


def flow_scalar(text: str, style: Style = "") -> str:
    """Write a text on one line, as it may stand inside brackets."""
    wanted = {"": (text, _single(text)), "'": (_single(text),)}.get(style, ())
    for spelling in wanted:
        if spelling is text and (
            _OTHERWISE.fullmatch(text) or _OTHERWISE_IN_BRACKETS.fullmatch(text)
        ):
            continue
        sources = {f"[{spelling}, 甲]": [text, "甲"], f"{{乙: {spelling}}}": {"乙": text}}
        if "\n" not in spelling and all(_reads(source, data) for source, data in sources.items()):
            return spelling
    return double_quoted(text)


def block_scalar(text: str, style: Style = "", *, indent: int = 0, header: str = "") -> str:
    r"""Write a text as it may stand behind ``栏目:`` or ``-``, in the given style if it can.

    ``indent`` is the column of that key or dash, from 0; lines of a block stand two further to
    the right, and end with ``\n``. ``header`` is the first line of the block that is replaced,
    such as ``|-``.
    """
    before = " " * indent
    for spelling in _spellings(text, style, indent, header):
        sources = {f"{before}- {spelling}\n": [text], f"{before}乙: {spelling}\n": {"乙": text}}
        if all(_reads(source, data) for source, data in sources.items()):
            return spelling
    return double_quoted(text)


def double_quoted(text: str) -> str:
    """Write a text in double quotes, good YAML and good JSON, unreadable characters escaped."""
    return _UNPRINTABLE.sub(
        lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def _spellings(text: str, style: Style, indent: int, header: str) -> Iterator[str]:
    """Return the ways to write a text, the wanted one first; not each is right for every text."""
    before = " " * (indent + 2)
    if style == ">" and "\n" not in text:
        yield f"{header or '>-'}\n{before}{text}"
    if style == "|" or "\n" in text:
        lines = (before + line if line else "" for line in text.split("\n"))
        yield "\n".join((header if style == "|" and header else "|-", *lines))
    if style == "'":
        yield _single(text)
    if style != '"':
        if not _OTHERWISE.fullmatch(text):
            yield text
        yield _single(text)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _reads(source: str, wanted: object) -> bool:
    """Return whether YAML reads as the data, apart from line breaks at the end of a text.

    Those are no part of a text of the form.
    """
    try:
        data = yaml_text.read(source).data
    except DataSyntaxError:
        return False
    if isinstance(data, list) and len(data) == 1 and isinstance(data[0], str):
        data = [data[0].rstrip("\n")]
    elif isinstance(data, dict) and isinstance(data.get("乙"), str):
        data = {**data, "乙": data["乙"].rstrip("\n")}
    return bool(data == wanted)
