"""Which windows have which file open, so that the second one is told."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_GONE_SECONDS = 25
_MAX_FILES = 10_000


@dataclass
class Presence:
    """Windows by file; one that has not called for a while is gone."""

    now: Callable[[], float] = time.monotonic
    _windows: dict[str, dict[str, float]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def call(self, file: str, window: str) -> int:
        """Note that a window has a file open; return how many others have."""
        moment = self.now()
        with self._lock:
            if len(self._windows) > _MAX_FILES:
                self._windows.clear()
            known = self._windows.setdefault(file, {})
            known[window[:40]] = moment
            for key in [key for key, when in known.items() if when < moment - _GONE_SECONDS]:
                del known[key]
            return len(known) - 1

    def leave(self, file: str, window: str) -> None:
        """Note that a window is closed."""
        with self._lock:
            self._windows.get(file, {}).pop(window[:40], None)
