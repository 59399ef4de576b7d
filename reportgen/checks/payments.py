"""What is wrong with sums told twice, shares of contracts and what is paid from money received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import in_unit_of, plain, unit_of
from reportgen.checks.mistakes import Mistake
from reportgen.chinese.figures.exactness import HUNDRED
from reportgen.chinese.prices.contract_payments import (
    MAY_BE_KEPT_BACK,
    MAY_BE_PAID_FROM,
    MAY_BE_STAGE,
    read_kept_back,
    read_paid_from,
    read_stage_payments,
)
from reportgen.chinese.prices.restated_sums import MAY_BE_RESTATED, read_restated_sums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.prices.contract_payments import ShareOfPrice

_SHARES = (
    (MAY_BE_KEPT_BACK, 2, 0, read_kept_back),
    (MAY_BE_STAGE, 1, 2, read_stage_payments),
)
"""Readers of shares of a price, with how many sentences before and after one may be read."""


def wrong_payments(subject: Subject) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return what is wrong, with its passage and where it stands there."""
    for passage in subject.periods_with(MAY_BE_RESTATED):
        for found in read_restated_sums(passage.statements):
            told = found.told
            true = f"{in_unit_of(told, found.value)}{unit_of(told)}"
            message = f"{found.words}是{true}，不是{told.text}"
            yield passage, found.start, found.end, Mistake(message, told, is_sure=found.is_sure)
    for sign, before, after, read_shares in _SHARES:
        for passage in subject.contexts_with(sign, before=before, after=after):
            for share in read_shares(passage.statements):
                start, end = share.price.quantity.start, share.paid.quantity.end
                yield passage, start, end, _wrong_share(share)
    for passage in subject.contexts_with(MAY_BE_PAID_FROM, before=1, after=0):
        for paid in read_paid_from(passage.statements):
            had, spent = paid.had.quantity, paid.paid.quantity
            message = f"只有{had.text}，不能从中支付{spent.text}"
            yield passage, had.start, spent.end, Mistake(message, spent, (had,), is_sure=False)


def _wrong_share(share: ShareOfPrice) -> Mistake:
    """Return what so many percent of a price are."""
    price, rate, paid = share.price.quantity, share.rate.quantity, share.paid.quantity
    made = price.value * rate.value / HUNDRED
    terms = f"{price.text}×{plain(rate.value)}%={in_unit_of(paid, made)}{unit_of(paid)}"
    return Mistake(f"{terms}，不是{paid.text}", paid, (price, rate), is_sure=False)
