"""Each file of the chapter-style form is valid, whole, and prints as an official document."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from reportgen import Report, load, render
from tests.printing import TEXT_BLOCK, WHY, feet, print_all, texts
from tests.reports import CHAPTERS, EDGES, HOSTILE_TEXT, SPENT, in_chapters, report, with_values
from tests.tools import INPUTS, tool
from tests.validators import NEWEST, OLDEST, audit_problems, sdk_problems_of_all
from tests.wordfile import before_tables, core_properties, problems

if TYPE_CHECKING:
    from pathlib import Path

GRID, SAMPLE = "grid", "青山桥镇"
NAMES = (*EDGES, "all-chapters", GRID, SAMPLE)
PAGES = {"shortest": 3, "all-chapters": 3, SAMPLE: 12}
LINES, CHARACTERS = 22, 28


def report_named(name: str) -> Report:
    """Return the report of an edge case, a sample, or one whose text fills pages with one sign."""
    if name == SAMPLE:
        return load(INPUTS / f"{SAMPLE}.yaml")
    if name == GRID:
        return report(in_chapters(with_values((f"{SPENT}.概述", "湘" * 3000))))
    return report(in_chapters(EDGES[name]) if name in EDGES else CHAPTERS)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of all the files."""
    folder = tmp_path_factory.mktemp("chapters")
    for name in NAMES:
        (folder / f"{name}.docx").write_bytes(render(report_named(name), "hunan"))
    return folder


@pytest.fixture(scope="module")
def printed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    files = [built / f"{name}.docx" for name in NAMES]
    return print_all(files, tmp_path_factory.mktemp("pdf"))


def lines(pdf: Path, page: int) -> list[tuple[float, int]]:
    """Return the lines of a page's text block: how far down in points, how many characters."""
    command = [tool("pdftotext", WHY), "-bbox", "-f", str(page), "-l", str(page), str(pdf), "-"]
    words = etree.fromstring(subprocess.run(command, check=True, capture_output=True).stdout)
    found: Counter[float] = Counter()
    for word in words.iter("{*}word"):
        top = round(float(word.get("yMin")), 1)
        if top < TEXT_BLOCK.bottom * 72 / 25.4:
            found[top] += len(word.text or "")
    return sorted(found.items())


@pytest.fixture(scope="module")
def found_by_sdk(built: Path) -> dict[str, dict[str, list[Any]]]:
    """Return what the Open XML SDK finds in each file, by version."""
    files = [built / f"{name}.docx" for name in NAMES]
    return {version: sdk_problems_of_all(files, version) for version in (OLDEST, NEWEST)}


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("name", NAMES)
def test_the_open_xml_sdk_finds_nothing(
    name: str, version: str, found_by_sdk: dict[str, dict[str, list[Any]]]
) -> None:
    assert found_by_sdk[version][name] == []


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("name", NAMES)
def test_openxml_audit_finds_nothing(name: str, version: str, built: Path) -> None:
    assert audit_problems(built / f"{name}.docx", version) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_that_validators_do_not_tell(name: str, built: Path) -> None:
    literal = HOSTILE_TEXT if name == "hostile" else ""
    assert problems((built / f"{name}.docx").read_bytes(), literal) == []


@pytest.mark.parametrize("name", NAMES)
def test_core_properties_are_those_of_the_report(name: str, built: Path) -> None:
    given = report_named(name)
    found = core_properties((built / f"{name}.docx").read_bytes())
    assert (found["title"], found["creator"]) == (given.title, given.overview.unit_name)


@pytest.mark.parametrize("name", NAMES)
def test_every_mark_is_printed_within_the_text_block(
    name: str, built: Path, printed: dict[str, Path]
) -> None:
    on_paper = "".join(texts(printed[name], TEXT_BLOCK))
    given = "".join(before_tables((built / f"{name}.docx").read_bytes()))
    assert "".join(given.split()) in on_paper


def test_a_full_page_has_22_lines_of_28_characters(printed: dict[str, Path]) -> None:
    page = next(
        at for at, text in enumerate(texts(printed[GRID], TEXT_BLOCK), 1) if set(text) == {"湘"}
    )
    found = lines(printed[GRID], page)
    assert [characters for _, characters in found] == [CHARACTERS] * LINES
    pitches = [after[0] - before[0] for before, after in pairwise(found)]
    assert pitches == pytest.approx([28.9] * (LINES - 1), abs=0.15)


@pytest.mark.parametrize("name", PAGES)
def test_a_report_prints_on_the_expected_number_of_pages(
    name: str, printed: dict[str, Path]
) -> None:
    assert len(texts(printed[name], TEXT_BLOCK)) == PAGES[name]


@pytest.mark.parametrize("name", NAMES)
def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(
    name: str, printed: dict[str, Path]
) -> None:
    found = feet(printed[name])
    numbers = [f"—{page}—" for page in range(1, len(found) + 1)]
    assert found == [("", n) if at % 2 == 0 else (n, "") for at, n in enumerate(numbers)]


@pytest.mark.parametrize("name", ["shortest", "all-chapters", SAMPLE])
def test_the_signature_is_not_alone_on_its_page(name: str, printed: dict[str, Path]) -> None:
    last = texts(printed[name], TEXT_BLOCK)[-1]
    unit = report_named(name).overview.unit_name
    assert re.search(rf".+{unit}2025年4月8日$", last)
