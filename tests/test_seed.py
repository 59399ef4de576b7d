"""The real report: every word of the paper form comes out of its data again."""

from __future__ import annotations

import re

import pytest

from reportgen import load, render
from tests.tools import seed
from tests.wordfile import rows, title

Paper = tuple[str, list[list[str]]]
"""The title, and the texts of the cells row by row."""

_SPENT_ROW = 4
_COMMAS = str.maketrans(",、", "，，")
_FIGURE = re.compile(r"([一-鿿“”]+?)(\d[\d.，]*)(亿元|万元|元)")


def alike(text: str) -> str:
    """Return a text without white space, and with one comma for , ， and 、."""
    return "".join(text.split()).translate(_COMMAS)


@pytest.fixture(scope="module")
def paper() -> Paper:
    """Return title and cells of the paper form: each cell begins with a tab at a line's start."""
    text = seed("qingshanqiao-2024.txt").read_text(encoding="utf-8")
    heading, *cells = re.split(r"^\t", text, flags=re.MULTILINE)
    return heading, [cells[at : at + 3] for at in range(0, len(cells), 3)]


@pytest.fixture(scope="module")
def built() -> bytes:
    return render(load(seed("qingshanqiao-2024.yaml")))


def test_the_title_is_that_of_the_paper(paper: Paper, built: bytes) -> None:
    assert alike("".join(title(built))) == alike(paper[0])


def test_the_table_has_the_nine_rows_of_three_cells_of_the_paper(
    paper: Paper, built: bytes
) -> None:
    assert [len(row) for row in rows(built)] == [len(row) for row in paper[1]] == [3] * 9


@pytest.mark.parametrize("row", range(9))
@pytest.mark.parametrize("column", range(3))
def test_a_cell_equals_that_of_the_paper(row: int, column: int, paper: Paper, built: bytes) -> None:
    ours, theirs = (alike(table[row][column]) for table in (rows(built), paper[1]))
    if (row, column) == (_SPENT_ROW, 2):
        # The form's standard sentences differ from the paper in two words: see the next test.
        ours, theirs = (text.partition("2024年部门整体支出")[0] for text in (ours, theirs))
    assert ours == theirs


def test_the_expenditure_has_every_figure_of_the_paper_under_its_name(
    paper: Paper, built: bytes
) -> None:
    ours, theirs = (alike(table[_SPENT_ROW][2]) for table in (rows(built), paper[1]))
    figures = _FIGURE.findall(ours)
    assert figures == _FIGURE.findall(theirs)
    assert [(name, f"{number}{unit}") for name, number, unit in figures] == [
        ("年部门整体支出", "3539万元"),
        ("工资福利支出", "1533万元"),
        ("商品和服务支出", "738万元"),
        ("对个人和家庭的补助", "923万元"),
        ("资本性支出", "345万元"),
        ("对企业补助", "0万元"),
        ("基本支出", "3136万元"),
        ("项目支出", "403万元"),
        ("“三公”经费支出", "0万元"),
    ]


def test_the_expenditure_reads_like_the_paper_but_for_the_words_that_the_form_leaves_out(
    paper: Paper, built: bytes
) -> None:
    ours, theirs = (alike(table[_SPENT_ROW][2]) for table in (rows(built), paper[1]))
    assert ours == theirs.replace("该支出中其中：", "其中：")
