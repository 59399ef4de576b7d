"""Terms of budgets with one character in the place of another of the same sound or shape."""

from __future__ import annotations

from functools import cache
from operator import add
from typing import TYPE_CHECKING

from reportgen.checks.homophones import homophones_of, phrases_meant_at
from reportgen.checks.known_pairs import data_lines, known_pairs
from reportgen.checks.right_wordings import is_within_right
from reportgen.checks.unlikely_words import Meant, MisspeltTerm, misspelt_at, unlikely_pairs
from reportgen.chinese.character_pairs import places_in, text_of, word_of
from reportgen.chinese.listed_marks import LISTED
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from reportgen.chinese.marked_text import MarkedText

_NUMBER = lazy_pattern("[\u4e00-\u9fff]{0,3}[〔［\\[【（(](?:19|20)[0-9]{2}")
_WORDS, _COMMON = "词：", "常见："
_HALF = 2
_LONG = 4
"""A term this long is two words, of which one with the wrong character may be a word too."""


class _Lookalikes(NamedTuple):
    """For each character those of its sound, and others like it; words and pairs that are right."""

    same_sound: Mapping[str, str]
    others: Mapping[str, str]
    words: frozenset[str]
    common: frozenset[str]


def read_misspelt_terms(marked: MarkedText) -> Iterator[MisspeltTerm]:
    """Return where a text has a term but for one character of the same sound or shape.

    Few pairs of characters of a good text are among those that such a term has: all of them are
    looked for at once.
    """
    text, suspects = marked.text, _suspects_among(marked.unseen_pairs)
    spans = [
        (suspects[pair], text[begin:end], begin)
        for pair, begin, end in marked.spans_with(suspects.keys() & marked.unseen_pairs)
    ]
    found = [
        misspelt
        for suspect, sentence, begin in spans
        for meant in suspect.unlikely
        if meant.written in sentence
        for at in places_in(sentence, meant.written)
        if (misspelt := misspelt_at(text, begin + at, meant))
    ]
    found += [
        MisspeltTerm(begin + at, written, term)
        for suspect, sentence, begin in spans
        for written, term in suspect.wrong
        if written in sentence
        for at in places_in(sentence, written)
        if not _is_of_next_word(text, begin + at, written, term)
    ]
    found += [
        misspelt
        for suspect, sentence, begin in spans
        if suspect.homophones
        for at in places_in(sentence, suspect.word)
        for misspelt in phrases_meant_at(text, begin + at, suspect.homophones)
    ]
    found = [
        one
        for one in found
        if not is_within_right(text, one) and not _is_of_document_number(text, one)
    ]
    past = 0
    for misspelt in sorted(found, key=lambda each: (each.start, -len(each.term))):
        if misspelt.start >= past:
            past = misspelt.start + len(misspelt.written)
            yield misspelt


class _Suspect(NamedTuple):
    """What a pair that hardly any good text has may be of: a word or phrase, a term.

    ``homophones`` are the words that the pair, a word, may be meant to be.
    """

    word: str
    unlikely: Sequence[Meant]
    wrong: Sequence[tuple[str, str]]
    homophones: Sequence[str]


_known_suspects: dict[int, _Suspect] = {}
"""What pairs of texts read before may be of."""


def _suspects_among(unseen: Set[int]) -> Mapping[int, _Suspect]:
    """Return what pairs may be of, these among others; pass over the others of them from now on."""
    suspects = _known_suspects
    if new := unseen - suspects.keys():
        terms = _terms()
        wrong, unlikely = terms.wrong_pairs_in(new), unlikely_pairs(new)
        meant = {pair: words for pair in new if (words := homophones_of(word_of(pair)))}
        for pair in wrong | unlikely.keys() | meant.keys():
            told = terms.misspelt_with(pair) if pair in wrong else ()
            suspects[pair] = _Suspect(
                word_of(pair), unlikely.get(pair, ()), told, meant.get(pair, ())
            )
        LISTED.take_as_common(new - suspects.keys())
    return suspects


def _with_slip(term: str, offset: int, wrong: str) -> str:
    """Return a term with a wrong character; nothing where that makes a word of its own."""
    written, lookalikes = term[:offset] + wrong + term[offset + 1 :], _lookalikes()
    if wrong in lookalikes.same_sound[term[offset]]:
        return written
    first = offset - offset % _HALF
    half = written[first : first + _HALF] if len(written) >= _LONG else written
    return "" if {written, half} & lookalikes.words else written


def _is_of_document_number(text: str, found: MisspeltTerm) -> bool:
    """Return whether characters stand for who issued a document: 云财教〔2024〕15号."""
    return _NUMBER.match(text, found.start + len(found.written)) is not None


def _is_of_next_word(text: str, start: int, written: str, term: str) -> bool:
    """Return whether a wrong character at an end of a term makes a word with what is outside."""
    end = start + len(written)
    if written[0] != term[0]:
        outer = text[max(0, start - 1) : start]
        if outer.isdigit() or known_pairs().is_word(outer, written[0]):
            return True  # 170天完工: a unit is no part of the term; 出纳付款
        return outer != "" and outer in _outer_words().get(written[0], ("", ""))[0]
    if written[-1] == term[-1] or end == len(text):
        return False
    if known_pairs().is_word(written[-1], text[end]):
        return True  # 规范佩戴
    return text[end] in _outer_words().get(written[-1], ("", ""))[1]


class _Terms:
    """The terms, and the pairs of characters that each has with a wrong one in it.

    A wrong character is told by the one before it, the first of a term by the one after.
    """

    def __init__(self, terms: Sequence[str], wrong: Mapping[str, str]) -> None:
        self._wrong = wrong
        self._listed = "".join([f" {right}{listed}" for right, listed in wrong.items()])
        self._all = f" {' '.join(terms)} "
        self._inside = {pair for pair in map(add, self._all, self._all[1:]) if " " not in pair}
        self._first = {term[:2] for term in terms}
        self._after, self._before = _by_character(self._inside, 0), _by_character(self._first, 1)
        self._wrong_after: dict[str, str] = {}
        self._wrong_before: dict[str, str] = {}
        self._misspelt: dict[int, list[tuple[str, str]]] = {}

    def wrong_pairs_in(self, found: Iterable[int]) -> Set[int]:
        """Return those of the pairs found that a term has with a wrong character."""
        listed, common = list(found), _lookalikes().common
        text = text_of(listed)
        after, before = self._wrong_after, self._wrong_before
        for one in set(text[::2]).difference(after):
            after[one] = self._wrong_for(self._after.get(one, ""))
        for other in set(text[1::2]).difference(before):
            before[other] = self._wrong_for(self._before.get(other, ""))
        return {
            pair
            for pair, one, other in zip(listed, text[::2], text[1::2], strict=True)
            if (other in after[one] or one in before[other]) and one + other not in common
        }

    def _wrong_for(self, rights: str) -> str:
        """Return all characters that may stand wrongly for some."""
        return "".join([self._wrong.get(each, "") for each in rights])

    def misspelt_with(self, pair: int) -> Sequence[tuple[str, str]]:
        """Return what a pair with a wrong character may be of, with the term that is meant."""
        if (known := self._misspelt.get(pair)) is None:
            word = word_of(pair)
            one, other = word[0], word[1]
            inside = [one + right for right in self._rights_of(other)]
            first = [right + other for right in self._rights_of(one)]
            terms = [(other, self._terms_with(each)) for each in inside if each in self._inside]
            terms += [(one, self._terms_with(f" {each}")) for each in first if each in self._first]
            known = self._misspelt[pair] = [
                (written, term)
                for character, found in terms
                for term, at in found
                if (written := _with_slip(term, at + 1, character))
            ]
        return known

    def _rights_of(self, wrong: str) -> list[str]:
        listed = self._listed
        places = [(listed.rindex(" ", 0, at) + 1, at) for at in places_in(listed, wrong)]
        return [*dict.fromkeys(listed[head] for head, at in places if head < at)]

    def _terms_with(self, part: str) -> Iterator[tuple[str, int]]:
        """Return each term that a part stands in, or begins with it after a space, and where."""
        at = self._all.find(part)
        while at >= 0:
            start = self._all.rindex(" ", 0, at + 1) + 1
            yield self._all[start : self._all.index(" ", start)], at - start
            at = self._all.find(part, at + 1)


def _by_character(pairs: Iterable[str], at: int) -> dict[str, str]:
    """Return the pairs by one of their characters, each as the other of them."""
    found: dict[str, str] = {}
    for pair in pairs:
        found[pair[at]] = found.get(pair[at], "") + pair[1 - at]
    return found


@cache
def _terms() -> _Terms:
    lookalikes = _lookalikes()
    others = lookalikes.others
    wrong = {right: same + others[right] for right, same in lookalikes.same_sound.items()}
    return _Terms([word for line in data_lines("terms.txt") for word in line.split()], wrong)


@cache
def _lookalikes() -> _Lookalikes:
    same_sound, others, words = {}, {}, {_WORDS: "", _COMMON: ""}
    for line in data_lines("lookalikes.txt"):
        for head in words:
            if line.startswith(head):
                words[head] = line.removeprefix(head)
                break
        else:
            character, _, listed = line.partition(" ")
            same_sound[character], _, others[character] = listed.partition("/")
    real, common = (frozenset(words[head].split()) for head in (_WORDS, _COMMON))
    return _Lookalikes(same_sound, others, real, common)


@cache
def _outer_words() -> Mapping[str, tuple[str, str]]:
    """Return the characters that make a word with a wrong one, before it and after it."""
    told = {}
    for line in data_lines("outer_words.txt"):
        before, _, after = line[2:].partition("/")
        told[line[0]] = before, after
    return told
