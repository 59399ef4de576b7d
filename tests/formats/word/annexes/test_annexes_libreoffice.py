"""Files with annexes that LibreOffice saved again, and those of other kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen.formats.reading import read_word
from tests.annexes import ANNEXES as ALL
from tests.formats.word.annexes.drawing import Drawing, annexes_of
from tests.formats.word.annexes.editing import FORMS, built_with
from tests.formats.word.annexes.meaning import meaning, with_annexes
from tests.formats.word.built import read_report
from tests.formats.word.markup import packaged
from tests.formats.word.test_libreoffice import save_again

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS = ("docx", "doc", "odt")
NAMES = (*FORMS, "alone")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a file of each form, and one of annexes alone, saved as each ending."""
    folder = tmp_path_factory.mktemp("annexes")
    made = folder / "made"
    made.mkdir()
    for name in FORMS:
        (made / f"{name}.docx").write_bytes(built_with(ALL, name)[1])
    alone = annexes_of(with_annexes(ALL), Drawing(merge="empty", signed="lines"))
    (made / "alone.docx").write_bytes(packaged(alone + "<w:p/>"))
    for ending in ENDINGS:
        save_again(made.iterdir(), ending, folder / ending)
    for ending in ENDINGS[1:]:
        save_again((folder / ending).iterdir(), "docx", folder / f"read-{ending}")
    return folder


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", NAMES)
def test_saved_again(files: Path, name: str, ending: str) -> None:
    folder = files / (ending if ending == "docx" else f"read-{ending}")
    reading = read_word(folder / f"{name}.docx")
    report = with_annexes(ALL)
    if name == "alone":
        assert meaning(with_annexes(reading.data["附件"])) == meaning(report)
    else:
        assert meaning(read_report(reading)) == meaning(report)
    assert [each.message for each in reading.unplaced] == []
