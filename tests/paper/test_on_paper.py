"""What comes out of the printer: rows, labels and notes on their pages, and how tables look."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

import pytest
from lxml import etree

from reportgen import Report, render
from reportgen.forms.page_estimate import estimate_pages
from tests.annexes import ANNEXES
from tests.forms.drawn import W, styles
from tests.paper.measuring import Page, pages_of
from tests.printing import print_all
from tests.reports import CHAPTERS, DUTIES, MEASURES, PROBLEMS, with_values
from tests.wordfile import members

LINE = "两个项目下半年才招标，年底前没有付完，影响了预算执行率。"
LABELS = ("部门概况", "绩效完成情况", "存在的问题分析及改进措施")
FIRST_COLUMN = 137
"""Where the first column of the single table ends, in points."""


def improved(lines_before: int, problem: int, measures: int = 1) -> Report:
    """Return a report whose last group begins lower, with texts of so many sentences."""
    return Report.model_validate(
        with_values(
            (DUTIES, ["承办上级交办的事项。"] * lines_before),
            (PROBLEMS, [{"标题": "支付偏慢", "内容": LINE * problem}]),
            (MEASURES, [{"标题": "提前招标", "内容": LINE} for _ in range(measures)]),
        )
    )


def annexed(rows: int) -> Report:
    """Return a report with all annexes, whose projects are so many."""
    data: dict[str, Any] = {**deepcopy(CHAPTERS), "附件": deepcopy(ANNEXES)}
    expenses = data["附件"]["基础数据表"]["经费控制情况"]["项目支出"]
    expenses["业务工作经费"] = [
        {"名称": f"第{n}项业务", "上年决算数": "1.5", "预算数": "20", "决算数": "3.25"}
        for n in range(rows)
    ]
    return Report.model_validate(data)


BEGINNINGS = ((7, 30), (9, 2), (12, 2), (13, 2), (14, 30), (15, 2), (15, 30))
"""How many lines stand above, and how long a problem is, where a page used to end in the group."""
IMPROVED = {f"improved-{above}-{size}": improved(above, size) for above, size in BEGINNINGS}
ANNEXED = {f"annexed-{rows}": annexed(rows) for rows in (3, 8, 30)}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """Print all in one go; return their pages by name."""
    folder = tmp_path_factory.mktemp("paper")
    files = []
    for name, report in {**IMPROVED, **ANNEXED}.items():
        form = "hunan" if name in ANNEXED else "xiangtan"
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(render(report, form))
    prints = print_all(files, folder)
    return {name: pages_of(pdf) for name, pdf in prints.items()}


def holding(found: list[Page], text: str) -> list[Page]:
    return [page for page in found if text in page.text]


@pytest.mark.parametrize("name", IMPROVED)
def test_no_label_of_the_first_column_is_broken_over_pages(
    name: str, printed: dict[str, list[Page]]
) -> None:
    columns = [
        "".join(word.text for word in page.words if word.right < FIRST_COLUMN)
        for page in printed[name]
    ]
    for label in LABELS:
        assert sum(label in column for column in columns) == 1, columns


@pytest.mark.parametrize("name", IMPROVED)
def test_the_last_row_is_not_alone_on_a_page(name: str, printed: dict[str, list[Page]]) -> None:
    (last,) = holding(printed[name], "其他需要")
    assert "提前招标" in last.text


@pytest.mark.parametrize("name", ANNEXED)
def test_notes_and_signature_stand_under_the_last_table(
    name: str, printed: dict[str, list[Page]]
) -> None:
    (noted,) = holding(printed[name], "说明：“项目支出”")
    assert "厉行节约保障措施" in noted.text
    assert "联系电话：" in noted.text


@pytest.mark.parametrize("name", ANNEXED)
def test_the_sum_of_the_scores_is_not_alone_on_a_page(
    name: str, printed: dict[str, list[Page]]
) -> None:
    for page in holding(printed[name], "自评等级："):
        assert "群众满意度" in page.text or "满意度指标" in page.text


def test_the_title_of_an_annex_is_centred_in_the_third_line(
    printed: dict[str, list[Page]],
) -> None:
    page = holding(printed["annexed-3"], "基础数据表")[-1]
    mark = [word for word in page.words if word.text.startswith(("附件", "1"))][:2]
    first_line = [word for word in page.words if abs(word.top - mark[0].top) < 4]
    assert "".join(word.text for word in first_line) == "附件1"
    title = [word for word in page.words if mark[0].bottom < word.top < mark[0].bottom + 40]
    title = [word for word in title if abs(word.top - title[0].top) < 4]
    assert "年度部门整体支出绩效评价基础数据表" in "".join(word.text for word in title)
    middle = (min(word.left for word in title) + max(word.right for word in title)) / 2
    block = (28 + 184) / 2 * 72 / 25.4
    assert abs(middle - block) < 3
    baseline = title[0].bottom - mark[0].bottom
    assert baseline > 2 * 18, "there is a line between them"


def test_numbers_of_pages_on_their_side_stand_at_the_lower_edge(
    printed: dict[str, list[Page]],
) -> None:
    turned = [page for page in printed["annexed-3"] if page.width > page.height]
    assert turned
    for page in turned:
        foot = [word for word in page.words if word.top > page.height - 80]
        assert re.fullmatch(r"—\d+—", "".join(word.text for word in foot))
        number = int("".join(word.text for word in foot).strip("—"))
        is_right = min(word.left for word in foot) > page.width / 2
        assert is_right == bool(number % 2)


@pytest.mark.parametrize("name", ANNEXED)
def test_figures_end_at_the_edge_of_their_column(name: str, printed: dict[str, list[Page]]) -> None:
    for page in holding(printed[name], "年决算数"):
        figures = [word for word in page.words if re.fullmatch(r"\d+\.\d\d", word.text)]
        edges = {round(word.right) for word in figures if word.left > 360}
        assert len(edges) <= 6, edges


@pytest.mark.parametrize("name", [*IMPROVED, *ANNEXED])
def test_the_estimate_of_pages_is_right_within_one(
    name: str, printed: dict[str, list[Page]]
) -> None:
    report = {**IMPROVED, **ANNEXED}[name]
    form = "hunan" if name in ANNEXED else "xiangtan"
    assert abs(estimate_pages(render(report, form))[1] - len(printed[name])) <= 1


def annex_tables(form: str = "xiangtan") -> list[etree._Element]:
    document = etree.fromstring(members(render(annexed(3), form))["word/document.xml"])
    return [*document.iter(f"{W}tbl")][-8:]


def said(cell: etree._Element) -> str:
    return "".join(str(each.text) for each in cell.iter(f"{W}t"))


def test_figures_of_a_column_have_as_many_decimals() -> None:
    tables = [
        [[said(cell) for cell in row.findall(f"{W}tc")] for row in table.findall(f"{W}tr")]
        for table in annex_tables()
    ]
    for rows in tables:
        for at in range(1, 8):
            column = [row[-at] for row in rows if len(row) >= at]
            figures = [each for each in column if re.fullmatch(r"-?[\d,]+(\.\d+)?", each)]
            if at < 4:
                assert len({len(each.partition(".")[2]) for each in figures}) <= 1, column


def test_rows_of_annexes_are_kept_whole() -> None:
    for table in annex_tables():
        for row in table.findall(f"{W}tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None, said(row)


def test_no_line_is_drawn_between_the_notes_under_a_table() -> None:
    rows = [row for table in annex_tables() for row in table.findall(f"{W}tr")]
    notes = [row for row in rows if said(row).startswith(("说明：", "填表人：", "联系电话："))]
    assert len(notes) == 3
    for number, row in enumerate(notes):
        for borders in row.iter(f"{W}tcBorders"):
            none = [each.tag.removeprefix(W) for each in borders if each.get(f"{W}val") == "nil"]
            assert none == ["top", "left", "bottom", "right"][not number :]
        assert len([*row.iter(f"{W}tcBorders")]) == len(row.findall(f"{W}tc"))


def test_nothing_in_a_table_of_an_annex_is_stretched() -> None:
    for table in annex_tables():
        for paragraph in table.iter(f"{W}p"):
            name = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
            assert alignment(name) in ("left", "center", "right"), said(paragraph)


def test_figures_stand_at_the_right_and_labels_are_bold() -> None:
    assert alignment("AnnexNumber") == "right"
    for name in ("TableLabel", "AnnexLabel"):
        assert styles()[name].find(f"{W}rPr/{W}b") is not None


def test_digits_of_page_numbers_have_the_font_of_the_number() -> None:
    fonts = styles()["Footer"].find(f"{W}rPr/{W}rFonts").attrib
    assert {fonts[f"{W}{script}"] for script in ("ascii", "hAnsi", "eastAsia")} == {"宋体"}


def test_between_two_tables_that_meet_there_is_no_gap() -> None:
    spacing = styles()["AnnexGap"].find(f"{W}pPr/{W}spacing")
    assert int(spacing.get(f"{W}line")) < 10
    assert spacing.get(f"{W}lineRule") == "exact"


def alignment(name: str) -> str:
    """Return how paragraphs of a style are aligned, as it says or one that it is based on."""
    style = styles()[name]
    found = style.find(f"{W}pPr/{W}jc")
    if found is not None:
        return str(found.get(f"{W}val"))
    base = style.find(f"{W}basedOn")
    return "left" if base is None else alignment(str(base.get(f"{W}val")))
