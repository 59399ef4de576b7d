"""Templates by name and fiscal year: those of the working directory before the installed ones."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from reportgen import TemplateError, render
from reportgen.forms.form_templates import compiled_for
from reportgen.forms.installed import (
    TemplateFile,
    find_template,
    list_templates,
    template_folders,
)
from tests.engine.documents import given, lines, template
from tests.tools import FORM

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, name: str, year: int | str, *paragraphs: str) -> Path:
    """Put a template into the working directory."""
    path = folder / "templates" / name / f"{year}.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(template(*(paragraphs or (f"{name}{year}",))))
    return path


def served(name: str) -> dict[str, str]:
    """Return the years that each file of a name serves, by the file's name."""
    return {each.path.name: each.years for each in list_templates() if each.name == name}


@pytest.mark.usefixtures("here")
def test_the_installed_form_is_found_from_anywhere() -> None:
    found = find_template("xiangtan", 2024)
    assert (found.name, found.first_year, found.last_year) == ("xiangtan", 2023, None)
    assert found.path.samefile(FORM)


def test_the_working_directory_comes_first(here: Path) -> None:
    ours = put(here, "xiangtan", 2023)
    assert find_template("xiangtan", 2024).path.resolve() == ours
    assert template_folders()[0].resolve() == here / "templates"


def test_a_file_of_a_later_year_is_used_from_that_year_on(here: Path) -> None:
    assert served("xiangtan") == {"2023.docx": "2023年起"}
    put(here, "xiangtan", 2026)
    assert served("xiangtan") == {"2023.docx": "2023年至2025年", "2026.docx": "2026年起"}
    for year, first in ((2023, 2023), (2024, 2023), (2025, 2023), (2026, 2026), (2031, 2026)):
        assert find_template("xiangtan", year).first_year == first
    assert find_template("xiangtan", 2024).path.samefile(FORM)
    put(here, "xiangtan", 2024)
    assert served("xiangtan")["2023.docx"] == "2023年"
    assert served("xiangtan")["2024.docx"] == "2024年至2025年"


def test_older_data_is_still_rendered_with_the_older_form(here: Path) -> None:
    put(here, "县表", 2020, "旧表{{ 年度 }}")
    put(here, "县表", 2024, "新表{{ 年度 }}")
    shown = [lines(render(given(("年度", year)), "县表")) for year in (2020, 2023, 2024, 2025)]
    assert shown == [["旧表2020"], ["旧表2023"], ["新表2024"], ["新表2025"]]


def test_only_files_named_by_a_year_are_templates(here: Path) -> None:
    put(here, "甲", 2023)
    for name in ("~$2023", "2023 - 副本", "草稿", "20233", "２０２４"):
        put(here, "甲", name)
    (here / "templates" / "甲" / "2022.doc").touch()
    (here / "templates" / "2021.docx").touch()
    shutil.copy(FORM, here / "templates" / "甲" / "2024.DOCX")
    assert "2023.docx" in served("甲")
    assert set(served("甲")) <= {"2023.docx", "2024.DOCX"}


@pytest.mark.usefixtures("here")
def test_an_unknown_name_says_which_there_are(here: Path) -> None:
    put(here, "县表", 2024)
    with pytest.raises(TemplateError) as caught:
        find_template("湘潭", 2024)
    (finding,) = caught.value.findings
    assert (finding.rule, finding.message) == ("M03", "没有表样“湘潭”")
    assert "县表" in finding.suggestion
    assert "xiangtan" in finding.suggestion


@pytest.mark.usefixtures("here")
def test_a_year_before_the_first_form_is_an_error() -> None:
    with pytest.raises(TemplateError, match="表样“xiangtan”从2023年度起用，没有2022年度的表样"):
        find_template("xiangtan", 2022)


def test_a_path_is_used_as_it_is_for_any_year(here: Path) -> None:
    path = put(here, "甲", 2030, "表样{{ 年度 }}")
    for given_path in (path, str(path), "templates/甲/2030.docx"):
        assert lines(render(given(), given_path)) == ["表样2024"]
    found = find_template(path, 2001)
    assert found == TemplateFile("2030", 0, None, path)


@pytest.mark.parametrize("name", ["无.docx", "夹/无.DOCX"])
@pytest.mark.usefixtures("here")
def test_a_path_to_nothing_is_an_error(name: str) -> None:
    with pytest.raises(TemplateError, match="没有表样文件"):
        compiled_for(name, 2024)


def test_a_form_that_is_put_beside_known_ones_is_seen_at_once(here: Path) -> None:
    folder = put(here, "甲", 2023).parent
    for each in (folder, folder.parent):
        os.utime(each, (10**9, 10**9))  # as folders are that nobody has touched for long
    assert served("甲") == {"2023.docx": "2023年起"}
    put(here, "甲", 2025)
    assert [*served("甲")] == ["2023.docx", "2025.docx"]
    put(here, "乙", 2024)
    assert [*served("乙")] == ["2024.docx"]
    shutil.rmtree(folder)
    assert served("甲") == {}


def test_a_template_is_compiled_once_until_its_file_changes(here: Path) -> None:
    path = put(here, "甲", 2023, "旧")
    first = compiled_for("甲", 2023)
    assert compiled_for("甲", 2024) is first
    put(here, "甲", 2023, "新的内容")
    assert compiled_for("甲", 2023) is not first
    assert lines(render(given(), path)) == ["新的内容"]


def test_the_same_name_in_two_working_directories_is_two_templates(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes = set()
    for name in ("东", "西"):
        path = put(here / name, "甲", 2023, name)
        os.utime(path, (0, 0))
        sizes.add(path.stat().st_size)
        monkeypatch.chdir(here / name)
        assert lines(render(given(), "甲")) == [name]
    assert len(sizes) == 1
