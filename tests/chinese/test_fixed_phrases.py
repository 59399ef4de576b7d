"""Fixed terms of budgets with one character lost or another in its place."""

from __future__ import annotations

import pytest

from reportgen.chinese.fixed_phrases import read_torn_phrases
from reportgen.chinese.marked_text import MarkedText


@pytest.mark.parametrize(
    ("text", "written", "phrase"),
    [
        ("社会保障就业支出98万元。", "社会保障就业支出", "社会保障和就业支出"),
        ("政府性基预算支出6万元。", "政府性基预算", "政府性基金预算"),
        ("卫生健庆支出6万元。", "卫生健庆支出", "卫生健康支出"),
        ("财政拨收入76万元。", "财政拨收入", "财政拨款收入"),
        ("对个人和家庭的补支出9万元。", "对个人和家庭的补支出", "对个人和家庭的补助支出"),
        ("落实乡村振战略。", "乡村振战略", "乡村振兴战略"),
    ],
)
def test_a_phrase_that_is_torn(text: str, written: str, phrase: str) -> None:
    (torn,) = read_torn_phrases(MarkedText(text))
    assert (torn.written, torn.phrase) == (written, phrase)


@pytest.mark.parametrize(
    "text",
    [
        "社会保障和就业支出98万元。",
        "社会保障与就业支出98万元。",
        "社会保障水平提高。",
        "卫生健康事业支出6万元。",
        "城乡社区公共支出6万元。",
        "国有资本管理制度健全，乡村振作战略已定，对个人和家庭补助支出9万元。",
    ],
)
def test_a_phrase_that_stands_as_it_should_or_is_another(text: str) -> None:
    assert list(read_torn_phrases(MarkedText(text))) == []
