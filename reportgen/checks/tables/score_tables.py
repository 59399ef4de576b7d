"""Tables in a Word file that give each indicator its weight and score, and no aims.

They are no 自评表 of this form; their weights, scores and totals are checked as they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit
from reportgen.checks.tables.column_sums import columns_of, is_subtotal, is_total, wrong_column_sums
from reportgen.checks.tables.table_totals import path_in, sum_hit
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reportgen.checks.subject import Subject
    from reportgen.checks.tables.column_sums import SummedColumn
    from reportgen.model.other_tables import OtherTable

_WEIGHT = lazy_pattern(r"(?!.*得分).*(?:分值|权重|满分|标准分|分数)(?:[（(][^（()）]*[）)])?")
_SCORE = lazy_pattern(r".*(?:得分|评分|自评分)(?:[（(][^（()）]*[）)])?")
_OF_PROJECTS = lazy_pattern("项目")
_FULL = 100


class ScoreTable(NamedTuple):
    """A table with weights and scores; ``total`` is the score in its row 合计, None without."""

    table: OtherTable
    weights: SummedColumn
    scores: SummedColumn

    @property
    def total(self) -> Decimal | None:
        """The score of the whole, where all that can be reached is 100."""
        full = [item.value for item in self.weights.items if is_total(item.label)]
        scores = [item.value for item in self.scores.items if is_total(item.label)]
        return scores[0] if full == [_FULL] and len(scores) == 1 else None


def score_tables(subject: Subject) -> Iterator[ScoreTable]:
    """Return the tables of a report that give weights and scores."""
    for table in subject.report.places.tables:
        columns = columns_of(table)
        scores = [each for each in columns if _SCORE.fullmatch(each.heading)]
        weights = [each for each in columns if _WEIGHT.fullmatch(each.heading)]
        if len(scores) == 1 and (before := [e for e in weights if e.start < scores[0].start]):
            yield ScoreTable(table, before[-1], scores[0])


def total_of_unit(subject: Subject) -> tuple[str, Decimal] | None:
    """Return name and score of the unit's table, where one such table has a score of the whole."""
    found = list(score_tables(subject))
    if len(found) > 1:  # 执行率得分 in a table of its own is but a part
        found = [one for one in found if one.total is not None]
    if len(found) != 1 or _OF_PROJECTS.search(found[0].table.title):
        return None
    total = found[0].total
    return None if total is None else (found[0].table.name, total)


def wrong_weights(subject: Subject) -> Iterator[Hit]:
    """Return the weights that do not add up to their total."""
    for one in score_tables(subject):
        for wrong in wrong_column_sums(one.table, of_scores=True):
            if wrong.heading == one.weights.heading:
                yield sum_hit(one.table, wrong, "核对每个指标的分值")


def wrong_scores(subject: Subject) -> Iterator[Hit]:
    """Return the scores that are above their weight, or do not add up to their total."""
    for one in score_tables(subject):
        weights = {item.row: item.value for item in one.weights.items}
        for item in one.scores.items:
            weight = weights.get(item.row)
            is_sum = is_total(item.label) or is_subtotal(item)
            if weight is not None and item.value > weight and not is_sum:
                message = f"“{item.label.strip()}”得分{plain(item.value)}，大于分值{plain(weight)}"
                yield Hit(path_in(one.table, item.row), message, "得分不能超过分值，核对后改正")
        for wrong in wrong_column_sums(one.table, of_scores=True):
            if wrong.heading == one.scores.heading:
                yield sum_hit(one.table, wrong, "核对各项得分，改正总分")
