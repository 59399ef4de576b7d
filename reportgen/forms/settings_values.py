"""What the 表样.yaml of a form may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reportgen.model.added_fields import AddedField
    from reportgen.model.report import Report

Steps = tuple[str | int, ...]


class Limit(NamedTuple):
    """How many items, or characters, a field may have."""

    least: int
    most: int


class OutlineHeading(NamedTuple):
    """A heading of an outline: its wordings, the field below it (empty for none), its parts."""

    words: tuple[str, ...]
    path: tuple[str, ...] = ()
    parts: tuple[OutlineHeading, ...] = ()


class FormSettings(NamedTuple):
    """What a 表样.yaml says; all empty for a form without one.

    ``rules`` are the codes of the optional rules that are turned on; ``added`` the fields that the
    form adds; ``wordings`` what else a label or heading of the form may be called in files that
    are read, by the label as it is printed; ``counts`` and ``lengths`` the limits of fields, by
    their labels joined by dots or their last label. ``title``, ``headings`` and ``cells`` are
    those of an outline in which others write: ``cells`` has a path for each label of a table.
    """

    rules: tuple[str, ...] = ()
    added: tuple[AddedField, ...] = ()
    wordings: Mapping[str, tuple[str, ...]] = {}
    counts: Mapping[str, Limit] = {}
    lengths: Mapping[str, Limit] = {}
    path: Path | None = None
    title: str = ""
    headings: tuple[OutlineHeading, ...] = ()
    cells: Mapping[str, tuple[str, ...]] = {}

    @property
    def model(self) -> type[Report]:
        """The model of the reports of this form: with the fields that it adds."""
        if not self.added:
            # For start-up: pydantic, which most commands do without here.
            from reportgen.model.report import Report

            return Report
        # For start-up: most forms add no field.
        from reportgen.model.added_fields import extended

        return extended(self.added)


NO_SETTINGS = FormSettings()
