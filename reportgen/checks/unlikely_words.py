"""Common words and phrases with another character of the same sound or shape, or two exchanged.

A slip makes a pair of characters that hardly any good text has. Only such pairs are looked at:
whether another character of the same sound or shape, or the other order of the two, makes a word
or a phrase of what stands around them; and of one character twice, whether once makes a word.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from reportgen.checks.doubled_characters import doubled_in
from reportgen.checks.known_pairs import data_lines, is_chinese, known_pairs, lines_by_character
from reportgen.chinese.character_pairs import word_of
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set


_HALF = 2
_EXCHANGED, _TWICE = -1, -2
_NUMERALS = frozenset("一二三四五六七八九十百千万亿几两")
_UNITS = frozenset("万亿")
_DOUBLED = frozenset(
    "某常渐人个层年天处事时刻纷仅往步节频点星家户村代世辈日月夜声句字条件样种门项篇页面方片块"
    "道路街巷里外刚恰偏屡连稍略微慢快好早远轻静默悄深浓高满整足实牢紧密急匆忙缓徐茫苍郁"
    "葱青绿红白黑蓝黄金亮闪熊滔滚涛洋浩荡巍堂彬谦欣津兢勃蒸欣源洽侃孜谆循脉丝息妈爸爷奶"
    "爹娘哥姐弟妹叔伯舅姑婆公太宝看想说听走试谈聊问找查算比等歇笑哈呵嘿嗯"
)
"""Characters that make a word with themselves: 常常, 人人, 村村."""

SMALL_WORDS: Final = (
    "的对了和与及在被把由向并已均较近约共各但从且未将为元%计件处个次户场起项条名年率"
    "费是于到镇乡县局"
)
"""Characters that rule T10 looks for where they stand twice: small words, measure words."""

_ENDS_OF_NAMES = frozenset(
    ("社区", "街道", "小区", "新村", "大道", "大桥", "水库", "公园", "广场", "商场", "酒店", "宾馆")
)
"""What ends the names of places: these may have any characters before it."""

_KINDS_OF_PLACES = frozenset("村镇乡组湾寨屯坝")

_ALONE = frozenset(
    "以和与及在有是被把由向对为将从于县市省乡镇村区局所本各该此其每全总新主副大中小正人组委军"
)
"""Characters that are words by themselves before a word that begins with them."""


_BETWEEN = frozenset("的了和与及或在有是不为等于对从由以将被把其各该并")
"""Small words, which good texts have beside almost any character."""


class MisspeltTerm(NamedTuple):
    """What stands at ``start`` in place of a term."""

    start: int
    written: str
    term: str


class Meant(NamedTuple):
    """A phrase or word that a pair may stand in, and its wrong character's place.

    ``wrong`` is _EXCHANGED where two characters are, _TWICE where one stands twice, and the term
    is that character.
    """

    written: str
    term: str
    wrong: int


class _Exceptions(NamedTuple):
    """What differs from a phrase and is right, and what has a character twice and is right."""

    right: str
    twice: str


def unlikely_pairs(pairs: Set[int]) -> dict[int, Sequence[Meant]]:
    """Return those of some pairs that may be meant otherwise, with what each may be meant to be."""
    unseen = known_pairs().unseen_in(pairs)
    return {pair: meant for pair in unseen if (meant := _meant_by(pair))}


@lru_cache(4096)
def _meant_by(pair: int) -> Sequence[Meant]:
    return [*_phrases_with(word_of(pair))]


def _phrases_with(pair: str) -> Iterator[Meant]:
    """Return the words and the halves of phrases that a pair is but for one character."""
    pairs, halves, right = known_pairs(), _halves(), _exceptions().right
    one, other = pair[0], pair[1]
    if one == other:
        if (
            one not in _DOUBLED
            and one not in SMALL_WORDS
            and (one not in _NUMERALS or one in _UNITS)
        ):
            yield Meant(pair, one, _TWICE)
        return
    yield from _words_for(pair)
    if pairs.is_word(one, other):
        return
    yield from _exchanged(pair)
    slips, after = _rights(), pairs.in_phrases(one)
    rights = [one + each for each in slips.get(other, "")[2:] if each in after]
    lefts = [each + other for each in slips.get(one, "")[2:] if other in pairs.in_phrases(each)]
    for wrong, meant in ((1, rights), (0, lefts)):
        for word in meant:
            for half in _with_half(halves.get(word[0], "")[1:].partition("/")[0], word[1]):
                if f" {pair}{half} " not in right and half not in _ENDS_OF_NAMES:
                    yield Meant(pair + half, word + half, wrong)
            for half in _with_half(halves.get(word[0], "").partition("/")[2], word[1]):
                if f" {half}{pair} " not in right:
                    yield Meant(half + pair, half + word, wrong + _HALF)


def _exchanged(pair: str) -> Iterator[Meant]:
    """Return the word that a pair is in the other order, and the phrases with it in the middle."""
    one, other = pair[0], pair[1]
    if one in _NUMERALS or other in _NUMERALS:
        return
    if _common_words().get(other + one):
        yield Meant(pair, other + one, _EXCHANGED)
    ends = _halves().get(one, "").partition("/")[2]
    for at in range(0, len(ends), 1 + _HALF):
        if ends[at + _HALF] == other:  # 支预出算: 支出 and 预算
            last, first = ends[at], ends[at + 1]
            yield Meant(first + pair + last, first + other + one + last, _EXCHANGED)


def _with_half(listed: str, second: str) -> Iterator[str]:
    """Return the other halves of the phrases that have a second character in this half."""
    return (
        listed[at + 1 : at + 1 + _HALF]
        for at in range(0, len(listed), 1 + _HALF)
        if listed[at] == second
    )


def _words_for(pair: str) -> Iterator[Meant]:
    """Return the words of two characters that a pair may be meant to be.

    The more common a character is, the surer it is wrong where no good text has it.
    """
    one, other, words, slips = pair[0], pair[1], _common_words(), _rights()
    found: list[tuple[int, str, int]] = []
    for wrong, character in ((1, other), (0, one)):
        listed = slips.get(character, "")
        for right in listed[2:]:
            word = one + right if wrong else right + other
            if (least := words.get(word)) and listed[1] >= least[wrong]:
                found.append((ord(least[wrong]), word, wrong))
    for _, word, wrong in sorted(found):
        yield Meant(pair, word, wrong)


def misspelt_at(text: str, start: int, meant: Meant) -> MisspeltTerm | None:
    """Return what stands at a place in the stead of a term; None if it is right as it is."""
    end = start + len(meant.written)
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if meant.wrong == _TWICE:
        return _twice_at(text, start, before, after)
    if meant.wrong == _EXCHANGED:
        is_meant = len(meant.written) > _HALF or _is_exchanged(before, meant.written, after)
    else:
        is_meant = _is_meant_at(text, start, meant)
    return MisspeltTerm(start, meant.written, meant.term) if is_meant else None


def _twice_at(text: str, start: int, before: str, after: str) -> MisspeltTerm | None:
    """Return a word one of whose characters stands twice; None where another word begins there."""
    one, pairs, words, right = text[start], known_pairs(), _common_words(), _exceptions().twice
    if (
        after == "（"
        or text[start - 2 : start - 1] == before
        or text[start + 3 : start + 4] == after
    ):
        return None  # 扩建建（构）筑物, 干干净净
    if f" {before}{one}{one} " in right or f" {one}{one}{after} " in right:
        return None
    if before + one in words and not pairs.follows(one, after):
        return MisspeltTerm(start - 1, before + 2 * one, before + one)
    stands_alone = one in _ALONE or pairs.follows(before, one)
    if one + after in words and (before.isdigit() if one in _UNITS else not stands_alone):
        return MisspeltTerm(start, 2 * one + after, one + after)
    if word := doubled_in(before, one, after):
        return MisspeltTerm(start - word.index(one), word.replace(one, 2 * one), word)
    return None


def _is_exchanged(before: str, written: str, after: str) -> bool:
    """Return whether two characters fit the words around them in the other order alone."""
    pairs, one, other = known_pairs(), written[0], written[1]
    if other in before or after == one:
        return False  # 12个村驻村干部: the word itself stands there
    if pairs.is_word(before, one) or pairs.is_word(other, after):
        return False
    fits_before = not is_chinese(before) or pairs.follows(before, other)
    return fits_before and (not is_chinese(after) or pairs.follows(one, after))


def _is_meant_at(text: str, start: int, meant: Meant) -> bool:
    """Return whether a wrong character at an end may not belong to what stands outside."""
    written, at = meant.written, meant.wrong
    end = start + len(written)
    if at not in (0, len(written) - 1):
        return True
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    wrong, right, pairs = written[at], meant.term[at], known_pairs()
    if len(written) == _HALF:
        if after in _KINDS_OF_PLACES:
            return False  # what stands before may be any name
        kept = (before, written[0]) if at else (written[1], after)
        if pairs.is_word(*kept):
            return False  # 指标值: of 指标, and not 标志
    outer = after if at else before
    if not is_chinese(outer):
        # 170天完工: a unit is no part of the word
        return bool(at) or not outer.isdigit() or right in _UNITS
    beside = (wrong, outer) if at else (outer, wrong)
    if pairs.is_word(*beside) or (outer not in _BETWEEN and pairs.follows(*beside)):
        return False
    return len(written) > _HALF or pairs.follows(*((right, outer) if at else (outer, right)))


def is_phrase(text: str) -> bool:
    """Return whether four characters are a fixed phrase."""
    if len(text) != _HALF + _HALF:
        return False
    listed = _halves().get(text[0], "")[1:].partition("/")[0]
    return text[_HALF:] in _with_half(listed, text[1])


def is_right_phrase(text: str) -> bool:
    """Return whether four characters are a phrase, or differ from one and are right."""
    return is_phrase(text) or f" {text} " in _exceptions().right


def is_slip_for(written: str, right: str) -> bool:
    """Return whether a character has the sound or nearly the shape of another."""
    return right in _rights().get(written, "")[2:]


@cache
def _halves() -> Mapping[str, str]:
    """Return phrases of four characters by the first of a half of theirs.

    After it stand the other three of those that begin with it, then, behind a stroke, the fourth,
    first and second of those that have it third.
    """
    return lines_by_character("halves.txt")


@cache
def _exceptions() -> _Exceptions:
    return _Exceptions(*data_lines("exceptions.txt")[:2])


@cache
def _common_words() -> Mapping[str, str]:
    """Return how common a character must be to be wrong in each place of a common word."""
    return {
        line[0] + line[at]: line[at + 1 : at + 1 + _HALF]
        for line in data_lines("common_words.txt")
        for at in range(1, len(line), 1 + _HALF)
    }


@cache
def _rights() -> Mapping[str, str]:
    """Return for each character those that it may stand in the place of.

    They stand after the character itself and a letter that tells how common it is.
    """
    return lines_by_character("slips.txt")
