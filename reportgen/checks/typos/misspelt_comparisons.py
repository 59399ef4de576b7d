"""Comparisons with 与 where only 比 is right: 与上年下降7.6% for 比上年下降7.6%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_MISSPELT = Sign(
    "与(?P<year>(?:上年|去年|上一年|(?:19|20)[0-9]{2}年)(?:度|同期)?(?:实际|预算|决算|支出)?数?)"
    "(?P<moved>增长|增加|下降|减少|上升|降低|提高)了?[ \u3000]?[0-9][0-9.,]*[ \u3000]?"
    "(?:[%％]|个百分点|[万亿]?元|[人户亩吨件次辆])(?![^，。；]{0,6}(?:相[比同当]|持平|一致|一样))",
    words("与上 与去 与19 与20"),
)


def misspelt_comparisons(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Return where a movement is told 与 the year before it is from, and the right words."""
    for passage in subject.passages_with(_MISSPELT):
        start = subject.start_of(passage)
        for found in _MISSPELT.pattern.finditer(passage.text):
            words_after = found["year"] + found["moved"]
            yield start + found.start(), f"与{words_after}", f"比{words_after}"
