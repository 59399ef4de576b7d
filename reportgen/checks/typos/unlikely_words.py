"""Common words and phrases with another character of the same sound or shape, or two exchanged.

A slip makes a pair of characters that hardly any good text has. Only such pairs are looked at:
whether another character of the same sound or shape, or the other order of the two, makes a word
or a phrase of what stands around them; and of one character twice, whether once makes a word.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from reportgen.checks.typos.doubled_characters import doubled_in
from reportgen.checks.typos.known_pairs import LinesByCharacter, data_lines, is_chinese, known_pairs
from reportgen.checks.typos.known_phrases import is_phrase
from reportgen.chinese.character_pairs import word_of
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set


_HALF = 2
EXCHANGED: Final = -1
_TWICE = -2
NUMERALS = frozenset("一二三四五六七八九十百千万亿几两")
UNITS = frozenset("万亿")
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

KINDS_OF_PLACES = frozenset("村镇乡组湾寨屯坝")

ALONE = frozenset(
    "以和与及在有是被把由向对为将从于县市省乡镇村区局所本各该此其每全总新主副大中小正人组委军"
)
"""Characters that are words by themselves before a word that begins with them."""


BETWEEN = frozenset("的了和与及或在有是不为等于对从由以将被把其各该并")
"""Small words, which good texts have beside almost any character."""


class MisspeltTerm(NamedTuple):
    """What stands at ``start`` in place of a term."""

    start: int
    written: str
    term: str


class Meant(NamedTuple):
    """A phrase or word that a pair may stand in, and its wrong character's place.

    ``wrong`` is EXCHANGED where two characters are, _TWICE where one stands twice, and the term
    is that character.
    """

    written: str
    term: str
    wrong: int


class Unlikely(NamedTuple):
    """What a pair that hardly any good text has may be meant to be, and what it may be a part of.

    ``parts`` are the pairs that phrases have in its place, each with the place of its wrong
    character; EXCHANGED where it is in the other order.
    """

    meant: Sequence[Meant]
    parts: Sequence[tuple[str, int]]


UNTOLD: Final = Unlikely((), ())


class Exceptions(NamedTuple):
    """What looks like a slip and is right, each between spaces.

    Four characters that differ from a phrase, words with a character twice, longer phrases; words
    that differ from a term, and pairs that a term has with a slip and good texts have too.
    """

    right: str
    twice: str
    longer: str
    words: str
    pairs: str


def unlikely_pairs(pairs: Set[int]) -> dict[int, Unlikely]:
    """Return those of some pairs that may be meant otherwise, with what each may be meant to be."""
    unseen = known_pairs().unseen_in(pairs)
    return {pair: told for pair in unseen if any(told := _told_by(word_of(pair)))}


def parts_for(pair: str) -> Sequence[tuple[str, int]]:
    """Return what phrases have in the place of an unlikely pair."""
    return _told_by(pair).parts


@lru_cache(4096)
def _told_by(word: str) -> Unlikely:
    """Return the words that a pair may be meant to be, and those of phrases it may be a part of."""
    one, other = word[0], word[1]
    if one == other:
        may_be = one not in _DOUBLED and one not in SMALL_WORDS
        may_be = may_be and (one not in NUMERALS or one in UNITS)
        return Unlikely([Meant(word, one, _TWICE)] if may_be else (), ())
    slips, known = _rights(), known_pairs()
    after = known.in_phrases(one)
    parts = [(one + each, 1) for each in slips[other][2:] if each in after]
    parts += [(each + other, 0) for each in slips[one][2:] if other in known.in_phrases(each)]
    meant = [*_words_for(word, parts)]
    if one not in NUMERALS and other not in NUMERALS:
        if _is_common(other + one):
            meant.append(Meant(word, other + one, EXCHANGED))
        if one in known.in_phrases(other):
            parts.append((other + one, EXCHANGED))
    return Unlikely(meant, parts)


def _words_for(pair: str, parts: Iterable[tuple[str, int]]) -> Iterator[Meant]:
    """Return the words of two characters that a pair may be meant to be, of all it may be.

    The more common a character is, the surer it is wrong where no good text has it.
    """
    words, slips = _common_words(), _rights()
    found: list[tuple[int, str, int]] = []
    for word, wrong in parts:
        line = words[word[0]]
        if (at := line.find(word[1], 1)) > 0:
            least = line[at + 1 + wrong]
            if slips[pair[wrong]][1] >= least:
                found.append((ord(least), word, wrong))
    for _, word, wrong in sorted(found):
        yield Meant(pair, word, wrong)


def misspelt_at(text: str, start: int, meant: Meant) -> MisspeltTerm | None:
    """Return what stands at a place in the stead of a term; None if it is right as it is."""
    end = start + len(meant.written)
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if meant.wrong == _TWICE:
        return _twice_at(text, start, before, after)
    if meant.wrong == EXCHANGED:
        is_meant = len(meant.written) > _HALF or _is_exchanged(before, meant.written, after)
    else:
        is_meant = is_meant_at(text, start, meant)
    return MisspeltTerm(start, meant.written, meant.term) if is_meant else None


def _twice_at(text: str, start: int, before: str, after: str) -> MisspeltTerm | None:
    """Return a word one of whose characters stands twice; None where another word begins there."""
    one, pairs, right = text[start], known_pairs(), exceptions().twice
    if (
        after == "（"
        or text[start - 2 : start - 1] == before
        or text[start + 3 : start + 4] == after
    ):
        return None  # 扩建建（构）筑物, 干干净净
    if f" {before}{one}{one} " in right or f" {one}{one}{after} " in right:
        return None
    if _is_common(before + one) and not pairs.follows(one, after):
        return MisspeltTerm(start - 1, before + 2 * one, before + one)
    stands_alone = one in ALONE or pairs.follows(before, one)
    if _is_common(one + after) and (before.isdigit() if one in UNITS else not stands_alone):
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


def is_meant_at(text: str, start: int, meant: Meant) -> bool:
    """Return whether a wrong character at an end may not belong to what stands outside."""
    written, at = meant.written, meant.wrong
    end = start + len(written)
    if at not in (0, len(written) - 1):
        return True
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    wrong, right, pairs = written[at], meant.term[at], known_pairs()
    if len(written) == _HALF:
        if after in KINDS_OF_PLACES:
            return False  # what stands before may be any name
        kept = (before, written[0]) if at else (written[1], after)
        if pairs.is_word(*kept):
            return False  # 指标值: of 指标, and not 标志
    outer = after if at else before
    if not is_chinese(outer):
        # 170天完工: a unit is no part of the word
        return bool(at) or not outer.isdigit() or right in UNITS
    beside = (wrong, outer) if at else (outer, wrong)
    if pairs.is_word(*beside) or (outer not in BETWEEN and pairs.follows(*beside)):
        return False
    return len(written) > _HALF or pairs.follows(*((right, outer) if at else (outer, right)))


def is_right_phrase(text: str) -> bool:
    """Return whether four characters are a phrase, or differ from one and are right."""
    return is_phrase(text) or is_right(text)


def is_right(text: str) -> bool:
    """Return whether four characters differ from a phrase and are right."""
    return f" {text} " in exceptions().right


def is_slip_for(written: str, right: str) -> bool:
    """Return whether a character has the sound or nearly the shape of another."""
    return right in _rights()[written][2:]


@cache
def exceptions() -> Exceptions:
    """Return what comes with the package; read once."""
    return Exceptions(*data_lines("exceptions.txt"))


def _is_common(word: str) -> bool:
    """Return whether two characters are a common word."""
    return len(word) == _HALF and _common_words()[word[0]].find(word[1], 1) > 0


@cache
def _common_words() -> LinesByCharacter:
    """Return the common words by their first character.

    Behind each second one stands how common a character must be to be wrong in either place.
    """
    return LinesByCharacter("common_words.txt")


@cache
def _rights() -> LinesByCharacter:
    """Return for each character those that it may stand in the place of.

    They stand after the character itself and a letter that tells how common it is.
    """
    return LinesByCharacter("slips.txt")
