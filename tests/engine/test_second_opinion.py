"""docxtpl itself as the second engine: as strict, and of reports the same documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import TemplateError, load, render
from reportgen.engine.second_opinion import render_with_docxtpl
from reportgen.formats.word.merging.three_way_merge import carried_of
from reportgen.ooxml import package
from tests.engine.both_engines import said, words
from tests.reports import CHAPTERS, report
from tests.tools import INPUTS

if TYPE_CHECKING:
    from tests.commands import Command

SAMPLES = sorted(INPUTS.glob("*.yaml"))
PLAIN = [source for source in SAMPLES if "附件" not in source.name]


@pytest.mark.parametrize("source", PLAIN, ids=lambda source: source.stem)
def test_a_report_is_the_same_by_both_engines(source: object) -> None:
    report = load(str(source))
    ours, theirs = render(report), render(report, engine="docxtpl")
    # docxtpl leaves the break of a section, and its empty page, where nothing of it is printed.
    assert list(filter(None, said(ours))) == list(filter(None, said(theirs)))
    held = carried_of(package.unpack(theirs))
    assert held is not None
    assert held.untouched
    assert held.data == carried_of(package.unpack(ours)).data  # type: ignore[union-attr]


def test_the_form_in_chapters_is_the_same_by_both_engines() -> None:
    made = report(CHAPTERS)
    ours, theirs = render(made, "hunan"), render(made, "hunan", engine="docxtpl")
    assert list(filter(None, said(ours))) == list(filter(None, said(theirs)))


def test_cells_merged_by_value_are_what_docxtpl_can_not_do() -> None:
    made = load(next(source for source in SAMPLES if "附件" in source.name))
    ours, theirs = said(render(made)), said(render(made, engine="docxtpl"))
    merged = [line for line in ours if "vMerge=continue" in line]
    assert len(merged) > len([line for line in theirs if "vMerge=continue" in line])


def test_the_same_report_gives_the_same_bytes() -> None:
    report = load(SAMPLES[0])
    assert render(report, engine="docxtpl") == render(report, engine="docxtpl")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ nobody }}", "没有给出“nobody”"),
        ("{{ x.__class__ }}", "docxtpl"),
        ("共 x }}", "还留在文件里"),
        ("{% if x %}", "docxtpl 填不了"),
    ],
)
def test_it_is_as_strict(text: str, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        render_with_docxtpl(words(text), {"x": 1})


def test_values_are_escaped_and_none_is_nothing() -> None:
    made = render_with_docxtpl(words("{{ x }}{{ y }}"), {"x": "a<b>&c", "y": None})
    assert said(made)[-1] == "a<b>&c"


def test_the_command_line_chooses_it(command: Command) -> None:
    assert command("build", SAMPLES[0], "-o", "a.docx", "--engine", "docxtpl").code == 0
    assert command("build", SAMPLES[0], "-o", "b.docx", "--engine", "jinja").code == 2
