"""The units of a batch on their way to their files."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen._version import __version__
from reportgen.batch.journal import Journal
from reportgen.batch.kept_outcomes import Outcomes
from reportgen.batch.manifest import Header, Manifest
from reportgen.batch.neighbours import alone
from reportgen.batch.outcome import Outcome, Status
from reportgen.batch.render_job import Examination, RenderJob, RenderResult, not_worked_on
from reportgen.batch.scheduling import Task, WorkerPool, run
from reportgen.errors import InputError, OutputError, TemplateError
from reportgen.findings import Finding
from reportgen.forms.compiled import CompiledTemplate
from reportgen.forms.form_templates import compiled_for
from reportgen.forms.photographs import are_unchanged
from reportgen.model.report import title_of
from reportgen.ooxml.data_part import Origin, TemplateLabel, origin_of, write_report
from reportgen.plaindata.data_files import read_bytes
from reportgen.storage import sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reportgen.batch.last_year import LastYear
    from reportgen.batch.planning import Plan, Unit


def _ignore(*_: object) -> None:
    """Do nothing with what is told."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a batch is built, beyond where to.

    ``strict`` leaves out units with errors or warnings. ``examination`` is what the checks go by.
    ``on_start`` is told how many units there are and ``on_outcome`` what became of each as it
    comes. ``jobs`` is how many processes do the work where no executor is given, 0 as many as pay.
    ``workers`` is how many workers an executor has that does not say so itself. ``engine`` is
    ``docxtpl`` where docxtpl itself is to render. ``columns`` are headings that a county's roster
    has of its own, and the labels that they stand for. ``last_year`` has the units' own reports of
    last year.
    """

    strict: bool = False
    examination: Examination = field(default_factory=Examination)
    on_start: Callable[[int], None] = _ignore
    on_outcome: Callable[[Outcome], None] = _ignore
    jobs: int = 1
    workers: int = 0
    engine: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    last_year: LastYear | None = None


class Batch:
    """The units of a plan on their way to their files; closed when no more is noted."""

    def __init__(
        self,
        plan: Plan,
        template: str | Path | CompiledTemplate,
        force: bool,
        options: BatchOptions,
    ) -> None:
        self.conditions = options.examination.conditions
        self.counts: Counter[Status] = Counter()
        self.done = Outcomes(len(plan.units) + len(plan.failed), self.conditions)
        self._plan = plan
        self._given = template
        self._force = force
        self._options = options
        self._templates: dict[int, CompiledTemplate | TemplateError] = {}
        self._old = Manifest(plan.folder)
        self._may_reuse = not force and bool(self.conditions)
        self._journal: Journal | None = None

    def run(self, pool: WorkerPool | None) -> None:
        """Build all units, and note what becomes of each source as it is known."""
        folders = {os.path.dirname(unit.output) for unit in self._plan.units}
        for folder in {*map(Path, folders), self._plan.folder}:
            sweep(folder)
        self._journal = Journal(self._plan.folder, Header(self.conditions).line())
        for number, outcome in self._plan.failed.items():
            self.note(number, outcome)
        for task, rendered in run(self._tasks(), self._options.examination, pool):
            unit, label = task.key
            self.note(unit.number, self._finish(unit, label, task.job, rendered))

    def close(self) -> None:
        """End the journal."""
        if self._journal:
            self._journal.close()

    def note(self, number: int, outcome: Outcome) -> None:
        """Keep what became of a source, and tell of it."""
        line = self.done.add(number, outcome)
        if self._journal:
            self._journal.add(line)
        self.counts[outcome.status] += 1
        self._options.on_outcome(outcome)

    def _tasks(self) -> Iterator[Task[tuple[Unit, TemplateLabel]]]:
        """Return what is to be produced; note what needs no production."""
        for unit in self._plan.units:
            template = self._template(unit.year)
            if isinstance(template, TemplateError):
                self.note(unit.number, Outcome(unit.source, "failed", template.findings))
            elif outcome := self._unchanged(unit, template):
                self.note(unit.number, outcome)
            else:
                try:
                    job = self._order(unit)
                except InputError as error:
                    self.note(unit.number, Outcome(unit.source, "failed", error.findings))
                    continue
                yield Task((unit, template.label), job, template)

    def _order(self, unit: Unit) -> RenderJob:
        """Return what was read of a unit when the batch was planned, or else its file."""
        last_year = self._options.last_year
        last = b"" if last_year is None else last_year.data(unit.unit, unit.year)
        if unit.kept:
            data = self._plan.kept.get(unit.kept)
            return RenderJob(unit.source, data, unit.source_sha256, "report", last=last)
        data = read_bytes(Path(unit.source))
        form = "" if isinstance(self._given, CompiledTemplate) else self._given
        digest = hashlib.sha256(data).hexdigest()
        return RenderJob(unit.source, data, digest, form=form, last=last)

    def _template(self, year: int) -> CompiledTemplate | TemplateError:
        if isinstance(self._given, CompiledTemplate):
            return self._given
        if year not in self._templates:
            try:
                compiled = compiled_for(self._given, year)
                engine = self._options.engine or compiled.engine
                self._templates[year] = compiled.with_engine(engine)
            except TemplateError as error:
                self._templates[year] = error
        return self._templates[year]

    def _unchanged(self, unit: Unit, template: CompiledTemplate) -> Outcome | None:
        """Return the outcome of the run before where that of this one would be the same.

        What decides is what the output says it was made from, and that it is, byte for byte, what
        was written then; the manifest only adds what was found.
        """
        old = self._old.find(unit.source, self.conditions) if self._may_reuse else None
        if old is None or old.output != unit.output or not old.is_there:
            return None
        old = replace(old, findings=alone(old.findings))
        try:
            data = Path(unit.output).read_bytes()
        except OSError:
            return None
        origin = Origin(__version__, template.label.sha256, unit.source_sha256)
        if hashlib.sha256(data).hexdigest() != old.sha256 or origin_of(data) != origin:
            return None
        if not are_unchanged(unit.source, old.pictures):
            return None
        same_label = (old.template, old.template_year) == (template.label.name, template.label.year)
        if not same_label or (self._options.strict and _is_refused(old.findings)):
            return None
        return replace(old, status="unchanged")

    def _finish(
        self, unit: Unit, label: TemplateLabel, job: RenderJob, rendered: RenderResult
    ) -> Outcome:
        """Write a document to its place, and say what became of the unit."""
        summary, last_year = rendered.summary, self._options.last_year
        if summary is not None and last_year is not None:
            summary = last_year.beside(summary)
        outcome = Outcome(
            unit.source,
            "failed",
            rendered.findings,
            summary,
            job.sha256,
            template=label.name,
            template_year=label.year,
            template_sha256=label.sha256,
            unit="" if rendered.summary else rendered.unit,
            portrait=rendered.portrait,
            pictures=rendered.pictures,
        )
        if rendered.document is None:
            return outcome
        if problem := self._mismatch(unit, rendered):
            return replace(outcome, findings=(problem,))
        if self._options.strict and _is_refused(rendered.findings):
            return replace(outcome, status="refused")
        return self._written(outcome, Path(unit.output), rendered.document)

    def _written(self, outcome: Outcome, path: Path, document: bytes) -> Outcome:
        sha256 = hashlib.sha256(document).hexdigest()
        status: Status = "built"
        try:
            if not self._force and os.path.isfile(path) and path.read_bytes() == document:
                status = "unchanged"
            else:
                write_report(path, document, force=self._force)
        except OutputError as error:
            return replace(outcome, findings=(*error.findings, *outcome.findings))
        except OSError as error:
            why = not_worked_on(str(path), "读不了已有的文件", error)
            return replace(outcome, findings=(why, *outcome.findings))
        return replace(outcome, status=status, output=os.fspath(path), sha256=sha256)

    def _mismatch(self, unit: Unit, rendered: RenderResult) -> Finding | None:
        """Return a finding for data that changed under way or a worker with another version."""
        advice = "再运行一次"
        message = ""
        if rendered.version != __version__:
            message = f"工作进程上的程序是 {rendered.version} 版，这里是 {__version__} 版"
            advice = "在各台机器上装同一版"
        elif (
            rendered.summary
            and title_of(rendered.summary.unit, rendered.summary.year) != unit.title
        ):
            message = "数据文件在处理过程中被人改了"
        return Finding(codes.D09, "error", "", unit.source, message, advice) if message else None


def _is_refused(findings: Iterable[Finding]) -> bool:
    return any(finding.severity != "info" for finding in findings)
