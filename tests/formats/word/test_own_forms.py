"""Forms that a county makes for itself in Word: data → Word → data, without the data inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from reportgen.forms.new_template import start_template
from tests.own_forms import overview, with_own
from tests.tools import INPUTS

if TYPE_CHECKING:
    from tests.commands import Command


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def sample() -> dict[str, Any]:
    from reportgen.forms.sample import sample_data

    return {k: v for k, v in sample_data().items() if k not in ("附件", "检查豁免")}


def test_added_fields_go_through_every_command(command: Command) -> None:
    overview()
    blank = command("new", "--template", "一览表").out
    assert "填报人:" in blank
    assert "公示率:" in blank
    assert command("template", "check", "templates/一览表/2023.docx").code == 0
    assert command("template", "preview", "一览表", "-o", "样.docx").code == 0
    source = Path("甲.yaml")
    import yaml

    source.write_text(yaml.safe_dump(with_own(sample()), allow_unicode=True), encoding="utf-8")
    assert command("build", source, "--template", "一览表", "-o", "甲.docx").code == 0
    assert "填报人" in command("read", "甲.docx").out
    made = docx.Document("甲.docx")
    made.tables[0].rows[3].cells[1].paragraphs[0].runs[0].text = "王五"
    made.save("甲.docx")
    assert "王五" in command("diff", "甲.docx").out
    assert command("pull", "甲.docx", source).code == 0
    assert "王五" in source.read_text(encoding="utf-8")


def test_check_takes_the_form_from_a_word_file(command: Command) -> None:
    start_template("我县").with_name("表样.yaml").write_text(
        "开启: [S14]\n条数:\n  单位基本职能: 1\n", encoding="utf-8"
    )
    source = INPUTS / "含附件示例.yaml"
    assert command("build", source, "--template", "我县", "-o", "甲.docx").code == 0
    checked = command("check", "甲.docx").out
    assert "S14" in checked
    assert "M15" in checked
    assert "S14" not in command("check", source, "--template", "xiangtan").out


def test_a_field_that_no_form_declares_is_explained(command: Command) -> None:
    path = start_template("我县")
    made = docx.Document(str(path))
    made.add_paragraph("{{ 填报人 }}")
    made.save(str(path))
    checked = command("template", "check", path)
    assert "没有“填报人”这个名字" in checked.out
    assert "补充栏目: {填报人: 文字}" in checked.out
