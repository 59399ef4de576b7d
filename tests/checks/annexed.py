"""The clean report with 附件, and ways to put one figure or text into it."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from tests.annexes import ANNEXES
from tests.checks.samples import hits

if TYPE_CHECKING:
    from reportgen.checks.catalogue import Hit

Change = tuple[str, Any]


def annex_hits(code: str, *changes: Change) -> list[Hit]:
    """Return what one rule finds in the clean report with annexes, some fields replaced.

    Paths that begin with the name of a table stand in 附件.
    """
    inside = [(f"附件.{path}" if path.split(".")[0] in ANNEXES else path, value)
              for path, value in changes]  # fmt: skip
    return hits(code, ("附件", deepcopy(ANNEXES)), *inside)
