"""表样.yaml beside a form: rules of one province, for all who use that form."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import BatchOptions, TemplateError, build_many
from reportgen.forms.form_settings import enabled_rules, form_settings
from reportgen.forms.installed import template_folders
from reportgen.forms.new_template import start_template
from tests.tools import INPUTS

if TYPE_CHECKING:
    from tests.commands import Command

WITH_ANNEXES = INPUTS / "含附件示例.yaml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def form(text: str, name: str = "我省") -> Path:
    """Make a form with a 表样.yaml; give that."""
    path = start_template(name).with_name("表样.yaml")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("开启: [S12]\n", ("S12",)),
        ("开启:\n  - +s14  # 本省的规定\n  - S12\n  - S12\n", ("S12", "S14")),
        ("开启: S13\n", ("S13",)),
        ("开启:\n", ()),
        ("# 都不开\n", ()),
        ("", ()),
    ],
)
def test_the_rules_that_are_turned_on_are_read(text: str, rules: tuple[str, ...]) -> None:
    path = form(text)
    assert enabled_rules("我省") == rules
    assert enabled_rules(path.with_name("2023.docx")) == rules
    assert enabled_rules("xiangtan") == ()


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("开启: [S12, S99]\n", "1:11", "没有编号为“S99”的规则"),
        ("开启: [A03]\n", "1:6", "“A03”本来就检查，不用开启"),
        ("开启: [{S12: 是}]\n", "1:6", "这里应是规则编号"),
        ("开启: {S12: 是}\n", "1:1", "这里应是规则编号的列表"),
        ("开启: [S12]\n规则: [S13]\n", "2:1", "没有“规则”这一栏"),
        ("开启: [S12]\n开启: [S13]\n", "2:1", "开启"),
        ("- S12\n", "1:1", "不是“栏目: 内容”的写法"),
        ("开启: [S12\n", "1:5", "方括号或花括号没有写完"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, place: str, words: str) -> None:
    path = form(text)
    with pytest.raises(TemplateError) as caught:
        enabled_rules("我省")
    (finding,) = caught.value.findings
    assert finding.location == f"{path}:{place}"
    assert words in finding.message
    assert finding.suggestion


def test_all_that_is_wrong_is_told_at_once(command: Command) -> None:
    form("开启: [S99, A03]\n规则: 1\n")
    checked = command("template", "check", "templates/我省/2023.docx")
    assert checked.code == 1
    assert checked.out.count("表样.yaml 第") == 3
    for arguments in (["check", WITH_ANNEXES], ["build", WITH_ANNEXES, "-o", "x"]):
        ended = command(*arguments, "--template", "我省")
        assert ended.code == 2
        assert ended.err.count("表样.yaml 第") == 3
    assert not Path("x").exists()


def test_the_working_directory_comes_before_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    package = Path("package/templates")
    shutil.copytree(template_folders()[1], package)
    monkeypatch.setattr(
        "reportgen.forms.installed.template_folders", lambda: [Path("templates"), package]
    )
    (package / "xiangtan" / "表样.yaml").write_text("开启: [S13]", encoding="utf-8")
    assert enabled_rules("xiangtan") == ("S13",)
    Path("templates/xiangtan").mkdir(parents=True)
    assert enabled_rules("xiangtan") == ("S13",)
    Path("templates/xiangtan/表样.yaml").write_text("开启: [S12]", encoding="utf-8")
    assert enabled_rules("xiangtan") == ("S12",)


def test_a_new_form_takes_the_rules_of_the_one_it_is_made_from() -> None:
    path = form("开启: [S12]  # 省厅通知\n")
    for source in ("我省", "我省/2023", str(path.with_name("2023.docx"))):
        made = start_template("我市", source=source, force=True).with_name("表样.yaml")
        assert made.read_bytes() == path.read_bytes()
        made.unlink()
    assert not start_template("我县").with_name("表样.yaml").exists()


def test_rules_that_a_form_has_already_are_not_overwritten() -> None:
    form("开启: [S12]\n")
    own = form("开启: [S13]\n", "我市")
    start_template("我市", 2026, source="我省")
    assert own.read_text(encoding="utf-8") == "开启: [S13]\n"


def test_a_form_with_wrong_rules_is_not_copied() -> None:
    form("开启: [S99]\n")
    with pytest.raises(TemplateError, match="S99"):
        start_template("我市", source="我省")
    assert not Path("templates/我市").exists()


def test_check_and_build_apply_them_to_reports_of_that_form_only(command: Command) -> None:
    form("开启: [S14]\n")
    assert command("check", WITH_ANNEXES, "--template", "xiangtan").code == 0
    ended = command("check", WITH_ANNEXES, "--template", "我省")
    assert ended.code == 1
    assert "S14" in ended.out
    assert "S14" not in command("build", WITH_ANNEXES, "-o", "x.docx").out
    assert "S14" in command("build", WITH_ANNEXES, "-o", "x.docx", "--template", "我省").out
    assert command("check", WITH_ANNEXES, "--template", "没有").code == 2


def test_a_batch_applies_them_and_checks_again_when_they_change(command: Command) -> None:
    settings = form("# 都不开\n")
    Path("in").mkdir()
    shutil.copy(WITH_ANNEXES, "in/a.yaml")

    def found() -> set[str]:
        assert command("build", "in", "-o", "out", "--template", "我省").code == 0
        held = json.loads(Path("out/汇总.json").read_text(encoding="utf-8"))
        return set(codes_in(held))

    assert "S14" not in found()
    settings.write_text("开启: [S14]\n", encoding="utf-8")
    assert "S14" in found()
    assert "S14" in found()
    settings.unlink()
    assert "S14" not in found()
    assert command("build", "in", "-o", "out", "--template", "我省", "--strict").code == 0
    form_rules = build_many("in", "out2", template="我省").outcomes
    assert {f.rule for outcome in form_rules for f in outcome.findings}.isdisjoint({"S14"})
    settings.write_text("开启: [S14]\n", encoding="utf-8")
    form_rules = build_many("in", "out2", template="我省").outcomes
    assert "S14" in {f.rule for outcome in form_rules for f in outcome.findings}


def codes_in(held: object) -> list[str]:
    """Return every rule code that a manifest has in its findings."""
    if isinstance(held, dict):
        own = [held["rule"]] if "rule" in held else []
        return own + [code for value in held.values() for code in codes_in(value)]
    return [code for value in held for code in codes_in(value)] if isinstance(held, list) else []


def test_it_is_no_data_when_a_folder_is_searched(command: Command) -> None:
    form("开启: [S12]\n")
    Path("templates/我省/2023.docx").unlink()
    shutil.copy(WITH_ANNEXES, "a.yaml")
    assert command("check", ".").code == 0


def test_the_old_file_is_still_read_with_a_hint(command: Command) -> None:
    form("").unlink()
    old = Path("templates/我省/检查.yaml")
    old.write_text("开启: [S12]\n", encoding="utf-8")
    assert enabled_rules("我省") == ("S12",)
    checked = command("template", "check", "templates/我省/2023.docx")
    assert f"{old}" in checked.out
    assert "改名为“表样.yaml”" in checked.out
    old.with_name("表样.yaml").write_text("开启: [S13]\n", encoding="utf-8")
    assert enabled_rules("我省") == ("S13",)


def test_added_fields_wordings_and_limits_are_read() -> None:
    form(
        "补充栏目:\n"
        "  填报人: {在: 部门概况, 必填: 是, 说明: 谁填的, 例: 张三, 可公开: 否}\n"
        "  联系电话: 文字\n"
        "  等次:\n    选项: [好, 中]\n"
        "别名:\n  年度预算金额: [部门预算总额]\n  主管部门: 主管单位\n"
        "条数:\n  存在的问题: 3到5\n"
        "字数:\n  其他需要说明问题: 不超过500\n"
    )
    found = form_settings("我省")
    first, second, third = found.added
    assert first.path == ("部门概况", "填报人")
    assert (first.required, first.public, first.example) == (True, False, "张三")
    assert (second.group, second.kind, second.required) == ((), "文字", False)
    assert (third.kind, third.choices) == ("选项", ("好", "中"))
    assert found.wordings == {"年度预算金额": ("部门预算总额",), "主管部门": ("主管单位",)}
    assert found.counts == {"存在的问题": (3, 5)}
    assert found.lengths == {"其他需要说明问题": (0, 500)}


def test_a_group_may_be_named_by_its_own_label_alone() -> None:
    form(
        "补充栏目:\n  民生支出: {在: 部门整体支出管理和使用基本情况, 类型: 金额}\n"
        "  聘用人数: {在: 部门概况.机构人员, 类型: 人数}\n"
    )
    first, second = form_settings("我省").added
    assert first.group == ("绩效完成情况", "部门整体支出管理和使用基本情况")
    assert second.group == ("部门概况", "机构人员")


def test_the_groups_that_may_have_more_are_told() -> None:
    form("补充栏目:\n  填报人: {在: 三公经费}\n")
    with pytest.raises(TemplateError) as caught:
        form_settings("我省")
    (finding,) = caught.value.findings
    assert "部门概况、机构人员、预算收支" in finding.suggestion


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("补充栏目:\n  填报人: 数字\n", "2:3", "没有“数字”这种类型"),
        ("补充栏目:\n  填报人: {在: 部门}\n", "2:9", "“部门”不是能补充栏目的一组"),
        ("补充栏目:\n  单位名称: {在: 部门概况}\n", "2:3", "表上已经有了"),
        ("补充栏目:\n  填报人: {必填: 要}\n", "2:9", "只能写“是”或“否”"),
        ("补充栏目:\n  填报人: {单位: 元}\n", "2:9", "没有“单位”"),
        ("补充栏目:\n  等次: 选项\n", "2:3", "没有写可以选哪些"),
        ("补充栏目: [填报人]\n", "1:1", "一组"),
        ("补充栏目:\n  填.报人: 文字\n", "2:3", "栏目名"),
        ("条数:\n  存在的问题: 几个\n", "2:3", "从几到几"),
        ("别名:\n  主管部门: {甲: 乙}\n", "2:3", "另外的叫法"),
    ],
)
def test_each_mistake_in_them_has_its_place(text: str, place: str, words: str) -> None:
    path = form(text)
    with pytest.raises(TemplateError) as caught:
        form_settings("我省")
    assert [f"{path}:{place}" for _ in caught.value.findings] == [
        finding.location for finding in caught.value.findings
    ]
    assert words in caught.value.findings[0].message
    assert all(finding.suggestion for finding in caught.value.findings)


def test_a_batch_holds_to_the_numbers_of_items_and_characters(command: Command) -> None:
    settings = form("条数:\n  单位基本职能: 1\n字数:\n  其他需要说明问题: 500\n")
    Path("in").mkdir()
    shutil.copy(WITH_ANNEXES, "in/a.yaml")

    def found() -> list[str]:
        assert command("build", "in", "-o", "out", "--template", "我省").code == 0
        return codes_in(json.loads(Path("out/汇总.json").read_text(encoding="utf-8")))

    assert found().count("M15") == 1
    assert found().count("M15") == 1
    settings.write_text("条数:\n  单位基本职能: 100\n", encoding="utf-8")
    assert "M15" not in found()


def test_a_batch_is_built_again_when_fields_that_it_must_have_are_added(command: Command) -> None:
    settings = form("# 没有\n")
    Path("in").mkdir()
    shutil.copy(WITH_ANNEXES, "in/a.yaml")
    assert command("build", "in", "-o", "out", "--template", "我省").code == 0
    settings.write_text("补充栏目:\n  填报人: {必填: 是}\n", encoding="utf-8")
    ended = command("build", "in", "-o", "out", "--template", "我省")
    assert ended.code == 2
    assert "缺少“填报人”" in Path("out/汇总.json").read_text(encoding="utf-8")


def test_a_batch_is_built_again_by_another_engine_without_being_forced() -> None:
    Path("in").mkdir()
    shutil.copy(INPUTS / "最小示例.yaml", "in/a.yaml")

    def built(engine: str = "") -> tuple[str, bytes]:
        (unit,) = build_many("in", "out", options=BatchOptions(engine=engine)).outcomes
        return unit.status, Path(unit.output).read_bytes()

    own, second = built(), built("docxtpl")
    assert (own[0], second[0]) == ("built", "built")
    assert own[1] != second[1]
    assert built("docxtpl") == ("unchanged", second[1])
    assert built() == own
