"""T03: marks that stand doubled or in conflict (GB/T 15834-2011 标点符号用法)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpts
from reportgen.chinese.signs import Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_DOUBLED = lazy_pattern(
    r"[。，、；：！？,;（《〔](?=[。，、；：！？,;）》〕”])"
    r"(?:(?<=[。，、；：,;])[。，、；：！？,;]+|(?<=[！？])[。，、；：,;][。，、；：！？,;]*"
    r"|(?<=[（《〔])[，。、；：](?![）》〕])|(?<=[，、；])[）》〕]|(?<=。)”。)"
    r"|≥≥|≤≤|[%％][%％]"
)
_MAY_BE_DOUBLED = Sign(
    r"[。，、；：！？,;（《〔](?:[。，、；：！？,;）》〕]|(?<=。)”。)|≥≥|≤≤|[%％][%％]",
    {
        *("。”。", "≥≥", "≤≤", *each_of("%％", "%％")),
        *each_of("。，、；：！？,;（《〔", "。，、；：！？,;）》〕"),
    },
)


@rule(
    codes.T03,
    explanation="查找连着用的句号、逗号、顿号、分号、冒号（如。。 ，， ；。 、。），"
    "每段报一次，列出前三处。问号、叹号后面又有这些标点也算；左括号后、"
    "右括号前多出来的逗号、顿号，连着写的≥、≤、%也算；引号里外各一个句号（。”。）也算。省略号、"
    "破折号、问号叹号连用（？！）不算。",
    wrong="全年完成造林400亩，，新建公厕5座、。",
    right="全年完成造林400亩，新建公厕5座。",
)
def doubled_marks(subject: Subject) -> Iterator[Hit]:
    """Look for marks that follow one another and should not."""
    for passage in subject.passages_with(_MAY_BE_DOUBLED):
        text = passage.text
        spans = [found.span() for found in _DOUBLED.finditer(text)]
        if spans:
            yield Hit(
                passage.path,
                f"标点连用或冲突：{excerpts(text, spans)}",
                "只留一个标点；表示省略用“……”",
            )
