"""The blank form: it explains every field, and loads once it is filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml as pyyaml

from reportgen.formats.blank_yaml import blank_yaml
from reportgen.formats.loading import load
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.figures import Amount
from reportgen.model.json_schema import json_schema
from reportgen.model.report import Report
from reportgen.plaindata import yaml_text
from tests.reports import ACHIEVED, MEASURES, PROBLEMS, SPENT
from tests.sentences import english_in, refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOTE = re.compile(r"\s*# (?P<note>.*?)(?P<need>必填|可不填)(?:。例：(?P<example>.*))?")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def filled(text: str, *, optional: bool) -> str:
    """Fill a blank in with its own examples: all of it, or only what is required."""
    uncommented = text.replace("# 检查豁免:\n#  ", "检查豁免:\n  ")
    lines = (uncommented if optional else text).splitlines()
    example = ""
    for at, line in enumerate(lines):
        if match := _NOTE.fullmatch(line):
            wanted = optional or match["need"] == "必填"
            example = (match["example"] or "") if wanted else ""
            continue
        below = lines[at + 1] if at + 1 < len(lines) else ""
        is_group = line.endswith(":") and bool(below) and _indent(below) > _indent(line)
        if example and not is_group and re.search(r"(?::|- )$", line):
            lines[at] = f"{line.rstrip()} {example}"
            example = ""
    return "\n".join(lines)


def _loaded(text: str, folder: Path) -> Report:
    path = folder / "我镇.yaml"
    path.write_text(text, "utf-8")
    return load(path)


def _leaves(node: FieldNode) -> Iterator[FieldNode]:
    for field in (node.fields or {}).values():
        inner = field.element or field
        if inner.fields:
            yield from _leaves(inner)
        elif field.kind != "mapping":
            yield field


def _leaf_count(data: object) -> int:
    if isinstance(data, dict):
        return sum(map(_leaf_count, data.values()))
    if isinstance(data, list) and data and isinstance(data[0], dict):
        return sum(map(_leaf_count, data))
    return 1


def test_a_blank_with_its_required_fields_filled_loads(tmp_path: Path) -> None:
    report = _loaded(filled(blank_yaml(2024), optional=False), tmp_path)
    assert report.overview.unit_name == "某某县某某镇人民政府"
    assert str(report.overview.annual_budget) == "3960万元"
    spent = report.performance.expenditure
    assert (spent.balance, spent.official_expenses, spent.classes.items()) == (None, None, [])
    assert report.improvement.measures[0].problems == []
    assert report.improvement.other_matters == ["无"]
    assert report.waivers == {}


def test_a_blank_filled_with_all_its_examples_loads(tmp_path: Path) -> None:
    text = filled(blank_yaml(2024, annexes=True), optional=True)
    report = _loaded(text, tmp_path)
    asked = [each for each in _leaves(field_tree(Report)) if not each.role.is_in_annexes]
    assert _leaf_count(yaml_text.read(text).data) == len(asked) + 1
    spent = report.performance.expenditure
    assert spent.balance == Amount("0万元")
    assert spent.official_expenses is not None
    assert spent.official_expenses.vehicles is not None
    assert [str(amount) for _, amount in spent.classes.items()][:2] == ["1533万元", "738万元"]
    assert report.improvement.measures[0].problems == [1]
    assert report.waivers == {"A06": "财政年底收回未用指标"}


def test_a_blank_with_nothing_filled_in_misses_just_what_is_required(tmp_path: Path) -> None:
    path = tmp_path / "我镇.yaml"
    path.write_text(blank_yaml(2024), "utf-8")
    assert [finding.path for finding in refused(path)] == [
        "部门概况.单位名称",
        "部门概况.年度预算金额",
        "部门概况.主管部门",
        "部门概况.单位基本职能",
        f"{SPENT}.概述",
        f"{SPENT}.支出总额",
        f"{ACHIEVED}[1].标题",
        f"{ACHIEVED}[1].要点",
        f"{PROBLEMS}[1].标题",
        f"{MEASURES}[1].标题",
    ]


@pytest.mark.parametrize("optional", [False, True])
def test_a_filled_blank_fits_the_schema(optional: bool) -> None:
    data = pyyaml.safe_load(filled(blank_yaml(2024, annexes=optional), optional=optional))
    jsonschema.Draft202012Validator(json_schema()).validate(data)


def test_the_blank_explains_every_field_with_unit_and_example() -> None:
    text = blank_yaml() + blank_yaml(annexes=True)
    for field in _leaves(field_tree(Report)):
        need = "必填" if field.required else "可不填"
        assert f"# {field.description}。{need}。例：{field.example}\n" in text
        assert re.search(rf"^ *(- )?{re.escape(field.label)}:$", text, re.MULTILINE)
        if field.kind == "amount":
            assert "单位万元" in field.description


def test_a_blank_with_annexes_asks_for_no_figure_twice() -> None:
    official = yaml_text.read(blank_yaml()).data["绩效完成情况"]
    asked = official["部门整体支出管理和使用基本情况"]["三公经费"]
    with_annexes = yaml_text.read(blank_yaml(annexes=True)).data
    spent = with_annexes["绩效完成情况"]["部门整体支出管理和使用基本情况"]["三公经费"]
    assert {*asked} - {*spent} == {"预算数", "上年数"}
    row = with_annexes["附件"]["基础数据表"]["经费控制情况"]["三公经费"]
    assert {"预算数", "上年决算数"} <= {*row}


def test_the_blank_has_the_form_in_its_order_and_nothing_else() -> None:
    data: dict[str, Any] = yaml_text.read(blank_yaml(2024)).data
    assert list(data) == [
        "年度",
        "部门概况",
        "预算收支",
        "绩效完成情况",
        "存在的问题分析及改进措施",
        "绩效自评结果拟应用和公开情况",
        "落款日期",
    ]
    assert data["年度"] == "2024"
    assert yaml_text.read(blank_yaml()).data == {**data, "年度": None}


def test_the_blank_speaks_chinese_and_names_the_next_commands() -> None:
    text = blank_yaml()
    for command in ("reportgen check 文件名.yaml", "reportgen build 文件名.yaml"):
        assert f"#   {command}\n" in text
    assert "附件" in text
    assert not english_in(re.sub(r"A\d\d|--with-annexes", "", text))
    assert not english_in(re.sub(r"A\d\d", "", blank_yaml(annexes=True)))
