"""S02: scores are within their 分值 and make the total."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain, sum_text
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.score_sheets import TOLERANCE, cap_of, sheets
from reportgen.checks.tables.score_tables import wrong_scores
from reportgen.model.absent import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject


@rule(
    codes.S02,
    explanation="核对每张自评表：每项得分不超过分值，总分等于预算执行得分与各指标得分之和。"
    f"相差不超过0.01分不报；有一项没有得分时总分不判定。开启{codes.S13}时，"
    "按执行率封顶的总分可以小于各项之和。只有分值和得分的评分表也核对。",
    wrong="城镇新增就业人数：分值10，得分12。",
    right="城镇新增就业人数：分值10，得分10。",
)
def scores_are_within_weights(subject: Subject) -> Iterator[Hit]:
    """Compare scores with weights, and the total with its scores."""
    for sheet in sheets(subject):
        rows = [(sheet.funds, "预算执行", sheet.total.weight, sheet.total.score)]
        rows += [
            (path, one.name, known(one.weight), known(one.score)) for path, _, one in sheet.rows
        ]
        for path, name, weight, score in rows:
            if score is not None and weight is not None and score.value - weight.value > TOLERANCE:
                message = f"“{name}”得分{score}，大于分值{weight}"
                yield Hit((*path, "得分"), message, "得分不能超过分值，核对后改正")
        given = sheet.given.total.score
        scores = [score.value for *_, score in rows if score is not None]
        if given is None or len(scores) < len(rows):
            continue
        added = sum(scores, Decimal(0))
        cap = cap_of(sheet) if codes.S13 in subject.optional else None
        if abs(min(added, cap or added) - given.value) > TOLERANCE:
            message = (
                f"{sheet.name}各项得分之和{sum_text(scores)}，与总分{given}"
                f"相差{plain(abs(added - given.value))}分"
            )
            yield Hit((*sheet.path, "总分", "得分"), message, "核对各项得分，改正总分；也可以不填")
    yield from wrong_scores(subject)
