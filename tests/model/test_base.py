"""Groups of the form: labels as keys, blanks, and the tree of fields."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from reportgen.labels import name_of
from reportgen.model.base import FieldNode, amount_of, field_tree
from reportgen.model.expenditure import Expenditure, OfficialExpenses, VehicleCost
from reportgen.model.figures import Amount
from reportgen.model.report import Overview, Report
from tests.reports import MEASURES, SHORTEST, SPENT, report, with_values
from tests.sentences import refused, the_problem

_ABROAD = "因公出国（境）费"
_EXPENSES = f"{SPENT}.三公经费"


def _leaves(node: FieldNode, path: str = "") -> list[tuple[str, FieldNode]]:
    found: list[tuple[str, FieldNode]] = []
    for name, field in (node.fields or {}).items():
        found += [(f"{path}{name}", field), *_leaves(field, f"{path}{name}.")]
        if field.element is not None:
            found += _leaves(field.element, f"{path}{name}[].")
    return found


TREE = dict(_leaves(field_tree(Report)))


def test_a_name_is_its_label_without_marks() -> None:
    assert name_of(_ABROAD) == name_of("因公出国境费") == "因公出国境费"
    assert name_of("水费、电费、差旅费") == "水费电费差旅费"
    assert name_of("年度") == "年度"


@pytest.mark.parametrize("key", [_ABROAD, "因公出国境费", "因公出国(境)费", "因公 出国（境）费"])
def test_a_label_may_be_written_with_or_without_its_marks(key: str) -> None:
    given = report(with_values((_EXPENSES, {key: "1.5万元"})))
    expenses = given.performance.expenditure.official_expenses
    assert expenses is not None
    assert expenses.abroad == Amount("1.5万元")


@pytest.mark.parametrize(
    ("first", "second", "extra"),
    [
        (_ABROAD, "因公出国境费", "因公出国境费"),
        ("因公出国境费", _ABROAD, "因公出国境费"),
        ("因公出国境费", "因公出国(境)费", "因公出国(境)费"),
    ],
)
def test_both_spellings_of_a_label_at_once_are_an_error(
    first: str, second: str, extra: str
) -> None:
    problem = the_problem(with_values((_EXPENSES, {first: "1", second: "2"})))
    assert problem.path == f"{_EXPENSES}.{extra}"
    assert problem.message == f"“{extra}”和“{_ABROAD}”是同一栏，写了两次"


def test_files_know_only_labels_and_python_also_english_names() -> None:
    data = dict(SHORTEST["部门概况"])
    named = {"unit_name": data.pop("单位名称"), **data}
    assert Overview.model_validate(named) == Overview.model_validate(SHORTEST["部门概况"])
    wrong = refused(with_values(("部门概况", named)))
    assert {found.message for found in wrong} == {
        "缺少“单位名称”，表中第1行“单位名称”要用",
        "表上没有“unit_name”这一栏",
    }


def test_any_mapping_holds_a_group() -> None:
    data = MappingProxyType(dict(SHORTEST["部门概况"]))
    assert Overview.model_validate(data) == Overview.model_validate(dict(data))


@pytest.mark.parametrize(
    ("path", "blank"),
    [
        (f"{SPENT}.结余", None),
        (f"{SPENT}.三公经费", {"合计": None, "公务用车购置及运行费": {"合计": None}}),
        (f"{SPENT}.按经济分类", {"工资福利支出": None}),
        (f"{SPENT}.按经济分类", None),
        ("存在的问题分析及改进措施.其他需要说明问题", [None]),
        ("存在的问题分析及改进措施.其他需要说明问题", None),
        (MEASURES, [{"标题": "压减支出", "内容": None, "对应问题": [None]}]),
        ("检查豁免", None),
        ("检查豁免", {"A06": None}),
    ],
)
def test_a_blank_left_empty_is_as_if_not_given(path: str, blank: object) -> None:
    assert report(with_values((path, blank))) == report(SHORTEST)


@pytest.mark.parametrize("blank", [None, [None], [None, None]])
def test_a_required_blank_left_empty_is_missing(blank: object) -> None:
    problem = the_problem(with_values(("部门概况.单位基本职能", blank)))
    assert problem.message == "缺少“单位基本职能”，表中第4行“单位基本职能”要用"


def test_each_field_of_a_required_group_left_empty_is_missing() -> None:
    empty = dict.fromkeys(SHORTEST["部门概况"])
    found = refused(with_values(("部门概况", empty)))
    assert [finding.path for finding in found] == [f"部门概况.{label}" for label in empty]


def test_an_unknown_key_without_value_is_not_dropped() -> None:
    assert the_problem(with_values(("备注", None))).path == "备注"


def _holding_itself() -> list[Any]:
    endless: list[Any] = []
    endless.append(endless)
    return endless


@pytest.mark.parametrize(
    "path", ["部门概况", "部门概况.单位基本职能", _EXPENSES, MEASURES, "检查豁免"]
)
def test_data_that_holds_itself_is_refused(path: str) -> None:
    endless: dict[str, Any] = {}
    endless["合计"] = endless
    for data in (_holding_itself(), endless):
        assert all(finding.path.startswith(path) for finding in refused(with_values((path, data))))


def test_the_tree_has_every_field_with_its_kind() -> None:
    kinds = {path: (field.kind, field.required) for path, field in TREE.items()}
    assert kinds["年度"] == ("year", True)
    assert kinds["部门概况"] == ("group", True)
    assert kinds["部门概况.单位名称"] == ("text", True)
    assert kinds["部门概况.年度预算金额"] == ("amount", True)
    assert kinds["部门概况.单位基本职能"] == ("list", True)
    assert kinds[f"{SPENT}.结余"] == ("amount", False)
    assert kinds[f"{SPENT}.三公经费.因公出国境费"] == ("amount", False)
    assert kinds[f"{SPENT}.三公经费.公务用车购置及运行费"] == ("group", False)
    assert kinds["绩效完成情况.绩效目标完成情况[].要点"] == ("list", True)
    assert kinds[f"{MEASURES}[].标题"] == ("text", True)
    assert kinds[f"{MEASURES}[].对应问题"] == ("list", False)
    assert kinds["检查豁免"] == ("mapping", False)
    assert {kind for kind, _ in kinds.values()} == {
        *("year", "group", "text", "amount", "number", "list", "mapping", "value")
    }


def test_the_tree_keeps_labels_and_attributes() -> None:
    node = TREE[f"{_EXPENSES}.因公出国境费"]
    assert (node.label, node.attribute) == (_ABROAD, "abroad")
    assert TREE[_EXPENSES].group is OfficialExpenses
    (numbers,) = (TREE[f"{MEASURES}[].对应问题"].element,)
    assert numbers is not None
    assert numbers.kind == "number"
    assert field_tree(Report) is field_tree(Report)


@pytest.mark.parametrize("path", TREE)
def test_every_field_is_described_with_unit_and_example(path: str) -> None:
    field = TREE[path]
    assert field.description
    if field.kind == "amount":
        assert "单位万元" in field.description
        assert Amount(field.example).value >= 0
    if not field.fields and not (field.element and field.element.fields):
        assert field.example or field.kind == "mapping"


def test_parts_of_a_sum_come_in_the_forms_order() -> None:
    cost = {"公务用车运行费": "2", "公务用车购置费": "1"}
    expenses = OfficialExpenses.model_validate(
        {"公务接待费": "3", "公务用车购置及运行费": cost, "预算数": "9"}
    )
    assert expenses.items() == [
        ("公务用车购置及运行费", Amount("3")),
        ("公务接待费", Amount("3")),
    ]
    assert expenses.vehicles is not None
    assert [label for label, _ in expenses.vehicles.items()] == ["公务用车购置费", "公务用车运行费"]


def test_the_amount_of_a_field_is_itself_or_its_total() -> None:
    assert amount_of(Amount("5元")) == Amount("5元")
    assert amount_of(VehicleCost.model_validate({"公务用车购置费": "2"})) == Amount("2")
    assert amount_of(None) is None
    assert amount_of("5") is None
    spent = Expenditure.model_validate({"概述": "平稳。", "支出总额": "5"})
    assert spent.items() == []
    assert amount_of(spent) is None


def test_all_fields_below_a_group_are_had_with_those_of_its_lists() -> None:
    below = [field.label for field in field_tree(Report).below()]
    assert below[:2] == ["年度", "部门概况"]
    assert {"要点", "三级指标", "公务接待费"} <= set(below)
    assert field_tree(Report).at(("绩效完成情况", "绩效目标完成情况", "要点")).label == "要点"
    with pytest.raises(KeyError):
        field_tree(Report).at(("部门概况", "没有的"))
