"""Files that LibreOffice saved again: what was built, and what people made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import load
from reportgen.errors import InputError
from reportgen.formats.reading import read_word
from tests.formats.word.built import built, printed, read_report
from tests.formats.word.making import make, plain, saved, seed_data, texts
from tests.formats.word.markup import form, packaged, paragraph
from tests.formats.word.test_markup import DUTIES_ROW, NUMBERED, SECTIONS_ROW, bold, numbered
from tests.formats.word.text.test_grid import LAYOUTS
from tests.office import convert_all
from tests.reports import EDGES, report
from tests.tools import INPUTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reportgen.model.report import Report

WHY = "files are saved again by LibreOffice"
ENDINGS = ("docx", "doc", "odt")

BUILT: dict[str, Report] = {
    "the sample": load(INPUTS / "青山桥镇.yaml"),
    **{name: report(EDGES[name]) for name in ("shortest", "all-parts", "hostile", "sixty-points")},
}


def _in_numbered_lists() -> Sequence[str]:
    content: list[str] = []
    for section in seed_data()["绩效完成情况"]["绩效目标完成情况"]:
        content.append(numbered(section["标题"]))
        content += [numbered(point, level=1) for point in section["要点"]]
    return content


def _with_bold_headings() -> Sequence[str]:
    return [
        paragraph(bold(each["标题"]), "　" + "".join(each["要点"]))
        for each in seed_data()["绩效完成情况"]["绩效目标完成情况"]
    ]


def _marked_up(at: int, content: Sequence[str]) -> bytes:
    parts = {"numbering": NUMBERED.format(kind="chineseCounting", text="%1、")}
    return packaged(form(texts(seed_data()), {at: content}) + "<w:p/>", parts)


def human_files() -> dict[str, bytes]:
    """Return files as people make them, by what is special in them."""
    layouts = (
        "labels spaced out with colons",
        "five columns",
        "last row over two columns",
        "table split in four",
        "cover page",
    )
    duties = [numbered(each) for each in seed_data()["部门概况"]["单位基本职能"]]
    return {
        **{name: saved(make(texts(seed_data()), LAYOUTS[name])) for name in layouts},
        "automatic numbers": _marked_up(DUTIES_ROW, duties),
        "numbers of two levels": _marked_up(SECTIONS_ROW, _in_numbered_lists()),
        "headings in bold": _marked_up(SECTIONS_ROW, _with_bold_headings()),
    }


HUMAN = human_files()


def save_again(files: Iterable[Path], ending: str, folder: Path) -> None:
    """Save files with another ending into a folder, in one run of LibreOffice."""
    convert_all(files, ending, folder, WHY)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder: ``made``, and the same files saved as ``docx``, ``doc`` and ``odt``.

    ``read-doc`` and ``read-odt`` have what LibreOffice makes of the last two for the reader.
    """
    folder = tmp_path_factory.mktemp("libreoffice")
    made = folder / "made"
    made.mkdir()
    contents = {**{name: built(each) for name, each in BUILT.items()}, **HUMAN}
    for name, data in contents.items():
        (made / f"{name}.docx").write_bytes(data)
    for ending in ENDINGS:
        save_again(made.iterdir(), ending, folder / ending)
    for ending in ENDINGS[1:]:
        save_again((folder / ending).iterdir(), "docx", folder / f"read-{ending}")
    return folder


def _in(folder: Path, ending: str, name: str) -> Path:
    return folder / (ending if ending == "docx" else f"read-{ending}") / f"{name}.docx"


@pytest.mark.parametrize("name", BUILT)
def test_a_built_file_saved_as_docx_gives_the_equal_report(files: Path, name: str) -> None:
    reading = read_word(_in(files, "docx", name))
    assert read_report(reading) == BUILT[name]
    assert reading.unplaced == []
    assert reading.carried is not None  # LibreOffice keeps it in a .docx, and there only
    assert not reading.carried.untouched


@pytest.mark.parametrize("name", BUILT)
@pytest.mark.parametrize("ending", ENDINGS[1:])
def test_a_built_file_saved_otherwise_gives_all_that_is_printed(
    files: Path, ending: str, name: str
) -> None:
    reading = read_word(_in(files, ending, name))
    found = read_report(reading)
    assert found.model_copy(update={"annexes": None}) == printed(BUILT[name])
    assert (found.annexes is None) == (BUILT[name].annexes is None)  # see the tests of annexes
    assert reading.unplaced == []
    assert reading.carried is None


@pytest.mark.parametrize("name", HUMAN)
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_people_made_gives_the_same_data(files: Path, ending: str, name: str) -> None:
    before = read_word(files / "made" / f"{name}.docx")
    reading = read_word(_in(files, ending, name))
    assert plain(reading.data) == plain(before.data)
    told = [each.message for each in before.unplaced]
    assert [each.message for each in reading.unplaced] == told


@pytest.mark.parametrize("ending", ENDINGS[1:])
def test_other_endings_are_read_as_they_are(files: Path, ending: str) -> None:
    reading = read_word(files / ending / f"the sample.{ending}")
    assert read_report(reading) == printed(BUILT["the sample"])
    told = f"文件由 LibreOffice 从 .{ending} 转换后读入"
    assert [each.message for each in reading.notes] == [told]


def test_a_table_that_was_lost_is_told(tmp_path: Path) -> None:
    # Where a file ends with its table, LibreOffice saves a .doc in which it does not find that
    # table again: what stood in the cells is then one paragraph. Word ends no file with a table.
    path = tmp_path / "报告.docx"
    data = seed_data()["部门概况"]
    joined = "".join(f"{label}{data[label]}" for label in list(data)[:3])
    path.write_bytes(packaged(paragraph(joined)))
    with pytest.raises(InputError) as caught:
        read_word(path)
    (finding,) = caught.value.findings
    assert "“单位名称”“年度预算金额”“主管部门”" in finding.message
    assert "另存为 .docx" in finding.suggestion
