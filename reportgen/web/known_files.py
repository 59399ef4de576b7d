"""What is known of files as they are on the disk now; of what they were, nothing is kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from pathlib import Path

Made = TypeVar("Made")

MOST_FILES = 600
"""How many files are remembered; those that were asked for last."""


class KnownFiles(Generic[Made]):
    """Remembers what was made of each file, until the file is another."""

    def __init__(self, make: Callable[[Path], Made], most: int = MOST_FILES) -> None:
        self._make, self._most = make, most
        self._held: OrderedDict[str, tuple[tuple[int, ...], Made]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, path: Path, found: os.stat_result) -> Made:
        """Return what is made of a file that was found so."""
        name, state = str(path), (found.st_ino, found.st_mtime_ns, found.st_size)
        with self._lock:
            held = self._held.get(name)
            if held is not None and held[0] == state:
                self._held.move_to_end(name)
                return held[1]
        made = self._make(path)
        with self._lock:
            self._held[name] = state, made
            self._held.move_to_end(name)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return made
