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


@pytest.mark.parametrize("dress", [_outlined])
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
