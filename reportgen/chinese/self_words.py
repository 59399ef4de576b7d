"""What a text calls the unit that it speaks for: 我镇, 本局, 我校."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_OWN = "局校院馆镇乡"
MAY_BE_SELF = Sign(
    "[我本](?:(?<=我)(?<!自我)(?<!对我)(?<!和我)|(?<=[，。；：、（\n]本)|(?<![^\n]本)(?<=本))"
    f"[{_OWN}](?![部准正长镇校士])",
    each_of("我本", _OWN),
)
"""What may be a word of a unit for itself, but for 自我校正, 基本局面 and the like."""

_OF_KINDS = {
    "局": frozenset("镇校医院馆"),
    "校": frozenset("镇局医院馆"),
    "院": frozenset("镇局馆"),
    "馆": frozenset("镇局校医院"),
    "镇": frozenset("局校医院馆"),
    "乡": frozenset("局校医院馆"),
}
"""The kinds of units, as ``kind_of`` tells them, that never call themselves so."""

_QUOTES = lazy_pattern("“[^”\n]{0,60}”|《[^》\n]{0,60}》")
_TITLES = lazy_pattern("《[^》\n]{0,60}》")
_SPEECH = lazy_pattern("(?:反映|来[信电函访]|咨询|投诉|表示|回复|答复|提出|留言)[^。]{0,12}[：:，]")


class SelfWord(NamedTuple):
    """A word that a unit has for itself, at ``text[start:end]``."""

    start: int
    end: int
    word: str


def read_foreign_selves(text: str, kind: str, names: str) -> Iterator[SelfWord]:
    """Return the words for itself that a unit of a kind does not have, outside quotes.

    ``names`` are those of the unit and its superior: 青禾镇中心小学 may well speak of 我镇. What
    others say, or is said right after a body that calls itself so, is theirs.
    """
    for found in MAY_BE_SELF.pattern.finditer(text):
        called = found[0][-1]
        if kind not in _OF_KINDS[called] or called in names:
            continue
        begin = text.rfind("。", 0, found.start()) + 1
        lead = _TITLES.sub("", text[begin : found.start()])
        if called in lead or _SPEECH.search(lead):
            continue
        if not any(one.start() < found.start() < one.end() for one in _QUOTES.finditer(text)):
            yield SelfWord(found.start(), found.end(), found[0])
