"""The labels and headings that a reader looks for: those of the template itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import TemplateError
from reportgen.forms.form_words import installed_words, words_of
from reportgen.forms.new_template import start_template
from reportgen.forms.printed_text import values_in
from tests.engine.documents import EACH_DUTY, add, add_table, document, saved

if TYPE_CHECKING:
    from reportgen.forms.form_body import FormWords


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def words(content: bytes, settings: str = "") -> FormWords:
    folder = Path("templates/我县")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "2023.docx").write_bytes(content)
    (folder / "表样.yaml").write_text(settings, encoding="utf-8")
    return words_of("我县")


def test_the_rows_of_the_single_table_are_its_nine_labels() -> None:
    rows = {row.label: row.path for row in words_of("xiangtan").rows}
    assert list(rows) == [
        "单位名称",
        "年度预算金额",
        "主管部门",
        "单位基本职能",
        "部门整体支出管理和使用基本情况",
        "绩效目标完成情况",
        "存在的问题",
        "改进措施",
        "其他需要说明问题",
    ]
    assert all(path[-1] == label for label, path in rows.items())
    assert words_of("xiangtan").groups == ["部门概况", "绩效完成情况", "存在的问题分析及改进措施"]


def test_the_chapters_and_their_parts_are_headings_with_their_fields() -> None:
    found = words_of("hunan").headings
    assert len([each for each in found if each.level == 1]) == 10
    paths = {each.text: each.path for each in found}
    assert paths["下一步改进措施"] == ("存在的问题分析及改进措施", "改进措施")
    assert paths["机构人员"] == ("部门概况", "机构人员")
    parts = [each.text for each in found if each.chapter == "一般公共预算支出情况"]
    assert parts == ["基本支出", "项目支出"]


def test_a_label_changed_in_word_is_the_label_that_is_looked_for() -> None:
    made = document()
    add_table(
        made,
        ["部门预算总额", "{{ 部门概况.年度预算金额 }}"],
        ["主要职责", list(EACH_DUTY)],
    )
    add(
        made,
        "一、今后的打算",
        "{%p for 段 in 绩效自评结果拟应用和公开情况 %}",
        "{{ 段 }}",
        "{%p endfor %}",
    )
    found = words(saved(made))
    assert [(row.label, row.path) for row in found.rows] == [
        ("部门预算总额", ("部门概况", "年度预算金额")),
        ("主要职责", ("部门概况", "单位基本职能")),
    ]
    (heading,) = found.headings
    assert (heading.text, heading.level) == ("今后的打算", 1)
    assert heading.path == ("绩效自评结果拟应用和公开情况",)


def test_other_wordings_come_from_the_settings() -> None:
    made = document()
    add_table(made, ["部门预算总额", "{{ 部门概况.年度预算金额 }}"])
    found = words(saved(made), "别名:\n  部门预算总额: [预算总额, 本年预算]\n")
    assert found.rows[0].others == ("预算总额", "本年预算")


def test_fields_that_the_form_adds_are_known_with_their_place() -> None:
    made = document()
    add_table(made, ["填报人", "{{ 部门概况.填报人 }}"])
    found = words(saved(made), "补充栏目:\n  填报人: {在: 部门概况, 类型: 文字}\n")
    assert found.rows[0].path == ("部门概况", "填报人")
    node = found.node_at(("部门概况", "填报人"))
    assert node is not None
    assert node.label == "填报人"


def test_what_is_printed_is_known_through_names_that_tags_define() -> None:
    made = document("{%p set 人员 = 部门概况.机构人员 %}", "编制{{ 人员.编制数 }}人")
    (line,) = words(saved(made)).loose
    assert [value.path for value in values_in([line])] == [("部门概况", "机构人员", "编制数")]


def test_a_new_form_is_among_the_installed_ones() -> None:
    start_template("我省", source="hunan")
    assert {each.name for each in installed_words()} == {"hunan", "xiangtan", "我省"}


def test_a_broken_template_is_explained() -> None:
    with pytest.raises(TemplateError, match="标签"):
        words(saved(document("{{ 部门概况.单位名称 + 1 2 }}")))
    assert "我县" not in {each.name for each in installed_words()}
