"""Numbers of captions in loops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from docx.oxml.ns import qn
from lxml import etree

from tests.engine.documents import compiled, paragraph, with_markup
from tests.engine.test_contents import code, field, run
from tests.engine.test_vertical_merge import duties
from tests.wordfile import DOCUMENT, members, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

LOOP, END = "{%p for 职能 in 部门概况.单位基本职能 %}", "{%p endfor %}"


def number(instruction: str, shown: str = "1") -> str:
    return field("begin") + code(instruction) + field("separate") + run(shown) + field("end")


def simple(instruction: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}">{run("1")}</w:fldSimple>'


def captions(*fields: str) -> list[str]:
    """Return the captions of a form with one of each in a loop of two, and one more behind it."""
    looped = [paragraph("图", each, "：{{ 职能 }}") for each in fields]
    form = with_markup(paragraph(LOOP), *looped, paragraph(END), paragraph("图", fields[0], "：末"))
    made = members(compiled(form).render(duties("甲", "乙")))[DOCUMENT]
    root: Any = etree.fromstring(made)
    said = [text_of(each) for each in root.iter(qn("w:p"))]
    return [each for each in said if each]


@pytest.mark.parametrize("make", [number, simple])
def test_captions_count_up(make: Callable[[str], str]) -> None:
    made = make(" SEQ 图 \\* ARABIC ")
    assert captions(made) == ["图1：甲", "图2：乙", "图3：末"]


def test_each_sequence_counts_by_itself() -> None:
    made = captions(number("SEQ 图"), number("SEQ 表"))
    assert made == ["图1：甲", "图1：甲", "图2：乙", "图2：乙", "图3：末"]


def test_a_code_that_word_cut_counts_too() -> None:
    cut = field("begin") + code(" S") + code("EQ 图 ") + field("separate") + run("1") + field("end")
    assert captions(cut) == ["图1：甲", "图2：乙", "图3：末"]


@pytest.mark.parametrize(
    ("how", "first", "second"),
    [
        ("\\* CHINESENUM3", "一", "二"),
        ("\\* ROMAN", "I", "II"),
        ("\\* alphabetic \\* MERGEFORMAT", "a", "b"),
        ("\\r 5", "5", "5"),
        ("\\n", "1", "2"),
    ],
)
def test_they_count_in_the_way_that_they_are_written(how: str, first: str, second: str) -> None:
    assert captions(number(f"SEQ 图 {how}"))[:2] == [f"图{first}：甲", f"图{second}：乙"]


def test_the_number_before_may_be_said_again() -> None:
    assert captions(number("SEQ 图"), number("SEQ 图 \\c")) == [
        *("图1：甲", "图1：甲", "图2：乙", "图2：乙", "图3：末")
    ]


def test_those_that_only_word_can_count_stay_and_word_is_asked_to() -> None:
    assert captions(number("SEQ 图 \\s 1")) == ["图1：甲", "图1：乙", "图1：末"]
    form = with_markup(paragraph("图", number("SEQ 图 \\s 1"), "{{ 年度 }}"))
    assert b"updateFields" in members(compiled(form).render(duties("甲")))["word/settings.xml"]
