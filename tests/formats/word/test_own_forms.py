"""Forms that a county makes for itself in Word: data → Word → data, without the data inside."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import docx
import pytest

from reportgen import Report, load, render
from reportgen.formats.reading import read_word
from reportgen.forms.new_template import start_template
from reportgen.ooxml import data_part, package
from tests.engine.documents import add, add_table, document, saved
from tests.reports import CHAPTERS
from tests.tools import INPUTS

if TYPE_CHECKING:
    from tests.commands import Command

ADDED = (
    "补充栏目:\n"
    "  填报人: {在: 部门概况, 必填: 是, 说明: 填这份报告的人, 例: 张三}\n"
    "  联系电话: {例: 0731-1234567}\n"
    "  公示率: {类型: 比率}\n"
)
OWN = {"部门概况": {"填报人": "李四"}, "联系电话": "0731-7654321", "公示率": "98.50%"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def bare(made: bytes) -> Path:
    """Write a generated file without the data that it carries."""
    members = data_part.remove_data(package.unpack(made))
    path = Path("bare.docx")
    path.write_bytes(package.join(package.pack_member(n, d) for n, d in members.items()))
    return path


def edited(path: Path, *changes: tuple[str, str], after: tuple[str, str] = ("", "")) -> None:
    """Change words of a template as a person does, and put a paragraph behind another."""
    made = docx.Document(str(path))
    missing = {old for old, _ in changes}
    for paragraph in list(made.paragraphs):
        for old, new in changes:
            if old in paragraph.text:
                missing.discard(old)
                text = paragraph.text.replace(old, new)
                first, *others = paragraph.runs
                first.text = text
                for run in others:
                    run.text = ""
        if after[0] and after[0] in paragraph.text:
            fresh = paragraph.insert_paragraph_before(after[1])
            fresh.style = paragraph.style
            paragraph._p.addprevious(fresh._p)
    assert missing == set()
    buffer = io.BytesIO()
    made.save(buffer)
    path.write_bytes(buffer.getvalue())


def with_own(data: dict[str, Any]) -> dict[str, Any]:
    merged = {**data, **{k: v for k, v in OWN.items() if k != "部门概况"}}
    return {**merged, "部门概况": {**data["部门概况"], **OWN["部门概况"]}}  # type: ignore[dict-item]


def dump(report: Report) -> dict[str, Any]:
    return report.model_dump(mode="json", by_alias=True, exclude_none=True)


def sample() -> dict[str, Any]:
    from reportgen.forms.sample import sample_data

    return {k: v for k, v in sample_data().items() if k not in ("附件", "检查豁免")}


def test_a_form_made_from_the_chapters_reads_back_with_other_headings_and_added_fields() -> None:
    path = start_template("我省", source="hunan")
    path.with_name("表样.yaml").write_text(ADDED, encoding="utf-8")
    edited(
        path,
        ("一、部门（单位）基本情况", "一、单位是做什么的"),
        ("六、部门整体支出绩效情况", "六、钱花得怎么样"),
        ("八、下一步改进措施", "八、今后怎么改"),
        ("的主管部门为", "归口管理单位是"),
        after=(
            "一、",
            "填报人：{{ 部门概况.填报人 }}，联系电话{{ 联系电话 }}，公示率{{ 公示率 }}。",
        ),
    )
    budget = {**CHAPTERS["预算收支"], "社会保险基金预算支出情况": "0万元"}
    report = load(with_own({**CHAPTERS, "预算收支": budget}), "我省")
    reading = read_word(bare(render(report, "我省")))
    assert reading.form == "我省"
    back, given = dump(load(reading.data, "我省")), dump(report)
    assert {key: back[key] for key in given} == given
    assert reading.unplaced == []


def third_form() -> None:
    """A table of six rows on one page: three fields of the report, three of the county's own."""
    made = document("{{ 部门概况.单位名称 }}{{ 年度 }}年预算绩效一览")
    add_table(
        made,
        ["单位", "{{ 部门概况.单位名称 }}"],
        ["全年预算", "{{ 部门概况.年度预算金额 }}"],
        [
            "发现的毛病",
            [
                "{%p for 问题 in 存在的问题分析及改进措施.存在的问题 %}",
                "{{ loop.index }}.{{ 问题.标题 }}{% if 问题.内容 %}　{{ 问题.内容 }}{% endif %}",
                "{%p endfor %}",
            ],
        ],
        ["填报人", "{{ 部门概况.填报人 }}"],
        ["电话", "{{ 联系电话 }}"],
        ["公示率", "{{ 公示率 }}"],
    )
    add(made, "经办：{{ 部门概况.填报人 }}")
    folder = Path("templates/一览表")
    folder.mkdir(parents=True)
    (folder / "2023.docx").write_bytes(saved(made))
    (folder / "表样.yaml").write_text(ADDED, encoding="utf-8")


@pytest.mark.parametrize("source", sorted(INPUTS.glob("*.yaml")), ids=lambda each: each.stem)
def test_a_form_drawn_from_nothing_reads_back_all_that_it_prints(source: Path) -> None:
    third_form()
    whole = load(with_own(dump(load(source))), "一览表")
    reading = read_word(bare(render(whole, "一览表")))
    assert reading.form == "一览表"
    given = dump(whole)
    assert reading.data["年度"] == given["年度"]
    for label in ("单位名称", "年度预算金额", "填报人"):
        assert reading.data["部门概况"][label] == given["部门概况"][label]
    assert reading.data["联系电话"] == OWN["联系电话"]
    assert reading.data["公示率"] == OWN["公示率"]
    group = "存在的问题分析及改进措施"
    assert reading.data[group]["存在的问题"] == [
        {k: v for k, v in item.items() if v} for item in given[group]["存在的问题"]
    ]
    assert reading.unplaced == []


def test_added_fields_go_through_every_command(command: Command) -> None:
    third_form()
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
    assert "S14" not in command("check", source).out


def test_a_field_that_no_form_declares_is_explained(command: Command) -> None:
    path = start_template("我县")
    made = docx.Document(str(path))
    made.add_paragraph("{{ 填报人 }}")
    made.save(str(path))
    checked = command("template", "check", path)
    assert "没有“填报人”这个名字" in checked.out
    assert "补充栏目: {填报人: 文字}" in checked.out
