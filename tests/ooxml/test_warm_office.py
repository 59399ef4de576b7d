"""LibreOffices that stay: one file after the other, what is bad costs only itself, nothing left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import load, render
from reportgen.ooxml import libreoffice, outer_program, warm_office
from reportgen.ooxml.libreoffice import ConversionError, break_off, convert, keep_warm
from reportgen.ooxml.warm_office import LostOfficeError, WarmOffice, WarmOffices
from tests.tools import INPUTS, ROOT, tool

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes are looked at in /proc")

WHY = "it is the program that stays"
DOCX = render(load(INPUTS / "最小示例.yaml"))
BAD = b"PK\3\4 no zip"


@pytest.fixture(scope="module")
def office() -> Iterator[WarmOffice]:
    """Return a LibreOffice that stays for all tests of this module that leave it running."""
    made = WarmOffice(tool("soffice", WHY))
    yield made
    made.close()


def started_in(folder: Path) -> list[int]:
    """Return the processes whose arguments name a folder."""
    named = os.fsencode(folder)
    return [
        int(path.parent.name)
        for path in Path("/proc").glob("[0-9]*/cmdline")
        if named in _content(path)
    ]


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_one_process_converts_file_after_file_of_several_kinds(office: WarmOffice) -> None:
    before = started_in(office.folder)
    assert office._process.pid in before
    doc = office.convert(DOCX, ".docx", "doc")
    assert doc.startswith(b"\xd0\xcf\x11\xe0")
    assert office.convert(doc, ".doc", "docx").startswith(b"PK")
    assert office.convert(DOCX, ".docx", "pdf").startswith(b"%PDF-")
    assert started_in(office.folder) == before
    assert office.may_go_on


def test_a_bad_file_costs_only_itself(office: WarmOffice) -> None:
    with pytest.raises(FileNotFoundError):
        office.convert(BAD, ".docx", "pdf")
    assert office.convert(DOCX, ".docx", "pdf").startswith(b"%PDF-")


def test_its_folder_holds_nothing_of_the_files_before(office: WarmOffice) -> None:
    office.convert(DOCX, ".docx", "pdf")
    assert not list(office.folder.rglob("source*"))


def test_after_a_crash_and_after_many_files_there_is_a_new_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    soffice, offices = tool("soffice", WHY), WarmOffices()
    monkeypatch.setattr(warm_office, "MOST_FILES", 2)
    try:
        seen = set()
        for number in range(4):
            assert offices.convert(soffice, DOCX, ".docx", "pdf").startswith(b"%PDF-")
            (kept,) = offices._all
            seen.add(kept._process.pid)
            if number == 2:
                kept._process.send_signal(signal.SIGKILL)
                kept._process.wait()
        assert len(seen) == 3, "one for the first two files, one that was killed, one after it"
        folder = kept.folder
    finally:
        offices.close()
    assert not folder.exists()
    assert started_in(folder) == []


def fake(folder: Path, monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Put a program in the place of LibreOffice; it may take the first wish or all of them."""
    monkeypatch.setattr(libreoffice, "_conversions", libreoffice._Conversions())
    folder.mkdir()
    program = folder / "soffice"
    program.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join((str(folder), os.environ["PATH"])))


STAYS = (
    'for last; do :; done; case "$last" in',
    '*open.txt) echo $$ >> "$0.stayed"; touch "${last%open.txt}.~lock.open.txt#"; exec sleep 60;;',
    "esac",
)
MAKES = ('made="${last%/*}/made"', 'mkdir "$made"', 'printf "%%PDF-1 %%%%EOF" > "$made/source.pdf"')


def stayed(folder: Path) -> list[int]:
    path = folder / "soffice.stayed"
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def test_the_first_file_has_its_own_and_the_next_share_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path / "bin", monkeypatch, *STAYS, *MAKES)
    for expected in (0, 1, 1):
        assert convert(DOCX, ".docx", "pdf") == b"%PDF-1 %%EOF"
        assert len(stayed(tmp_path / "bin")) == expected
    libreoffice._conversions.offices().close()


def test_a_file_that_ends_it_is_tried_once_more_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path / "bin", monkeypatch, *STAYS,
         'if [ -e "$0.stayed" ] && [ ! -e "$0.once" ]; then touch "$0.once"',
         'kill -9 $(cat "$0.stayed"); sleep 0.2; exit; fi', *MAKES)  # fmt: skip
    keep_warm()
    assert convert(DOCX, ".docx", "pdf") == b"%PDF-1 %%EOF"
    assert (tmp_path / "bin" / "soffice.once").exists()
    libreoffice._conversions.offices().close()


def test_one_that_is_killed_over_the_first_file_gets_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = 'if [ ! -e "$0.once" ]; then touch "$0.once"; kill -9 $$; fi'
    fake(tmp_path / "bin", monkeypatch, once, "for last; do :; done", *MAKES)
    assert convert(DOCX, ".docx", "pdf") == b"%PDF-1 %%EOF"
    assert (tmp_path / "bin" / "soffice.once").exists()


def test_one_that_is_killed_again_and_again_is_not_the_files_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path / "bin", monkeypatch, "kill -9 $$")
    with pytest.raises(ConversionError, match="转到一半被结束了"):
        convert(DOCX, ".docx", "pdf")


def test_a_program_that_can_not_stay_is_started_for_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path / "bin", monkeypatch, "for last; do :; done", 'case "$last" in',
         '*open.txt) echo 1 >> "$0.stayed"; exit;; esac', *MAKES)  # fmt: skip
    keep_warm()
    for _ in range(3):
        assert convert(DOCX, ".docx", "pdf") == b"%PDF-1 %%EOF"
    assert stayed(tmp_path / "bin") == [1], "it is tried once"


def test_a_file_that_takes_too_long_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = 'if [ ! -e "$0.once" ]; then touch "$0.once"; exec sleep 60; fi'
    fake(tmp_path / "bin", monkeypatch, *STAYS, hangs, *MAKES)
    monkeypatch.setattr(outer_program, "TIME_LIMIT", 1)
    keep_warm()
    with pytest.raises(ConversionError):
        convert(DOCX, ".docx", "pdf")
    monkeypatch.setattr(outer_program, "TIME_LIMIT", 60)
    assert convert(DOCX, ".docx", "pdf") == b"%PDF-1 %%EOF"
    first, second = stayed(tmp_path / "bin")
    assert first != second
    libreoffice._conversions.offices().close()


def test_what_is_broken_off_is_not_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(tmp_path / "bin", monkeypatch, *STAYS, *MAKES)
    keep_warm()

    def broken_off(*_: object) -> bytes:
        break_off()
        raise LostOfficeError

    monkeypatch.setattr(WarmOffices, "convert", broken_off)
    with pytest.raises(ConversionError, match="中断"):
        convert(DOCX, ".docx", "pdf")


def test_nothing_is_left_when_the_process_ends_or_its_workers_do(tmp_path: Path) -> None:
    tool("soffice", WHY)
    (tmp_path / "tmp").mkdir()
    (tmp_path / "a.docx").write_bytes(DOCX)
    code = (
        "import multiprocessing, os\n"
        "from pathlib import Path\n"
        "from reportgen.ooxml.libreoffice import convert, keep_warm\n"
        "def work():\n"
        "    keep_warm()\n"
        "    assert convert(Path('a.docx').read_bytes(), '.docx', 'pdf').startswith(b'%PDF-')\n"
        "work()\n"
        "worker = multiprocessing.get_context('fork').Process(target=work)\n"
        "worker.start(); worker.join()\n"
        "raise SystemExit(worker.exitcode)\n"
    )
    env = {**os.environ, "TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert list((tmp_path / "tmp").glob("reportgen-*")) == []
    assert started_in(tmp_path / "tmp") == []
