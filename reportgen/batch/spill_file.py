"""What a run has to remember, on the disk, so that no number of units fills the memory."""

from __future__ import annotations

import contextlib
import os
import pickle
import tempfile
import weakref
from typing import IO, Any

SpillPlace = tuple[int, int]
"""Where some data begins, and how long it is; before the beginning of the file: in memory."""


class SpillFile:
    """Data in a file without a name; what a full disk does not take stays in memory."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._held: list[bytes] = []
        with contextlib.suppress(OSError):
            # Without a buffer: what is not taken is known at once.
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - closed with this
            weakref.finalize(self, self._file.close)

    def put(self, data: bytes) -> SpillPlace:
        """Keep some data; return its place."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                start = self._file.seek(0, os.SEEK_END)
                if self._file.write(data) == len(data):
                    return start, len(data)
        self._held.append(data)
        return -len(self._held), len(data)

    def get(self, place: SpillPlace) -> bytes:
        """Return the data of a place."""
        start, size = place
        if start < 0 or self._file is None:
            return self._held[-start - 1]
        self._file.seek(start)
        return self._file.read(size)

    def put_object(self, held: object) -> SpillPlace:
        """Keep an object of this program; return its place."""
        return self.put(pickle.dumps(held))

    def object_at(self, place: SpillPlace) -> Any:
        """Return the object of a place."""
        return pickle.loads(self.get(place))  # noqa: S301 - our own, of this run
