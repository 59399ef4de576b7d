"""Fields without a result: what their codes draw."""

from __future__ import annotations

import pytest

from reportgen.formats.word.text.drawn_fields import drawn_by, is_drawn, phonetic_guide


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (' SYMBOL 254 \\f "Wingdings" \\s 12 ', "☑"),
        ("SYMBOL 0xFE \\f Wingdings", "☑"),
        ("SYMBOL 9745 \\u", "☑"),
        ("SYMBOL 0254 \\f Wingdings", "☑"),
        ("GOTOBUTTON 附件1  见附件1", "见附件1"),
        ("EQ \\o\\ac(○,21)", "㉑"),
        ("SYMBOL 254 \\f 没有的字体", ""),
        ("SYMBOL 55296", ""),
        ("SYMBOL", ""),
        ("AUTONUM", ""),
    ],
)
def test_a_field_without_a_result_shows_what_its_code_draws(code: str, shown: str) -> None:
    assert is_drawn(code)
    assert drawn_by(code) == shown


@pytest.mark.parametrize("code", ["PAGE", "REF a", "QUOTE 甲", "SEQ 表", ""])
def test_others_show_their_results(code: str) -> None:
    assert not is_drawn(code)


@pytest.mark.parametrize(
    ("code", "guide"),
    [
        ('EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(yong),甬)', ("甬", "yong")),
        ("EQ \\* jc0 \\o(\\s\\up 11(lù),甪)", ("甪", "lù")),
        ("EQ \\o(\\s\\up 5(甲),\\s\\do 2(乙))", ("", "")),
        ("EQ \\f(1,3)", ("", "")),
    ],
)
def test_a_reading_set_above_a_character_is_told_from_it(code: str, guide: tuple[str, str]) -> None:
    assert phonetic_guide(code) == guide
