"""C03: required fields that are empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import MEASURES, PROBLEMS
from reportgen.findings import path_text
from reportgen.model.absent import is_absent, known
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path

_WORD = lazy_pattern(r"\w")
_MAY_BE_A_DASH = "偏差原因分析及改进措施"


@rule(
    codes.C03,
    explanation="检查必填的列表至少有一项，文字栏不是只有标点。列表指单位基本职能、概述、"
    "绩效目标完成情况及每节的要点、存在的问题、改进措施。只有“——”“/”“。”一类标点、"
    "没有一个字或数的，也算空。（整栏没有写的，读数据时已经报错；"
    f"自评表的偏差原因由{codes.S05}检查。）",
    wrong="单位基本职能一条也没有；概述只写了“——”。",
    right="概述：本年度预算执行平稳，资金使用规范，重点工作保障到位。",
)
def required_fields_are_filled(subject: Subject) -> Iterator[Hit]:
    """Look for required fields that say nothing."""
    for path, items in _required_lists(subject):
        if not is_absent(items) and not items:
            yield Hit(path, f"“{path_text(path)}”是空的，一项也没有", "按表样填写，至少写一项")
    for passage in subject.passages:
        if passage.path[-1] == _MAY_BE_A_DASH:
            continue
        text = passage.text
        if text and not (text[0].isalnum() or _WORD.search(text)):
            message = f"只写了“{text}”，没有内容"
            yield Hit(passage.path, message, "写明内容；其他需要说明问题没有的，写“无”")


def _required_lists(subject: Subject) -> Iterator[tuple[Path, Sequence[object]]]:
    report = subject.report
    achievements: Path = ("绩效完成情况", "绩效目标完成情况")
    yield ("部门概况", "单位基本职能"), report.overview.duties
    summary = ("绩效完成情况", "部门整体支出管理和使用基本情况", "概述")
    yield summary, report.performance.expenditure.summary
    yield achievements, report.performance.achievements
    for position, section in enumerate(known(report.performance.achievements) or ()):
        yield (*achievements, position, "要点"), section.points
    yield PROBLEMS, report.improvement.problems
    yield MEASURES, report.improvement.measures
