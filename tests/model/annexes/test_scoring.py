"""The formulas of the annexes, and the filled view that templates and checks share."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.annexes.annex_values import IndicatorValue
from reportgen.model.annexes.scoring import (
    band_of,
    execution_score,
    grade_of,
    indicator_score,
    is_reached,
)
from reportgen.model.computed_annexes import filled, filled_annexes
from tests.annexes import ANNEXES
from tests.reports import report, with_values
from tests.strategies import indicator_values, reports

if TYPE_CHECKING:
    from reportgen.model.report import Report


def with_annexes(annexes: dict[str, Any]) -> Report:
    return report(with_values(("附件", annexes)))


def without(annexes: dict[str, Any], *labels: str) -> dict[str, Any]:
    """Return annexes without some labels, wherever they stand."""

    def pruned(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: pruned(inner) for key, inner in value.items() if key not in labels}
        return [pruned(inner) for inner in value] if isinstance(value, list) else value

    result: dict[str, Any] = pruned(deepcopy(annexes))
    return result


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        ("≥280人", "292人", "10"),
        ("≥300人", "292人", "9.73"),
        ("＞300人", "300人", "10"),
        ("300人", "150人", "5"),
        ("＝0起", "0起", "10"),
        ("＝0起", "1起", "0"),
        ("0", "-1", "10"),
        ("≤13万元", "12.6万元", "10"),
        ("≤13万元", "130000元", "10"),
        ("≤13万元", "15.6万元", "8"),
        ("＜100", "199.99", "0"),
        ("≤100", "200", "0"),
        ("≤0", "1", "0"),
        ("≥5%", "-1%", "0"),
        ("≥98", "99%", "10"),
        ("≥1/3", "1", None),
        ("≥98%", "292人", None),
        ("≥-5%", "-6%", None),
        ("明显改善", "达成年度指标", None),
    ],
)
def test_a_quantitative_score_is_that_of_the_form(
    target: str, actual: str, score: str | None
) -> None:
    found = indicator_score(IndicatorValue(target), IndicatorValue(actual), Decimal(10))
    assert found == (None if score is None else Decimal(score))


@given(indicator_values(), indicator_values(), st.integers(0, 100))
def test_a_score_is_between_nothing_and_its_weight(target: str, actual: str, weight: int) -> None:
    wanted, done = IndicatorValue(target), IndicatorValue(actual)
    score = indicator_score(wanted, done, Decimal(weight))
    assert score is None or 0 <= score <= weight
    if is_reached(wanted, done):
        assert score == weight


def test_execution_scores_no_more_than_its_weight() -> None:
    assert execution_score(Decimal(10), Decimal("89.37")) == Decimal("8.94")
    assert execution_score(Decimal(10), Decimal("112.5")) == Decimal(10)


@pytest.mark.parametrize(
    ("score", "grade"),
    [("100", "优"), ("90", "优"), ("89.99", "良"), ("80", "良"), ("79.99", "中"), ("60", "中"),
     ("59.99", "差"), ("0", "差")],
)  # fmt: skip
def test_a_grade_begins_at_its_lowest_score(score: str, grade: str) -> None:
    assert grade_of(Decimal(score)) == grade


@pytest.mark.parametrize(
    ("answer", "lowest"),
    [("达成年度指标", 80), ("达成预期目标", 80), ("部分达成并具有一定效果", 60),
     ("部分达成年度指标并具有一定效果", 60), ("未达成且效果较差", 0),
     ("未达成年度指标且效果较差", 0), ("两条村道已经通车", None)],
)  # fmt: skip
def test_an_answer_names_its_band(answer: str, lowest: int | None) -> None:
    band = band_of(IndicatorValue(answer))
    assert (None if band is None else band.lowest) == lowest


def test_what_was_left_blank_is_computed_as_it_would_be_entered() -> None:
    blank = without(ANNEXES, "控制率", "规模控制率", "投资概算控制率", "执行率", "总分", "等级")
    shown = filled_annexes(with_annexes(blank))
    assert shown is not None
    assert shown.base_data is not None
    assert shown.whole is not None
    assert str(shown.base_data.staff.rate) == "95.83%"
    assert str(shown.base_data.buildings[0].area_rate) == "99.56%"
    assert str(shown.base_data.buildings[0].investment_rate) == "97.78%"
    assert str(shown.whole.request.total.rate) == "98.99%"
    assert (str(shown.whole.total.weight), str(shown.whole.total.score)) == ("100", "99.4")
    assert shown.whole.grade == "优"


def test_sums_of_rows_are_computed_from_their_details() -> None:
    blank = deepcopy(ANNEXES)
    costs = blank["基础数据表"]["经费控制情况"]
    for row in (costs["三公经费"], costs["项目支出"], costs["三公经费"]["公务用车购置和维护经费"]):
        for column in ("上年决算数", "预算数", "决算数"):
            del row[column]
    del blank["项目自评表"][0]["项目资金"]["年度资金总额"]
    shown = filled_annexes(with_annexes(blank))
    assert shown is not None
    assert shown.base_data is not None
    official, projects = shown.base_data.costs.official, shown.base_data.costs.projects
    assert [str(official.last_year), str(official.budget), str(official.actual)] == [
        "14万元", "13万元", "12.6万元",
    ]  # fmt: skip
    assert str(projects.actual) == "403万元"
    total = shown.projects[0].funds.total
    assert (str(total.budget), str(total.spent), str(total.rate)) == ("58万元", "58万元", "100.00%")
    assert (str(total.weight), str(total.score)) == ("10", "10")


def test_an_unscored_answer_leaves_the_total_blank() -> None:
    blank = deepcopy(ANNEXES)
    del blank["整体自评表"]["绩效指标"][5]["得分"]
    blank["整体自评表"] |= {"总分": None, "等级": None}
    made = with_annexes(blank)
    shown = filled_annexes(made)
    assert shown is not None
    assert shown.whole is not None
    assert (shown.whole.total.score, shown.whole.grade) == (None, None)


def test_levels_that_repeat_are_left_out_as_merged_cells_print_them() -> None:
    repeated = deepcopy(ANNEXES)
    for row in repeated["整体自评表"]["绩效指标"][:4]:
        row["一级指标"] = "产出指标（50分）"
    shown = filled_annexes(with_annexes(repeated))
    assert shown is not None
    assert shown.whole is not None
    assert [row.first_level for row in shown.whole.indicators[:5]] == [
        "产出指标（50分）", None, None, None, "效益指标（30分）",
    ]  # fmt: skip


@given(reports())
def test_filling_in_changes_nothing_that_was_given_and_is_done_once(made: Report) -> None:
    once = filled(made)
    assert filled(once) == once
    if made.annexes is None:
        assert once is made
        return
    given_data = made.annexes.model_dump(mode="json", by_alias=True, exclude_none=True)
    shown = once.annexes
    assert shown is not None
    _assert_kept(given_data, shown.model_dump(mode="json", by_alias=True, exclude_none=True))


def _assert_kept(before: Any, after: Any) -> None:
    if isinstance(before, dict):
        for label, inner in before.items():
            if label not in ("一级指标", "二级指标"):
                _assert_kept(inner, after[label])
    elif isinstance(before, list):
        for one, other in zip(before, after, strict=True):
            _assert_kept(one, other)
    else:
        assert before == after
