"""What a run that was killed had done by then, for the next one to go on from there.

While a batch runs, the line of each unit that is done is added to a hidden file beside the outputs;
when 汇总.json is written, it goes.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME = re.compile(r"\.[0-9a-f]{16}\.journal")


class Journal:
    """A file of lines, each on the disk before the next; where it can't be written, of none."""

    def __init__(self, folder: Path, head: bytes) -> None:
        self._file: IO[bytes] | None = None
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            name = f".{secrets.token_hex(8)}.journal"
            self._file = (folder / name).open("xb", buffering=0)
        self.add(head)

    def add(self, line: bytes) -> None:
        """Take down a line."""
        if self._file is not None:
            try:
                self._file.write(line)
            except OSError:  # a full disk: what is wanted of the batch will say so itself
                self.close()

    def close(self) -> None:
        """Take down no more."""
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None


def journals(folder: Path) -> Iterator[Path]:
    """Return the journals in a folder, the newest last."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        found = [entry for entry in entries if _NAME.fullmatch(entry.name)]
        for entry in sorted(found, key=lambda each: each.stat().st_mtime_ns):
            yield folder / entry.name


def remove_journals(folder: Path) -> None:
    """Remove the journals in a folder: what they say is in 汇总.json."""
    for path in journals(folder):
        with contextlib.suppress(OSError):
            path.unlink()
