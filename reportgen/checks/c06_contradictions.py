"""C06: praise and blame for the same thing."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.findings import path_text
from reportgen.lazy_property import LazyProperty
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject

_KEY, _LONG = 4, 6
_REACH, _GAP = 30, 4
_MOST_BLAMES, _MOST_TERMS, _MOST_PLACES = 2000, 200, 20

_QUOTES = '“”‘’"「」'
_QUOTE = lazy_pattern(f"[{_QUOTES}]")
_CLAUSE_MARK = lazy_pattern("[，。；：！？,;:!?、\n（）()]")
_ATTITUDE = lazy_pattern("的?(?:思想|意识|理念|观念)")
_ATTITUDE_AT_END = lazy_pattern(f"(?:{_ATTITUDE.pattern})\\Z")
_LINK = lazy_pattern(
    "(?:[还仍尚也均都得的较]|仍然|依然|存在|有些|比较|较为|相对|十分|程度|情况|方面|"
    "落实|执行|完成|推进"
    "|开展|树立|工作|任务|目标)+\\Z"
)
_VERB = lazy_pattern(
    "(?:全面|完全|全部|严格|认真|按时|按期|有效|真正|及时|建立|健全|形成|树立|完成|落"
    "实|执行|达到|解决)+"
)
_GENERIC = lazy_pattern("(?:工作|任务|目标|落实|执行|完成)*")
_ENDS = lazy_pattern("[了，。；：！？、\\d\n（(]|\\Z")
_LINKED = lazy_pattern("(?:[已均都也]|已经|得到|得以|全部|基本)*")
_BLAME_BEFORE = lazy_pattern("[尚还仍]未|未|没有|缺[乏少]|欠缺")
_OPENS_FAULTS = lazy_pattern(
    "[^，。；：]{0,6}(?:存在的?(?:一些|主要|突出)?(?:的?问题|不足)|不足之处|问题和不足)[^。；]{0,4}[是有：，在]"
)
_RELATIVE_PRAISE = lazy_pattern("显著|明显|大幅|不断|日益|全面(?:提升|提高|加强)")
_FOUNDED = "建立"
_MILD_BLAME = lazy_pattern("有待|仍需|还需|有差距|有短板|存在短板")


class _Term(NamedTuple):
    """Something blamed in a problem: its words, and whether 思想, 意识 … follow them.

    ``whole`` tells that the words begin where the term does; else modifiers may stand first.
    """

    words: str
    attitude: bool
    whole: bool


class _Praise(NamedTuple):
    """A term praised: the phrase of praise, the passage, and the words as they stand there."""

    phrase: str
    passage: Passage
    quote: str


class _Unquoted:
    """A text without quotation marks that still knows where each of its characters stood."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.text = without_quotes(source)

    @LazyProperty
    def _marks(self) -> list[int]:
        """Where in ``text`` each mark of the source would stand."""
        return [mark.start() - count for count, mark in enumerate(_QUOTE.finditer(self._source))]

    def place(self, offset: int) -> int:
        """Return where in the source a character stands."""
        return offset + bisect_right(self._marks, offset)

    def quote(self, start: int, end: int) -> str:
        """Return the words between two offsets as the source has them, fit to be put in quotes."""
        low, high = self.place(start), self.place(end - 1) + 1
        if low and self._source[low - 1] in "“‘":
            low -= 1
        return self._source[low:high].replace("“", "‘").replace("”", "’")


class _Achievements:
    """What stands under 绩效完成情况, joined and without quotation marks, to search in."""

    def __init__(self, subject: Subject) -> None:
        self._praise = subject.dictionary.achievement_pattern
        self._passages = subject.passages_under("绩效完成情况")
        self._ends = list(accumulate(len(passage.text) + 1 for passage in self._passages))
        self._unquoted = _Unquoted("\n".join(passage.text for passage in self._passages))
        self._text = self._unquoted.text

    def praise_of(self, term: _Term) -> Iterator[_Praise]:
        """Return the places where a term is praised: 牢固树立…, …全面落实."""
        key = term.words[-_KEY:]
        position = self._text.find(key)
        for _ in range(_MOST_PLACES):
            if position < 0:
                return
            end = position + len(key)
            if bounds := self._praised(term, end):
                yield self._at(*bounds)
            position = self._text.find(key, end)

    def _praised(self, term: _Term, end: int) -> tuple[int, int, str] | None:
        """Return start and end of the praise, and its phrase, for a term that ends at ``end``."""
        text = self._text
        start = end - _common_end(text[max(0, end - len(term.words)) : end], term.words)
        whole = end - start == len(term.words)
        if term.whole and not whole:
            return None
        after = end
        if term.attitude:
            attitude = _ATTITUDE.match(text, end)
            if attitude is None:
                return None
            after = attitude.end()
        elif _ATTITUDE.match(text, end):
            return None
        named = after - start
        before = text[max(0, start - _REACH) : start]
        for praise in self._praise.finditer(before):
            gap = before[praise.end() :]
            near = gap in ("", "了", "好")
            near = near or (whole and len(gap) <= _GAP and not _CLAUSE_MARK.search(gap))
            if near and self._closes(after) and _is_enough(praise[0], named):
                return start - len(before) + praise.start(), after, praise[0]
        tail = _LINKED.match(text, _end_of(_GENERIC, text, after))
        praise_after = self._praise.match(text, tail.end()) if tail else None
        if praise_after is None:
            return None
        begins = whole or not before or _CLAUSE_MARK.match(before[-1])
        if named < _LONG and not (begins and _is_enough(praise_after[0], named)):
            return None
        return start, praise_after.end(), praise_after[0]

    def _closes(self, after: int) -> bool:
        return _ENDS.match(self._text, _end_of(_GENERIC, self._text, after)) is not None

    def _at(self, start: int, end: int, phrase: str) -> _Praise:
        passage = self._passages[bisect_right(self._ends, self._unquoted.place(start))]
        return _Praise(phrase, passage, self._unquoted.quote(start, end))


@rule(
    codes.C06,
    explanation="对照绩效完成情况和存在的问题：同一短语前面说成绩，后面又说没做到。"
    "说成绩如“牢固树立”“全面完成”，说没做到如“尚未”“不足”，由词典的成绩用语、"
    "问题用语定。短语是问题用语紧前面（或“尚未建立”“缺乏”一类紧后面）"
    "的4个字以上的名称，引号不计；绩效完成情况里同一短语紧挨着成绩用语才算，"
    "只是话题相同、或名称后面还连着别的词的，不报。“显著提升”一类说进步的，"
    "与“有待提高”不矛盾，不报。",
    wrong="成绩写“牢固树立‘过紧日子’思想”，问题写“‘过紧日子’思想尚未树牢”。",
    right="成绩写“压减非刚性支出23万元”，问题写“个别站所‘过紧日子’思想尚未树牢，办公耗材超定额”。",
)
def problems_agree_with_achievements(subject: Subject) -> Iterator[Hit]:
    """Look for problems in what is praised elsewhere."""
    achievements: _Achievements | None = None
    seen: set[str] = set()
    for passage in [each for each in subject.passages if _tells_of_faults(each)]:
        unquoted = _Unquoted(passage.text)
        text = unquoted.text
        blames = subject.dictionary.problem_pattern.finditer(text)
        for blame in islice(blames, _MOST_BLAMES):
            for term, start in _terms(text, blame):
                if term.words in seen or len(seen) >= _MOST_TERMS:
                    continue
                seen.add(term.words)
                achievements = achievements or _Achievements(subject)
                for praise in achievements.praise_of(term):
                    if praise.passage is passage or _agree(praise.phrase, text, blame):
                        continue
                    end = blame.end() + len(_after(text, blame))
                    yield _contradiction(passage, unquoted.quote(start, end), praise)
                    break


def _agree(praise: str, text: str, blame: re.Match[str]) -> bool:
    """Return whether both may be so: much better and not yet good; there, and yet not complete."""
    if praise.endswith(_FOUNDED):
        return not text.startswith((_FOUNDED, "成立"), blame.end())
    return bool(_RELATIVE_PRAISE.match(praise) and _MILD_BLAME.match(blame[0]))


def _tells_of_faults(passage: Passage) -> bool:
    """Return whether a passage is of problems, by its chapter or by how it begins."""
    return passage.role.tells_of_faults or _OPENS_FAULTS.match(passage.text) is not None


def _contradiction(passage: Passage, quote: str, praise: _Praise) -> Hit:
    place = path_text(praise.passage.path)
    return Hit(
        passage.path,
        f"这里写“{quote}”，而“{place}”写“{praise.quote}”，自相矛盾",
        "以事实为准改其中一处：成绩不要说满，问题写明是哪些单位、哪个环节",
    )


def without_quotes(text: str) -> str:
    """Return a text without quotation marks."""
    for mark in _QUOTES:
        text = text.replace(mark, "")
    return text


def _terms(text: str, blame: re.Match[str]) -> Iterator[tuple[_Term, int]]:
    """Return what is blamed, with the start of the words to be quoted."""
    low = max(0, blame.start() - _REACH)
    left = _CLAUSE_MARK.split(text[low : blame.start()])[-1]
    if term := _term(left, whole=False):
        yield term, blame.start() - len(left)
    if _BLAME_BEFORE.match(blame[0]) and (term := _term(_after(text, blame), whole=True)):
        yield term, blame.start()


def _after(text: str, blame: re.Match[str]) -> str:
    """Return what stands after a word of blame in its clause."""
    return _CLAUSE_MARK.split(text[blame.end() : blame.end() + _REACH], maxsplit=1)[0]


def _term(clause: str, *, whole: bool) -> _Term | None:
    """Return what a part of a clause names, without its verb and what links it to the blame."""
    if len(clause) < _KEY:
        return None
    verb = _VERB.match(clause)
    words = _LINK.sub("", clause[verb.end() :] if verb else clause)
    attitude = _ATTITUDE_AT_END.search(words)
    stem = words[: attitude.start()] if attitude else words
    if len(stem) >= _KEY:
        return _Term(stem, attitude is not None, whole)
    return _Term(words, attitude=False, whole=whole) if len(words) >= _KEY else None


def _is_enough(praise: str, length: int) -> bool:
    """Return whether so many characters name one thing: praise of progress goes with many."""
    return length >= (_LONG if _RELATIVE_PRAISE.match(praise) else _KEY)


def _common_end(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[-length - 1] == other[-length - 1]:
        length += 1
    return length


def _end_of(pattern: re.Pattern[str], text: str, position: int) -> int:
    found = pattern.match(text, position)
    return found.end() if found else position
