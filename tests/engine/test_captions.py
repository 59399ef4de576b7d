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


def test_a_sequence_that_begins_anew_or_is_written_otherwise_stays_as_it_is() -> None:
    assert captions(number("SEQ 图 \\s 1")) == ["图1：甲", "图1：乙", "图1：末"]
    assert captions(number("SEQ 图 \\* CHINESENUM3", "一"))[0] == "图一：甲"
