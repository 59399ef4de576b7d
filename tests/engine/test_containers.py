"""Cells, rows, tables, headers, footers and text boxes that a loop may leave empty."""

from __future__ import annotations

import pytest
from lxml import etree

from tests.engine.documents import (
    DUTIES,
    EACH_DUTY,
    add,
    add_table,
    document,
    element,
    filled,
    lines,
    opened,
    paragraph,
    run,
    saved,
)
from tests.wordfile import DOCUMENT, W, members

Change = tuple[str, object]
TWO: Change = (DUTIES, ["甲", "乙"])
NONE: Change = (DUTIES, [])
BOX = (
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" id="s1" style="width:9pt">'
    "<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def closing(data: bytes, name: str, container: str) -> list[str]:
    """Return the last child of each container of a part, none where it is empty."""
    root = etree.fromstring(members(data)[name])
    found = list(root.iter(f"{W}{container}"))
    return [each[-1].tag.removeprefix(W) if len(each) else "" for each in found]


@pytest.mark.parametrize("duties", [NONE, TWO])
def test_a_cell_that_a_loop_may_empty_closes_with_a_paragraph(duties: Change) -> None:
    made = document()
    nested = add_table(made, [list(EACH_DUTY), ["{%p if not 年度 %}", "甲", "{%p endif %}"]])
    add_table(nested.cell(0, 0), ["{{ 年度 }}"])
    data = filled(saved(made), duties)
    assert set(closing(data, DOCUMENT, "tc")) == {"p"}


def test_an_emptied_cell_keeps_the_style_of_its_paragraphs() -> None:
    made = document()
    cell = add_table(made, [list(EACH_DUTY)]).cell(0, 0)
    cell.paragraphs[1].style = "List Bullet"
    (left,) = opened(filled(saved(made), NONE)).tables[0].cell(0, 0).paragraphs
    assert (left.text, left.style and left.style.name) == ("", "List Bullet")


def test_a_table_and_a_row_that_loops_may_empty_keep_one_row_and_cell() -> None:
    made = document()
    loop = ["{%tr for 项 in 部门概况.单位基本职能 %}"]
    add_table(made, loop, [list(EACH_DUTY)], ["{%tr endfor %}"])
    add_table(made, ["{%tc for 职能 in 部门概况.单位基本职能 %}", "{{ 职能 }}", "{%tc endfor %}"])
    add_table(made, ["{%tc if not 年度 %}", "{%tc endif %}"])
    data = filled(saved(made), NONE)
    assert [closing(data, DOCUMENT, kind) for kind in ("tbl", "tr", "tc")] == [
        ["tr"] * 3,
        ["tc"] * 3,
        ["p"] * 3,
    ]


def test_a_header_a_footer_and_a_text_box_that_loops_empty_keep_a_paragraph() -> None:
    made = document()
    section = made.sections[0]
    for container in (section.header, section.footer):
        container.is_linked_to_previous = False
        container.paragraphs[0].add_run(EACH_DUTY[0])
        add(container, *EACH_DUTY[1:])
    box = "".join(f"<w:p>{run(words)}</w:p>" for words in EACH_DUTY)
    made.element.body.insert(0, paragraph(BOX.format(box)))
    data = filled(saved(made), NONE)
    assert closing(data, DOCUMENT, "txbxContent") == ["p"]
    assert closing(data, "word/header1.xml", "hdr") == ["p"]
    assert closing(data, "word/footer1.xml", "ftr") == ["p"]


def test_a_control_that_a_loop_empties_leaves_its_cell_a_paragraph() -> None:
    made = document()
    cell = add_table(made, ["甲"]).cell(0, 0)
    blocks = "".join(f"<w:p>{run(words)}</w:p>" for words in EACH_DUTY)
    control = element(f"<w:sdt><w:sdtContent>{blocks}</w:sdtContent></w:sdt>")
    cell._tc.replace(cell.paragraphs[0]._p, control)
    assert closing(filled(saved(made), NONE), DOCUMENT, "tc") == ["p"]
    assert closing(filled(saved(made), TWO), DOCUMENT, "tc") == ["sdt"]


def test_tables_that_a_loop_makes_have_a_paragraph_between_them() -> None:
    made = document("{%p for 职能 in 部门概况.单位基本职能 %}")
    add_table(made, ["{{ 职能 }}"])
    add(made, "{%p endfor %}", "完")
    data = filled(saved(made), ("部门概况.单位基本职能", ["甲", "乙", "丙"]))
    assert [table.cell(0, 0).text for table in opened(data).tables] == ["甲", "乙", "丙"]
    assert lines(data)[-1] == "完"
    assert b"</w:tbl><w:tbl>" not in members(data)[DOCUMENT]
