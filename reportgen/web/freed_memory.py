"""Memory that is free given back to the system, for a server of many days.

What XML and compression take and let go of stays with the process otherwise, in pieces: under many
threads it grows to twice of what is used.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

EVERY = 30.0
"""So many seconds lie between two times."""


def giver_back() -> Callable[[], bool] | None:
    """Return what gives free memory back, and says whether there was any; None where nothing can.

    The C library of most Linux systems can; that of others does it by itself.
    """
    if sys.platform != "linux":
        return None
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    return None if trim is None else lambda: bool(trim(0))


def give_back_now_and_then(seconds: float = EVERY) -> Callable[[], None]:
    """Let free memory go back again and again beside all else; return what ends that."""
    give_back, is_over = giver_back(), threading.Event()

    def run() -> None:
        while give_back is not None and not is_over.wait(seconds):
            give_back()

    threading.Thread(target=run, name="freed-memory", daemon=True).start()
    return is_over.set
