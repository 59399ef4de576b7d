"""Books that are said to agree with what is there, and do not: 账实相符, then 盘亏2台."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.chinese.sentences import Span

MAY_AGREE = Sign(
    "账(?:账|实|卡|物|表|证)(?:、账?[实卡物表证账])*(?:均|全部|完全)?(?:相符|一致)",
    words("账账 账实 账卡 账物 账表 账证"),
)
"""What says that books and things agree."""

MAY_DISAGREE = Sign(
    "账(?:实|物|卡|账)(?:不符|不一致|不相符|存在?差[异额])"
    "|(?:盘点|清查|账面|实物|账上)[^。；\n]{0,24}(?:相差|不符|不一致|出入|差异)(?!(?:率|额)?[为是]?0)"
    "|盘[亏盈](?!情况|处理|原因)[^，。；\n]{0,12}[1-9]|(?:有账无物|有物无账)",
    words("账实 账物 账卡 账账 相差 不符 不一致 出入 差异 盘亏 盘盈 有账 有物"),
)
"""What tells that they do not."""

_NOT_TOLD = lazy_pattern(
    "未发现|没有|无(?!账|物)|不存在|杜绝|避免|防止|防范|如|凡|对(?!比|照)|上年|去年|往年|以前|20[0-9]{2}年|规定|制度|办法|应|要求|导致"
)
_SETTLED = lazy_pattern("已(?!达)|均|处理完|调账|补登|调整|核销完|追回|查明")


class BooksDisagree(NamedTuple):
    """Where books are said to agree, and where they are told not to."""

    said: Span
    told: Span


def read_disagreeing_books(
    text: str, year: int, said: Iterable[Span], told: Iterable[Span]
) -> Iterator[BooksDisagree]:
    """Return the first place where books do not agree after the text said that they do.

    ``said`` and ``told`` are the sentences that may say so. What was found and put right is told
    of before it is said that they agree, or is said to be settled.
    """
    claims = [
        found.span()
        for start, end in said
        for found in MAY_AGREE.pattern.finditer(text, start, end)
        if not _is_wanted(text, start, found.start())
    ]
    for start, end in told:
        for found in MAY_DISAGREE.pattern.finditer(text, start, end):
            before = [span for span in claims if span[1] <= found.start()]
            lead = text[_clause(text, start, found.start()) : found.end()]
            if not before or _NOT_TOLD.search(lead.replace(f"{year}年", "")):
                continue
            if not _SETTLED.search(text, found.end(), end):
                yield BooksDisagree(before[-1], found.span())
                return


def _clause(text: str, start: int, at: int) -> int:
    return max(start, *(text.rfind(mark, start, at) + 1 for mark in "，。；："))


_WANTED = lazy_pattern("确保|做到(?!了)|力争|要求|保证|实现(?!了)|应|为了?|未|不|下一步|将")


def _is_wanted(text: str, start: int, at: int) -> bool:
    return _WANTED.search(text, _clause(text, start, at), at) is not None
