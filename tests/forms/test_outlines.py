"""Outlines of other provinces, by which reports are read and none are built."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportgen import TemplateError, build, load
from reportgen.forms.form_settings import form_settings
from reportgen.forms.outlines import outlines, outlines_to_read
from tests.tools import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands import Command


def test_outlines_are_installed_and_every_field_they_name_is_one() -> None:
    titles = {each.title for each in outlines()}
    for word in ("湖南", "四川", "广东", "云南"):
        assert any(word in title for title in titles)


def test_a_form_that_is_only_read_is_not_built_with(tmp_path: Path) -> None:
    report = load(INPUTS / "最小示例.yaml")
    with pytest.raises(TemplateError, match="只供读入"):
        build(report, tmp_path, template="sichuan")


def test_forms_that_are_only_read_are_told_from_those_that_are_built(command: Command) -> None:
    read = outlines_to_read()
    assert {"sichuan", "guangdong", "yunnan", "hunan-earlier", "county-cover"} <= read.keys()
    assert not {"xiangtan", "hunan"} & read.keys()
    lines = command("template", "list").out.splitlines()
    for name, outline in read.items():
        assert sum(line.startswith(f"{name}　只供读入　{outline.title}") for line in lines) == 1
    ended = command("template", "preview", "sichuan")
    assert (ended.code, "只供读入" in ended.err) == (2, True)


def test_a_county_may_add_an_outline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "templates" / "我县"
    folder.mkdir(parents=True)
    text = (
        "名称: 我县的提纲\n标题:\n  概况 / 单位概况:\n    职能: 部门概况.单位基本职能\n    其他:\n"
    )
    (folder / "表样.yaml").write_text(text, encoding="utf-8")
    (ours,) = [each for each in outlines() if each.title == "我县的提纲"]
    (chapter,) = ours.headings
    assert chapter.words == ("概况", "单位概况")
    assert [part.path for part in chapter.parts] == [("部门概况", "单位基本职能"), ()]


def test_an_unknown_field_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.docx").touch()
    (tmp_path / "表样.yaml").write_text("标题:\n  职能: 部门概况.职能\n", encoding="utf-8")
    with pytest.raises(TemplateError) as caught:
        form_settings(tmp_path / "a.docx")
    (finding,) = caught.value.findings
    assert finding.location.endswith("表样.yaml:2:3")
    assert "部门概况.职能" in finding.message
