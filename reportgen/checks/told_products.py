"""Products that do not make what a report tells, and rates that are written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.checks.reckoning import wrong_product, wrong_quotient
from reportgen.chinese.prices.agreed_shares import MAY_BE_AGREED, read_agreed_shares
from reportgen.chinese.prices.factored_amounts import MAY_BE_FACTORED, read_factored_amounts
from reportgen.chinese.prices.priced_groups import MAY_BE_AVERAGED_GROUPS, read_priced_groups
from reportgen.chinese.prices.products import (
    MAY_BE_MONTHLY,
    MAY_BE_PRODUCT,
    MAY_BE_QUOTIENT,
    read_amounts_by_month,
    read_monthly_amounts,
    read_written_products,
    read_written_quotients,
)
from reportgen.chinese.prices.products_across import MAY_BE_PRODUCT_ACROSS, read_products_across
from reportgen.chinese.prices.times_a_year import MAY_BE_OFTEN, read_times_a_year
from reportgen.chinese.prices.yearly_averages import (
    MAY_BE_MONTHS_OF_YEAR,
    MAY_BE_YEARLY_AVERAGE,
    read_months_of_year,
    read_yearly_averages,
)
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.prices.products import WrittenProduct
    from reportgen.findings import Path, Severity

_PRODUCTS = (
    (MAY_BE_MONTHLY, read_monthly_amounts),
    (MAY_BE_MONTHLY, read_amounts_by_month),
    (MAY_BE_FACTORED, read_factored_amounts),
    (MAY_BE_FACTORED, read_priced_groups),
    (MAY_BE_AVERAGED_GROUPS, read_priced_groups),
    (MAY_BE_YEARLY_AVERAGE, read_yearly_averages),
    (MAY_BE_MONTHS_OF_YEAR, read_months_of_year),
)
"""Readers of what is paid or done each month, day or time, by what may be there for each."""

_ACROSS = (
    (MAY_BE_PRODUCT_ACROSS, 1, read_products_across),
    (MAY_BE_AGREED, 2, read_agreed_shares),
)
"""Readers of several sentences, with how many before what may be there."""

_RAISED = lazy_pattern("[0-9]月(?:份)?(?:起|开始)[^。；]{0,16}[0-9]元")
_ADVICE = "核对这几个数，改正算错的一个"


def wrong_products(subject: Subject, told: Collection[Path]) -> Iterator[Hit]:
    """Return the products that are wrong; across sentences only where none told so before."""
    hits = list(_beside(subject))
    yield from hits
    known = {*told, *(hit.path for hit in hits)}
    for sign, before, read_some in _ACROSS:
        for passage in subject.contexts_with(sign, before=before, after=2):
            if passage.path not in known:
                for product in read_some(passage.statements):
                    yield from _wrong(passage, product, "warning")


def _beside(subject: Subject) -> Iterator[Hit]:
    """Return what is wrong among figures of one sentence or the next."""
    for passage in subject.periods_with(MAY_BE_PRODUCT):
        for product in read_written_products(passage.text, passage.statements):
            yield from _wrong(passage, product)
    for passage in subject.periods_with(MAY_BE_QUOTIENT):
        for quotient in read_written_quotients(passage.text):
            if mistake := wrong_quotient(quotient):
                words = shortened(passage.text[quotient.start : quotient.end])
                yield Hit(passage.path, f"{quoted(words)}：{mistake}", _ADVICE)
    for sign, read_products in _PRODUCTS:
        for passage in subject.periods_with(sign):
            if _RAISED.search(passage.text):
                continue  # 1月至6月每人每月660元，7月起690元
            for product in read_products(passage.statements):
                yield from _wrong(passage, product, "warning")
    for passage in subject.contexts_with(MAY_BE_OFTEN, before=0, after=1):
        for product in read_times_a_year(passage.text):
            yield from _wrong(passage, product, "warning")


def _wrong(
    passage: Passage, product: WrittenProduct, level: Severity | None = None
) -> Iterator[Hit]:
    if mistake := wrong_product(product):
        words = shortened(passage.text[product.start : product.end])
        yield Hit(passage.path, f"{quoted(words)}：{mistake}", _ADVICE, level)
