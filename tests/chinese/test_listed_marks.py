"""What was looked for in other texts is found at once, in the sentences that have it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportgen.chinese.character_pairs import pairs_in, word_of
from reportgen.chinese.listed_marks import ListedMarks, sentences_of
from reportgen.chinese.marked_text import MarkedText
from reportgen.chinese.signs import words

TEXT = "甲乙丙。\n乙丙丁，甲乙。丁丁"
MARKS = words("甲乙 丙丁 丁丁丁 丁 。丁丁") | {"丙。\n乙"}


def found_in(listed: ListedMarks, text: str = TEXT):  # type: ignore[no-untyped-def]
    return listed.found_in(text, pairs_in(text), MarkedText(text).breaks)


def asked_for_twice() -> ListedMarks:
    listed = ListedMarks()
    listed.take_as_common([*pairs_in("甲乙丙")])
    for _ in range(2):
        assert MARKS not in found_in(listed).known
        listed.note(MARKS)
    return listed


def test_marks_are_listed_when_they_were_asked_for_twice() -> None:
    found = found_in(asked_for_twice())
    assert MARKS in found.known
    assert {*found.by_word} == {"甲乙", "丙丁", "丁", "。丁丁", "丙。\n乙"}
    assert found.by_word["甲乙"] == [0, 2]
    assert found.by_word["。丁丁"] == [3]
    assert {*found.by_marks[MARKS]} == {0, 2, 3}


def test_pairs_that_are_common_are_passed_over() -> None:
    listed = asked_for_twice()
    unseen = found_in(listed).unseen
    assert {word_of(pair) for pair in unseen} == {
        *("丙。", "。\n", "\n乙", "丙丁", "丁，", "，甲", "乙。", "。丁", "丁丁")
    }
    assert unseen[pairs_in("丁丁")[0]] == [3]
    listed.take_as_common([*unseen])
    assert found_in(listed).unseen == {}
    assert "丙丁" in found_in(listed).by_word


def test_a_pair_that_stands_often_in_one_sentence_is_told_once() -> None:
    assert found_in(asked_for_twice(), "丙丙丙丙。丙丙").unseen[pairs_in("丙丙")[0]] == [0, 1]


@given(st.text(st.sampled_from("甲乙丙。\n"), min_size=1, max_size=20))
def test_the_sentences_of_a_pair_are_those_with_its_second_character(text: str) -> None:
    marked, pair = MarkedText(text), pairs_in("甲乙")[0]
    wanted, start = [], 0
    for number, end in enumerate(marked.breaks):
        if any(text[at - 1 : at + 1] == "甲乙" for at in range(max(start, 1), end)):
            wanted.append(number)
        start = end
    assert sentences_of({pair}, pairs_in(text), marked.breaks) == {pair: wanted}
