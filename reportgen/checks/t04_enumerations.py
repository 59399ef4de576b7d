"""T04: ordinals that are left out or repeated."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.ordinal_excerpts import with_first_words
from reportgen.chinese.enumerations import EnumerationMark, label, numeral, read_ordinals
from reportgen.model.places import LOOSE
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.findings import Path

_FIRST_WORDS = lazy_pattern("首先|第一|其一|一是|一要|一、|（一）|1[.．、]")
_SPOKEN_ITEM = lazy_pattern("其?[一二三四五六七八九十][是要]")
_SPOKEN = frozenset(("is", "its", "nth"))
_NAMED, _FEWEST = 3, 2
_CONTENT = "内容"


@rule(
    codes.T04,
    explanation="核对同一种序号是不是一个接一个：一是、其一、第一，、一、（一）1. 1、1）（1）"
    "①。一段里接着数；同一栏并列的各段（各条职能、各个要点、各节标题）"
    "段首的序号也接着数。回到1算另起一组，但同一段里“一是”后面又是“一是”、"
    "相邻两段段首都是1算重号。从“二是”“三是”数起而前面没有“一是”“首先”的也报。"
    "引号里的、“见①②”一类的、缺的号在两者之间以别的写法出现的，不报。",
    wrong="一是加强领导。二是压实责任。四是强化督查。",
    right="一是加强领导。二是压实责任。三是强化督查。",
)
def broken_enumerations(subject: Subject) -> Iterator[Hit]:
    """Look for ordinals that are left out or repeated."""
    if len(subject.ordinals) < _FEWEST:
        return
    numbered = Counter(subject.passage_at(ordinal.start) for ordinal in subject.ordinals)
    for group in _lists(subject.passages):
        if sum(numbered[passage] for passage in group) < _FEWEST:
            continue
        text = "\n".join(passage.text for passage in group)
        ends = list(accumulate(len(passage.text) + 1 for passage in group))
        for ordinal, message in _breaks(text, list(read_ordinals(text))):
            passage = group[bisect_right(ends, ordinal.start)]
            yield Hit(passage.path, message, "按先后改正序号，或补上缺的一项")


def _lists(passages: list[Passage]) -> Iterable[list[Passage]]:
    """Return the passages together that are the items of one list, or the titles of its items."""
    lists: dict[Path, list[Passage]] = {}
    before: Passage | None = None
    for passage in passages:
        path = passage.path
        if path[:1] == (LOOSE,):  # between two such texts stands what was read into fields
            lists[path] = [passage]
            continue
        innermost = max((at for at, step in enumerate(path) if isinstance(step, int)), default=None)
        if innermost is not None and path[-1] != _CONTENT:
            path = (*path[:innermost], *path[innermost + 1 :])
        own = lists.setdefault(path, [])
        if before is not None and _goes_on(before, passage):
            own.append(before)
        own.append(passage)
        before = passage
    return lists.values()


def _goes_on(title: Passage, content: Passage) -> bool:
    """Return whether a list goes on in the content of what has its first item as the title."""
    if content.path[-1] != _CONTENT or title.path[:-1] != content.path[:-1]:
        return False
    return all(_SPOKEN_ITEM.match(each.text) is not None for each in (title, content))


def _breaks(text: str, ordinals: list[EnumerationMark]) -> Iterator[tuple[EnumerationMark, str]]:
    """Return the ordinals that do not follow the one before them in their style, with a message."""
    last: dict[str, EnumerationMark] = {}
    last_head: dict[str, EnumerationMark] = {}
    for position, ordinal in enumerate(ordinals):
        before = last.get(ordinal.style)
        is_next_to_it = bool(position) and ordinals[position - 1] is before
        new_line = before is not None and "\n" in text[before.end : ordinal.start]
        if before is None or (new_line and not ordinal.is_head):
            if _lacks_the_first(text, ordinal, ordinals[position + 1 : position + 2]):
                yield ordinal, f"“{with_first_words(text, ordinal)}”前面没有“{label(ordinal, 1)}”"
        elif ordinal.number == 1:
            if is_next_to_it and _repeats(text, before, ordinal):
                yield ordinal, _sequence(text, before, ordinal)
        elif not _follows(before, last_head.get(ordinal.style), ordinal) and not (
            ordinal.number > before.number and _stands_between(text, before, ordinal)
        ):
            yield ordinal, _sequence(text, before, ordinal)
        last[ordinal.style] = ordinal
        if ordinal.is_head:
            last_head[ordinal.style] = ordinal


def _follows(
    before: EnumerationMark, head: EnumerationMark | None, ordinal: EnumerationMark
) -> bool:
    """Return whether an ordinal is the next one, of its own list or of the one around it."""
    around = ordinal.is_head and head is not None and ordinal.number == head.number + 1
    return ordinal.number == before.number + 1 or around


def _lacks_the_first(text: str, ordinal: EnumerationMark, following: list[EnumerationMark]) -> bool:
    """Return whether a spoken enumeration (二是…三是…) begins without its first item."""
    if ordinal.style not in _SPOKEN or ordinal.number == 1 or not following:
        return False
    goes_on = following[0].style == ordinal.style and following[0].number == ordinal.number + 1
    line = text[text.rfind("\n", 0, ordinal.start) + 1 : ordinal.start]
    return goes_on and not _FIRST_WORDS.search(line)


def _repeats(text: str, before: EnumerationMark, ordinal: EnumerationMark) -> bool:
    """Return whether a 1 after a 1 is a repeated number, not the start of another list."""
    if before.number != 1:
        return False
    lines = text.count("\n", before.end, ordinal.start)
    if not lines:
        return ordinal.style in _SPOKEN or not before.is_head
    return lines == 1 and before.is_head and ordinal.is_head


def _stands_between(text: str, before: EnumerationMark, ordinal: EnumerationMark) -> bool:
    """Return whether the first number left out stands between the two in some other way."""
    missing = numeral(ordinal, before.number + 1)
    other_way = lazy_pattern(rf"(?<![0-9.]){missing}[是要.．、，)）](?![0-9])")
    return other_way.search(text, before.end, ordinal.start) is not None


def _sequence(text: str, before: EnumerationMark, ordinal: EnumerationMark) -> str:
    """Return in words what follows what, and which numbers are missing."""
    again = "又" if ordinal.number == before.number else ""
    message = f"“{with_first_words(text, before)}”后面{again}是“{with_first_words(text, ordinal)}”"
    missing = range(before.number + 1, ordinal.number)
    if not missing:
        return message + ("" if again else "，次序不对")
    names = "".join(f"“{label(ordinal, number)}”" for number in missing[:_NAMED])
    return f"{message}，缺{names}" + ("等" if len(missing) > _NAMED else "")
