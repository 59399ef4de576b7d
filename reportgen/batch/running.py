"""A whole batch: planned, built, written, summed up."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen._version import __version__
from reportgen.batch.engine import Crew, Task, run
from reportgen.batch.journal import Journal
from reportgen.batch.manifest import WORKBOOK_NAME, Header, Manifest, Outcomes, write_manifest
from reportgen.batch.outcome import Outcome, Status
from reportgen.batch.planning import Plan, Planner, Unit, is_file_name
from reportgen.batch.processes import Processes, cores, jobs_for
from reportgen.batch.producing import CRASHED, Examination, Order, Product, not_worked_on
from reportgen.batch.sources import find_all
from reportgen.building import NOT_WRITTEN, OUTPUTS, sweep, write
from reportgen.carried import Origin, TemplateLabel, origin_of
from reportgen.errors import InputError, OutputError, TemplateError
from reportgen.findings import Finding
from reportgen.formats.files import read_bytes, unreadable
from reportgen.loading import MANIFEST_NAME
from reportgen.model.report import title_of
from reportgen.template.compiled import CompiledTemplate
from reportgen.template.finding import DEFAULT, compiled_for
from reportgen.template.settings import enabled_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor

Source = str | os.PathLike[str]


def _ignore(*_: object) -> None:
    """Do nothing with what is told."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a batch is built, beyond where to.

    ``strict`` leaves out units with errors or warnings. ``examination`` is what the checks go by.
    ``on_start`` is told how many units there are and ``on_outcome`` what became of each as it
    comes. ``jobs`` is how many processes do the work where no executor is given, 0 as many as pay.
    ``workers`` is how many workers an executor has that does not say so itself.
    """

    strict: bool = False
    examination: Examination = field(default_factory=Examination)
    on_start: Callable[[int], None] = _ignore
    on_outcome: Callable[[Outcome], None] = _ignore
    jobs: int = 1
    workers: int = 0


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of a batch.

    ``counts`` says how many units were built, unchanged, refused (``strict``) and failed;
    ``outcomes``, to be iterated, has what became of each, in the order of the sources; ``problems``
    are those of no unit: a source that is not there, a manifest that can't be written. ``folder``
    is where 汇总.json and 汇总.xlsx lie, and ``is_summed_up`` tells whether they are of this run.
    """

    folder: Path
    outcomes: Outcomes
    counts: Counter[Status]
    problems: tuple[Finding, ...]
    is_summed_up: bool

    @property
    def manifest(self) -> tuple[Path, Path]:
        """The paths of 汇总.json and 汇总.xlsx."""
        return self.folder / MANIFEST_NAME, self.folder / WORKBOOK_NAME


def build_many(
    sources: Source | Iterable[Source],
    output: str | Path | None = None,
    *,
    template: str | Path | CompiledTemplate = DEFAULT,
    executor: Executor | Crew | None = None,
    force: bool = False,
    options: Options | None = None,
) -> BatchResult:
    """Check and write the reports of many units, and what became of each as 汇总.xlsx and .json.

    ``sources`` are files (YAML, JSON, Word), folders, patterns such as ``inputs/*/*.yaml``, and
    lists (``@名单.txt``). ``output`` is a folder; without it ``outputs/年度``. The work is done
    here, or by any ``concurrent.futures.Executor``: its workers get data and bring bytes back,
    and need no disk. A unit whose data, template and program are as they were is not built again,
    unless ``force``, which also overwrites files that a person has edited.

    What is wrong with one unit is in its outcome and stops no other. Raises, before anything is
    written, InputError when there is no source or two units would write the same file,
    OutputError when ``output`` is a file, and TemplateError when the 检查.yaml beside the template
    is wrong.
    """
    options = options or Options()
    _forbid_file(output)
    given = [sources] if isinstance(sources, (str, os.PathLike)) else sources
    paths, problems = find_all(given, Path(output) if output is not None else OUTPUTS)
    if not paths:
        nothing = unreadable("", "没有要生成的数据", "写出文件或文件夹")
        raise InputError(problems) if problems else nothing
    options = _with_rules_of(template, options)
    with _crew(executor, options, len(paths)) as crew:
        plan = Planner(output, crew).plan(paths, problems)
        batch = _Batch(plan, template, force, options)
        try:
            options.on_start(len(paths))
            batch.run(crew)
        except OutputError as error:
            problems += error.findings
            for number in batch.done.missing():
                batch.note(number, Outcome(paths[number], "failed", error.findings))
        finally:
            batch.close()
    is_summed_up = True
    try:
        write_manifest(plan.folder, batch.done, batch.conditions, problems, force=force)
    except OutputError as error:
        problems += error.findings
        is_summed_up = False
    return BatchResult(plan.folder, batch.done, batch.counts, tuple(problems), is_summed_up)


def _forbid_file(output: str | Path | None) -> None:
    """Raise OutputError where the folder for the outputs is a file."""
    if output is not None and not is_file_name(output) and os.path.isfile(output):
        message, advice = "这里是文件，不是文件夹", "-o 写文件夹，或先移走这个文件"
        raise OutputError([Finding(NOT_WRITTEN, "error", "", str(output), message, advice)])


def _with_rules_of(template: str | Path | CompiledTemplate, options: Options) -> Options:
    """Give the options with the optional rules that 检查.yaml beside the template turns on."""
    if isinstance(template, CompiledTemplate):
        return options
    examination = options.examination
    rules = tuple(sorted({*examination.rules, *enabled_rules(template)}))
    return replace(options, examination=replace(examination, rules=rules))


@contextlib.contextmanager
def _crew(executor: Executor | Crew | None, options: Options, units: int) -> Iterator[Crew | None]:
    """Give who does the work: the executor, processes of our own, or None for this one."""
    if isinstance(executor, Crew):
        yield executor
    elif executor is not None:
        workers = options.workers or getattr(executor, "_max_workers", 0) or cores()
        yield Crew(executor, workers)
    elif (jobs := options.jobs or jobs_for(units)) > 1 and units > 1:
        processes = Processes(jobs)
        try:
            yield Crew(processes, jobs)
        finally:
            processes.shutdown(cancel_futures=True)
    else:
        yield None


class _Batch:
    """The units of a plan on their way to their files; closed when no more is noted."""

    def __init__(
        self, plan: Plan, template: str | Path | CompiledTemplate, force: bool, options: Options
    ) -> None:
        self.conditions = options.examination.conditions
        self.counts: Counter[Status] = Counter()
        self.done = Outcomes(len(plan.units) + len(plan.failed))
        self._plan = plan
        self._given = template
        self._force = force
        self._options = options
        self._templates: dict[int, CompiledTemplate | TemplateError] = {}
        self._old = Manifest(plan.folder)
        self._may_reuse = not force and bool(self.conditions)
        self._journal: Journal | None = None

    def run(self, crew: Crew | None) -> None:
        """Build all units, and note what becomes of each source as it is known."""
        folders = {os.path.dirname(unit.output) for unit in self._plan.units}
        for folder in {*map(Path, folders), self._plan.folder}:
            sweep(folder)
        self._journal = Journal(self._plan.folder, Header(self.conditions, ()).line())
        for number, outcome in self._plan.failed.items():
            self.note(number, outcome)
        for task, product in run(self._tasks(), self._options.examination, crew):
            unit, label = task.key
            self.note(unit.number, self._finish(unit, label, task.order, product))

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
        """Give what is to be produced; note what needs no production."""
        for unit in self._plan.units:
            template = self._template(unit.year)
            if isinstance(template, TemplateError):
                self.note(unit.number, Outcome(unit.source, "failed", template.findings))
            elif outcome := self._unchanged(unit, template):
                self.note(unit.number, outcome)
            else:
                try:
                    order = self._order(unit)
                except InputError as error:
                    self.note(unit.number, Outcome(unit.source, "failed", error.findings))
                    continue
                yield Task((unit, template.label), order, template)

    def _order(self, unit: Unit) -> Order:
        """Give what was read of a unit when the batch was planned, or else its file."""
        if unit.kept:
            data = self._plan.kept.get(unit.kept)
            return Order(unit.source, data, unit.source_sha256, is_loaded=True)
        data = read_bytes(Path(unit.source))
        return Order(unit.source, data, hashlib.sha256(data).hexdigest())

    def _template(self, year: int) -> CompiledTemplate | TemplateError:
        if isinstance(self._given, CompiledTemplate):
            return self._given
        if year not in self._templates:
            try:
                self._templates[year] = compiled_for(self._given, year)
            except TemplateError as error:
                self._templates[year] = error
        return self._templates[year]

    def _unchanged(self, unit: Unit, template: CompiledTemplate) -> Outcome | None:
        """Give the outcome of the run before where that of this one would be the same.

        What decides is what the output says it was made from, and that it is, byte for byte, what
        was written then; the manifest only adds what was found.
        """
        old = self._old.find(unit.source, self.conditions) if self._may_reuse else None
        if old is None or old.output != unit.output or not old.is_there:
            return None
        try:
            data = Path(unit.output).read_bytes()
        except OSError:
            return None
        origin = Origin(__version__, template.label.sha256, unit.source_sha256)
        if hashlib.sha256(data).hexdigest() != old.sha256 or origin_of(data) != origin:
            return None
        same_label = (old.template, old.template_year) == (template.label.name, template.label.year)
        if not same_label or (self._options.strict and _is_refused(old.findings)):
            return None
        return replace(old, status="unchanged")

    def _finish(self, unit: Unit, label: TemplateLabel, order: Order, product: Product) -> Outcome:
        """Write a document to its place, and say what became of the unit."""
        outcome = Outcome(
            unit.source,
            "failed",
            product.findings,
            product.summary,
            order.sha256,
            template=label.name,
            template_year=label.year,
            template_sha256=label.sha256,
        )
        if product.document is None:
            return outcome
        if problem := self._mismatch(unit, product):
            return replace(outcome, findings=(problem,))
        if self._options.strict and _is_refused(product.findings):
            return replace(outcome, status="refused")
        return self._written(outcome, Path(unit.output), product.document)

    def _written(self, outcome: Outcome, path: Path, document: bytes) -> Outcome:
        sha256 = hashlib.sha256(document).hexdigest()
        status: Status = "built"
        try:
            if not self._force and path.is_file() and path.read_bytes() == document:
                status = "unchanged"
            else:
                write(path, document, force=self._force)
        except OutputError as error:
            return replace(outcome, findings=(*error.findings, *outcome.findings))
        except OSError as error:
            why = not_worked_on(str(path), "读不了已有的文件", error)
            return replace(outcome, findings=(why, *outcome.findings))
        return replace(outcome, status=status, output=os.fspath(path), sha256=sha256)

    def _mismatch(self, unit: Unit, product: Product) -> Finding | None:
        """Tell of data that changed under way, and of a worker with another version."""
        advice = "再运行一次"
        message = ""
        if product.version != __version__:
            message = f"工作进程上的程序是 {product.version} 版，这里是 {__version__} 版"
            advice = "在各台机器上装同一版"
        elif product.summary and title_of(product.summary.unit, product.summary.year) != unit.title:
            message = "数据文件在处理过程中被人改了"
        return Finding(CRASHED, "error", "", unit.source, message, advice) if message else None


def _is_refused(findings: Iterable[Finding]) -> bool:
    return any(finding.severity != "info" for finding in findings)
