"""What stands in one row of the form, while a file is read."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.formats.word.text.word_lines import LAYOUT

if TYPE_CHECKING:
    from reportgen.formats.word.headings.form_rows import Field
    from reportgen.formats.word.text.word_lines import WordLine


@dataclass(slots=True)
class FormEntry:
    """What stands in a row of the form: its field, place, lines, and the unit its label gives."""

    field: Field
    place: str
    lines: list[WordLine] = dataclasses.field(default_factory=list)
    unit: str = ""
    column: int = 0

    @property
    def text(self) -> str:
        """The text of the row on one line."""
        return "".join(line.text.strip(LAYOUT) for line in self.lines)
