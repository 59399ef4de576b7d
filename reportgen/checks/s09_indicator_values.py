"""S09: values, units and reasons that fit their indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.score_sheets import REASON, sheets, value_of
from reportgen.model.annexes.scoring import comparable
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.annexes.evaluation import Indicator

_NOT_REACHED = lazy_pattern(
    "(?:未|没有|没能|未能)(?:按[^，。；]{0,6})?(?:全部|全面|完全)?(?:完成|达到|达成|实现|达标)"
    "|进度(?:滞后|较慢|偏慢)|(?:完成|执行)率?(?:偏低|较低|不高)"
)
_SAVING = lazy_pattern("节约|节支|节省|降低|下降|压减|压缩|减少")


@rule(
    codes.S09,
    explanation="检查每个指标：得满分的不写未完成的原因；指标值是数的，完成值也是确切的数、"
    "单位相同；成本指标的指标值用“≤”（节约、降低一类的除外）。",
    wrong="年度指标值≥98%，实际完成值292人。",
    right="年度指标值≥98%，实际完成值99%。",
)
def values_fit_their_indicators(subject: Subject) -> Iterator[Hit]:
    """Look for values, units and reasons that do not fit their indicator."""
    for sheet in sheets(subject):
        second = ""
        for path, given, shown in sheet.known_rows:
            second = shown.second_level or second
            yield from _conflicts(path, given)
            score = value_of(shown.score)
            found = _NOT_REACHED.search(given.reason)
            if found and score is not None and score >= given.weight.value:
                message = f"“{given.name}”得满分{given.weight}，偏差原因却写了“{found[0]}”"
                yield Hit((*path, REASON), message, "没有完成的要扣分；完成了的，删去原因")
            saving = _SAVING.search(given.name)
            if "成本" in second and given.target.comparator in ("≥", "＞") and not saving:
                message = f"成本指标“{given.name}”的指标值是{given.target}，成本应是不超过某数"
                yield Hit((*path, "年度指标值"), message, "改用“≤”")


def _conflicts(path: Path, given: Indicator) -> Iterator[Hit]:
    if given.target.value is None:
        return
    if given.actual.value is None:
        message = f"“{given.name}”的指标值是{given.target}，完成值“{given.actual}”不是确切的数"
        yield Hit((*path, "实际完成值"), message, "写确切的数，带上单位")
    elif not comparable(given.target, given.actual):
        message = f"“{given.name}”的指标值{given.target}与完成值{given.actual}单位不同，不能比较"
        yield Hit((*path, "实际完成值"), message, "两处用同一个单位")
