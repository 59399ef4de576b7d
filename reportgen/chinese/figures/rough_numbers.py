"""Figures by a rough look: their values, and whether a slip of the pen parts two of them."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from reportgen.chinese.figures.slips import are_slips

SMALLEST: Final = 100
"""What a figure is at least, without its point, for a slip in it to tell."""

_POWERS = [10**power for power in range(15)]
SLIPS: Final = frozenset(
    sign * digit * apart
    for sign in (1, -1)
    for digit in range(1, 10)
    for apart in (*_POWERS, *(high - low for low, high in combinations(_POWERS, 2)))
)
"""How far two numbers of as many digits are apart that differ by one slip."""


class Rough:
    """A figure by its value, what its last digit stands for, and its digits as they are written.

    Numbers of as many digits lie from ``least`` to below ``most``.
    """

    __slots__ = ("digits", "least", "most", "step", "value")

    def __init__(self, number: str, more: float) -> None:
        whole, _, decimals = number.partition(".")
        self.value = float(number) * more
        self.step = more / 10 ** len(decimals)
        digits = (whole + decimals).lstrip("0") or "0"
        self.digits = int(digits)
        self.least = 10 ** (len(digits) - 1)
        self.most = self.least * 10

    def is_slip_of(self, true: float) -> bool:
        """Return whether another value, written as this one, differs from it by one slip."""
        own, least = self.digits, self.least
        other = (true / self.step + 0.5) // 1
        if least <= other < self.most:
            if own - other not in SLIPS:
                return False
        elif not least <= other * 10 < least * 1000:
            return False  # with more than one digit more or less
        return own >= SMALLEST and are_slips(str(int(other)), str(own))
