"""What is wrong with a report or a template, and where: the one shape all messages share."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

Severity = Literal["error", "warning", "info"]

SEVERITIES: dict[Severity, str] = {"error": "错误", "warning": "警告", "info": "提示"}
"""The levels of ``checks.md`` from worst to mildest, with their Chinese names."""

_UNSEEN = (
    "\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e007f"
)
_UNSHOWABLE = lazy_pattern(f"[\x00-\x1f{_UNSEEN}]")
_UNSHOWABLE_IN_LINES = lazy_pattern(f"[\x00-\x08\x0b-\x1f{_UNSEEN}]")

_LINE_AND_COLUMN = lazy_pattern(r":(\d+):(\d+)$")

Path = tuple[str | int, ...]
"""The way to a value: labels of the form, and positions in lists counted from 0."""


class Finding(NamedTuple):
    """One thing to put right.

    ``rule`` is the code (``reportgen.codes``: ``A01``; ``D..`` for the data file, ``M..`` for the
    template), ``path`` the field by the form's labels, ``location`` the place that a person goes
    to (``file:line:column``, or row and column of a Word table), ``message`` a Chinese sentence
    that says what is wrong and ``suggestion`` one that says what to do.
    """

    rule: str
    severity: Severity
    path: str
    location: str
    message: str
    suggestion: str = ""

    @property
    def place(self) -> str:
        """The location in words: ``甲.yaml 第3行第5列`` for ``甲.yaml:3:5``."""
        return in_words(self.location)

    def as_dict(self) -> dict[str, str]:
        """Return the finding with the keys of ``check --format json``, in their order."""
        return self._asdict()

    def __str__(self) -> str:
        place = f"{self.location}：" if self.location else ""
        field = f"〔{self.path}〕" if self.path else ""
        advice = f"　{self.suggestion}" if self.suggestion else ""
        return shown_lines(
            f"{place}{SEVERITIES[self.severity]} {self.rule} {field}{self.message}{advice}"
        )


def path_text(path: Iterable[str | int]) -> str:
    """Write a path for people: labels joined by dots, list positions from 1 in brackets."""
    parts: list[str] = []
    for step in path:
        if isinstance(step, int):
            parts.append(f"[{step + 1}]")
        else:
            parts.append(f".{_label(step)}" if parts else _label(step))
    return "".join(parts)


@lru_cache(maxsize=1024)
def _label(step: str) -> str:
    """Return a step of a path as a message shows it: the same few labels are asked for always."""
    return shown(step)


def in_words(location: str) -> str:
    """Return a location as people read it: ``甲.yaml 第3行第5列`` for ``甲.yaml:3:5``."""
    return _LINE_AND_COLUMN.sub(r" 第\1行第\2列", location)


def shown(text: str) -> str:
    """Return a word of the data as a message can quote it: one line.

    What a terminal would obey, or turn text around by, and what nobody sees, is named instead.
    """
    return _UNSHOWABLE.sub(_named, text)


def shown_lines(text: str) -> str:
    """Return the same of a text that may have several lines."""
    return _UNSHOWABLE_IN_LINES.sub(_named, text)


def escaped(text: str) -> str:
    """Return JSON with the same characters as its own escapes, so that they stay what they are."""
    return _UNSHOWABLE_IN_LINES.sub(_escape, text)


def _named(match: re.Match[str]) -> str:
    return f"〈U+{ord(match[0]):04X}〉"


def _escape(match: re.Match[str]) -> str:
    codes = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{codes[at : at + 2].hex()}" for at in range(0, len(codes), 2))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Return whether one of the findings forbids sending the report."""
    return any(finding.severity == "error" for finding in findings)
