"""The report as a whole: shapes that data may have, defaults, equality."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from reportgen.formats.loading import load
from reportgen.model.figures import Amount
from reportgen.model.improvement import Measure, Problem
from reportgen.model.places import Places
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
from tests.sentences import refused, the_problem
from tests.strategies import reports


def _spent(entered: object) -> Report:
    return report(with_values((f"{SPENT}.三公经费", entered)))


@pytest.mark.parametrize("data", EDGES.values(), ids=EDGES.keys())
def test_a_valid_report_loads_from_a_mapping(data: dict[str, Any]) -> None:
    assert load(data) == report(data)


def test_a_report_has_the_name_of_unit_year_and_form() -> None:
    assert report(SHORTEST).title == "云溪县青禾镇人民政府2024年度部门整体支出绩效评价报告"


def test_a_summary_is_a_text_or_a_list() -> None:
    for entered in ("平稳。\n有序。", "平稳。\r\n\r\n有序。", ["平稳。", "有序。"]):
        given = report(with_values((f"{SPENT}.概述", entered)))
        assert given.performance.expenditure.summary == ["平稳。", "有序。"]


def test_official_expenses_are_one_amount_or_parts() -> None:
    one = _spent("12.60万元").performance.expenditure.official_expenses
    assert one is not None
    assert (str(one.total_amount), one.items()) == ("12.60万元", [])
    parts = _spent(
        {
            "因公出国（境）费": "0",
            "公务用车购置及运行费": {"公务用车购置费": "50000元", "公务用车运行费": "3.50"},
            "公务接待费": "4.1",
        }
    ).performance.expenditure.official_expenses
    assert parts is not None
    assert parts.total is None
    assert str(parts.total_amount) == "12.6万元"
    assert [str(amount) for _, amount in parts.items()] == ["0万元", "8.5万元", "4.1万元"]


def test_a_total_as_entered_comes_before_the_sum_of_the_parts() -> None:
    expenses = _spent({"合计": "12.60", "公务接待费": "4.1"}).performance.expenditure
    assert expenses.official_expenses is not None
    assert str(expenses.official_expenses.total_amount) == "12.60万元"


@pytest.mark.parametrize("entered", [{}, {"预算数": "5"}, {"上年数": "5", "合计": None}])
def test_official_expenses_without_a_figure_are_refused(entered: object) -> None:
    problem = the_problem(with_values((f"{SPENT}.三公经费", entered)))
    assert problem.message == "没有填数：合计和各项至少填一个"
    assert problem.rule == "C03"


@pytest.mark.parametrize(
    ("entered", "title", "content"),
    [
        ("财力不足。可用财力少。收支矛盾突出。", "财力不足", "可用财力少。收支矛盾突出。"),
        ("压减支出\u3000严格审批。从严管理。", "压减支出", "严格审批。从严管理。"),
        ("压减支出\u3000\u3000严格审批。", "压减支出", "严格审批。"),
        ("财力不足", "财力不足", ""),
        ("财力不足。", "财力不足。", ""),
        ("财力不足。\u3000", "财力不足。\u3000", ""),
        ("。财力不足", "。财力不足", ""),
    ],
)
def test_a_problem_or_measure_may_be_one_text(entered: str, title: str, content: str) -> None:
    for kind in (Problem, Measure):
        item = kind.model_validate(entered)
        assert (item.title, item.content) == (title, content)


@pytest.mark.parametrize("path", [PROBLEMS, MEASURES])
def test_a_lone_problem_or_measure_needs_no_list(path: str) -> None:
    listed = report(with_values((path, [{"标题": "财力不足", "内容": "可用财力少。"}])))
    assert report(with_values((path, {"标题": "财力不足", "内容": "可用财力少。"}))) == listed
    assert report(with_values((path, "财力不足。可用财力少。"))) == listed
    assert report(with_values((path, ["财力不足。可用财力少。"]))) == listed


@pytest.mark.parametrize(
    ("entered", "problems"),
    [
        (1, [1]),
        ("1", [1]),
        (Decimal(1), [1]),
        (["１", 2, "财力不足"], [1, 2, "财力不足"]),
        ([Decimal(3), " 财力\u200b不足\n"], [3, "财力不足"]),
        ("20244", ["20244"]),
        ("1、2", [1, 2]),
        ("1至3", [1, 2, 3]),
        ("问题一", [1]),
        ("第1、3个问题", [1, 3]),
        ("（一）和（二）", [1, 2]),
        (["问题1", "财力不足"], [1, "财力不足"]),
        ([], []),
    ],
)
def test_a_measure_names_its_problems_by_number_or_title(
    entered: object, problems: list[int | str]
) -> None:
    measure = Measure.model_validate({"标题": "压减支出", "对应问题": entered})
    assert measure.problems == problems
    assert [type(one) for one in measure.problems] == [type(one) for one in problems]


@pytest.mark.parametrize("entered", [True, 1.5, {"一": 1}, [[1]], [-1], [10**5], ["1", None], [""]])
def test_anything_else_names_no_problem_and_is_said_once(entered: object) -> None:
    problem = the_problem(with_values((MEASURES, [{"标题": "压减支出", "对应问题": entered}])))
    assert problem.message == "这里应填问题的序号或标题"
    assert problem.path.startswith(f"{MEASURES}[1].对应问题[")


def test_other_matters_are_none_when_not_given() -> None:
    assert report(SHORTEST).improvement.other_matters == ["无"]
    assert report(with_values((REMARKS, "第一。\n第二。"))).improvement.other_matters == [
        "第一。",
        "第二。",
    ]


def test_waivers_are_clean_texts() -> None:
    given = report(with_values(("检查豁免", {"A06\u200b": "已\r\n说明"})))
    assert given.waivers == {"A06": "已\n说明"}
    problem = the_problem(with_values(("检查豁免", {"A06": "已\x00说明"})))
    assert (problem.path, problem.message) == (
        "检查豁免.A06",
        "第2个字符 U+0000 不能写进 Word 文件",
    )


def test_a_balance_may_be_negative_and_nothing_else() -> None:
    assert report(with_values((f"{SPENT}.结余", "-5"))).performance.expenditure.balance == Amount(
        -5
    )
    for path in (f"{SPENT}.支出总额", "部门概况.年度预算金额"):
        assert the_problem(with_values((path, "-5元"))).message == "“−5元”是负数，这一栏不能为负"


def test_required_lists_may_be_empty_but_not_missing() -> None:
    empty = report(EDGES["empty-lists"])
    assert empty.performance.achievements == []
    data = with_values((ACHIEVED, None))
    assert the_problem(data).message == "缺少“绩效目标完成情况”，表中第6行“绩效目标完成情况”要用"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("年度", 2025),
        ("部门概况.单位名称", "云溪县青禾镇"),
        (f"{SPENT}.支出总额", "3920.00万元"),
        (f"{SPENT}.结余", "0"),
        (PROBLEMS, [{"标题": "财力不足", "内容": "少。"}]),
        ("检查豁免", {"A06": "已说明"}),
    ],
)
def test_reports_are_equal_when_all_values_are(path: str, value: object) -> None:
    assert report(SHORTEST) == report(SHORTEST)
    assert report(with_values((path, value))) != report(SHORTEST)
    assert report(SHORTEST) != SHORTEST


def test_equality_ignores_places() -> None:
    placed = report(SHORTEST).with_places(Places("a.yaml", {(): (1, 1)}))
    assert placed.places.locate(()) == "a.yaml:1:1"
    assert report(SHORTEST).places.locate(()) == ""
    assert placed == report(SHORTEST)


def test_a_report_is_frozen() -> None:
    given = report(EDGES["all-parts"])
    for group, name in (
        (given, "year"),
        (given.overview, "unit_name"),
        (given.performance.expenditure, "total"),
        (given.performance.expenditure.classes, "wages"),
        (given.improvement.problems[0], "title"),
    ):
        with pytest.raises(ValidationError):
            setattr(group, name, getattr(group, name))
    assert hash(given) == hash(given.model_copy())


@given(reports())
def test_a_report_is_made_again_from_what_it_gives(given: Report) -> None:
    for by_alias in (True, False):
        data = given.model_dump(by_alias=by_alias)
        assert Report.model_validate(data) == given
    assert Report.model_validate_json(given.model_dump_json(by_alias=True)) == given


def test_all_errors_of_a_report_are_found_at_once() -> None:
    found = refused(
        with_values(
            ("年度", 1949), ("部门概况.单位名称", ""), (f"{SPENT}.支出总额", "x"), ("多", 1)
        )
    )
    assert {finding.path for finding in found} == {
        "年度",
        "部门概况.单位名称",
        f"{SPENT}.支出总额",
        "多",
    }
