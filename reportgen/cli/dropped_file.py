"""A file that was dropped on the program, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.findings import Finding


@dataclass(slots=True)
class DroppedFile:
    """What became of a file: its findings, and the Word file that was made of it, if one was."""

    source: Path
    findings: list[Finding] = field(default_factory=list)
    output: Path | None = None
    is_word: bool = False
    is_unreadable: bool = False
