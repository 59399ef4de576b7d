"""Full scores beside money that was not all paid: 指标金额20万元，实际拨付18万元; 自评得分100分."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.rates.reasons import REASON
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

MAY_BE_FULL_SCORE = Sign(
    "(?:自评|评价|综合|最终)(?:得分|分数?|总分|总得分)[为是：:]{0,2}100(?:[.]0+)?分(?!制)",
    words("100分 00分 0分"),
)
"""What tells of a score that is full."""

_NUMBER = "[0-9]+(?:[.][0-9]+)?"
_PAID = lazy_pattern(
    "(?:指标|预算|下达|安排|计划)(?:资金|金额|数|总额|总量)?[是为：:]?"
    f"(?P<granted>{_NUMBER})(?P<unit>万?元)，(?:当年|全年|年内|已|共)?"
    "(?:实际)?(?P<done>拨付|支付|支出|使用|执行)(?:资金|金额|数|总额)?(?:了|共)?[是为：:]?"
    f"(?P<paid>{_NUMBER})(?P=unit)(?=[，。；])"
)
_WHY = lazy_pattern("结[余转]|剩余|节约|节省|收回|未[拨支使执完]|质保|尾款|余下|下年|其中|欠")
_LEAST = Decimal("0.5")


class FullScore(NamedTuple):
    """Money less of which was paid, and the full score, each as a span, with what lacks."""

    paid: tuple[int, int]
    score: tuple[int, int]
    lacking: Decimal
    unit: str


def read_full_scores(text: str) -> Iterator[FullScore]:
    """Return the first full score beside money that was not all paid for no reason told."""
    score = MAY_BE_FULL_SCORE.pattern.search(text)
    paid = list(_PAID.finditer(text))
    if score is None or len(paid) != 1 or REASON.search(text) or _WHY.search(text):
        return
    (one,) = paid
    granted, done = Decimal(one["granted"]), Decimal(one["paid"])
    if granted * _LEAST <= done < granted:
        yield FullScore(one.span(), score.span(), granted - done, one["unit"])
