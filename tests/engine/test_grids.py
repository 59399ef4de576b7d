"""Columns that a loop or condition makes: the grid, widths and headings over them follow."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from tests.engine.documents import compiled, element, run, with_markup
from tests.engine.test_vertical_merge import duties
from tests.wordfile import DOCUMENT, W, members, problems

LOOP = ("{%tc for 职能 in 部门概况.单位基本职能 %}", "{{ 职能 }}", "{%tc endfor %}")
IF = ("{%tc if 年度 == 1999 %}", "旧", "{%tc endif %}")


def cell(text: str, span: int = 1, width: int = 1000) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/><w:gridSpan w:val="{span}"/>'
        f"</w:tcPr><w:p>{run(text)}</w:p></w:tc>"
    )


def table(*rows: list[str | tuple[str, int]], columns: int) -> Any:
    made = [
        "".join(cell(*((each, 1) if isinstance(each, str) else each)) for each in row)
        for row in rows
    ]
    grid = '<w:gridCol w:w="1000"/>' * columns
    xml = "".join(f"<w:tr>{each}</w:tr>" for each in made)
    properties = f'<w:tblPr><w:tblW w:w="{columns}000" w:type="dxa"/></w:tblPr>'
    return element(f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{xml}</w:tbl>")


def shown(made: Any, *texts: str) -> tuple[list[int], list[list[int]]]:
    """Return the widths of the grid, and the span of each cell of each row."""
    data = compiled(with_markup(made, element("<w:p/>"))).render(duties(*texts))
    assert [each for each in problems(data) if "page" not in each] == []
    body: Any = etree.fromstring(members(data)[DOCUMENT])
    assert not any(each.get("at") or each.get("made") or each.get("open") for each in body.iter())
    grid = [int(each.get(f"{W}w")) for each in body.iter(f"{W}gridCol")]
    rows = []
    for row in body.iter(f"{W}tr"):
        cells = list(row.iter(f"{W}tc"))
        spans = [each.find(f"{W}tcPr/{W}gridSpan") for each in cells]
        rows.append([1 if each is None else int(each.get(f"{W}val")) for each in spans])
        widths = [int(each.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for each in cells]
        assert sum(widths) == sum(grid)
    return grid, rows


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_a_heading_goes_over_all_columns_and_the_table_stays_as_wide(count: int) -> None:
    made = table([("标题", 4)], ["项目", *LOOP], columns=4)
    grid, rows = shown(made, *"甲乙丙丁戊"[:count])
    assert grid == [1000, *[3000 // count] * count]
    assert rows == [[count + 1], [1] * (count + 1)]


def test_one_over_the_loop_only_and_the_columns_beside_keep_their_places() -> None:
    rows = [["项目", ("各项", 3), "合计"], ["", *LOOP, ""], [("备注", 2), ("文字", 3)]]
    grid, spans = shown(table(*rows, columns=5), "甲", "乙")
    assert grid == [1000, 1500, 1500, 1000]
    assert spans == [[1, 2, 1], [1, 1, 1, 1], [2, 2]]


def test_several_rows_with_the_same_loop_have_the_same_columns() -> None:
    grid, spans = shown(table(["项", *LOOP], ["数", *LOOP], [("注", 4)], columns=4), "甲", "乙")
    assert (len(grid), spans) == (3, [[1, 1, 1]] * 2 + [[3]])


def test_a_column_that_is_left_out_leaves_its_room_to_the_others() -> None:
    grid, spans = shown(table([("标题", 5)], ["甲", "乙", *IF], columns=5), "甲")
    assert (grid, spans) == ([2500, 2500], [[2], [1, 1]])


def test_a_table_without_loops_beside_one_stays_as_it_is() -> None:
    plain = table([("标题", 3)], ["甲", "乙", "丙"], columns=3)
    made = table(["项", *LOOP], columns=4)
    data = compiled(with_markup(plain, element("<w:p/>"), made, element("<w:p/>")))
    body: Any = etree.fromstring(members(data.render(duties("甲", "乙")))[DOCUMENT])
    grids = [len(list(each.iter(f"{W}gridCol"))) for each in body.iter(f"{W}tbl")]
    assert grids == [3, 3]
