"""A batch on a Dask cluster: a scheduler and two workers, one of which is killed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from reportgen import build_many, load, render
from reportgen.api.api_jobs import Job
from reportgen.api.api_models import JobAsked
from reportgen.batch import cluster as module
from reportgen.batch.cluster import cluster
from reportgen.batch.delivery import BatchOptions
from reportgen.batch.scheduling import CHUNK_UNITS
from reportgen.errors import OutputError
from reportgen.formats.carriers import DATA, EXCEL
from reportgen.formats.excel.roster_writing import RosterEntry, roster_workbook
from tests.batch.units import TITLE, UNIT, write_units
from tests.commands import Command, reports_in
from tests.own_forms import overview, with_own
from tests.reports import with_values
from tests.tools import ROOT
from tests.wordfile import DOCUMENT, members

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

if find_spec("distributed") is None:
    pytest.skip("the extra dask is not installed", allow_module_level=True)


@contextmanager
def started(kind: str, *arguments: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a scheduler or worker in a folder that it shares with nobody."""
    folder.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments, "--no-dashboard"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def new_scheduler(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run a scheduler without workers; give its address and its process."""
    file = folder / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file)]
    with started("scheduler", *options, folder=folder / "scheduler") as process:
        deadline = time.monotonic() + 300
        while not file.exists() or '"address"' not in file.read_text("utf-8"):
            assert time.monotonic() < deadline, "the scheduler did not start"
            time.sleep(0.05)
        yield json.loads(file.read_text("utf-8"))["address"], process


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a scheduler that stays; each test has workers of its own."""
    with new_scheduler(tmp_path_factory.mktemp("staying")) as (at, _):
        yield at


def worker(address: str, folder: Path) -> contextmanager[subprocess.Popen[bytes]]:  # type: ignore[type-arg]
    """Start a worker with one thread and no nanny that would start it anew."""
    return started("worker", address, "--nthreads", "1", "--no-nanny", folder=folder)


def api_batch(executor: Executor, folder: Path) -> Job:
    """Return the batch that the interface makes of the reports in a folder, when it has ended."""
    items = [
        {
            "name": path.stem,
            "data": load(path).model_dump(mode="json", by_alias=True, exclude_none=True),
        }
        for path in sorted(folder.glob("*.docx"))
    ]
    job = Job(JobAsked.model_validate({"items": items}))
    job.run(executor)
    return job


def test_a_cluster_without_workers_is_given_up(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It comes first: a worker that was killed may be known for a little longer.
    monkeypatch.setattr(module, "WITHOUT_WORKERS", 0.2)
    with pytest.raises(OutputError, match="没有工作进程"), cluster(address):
        pass


def test_a_worker_is_killed_midway_and_all_is_built(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_units(Path("in"), 11 * CHUNK_UNITS)
    killed: list[int] = []
    with worker(address, tmp_path / "a") as first, worker(address, tmp_path / "b"):

        def kill_once(_: object) -> None:
            if not killed:
                killed.append(first.pid)
                first.kill()

        with cluster(address) as pool:
            result = build_many(
                "in", "out", executor=pool, options=BatchOptions(on_outcome=kill_once)
            )
    assert killed
    assert result.counts["built"] == 11 * CHUNK_UNITS
    build_many("in", "here")
    for name in reports_in(Path("here")):
        assert Path("out", name).read_bytes() == Path("here", name).read_bytes()


def test_the_command_builds_on_a_cluster_whose_workers_share_no_disk(
    address: str, command: Command, tmp_path: Path
) -> None:
    write_units(Path("in"), 10)
    Path("in/x.docx").write_bytes(render(load(with_values((UNIT, "读入镇")))))
    with worker(address, tmp_path / "elsewhere"):
        ended = command("build", "in", "-o", "out", "--dask", address)
        with cluster(address) as pool:
            job = api_batch(pool.executor, Path("out"))
    assert (ended.code, ended.err) == (0, "")
    assert len(reports_in(Path("out"))) == 11
    assert job.answer().model_dump(include={"state", "done", "failed", "message"}) == {
        "state": "done",
        "done": 11,
        "failed": 0,
        "message": "",
    }
    with zipfile.ZipFile(job.archive) as archive:
        names = [name for name in archive.namelist() if name.endswith(".docx")]
        made = {members(archive.read(name))[DOCUMENT] for name in names}
    assert made == {members(path.read_bytes())[DOCUMENT] for path in Path("out").glob("*.docx")}
    assert Path(f"out/读入镇{TITLE}").is_file()
    assert not list((tmp_path / "elsewhere").rglob("*.docx"))


def test_workers_without_the_countys_form_build_with_it_all_the_same(
    address: str, command: Command, tmp_path: Path
) -> None:
    overview()
    reports = []
    for name in ("甲镇", "乙镇", "丙镇", "丁镇"):
        data = with_own(with_values((UNIT, name)))
        reports.append(load(data, "一览表"))
    Path("in").mkdir()
    Path("in/甲镇.yaml").write_bytes(DATA.dump(reports[0]))
    Path("in/乙镇.xlsx").write_bytes(EXCEL.dump(reports[1]))
    rows = [
        RosterEntry(each.model_dump(mode="json", by_alias=True, exclude_none=True))
        for each in reports[2:]
    ]
    Path("in/全县.xlsx").write_bytes(roster_workbook(rows, model=type(reports[0])))
    form = Path("templates/一览表/2023.docx")
    with worker(address, tmp_path / "elsewhere"):
        ended = command("build", "in", "-o", "out", "--dask", address, "--template", form)
    assert (ended.code, ended.err) == (0, "")
    for name in ("甲镇", "乙镇", "丙镇", "丁镇"):
        made = docx.Document(f"out/{name}{TITLE}")
        assert [row.cells[1].text for row in made.tables[0].rows][3:5] == ["李四", "0731-7654321"]


@pytest.mark.parametrize("wrong", ["tcp://127.0.0.1:1", "没有这样的地址", "x://y"])
def test_a_cluster_that_can_not_be_reached_is_said_so(
    wrong: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CONNECTING", 1.0)
    write_units(Path("in"), 2)
    ended = command("build", "in", "-o", "out", "--dask", wrong)
    assert ended.code == 2
    assert "连不上 Dask 集群" in ended.err
    assert not Path("out").exists()
    shutil.rmtree("in")


def test_without_distributed_it_is_said_what_to_install(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    write_units(Path("in"), 2)
    ended = command("build", "in", "-o", "out", "--dask", "tcp://127.0.0.1:1")
    assert ended.code == 2
    assert 'pip install "reportgen[dask]"' in ended.err


def test_a_scheduler_that_dies_ends_the_run_and_what_was_built_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(module, "WITHOUT_ANSWER", 3.0)
    monkeypatch.setattr(module, "_PATIENCE", 0.5)
    write_units(Path("in"), 7 * CHUNK_UNITS)
    with (
        new_scheduler(tmp_path) as (own, process),
        worker(own, tmp_path / "a"),
        cluster(own) as pool,
    ):
        options = BatchOptions(on_outcome=lambda _: process.kill())
        result = build_many("in", "out", executor=pool, options=options)
    assert result.counts["built"] >= 1
    assert result.counts["built"] + result.counts["failed"] == 7 * CHUNK_UNITS
    assert any("调度程序" in each.message for each in result.problems)
    assert len(reports_in(Path("out"))) == result.counts["built"]
