"""Headings on 三公经费: what stands under one may say only 预算 or 支出, and means these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.outline_words import without_ordinal
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine

if TYPE_CHECKING:
    from collections.abc import Sequence

_OFFICIAL_HEADING = re.compile(
    "(?:严控)?[“\"'‘]?三公[”\"'’]?经费(?:支出|控制|使用|管理|执行|开支|预算|决算|[和及与、])*(?:情况|说明)*"
    "[”\"'’]?(?:$|[:：。])"
)


def names_official(line: WordLine) -> bool:
    """Return whether a line is a heading on 三公经费, or begins with one."""
    return (
        _OFFICIAL_HEADING.match("".join(without_ordinal(line.shown.strip(LAYOUT)).split()))
        is not None
    )


def is_on_official(lines: Sequence[WordLine], at: int) -> bool:
    """Return whether a paragraph tells of 三公经费 alone, by its heading."""
    return names_official(lines[at]) or (at > 0 and names_official(lines[at - 1]))
