"""T02: quotes, brackets and book-title marks stand in pairs, and rightly nested."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import SHOWN, excerpt, excerpts
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

Mark = tuple[int, str]
"""Place and character of a quote or bracket."""

_CLOSERS = {
    "“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "〔": "〕", "【": "】", "「": "」",
    "『": "』", "［": "］", "｛": "｝", "(": ")", "[": "]", "{": "}",
}  # fmt: skip
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}
_FULL_WIDTH = {"(": "（", "[": "［", "{": "｛"}
_NAMES = {"“": "双引号", "‘": "单引号", "《": "书名号"}
_MARKS = re.escape("".join([*_CLOSERS, *_OPENERS]))
_ALL = lazy_pattern(f"[{_MARKS}]")
_OTHERS = f"[^{_MARKS}]*"
_PLAIN_PAIRS = "|".join(
    f"{left}[^{_MARKS}\n]*{right}" for left, right in ("“”", "（）", "《》", "〔〕", "【】")
)
_PLAIN = lazy_pattern(f"{_OTHERS}(?:(?:{_PLAIN_PAIRS}){_OTHERS})*")
"""A text whose marks all stand in pairs within one line, with none inside; tried in linear time,
since pairs and what is between them begin with different characters."""

_NUMBERED = lazy_pattern(
    r"(?:^|[\s。；：，、！？;:,])(?:\d{1,3}|[A-Za-z]|[\u2460-\u2473]|[一二三四五六七八九十]{1,3})",
    re.MULTILINE,
)
_LONGEST = 24
_APOSTROPHE = lazy_pattern("[A-Za-z]’[A-Za-z]")
_CHINESE = "\u2014\u2018\u2019\u201c\u201d\u3001-\u9fff\uff01-\uffee"
_WORDS = r"[^\"\n]{0,60}"
_STRAIGHT = lazy_pattern(
    rf"(?<=[{_CHINESE}])\"{_WORDS}\"|(?<![0-9])\"{_WORDS}\"(?=[{_CHINESE}])"
    rf"|(?<![0-9])\"(?={_WORDS}[{_CHINESE}]){_WORDS}\""
    rf"|(?<=[{_CHINESE}])\"|(?<![0-9])\"(?=[{_CHINESE}])"
)


@rule(
    codes.T02,
    explanation="按段核对引号、括号、书名号：有左有右，里外不交叉，一对两边全角半角一致。"
    "引号里再用引号，里层用单引号；书名号里再用书名号，里层用〈〉。中文里的直引号（"
    '"）也在这里报。序号的右括号（1）、a)）单独用不算；英文撇号、'
    "不挨着中文的直引号不算。每段每类只报一次。",
    wrong="深入推进“两带头五整治“专项行动，完善实践所（站建设。",
    right="深入推进“两带头五整治”专项行动，完善实践所（站）建设。",
)
def unpaired_marks(subject: Subject) -> Iterator[Hit]:
    """Look for quotes, brackets and book-title marks without their other half."""
    if _PLAIN.fullmatch(subject.text) and '"' not in subject.text:
        return
    for passage in subject.passages:
        text = passage.text
        if not _PLAIN.fullmatch(text):
            for message, advice in _problems(text):
                yield Hit(passage.path, message, advice)
        if '"' in text and (straight := [found.span() for found in _STRAIGHT.finditer(text)]):
            message = f"中文里用了直引号：{excerpts(text, straight, 3)}"
            yield Hit(passage.path, message, "改成左右不同的“ ”")


def _problems(text: str) -> Iterator[tuple[str, str]]:
    """Return message and advice for what is wrong with the pairs of one passage."""
    marks = [(found.start(), found[0]) for found in _ALL.finditer(text)
             if not _is_apostrophe(text, found.start())]  # fmt: skip
    stray, pairs = _matched(marks)
    if stray:
        rest = [mark for mark in marks if not _is_numbering(text, *mark)]
        without_numbers = _matched(rest)
        if len(without_numbers[0]) <= len(stray):
            stray, pairs = without_numbers
    if stray:
        yield _stray_message(text, stray)
    else:
        yield from _nesting(text, pairs)
    mixed = [(left[0], right[0] + 1) for left, right in pairs if _CLOSERS[left[1]] != right[1]]
    if mixed:
        quotes = "".join(f"「{_pair(text, *span)}」" for span in mixed[:SHOWN])
        yield f"一对括号一边全角、一边半角：{quotes}", "两边都用全角"


def _matched(marks: list[Mark]) -> tuple[list[Mark], list[tuple[Mark, Mark]]]:
    """Return the marks without a mate, in their order, and the pairs.

    How many openers of each kind wait is counted, so that a closer without one never searches
    the stack: linear in the marks.
    """
    stack: list[Mark] = []
    waiting: Counter[str] = Counter()
    stray: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    for mark in marks:
        opener = _OPENERS.get(mark[1])
        if opener is None:
            stack.append(mark)
            waiting[_kind(mark[1])] += 1
        elif not waiting[_kind(opener)]:
            stray.append(mark)
        else:
            while _kind((top := stack.pop())[1]) != _kind(opener):
                stray.append(top)
                waiting[_kind(top[1])] -= 1
            waiting[_kind(opener)] -= 1
            pairs.append((top, mark))
    return sorted(stray + stack), sorted(pairs)


def _kind(opener: str) -> str:
    return _FULL_WIDTH.get(opener, opener)


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and _APOSTROPHE.match(text, at - 1) is not None if at else False


def _is_numbering(text: str, at: int, mark: str) -> bool:
    """Return whether a bracket closes a list number that none opens, as in “1）”."""
    longest = 5
    before = text[max(0, at - longest) : at]
    return mark in "）)" and any(
        _NUMBERED.fullmatch(before, start) and (start or len(before) < longest)
        for start in range(len(before))
    )


def _stray_message(text: str, stray: list[Mark]) -> tuple[str, str]:
    """Describe the first mark without a mate, together with the next one if that explains it."""
    (at, mark), (next_at, following) = stray[0], stray[1] if len(stray) > 1 else (0, "")
    is_near = following and next_at - at < _LONGEST
    if is_near and following == mark and mark in "“”‘’":
        which, right = ("后", _CLOSERS[mark]) if mark in _CLOSERS else ("前", _OPENERS[mark])
        message = f"「{text[at : next_at + 1]}」的两个引号方向相同"
        return message + _more(stray[2:]), f"{which}一个改成{right}"
    if is_near and following == _CLOSERS.get(mark):
        message = f"「{excerpt(text, at, next_at + 1)}」里有标点交叉了"
        return message + _more(stray[2:]), "里层的标点先关上，再关外层"
    mate = _CLOSERS.get(mark) or _OPENERS[mark]
    side = "右边" if mark in _CLOSERS else "左边"
    message = f"「{excerpt(text, at, at + 1, 8)}」里的 {mark} 没有{side}的 {mate}"
    return message + _more(stray[1:]), f"补上 {mate}，或删去多余的 {mark}"


def _more(stray: list[Mark]) -> str:
    return f"（本段另有{len(stray)}处不成对）" if stray else ""


def _pair(text: str, start: int, end: int) -> str:
    """Return the words from one mark to the other, a long middle left out."""
    words = text[start:end].replace("\n", " ")
    half = _LONGEST // 2
    return words if len(words) <= _LONGEST else f"{words[:half]}…{words[-half:]}"


def _nesting(text: str, pairs: list[tuple[Mark, Mark]]) -> Iterator[tuple[str, str]]:
    """Report quotes in quotes, and titles in titles, that use the same marks; one of each kind."""
    ends: dict[str, int] = {}
    seen: set[str] = set()
    for (at, opener), (end, _) in pairs:
        if opener in _NAMES and at < ends.get(opener, 0) and opener not in seen:
            seen.add(opener)
            inner = {"“": "‘’", "‘": "“”", "《": "〈〉"}[opener]
            name = _NAMES[opener]
            yield f"{name}里又用了{name}：「{_pair(text, at, end + 1)}」", f"里层改成 {inner}"
        ends[opener] = max(ends.get(opener, 0), end)
