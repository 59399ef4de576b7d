"""The JSON Schema: valid, Chinese, and in agreement with ``load``."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings

from reportgen.model.base import field_tree
from reportgen.model.json_schema import json_schema
from reportgen.model.report import Report
from tests.reports import (
    ACHIEVED,
    EDGES,
    MEASURES,
    PROBLEMS,
    REMARKS,
    SHORTEST,
    SPENT,
    report,
    with_values,
)
from tests.sentences import refused
from tests.strategies import amount_texts, report_data
from tests.tools import INPUTS, seed

SCHEMA = json_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def _fits(data: object) -> bool:
    return bool(VALIDATOR.is_valid(data))


def _words(node: object) -> list[str]:
    """Return all titles and descriptions."""
    if isinstance(node, list):
        return [word for inner in node for word in _words(inner)]
    if not isinstance(node, dict):
        return []
    here = [node[key] for key in ("title", "description") if isinstance(node.get(key), str)]
    return here + [word for inner in node.values() for word in _words(inner)]


def test_the_schema_is_valid_2020_12() -> None:
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_accepts_the_real_report() -> None:
    VALIDATOR.validate(yaml.safe_load(seed("qingshanqiao-2024.yaml").read_text("utf-8")))


@pytest.mark.parametrize("path", sorted(INPUTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_schema_accepts_the_samples_with_native_types(path: Any) -> None:
    VALIDATOR.validate(yaml.safe_load(path.read_text("utf-8")))


@pytest.mark.parametrize("data", EDGES.values(), ids=EDGES.keys())
def test_the_schema_accepts_reports_at_the_edges(data: dict[str, Any]) -> None:
    VALIDATOR.validate(data)


@given(report_data())
def test_the_schema_accepts_what_loads(data: dict[str, Any]) -> None:
    VALIDATOR.validate(data)
    VALIDATOR.validate(Report.model_validate(data).model_dump(mode="json", by_alias=True))


@settings(max_examples=100, deadline=None)
@given(amount_texts())
def test_the_schema_accepts_every_spelling_of_an_amount(text: str) -> None:
    wide = text.translate(str.maketrans("0123456789.,", "０１２３４５６７８９．，"))
    for entered in (text, wide, f" {text} ", " ".join(text)):
        data = with_values((f"{SPENT}.支出总额", entered))
        assert report(data)
        assert _fits(data)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("年度", "２０２４年"),
        ("部门概况.年度预算金额", 3960),
        ("部门概况.年度预算金额", 3960.5),
        ("部门概况.单位基本职能", "一\n二"),
        (f"{SPENT}.结余", "－5万元"),
        (f"{SPENT}.结余", None),
        (f"{SPENT}.按经济分类", None),
        (f"{SPENT}.三公经费", 0),
        (f"{SPENT}.三公经费", {"因公出国境费": "0", "公务用车购置及运行费": 5}),
        (f"{SPENT}.三公经费", {"因公出国（境）费": None, "合计": "1"}),
        (PROBLEMS, "财力不足。"),
        (PROBLEMS, {"标题": "财力不足"}),
        (MEASURES, ["压减支出\u3000从严。", {"标题": "增收", "内容": None, "对应问题": [None]}]),
        (
            MEASURES,
            [{"标题": "增收", "对应问题": 1}, {"标题": "增收", "对应问题": [1, "财力不足"]}],
        ),
        (REMARKS, [None]),
        ("检查豁免", {"A06": "已说明"}),
        ("检查豁免", None),
    ],
)
def test_the_schema_accepts_every_shape_that_loads(path: str, value: object) -> None:
    assert _fits(with_values((path, value)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("年度", [2024]),
        ("年度", None),
        ("年度", 2024.5),
        ("备注", "x"),
        ("部门概况", "云溪县"),
        ("部门概况.单位名称", 5),
        ("部门概况.单位名称", None),
        ("部门概况.单位", "云溪县"),
        ("部门概况.年度预算金额", "3960万"),
        ("部门概况.年度预算金额", "3960."),
        ("部门概况.年度预算金额", ".5"),
        ("部门概况.年度预算金额", "1e3"),
        ("部门概况.年度预算金额", "约3960万元"),
        ("部门概况.年度预算金额", ""),
        ("部门概况.年度预算金额", True),
        ("部门概况.单位基本职能", [1]),
        ("部门概况.单位基本职能", {"一": "二"}),
        (f"{SPENT}.概述", 5),
        (f"{SPENT}.按经济分类", {"工资": "1"}),
        (f"{SPENT}.三公经费", [1]),
        (f"{SPENT}.三公经费", {"公务接待": "1"}),
        (ACHIEVED, "民生"),
        (ACHIEVED, [{"标题": "民生"}]),
        (ACHIEVED, [{"标题": "民生", "要点": "一", "多": "二"}]),
        (PROBLEMS, [{"内容": "少"}]),
        (PROBLEMS, 5),
        (MEASURES, [{"标题": "增收", "对应问题": [1.5]}]),
        ("检查豁免", ["余款已收回"]),
        ("检查豁免", {"A06": 6}),
    ],
)
def test_the_schema_refuses_wrong_data(path: str, value: object) -> None:
    data = with_values((path, value))
    assert not _fits(data)
    assert refused(data)


@pytest.mark.parametrize("label", SHORTEST)
def test_the_schema_refuses_a_report_without_one_of_its_groups(label: str) -> None:
    assert not _fits({key: value for key, value in SHORTEST.items() if key != label})


def test_titles_and_descriptions_are_chinese() -> None:
    words = _words(SCHEMA)
    assert len(words) > 60
    assert [word for word in words if re.search("[A-Za-z]", word)] == []
    assert all(re.search("[\u4e00-\u9fff]", word) for word in words)


def test_every_field_has_a_title_or_description_and_its_example() -> None:
    fields = field_tree(Report).fields or {}
    assert list(SCHEMA["properties"]) == [field.label for field in fields.values()]
    overview = SCHEMA["$defs"]["Overview"]["properties"]
    for field in (fields["部门概况"].fields or {}).values():
        assert overview[field.label]["description"] == field.description
        examples = overview[field.label].get("examples", [])
        assert examples == ([] if field.kind == "group" else [field.example])
    assert SCHEMA["title"] == "部门整体支出绩效评价报告"
