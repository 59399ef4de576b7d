from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.web import batches
from reportgen.web.batches import BatchJob
from reportgen.web.work_folder import WorkFolder
from tests.tools import INPUTS

if TYPE_CHECKING:
    from tests.web.asking import Asker

UNITS = 12


def put_units(folder: Path) -> None:
    text = (INPUTS / "最小示例.yaml").read_text(encoding="utf-8")
    for number in range(UNITS):
        own = text.replace("云溪县青禾乡财政所", f"云溪县第{number}财政所")
        (folder / f"{number:02}.yaml").write_text(own, encoding="utf-8")


def test_a_batch_that_is_stopped_goes_on_from_there_the_next_time(
    asker: Asker, tmp_path: Path
) -> None:
    assert asker.get("/api/units").data["rows"] == []
    put_units(tmp_path)
    job = BatchJob(batches.BUILD, WorkFolder(), "xiangtan", wants_stop=True)
    batches._run(job)
    assert (job.state, job.done) == ("stopped", 1)
    assert "再运行一次" in job.message
    assert len(list(tmp_path.rglob("*.docx"))) == 1
    again = BatchJob(batches.BUILD, WorkFolder(), "xiangtan")
    batches._run(again)
    assert (again.state, again.done, again.total) == ("done", UNITS, UNITS)
    assert len(list((tmp_path / "outputs" / "2024").glob("*.docx"))) == UNITS
    assert again.files["汇总"] == "outputs/2024/汇总.xlsx"


def test_a_batch_runs_beside_the_page_and_one_at_a_time(asker: Asker, tmp_path: Path) -> None:
    put_units(tmp_path)
    key = asker.post("/api/start", {"kind": "check"}).data["job"]
    for _ in range(600):
        job = asker.get("/api/job", job=key).data
        if job["state"] != "running":
            break
        time.sleep(0.05)
    assert (job["state"], job["done"]) == ("done", UNITS)
    running = BatchJob("build", WorkFolder(), "xiangtan")
    batches._jobs["另一批"] = running
    answer = asker.post("/api/start", {"kind": "build"})
    assert (answer.status, answer.data["job"]) == (409, "另一批")
    assert asker.post("/api/stop", {"job": "另一批"}).data["state"] == "running"
    assert running.wants_stop
    del batches._jobs["另一批"]


def test_a_batch_of_another_folder_is_not_shown(asker: Asker) -> None:
    batches._jobs["别人的"] = BatchJob("build", WorkFolder(Path("别处")), "xiangtan", state="done")
    assert asker.get("/api/job", job="别人的").status == 404
    assert asker.post("/api/start", {"kind": "erase"}).status == 400
    del batches._jobs["别人的"]
