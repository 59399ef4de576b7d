"""Many units at once: a batch that runs beside the page, tells how far it is, can be stopped."""

from __future__ import annotations

import secrets
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.batch.build_many import build_many
from reportgen.batch.delivery import BatchOptions
from reportgen.batch.outcome import STATUSES, Outcome
from reportgen.batch.pdf_files import print_all
from reportgen.batch.results_archive import write_results
from reportgen.errors import ReportgenError
from reportgen.forms.installed import DEFAULT
from reportgen.web.calls import Call, RefusedCallError, finding_data, findings_data
from reportgen.web.filling import form_in
from reportgen.web.unit_state import unit_row

if TYPE_CHECKING:
    from reportgen.batch.build_many import BatchResult
    from reportgen.findings import Finding
    from reportgen.web.work_folder import WorkFolder

CHECK, BUILD, PDF, ZIP = "check", "build", "pdf", "zip"
_KINDS = (CHECK, BUILD, PDF, ZIP)
_WRONG, _MISSING, _BUSY = 400, 404, 409
_KEPT = 50
_SHOWN = 500
ARCHIVE = "上报.zip"


class _StoppedError(Exception):
    """Somebody has stopped a batch."""


@dataclass(slots=True)
class BatchJob:
    """A batch on its way; read by pages while it runs."""

    kind: str
    folder: WorkFolder
    form: str
    force: bool = False
    total: int = 0
    done: int = 0
    state: str = "running"
    message: str = ""
    rows: list[dict[str, Any]] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    wants_stop: bool = False
    begun: float = field(default_factory=time.monotonic)

    def go_on(self) -> None:
        """Raise where somebody wants the batch to stop."""
        if self.wants_stop:
            raise _StoppedError

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


_jobs: dict[str, BatchJob] = {}
_lock = threading.Lock()


def start(call: Call) -> dict[str, Any]:
    """Begin a batch over all data files of the folder; one at a time in each."""
    kind = call.text("kind")
    if kind not in _KINDS:
        raise RefusedCallError(_WRONG, "没有这种成批的命令")
    job = BatchJob(kind, call.folder, form_in(call) or DEFAULT, bool(call.data.get("force")))
    with _lock:
        for key, held in _jobs.items():
            if held.state == "running" and held.folder == job.folder:
                raise RefusedCallError(_BUSY, "这个文件夹正在成批处理", job=key)
        while len(_jobs) >= _KEPT:
            _jobs.pop(next(iter(_jobs)))
        key = secrets.token_urlsafe(12)
        _jobs[key] = job
    threading.Thread(target=_run, args=(job,), daemon=True, name="batch").start()
    return {"job": key}


def progress(call: Call) -> dict[str, Any]:
    """Return how far a batch is."""
    return _job(call).told()


def stop(call: Call) -> dict[str, Any]:
    """Stop a batch after the unit that is being made; what was made stays."""
    job = _job(call)
    job.wants_stop = True
    return job.told()


def _job(call: Call) -> BatchJob:
    job = _jobs.get(call.text("job"))
    if job is None or job.folder != call.folder:
        raise RefusedCallError(_MISSING, "没有这一批，可能程序重新启动过")
    return job


def _run(job: BatchJob) -> None:
    try:
        _check(job) if job.kind == CHECK else _build(job)
        job.state = "done"
    except _StoppedError:
        job.state, job.message = "stopped", "已停下；做好的都在，再运行一次从断的地方接着做"
    except ReportgenError as error:
        job.state = "failed"
        job.problems += findings_data(error.findings)
        job.message = "；".join(each.message for each in error.findings[:3])
    except OSError:
        job.state, job.message = "failed", "系统出了错：磁盘满了，或没有权限"
    except MemoryError:
        job.state, job.message = "failed", "内存不够"


def _check(job: BatchJob) -> None:
    paths = job.folder.sources()
    job.total = len(paths)
    for path in paths:
        job.go_on()
        row = unit_row(job.folder, path)
        job.rows.append({**row, "status": row["state"], "first": row.get("why", "")})
        job.done += 1


def _build(job: BatchJob) -> None:
    def begin(total: int) -> None:
        job.total = total

    def note(outcome: Outcome) -> None:
        job.rows.append(_row(outcome))
        job.done += 1
        job.go_on()

    options = BatchOptions(on_start=begin, on_outcome=note)
    result = build_many(
        job.folder.sources(),
        _outputs(job.folder),
        template=job.form,
        force=job.force,
        options=options,
    )
    job.problems += findings_data(result.problems)
    if result.is_summed_up:
        job.files["汇总"] = job.folder.name(result.manifest[1])
    documents = [Path(each.output) for each in result.outcomes if each.is_there]
    files = documents
    if job.kind == PDF:
        files = [*documents, *_print(job, documents)]
    if job.kind in (PDF, ZIP):
        _pack(job, result, files)


def _outputs(folder: WorkFolder) -> Path | None:
    """Return where a batch goes: where the command line puts it, in the folder of the page."""
    return None if folder.base == Path() else folder.outputs


def _row(outcome: Outcome) -> dict[str, Any]:
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
            _note(job, printed)
    return made


def _note(job: BatchJob, finding: Finding) -> None:
    job.problems.append(finding_data(finding))


def _pack(job: BatchJob, result: BatchResult, files: list[Path]) -> None:
    if not result.is_summed_up:
        job.message = "没有写压缩包：里面的汇总不是这一次的"
        return
    target = job.folder.outputs / ARCHIVE
    write_results(target, result, files, force=job.force)
    job.files["压缩包"] = job.folder.name(target)
