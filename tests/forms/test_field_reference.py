"""The reference of placeholders, and the guide that it stands in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import OutputError
from reportgen.forms.field_reference import BEGIN, END, put_reference, reference
from tests.commands import text_of
from tests.engine.documents import compiled, template
from tests.tools import ROOT

if TYPE_CHECKING:
    from tests.commands import Command

GUIDE = ROOT / "templates" / "README.md"
MAX_PICTURE = 150_000


def written() -> list[str]:
    """Return what the reference says to write, in its order."""
    return [tag.replace("\\|", "|") for tag in re.findall(r"^\| `(.+?)` \|", reference(), re.M)]


def test_the_guide_has_the_reference_of_the_present_models(tmp_path: Path) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    copy = tmp_path / "x.md"
    copy.write_text(text, encoding="utf-8")
    put_reference(copy, reference())
    assert text == copy.read_text(encoding="utf-8"), (
        "run: reportgen template fields -o templates/README.md"
    )


def test_everything_in_the_reference_can_be_written_in_a_template() -> None:
    tags = written()
    assert "{{ 部门概况.单位名称 }}" in tags
    compiled(template(*tags))


def test_amounts_have_their_unit_and_required_fields_say_so() -> None:
    assert "| 万元 | 是 | 3960万元 |" in reference()


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("年度", "年"),
        ("编制数", "人"),
        ("实际在职人数", "人"),
        ("控制率", "%"),
        ("批复规模", "㎡"),
        ("实际投资", "万元"),
        ("分值", "分"),
        ("执行率", "%"),
        ("得分", "分"),
        ("年度指标值", ""),
        ("单位名称", ""),
    ],
)
def test_every_figure_has_its_unit(label: str, unit: str) -> None:
    rows = [row.split(" | ") for row in reference().splitlines() if row.startswith("| `{{")]
    found = {row[2].strip() for row in rows if re.search(rf"[ .]{label} }}}}`", row[0])}
    assert found == {unit}


def test_pictures_and_links_of_the_guide_are_there_and_small() -> None:
    links = re.findall(r"\]\(([^)]+)\)", GUIDE.read_text(encoding="utf-8"))
    assert len(links) >= 3
    for link in links:
        assert (GUIDE.parent / link).is_file(), link
    for picture in (GUIDE.parent / "pictures").iterdir():
        assert picture.name in " ".join(links)
        assert picture.stat().st_size < MAX_PICTURE


def test_only_folders_of_templates_are_shipped() -> None:
    shipped = set(re.findall(r'^"templates/([\w-]+)', (ROOT / "pyproject.toml").read_text(), re.M))
    forms = [*GUIDE.parent.glob("*/*.docx"), *GUIDE.parent.glob("*/表样.yaml")]
    assert shipped == {path.parent.name for path in forms}


def test_only_the_place_of_the_reference_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(f"前\n{BEGIN}旧{END}\n后\n", encoding="utf-8")
    put_reference(path, "新")
    assert path.read_text(encoding="utf-8") == f"前\n{BEGIN}\n\n新\n{END}\n后\n"


def test_a_file_without_a_place_for_it_is_kept(command: Command) -> None:
    Path("x.md").write_text("mine")
    with pytest.raises(OutputError, match="没有放栏目表的地方"):
        put_reference(Path("x.md"), "新")
    assert command("template", "fields", "-o", "x.md").code == 2
    assert Path("x.md").read_text() == "mine"


def test_the_reference_is_shown_or_written_to_a_new_file(command: Command) -> None:
    shown = command("template", "fields").out
    command("template", "fields", "-o", "x.md")
    assert text_of("x.md") == shown
