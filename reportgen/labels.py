"""Labels of the form, and the names that templates have for them."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = re.compile(r"[^\w]")


@lru_cache(maxsize=1024)
def name_of(label: str) -> str:
    """Return the placeholder name of a label: the label without marks a name can't have.

    ``因公出国（境）费`` gives ``因公出国境费``.
    """
    return _MARKS.sub("", label)
