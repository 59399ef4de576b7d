"""Each built file is valid, whole, and prints as it should."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import Report, load, render
from tests.printing import TEXT_COLUMN, feet, print_all, texts
from tests.reports import BROKEN_TEXT, EDGES, HOSTILE_TEXT, report
from tests.tools import INPUTS, SEED_FOLDER, seed
from tests.validators import NEWEST, OLDEST, audit_problems, sdk_problems_of_all
from tests.wordfile import DOCUMENT, core_properties, problems, replaced, rows

if TYPE_CHECKING:
    from pathlib import Path

REAL = "qingshanqiao-2024"
SAMPLES = ("青山桥镇", "最小示例")
NAMES = (*EDGES, *SAMPLES, REAL)
PAGES = {"shortest": 1, "all-parts": 5, "最小示例": 2, "青山桥镇": 8, REAL: 8}


def report_named(name: str) -> Report:
    """Return the report of an edge case, a sample, or the real one."""
    if name in EDGES:
        return report(EDGES[name])
    return load(seed(f"{name}.yaml") if name == REAL else INPUTS / f"{name}.yaml")


def names_here() -> list[str]:
    """Return all names, but the real report's only where it is there."""
    return [name for name in NAMES if name != REAL or (SEED_FOLDER / f"{REAL}.yaml").exists()]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the files are built in, each when it is first asked for."""
    return tmp_path_factory.mktemp("built")


def file_named(name: str, folder: Path) -> Path:
    path = folder / f"{name}.docx"
    if not path.exists():
        path.write_bytes(render(report_named(name)))
    return path


@pytest.fixture(scope="session")
def printed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the PDF of each file that is here."""
    files = [file_named(name, built) for name in names_here()]
    return print_all(files, tmp_path_factory.mktemp("pdf"))


def pdf_named(name: str, printed: dict[str, Path]) -> Path:
    if name == REAL:
        seed(f"{REAL}.yaml")
    return printed[name]


@pytest.fixture(scope="session")
def found_by_sdk(built: Path) -> dict[str, dict[str, list[Any]]]:
    """Return what the Open XML SDK finds in each file that is here, by version."""
    files = [file_named(name, built) for name in names_here()]
    return {version: sdk_problems_of_all(files, version) for version in (OLDEST, NEWEST)}


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("name", NAMES)
def test_the_open_xml_sdk_finds_nothing(
    name: str, version: str, found_by_sdk: dict[str, dict[str, list[Any]]]
) -> None:
    if name == REAL:
        seed(f"{REAL}.yaml")
    assert found_by_sdk[version][name] == []


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("name", NAMES)
def test_openxml_audit_finds_nothing(name: str, version: str, built: Path) -> None:
    assert audit_problems(file_named(name, built), version) == []


def test_validators_find_what_is_wrong(built: Path, tmp_path: Path) -> None:
    made = file_named("shortest", built).read_bytes()
    path = tmp_path / "wrong.docx"
    path.write_bytes(replaced(made, DOCUMENT, ("<w:tbl>", "<w:p><w:tbl/></w:p><w:tbl>")))
    right = [file_named(name, built) for name in ("breaks-and-tabs", "hostile")]
    found = sdk_problems_of_all([right[0], path, right[1]])
    assert [name for name, problems in found.items() if problems] == ["wrong"]
    assert audit_problems(path)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_that_validators_do_not_tell(name: str, built: Path) -> None:
    literal = HOSTILE_TEXT if name == "hostile" else ""
    assert problems(file_named(name, built).read_bytes(), literal) == []


@pytest.mark.parametrize("name", NAMES)
def test_core_properties_are_those_of_the_report(name: str, built: Path) -> None:
    given = report_named(name)
    assert core_properties(file_named(name, built).read_bytes()) == {
        "title": f"{given.overview.unit_name}{given.year}年度部门整体支出绩效评价报告",
        "subject": f"{given.year}年度部门整体支出绩效评价",
        "creator": given.overview.unit_name,
        "language": "zh-CN",
    }


def test_an_empty_list_leaves_an_empty_paragraph_in_its_cell(built: Path) -> None:
    filled = rows(file_named("empty-lists", built).read_bytes())
    assert [filled[row][2] for row in (3, 5, 6, 7, 8)] == [""] * 5
    assert filled[4][2] == "2024年部门整体支出3920万元。"


def test_breaks_and_tabs_come_out_as_one_of_each(built: Path) -> None:
    filled = rows(file_named("breaks-and-tabs", built).read_bytes())
    one = BROKEN_TEXT.replace("\r\n", "\n").replace("\v", "\n")
    assert filled[3][2] == f"1、{one}\n2、{one}"
    assert filled[6][2] == f"1.{one}。{one}"
    assert filled[8][2] == one


def test_every_part_of_the_standard_sentence_that_is_given_is_printed(built: Path) -> None:
    expenditure = rows(file_named("all-parts", built).read_bytes())[4][2].split("\n")[-1]
    assert expenditure == (
        "2024年部门整体支出3,920.00万元，其中：工资福利支出1900万元、商品和服务支出740万元、"
        "对个人和家庭的补助923万元、资本性支出345万元、对企业补助120000元。"
        "其中：基本支出3517万元，项目支出0.0403亿元，年末结余40万元。"
        "“三公”经费支出12.6万元，其中：因公出国（境）费0万元、公务用车购置及运行费8.6万元、"
        "公务接待费4万元。"
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_report_prints_on_the_expected_number_of_pages(
    name: str, printed: dict[str, Path]
) -> None:
    assert len(texts(pdf_named(name, printed), TEXT_COLUMN)) == PAGES[name]


@pytest.mark.parametrize("name", NAMES)
def test_all_text_is_printed_in_the_third_column(
    name: str, built: Path, printed: dict[str, Path]
) -> None:
    on_paper = "".join(texts(pdf_named(name, printed), TEXT_COLUMN))
    given = "".join(row[2] for row in rows(file_named(name, built).read_bytes()))
    assert "".join(given.split()) in on_paper


@pytest.mark.parametrize("name", NAMES)
def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(
    name: str, printed: dict[str, Path]
) -> None:
    found = feet(pdf_named(name, printed))
    numbers = [f"—{page}—" for page in range(1, len(found) + 1)]
    assert found == [("", n) if at % 2 == 0 else (n, "") for at, n in enumerate(numbers)]
    pdf = pdf_named(name, printed)
    assert not any(re.search(r"—\d+—", text) for text in texts(pdf, TEXT_COLUMN))
