"""A whole batch: planned, built, written, summed up."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from reportgen import codes
from reportgen.batch.delivery import Batch, BatchOptions
from reportgen.batch.manifest import WORKBOOK_NAME, write_manifest
from reportgen.batch.outcome import Outcome, Status
from reportgen.batch.planning import Planner, is_file_name
from reportgen.batch.render_job import Examination
from reportgen.batch.roster_units import count_units
from reportgen.batch.scheduling import WorkerPool
from reportgen.batch.sources import find_all
from reportgen.batch.worker_pool import MOST_PROCESSES, Processes, cores, jobs_for
from reportgen.errors import InputError, OutputError, require_path, wrong_type
from reportgen.findings import Finding
from reportgen.formats.source_files import MANIFEST_NAME, unread_files
from reportgen.forms.building import OUTPUTS, refuse_other_kind
from reportgen.forms.compiled import OWN, CompiledTemplate
from reportgen.forms.form_settings import form_settings
from reportgen.forms.installed import DEFAULT
from reportgen.plaindata.data_files import unreadable
from reportgen.storage import one_call

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from reportgen.batch.kept_outcomes import Outcomes


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What came of a batch.

    ``counts`` says how many units were built, unchanged, refused (``strict``) and failed;
    ``outcomes``, to be iterated, has what became of each, in the order of the sources; ``problems``
    are those of no unit: a source that is not there, a manifest that can't be written; ``notes``
    what there is to say of rosters. ``folder``
    is where 汇总.json and 汇总.xlsx lie, and ``is_summed_up`` tells whether they are of this run.
    """

    folder: Path
    outcomes: Outcomes
    counts: Counter[Status]
    problems: tuple[Finding, ...]
    is_summed_up: bool
    notes: tuple[Finding, ...] = ()

    @property
    def manifest(self) -> tuple[Path, Path]:
        """The paths of 汇总.json and 汇总.xlsx."""
        return self.folder / MANIFEST_NAME, self.folder / WORKBOOK_NAME


@one_call()
def build_many(
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    output: str | os.PathLike[str] | None = None,
    *,
    template: str | os.PathLike[str] | CompiledTemplate = DEFAULT,
    executor: Executor | WorkerPool | None = None,
    force: bool = False,
    options: BatchOptions | None = None,
) -> BatchResult:
    """Check and write the reports of many units, and what became of each as 汇总.xlsx and .json.

    ``sources`` are files (YAML, JSON, Excel, Word), folders, patterns such as ``inputs/*/*.yaml``,
    and lists (``@名单.txt``); each row of a county's roster is a unit. ``output`` is a folder;
    without it ``outputs/年度``. The work is done here, or by any ``concurrent.futures.Executor``:
    its workers get data and bring bytes back, and need no disk. What is as it was is not built
    again, unless ``force``, which also overwrites files that a person has edited.

    What is wrong with one unit is in its outcome and stops no other; units that would write the
    same file fail, all of them. Raises, before anything is written, InputError when there is no
    source, or several units and ``output`` is one file, OutputError when ``output`` is a file, and
    TemplateError when the 表样.yaml beside the template is wrong.
    """
    options = BatchOptions() if options is None else options
    given = _given(sources)
    _require_types(output, template, executor, options)
    output = None if output is None else Path(output)
    template = Path(template) if isinstance(template, os.PathLike) else template
    _forbid_file(output)
    paths, problems = find_all(given, OUTPUTS if output is None else output)
    if not paths:
        nothing = unreadable("", "没有要生成的数据", "写出文件或文件夹")
        raise InputError(problems) if problems else nothing
    options = _with_rules_of(template, options)
    form = "" if isinstance(template, CompiledTemplate) else template
    count = len(paths) if options.jobs == 1 else count_units(paths, form, options.columns)
    with _worker_pool(executor, options, count) as pool:
        planner = Planner(output, pool, form, options.columns)
        planner.notes += unread_files(given)
        plan = planner.plan(paths, problems)
        batch = Batch(plan, template, force, options)
        try:
            options.on_start(len(plan.units) + len(plan.failed))
            batch.run(pool)
        except OutputError as error:
            problems += error.findings
            names = {unit.number: unit.source for unit in plan.units}
            for number in batch.done.missing():
                batch.note(number, Outcome(names[number], "failed", error.findings))
        finally:
            batch.close()
    folder, done, counts, notes = plan.folder, batch.done, batch.counts, planner.notes
    del paths, planner, plan, batch  # of very many units what was planned takes room too
    is_summed_up = True
    done.compare()
    try:
        write_manifest(folder, done, problems, notes, force=force)
    except OutputError as error:
        problems += error.findings
        is_summed_up = False
    return BatchResult(folder, done, counts, tuple(problems), is_summed_up, tuple(notes))


def _given(sources: object) -> list[str | os.PathLike[str]]:
    """Return the sources as a list; raises TypeError for what are none."""
    if isinstance(sources, (str, os.PathLike)):
        return [sources]
    if isinstance(sources, (bytes, Mapping)) or not isinstance(sources, Iterable):
        raise wrong_type("sources", "路径，或路径的列表", sources)
    given = list(sources)
    for each in given:
        require_path("sources 的一项", each)
    return given


def _require_types(output: object, template: object, executor: object, options: object) -> None:
    """Raise TypeError for an argument of another type than it must have."""
    if output is not None:
        require_path("output", output)
        refuse_other_kind(os.fspath(cast("str", output)))
    if not isinstance(template, CompiledTemplate):
        require_path("template", template, "表样的名称、路径或 CompiledTemplate")
    if (
        executor is not None
        and not isinstance(executor, WorkerPool)
        and not hasattr(executor, "submit")
    ):
        raise wrong_type("executor", "concurrent.futures.Executor 或 WorkerPool", executor)
    if not isinstance(options, BatchOptions):
        raise wrong_type("options", "BatchOptions", options)
    if not isinstance(options.examination, Examination):
        raise wrong_type("examination", "Examination", options.examination)
    if not isinstance(options.jobs, int):
        raise wrong_type("jobs", "整数", options.jobs)


def _forbid_file(output: str | Path | None) -> None:
    """Raise OutputError where the folder for the outputs is a file."""
    if output is not None and not is_file_name(output) and os.path.isfile(output):
        message, advice = "这里是文件，不是文件夹", "-o 写文件夹，或先移走这个文件"
        raise OutputError([Finding(codes.D04, "error", "", str(output), message, advice)])


def _with_rules_of(template: str | Path | CompiledTemplate, options: BatchOptions) -> BatchOptions:
    """Return the options with what the 表样.yaml beside the template says, and the engine."""
    examination = options.examination
    if isinstance(template, CompiledTemplate):
        engine = _other_engine(options.engine or template.engine)
        return replace(options, examination=replace(examination, engine=engine))
    settings, engine = form_settings(template), _other_engine(options.engine)
    rules = tuple(sorted({*examination.rules, *settings.rules}))
    examination = replace(examination, rules=rules, settings=settings, engine=engine)
    return replace(options, examination=examination)


def _other_engine(engine: str) -> str:
    return "" if engine == OWN else engine


@contextlib.contextmanager
def _worker_pool(
    executor: Executor | WorkerPool | None, options: BatchOptions, units: int
) -> Iterator[WorkerPool | None]:
    """Return who does the work: the executor, processes of our own, or None for this one."""
    if isinstance(executor, WorkerPool):
        yield executor
    elif executor is not None:
        workers = options.workers or getattr(executor, "_max_workers", 0) or cores()
        yield WorkerPool(executor, workers)
    elif (jobs := min(options.jobs or jobs_for(units), units, MOST_PROCESSES)) > 1:
        try:
            processes = Processes(jobs)
        except OSError:  # the system lets no more begin: this one can do it all
            yield None
            return
        try:
            yield WorkerPool(processes, jobs)
        finally:
            processes.shutdown(cancel_futures=True)
    else:
        yield None
