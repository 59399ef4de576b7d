"""Four characters that good texts often have, phrases of two words or not."""

from __future__ import annotations

from reportgen.checks.typos.known_phrases import is_known, is_phrase


def test_a_phrase_of_two_words_is_one_and_is_known() -> None:
    assert is_phrase("人民政府")
    assert is_known("人民政府")


def test_what_runs_across_words_is_known_only() -> None:
    assert is_known("民政府应")
    assert not is_phrase("民政府应")


def test_nothing_else_is() -> None:
    for text in ("", "人", "人民", "人民政", "人民政府应", "民人府政", "政府，政府", "ab;/"):
        assert not is_phrase(text)
        assert not is_known(text)
