"""Shares of one whole that make more than all of it, or less where the words say all of it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_SHARES = Sign(
    "占[^，。；0-9]{0,14}[0-9.]{1,6}[%％][^。0-9]{1,40}占[^，。；0-9]{0,14}[0-9]", words("占")
)
"""What may tell of the shares of several parts."""

_OF_WHOLE = lazy_pattern("占(?:比|(?P<whole>[^，。；0-9]{0,14}?))的?(?:比重|比例)?(?:为|是|达)?$")
_NESTED = lazy_pattern("其中|主要|包括|同时|另|(?:装机|容量|[产电总人户]量|[额值数])占比")
_ALL_TOLD = lazy_pattern(
    "构成了?[^，。；0-9]{0,12}全部|(?:没有|无)(?:其他|别的)(?:投向|来源|用途|去向|类别|内容|支出|收入|项目|方面|种类|部分)?(?![一-鿿])|[二两三四五六七]项(?:占比)?(?:合计|之和|加起来|相加)(?:为|是)?(?:100[%％]|全部)"
)
_WHOLE, _NEARLY_ALL, _JUST_OVER = Decimal(100), Decimal(12), Decimal("0.1")
_LITTLE = Decimal("0.5")
_PAIR = 2


def read_share_totals(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Return the shares of one whole that make more than all of it: 甲占81.73%，乙占28.27%.

    Those that are told to be all there are may not make less either.
    """
    run: list[Statement] = []
    for one in (*statements, None):
        whole = _OF_WHOLE.search(one.gap) if one and one.unit == "%" and one.is_exact else None
        if one and whole and run and not _NESTED.search(one.gap) and one.period == run[-1].period:
            named = _OF_WHOLE.search(run[0].gap)
            if not whole["whole"] or (named and whole["whole"] == named["whole"]):
                run.append(one)
                continue
        if one and not whole and one.unit != "%" and one.role == "level":
            continue  # what has the share
        if len(run) >= _PAIR:
            told = sum((each.quantity.value for each in run), Decimal(0))
            if _JUST_OVER < told - _WHOLE <= _NEARLY_ALL or (
                len(run) > _PAIR and _LITTLE < _WHOLE - told <= _NEARLY_ALL and _are_all(run)
            ):
                yield run
        run = [one] if one and whole else []


def _are_all(shares: Sequence[Statement]) -> bool:
    """Return whether shares are told to be all there are: 四项构成了全部内容."""
    text, last = shares[-1].text, shares[-1].quantity.end
    end = text.find("。", last)
    return _ALL_TOLD.search(text, last, end if end >= 0 else len(text)) is not None
