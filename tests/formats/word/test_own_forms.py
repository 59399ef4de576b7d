"""Forms that a county makes for itself in Word: data → Word → data, without the data inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from reportgen.formats.reading import read_word
from reportgen.forms.new_template import start_template
from reportgen.ooxml.data_part import remove_data
from tests.own_forms import overview, with_own
from tests.reports import MEASURES, in_chapters, with_values
from tests.tools import INPUTS
from tests.wordfile import members, packed

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


@pytest.mark.parametrize(("form", "other"), [("xiangtan", "hunan"), ("hunan", "xiangtan")])
@pytest.mark.parametrize("is_bare", [False, True], ids=["with its data", "paper alone"])
def test_read_check_diff_and_pull_know_which_of_the_forms_here_a_file_has(
    form: str, other: str, is_bare: bool, command: Command
) -> None:
    import yaml

    for name, most in ((form, 1), (other, 9)):
        folder = Path("templates", name)
        folder.mkdir(parents=True)
        (folder / "表样.yaml").write_text(f"条数:\n  改进措施: {most}\n", encoding="utf-8")
    source = Path("甲.yaml")
    measures = [{"标题": "压减支出"}, {"标题": "加强监管"}]
    data = in_chapters(with_values((MEASURES, measures)))
    source.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    assert command("build", source, "--template", form, "-o", "甲.docx").code == 0
    if is_bare:
        Path("甲.docx").write_bytes(packed(remove_data(members(Path("甲.docx").read_bytes()))))
    reading = read_word(Path("甲.docx"))
    assert (reading.form, reading.carried is None, reading.unplaced) == (form, is_bare, [])
    assert "“改进措施”有2条，表样规定不超过1条" in command("check", "甲.docx").out
    made = docx.Document("甲.docx")
    cells = (cell for table in made.tables for row in table.rows for cell in row.cells)
    inside = [paragraph for cell in cells for paragraph in cell.paragraphs]
    changed = next(p for p in [*made.paragraphs, *inside] if "加强监管" in p.text)
    (run,) = [run for run in changed.runs if "加强监管" in run.text]
    run.text = run.text.replace("加强监管", "加强绩效监管")
    made.save("甲.docx")
    compared = command("diff", "甲.docx", source) if is_bare else command("diff", "甲.docx")
    assert "绩效］监管" in compared.out
    pulling = command("pull", "甲.docx", source)
    if is_bare:
        assert "文件里没有带着数据" in pulling.err  # nothing to tell whose change is whose
        return
    assert pulling.code == 0
    measures[1]["标题"] = "加强绩效监管"
    pulled = yaml.safe_load(source.read_text(encoding="utf-8"))
    assert pulled["存在的问题分析及改进措施"]["改进措施"] == measures
    assert pulled["部门概况"] == data["部门概况"]
