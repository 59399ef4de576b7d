"""T01: half-width marks in Chinese (GB/T 15834-2011 标点符号用法)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpts
from reportgen.chinese.signs import Sign
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（）"}
_HALF = Sign(r"[,;:?!.(](?!(?<=\.)[0-9])")
_POINT = lazy_pattern(r"\.(?![0-9])")
_BRACKETED = lazy_pattern(r"\(([^()\n]{0,200})\)")
_CHINESE = lazy_pattern(f"[{HAN}\u3001-\u303f\uff01-\uffee“”‘’…—％‰℃㎡]")
_HAN = lazy_pattern(f"[{HAN}]")
_CHINESE_HEAD = lazy_pattern(r"(?:^|[\s。；：，])[一二三四五六七八九十]{1,3}", re.MULTILINE)
_AREA_CODE = lazy_pattern(r"0\d{2,3}", re.ASCII)
_DOCUMENT_YEAR = lazy_pattern(r"\((?:19|20)\d\d年?\)\s*第?\d+\s*号", re.ASCII)
_FIGURE_LAST = lazy_pattern(f"[{HAN}][0-9][0-9,]*(?:\\.[0-9]+)?$")
_CLOSING = "）)%％”》"
_NEAR, _FAR = 4, 24


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
    # Points stand in most passages, as they do in numbers: those are found by themselves.
    if not any(map(subject.text.__contains__, ",;:?!(")) and not _POINT.search(subject.text):
        return
    for passage in subject.passages_with(_HALF):
        text = passage.text
        found = (_in_chinese(text, mark.start()) for mark in _HALF.pattern.finditer(text))
        spans = [span for span in found if span and not subject.dictionary.is_fixed(text, *span)]
        if spans:
            marks = dict.fromkeys(_FULL_WIDTH[text[start]] for start, _ in spans)
            advice = f"改成全角的{''.join(f'“{mark}”' for mark in marks)}"
            names = "（译名的间隔号用“·”）" if "。" in marks else ""
            yield Hit(passage.path, f"中文里用了半角标点：{excerpts(text, spans)}", advice + names)


def _in_chinese(text: str, at: int) -> tuple[int, int] | None:
    """Return the span of the half-width mark, or of the brackets it opens, if Chinese is beside."""
    mark = text[at]
    left = text[max(0, at - _NEAR) : at].rstrip(" ")[-1:]
    if mark == "(":
        return _bracketed_chinese(text, at, left)
    right = text[at + 1 : at + 1 + _NEAR].lstrip(" ")[:1]
    if mark == ".":
        ends = not right or right == "\n" or _HAN.match(right)
        is_stop = at and (_HAN.match(text, at - 1) or _ends_sentence(text, at))
        head = _CHINESE_HEAD.fullmatch(text[max(0, at - _NEAR) : at])
        return (at, at + 1) if is_stop and ends and not head else None
    in_chinese = _CHINESE.match(left) or _CHINESE.match(right) or _after_rate(text, at)
    return (at, at + 1) if in_chinese else None


def _ends_sentence(text: str, at: int) -> bool:
    """Return whether a point closes a Chinese sentence that ends with a bracket or a figure."""
    sentence = text[max(0, at - _FAR) : at]
    if sentence[-1] in _CLOSING:
        return _HAN.search(sentence) is not None
    is_last = text[at + 1 : at + 2] in ("", "\n")
    return is_last and sentence[-1].isdigit() and _FIGURE_LAST.search(sentence) is not None


def _after_rate(text: str, at: int) -> bool:
    """Return whether a comma or semicolon stands behind a rate in Chinese: 99.8%,6件."""
    near = text[max(0, at - _FAR) : at]
    return text[at] in ",;" and near[-1:] == "%" and _HAN.search(near) is not None


def _bracketed_chinese(text: str, at: int, left: str) -> tuple[int, int] | None:
    pair = _BRACKETED.match(text, at)
    if pair is None or _AREA_CODE.fullmatch(pair[1]) or _DOCUMENT_YEAR.match(text, at):
        return None
    right = text[pair.end() : pair.end() + 1]
    if _CHINESE.match(left) or _CHINESE.match(right) or _HAN.search(pair[1]):
        return pair.span()
    return None
