"""Many units in one go: planned, built by any executor, written, summed up."""

from __future__ import annotations

from reportgen.batch.outcome import Outcome, Summary
from reportgen.batch.producing import Examination
from reportgen.batch.running import BatchResult, build_many
from reportgen.batch.working import Options

__all__ = ["BatchResult", "Examination", "Options", "Outcome", "Summary", "build_many"]
