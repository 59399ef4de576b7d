"""What a batch does: the commands of the command line, over the files of the page's folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.batch.archive import write_archive
from reportgen.batch.build_many import build_many
from reportgen.batch.check_many import CheckedUnits, check_many
from reportgen.batch.check_workbook import write_check_workbook
from reportgen.batch.delivery import BatchOptions
from reportgen.batch.outcome import STATUSES, Outcome
from reportgen.batch.pdf_files import print_all
from reportgen.batch.results_archive import write_results
from reportgen.batch.roster_collecting import collect
from reportgen.batch.sending_back import SendingBack, read_all_replies
from reportgen.batch.unit_checks import UnitChecks
from reportgen.checks.wanted_checks import WantedChecks
from reportgen.codes import C03
from reportgen.errors import OutputError
from reportgen.formats.roster_files import roster_form_for
from reportgen.forms.installed import DEFAULT
from reportgen.web.calls import finding_data, findings_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.batch.build_many import BatchResult
    from reportgen.findings import Finding
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.web.batch_job import BatchJob

CHECK, EACH, COLLECT, BUILD, PDF, ZIP = "check", "each", "collect", "build", "pdf", "zip"
ARCHIVE, RESULTS, FEEDBACK, ROSTER = "上报.zip", "检查结果.xlsx", "反馈", "全县.xlsx"


def work(job: BatchJob) -> None:
    """Do what a batch was begun for."""
    doing: dict[str, Callable[[BatchJob], None]] = {CHECK: _check, EACH: _check, COLLECT: _collect}
    doing.get(job.kind, _build)(job)


def _checks(job: BatchJob, form: str) -> UnitChecks:
    last = "" if job.last is None else str(job.last)
    return UnitChecks(WantedChecks(form, last))


def _check(job: BatchJob) -> None:
    paths = job.sources()
    job.total = len(paths)

    def note(path: Path) -> None:
        del path
        job.done += 1
        job.go_on()

    wanted = _checks(job, job.form)
    replies = None if job.replies is None else read_all_replies(job.replies)
    checked = check_many(paths, wanted, replies=replies, on_source=note)
    job.rows += [_checked_row(job, checked, at) for at in range(len(checked.groups))]
    results = job.folder.outputs / RESULTS
    last_year = wanted.last_by_unit()
    _write(job, lambda: write_check_workbook(checked, results, last_year, force=job.force))
    job.offer("检查结果", results)
    if job.kind == EACH:
        _send_back(job, checked)


def _send_back(job: BatchJob, checked: CheckedUnits) -> None:
    """Write for each unit what goes back to it, and all of that in one archive."""
    folder = job.folder.outputs / FEEDBACK
    back = SendingBack(lambda _: None, force=job.force)
    _write(job, lambda: back.write_each(checked, folder))
    archive = folder.with_suffix(".zip")
    _write(job, lambda: write_archive(archive, folder, back.written, force=job.force))
    job.offer("各单位的反馈", archive)


def _checked_row(job: BatchJob, checked: CheckedUnits, at: int) -> dict[str, Any]:
    name, findings = checked.groups[at]
    missing = sum(each.rule == C03 for each in findings)
    errors = [each for each in findings if each.severity == "error" and each.rule != C03]
    warnings = sum(each.severity == "warning" for each in findings)
    levels = (("有错误", errors), ("填报中", missing), ("有警告", warnings), ("没有问题", True))
    return {
        "file": job.folder.name(checked.sources[name]) if name in checked.sources else name,
        "unit": checked.names.get(name, ""),
        "status": next(title for title, holds in levels if holds),
        "missing": missing,
        "errors": len(errors),
        "warnings": warnings,
        "first": errors[0].message if errors else "",
    }


def _write(job: BatchJob, act: Callable[[], None]) -> None:
    """Write something of a batch; what keeps it from being written stops nothing else."""
    try:
        act()
    except OutputError as error:
        job.problems += findings_data(error.findings)


def _collect(job: BatchJob) -> None:
    paths, form = job.sources(), job.form or DEFAULT
    job.total = len(paths)
    examine = _checks(job, form).examiner()

    def examine_next(loaded: PartialLoad) -> list[Finding]:
        job.done += 1
        job.go_on()
        return examine(loaded)

    target = job.folder.outputs / ROSTER
    lost: list[Finding] = []
    result = collect(
        paths,
        target,
        examine_next,
        roster_form_for(form, {}),
        template=form,
        tell=lost.extend,
    )
    job.done = job.total
    told = "，".join(f"{status}{count}个" for status, count in result.counts.items())
    job.message = f"{told}；没有改过的{result.unchanged}个没有重读"
    job.problems += findings_data([*lost, *result.problems, *result.notes])
    job.offer("名册", target)


def _build(job: BatchJob) -> None:
    def begin(total: int) -> None:
        job.total = total

    def note(outcome: Outcome) -> None:
        job.rows.append(_built_row(outcome))
        job.done += 1
        job.go_on()

    form = job.form or DEFAULT
    wanted = _checks(job, form)
    last_year = wanted.last_by_unit()
    options = BatchOptions(
        job.strict, wanted.examination(last_year), begin, note, last_year=last_year
    )
    result = build_many(
        job.sources(),
        None if job.folder.base == Path() else job.folder.outputs,
        template=form,
        executor=job.executor,
        force=job.force,
        options=options,
    )
    job.problems += findings_data([*result.problems, *result.notes])
    if result.is_summed_up:
        job.offer("汇总", result.manifest[1])
    documents = [Path(each.output) for each in result.outcomes if each.is_there]
    files = documents
    if job.kind == PDF:
        files = [*documents, *_print(job, documents)]
    if job.kind in (PDF, ZIP):
        _pack(job, result, files)


def _built_row(outcome: Outcome) -> dict[str, Any]:
    first = next((each for each in outcome.findings if each.severity == "error"), None)
    summary = outcome.summary
    return {
        "file": outcome.source,
        "unit": "" if summary is None else summary.unit,
        "status": STATUSES[outcome.status],
        "errors": outcome.count("error"),
        "warnings": outcome.count("warning"),
        "first": "" if first is None else first.message,
        "ok": outcome.is_there,
    }


def _print(job: BatchJob, documents: list[Path]) -> list[Path]:
    job.total += len(documents)
    made: list[Path] = []
    for _, printed in print_all(documents, 1, force=job.force):
        job.go_on()
        job.done += 1
        if isinstance(printed, Path):
            made.append(printed)
        else:
            job.problems.append(finding_data(printed))
    if lacking := len(documents) - len(made):
        job.message = f"压缩包里少{lacking}份 PDF"
    return made


def _pack(job: BatchJob, result: BatchResult, files: list[Path]) -> None:
    if not result.is_summed_up:
        job.message = "没有写压缩包：里面的汇总不是这一次的"
        return
    target = job.folder.outputs / ARCHIVE
    write_results(target, result, files, force=job.force)
    job.offer("压缩包", target)
