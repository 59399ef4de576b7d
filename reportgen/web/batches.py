"""Many units at once: a batch that runs beside the page, tells how far it is, can be stopped."""

from __future__ import annotations

import os
import secrets
import threading
from typing import TYPE_CHECKING, Any

from reportgen.errors import ReportgenError
from reportgen.web.batch_job import BatchJob, BatchStoppedError
from reportgen.web.batch_work import BUILD, CHECK, COLLECT, EACH, PDF, ZIP, work
from reportgen.web.calls import Call, RefusedCallError, findings_data, refuse_unless
from reportgen.web.filling import form_in

if TYPE_CHECKING:
    from pathlib import Path

_KINDS = (CHECK, EACH, COLLECT, BUILD, PDF, ZIP)
_WRONG, _MISSING, _BUSY = 400, 404, 409
_KEPT = 50


_jobs: dict[str, BatchJob] = {}
_lock = threading.Lock()


def start(call: Call) -> dict[str, Any]:
    """Begin a batch over the data files of the folder; one at a time in each."""
    kind = call.text("kind")
    refuse_unless(kind in _KINDS, "没有这种成批的命令")
    job = BatchJob(
        kind,
        call.folder,
        form_in(call),
        force=bool(call.data.get("force")),
        strict=bool(call.data.get("strict")),
        part=_place(call, "part"),
        last=_place(call, "last"),
        replies=_place(call, "replies"),
        executor=call.executor,
    )
    refuse_unless(job.sources(), "这里没有数据文件")
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


def _place(call: Call, name: str) -> Path | None:
    """Return the file or folder of the work folder that a call names, if it names one."""
    if not call.text(name):
        return None
    path = call.folder.path(call.text(name))
    refuse_unless(os.path.exists(path), f"没有“{call.text(name)}”，刷新页面再选")
    return path


def progress(call: Call) -> dict[str, Any]:
    """Return how far a batch is."""
    return _job(call).told()


def stop(call: Call) -> dict[str, Any]:
    """Stop a batch after the unit that is being worked on; what was made stays."""
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
        work(job)
        job.state = "done"
    except BatchStoppedError:
        job.state = "stopped"
        makes_files = job.kind in (BUILD, PDF, ZIP)
        rest = "做好的都在，再运行一次从断的地方接着做" if makes_files else "什么也没有写"
        job.message = f"已停下；{rest}"
    except ReportgenError as error:
        job.state = "failed"
        job.problems += findings_data(error.findings)
        job.message = "；".join(each.message for each in error.findings[:3])
    except OSError:
        job.state, job.message = "failed", "系统出了错：磁盘满了，或没有权限"
    except MemoryError:
        job.state, job.message = "failed", "内存不够"
