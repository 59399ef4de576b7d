"""T08: spaces inside Chinese text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpts
from reportgen.chinese.signs import Sign
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_OFFICE_ENDS = frozenset("部局委厅办院府室会署行社团央")
_LONGEST_ISSUERS = 80
_ISSUED_TOGETHER = lazy_pattern(
    "[^，。；《》]{2,60}?[部局委厅办院府室会署行社团](?=关于|印发|转发|[ \u3000])"
)
_SPACE = "[ \t\u00a0\u2000-\u200a\u3000]"
_SPACES = Sign(  # twice as fast as with +
    f"{_SPACE}{_SPACE}*", {*" \t\u00a0\u3000", *map(chr, range(0x2000, 0x200B))}
)
_CHINESE = lazy_pattern("[\u2014\u2018-\u201d\u2026\u3001-\u9fff\uff01-\uff5e]")
_NAME_WITH_NUMBER = lazy_pattern(r"[A-Za-z][A-Za-z0-9./-]*[ ]?[0-9.-]*$")
_ORDINAL = lazy_pattern(
    "(?:第[一二三四五六七八九十0-9]+[部分章节]+|附[件表][一二三四五六七八九十0-9]*)$"
)
"""What a heading begins with that is set apart from its words."""

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_IDEOGRAPHIC_SPACE = "\u3000"


@rule(
    codes.T08,
    explanation="查找汉字之间、汉字与数字之间的空格，段首的空格，用来对齐的连续空格；"
    "每段报一次。英文单词两边的空格、型号和标准号里的空格（GB/T 9704）、"
    "词典“固定写法”里的空格、标题与内容之间的一个全角空格、“第一部分”后面的空格、"
    "书名号里联合发文的机关名称之间的空格不算。",
    wrong="　　全年完成 3 项任务， 新建公厕5座。",
    right="全年完成3项任务，新建公厕5座。",
)
def spaces_in_chinese(subject: Subject) -> Iterator[Hit]:
    """Look for spaces inside Chinese text."""
    for passage in subject.passages_with(_SPACES):
        text = passage.text
        found = (spaces.span() for spaces in _SPACES.pattern.finditer(text))
        spans = [
            span
            for span in found
            if _is_in_chinese(text, *span)
            and not subject.dictionary.is_fixed(text, *span)
            and not _parts_issuers(text, *span)
            and not _ORDINAL.match(text[: span[0]])
        ]
        if spans:
            yield Hit(
                passage.path,
                f"中文里夹了空格：{excerpts(text, spans, 4)}",
                "删去空格；缩进和对齐由表样来排",
            )


def _parts_issuers(text: str, start: int, end: int) -> bool:
    """Return whether a space parts offices that issued a document together, as it should."""
    if end - start > 1 or text[start - 1 : start] not in _OFFICE_ENDS:
        return False
    opened = text.rfind("《", max(0, start - _LONGEST_ISSUERS), start)
    if opened < 0 or "》" in text[opened:start]:
        return False
    return _ISSUED_TOGETHER.match(text, end) is not None


def _is_in_chinese(text: str, start: int, end: int) -> bool:
    """Return whether spaces stand in Chinese, or are there for layout."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if right in ("", "\n"):
        return False
    if left in ("", "\n") or end - start > 1:
        return not (left + right).isascii() or left in ("", "\n")
    if text[start] == _IDEOGRAPHIC_SPACE:
        return False
    if left in _DIGITS and right in "%％":
        return True
    if left in _DIGITS and _CHINESE.match(right):
        return not _NAME_WITH_NUMBER.search(text, max(0, start - 24), start)
    return bool(_CHINESE.match(left) and (right in _DIGITS or _CHINESE.match(right)))
