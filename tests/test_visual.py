"""The printed form shows every border, merge and column; and a lost one would be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import load, render
from tests.losses import LOSSES, without
from tests.printing import TEXT_BLOCK, picture, print_all, texts
from tests.reports import EDGES, report
from tests.ruling import DPI, Ruling, alike, faults, missing_lines
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = (28, 48, 80, 184)
GROUPS = (4, 2, 3)
TOP, SHORT_ROW, LOWEST = 37, 11, 262


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the PDFs of two forms of one page, of the sample, and what is lost from the first."""
    folder = tmp_path_factory.mktemp("visual")
    files = {name: render(report(EDGES[name])) for name in ("shortest", "all-parts")}
    files["sample"] = render(load(INPUTS / "青山桥镇.yaml"))
    whole = files["shortest"]
    files |= {name: without(whole, lose) for name, (lose, _) in LOSSES.items()}
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    return print_all((folder / f"{name}.docx" for name in files), folder)


def ruling(pdf: Path, page: int = 1) -> Ruling:
    return Ruling(picture(pdf, page, DPI))


@pytest.mark.parametrize("name", ["shortest", "all-parts"])
def test_a_form_of_one_page_has_all_its_lines(name: str, printed: dict[str, Path]) -> None:
    assert faults(ruling(printed[name]), COLUMNS, GROUPS) == []


@pytest.mark.parametrize("name", LOSSES)
def test_a_lost_border_merge_or_column_is_seen(name: str, printed: dict[str, Path]) -> None:
    assert LOSSES[name][1] in "; ".join(faults(ruling(printed[name]), COLUMNS, GROUPS))


def test_every_page_of_the_sample_has_the_columns_from_the_top_of_the_text_block(
    printed: dict[str, Path],
) -> None:
    pages = len(texts(printed["sample"], TEXT_BLOCK))
    rulings = [ruling(printed["sample"], page) for page in range(1, pages + 1)]
    assert [missing_lines(page, COLUMNS) for page in rulings] == [[]] * pages
    assert alike([page.top for page in rulings[1:]], [TOP] * (pages - 1))
    assert all(page.bottom <= LOWEST for page in rulings)


def test_first_rows_of_the_sample_are_11_mm_high_beside_one_merged_label(
    printed: dict[str, Path],
) -> None:
    first = ruling(printed["sample"])
    heights = [first.top + SHORT_ROW * row for row in range(4)]
    assert alike(first.lines_across(*COLUMNS[:2]), [first.top, first.bottom])
    assert alike(first.lines_across(*COLUMNS[1:3]), [*heights, first.bottom])
    assert alike(first.lines_across(*COLUMNS[2:]), [*heights, first.bottom])
