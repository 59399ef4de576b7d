"""T01: half-width marks in Chinese (GB/T 15834-2011 标点符号用法)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpts
from reportgen.chinese.half_width_marks import (
    FULL_WIDTH,
    MAY_BE_HALF_WIDTH,
    read_half_width_marks,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject


@rule(
    codes.T01,
    explanation="查找中文里的半角标点 , ; : ? ! ( ) 和当句号用的半角点，每段报一次，"
    "列出前三处。标点的一边是汉字或全角标点就算；两边都是英文、数字的（小数点、"
    "千分位、时间8:30、比例1:3、网址）不算，“1.”“一.”一类序号、电话区号、"
    f"词典“固定写法”里的词不算。发文字号的括号由{codes.T06}查，不成对的括号由{codes.T02}查。",
    wrong="全年完成3项任务,其中重点任务2项(含续建).",
    right="全年完成3项任务，其中重点任务2项（含续建）。",
)
def half_width_marks(subject: Subject) -> Iterator[Hit]:
    """Look for half-width marks between Chinese characters."""
    if not subject.has_half_width_marks:
        return
    for passage in subject.passages_with(MAY_BE_HALF_WIDTH):
        text = passage.text
        spans = [
            span
            for span in read_half_width_marks(text)
            if not subject.dictionary.is_fixed(text, *span)
        ]
        if spans:
            marks = dict.fromkeys(FULL_WIDTH[text[start]] for start, _ in spans)
            advice = f"改成全角的{''.join(f'“{mark}”' for mark in marks)}"
            names = "（译名的间隔号用“·”）" if "。" in marks else ""
            yield Hit(passage.path, f"中文里用了半角标点：{excerpts(text, spans)}", advice + names)
