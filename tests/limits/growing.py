"""How time grows with size: twice the size must not take much more than twice as long."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")

MOST = 2.6
"""By how much time may grow where the size is doubled."""

_ENOUGH, _LONGEST, _TRIES, _DOUBLINGS = 0.1, 60.0, 6, 6


def assert_linear(make: Callable[[int], Made], work: Callable[[Made], object], size: int) -> None:
    """Double the size until the work takes time enough to be measured, and twice more.

    What other programs on the machine do must not count: it is this process's own time, the least
    of a few tries, and over two doublings, so that a cache that no longer holds all is no growth.
    """
    before = _seconds(make(size), work)
    for _ in range(_DOUBLINGS):
        if before >= _ENOUGH:
            break
        size *= 2
        before = _seconds(make(size), work)
    made = make(4 * size)
    for _ in range(_TRIES):
        after = _seconds(made, work)
        assert after < _LONGEST
        if after < MOST**2 * max(before, _ENOUGH / 2):
            return
        before = max(before, _seconds(make(size), work))
    raise AssertionError(f"{size}: {before:.2f} s, {4 * size}: {after:.2f} s")


def _seconds(made: Made, work: Callable[[Made], object]) -> float:
    # What the collector finds to do depends on what ran before in this process.
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        work(made)
        return time.process_time() - begun
    finally:
        gc.enable()
