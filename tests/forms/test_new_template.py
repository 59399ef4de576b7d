"""A fresh template, for people to edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import OutputError, TemplateError, render
from reportgen.forms.installed import find_template
from reportgen.forms.new_template import start_template
from templates.hunan.draw import draw as draw_chapters
from templates.xiangtan.draw import draw as draw_single_table
from tests.engine.documents import lines, template
from tests.reports import CHAPTERS, EDGES, report, with_values
from tests.tools import CHAPTER_FORM, FORM
from tests.wordfile import members, problems


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_template_is_the_drawn_form() -> None:
    path = start_template("县表")
    assert path == Path("templates/县表/2023.docx")
    assert path.read_bytes() == draw_single_table()
    assert find_template("县表", 2024).path == path


def test_the_forms_of_the_package_are_the_drawn_ones() -> None:
    assert members(FORM.read_bytes()) == members(draw_single_table())
    assert members(CHAPTER_FORM.read_bytes()) == members(draw_chapters())


def test_a_new_template_may_be_of_the_chapter_style() -> None:
    path = start_template("市表", source="hunan")
    assert path == Path("templates/市表/2020.docx")
    assert path.read_bytes() == draw_chapters()
    assert problems(render(report(CHAPTERS), "市表")) == []


def test_a_form_that_there_is_not_is_refused(here: Path) -> None:
    with pytest.raises(TemplateError, match=r"没有表样“我省”.*现有的表样：hunan、xiangtan"):
        start_template("市表", source="我省")
    assert list(here.iterdir()) == []


def test_a_year_may_be_given() -> None:
    assert start_template("县表", 2025) == Path("templates/县表/2025.docx")


def test_a_report_can_be_made_with_a_new_template_at_once() -> None:
    start_template("县表")
    assert problems(render(report(EDGES["all-parts"]), "县表")) == []


def test_a_template_that_is_there_is_overwritten_only_by_force() -> None:
    path = start_template("县表")
    path.write_bytes(b"edited")
    with pytest.raises(OutputError, match="已有这份表样"):
        start_template("县表")
    assert path.read_bytes() == b"edited"
    assert start_template("县表", force=True).read_bytes() == draw_single_table()


@pytest.mark.parametrize("name", ["", "a/b", "..", "a\\b", "甲" * 51, "CON:", "a.b", "a b", "\n"])
def test_a_name_that_can_not_be_a_folders_is_refused(name: str, here: Path) -> None:
    with pytest.raises(TemplateError, match="不能作表样的名称"):
        start_template(name)
    assert list(here.iterdir()) == []


def test_a_place_that_can_not_be_written_is_an_error(here: Path) -> None:
    (here / "templates").write_text("a file, not a folder")
    with pytest.raises(OutputError, match="写不了这个文件"):
        start_template("县表")


def test_a_new_template_may_begin_as_any_other() -> None:
    first = start_template("县表", 2024)
    first.write_bytes(template("{{ 年度 }}"))
    for source in ("县表", "县表/2024", str(first)):
        path = start_template("乡表", source=source, force=True)
        assert path.read_bytes() == first.read_bytes()
    assert start_template("省表", source="xiangtan").read_bytes() == FORM.read_bytes()


@pytest.mark.parametrize("source", ["无", "县表/2023", "无.docx"])
def test_a_source_that_is_not_there_is_an_error(source: str, here: Path) -> None:
    with pytest.raises(TemplateError):
        start_template("乡表", source=source)
    assert list(here.iterdir()) == []


def test_older_data_keeps_its_form_after_a_newer_one_was_added() -> None:
    start_template("xiangtan", 2026).write_bytes(template("新表"))
    older = report(EDGES["shortest"])
    assert render(older) == render(older, FORM.parent.name)
    assert (
        members(render(older))["word/document.xml"]
        == (members(render(older, FORM))["word/document.xml"])
    )
    newer = report(with_values(("年度", 2026)))
    assert lines(render(newer)) == ["新表"]
