"""What stands beside each other in good texts, and the data files that are read line by line."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reportgen.checks.typos.known_pairs import LinesByCharacter, data_lines, known_pairs

FILES = (
    "common_words.txt",
    "homophones.txt",
    "known_pairs.txt",
    "lookalikes.txt",
    "outer_words.txt",
    "phrases.txt",
    "slips.txt",
    "term_slips.txt",
)


@pytest.mark.parametrize("name", FILES)
def test_the_lines_stand_in_the_order_of_their_characters(name: str) -> None:
    """They are found by halving, without reading the others."""
    beginnings = [line[0] for line in data_lines(name)]
    assert beginnings == sorted({*beginnings})


@pytest.mark.parametrize("name", FILES)
def test_each_line_is_found_by_its_character(name: str) -> None:
    lines = LinesByCharacter(name)
    assert [lines[line[0]] for line in data_lines(name)] == data_lines(name)


def test_a_character_without_a_line_has_none() -> None:
    lines = LinesByCharacter("phrases.txt")
    assert [lines[each] for each in ("", "\ud800", "\U0001f600", "。", "\n", "龘")] == [""] * 6


def test_pairs_of_phrases_and_others_are_known_and_some_are_words() -> None:
    pairs = known_pairs()
    assert pairs.follows("预", "算")
    assert pairs.is_word("预", "算")
    assert not pairs.is_word("算", "")
    assert not pairs.follows("算", "彩")


def test_the_pairs_that_terms_have_with_a_slip_are_those_reckoned_from_the_terms() -> None:
    terms = " ".join(data_lines("terms.txt")).split()
    wrong: dict[str, list[str]] = {}
    for line in data_lines("lookalikes.txt"):
        for right in line[1:].replace("/", ""):
            wrong.setdefault(right, []).append(line[0])
    told = {
        term[at] + other
        for term in terms
        for at in range(len(term) - 1)
        for other in wrong.get(term[at + 1], ())
    }
    told |= {one + term[1] for term in terms for one in wrong.get(term[0], ())}
    told -= {*data_lines("exceptions.txt")[-1].split()}
    listed = {line[0] + other for line in data_lines("term_slips.txt") for other in line[1:]}
    assert listed == told


def test_the_pairs_of_all_terms_are_known() -> None:
    follows = known_pairs().follows
    terms = " ".join(data_lines("terms.txt")).split()
    assert [term for term in terms if not all(map(follows, term, term[1:]))] == []


def test_the_pairs_of_all_phrases_are_known_as_such() -> None:
    pairs = known_pairs()
    for line in data_lines("phrases.txt"):
        for group in line[1:].split(";")[1:]:
            phrases, _, others = group[1:].partition("/")
            for at in range(0, len(phrases + others), 2):
                text = line[0] + group[0] + (phrases + others)[at : at + 2]
                assert all(b in pairs.in_phrases(a) for a, b in pairwise(text))
