"""What a county may want on its form: the year in the title, a cover, a place to sign and seal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from reportgen.formats.loading import load
from tests.tools import INPUTS
from tests.wordfile import problems

if TYPE_CHECKING:
    from tests.commands import Command

SAMPLE = INPUTS / "青山桥镇.yaml"
TITLE = "2024年度部门整体支出绩效评价报告"


def built(command: Command, *options: str) -> list[str]:
    """Make a form with some options, build the sample with it; return its paragraphs."""
    assert command("template", "new", "我县", "--year", "2024", *options).code == 0
    found = command("template", "check", "templates/我县/2024.docx")
    assert found.code == 0, found.out
    assert command("build", SAMPLE, "-o", "x.docx", "--template", "我县").code == 0
    assert problems(Path("x.docx").read_bytes()) == []
    assert load("x.docx") == load(SAMPLE)
    return [each.text for each in docx.Document("x.docx").paragraphs]


def test_the_year_is_in_the_title_where_it_is_wanted(command: Command) -> None:
    assert built(command, "--title-year")[:2] == ["湘潭县青山桥镇人民政府", TITLE]


def test_a_cover_stands_before_the_form(command: Command) -> None:
    lines = built(command, "--cover")
    assert lines[:2] == ["湘潭县青山桥镇人民政府", TITLE]
    assert lines[3:5] == ["湘潭县青山桥镇人民政府", "部门整体支出绩效评价报告"]
    document = docx.Document("x.docx")
    assert document.paragraphs[3].paragraph_format.page_break_before


def test_there_is_a_place_to_sign_and_seal(command: Command) -> None:
    built(command, "--signature", "--title-year", "--cover")
    last = docx.Document("x.docx").tables[0].rows[-1]
    assert "（盖章）" in last.cells[0].text
    assert "（签字）" in last.cells[-1].text


def test_the_cover_has_no_number(command: Command) -> None:
    built(command, "--cover")
    first, *others = docx.Document("x.docx").sections
    assert first.different_first_page_header_footer
    assert first.first_page_footer.is_linked_to_previous
    assert not any(each.different_first_page_header_footer for each in others)


def test_what_a_form_has_is_not_put_on_it_twice(command: Command) -> None:
    options = ("--from", "hunan", "--title-year", "--signature")
    assert command("template", "new", "我市", *options).code == 0
    (path,) = Path("templates/我市").glob("*.docx")
    text = "\n".join(each.text for each in docx.Document(str(path)).paragraphs)
    assert text.count("{{ 年度 }}年度") >= 1
    assert "年度 }}年度部门整体支出绩效评价报告" not in text
    assert "（盖章）" not in text


@pytest.mark.parametrize("option", ["--title-year", "--cover", "--signature"])
def test_each_is_an_option_of_its_own(command: Command, option: str) -> None:
    assert command("template", "new", "我县", "--year", "2024").code == 0
    plain = Path("templates/我县/2024.docx").read_bytes()
    assert command("template", "new", "我县", "--year", "2024", option, "--force").code == 0
    assert Path("templates/我县/2024.docx").read_bytes() != plain
