"""Reports of many shapes as they come out of the printer: nothing torn, alone, broken or lost."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

import pytest
from lxml import etree

from reportgen.forms.page_estimate import length_in_words
from tests.forms.drawn import W
from tests.paper.measuring import Page, alone, broken, figures, lost, pages_of, torn
from tests.paper.variety import (
    AT_THE_FOOT,
    CHAPTERED,
    COUNTIES,
    LEVELS,
    SINGLE_TABLES,
    printed_files,
)
from tests.printing import picture, print_all
from tests.ruling import DPI, Ruling, missing_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLES = [*SINGLE_TABLES, *AT_THE_FOOT, *COUNTIES]
ALL = [*TABLES, *CHAPTERED]
ANNEXED = [name for name in ALL if "附件" in {**SINGLE_TABLES, **CHAPTERED}.get(name, {})]
TEXT_HIGHER_THAN_A_PAGE = 400
FIRST_COLUMN, SECOND_COLUMN = (78, 137), (136, 228)
COLUMNS = (28, 48, 80, 184)
"""Where lines stand down a page, in millimetres."""

LEVELS_AT = ((98, 172), (168, 262))
"""Where columns begin and end, in points."""


class Printed(NamedTuple):
    """A report: its Word file, the rows and texts of it, its pages."""

    data: bytes
    rows: list[tuple[str, bool]]
    pdf: Path
    pages: list[Page]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Print all in one go; return them by name."""
    folder = tmp_path_factory.mktemp("paper")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        made = dict(printed_files())
    files = {name: folder / f"{number}.docx" for number, name in enumerate(made)}
    for name, path in files.items():
        path.write_bytes(made[name])
    prints = print_all(files.values(), folder)
    return {
        name: Printed(data, [*rows_of(data)], pdf, pages_of(pdf))
        for name, data in made.items()
        for pdf in (prints[files[name].stem],)
    }


def rows_of(data: bytes) -> Iterator[tuple[str, bool]]:
    """Return the text of each row, and whether it may be split."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    for row in document.iter(f"{W}tr"):
        text = "".join(str(each.text or "") for each in row.iter(f"{W}t"))
        yield text, row.find(f"{W}trPr/{W}cantSplit") is None


def text_of(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    return "".join(str(each.text or "") for each in document.iter(f"{W}t"))


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_lost_on_paper(name: str, printed: dict[str, Printed]) -> None:
    assert lost(printed[name].pages, text_of(printed[name].data)) == set()


@pytest.mark.parametrize("name", ANNEXED)
def test_no_row_of_an_annex_is_torn_that_fits_on_a_page(
    name: str, printed: dict[str, Printed]
) -> None:
    report = printed[name]
    low = [
        text for text, splits in report.rows if not splits and len(text) < TEXT_HIGHER_THAN_A_PAGE
    ]
    assert low
    assert torn(report.pages, low) == []


@pytest.mark.parametrize("name", TABLES)
def test_the_last_row_is_never_alone_where_the_one_above_fits_on_a_page(
    name: str, printed: dict[str, Printed]
) -> None:
    if name != "measures higher than a page":
        assert alone(printed[name].pages, "其他需要", "止|开工") == []


@pytest.mark.parametrize("name", ANNEXED)
def test_notes_signature_and_sums_are_never_alone(name: str, printed: dict[str, Printed]) -> None:
    found = printed[name].pages
    assert alone(found, "填表人：", "厉行节约|止|开工") == []
    assert alone(found, "单位负责人签字：", "说明：.*填表人：") == []
    assert alone(found, "自评等级：", "止|开工") == []


@pytest.mark.parametrize("name", COUNTIES)
def test_the_place_to_sign_is_whole_under_the_last_row(
    name: str, printed: dict[str, Printed]
) -> None:
    found = printed[name].pages
    assert alone(found, "（盖章）", "其他需要|止") == []
    assert alone(found, "（盖章）", "负责人（签字）：.*2025年4月8日") == []


@pytest.mark.parametrize("name", COUNTIES)
def test_the_cover_has_no_number_of_a_page(name: str, printed: dict[str, Printed]) -> None:
    first, second, *_ = printed[name].pages
    assert "—" not in first.text
    assert "—2—" in second.text.replace("\n", "")


@pytest.mark.parametrize("name", CHAPTERED)
def test_unit_and_date_stand_on_one_page_with_text(name: str, printed: dict[str, Printed]) -> None:
    found = printed[name].pages
    assert alone(found, "2025年4月8日", "镇人民政府2025年4月8日") == []
    if name != "closings longer than pages":
        assert alone(found, "镇人民政府2025年4月8日", "无|止") == []


@pytest.mark.parametrize("name", CHAPTERED)
def test_pages_before_the_last_one_of_the_text_are_full(
    name: str, printed: dict[str, Printed]
) -> None:
    upright = [page for page in printed[name].pages if page.width < page.height]
    ends = next(at for at, page in enumerate(upright) if "2025年4月8日" in page.cells)
    for page in upright[:ends]:
        lines = {round(word.top) for word in page.words}
        assert len(lines) > 11 or ends == upright.index(page) + 1, page.text


@pytest.mark.parametrize("name", TABLES)
def test_labels_of_groups_are_not_broken_over_pages(name: str, printed: dict[str, Printed]) -> None:
    found = printed[name].pages
    for label in ("部门概况", "绩效完成情况", "存在的问题分析及改进措施"):
        assert broken(found, label, *FIRST_COLUMN) == []


@pytest.mark.parametrize("name", AT_THE_FOOT)
def test_no_line_of_the_table_is_missing(name: str, printed: dict[str, Printed]) -> None:
    for number in range(1, len(printed[name].pages) + 1):
        page = Ruling(picture(printed[name].pdf, number, DPI))
        assert missing_lines(page, COLUMNS) == []


@pytest.mark.parametrize("name", ANNEXED)
def test_labels_of_levels_are_not_broken_over_pages(name: str, printed: dict[str, Printed]) -> None:
    turned = [page for page in printed[name].pages if page.width > page.height]
    text = text_of(printed[name].data)
    for first, seconds in LEVELS:
        if first in text:
            assert broken(turned, first, *LEVELS_AT[0]) == []
        for second in seconds:
            if second in text:
                assert broken(turned, second, *LEVELS_AT[1]) == []


@pytest.mark.parametrize("name", ANNEXED)
def test_figures_of_a_column_have_as_many_decimals_on_paper(
    name: str, printed: dict[str, Printed]
) -> None:
    columns = [each for page in printed[name].pages for each in figures(page)]
    assert columns
    for column in columns:
        assert len({len(each.partition(".")[2]) for each in column}) == 1, column


@pytest.mark.parametrize("name", ALL)
def test_the_estimate_of_pages_is_right_within_one_or_not_given(
    name: str, printed: dict[str, Printed]
) -> None:
    report = printed[name]
    told = re.search(r"约(\d+)页", length_in_words(report.data))
    assert told is None or abs(int(told[1]) - len(report.pages)) <= 1
    assert told is not None or len(report.pages) > 48
