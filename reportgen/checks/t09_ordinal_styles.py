"""T09: one style of ordinals throughout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.ordinal_excerpts import with_first_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.chinese.enumerations import EnumerationMark


@rule(
    codes.T09,
    explanation="看全文的数字序号是不是只用一种样式：“1、”和“1.”都有就提示一次，"
    "报在用得少的那种第一次出现处。单位基本职能除外（表样在那里印“1、”）；"
    "表样自己编的序号不算。小数、“1、2号楼”一类不算。",
    wrong="一处写“1、加强领导”，另一处写“1.加强领导”",
    right="都写“1.加强领导”（阿拉伯数字后用点，汉字数字后用顿号）",
)
def mixed_styles_of_numbering(subject: Subject) -> Iterator[Hit]:
    """Look for two styles of the same kind of ordinal."""
    used: dict[str, list[EnumerationMark]] = {"comma": [], "point": []}
    for ordinal in subject.ordinals:
        passage = subject.passage_at(ordinal.start)
        if ordinal.style in used and not passage.role.has_own_ordinals:
            used[ordinal.style].append(ordinal)
    rarer, commoner = sorted(used.values(), key=len)
    if rarer:
        ordinal, other = rarer[0], commoner[0]
        yield Hit(
            subject.passage_at(ordinal.start).path,
            f"序号样式混用：“{with_first_words(subject.text, ordinal)}”这样的有{len(rarer)}处，"
            f"“{other.text}”这样的有{len(commoner)}处",
            "阿拉伯数字后统一用点（1.），汉字数字后用顿号（一、）",
        )
