from __future__ import annotations

import os
import re
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
from docx import Document

from reportgen.web import batches
from reportgen.web.batch_job import BatchJob
from reportgen.web.batch_work import BUILD, CHECK, COLLECT, EACH, PDF
from reportgen.web.work_folder import WorkFolder
from tests.tools import INPUTS

if TYPE_CHECKING:
    import pytest

    from tests.commands import Command
    from tests.web.asking import Asker

UNITS = 12


def put_units(folder: Path, units: int = UNITS) -> None:
    text = (INPUTS / "最小示例.yaml").read_text(encoding="utf-8")
    for number in range(units):
        own = text.replace("云溪县青禾乡财政所", f"云溪县第{number}财政所")
        (folder / f"{number:02}.yaml").write_text(own, encoding="utf-8")


def test_a_batch_that_is_stopped_goes_on_from_there_the_next_time(
    asker: Asker, tmp_path: Path
) -> None:
    assert asker.get("/api/units").data["rows"] == []
    put_units(tmp_path)
    job = BatchJob(BUILD, WorkFolder(), wants_stop=True)
    batches._run(job)
    assert (job.state, job.done) == ("stopped", 1)
    assert "再运行一次" in job.message
    assert len(list(tmp_path.rglob("*.docx"))) == 1
    again = BatchJob(BUILD, WorkFolder())
    batches._run(again)
    assert (again.state, again.done, again.total) == ("done", UNITS, UNITS)
    assert len(list((tmp_path / "outputs" / "2024").glob("*.docx"))) == UNITS
    assert again.files["汇总"] == "outputs/2024/汇总.xlsx"


def run(kind: str, **asked: Any) -> BatchJob:
    job = BatchJob(kind, WorkFolder(), **asked)
    batches._run(job)
    return job


def test_what_goes_back_to_each_unit_is_what_the_command_line_writes(
    asker: Asker, tmp_path: Path, command: Command
) -> None:
    del asker
    put_units(tmp_path, 3)
    wrong = (tmp_path / "01.yaml").read_text(encoding="utf-8")
    (tmp_path / "01.yaml").write_text(wrong.replace("支出总额:", "支出总数:"), encoding="utf-8")
    right = (tmp_path / "00.yaml").read_text(encoding="utf-8")
    (tmp_path / "00.yaml").write_text("。。".join(right.rsplit("。", 1)), encoding="utf-8")
    job = run(EACH)
    assert job.state == "done"
    assert [row["errors"] > 0 for row in job.rows] == [False, True, False]
    assert job.rows[1]["file"] == "01.yaml"
    assert job.files == {"检查结果": "outputs/检查结果.xlsx", "各单位的反馈": "outputs/反馈.zip"}
    assert command("check", "00.yaml", "01.yaml", "02.yaml", "--each", "-o", "对照").code == 2
    made, expected = tmp_path / "outputs" / "反馈", tmp_path / "对照"
    names = sorted(path.name for path in expected.iterdir())
    assert "云溪县第0财政所检查反馈.xlsx" in names
    assert "云溪县第0财政所批注.docx" in names
    assert "云溪县第2财政所批注.docx" not in names, "nothing was found"
    assert sorted(path.name for path in made.iterdir()) == names
    with zipfile.ZipFile(tmp_path / "outputs" / "反馈.zip") as archive:
        assert sorted(archive.namelist()) == names
    word = "云溪县第0财政所批注.docx"
    assert (made / word).read_bytes() == (expected / word).read_bytes()


def test_answers_of_units_count_in_the_next_check(asker: Asker, tmp_path: Path) -> None:
    put_units(tmp_path, 2)
    text = (tmp_path / "00.yaml").read_text(encoding="utf-8")
    changed = re.sub(r"(工资福利支出: )\d+", r"\g<1>1", text, count=1)
    assert changed != text
    (tmp_path / "00.yaml").write_text(changed, encoding="utf-8")
    assert run(EACH).rows[0]["errors"]
    answers = tmp_path / "交回"
    answers.mkdir()
    name = "云溪县第0财政所检查反馈.xlsx"
    book = openpyxl.load_workbook(tmp_path / "outputs" / "反馈" / name)
    sheet = book["检查反馈"]
    head = next(row for row in sheet.iter_rows() if any(c.value == "处理情况" for c in row))
    columns = {cell.value: cell.column for cell in head}
    for row in range(head[0].row + 1, sheet.max_row + 1):
        sheet.cell(row, columns["处理情况"], "说明")
        sheet.cell(row, columns["说明理由"], "决算报表如此，已同财政核对")
    book.save(answers / name)
    listed = asker.get("/api/units").data
    assert listed["folders"] == ["交回"]
    assert [row["file"] for row in listed["rows"]] == ["00.yaml", "01.yaml"]
    job = run(CHECK, replies=answers)
    assert [row["errors"] for row in job.rows] == [0, 0]


def test_units_are_collected_into_a_roster(asker: Asker, tmp_path: Path) -> None:
    del asker
    put_units(tmp_path, 3)
    run(BUILD)  # what was generated is handed in by nobody
    job = run(COLLECT)
    assert (job.state, job.files) == ("done", {"名册": "outputs/全县.xlsx"})
    assert "已读3个" in job.message
    assert "没有改过的3个没有重读" in run(COLLECT).message


def test_a_batch_builds_a_part_strictly_beside_last_year_by_any_executor(
    asker: Asker, tmp_path: Path
) -> None:
    this, last = tmp_path / "今年", tmp_path / "去年"
    for folder, year in ((this, "2024"), (last, "2023")):
        folder.mkdir()
        put_units(folder, 2)
        for path in folder.iterdir():
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("2024", year), encoding="utf-8")
    with ThreadPoolExecutor(2) as executor:
        job = run(BUILD, part=Path("今年"), last=Path("去年"), strict=True, executor=executor)
    assert (job.total, job.done) == (2, 2)
    assert [row["status"] for row in job.rows] == ["未生成"] * 2  # copied from last year
    assert not list(tmp_path.rglob("*.docx"))
    assert {row["file"] for row in run(CHECK, last=Path("去年")).rows} == {
        "今年/00.yaml",
        "今年/01.yaml",
    }
    assert run(BUILD, part=Path("今年")).rows[0]["ok"]
    for path in (tmp_path / "outputs" / "2024").glob("*.docx"):
        document = Document(str(path))
        document.add_paragraph("有人写上的。")
        document.save(str(path))
    assert run(BUILD, part=Path("今年")).rows[0]["ok"] is False
    assert run(BUILD, part=Path("今年"), force=True).rows[0]["ok"]
    for name in ("part", "last", "replies"):
        data = {"kind": "check", name: "../外面"}
        assert asker.post("/api/start", data).status == 400
        assert asker.post("/api/start", {"kind": "check", name: "没有的"}).status == 400


def test_a_batch_says_how_many_pdfs_are_lacking(
    asker: Asker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del asker
    put_units(tmp_path, 2)
    monkeypatch.setenv("PATH", os.devnull)
    job = run(PDF)
    assert job.state == "done"
    assert job.message == "压缩包里少2份 PDF"
    assert any("LibreOffice" in each["message"] for each in job.problems)
    with zipfile.ZipFile(tmp_path / "outputs" / "上报.zip") as archive:
        assert sum(name.endswith(".docx") for name in archive.namelist()) == 2


def test_a_batch_runs_beside_the_page_and_one_at_a_time(asker: Asker, tmp_path: Path) -> None:
    put_units(tmp_path)
    key = asker.post("/api/start", {"kind": "check"}).data["job"]
    for _ in range(600):
        job = asker.get("/api/job", job=key).data
        if job["state"] != "running":
            break
        time.sleep(0.05)
    assert (job["state"], job["done"]) == ("done", UNITS)
    running = BatchJob("build", WorkFolder())
    batches._jobs["另一批"] = running
    answer = asker.post("/api/start", {"kind": "build"})
    assert (answer.status, answer.data["job"]) == (409, "另一批")
    assert asker.post("/api/stop", {"job": "另一批"}).data["state"] == "running"
    assert running.wants_stop
    del batches._jobs["另一批"]


def test_a_batch_of_another_folder_is_not_shown(asker: Asker) -> None:
    batches._jobs["别人的"] = BatchJob("build", WorkFolder(Path("别处")), state="done")
    assert asker.get("/api/job", job="别人的").status == 404
    assert asker.post("/api/start", {"kind": "erase"}).status == 400
    del batches._jobs["别人的"]
