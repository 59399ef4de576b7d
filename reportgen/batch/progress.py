"""How far a batch has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from reportgen.batch.outcome import STATUSES
from reportgen.findings import shown
from reportgen.presenting import as_text, standing_errors, summary, wants_colour

if TYPE_CHECKING:
    from types import TracebackType

    from reportgen.batch.outcome import Outcome
    from reportgen.findings import Finding


FEW = 5
"""Up to how many units all that was found is printed; of more it is in 汇总.xlsx."""


class Progress:
    """What is shown of each unit as it is done; a context manager around the work.

    On a terminal: a bar with what is done, what failed, units a second and the time left. In a
    pipe: a line for each unit. ``quiet``: only what went wrong.
    """

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet
        self._bar: Any = None
        self._task: Any = None
        self._failed = 0
        self._is_short = True
        self._colour = wants_colour(sys.stderr)
        self._told: set[Finding] = set()
        self._begun = time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self, total: int) -> None:
        """Show the bar, on a terminal; with few units there is room for all that is to be said."""
        self._is_short = total <= FEW
        if self._quiet or self._is_short or not _is_terminal(sys.stderr):
            return
        # For start-up: only a terminal is shown a bar.
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("失败{task.fields[failed]}　每秒{task.fields[rate]}份　还要"),
            TimeRemainingColumn(),
            console=Console(file=sys.stderr, highlight=False),
            transient=True,
        )
        self._task = self._bar.add_task("生成", total=total, failed=0, rate="—")
        self._begun = time.monotonic()
        self._bar.start()

    def stop(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def tell(self, outcome: Outcome) -> None:
        """Show that a unit is done."""
        self._failed += not outcome.is_there
        if not outcome.is_there:
            self._tell_failure(outcome)
        elif self._bar is None and not self._quiet:
            tell = tell_all if self._is_short else _tell_line
            tell(outcome)
        if self._bar is not None:
            self._bar.advance(self._task)
            done = self._bar.tasks[0].completed
            rate = f"{done / max(time.monotonic() - self._begun, 1e-3):.0f}"
            self._bar.update(self._task, failed=self._failed, rate=rate)

    def _tell_failure(self, outcome: Outcome) -> None:
        """Show why there is no file; what many units have in common, such as a template, once."""
        new = [finding for finding in outcome.findings if finding not in self._told]
        self._told.update(new if outcome.source_sha256 == "" else ())
        head = f"{STATUSES[outcome.status]}：{outcome.source}"
        known = bool(outcome.findings) and not new
        text = f"{shown(head)}：原因同上" if known else as_text([(head, new)], colour=self._colour)
        if self._bar is not None:
            self._bar.console.print(text, markup=False, soft_wrap=True)
        else:
            print(text, file=sys.stderr, flush=True)


def tell_all(outcome: Outcome) -> None:
    """Print where a report is, how long, what was found in it, and what is to be looked at."""
    # For start-up: only --verbose shows pages.
    from reportgen.forms.page_estimate import length_in_words

    length = length_in_words(Path(outcome.output).read_bytes())
    print(shown(f"{STATUSES[outcome.status]}：{outcome.output}"))
    print(shown(f"  数据：{outcome.source}　{length}"))
    print(as_text([("  检查", outcome.findings)], colour=wants_colour(sys.stdout)))
    if standing := standing_errors(outcome.findings):
        print(shown(f"  {standing}"))
    print("  请打开核对：单位名称、年度、各项金额、签章和报送日期")


def _tell_line(outcome: Outcome) -> None:
    line = f"{STATUSES[outcome.status]}：{outcome.output}　{summary(outcome.findings)}"
    print(shown(line), flush=True)


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
