"""Reading files that may be of any size, up to a limit."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO


def read_at_most(file: BinaryIO, limit: int) -> bytes:
    """Give the content of a file on the disk, or so many bytes of it where it is longer.

    ``file.read(limit)`` alone would take all of that memory first, for a file of a few KB.
    """
    wanted = min(os.fstat(file.fileno()).st_size + 1, limit)
    data = file.read(wanted)
    # More than its size says is in a file that is being written to, and in a pipe.
    return data if len(data) < wanted else data + file.read(limit - wanted)
