"""What a new form prints otherwise, and which data is not enough for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import load
from reportgen.forms.form_diff import differences, lacking, needed
from tests.commands import Command, write_json
from tests.engine.documents import add_table, document, saved, template
from tests.reports import SHORTEST, with_values

SPENT = "绩效完成情况.部门整体支出管理和使用基本情况"


@pytest.fixture
def forms(tmp_path: Path) -> tuple[Path, Path]:
    """Return an old form and a new one that adds, drops and moves fields."""
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    for path, cells in (
        (old, ["{{ 部门概况.单位名称 }}", "{{ 部门概况.主管部门 }}"]),
        (new, [f"{{{{ {SPENT}.结余 }}}}", "{{ 部门概况.单位名称 }}"]),
    ):
        made = document("{{ 年度 }}年")
        add_table(made, cells)
        path.write_bytes(saved(made))
    return old, new


def test_fields_that_a_form_adds_drops_and_moves_are_told(forms: tuple[Path, Path]) -> None:
    assert [str(each) for each in differences(*forms)] == [
        f"新增：{SPENT}.结余（表1 第1行 第1列）",
        "去掉：部门概况.主管部门（原在表1 第1行 第2列）",
        "挪动：部门概况.单位名称（表1 第1行 第1列→表1 第1行 第2列）",
    ]
    assert differences(forms[0], forms[0]) == []


def test_a_row_more_before_it_moves_nothing_and_another_label_does(tmp_path: Path) -> None:
    rows = [["单位名称", "{{ 部门概况.单位名称 }}"], ["主管部门", "{{ 部门概况.主管部门 }}"]]
    paths = [tmp_path / f"{name}.docx" for name in ("old", "more", "changed")]
    more = [["年度", "{{ 年度 }}"], *rows]
    changed = [[rows[0][0], rows[1][1]], [rows[1][0], rows[0][1]]]
    for path, each in zip(paths, (rows, more, changed), strict=True):
        made = document()
        add_table(made, *each)
        path.write_bytes(saved(made))
    old, with_more, with_changed = paths
    assert [str(each) for each in differences(old, with_more)] == ["新增：年度（表1 第1行 第2列）"]
    assert [str(each) for each in differences(old, with_changed)] == [
        "挪动：部门概况.主管部门（表1 第2行 第2列→表1 第1行 第2列）",
        "挪动：部门概况.单位名称（表1 第1行 第2列→表1 第2行 第2列）",
    ]


def test_in_a_text_a_field_moves_from_one_heading_to_another(tmp_path: Path) -> None:
    first = ["一、基本情况", "{{ 部门概况.主管部门 }}", "二、支出情况", "{{ 年度 }}年"]
    renumbered = [
        "一、目录",
        "二、基本情况",
        "{{ 部门概况.主管部门 }}",
        "三、支出情况",
        "{{ 年度 }}年",
    ]
    moved = ["一、基本情况", "二、支出情况", "{{ 年度 }}年{{ 部门概况.主管部门 }}"]
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    old.write_bytes(template(*first))
    new.write_bytes(template(*renumbered))
    assert differences(old, new) == []
    new.write_bytes(template(*moved))
    assert [str(each) for each in differences(old, new)] == [
        "挪动：部门概况.主管部门（“一、基本情况”下→“二、支出情况”下）"
    ]


def test_data_that_lacks_a_printed_field_is_told_with_its_place(
    forms: tuple[Path, Path], tmp_path: Path
) -> None:
    (found,) = lacking(load(write_json(tmp_path / "a.json", SHORTEST)), needed(forms[1]), forms[1])
    assert (found.rule, found.path) == ("M09", f"{SPENT}.结余")
    assert found.location.startswith(str(tmp_path / "a.json:1:"))
    whole = with_values((f"{SPENT}.结余", "0万元"))
    assert lacking(load(write_json(tmp_path / "b.json", whole)), needed(forms[1]), forms[1]) == []


def test_items_of_a_list_are_looked_at_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    each = "{%p for 项 in 存在的问题分析及改进措施.存在的问题 %}"
    path.write_bytes(template(each, "{{ 项.标题 }}{{ 项.内容 }}", "{%p endfor %}"))
    items = [{"标题": "甲", "内容": "乙"}, {"标题": "丙"}]
    data = with_values(("存在的问题分析及改进措施.存在的问题", items))
    (found,) = lacking(load(write_json(tmp_path / "a.json", data)), needed(path), path)
    assert found.path == "存在的问题分析及改进措施.存在的问题[2].内容"


def test_what_is_enumerated_may_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(template(f"{{{{ {SPENT}.按经济分类|列举 }}}}"))
    assert lacking(load(write_json(tmp_path / "a.json", SHORTEST)), needed(path), path) == []


def test_the_command_compares_the_two_newest_of_a_name(command: Command) -> None:
    command("template", "new", "我县", "--year", "2023")
    assert command("template", "diff", "我县").code == 2
    command("template", "new", "我县", "--year", "2026")
    ended = command("template", "diff", "我县")
    assert ended.code == 0
    assert "栏目没有变化" in ended.out
    assert Path("templates/我县/2026.docx").write_bytes(template("{{ 年度 }}"))
    assert "去掉：部门概况.主管部门" in command("template", "diff", "我县").out
    assert "新增：部门概况.主管部门" in command("template", "diff", "我县/2026", "我县/2023").out


def test_the_command_names_data_that_is_not_enough(
    command: Command, forms: tuple[Path, Path]
) -> None:
    write_json(Path("inputs/a.json"), SHORTEST)
    ended = command("template", "diff", *forms, "--data", "inputs")
    assert ended.code == 1
    assert "新表样要印“结余”，数据里没有" in ended.out
    assert command("template", "diff", *forms, "--data", "nowhere").code == 2
    assert command("template", "diff", "无", *forms[:1]).code == 2


def test_what_many_items_lack_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    each = "{%p for 项 in 存在的问题分析及改进措施.存在的问题 %}"
    path.write_bytes(template(each, "{{ 项.标题 }}{{ 项.内容 }}", "{%p endfor %}"))
    items = [{"标题": title} for title in "甲乙丙"]
    data = with_values(("存在的问题分析及改进措施.存在的问题", items))
    (found,) = lacking(load(write_json(tmp_path / "a.json", data)), needed(path), path)
    assert "一共3处" in found.message
