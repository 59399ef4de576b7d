"""Every command that writes, and every place that can't be written: one sentence, nothing lost."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_cli_reading import edited
from tests.commands import files_in, reports_in
from tests.faults.test_output import units
from tests.faults.writing import NAMES, WRITINGS, Writing, prepare
from tests.tools import ROOT, tool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.commands import Command

resource = pytest.importorskip("resource", reason="limits are those of POSIX")

TEMPORARY = re.compile(r"\.[0-9a-f]{16}\.tmp")
SINGLE = [each for each in WRITINGS if each.option == "-o"]
all_writings = pytest.mark.parametrize("writing", WRITINGS, ids=NAMES)
single_writings = pytest.mark.parametrize("writing", SINGLE, ids=[each.name for each in SINGLE])


@pytest.fixture(autouse=True)
def _files(command: Command) -> Iterator[None]:
    del command  # goes into a folder of its own
    prepare()
    yield
    assert not [path for path in Path().rglob("*") if TEMPORARY.fullmatch(path.name)]


@contextlib.contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file become longer, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    # What is imported meanwhile would be kept half written, and archives are left open by those
    # who could not write them.
    hook, sys.unraisablehook = sys.unraisablehook, lambda _: None
    writes_none, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    gc.freeze()  # what is there now is not gone through below
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        gc.collect()
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        sys.unraisablehook, sys.dont_write_bytecode = hook, writes_none


def assert_refused(ended: object, path: Path | str) -> None:
    assert getattr(ended, "code") == 2  # noqa: B009 - of any class
    assert "Traceback" not in ended.err  # type: ignore[attr-defined]
    assert re.search(r"错误 D0[458]　", ended.err), ended.err  # type: ignore[attr-defined]
    assert f"位置：{path}" in ended.err  # type: ignore[attr-defined]


@all_writings
@pytest.mark.parametrize("size", [0, 200])
def test_a_full_disk(writing: Writing, size: int, command: Command) -> None:
    target = Path(f"结果{writing.ending}")
    with room_for(size):
        ended = command(*writing.to(target))
    assert ended.code == 2
    assert re.search("错误 D0[49]　|系统出了错", ended.err), ended.err
    assert "文件超过了系统允许的大小" in ended.err
    assert not target.exists()


@all_writings
def test_a_disk_that_becomes_full_leaves_what_was_there(writing: Writing, command: Command) -> None:
    target = Path(f"结果{writing.ending}")
    assert command(*writing.to(target)).code < 2
    before = target.read_bytes()
    with room_for(100):
        assert command(*writing.to(target, "--force")).code == 2
    assert target.read_bytes() == before


@all_writings
def test_a_folder_in_its_place(writing: Writing, command: Command) -> None:
    target = Path(f"结果{writing.ending}")
    target.mkdir()
    ended = command(*writing.to(target))
    if writing.name != "build":  # it writes into the folder
        assert_refused(ended, target)


@all_writings
def test_a_file_where_its_folder_should_be(writing: Writing, command: Command) -> None:
    Path("文件").write_text("mine", encoding="utf-8")
    ended = command(*writing.to(f"文件/结果{writing.ending}"))
    assert_refused(ended, f"文件/结果{writing.ending}")
    assert Path("文件").read_text(encoding="utf-8") == "mine"


@all_writings
def test_a_name_that_is_too_long(writing: Writing, command: Command) -> None:
    target = f"{'长' * 300}{writing.ending}"
    assert_refused(command(*writing.to(target)), target)


@all_writings
@pytest.mark.parametrize("to", ["无/此处", "结果"])
def test_a_link_that_leads_nowhere_or_round(writing: Writing, to: str, command: Command) -> None:
    target = Path(f"结果{writing.ending}")
    os.symlink(f"{to}{writing.ending}", target)
    assert_refused(command(*writing.to(target)), target)
    assert target.is_symlink()
    assert not Path("无").exists()


@all_writings
def test_a_link_to_a_file_is_followed(writing: Writing, command: Command) -> None:
    target, place = Path(f"结果{writing.ending}"), Path(f"深/那里{writing.ending}")
    assert command(*writing.to(place)).code < 2
    os.symlink(place, target)
    assert command(*writing.to(target, "--force")).code < 2
    assert target.is_symlink()
    assert place.is_file()


@all_writings
def test_a_pipe_that_nobody_reads(writing: Writing, command: Command) -> None:
    target = Path(f"结果{writing.ending}")
    os.mkfifo(target)
    assert_refused(command(*writing.to(target)), target)
    assert target.is_fifo()


@single_writings
def test_a_pipe_that_somebody_reads(writing: Writing, command: Command) -> None:
    target = Path(f"结果{writing.ending}")
    os.mkfifo(target)
    read: list[bytes] = []
    thread = threading.Thread(target=lambda: read.append(target.read_bytes()))
    thread.start()
    try:
        for _ in range(200):
            ended = command(*writing.to(target))
            if ended.code != 2:
                break
        assert ended.code < 2
    finally:
        with contextlib.suppress(OSError):
            os.close(os.open(target, os.O_WRONLY | os.O_NONBLOCK))
        thread.join()
    assert len(read[0]) > 50
    assert target.is_fifo()


@single_writings
def test_a_device_is_written_into_and_stays(writing: Writing, command: Command) -> None:
    link = Path(f"空{writing.ending}")
    os.symlink("/dev/null", link)
    assert command(*writing.to(link)).code < 2
    assert Path("/dev/null").is_char_device()
    assert link.is_symlink()


@pytest.mark.parametrize("there", ["/dev/stdout", "/dev/fd/1"])
@pytest.mark.parametrize("sink", ["a pipe", "a file"])
def test_standard_output_by_name(there: str, sink: str, tmp_path: Path) -> None:
    with open(tmp_path / "sink", "wb") as file:
        process = subprocess.run(
            [sys.executable, "-m", "reportgen", "schema", "-o", there],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=file if sink == "a file" else subprocess.PIPE,
            stderr=subprocess.PIPE,
            check=True,
        )
    written = process.stdout or (tmp_path / "sink").read_bytes()
    assert written.startswith(b"{")
    assert written.endswith(b"}\n")


@all_writings
def test_a_file_that_another_program_holds(
    writing: Writing, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = Path(f"结果{writing.ending}")
    assert command(*writing.to(target)).code < 2
    before = target.read_bytes()
    replace = os.replace

    def refuse(source: str, place: str | Path) -> None:
        if Path(place).name == target.name:
            raise PermissionError(13, "in use")
        replace(source, place)

    monkeypatch.setattr(os, "replace", refuse)
    ended = command(*writing.to(target, "--force"))
    assert_refused(ended, target)
    assert "没有权限" in ended.err
    assert target.read_bytes() == before


@all_writings
def test_a_folder_that_is_gone(writing: Writing, command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "走了"
    folder.mkdir()
    os.chdir(folder)
    folder.rmdir()
    try:
        arguments = [str(tmp_path / each) if "." in each else each for each in writing.arguments]
        ended = command(*arguments, writing.option, f"结果{writing.ending}")
    finally:
        os.chdir(tmp_path)
    assert ended.code == 2
    assert re.search("错误 D0|系统出了错", ended.err)


AS_NOBODY = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from reportgen.cli.main import main
ended = {}
for name, arguments in json.load(sys.stdin).items():
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as err:
        code = main(arguments)
    ended[name] = code, err.getvalue()
print(json.dumps(ended))
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can run as somebody without rights")
def test_a_folder_without_rights(tmp_path: Path) -> None:
    setpriv = tool("setpriv", "a command is run as somebody without rights")
    os.chmod(tmp_path, 0o755)
    for above in list(tmp_path.parents)[:3]:
        if above.name.startswith("pytest"):
            os.chmod(above, 0o755)
    process = subprocess.run(
        [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-c",
         AS_NOBODY],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
             "PYTHONIOENCODING": "utf-8"},
        input=json.dumps({each.name: each.to(f"结果{each.ending}") for each in WRITINGS}).encode(),
        capture_output=True,
        check=False,
    )  # fmt: skip
    if b"No module named" in process.stderr or b"Permission denied" in process.stderr[:200]:
        pytest.skip("the project lies where others can't read it")
    ended = json.loads(process.stdout)
    assert {name: code for name, (code, _) in ended.items()} == dict.fromkeys(NAMES, 2)
    assert [name for name, (_, err) in ended.items() if "没有权限" not in err] == []


@pytest.mark.parametrize("size", [0, 300, 3_000, 9_000, 20_000, 60_000])
def test_a_batch_on_a_full_disk_keeps_what_it_could_build(size: int, command: Command) -> None:
    units(Path("in"))
    with room_for(size):
        ended = command("build", "in", "-o", "out", "--zip", "上报.zip")
    assert ended.code == 2
    assert "Traceback" not in ended.err
    assert "文件超过了系统允许的大小" in ended.err
    for name in files_in(Path("out")):
        assert not TEMPORARY.fullmatch(Path(name).name)
    assert command("build", "in", "-o", "out", "--zip", "上报.zip").code == 0
    assert len(reports_in(Path("out"))) == 6


def test_a_workbook_that_can_not_be_written_does_not_cost_the_list(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    from xlsxwriter.exceptions import FileCreateError
    from xlsxwriter.workbook import Workbook

    units(Path("in"), 2)

    def refuse(_: object) -> None:
        raise FileCreateError(OSError(28, "No space left on device"))

    monkeypatch.setattr(Workbook, "close", refuse)
    ended = command("build", "in", "-o", "out")
    assert ended.code == 2
    assert "写不了汇总（磁盘满了）" in ended.err
    assert "汇总.json" in files_in(Path("out"))
    assert len([name for name in reports_in(Path("out")) if name.endswith(".docx")]) == 2
    assert_refused(command("check", "in", "--format", "xlsx"), "检查结果.xlsx")


@pytest.mark.parametrize("name", ["a.yaml", "表样.docx"])
def test_a_file_that_is_changed_in_place_on_a_full_disk(name: str, command: Command) -> None:
    edited(Path("报告.docx"), ("292人", "312人"))
    before = Path(name).read_bytes()
    with room_for(100):
        ended = command("pull", "报告.docx", "a.yaml")
    assert ended.code == 2
    assert Path(name).read_bytes() == before


def test_a_roster_that_is_brought_up_to_date_on_a_full_disk(command: Command) -> None:
    units(Path("报送"), 2)
    assert command("collect", "报送", "-o", "全县.xlsx").code == 0
    before = Path("全县.xlsx").read_bytes()
    shutil.copy("a.yaml", "报送/a.yaml")
    for size in (100, len(before) - 1000):
        with room_for(size):
            ended = command("collect", "报送", "-o", "全县.xlsx")
        assert ended.code == 2
        assert "错误 D0" in ended.err
        assert Path("全县.xlsx").read_bytes() == before
    assert command("collect", "报送", "-o", "全县.xlsx").code == 0


@pytest.mark.parametrize("target", ["文件夹.xlsx", f"{'长' * 300}.xlsx", "没有.xlsx/全县.xlsx"])
def test_a_roster_in_an_impossible_place(target: str, command: Command) -> None:
    units(Path("报送"), 1)
    Path("文件夹.xlsx").mkdir()
    Path("没有.xlsx").touch()
    ended = command("collect", "报送", "-o", target)
    assert ended.code == 2
    assert re.search(rf"错误 D0\d　.*\n.*建议：.*\n.*{target}", ended.err), ended.err


@pytest.mark.parametrize("kind", ["a pipe", "a link to a device", "a folder", "a link in a ring"])
@pytest.mark.parametrize(
    "arguments",
    [["check", "x"], ["build", "x"], ["build", "x", "a.yaml"], ["read", "x.docx"],
     ["diff", "x", "a.yaml"], ["pull", "x.docx", "a.yaml"], ["pull", "报告.docx", "x"],
     ["new", "--from", "x"], ["check", "a.yaml", "--last", "x"], ["check", "a.yaml", "--dict", "x"],
     ["build", "a.yaml", "--template", "x.docx"], ["template", "check", "x.docx"],
     ["template", "new", "县", "--from", "x.docx"], ["build", "@x.txt"],
     ["template", "diff", "x.docx", "表样.docx"]],
    ids=" ".join,
)  # fmt: skip
def test_a_source_that_is_no_file(kind: str, arguments: list[str], command: Command) -> None:
    arguments = [f"{each}.yaml" if each == "x" else each for each in arguments]
    name = next(each for each in arguments if each.removeprefix("@").startswith("x."))
    path = Path(name.removeprefix("@"))
    if kind == "a pipe":
        os.mkfifo(path)
    elif kind == "a folder":
        path.mkdir()
    else:
        os.symlink("/dev/zero" if kind == "a link to a device" else path, path)
    ended = command(*arguments)
    if "a.yaml" in arguments[2:] and "x.yaml" in arguments and arguments[0] == "build":
        assert ended.code in (0, 2)
    else:
        assert ended.code == 2
    assert "Traceback" not in ended.err
