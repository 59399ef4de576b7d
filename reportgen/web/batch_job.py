"""A batch on its way: what it was asked for, how far it is, what came of it."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from pathlib import Path

    from reportgen.web.work_folder import WorkFolder

_SHOWN = 500


class BatchStoppedError(Exception):
    """Somebody has stopped a batch."""


@dataclass(slots=True)
class BatchJob:
    """A batch on its way; read by pages while it runs.

    ``form`` is empty for that which each report is meant for; ``part`` the folder that alone is
    worked on, ``last`` last year's report or those of all units, ``replies`` what units have
    answered. ``strict`` builds none with errors or warnings, ``force`` writes over what somebody
    has changed. ``executor`` does the building where the server has a cluster.
    """

    kind: str
    folder: WorkFolder
    form: str = ""
    force: bool = False
    strict: bool = False
    part: Path | None = None
    last: Path | None = None
    replies: Path | None = None
    executor: Executor | None = None
    total: int = 0
    done: int = 0
    state: str = "running"
    message: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    wants_stop: bool = False
    begun: float = field(default_factory=time.monotonic)

    def sources(self) -> list[Path]:
        """Return the files to work on: last year's and the answers are none of them."""
        apart = [place for place in (self.last, self.replies) if place is not None]
        return [
            path
            for path in self.folder.sources()
            if (self.part is None or path.is_relative_to(self.part))
            and not any(path.is_relative_to(place) for place in apart)
        ]

    def offer(self, name: str, path: Path) -> None:
        """Let the page offer a file, where it was written."""
        if os.path.isfile(path):
            self.files[name] = self.folder.name(path)

    def go_on(self) -> None:
        """Raise where somebody wants the batch to stop."""
        if self.wants_stop:
            raise BatchStoppedError

    def told(self) -> dict[str, Any]:
        """Return the job as pages show it."""
        return {
            "kind": self.kind,
            "state": self.state,
            "message": self.message,
            "total": self.total,
            "done": self.done,
            "rows": self.rows[-_SHOWN:],
            "problems": self.problems[:_SHOWN],
            "files": self.files,
            "seconds": round(time.monotonic() - self.begun, 1),
        }
