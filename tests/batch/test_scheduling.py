"""Executors that fail: no unit stops another, and each is told what became of it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reportgen import build_many, compile_template
from reportgen.batch.delivery import BatchOptions
from reportgen.batch.render_job import Examination, RenderJob, RenderResult, produce
from reportgen.batch.scheduling import Task, WorkerPool, run
from reportgen.batch.worker_pool import FEW, Processes, cores, jobs_for
from reportgen.errors import OutputError
from reportgen.findings import Finding
from tests.batch.units import write_units
from tests.tools import FORM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.forms.compiled import CompiledTemplate


class Deadly(bytes):
    """Data that kills the process that gets it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _die, (bytes(self),)


def _die(data: bytes) -> bytes:
    if multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGKILL)
    return data


@pytest.fixture
def template() -> CompiledTemplate:
    return compile_template(FORM)


def tasks(folder: Path, template: CompiledTemplate, deadly: int) -> Iterator[Task[int]]:
    """Return tasks of which one kills its worker."""
    for number, path in enumerate(write_units(folder, 40)):
        data = path.read_bytes()
        content = Deadly(data) if number == deadly else data
        yield Task(number, RenderJob(path.name, content, "0" * 64), template)


def test_a_unit_that_kills_its_worker_costs_no_other(
    tmp_path: Path, template: CompiledTemplate
) -> None:
    with Processes(2) as pool:
        work = run(tasks(tmp_path, template, 7), Examination(), WorkerPool(pool, 2))
        done = {task.key: rendered for task, rendered in work}
    assert sorted(done) == list(range(40))
    failed = {number for number, rendered in done.items() if rendered.document is None}
    assert failed == {7}
    (finding,) = done[7].findings
    assert (finding.rule, finding.location) == ("D09", "0007.json")
    assert "工作进程意外结束" in finding.message


def test_a_pool_that_is_broken_for_good_fails_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_units(Path("in"), 40)
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    result = build_many("in", "out", executor=pool)
    assert result.counts["failed"] == 40


def test_a_killed_worker_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_units(Path("in"), 60)
    with Processes(2) as pool:
        victim = pool.submit(os.getpid).result()
        killed: list[int] = []

        def kill_once(_: object) -> None:
            if not killed:
                killed.append(victim)
                # One that is killed while it hands over a result takes the others' way along.
                with pool._pool._result_queue._wlock:  # type: ignore[attr-defined]
                    os.kill(victim, signal.SIGKILL)
                    with suppress(ChildProcessError):  # the pool was told of its end
                        os.waitid(os.P_PID, victim, os.WEXITED | os.WNOWAIT)

        result = build_many(
            "in", "out", executor=WorkerPool(pool, 2), options=BatchOptions(on_outcome=kill_once)
        )
    assert killed
    assert result.counts["built"] == 60


def test_a_pool_of_the_standard_library_stays_broken() -> None:
    with ProcessPoolExecutor(1) as pool:
        with pytest.raises(BrokenExecutor):
            pool.submit(os._exit, 1).result()
        with pytest.raises(BrokenExecutor):
            pool.submit(os.getpid)


def test_our_pool_begins_anew() -> None:
    with Processes(1) as pool:
        with pytest.raises(BrokenExecutor):
            pool.submit(os._exit, 1).result()
        assert pool.submit(os.getpid).result() != os.getpid()


def test_a_mistake_of_the_program_costs_one_unit(
    monkeypatch: pytest.MonkeyPatch, template: CompiledTemplate
) -> None:
    def fail(*_: object) -> RenderResult:
        raise RecursionError("x")

    monkeypatch.setattr("reportgen.batch.render_job._produce", fail)
    rendered = produce(RenderJob("a.yaml", b"", ""), template, Examination())
    assert rendered.document is None
    assert "RecursionError" in rendered.findings[0].message


def test_silence_is_told_and_may_end_the_run(tmp_path: Path, template: CompiledTemplate) -> None:
    def give_up() -> None:
        raise OutputError([Finding("D07", "error", "", "", "没有工作进程", "启动它们")])

    with ThreadPoolExecutor(1) as executor:
        pool = WorkerPool(_Deaf(executor), 1, 0.01, give_up)
        with pytest.raises(OutputError, match="没有工作进程"):
            list(run(tasks(tmp_path, template, -1), Examination(), pool))


class _Deaf(ThreadPoolExecutor):
    """An executor that takes work and never does it."""

    def __init__(self, _: ThreadPoolExecutor) -> None:
        super().__init__(1)

    def submit(self, *_: Any, **__: Any) -> Any:
        from concurrent.futures import Future

        return Future()


def test_few_units_are_not_worth_processes() -> None:
    assert jobs_for(FEW) == 1
    assert jobs_for(FEW + 1) == cores()


def test_a_template_travels_to_another_process_and_renders_the_same(
    template: CompiledTemplate, tmp_path: Path
) -> None:
    (path,) = write_units(tmp_path, 1)
    job = RenderJob(path.name, path.read_bytes(), "0" * 64)
    here = produce(job, template, Examination())
    with Processes(1) as pool:
        there = pool.submit(produce, job, template, Examination()).result()
    assert there == here
