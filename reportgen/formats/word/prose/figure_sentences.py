"""What a sentence with figures says beside them: nothing, the form's own words, or more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportgen.formats.word.prose.figure_patterns import Pattern

OWN = r"(?:我|本|全)(?:镇|乡|街道|县|市|区|局|委|办|院|校|所|站|中心|单位|部门)"
"""How a unit speaks of itself."""

_ANY_YEAR = re.compile(r"20\d\d年度?")
_CONNECTIVES = re.compile(
    r"(?:该|上述|以上|全部|总|整体)?支出中|其中|包括|主要是|分别[为是]|"
    r"按(?:支出)?(?:经济(?:科目)?分类|性质)(?:看|分)?|"
    rf"当年|本年度?|全年|年末|共计?|为|{OWN}|部门|单位"
)
_QUOTES, _MARKS = re.compile("[“”\"'‘’（）()]"), re.compile(r"[\s，,、；;。.：:（）()！]+")


def words_beyond(compact: str, hits: list[tuple[Pattern, re.Match[str]]]) -> str:
    """Return what a sentence says beyond its figures and the words that join them."""
    joined = _ANY_YEAR.sub("", _without(compact, hits))
    return _MARKS.sub("", _CONNECTIVES.sub("", joined))


def _without(compact: str, hits: list[tuple[Pattern, re.Match[str]]]) -> str:
    pieces, position = [], 0
    for start, end in sorted(match.span() for _, match in hits):
        pieces.append(compact[position:start])
        position = end
    return "，".join((*pieces, compact[position:]))


def is_standard(compact: str, hits: list[tuple[Pattern, re.Match[str]]]) -> bool:
    """Return whether a sentence has no other words than those that the form prints."""
    if any(_QUOTES.sub("", match[0]) != _printed(pattern, match) for pattern, match in hits):
        return False
    joined = _ANY_YEAR.sub("", _without(compact, hits)).replace("其中", "")
    return not _MARKS.sub("", joined)


def _printed(pattern: Pattern, match: re.Match[str]) -> str:
    if pattern.zero:
        return "当年无结余"
    leads = {"支出总额": "部门整体支出", "结余": "年末结余", "合计": "三公经费支出"}
    label = str(pattern.path[-1])
    return f"{_QUOTES.sub('', leads.get(label, label))}{match['amount']}"
