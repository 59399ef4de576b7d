"""How time grows with size: four times the size must not take much more than four times as long."""

from __future__ import annotations

import gc
import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")

TIMES = 4
MOST = 6.8
"""By how much time may grow where the size grows by ``TIMES``: 16 times where it is quadratic."""

_ENOUGH, _TRIES = 0.01, 8
_MORE_THAN_ENOUGH = 5 * _ENOUGH
"""Where work takes so long, a quarter of it takes long enough to be the smaller of two."""

_SMALLER = 20


def assert_linear(
    make: Callable[[int], Made],
    work: Callable[[Made], object],
    size: int,
    doublings: int = 6,
    most: float = MOST,
) -> None:
    """Double the size until the work takes time enough to be measured, and twice more.

    Where it takes far more than enough at once, that size is the larger one. What the work takes
    whatever the size is measured first, with a twentieth of it, and left out: beside it, what
    grows too fast would not be seen. It is this process's own time, so that what waits does not
    count; and both sizes are measured again where the larger took too long, as a machine with
    other work to do is slower for a while. No time is held against a fixed number of seconds.
    ``most`` is by how much time may grow, more where only the smaller size stays in the
    processor's cache.
    """
    least = make(max(1, size // _SMALLER))
    always = _seconds(least, work)
    made = make(size)
    before = _seconds(made, work)
    if before < always:
        always = 0.0  # more than that is refused at once
    if before - always > _MORE_THAN_ENOUGH:
        size, larger, after = size // TIMES, made, before
        made = make(size)
        before = _seconds(made, work)
        least = make(max(1, size // _SMALLER))
        always = min(always, _seconds(least, work))
    else:
        while before - always < _ENOUGH and doublings:
            size, doublings = 2 * size, doublings - 1
            made = make(size)
            before = _seconds(made, work)
        larger = make(TIMES * size)
        after = _seconds(larger, work)
    for _ in range(_TRIES):
        if after - always <= most * max(before - always, _ENOUGH / 4):
            return
        always = min(always, _seconds(least, work))
        before = max(before, _seconds(made, work))
        after = min(after, _seconds(larger, work))
    raise AssertionError(
        f"{always:.3f} s always, {size}: {before:.3f} s, {TIMES * size}: {after:.3f} s"
    )


def _seconds(made: Made, work: Callable[[Made], object]) -> float:
    gc.disable()  # what it finds to do depends on what ran before in this process
    try:
        begun = time.process_time()
        work(made)
        return time.process_time() - begun
    finally:
        gc.enable()
