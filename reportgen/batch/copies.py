"""Which of several files of one unit is a copy of another, by its name."""

from __future__ import annotations

import os
import re

_COPY = re.compile(r"[（(]\d+[）)]$|副本|复件|\bcopy\b", re.IGNORECASE)
"""What programs put into the names of copies."""


def is_copy(path: str) -> bool:
    """Return whether a file has a name that programs give to copies: ``甲镇(1).docx``."""
    stem = os.path.splitext(os.path.basename(path))[0]
    return _COPY.search(stem) is not None
