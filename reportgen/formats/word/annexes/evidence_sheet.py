"""佐证材料: pictures in a table, each with what it shows in the row below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.formats.word.annexes.annex_labels import EVIDENCE
from reportgen.formats.word.annexes.annex_sheet import AnnexSheet

if TYPE_CHECKING:
    from reportgen.formats.word.annexes.annex_rows import AnnexRow

_CAPTION = "说明"


class EvidenceSheet(AnnexSheet):
    """The captions of the pictures; the files are taken out when they are asked for."""

    def _read(self, row: AnnexRow) -> None:
        for box in row.filled:
            item = self.add_item((EVIDENCE,), box.place)
            self.put((*item, _CAPTION), box.one_line, box)
