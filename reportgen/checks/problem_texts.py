"""Problems and measures as texts, and problems that say there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.model.improvement import Measure, Problem

MARKS = lazy_pattern(r"[\W_][\W_]*")  # sooner found than with +
_TITLE_ONLY = lazy_pattern("(?:存在的?|主要)*问题")
_NO_PROBLEM = lazy_pattern(
    "(?:目前|暂时?|尚|本单位|我单位|经?自查|本年度?|自评)*(?:无|没有|未发现|不存在|未见)"
    "(?:存在)?(?:明显|突出|重大|较大|其他|任何|需要?说明|违规|违纪)*的?(?:问题)?"
)


def whole_text(item: Problem | Measure) -> str:
    """Return title and content in one."""
    return f"{item.title}。{item.content}" if item.content else item.title


def says_none(problem: Problem) -> bool:
    """Return whether a problem is only the word 无 or one like it."""
    said = False
    for part in (problem.title, problem.content):
        words = MARKS.sub("", part)
        if words and not _TITLE_ONLY.fullmatch(words):
            if not _NO_PROBLEM.fullmatch(words):
                return False
            said = True
    return said
