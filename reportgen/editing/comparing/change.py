"""One difference between two reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from reportgen.editing.comparing.word_diff import Span

Kind = Literal["added", "removed", "changed", "moved"]

KINDS: dict[Kind, str] = {"added": "增加", "removed": "删去", "changed": "改动", "moved": "移动"}
"""What may have happened to a field or an item of a list, with the Chinese names."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What became of one field, or of one item of a list.

    ``old_path`` and ``new_path`` name it by the form's labels in either report (positions in lists
    may differ), ``old`` and ``new`` are what it says, and the locations where that stands; for
    what was added or removed, those of the other side are empty. ``spans`` mark the words that
    changed. For figures ``difference`` is new minus old, 万元, and ``percent`` that against the
    old one, rounded to two decimals; None where the old one is not above 0.
    """

    kind: Kind
    old_path: str = ""
    new_path: str = ""
    old: str = ""
    new: str = ""
    old_location: str = ""
    new_location: str = ""
    spans: tuple[Span, ...] = ()
    difference: Decimal | None = None
    percent: Decimal | None = None

    @property
    def path(self) -> str:
        """The field in the new report, or in the old one where the new one has it no more."""
        return self.new_path or self.old_path

    def as_dict(self) -> dict[str, Any]:
        """Return the change as JSON has it: figures as texts, so that they stay exact."""
        return {
            "kind": self.kind,
            "path": self.path,
            "old_path": self.old_path,
            "new_path": self.new_path,
            "old": self.old,
            "new": self.new,
            "old_location": self.old_location,
            "new_location": self.new_location,
            "spans": [{"part": span.part, "text": span.text} for span in self.spans],
            "difference": None if self.difference is None else f"{self.difference:f}",
            "percent": None if self.percent is None else f"{self.percent:f}",
        }
