"""Chinese values are printed in the East Asian font of their run, whatever Word made of the tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from reportgen.engine.mapping_template import Template
from tests.engine.documents import add_table, blank, filled, paragraph, run, saved, with_markup
from tests.wordfile import DOCUMENT, W, members

if TYPE_CHECKING:
    from tests.wordfile import Element

LATIN = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/>'
SONG = '<w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312"/>'
QUOTED = ("部门概况.单位名称", "青禾镇“三资”办")


def fonts(data: bytes, text: str) -> dict[str, str]:
    """Return what the run with a text says of its fonts."""
    root: Element = etree.fromstring(members(data)[DOCUMENT])
    found = next(each for each in root.iter(f"{W}t") if text in (each.text or ""))
    given = found.getparent().find(f"{W}rPr/{W}rFonts")
    return {} if given is None else {key.removeprefix(W): value for key, value in given.items()}


def test_a_value_says_that_it_is_chinese() -> None:
    data = with_markup(paragraph("<w:r><w:t>“{{ 部门概况.单位名称 }}”</w:t></w:r>"))
    assert fonts(filled(data, QUOTED), "三资") == {"hint": "eastAsia"}


def test_so_does_one_in_a_cell_a_loop_and_a_header() -> None:
    made = blank()
    add_table(made, ["{{ 部门概况.主管部门 }}"])
    made.sections[0].header.paragraphs[0].text = "{{ 部门概况.单位名称 }}"
    for text in ("{%p for 职能 in 部门概况.单位基本职能 %}", "{{ 职能 }}", "{%p endfor %}"):
        made.add_paragraph(text)
    for name, data in members(filled(saved(made))).items():
        if name == DOCUMENT or name.startswith("word/header"):
            printed = [
                each
                for each in etree.fromstring(data).iter(f"{W}r")
                if each.find(f"{W}t") is not None
            ]
            hints = [each.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") for each in printed]
            assert hints == ["eastAsia"] * len(printed)


@pytest.mark.parametrize("braces", [LATIN, "", '<w:lang w:val="en-US"/>'])
def test_a_tag_that_word_retyped_prints_in_the_fonts_of_its_name(braces: str) -> None:
    parts = run("{{ ", braces), run("部门概况.单位名称", f"<w:b/>{SONG}"), run(" }}", LATIN)
    made = filled(with_markup(paragraph("单位：", *parts)), QUOTED)
    name = "仿宋_GB2312"
    assert fonts(made, "三资") == {
        "ascii": name,
        "eastAsia": name,
        "hAnsi": name,
        "hint": "eastAsia",
    }


def test_a_name_in_the_fonts_of_its_style_prints_so() -> None:
    parts = run("{{", LATIN), run(" 部门概况.单位名称 "), run("}}", LATIN)
    assert fonts(filled(with_markup(paragraph(*parts)), QUOTED), "三资") == {"hint": "eastAsia"}


def test_words_before_a_tag_keep_their_fonts() -> None:
    parts = run("单位：{{ ", SONG), run("部门概况.单位名称", LATIN), run(" }}", LATIN)
    assert fonts(filled(with_markup(paragraph(*parts))), "单位：")["ascii"] == "仿宋_GB2312"


def test_what_says_so_already_stays_and_other_languages_say_nothing() -> None:
    own = '<w:rStyle w:val="a"/><w:rFonts w:hint="cs"/>'
    data = with_markup(paragraph(run("{{ 部门概况.单位名称 }}", own)))
    assert fonts(filled(data, QUOTED), "三资") == {"hint": "cs"}
    english = Template(with_markup(paragraph("<w:r><w:t>{{ x }}</w:t></w:r>")))
    assert fonts(english.render({"x": "“so”"}), "so") == {}
