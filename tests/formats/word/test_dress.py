"""A report reads the same when only its dress in Word changes."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import docx
import pytest

from reportgen.formats.reading import read_word_bytes
from tests.laid_out import IN_CHAPTERS, laid_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from reportgen.formats.reading import Reading

_CHAPTER, _PART = re.compile("([一二三四五六七八九十]+)、"), re.compile("（([一二]+)）")


def read_as(text: str, dress: Callable[[Document], Any] | None = None) -> Reading:
    data = laid_out([text])
    if dress is not None:
        document = docx.Document(io.BytesIO(data))
        dress(document)
        held = io.BytesIO()
        document.save(held)
        data = held.getvalue()
    return read_word_bytes("a.docx", data)


PLAIN = read_as(IN_CHAPTERS)


def _outlined(document: Document) -> None:
    for paragraph in document.paragraphs:
        if _CHAPTER.match(paragraph.text):
            paragraph.style = "Heading 1"


def _bold(document: Document) -> None:
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.bold = True


def _paged(document: Document) -> None:
    for page, paragraph in enumerate(document.paragraphs[6::6], 1):
        paragraph.insert_paragraph_before(f"— {page} —")


def _indented(document: Document) -> None:
    for paragraph in document.paragraphs:
        paragraph.runs[0].text = f"　　{paragraph.text}"


@pytest.mark.parametrize("dress", [_outlined, _bold, _paged, _indented])
def test_what_is_set_otherwise_reads_the_same(dress: Callable[[Document], Any]) -> None:
    read = read_as(IN_CHAPTERS, dress)
    assert read.data == PLAIN.data
    assert [each.text for each in read.loose] == [each.text for each in PLAIN.loose]


@pytest.mark.parametrize("mark", ["{}　", "{}：", "第{}部分 ", "第{}章　"])
def test_chapters_numbered_otherwise_are_the_same(mark: str) -> None:
    text = _CHAPTER.sub(lambda match: mark.format(match[1]), IN_CHAPTERS)
    assert read_as(text).data == PLAIN.data


@pytest.mark.parametrize("mark", ["（ {} ）", "（{}）　", "{}）"])
def test_parts_numbered_otherwise_are_the_same(mark: str) -> None:
    text = _PART.sub(lambda match: mark.format(match[1]), IN_CHAPTERS)
    assert read_as(text).data == PLAIN.data


def test_a_title_may_be_about_the_report() -> None:
    title = "云溪县青禾镇人民政府\n2024年度部门整体支出绩效自评报告"
    about = "关于云溪县青禾镇人民政府2024年度部门整体支出绩效的自评报告"
    assert read_as(IN_CHAPTERS.replace(title, about)).data == PLAIN.data


def test_a_list_of_annexes_begins_no_chapter() -> None:
    annexes = "附件：1.部门整体支出绩效自评表\n2.项目支出绩效自评表\n云溪县青禾镇人民政府\n2025年"
    read = read_as(IN_CHAPTERS.replace("云溪县青禾镇人民政府\n2025年", annexes))
    assert read.data == PLAIN.data


def test_which_numbers_of_pages_stand_in_the_text_is_told_once() -> None:
    (told,) = (each for each in read_as(IN_CHAPTERS, _paged).notes if "页码" in each.message)
    assert "— 1 —、— 2 —" in told.message
