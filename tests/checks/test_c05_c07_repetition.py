"""C05, C07: passages that repeat others, of the same report or of last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.checks.annexed import annex_hits
from tests.checks.samples import EXPENDITURE, POINT, hits, report_with
from tests.growing import assert_linear

if TYPE_CHECKING:
    from reportgen import Report

POINTS = "绩效完成情况.绩效目标完成情况.0.要点"
VISITS = "全年走访慰问困难群众116户，发放慰问金5.5万元，为268名特困人员提供集中和分散供养服务。"
VISITS_AGAIN = (
    "全年走访慰问困难群众116户，发放慰问金5.5万元，为268名特困老人提供集中或分散供养服务。"
)
ROADS = "完成新跃线提质改造，补板面积2050平方米，安装临水临崖路段安全防护栏5.2公里。"
DRAINS = "疏通清理各类管网2.5公里，维修镇区路灯85盏，翻修金盆路路面排水系统。"
THRIFT = "严格执行中央八项规定，压减一般性支出，加强公务接待审批和公务用车管理。"
MEASURE = "存在的问题分析及改进措施.改进措施.0.内容"
PROBLEM = "存在的问题分析及改进措施.存在的问题.0.内容"
DUTIES = "部门概况.单位基本职能"


def last_year(*changes: tuple[str, Any]) -> Report:
    return report_with(("年度", 2023), *changes)


@pytest.mark.parametrize(
    "points",
    [
        [VISITS, ROADS, VISITS],
        [VISITS, VISITS_AGAIN],
        [ROADS, f"{ROADS[:-1]}等。"],
        [DRAINS, f"一年来，{DRAINS}"],
        [THRIFT, THRIFT.replace("加强", "规范")],
        [
            "对镇区七家燃气网点进行全面安全风险和事故隐患排查",
            "对镇区七家燃气网点开展全面安全风险和事故隐患排查",
        ],
        [
            "承办镇党委和上级部门交办的其他重要事项和工作",
            "承办镇党委和上级部门交办的其他重要事项和任务",
        ],
    ],
)
def test_passages_that_stand_twice(points: list[str]) -> None:
    [hit] = hits("C05", (POINTS, points))
    assert hit.path == ("绩效完成情况", "绩效目标完成情况", 0, "要点", len(points) - 1)


@pytest.mark.parametrize(
    "points",
    [
        [VISITS, ROADS, DRAINS],
        ["资金使用规范。", "资金使用规范。"],
        ["全年培训党员干部4期320人次。", "全年培训党员干部4期320人次。"],
        [
            "一季度完成税收收入1260万元，占全年任务的26.5%。",
            "二季度完成税收收入1385万元，占全年任务的29.1%。",
        ],
        [
            "负责镇辖区内安全生产工作的指导、监督和检查，依法查处违法行为。",
            "负责镇辖区内文化体育工作的指导、组织和推动，依法保护文物古迹。",
        ],
        [THRIFT, "严格执行财务制度，加强经费审批，压减会议费、培训费等一般性支出，盘活闲置资产。"],
    ],
)
def test_passages_that_stand_once(points: list[str]) -> None:
    assert hits("C05", (POINTS, points)) == []


def test_where_the_other_stands_is_said() -> None:
    [hit] = hits("C05", (POINT, THRIFT), (MEASURE, THRIFT))
    assert hit.path == ("存在的问题分析及改进措施", "改进措施", 0, "内容")
    assert "“严格执行中央八项规定，压减一般性……”" in hit.message
    assert "与“绩效完成情况.绩效目标完成情况[1].要点[1]”完全相同" in hit.message
    [hit] = hits("C05", (POINTS, [VISITS, VISITS_AGAIN]))
    assert "几乎相同，相似度96%" in hit.message


@pytest.mark.parametrize(
    ("path", "before", "now"),
    [
        (POINT, VISITS, VISITS),
        (POINT, VISITS, VISITS_AGAIN),
        (POINT, f"2023年，{VISITS}", f"2024年，{VISITS}"),
        (MEASURE, THRIFT, THRIFT),
        (PROBLEM, THRIFT, THRIFT.replace("加强", "规范")),
        (f"{EXPENDITURE}.概述", f"2023年度{THRIFT}", f"2024年度{THRIFT}"),
    ],
)
def test_passages_of_last_year(path: str, before: str, now: str) -> None:
    found = hits("C07", (path, now), last=last_year((path, before)))
    assert len(found) == 1


@pytest.mark.parametrize(
    ("path", "before", "now"),
    [
        (POINT, VISITS, VISITS.replace("116", "121").replace("5.5", "5.8")),
        (POINT, VISITS, VISITS.replace("268", "271")),
        (POINT, VISITS, ROADS),
        (POINT, "资金使用规范，成效明显。", "资金使用规范，成效明显。"),
        (MEASURE, THRIFT, "盘活闲置资产，清理长期挂账资金，细化项目支出预算，按季度通报执行进度。"),
        (f"{DUTIES}.0", THRIFT, THRIFT),
    ],
)
def test_passages_of_this_year(path: str, before: str, now: str) -> None:
    assert hits("C07", (path, now), last=last_year((path, before))) == []


def test_what_is_not_last_years_report_of_the_unit_is_told() -> None:
    (hit,) = hits("C07", (POINT, VISITS), last=report_with((POINT, VISITS)))
    assert (hit.path, hit.severity) == (("年度",), "info")
    assert "是2024年度的，不是上一年（2023年）的，没有拿来比较" in hit.message
    other = last_year((POINT, VISITS), ("部门概况.单位名称", "云溪县白石乡人民政府"))
    told, same = hits("C07", (POINT, VISITS), last=other)
    assert "是云溪县白石乡人民政府的，这一份是" in told.message
    assert "一个没变" in same.message
    older = report_with(("年度", 2021), (POINT, VISITS))
    told, same = hits("C07", (POINT, VISITS), last=older)
    assert "是2021年度的，不是上一年（2023年）的" in told.message


def test_without_last_year_nothing_is_compared() -> None:
    assert hits("C07", (POINT, VISITS)) == []


def test_the_unchanged_figures_are_listed() -> None:
    [hit] = hits("C07", (POINT, VISITS_AGAIN), last=last_year((POINT, VISITS)))
    assert hit.path == ("绩效完成情况", "绩效目标完成情况", 0, "要点", 0)
    assert "上一年报告的“绩效完成情况.绩效目标完成情况[1].要点[1]”相似度96%" in hit.message
    assert "数字（116、5.5、268）一个没变" in hit.message
    [hit] = hits("C07", (MEASURE, THRIFT), last=last_year((MEASURE, THRIFT)))
    assert "两段都没有数字" in hit.message


@pytest.mark.parametrize(
    "point",
    [
        "7" * 2000,
        "负责辖区内安全生产的指导和监督，" * 100,
        "一是" * 1000,
        "全年走访慰问困难群众116户",
    ],
)
def test_time_grows_with_the_number_of_passages_only(point: str) -> None:
    def points(count: int) -> list[str]:
        return [f"{point}第{number}组{number * 7919 % 100_003}户" for number in range(count)]

    assert_linear(points, lambda given: hits("C05", (POINTS, given)), 50)


_AIM = "发放慰问金5.5万元，走访慰问困难群众116户，供养特困人员268名，群众满意度90%以上。"


@pytest.mark.parametrize(
    ("done", "found"),
    [(_AIM.replace("以上", ""), 0), (_AIM, 1)],
)
def test_a_goal_and_what_was_done_of_it_may_be_alike(done: str, found: int) -> None:
    goals = {"预期目标": [_AIM], "实际完成情况": [done]}
    assert len(annex_hits("C05", ("整体自评表.年度总体目标", goals))) == found
