"""Footnotes in loops."""

from __future__ import annotations

import re

import pytest

from reportgen import CompiledTemplate, TemplateError
from reportgen.engine.repeated_notes import with_own_notes
from reportgen.ooxml import package
from reportgen.ooxml.data_part import TemplateLabel
from tests.engine.documents import UNIT, document, element, saved
from tests.engine.test_vertical_merge import duties
from tests.wordfile import members

BODY, NOTES = "word/document.xml", "word/footnotes.xml"
LOOP = "{%p for 职能 in 部门概况.单位基本职能 %}"
SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'


def noted(*numbers: int) -> tuple[list[str], bytes]:
    """Return the text of the note of each reference, and the part of notes."""
    body = "".join(f'<w:footnoteReference w:id="{number}"/>' for number in numbers)
    notes = f"<w:footnotes>{SEPARATOR}{note(1, '甲')}{note(2, '乙')}</w:footnotes>"
    given = {BODY: f"<w:document>{body}</w:document>".encode()}
    made = with_own_notes(given, {NOTES: notes.encode()})
    part = made.get(NOTES, notes.encode())
    texts = dict(re.findall(r'<w:footnote w:id="(\d+)">.*?<w:t>(.*?)</w:t>', part.decode()))
    ids = re.findall(r'Reference w:id="(\d+)"', made[BODY].decode())
    assert len(set(ids)) == len(ids)
    return [texts[each] for each in ids], part


def test_each_reference_gets_a_note_of_its_own() -> None:
    texts, part = noted(1, 2, 1, 2, 1)
    assert texts == ["甲", "乙", "甲", "乙", "甲"]
    assert part.count(b"separator") == 1


def test_notes_that_are_there_once_stay_as_they_are() -> None:
    texts, part = noted(2, 1)
    assert texts == ["乙", "甲"]
    assert part.count(b"<w:footnote ") == 3


def test_a_new_note_never_takes_the_id_of_one_that_is_not_referred_to() -> None:
    texts, part = noted(1, 1)
    assert texts == ["甲", "甲"]
    assert part.count(b'w:id="2"') == 1


def test_a_note_in_a_loop_is_another_each_time() -> None:
    form = document("{%p for 职能 in 部门概况.单位基本职能 %}", "{{ 职能 }}", "{%p endfor %}")
    form.paragraphs[1].add_run()._r.append(element('<w:footnoteReference w:id="1"/>'))
    head = '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    notes = f"{head}{note(1, '{{ 部门概况.单位名称 }}')}</w:footnotes>".encode()
    given_members = {**package.unpack(saved(form)), NOTES: notes}
    made = CompiledTemplate(given_members, TemplateLabel("小样", 2023, "")).render(
        duties("管理。", "服务。")
    )
    assert re.findall(rb'Reference\b[^>]* w:id="(\d+)"', members(made)[BODY]) == [b"1", b"2"]
    assert members(made)[NOTES].decode().count(UNIT) == 2


def with_note(text: str, *blocks: str) -> dict[str, bytes]:
    """Fill a form of which each second block refers to a note with some text."""
    form = document(*blocks)
    for at, each in enumerate(form.paragraphs):
        if at % 2:
            each.add_run()._r.append(element('<w:footnoteReference w:id="1"/>'))
    head = '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    notes = f"{head}{SEPARATOR}{note(1, text)}{note(7, '别的')}</w:footnotes>".encode()
    given_members = {**package.unpack(saved(form)), NOTES: notes}
    compiled = CompiledTemplate(given_members, TemplateLabel("小样", 2023, ""))
    return members(compiled.render(duties("管理。", "服务。")))


def texts_of(parts: dict[str, bytes]) -> list[str]:
    """Return the text of the note of each reference."""
    found = re.findall(rb'<w:footnote [^>]*w:id="(\d+)"[^>]*>(.*?)</w:footnote>', parts[NOTES])
    texts = {key: "".join(re.findall(r">([^<]+)</w:t>", text.decode())) for key, text in found}
    assert len(texts) == len(found)
    return [texts[key] for key in re.findall(rb'Reference\b[^>]* w:id="(\d+)"', parts[BODY])]


def test_a_note_says_what_belongs_to_the_turn_of_the_loop() -> None:
    parts = with_note("第{{ loop.index }}项：{{ 职能 }}", LOOP, "{{ 职能 }}", "{%p endfor %}")
    assert texts_of(parts) == ["第1项：管理。", "第2项：服务。"]
    assert b"<w:footnote " not in parts[BODY]
    assert parts[NOTES].count("别的".encode()) == 1


def test_a_note_of_what_is_left_out_is_not_there() -> None:
    parts = with_note("{{ 年度 }}", "{%p if 年度 == 1999 %}", "无", "{%p endif %}", "有")
    assert texts_of(parts) == ["2024"]
    assert parts[NOTES].count(b"2024") == 1


def test_what_is_wrong_in_a_note_is_told_with_its_place() -> None:
    with pytest.raises(TemplateError) as caught:
        with_note("{{ 职能 }}", "始", "{{ 年度 }}", "{{ 错名 }}")
    places = [(each.location, each.message[:8]) for each in caught.value.findings]
    assert places == [("脚注 第1段", "“{{ 职能 }"), ("第3段", "“{{ 错名 }")]
