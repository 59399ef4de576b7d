"""The title of a template, for lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.forms.template_title import title_of
from tests.engine.documents import NAME, add, add_table, document, saved
from tests.tools import CHAPTER_FORM, FORM
from tests.wordfile import DOCUMENT, members, packed

if TYPE_CHECKING:
    from pathlib import Path


def test_the_title_of_the_form_is_its_name() -> None:
    assert title_of(FORM) == title_of(CHAPTER_FORM) == "部门整体支出绩效评价报告"


def test_the_title_is_all_that_stands_before_the_table_and_is_no_tag(tmp_path: Path) -> None:
    made = document(NAME, "部门整体支出", ("{{ 年度", " }}年"), "", " 绩效评价报告 ")
    add_table(made, ["表内"])
    add(made, "表后")
    path = tmp_path / "表样.docx"
    path.write_bytes(saved(made))
    assert title_of(path) == "部门整体支出绩效评价报告"


def test_a_template_without_a_title_says_so(tmp_path: Path) -> None:
    made = document(NAME)
    add_table(made, ["表内"])
    path = tmp_path / "表样.docx"
    path.write_bytes(saved(made))
    assert title_of(path) == "（无标题）"


@pytest.mark.parametrize(
    "content", [b"", b"PK", packed({**members(saved(document())), DOCUMENT: b"<"})]
)
def test_a_file_that_can_not_be_read_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "表样.docx"
    assert title_of(path) == "（打不开）"
    path.write_bytes(content)
    assert title_of(path) == "（打不开）"
