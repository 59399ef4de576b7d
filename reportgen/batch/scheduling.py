"""Orders through an executor: few at a time, results as they come, no unit stops another."""

from __future__ import annotations

from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait
from concurrent.futures import CancelledError as Cancelled
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from reportgen.batch.render_job import (
    Examination,
    RenderJob,
    RenderResult,
    not_worked_on,
    produce,
    produce_all,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

    from reportgen.forms.compiled import CompiledTemplate

CHUNK_UNITS, CHUNK_BYTES = 16, 1_000_000
"""How many units, and how much data, go to a worker at once."""

IN_FLIGHT = 4
"""How many chunks wait or are worked on for each worker."""

Key = TypeVar("Key")


def _go_on() -> None:
    """Wait on."""


@dataclass(frozen=True, slots=True)
class WorkerPool:
    """An executor and how many workers it has.

    ``on_silence`` is called when nothing has come for ``patience`` seconds; it may raise.
    ``is_elsewhere`` tells that the workers may be on machines without this one's files.
    """

    executor: Executor
    workers: int
    patience: float | None = None
    on_silence: Callable[[], None] = _go_on
    is_elsewhere: bool = False


@dataclass(slots=True)
class Task(Generic[Key]):
    """A job, the template for it, None to read it only, and what the caller knows it by."""

    key: Key
    job: RenderJob
    template: CompiledTemplate | None


Chunk = list[Task[Key]]


def run(
    tasks: Iterable[Task[Key]],
    examination: Examination,
    pool: WorkerPool | None = None,
) -> Iterator[tuple[Task[Key], RenderResult]]:
    """Produce each task here, or with a pool; return the results.

    With a pool they come in the order in which they are ready. A unit at which a worker dies
    or that raises what it should not is tried again alone; then it has a result that says so.
    """
    if pool is None:
        for task in tasks:
            yield task, produce(task.job, task.template, examination)
        return
    yield from _Work[Key](pool, examination).run(_chunks(tasks))


def _chunks(tasks: Iterable[Task[Key]]) -> Iterator[Chunk[Key]]:
    """Put tasks that have the same template together."""
    chunk: Chunk[Key] = []
    size = 0
    for task in tasks:
        full = len(chunk) == CHUNK_UNITS or size + len(task.job.data) > CHUNK_BYTES
        if chunk and (full or task.template is not chunk[0].template):
            yield chunk
            chunk, size = [], 0
        chunk.append(task)
        size += len(task.job.data)
    if chunk:
        yield chunk


class _Work(Generic[Key]):
    """Chunks that are being worked on, and those that are to be tried again one by one."""

    def __init__(self, pool: WorkerPool, examination: Examination) -> None:
        self._worker_pool = pool
        self._executor = pool.executor
        self._examination = examination
        self._running: dict[Future[list[RenderResult]], Chunk[Key]] = {}
        self._suspects: deque[Task[Key]] = deque()

    def run(self, chunks: Iterator[Chunk[Key]]) -> Iterator[tuple[Task[Key], RenderResult]]:
        """Keep as many chunks under way as keep all workers busy."""
        limit = self._worker_pool.workers * IN_FLIGHT
        more = True
        try:
            while more or self._running or self._suspects:
                while more and not self._suspects and len(self._running) < limit:
                    chunk = next(chunks, None)
                    more = chunk is not None
                    if chunk is not None:
                        self._submit(chunk)
                yield from self._finished()
                if self._suspects and not self._running:
                    yield self._alone(self._suspects.popleft())
        finally:
            for future in self._running:
                future.cancel()

    def _submit(self, chunk: Chunk[Key]) -> None:
        jobs = [task.job for task in chunk]
        try:
            future = self._executor.submit(produce_all, jobs, chunk[0].template, self._examination)
        except (BrokenExecutor, RuntimeError, OSError):  # RuntimeError: it was shut down
            self._suspects.extend(chunk)
        else:
            self._running[future] = chunk

    def _finished(self) -> Iterator[tuple[Task[Key], RenderResult]]:
        done, _ = wait(self._running, self._worker_pool.patience, FIRST_COMPLETED)
        if self._running and not done:
            self._worker_pool.on_silence()
        for future in done:
            chunk = self._running.pop(future)
            try:
                results = future.result()
            except (Exception, Cancelled):
                self._suspects.extend(chunk)
            else:
                yield from zip(chunk, results, strict=True)

    def _alone(self, task: Task[Key]) -> tuple[Task[Key], RenderResult]:
        """Produce one unit with nothing else under way: if it fails now, it is its own doing."""
        self._worker_pool.on_silence()
        try:
            future = self._executor.submit(
                produce_all, [task.job], task.template, self._examination
            )
        except OSError:  # no process can be started: it is done here
            return task, produce(task.job, task.template, self._examination)
        except (Exception, Cancelled) as error:
            return task, _lost(task, error)
        while not wait([future], self._worker_pool.patience)[0]:
            self._worker_pool.on_silence()
        try:
            (rendered,) = future.result()
        except (Exception, Cancelled) as error:
            return task, _lost(task, error)
        return task, rendered


def _lost(task: Task[Key], error: BaseException) -> RenderResult:
    message = "处理这一份时工作进程意外结束了"
    return RenderResult((not_worked_on(task.job.name, message, error),))
