"""Batches: begun, followed, stopped, their files fetched; done by any executor."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import json
import secrets
import tempfile
import threading
import time
import zipfile
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

from starlette.responses import Response, StreamingResponse

from reportgen.api.api_calls import ApiCall, ApiError, as_json, as_problem, things
from reportgen.api.api_models import JobAnswer, JobAsked, JobUnit
from reportgen.api.api_reports import asked_for, form_named
from reportgen.batch.render_job import Examination, RenderJob, produce_all
from reportgen.errors import ReportgenError, TemplateError
from reportgen.forms.form_settings import form_settings
from reportgen.forms.form_templates import compiled_for
from reportgen.forms.installed import DEFAULT, find_template

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from concurrent.futures import Executor

    from starlette.requests import Request

    from reportgen.batch.render_job import RenderResult
    from reportgen.forms.compiled import CompiledTemplate

MOST_JOBS = 50
"""How many batches are remembered; the oldest that have ended are forgotten first."""

_CHUNK, _PIECE = 16, 1 << 16
_TICK, _LONGEST = 0.2, 3600.0
_SHOWN = 500
_LATEST = 9999
_RUNNING = ("waiting", "running")


@dataclass
class Job:
    """A batch: what is asked for, how far it is, and the archive of the files that were made."""

    asked: JobAsked
    key: str = ""
    digest: str = ""
    name: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    state: str = "waiting"
    units: list[JobUnit] = field(default_factory=list)
    failed: int = 0
    message: str = ""
    wants_stop: bool = False
    archive: IO[bytes] = field(default_factory=tempfile.TemporaryFile)
    total: int = 0
    _reading: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        """Count the units."""
        self.total = len(self.asked.items)

    def __del__(self) -> None:
        """Let go of the archive with the batch."""
        self.archive.close()

    def answer(self, *, with_units: bool = True) -> JobAnswer:
        """Return how far it is."""
        return JobAnswer.model_validate(
            {
                "id": self.name,
                "state": self.state,
                "total": self.total,
                "done": len(self.units),
                "failed": self.failed,
                "message": self.message,
                "units": [each.model_dump() for each in self.units[-_SHOWN:]] if with_units else [],
            }
        )

    def run(self, executor: Executor | None) -> None:
        """Do all units, some at a time; one that fails costs only itself."""
        self.state = "running"
        try:
            with zipfile.ZipFile(self.archive, "w", zipfile.ZIP_STORED) as archive:
                is_whole = self._do_all(archive, executor)
            # Not before the archive is whole: who sees it fetches the files.
            self.state = "done" if is_whole else "stopped"
        except ReportgenError as error:
            self.state, self.message = "failed", str(error)
        except Exception as error:  # whatever it was: the batch has ended, and says so
            self.state, self.message = "failed", f"程序出了错（{type(error).__name__}）"
        finally:
            self.asked.items.clear()  # what was sent is needed no more, and may be large

    def _do_all(self, archive: zipfile.ZipFile, executor: Executor | None) -> bool:
        forms = _FormsByYear(self.asked.template or DEFAULT)
        for start in range(0, len(self.asked.items), _CHUNK):
            items = self.asked.items[start : start + _CHUNK]
            # One after the other: they stand in the archive in the order of the call.
            for year, alike in itertools.groupby(items, lambda each: _year_of(each.data)):
                if self.wants_stop:
                    return False
                group, form = list(alike), forms.of(year)
                jobs = [_render_job(each.name, each.data, forms.name) for each in group]
                lacking = form if isinstance(form, TemplateError) else None
                compiled = None if isinstance(form, TemplateError) else form
                asked = (jobs, compiled, forms.examination)
                results = (
                    produce_all(*asked)
                    if executor is None
                    else executor.submit(produce_all, *asked).result()
                )
                for item, result in zip(group, results, strict=True):
                    # What loads for a year without a form is wrong in nothing else.
                    self._note(archive, item.name, result, lacking if result.document else None)
        return True

    def _note(
        self,
        archive: zipfile.ZipFile,
        name: str,
        result: RenderResult,
        no_form: TemplateError | None,
    ) -> None:
        """Keep what was made of a unit, or why there is no form to print it with."""
        document = None if no_form else result.document
        if document is not None:
            # The number keeps apart what is called alike.
            archive.writestr(f"{len(self.units) + 1:05}-{_plain(name)}.docx", document)
        self.failed += document is None
        status = "failed" if document is None else "built"
        found = things(no_form.findings if no_form else result.findings)
        self.units.append(JobUnit(name=name, status=status, findings=found))

    def pieces(self) -> Iterator[bytes]:
        """Return the archive piece by piece; the batch must have ended."""
        at = 0
        while True:
            with self._reading:  # several may fetch it at once
                self.archive.seek(at)
                piece = self.archive.read(_PIECE)
            if not piece:
                return
            at += len(piece)
            yield piece


class Jobs:
    """The batches of a server, by their names."""

    def __init__(self, executor: Executor | None = None) -> None:
        self._executor = executor
        self._held: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._turn = threading.Lock()

    def begin(self, asked: JobAsked, key: str, digest: str) -> tuple[Job, bool]:
        """Return a batch, and whether it is new: the same key and content give the same one.

        Raises ApiError for a key that came with other content, and where too many go on.
        """
        with self._lock:
            for each in self._held.values():
                if key and each.key == key:
                    if each.digest != digest:
                        raise ApiError(409, "这个 Idempotency-Key 用过了，内容不一样", "换一个")
                    return each, False
            self._forget()
            job = Job(asked, key, digest)
            self._held[job.name] = job
        threading.Thread(target=self._run, args=(job,), name="api-job", daemon=True).start()
        return job, True

    def find(self, name: str) -> Job:
        """Return the batch of a name; raises ApiError where there is none."""
        job = self._held.get(name)
        if job is None:
            raise ApiError(404, "没有这一批", "可能已经清掉：只记最近的几十批")
        return job

    def _run(self, job: Job) -> None:
        with self._turn:  # one after the other: each takes all cores that the executor has
            job.run(self._executor)

    def _forget(self) -> None:
        ended = [name for name, each in self._held.items() if each.state not in _RUNNING]
        while len(self._held) >= MOST_JOBS and ended:
            self._held.pop(ended.pop(0))  # who fetches its files just now still has them
        if len(self._held) >= MOST_JOBS:
            raise ApiError(503, "排队的批次太多，过一会儿再来")


def begin(call: ApiCall) -> Response:
    """Begin a batch; with the header Idempotency-Key a call that is repeated begins no other."""
    asked: JobAsked = asked_for(JobAsked, call)
    find_template(form_named(asked.template) or DEFAULT, _LATEST)
    key = call.request.headers.get("idempotency-key", "")
    digest = hashlib.sha256(call.body).hexdigest()
    job, is_new = _jobs(call.request).begin(asked, key, digest)
    return as_json(job.answer(), 202 if is_new else 200)


def look(call: ApiCall) -> JobAnswer:
    """Return how far a batch is."""
    return _job(call).answer()


def stop(call: ApiCall) -> JobAnswer:
    """Stop a batch; what was made stays."""
    job = _job(call)
    job.wants_stop = True
    return job.answer()


def fetch(call: ApiCall) -> Response:
    """Return the Word files of a batch that has ended, as a zip that is streamed."""
    job = _job(call)
    if job.state in _RUNNING:
        raise ApiError(409, "这一批还没有做完", "等 state 是 done 再取")
    headers = {"content-disposition": 'attachment; filename="reports.zip"'}
    return StreamingResponse(job.pieces(), headers=headers, media_type="application/zip")


async def events(request: Request) -> Response:
    """Tell how far a batch is, as server-sent events, until it has ended."""
    try:
        job = _jobs(request).find(request.path_params["id"])
    except ApiError as error:
        return as_problem(error)
    return StreamingResponse(_told(job), media_type="text/event-stream")


async def _told(job: Job) -> AsyncIterator[str]:
    last, ends = "", time.monotonic() + _LONGEST
    while time.monotonic() < ends:
        now = json.dumps(job.answer(with_units=False).model_dump(mode="json"), ensure_ascii=False)
        if now != last:
            yield f"event: progress\ndata: {now}\n\n"
            last = now
        if job.state not in _RUNNING:
            return
        await asyncio.sleep(_TICK)


def _jobs(request: Request) -> Jobs:
    jobs: Jobs = request.app.state.jobs
    return jobs


def _job(call: ApiCall) -> Job:
    return _jobs(call.request).find(call.request.path_params["id"])


def _render_job(name: str, data: object, form: str) -> RenderJob:
    content = json.dumps(data, ensure_ascii=False).encode()
    digest = hashlib.sha256(content).hexdigest()
    return RenderJob(f"{_plain(name)}.json", content, digest, form=form)


class _FormsByYear:
    """What a batch is printed with: each unit with the form of its own year."""

    def __init__(self, name: str) -> None:
        settings = form_settings(name)
        self.name = name
        self.examination = Examination(rules=tuple(settings.rules), settings=settings)
        self._held: dict[int, CompiledTemplate | TemplateError] = {}

    def of(self, year: int) -> CompiledTemplate | TemplateError:
        """Return the form for a year, or why there is none."""
        if year not in self._held:
            try:
                self._held[year] = compiled_for(self.name, year)
            except TemplateError as error:
                self._held[year] = error
        return self._held[year]


def _year_of(data: dict[str, Any]) -> int:
    """Return the fiscal year that some data are of; loading tells what is wrong with it."""
    told = str(data.get("年度", ""))
    return int(told) if told.isdecimal() and len(told) == len(str(_LATEST)) else _LATEST


def _plain(name: str) -> str:
    return "".join(
        "_" if char in '\\/:*?"<>|.' or not char.isprintable() else char for char in name
    )
