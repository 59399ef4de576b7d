"""A05: 三公 stays within its budget and last year's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import difference_text, exceeds
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import EXPENDITURE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.model.figures import Amount


@rule(
    codes.A05,
    explanation="核对：“三公”经费决算 ≤ 预算数，超过是错误；决算 ≤ 上年数，超过是警告。"
    "超过0.01万元（有的数以元填报时0.05万元）才算超。没有填的取附件1“三公经费”一行的数，"
    "还没有上年数而给了上年报告的，取上年报告的数；预算数、上年数都取不到时不判定。",
    wrong="本年“三公”经费预算10万元，决算12.6万元。",
    right="本年“三公”经费预算13万元，决算12.6万元，上年决算12.8万元。",
)
def official_expenses_within_limits(subject: Subject) -> Iterator[Hit]:
    """Compare 三公 with its budget and with last year."""
    official = subject.report.performance.expenditure.official_expenses
    if official is None:
        return
    path, spent = (*EXPENDITURE, "三公经费"), official.total_amount
    in_annex = _in_annex(subject)
    budget = official.budget or in_annex[0]
    if budget is not None and exceeds(spent, budget):
        yield Hit(
            path,
            f"“三公”经费支出{spent}，超过预算数{budget}：{difference_text(spent, budget)}",
            "与决算和预算批复核对；确实超预算的不能报送，先按规定处理",
        )
    last_year = official.last_year or in_annex[1] or _spent_last_year(subject)
    if last_year is not None and exceeds(spent, last_year):
        yield Hit(
            path,
            f"“三公”经费支出{spent}，超过上年{last_year}：{difference_text(spent, last_year)}",
            "与上年决算核对；确实增加的，在“其他需要说明问题”里写明原因",
            "warning",
        )


def _in_annex(subject: Subject) -> tuple[Amount | None, Amount | None]:
    """Return this year's budget and last year's spending as annex 1 has them."""
    annexes = subject.annexes
    if annexes is None or annexes.base_data is None:
        return None, None
    row = annexes.base_data.costs.official
    return row.budget, row.last_year


def _spent_last_year(subject: Subject) -> Amount | None:
    last = subject.last
    if last is None or last.year != subject.year - 1:
        return None
    official = last.performance.expenditure.official_expenses
    return official.total_amount if official is not None else None
