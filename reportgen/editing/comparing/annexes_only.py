"""Files that have only annexes, as reports to compare: the rest is as in the other report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.formats.loading import validated
from reportgen.model.report import ANNEXES, Report

if TYPE_CHECKING:
    from reportgen.formats.reading import Reading

_YEAR = "年度"
_NOT_THERE = "（文件里没有）"
_STAND_IN: dict[str, Any] = {
    _YEAR: 2000,
    "部门概况": {
        "单位名称": _NOT_THERE,
        "年度预算金额": "0万元",
        "主管部门": _NOT_THERE,
        "单位基本职能": [],
    },
    "绩效完成情况": {
        "部门整体支出管理和使用基本情况": {"概述": [], "支出总额": "0万元"},
        "绩效目标完成情况": [],
    },
    "存在的问题分析及改进措施": {"存在的问题": [], "改进措施": []},
}
"""What two files have in common that both have only annexes."""


def as_report(reading: Reading, other: Report | None) -> Report:
    """Return a file that has only annexes as a report, all that it does not have as in the other.

    Without another report, that is the same for each such file. Raises InputError for annexes
    that are not valid, with their places.
    """
    base = dict(_STAND_IN)
    if other is not None:
        base = other.model_dump(mode="json", by_alias=True, exclude_none=True)
    annexes = {**base.get(ANNEXES, {}), **reading.data[ANNEXES]}
    data = {**base, **reading.data, ANNEXES: annexes}
    remarks = [*reading.unplaced, *reading.notes]
    return validated(data, reading.places).with_places(reading.places, remarks)


def both_as_reports(old: Report | Reading, new: Report | Reading) -> tuple[Report, Report]:
    """Return two sides as reports; a side that was read has only annexes."""
    other = next((side for side in (old, new) if isinstance(side, Report)), None)
    before, after = (
        side if isinstance(side, Report) else as_report(side, other) for side in (old, new)
    )
    return before, after
