"""Shares of a list of which one is of another whole than all the others are."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.mistakes import Mistake
from reportgen.chinese.figures.exactness import FINEST, HUNDRED, step
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.figures.quantities import Quantity

_OF_ALL = "占(?:比|总?[支收][出入]的?)?为?"
_SHARES = Sign(
    f"{_OF_ALL}[0-9.]+[%％][^。]*?{_OF_ALL}[0-9.]+[%％]",
    each_of("占", DIGITS) | words("占比 占总 占支 占收"),
)
_SHARE = lazy_pattern(f"[，,（(]{_OF_ALL}")
_FEWEST = 3
_LEAST, _MOST = Decimal("0.88"), Decimal("1.02")
"""How much of their whole the parts of a list make that leaves hardly anything out."""


class _SharedPart(NamedTuple):
    """A part with its share, and the least and the most that both may be of."""

    part: Quantity
    share: Quantity
    least: Decimal
    most: Decimal


def odd_shares(subject: Subject) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return the shares that those beside them contradict, with their passage and place.

    The whole need not be told: 甲986万元，占53.56%；乙742万元，占26.77%；丙312万元，占11.25%…….
    """
    for passage in subject.periods_with(_SHARES):
        parts = [*_parts(passage)]
        if len(parts) >= _FEWEST and (found := _odd(parts)):
            odd, whole = found
            true = plain((odd.part.value / whole * HUNDRED).quantize(FINEST))
            message = f"照其他几项的数和占比，{odd.part.text}占{true}%，不是{odd.share.text}"
            mistake = Mistake(message, odd.share, (odd.part,), is_sure=False)
            yield passage, odd.part.start, odd.share.end, mistake


def _parts(passage: Passage) -> Iterator[_SharedPart]:
    for part, share in pairwise(passage.statements):
        if share.unit != "%" or not _SHARE.fullmatch(share.gap) or part.role != "level":
            continue
        half = max(FINEST, step(share.quantity)) / 2
        value, rate = part.quantity.value, share.quantity.value
        if rate > half and value > 0 and part.is_exact and share.is_exact:
            least, most = (value / each * HUNDRED for each in (rate + half, rate - half))
            yield _SharedPart(part.quantity, share.quantity, least, most)


def _odd(parts: list[_SharedPart]) -> tuple[_SharedPart, Decimal] | None:
    """Return the one part whose share is not of the whole that all others are of, and that."""
    odd: list[tuple[_SharedPart, Decimal]] = []
    for one in parts:
        others = [each for each in parts if each is not one]
        least, most = max(each.least for each in others), min(each.most for each in others)
        if least <= most and not (one.least <= most and least <= one.most):
            odd.append((one, (least + most) / 2))
    made = sum(each.part.value for each in parts)
    if len(odd) != 1 or len({each.part.unit for each in parts}) > 1:
        return None
    return odd[0] if _LEAST <= made / odd[0][1] <= _MOST else None
