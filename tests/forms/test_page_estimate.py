"""The estimate of pages, compared with the pages that LibreOffice prints."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from reportgen import load, render
from reportgen.forms.page_estimate import estimate_pages
from tests.annexes import BASE_DATA, PROJECT
from tests.engine.documents import add_table, document, given, saved, template
from tests.printing import print_all
from tests.reports import DUTIES, EDGES, LONG_TEXT, report
from tests.tools import INPUTS, SEED_FOLDER, seed, tool
from tests.wordfile import DOCUMENT, members, packed, replaced

if TYPE_CHECKING:
    from pathlib import Path

REAL = "qingshanqiao-2024"
SAMPLES = ("青山桥镇", "最小示例", "含附件示例")


def pages_of(pdf: Path) -> int:
    command = [tool("pdfinfo", "the pages of the printed files are counted"), str(pdf)]
    shown = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return int(shown.partition("Pages:")[2].split()[0])


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Return the files of the samples, three edge cases, and the real report if it is there."""
    real = SEED_FOLDER / f"{REAL}.yaml"
    sources = {name: INPUTS / f"{name}.yaml" for name in SAMPLES}
    sources |= {REAL: real} if real.exists() else {}
    edges = {
        name: render(report(EDGES[name])) for name in ("shortest", "all-parts", "sixty-points")
    }
    return {name: render(load(path)) for name, path in sources.items()} | edges


@pytest.fixture(scope="module")
def printed(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    return print_all((folder / f"{name}.docx" for name in files), folder)


@pytest.mark.parametrize("name", [*SAMPLES, REAL, "shortest", "all-parts", "sixty-points"])
def test_the_estimate_is_within_a_page_of_what_libreoffice_prints(
    name: str, files: dict[str, bytes], printed: dict[str, Path]
) -> None:
    if name == REAL:
        seed(f"{REAL}.yaml")
    assert abs(estimate_pages(files[name])[1] - pages_of(printed[name])) <= 1


def test_annexes_begin_pages_and_lie_on_their_side() -> None:
    sizes = {
        name: estimate_pages(render(report({**EDGES["shortest"], "附件": annexes})))[1]
        for name, annexes in (
            ("none", {}),
            ("base data", {"基础数据表": BASE_DATA}),
            ("projects", {"项目自评表": [PROJECT] * 7}),
        )
    }
    assert sizes["none"] == 1
    assert sizes["base data"] in (2, 3)
    assert 8 <= sizes["projects"] <= 15


def test_characters_are_counted_without_white_space_everywhere() -> None:
    made = document("一 二\u3000三\t四", "", "a b")
    add_table(made, ["五", ["六 七", "八"]])
    assert estimate_pages(saved(made))[0] == 10


def test_a_document_without_text_has_one_page() -> None:
    assert estimate_pages(template()) == (0, 1)


def test_pages_grow_with_the_text() -> None:
    pages = [
        estimate_pages(render(given((DUTIES, [LONG_TEXT[: 420 * n]] * 10))))[1] for n in (1, 2, 4)
    ]
    assert pages[0] < pages[1] < pages[2]
    assert 1.5 < pages[2] / pages[1] < 2.5


def test_the_files_own_paper_and_type_are_counted_with() -> None:
    data = template(*["甲" * 400] * 20)
    small = replaced(data, DOCUMENT, ('w:h="15840"', 'w:h="7920"'))
    assert estimate_pages(small)[1] > estimate_pages(data)[1] > 1


@pytest.mark.parametrize("height", ["0", "2880", "3120", "-5", "x", "９"])
@pytest.mark.parametrize("width", ["0", "3600", "100000"])
def test_paper_and_type_that_make_no_sense_give_some_number(height: str, width: str) -> None:
    contents = members(template("甲乙"))
    flat = '<w:style w:styleId="a"><w:rPr><w:sz w:val="0"/></w:rPr></w:style></w:styles>'
    for name, changes in (
        ("word/styles.xml", [("</w:styles>", flat)]),
        (DOCUMENT, [("<w:r>", '<w:pPr><w:pStyle w:val="a"/></w:pPr><w:r>')]),
        (DOCUMENT, [('w:h="15840"', f'w:h="{height}"'), ('w:w="12240"', f'w:w="{width}"')]),
    ):
        contents = members(replaced(packed(contents), name, *changes))
    characters, pages = estimate_pages(packed(contents))
    assert characters == 2
    assert pages >= 1


def test_a_document_without_a_body_has_one_page() -> None:
    empty = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    assert estimate_pages(packed({**members(template()), DOCUMENT: empty})) == (0, 1)
