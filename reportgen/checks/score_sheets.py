"""The 自评表 of a report as the S rules look at them: as given, and as printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportgen.checks.form_paths import PROJECTS, WHOLE
from reportgen.model.absent import all_known
from reportgen.model.annexes.annex_values import Score
from reportgen.model.places import normal_path
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.annexes.evaluation import Evaluation, FundTotal, Indicator

_TOTAL, _FULL = "年度资金总额", 100
_IN_TABLE = lazy_pattern(r":表\d+ 第\d+行")
_CAPS = ((50, 59), (60, 69), (70, 79), (80, 89))
_NO_REASON = lazy_pattern(r"[\W_]*|[\W_]*(?:无|没有|暂无|无偏差|不涉及)[\W_]*")

TOLERANCE = Decimal("0.01")
"""The difference of two scores that counts as none."""

REASON = "偏差原因分析及改进措施"


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """One 自评表: where it stands, its name, its data as ``given`` and as printed (``shown``).

    ``funds`` is the path of its 年度资金总额, ``given_total`` and ``total`` that row.
    ``is_of_other_form`` tells a table of another province, which scores by rules of its own.
    """

    path: Path
    name: str
    given: Evaluation
    shown: Evaluation
    funds: Path
    given_total: FundTotal
    total: FundTotal
    is_of_other_form: bool = False

    @property
    def known_rows(self) -> Iterator[tuple[Path, Indicator, Indicator]]:
        """The rows of which both values, weight and score can be read, for rules on one row."""
        for row in self.rows:
            one = row[1]
            if all_known(one.target, one.actual, one.weight, one.score):
                yield row

    @property
    def rows(self) -> Iterator[tuple[Path, Indicator, Indicator]]:
        """Path, given and printed form of each indicator."""
        for at, pair in enumerate(zip(self.given.indicators, self.shown.indicators, strict=True)):
            yield ((*self.path, "绩效指标", at), *pair)


def sheets(subject: Subject) -> list[ScoreSheet]:
    """Return the sheets of a report, that of the whole unit first; none without 附件."""
    given, shown = subject.report.annexes, subject.annexes
    if given is None or shown is None:
        return []
    found, others = [], subject.report.places.of_other_forms
    if given.whole is not None and shown.whole is not None:
        path = (*WHOLE, "年度预算申请", _TOTAL)
        own, total = given.whole.request.total, shown.whole.request.total
        total = _as_scored(subject, path, given.whole, own, total)
        whole = (given.whole, shown.whole, path, own, total)
        found.append(ScoreSheet(WHOLE, "整体自评表", *whole, WHOLE in others))
    for at, (one, other) in enumerate(zip(given.projects, shown.projects, strict=True)):
        path, name = (*PROJECTS, at), f"“{one.name}”的项目自评表"
        funds, own = (*path, "项目资金", _TOTAL), one.funds.total
        total = _as_scored(subject, funds, one, own, other.funds.total)
        found.append(ScoreSheet(path, name, one, other, funds, own, total, path in others))
    return found


def _as_scored(
    subject: Subject, path: Path, sheet: Evaluation, given: FundTotal, shown: FundTotal
) -> FundTotal:
    """Return the row of the money as its table in a Word file counts it.

    Where it has no 分值, and the indicators have all 100 points, it counts for none; else it has no
    得分 where none is written.
    """
    if _IN_TABLE.search(subject.report.places.locate(path)) is None:
        return shown
    weights = [one.weight for one in sheet.indicators]
    is_full = given.weight is None and all_known(*weights)
    if is_full and sum(one.value for one in weights) == _FULL:
        return shown.model_copy(update={"weight": Score("0"), "score": Score("0")})
    return shown if given.score is not None else shown.model_copy(update={"score": None})


def cap_of(sheet: ScoreSheet) -> int | None:
    """Return the highest total score that some provinces allow for a low 执行率; None for none."""
    rate = value_of(sheet.total.rate)
    return next((cap for limit, cap in _CAPS if rate is not None and rate < limit), None)


def has_reason(indicator: Indicator) -> bool:
    """Return whether 偏差原因分析及改进措施 says more than 无."""
    return not _NO_REASON.fullmatch(indicator.reason)


def has_no_column(subject: Subject, path: Path) -> bool:
    """Return whether the table of a Word file in which a row stands has no column of a field."""
    places = subject.report.places
    is_in_table = _IN_TABLE.search(places.locate(path)) is not None
    return is_in_table and normal_path(path) not in places.marks


def value_of(figure: Any) -> Decimal | None:
    """Return the value of a figure; None when it is not given."""
    return None if figure is None else figure.value
