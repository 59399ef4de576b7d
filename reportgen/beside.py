"""Checking one report on another core while it is being built."""

from __future__ import annotations

import json
import os
import sys
import threading
from typing import TYPE_CHECKING

from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.model.report import Report

    Examine = Callable[[Report], list[Finding]]


def beside(examine: Examine, report: Report) -> Examine:
    """Begin to examine a report in a child process; give what waits for the findings.

    Importing the rules takes as long as building one report from a cold start, so the two go on
    at once where the system can fork, has a second core and nothing else runs in this process.
    Elsewhere, and should the child fail, the report is examined here when it is asked for.
    """
    if not hasattr(os, "fork") or os.cpu_count() == 1 or threading.active_count() > 1:
        return examine
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _examine_in_child(examine, report, writing)
    os.close(writing)

    def wait(_: Report) -> list[Finding]:
        with os.fdopen(reading, "rb") as pipe:
            data = pipe.read()
        os.waitpid(child, 0)
        return [Finding(**each) for each in json.loads(data)] if data else examine(report)

    return wait


def _examine_in_child(examine: Examine, report: Report, writing: int) -> None:
    """Write the findings, and end without what the parent will do at its end."""
    try:
        found = [finding.as_dict() for finding in examine(report)]
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(json.dumps(found).encode())
    finally:
        os._exit(0)
