"""PDFs and the archive: what is made, what is left alone, what is said."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from reportgen import build_many, load, render
from reportgen.batch.archive import write_archive
from reportgen.batch.pdf_files import print_all
from reportgen.errors import OutputError
from reportgen.findings import Finding
from reportgen.ooxml import outer_program
from tests.batch.units import TITLE, state, write_units
from tests.commands import Command, files_in
from tests.tools import INPUTS, tool

_TARGET = re.compile(r'=HYPERLINK\("([^"]+)"')


def fake_soffice(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of LibreOffice."""
    folder.mkdir()
    program = folder / "soffice"
    program.write_text(f"#!{sys.executable}\n{script}", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin:/bin")


def test_each_report_is_a_pdf_too(command: Command) -> None:
    tool("soffice", "it makes the PDFs")
    write_units(Path("in"), 2)
    ended = command("build", "in", "-o", "out", "--pdf")
    assert (ended.code, ended.err) == (0, "")
    pdfs = sorted(Path("out").glob("*.pdf"))
    assert [path.stem for path in pdfs] == [f"第{n}镇{TITLE}"[:-5] for n in range(2)]
    for path in pdfs:
        shown = subprocess.run(
            [tool("pdftotext", "it reads the PDFs"), path, "-"], check=True, capture_output=True
        )
        assert path.name[:3] in shown.stdout.decode()
    before = state(Path("out"))
    assert command("build", "in", "-o", "out", "--pdf").code == 0
    assert state(Path("out")) == before, "nothing has changed"


def test_one_report_is_a_pdf_too(command: Command) -> None:
    tool("soffice", "it makes the PDFs")
    (path,) = write_units(Path("in"), 1)
    assert command("build", path, "-o", "x.docx", "--pdf").code == 0
    assert files_in(Path()) == ["in/0000.yaml", "x.docx", "x.pdf"]


def test_without_libreoffice_there_is_one_message_and_only_pdfs_are_missing(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    write_units(Path("in"), 3)
    ended = command("build", "in", "-o", "out", "--pdf")
    assert ended.code == 2
    assert ended.err.count("没有 LibreOffice") == 1
    assert len(list(Path("out").glob("*.docx"))) == 3
    assert Path("out/汇总.xlsx").is_file()


def test_a_hanging_libreoffice_is_ended_and_costs_only_the_pdfs(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = (
        "import os, pathlib, time\npathlib.Path(__file__).with_name(str(os.getpid())).touch()\n"
    )
    fake_soffice(tmp_path / "bin", f"{script}time.sleep(600)", monkeypatch)
    monkeypatch.setattr(outer_program, "TIME_LIMIT", 1)
    write_units(Path("in"), 2)
    ended = command("build", "in", "-o", "out", "--pdf", "--jobs", "2")
    assert ended.code == 2
    assert ended.err.count("超过了1秒") == 2
    assert len(list(Path("out").glob("*.docx"))) == 2
    begun = [int(path.name) for path in (tmp_path / "bin").iterdir() if path.name.isdecimal()]
    assert len(begun) == 2
    for number in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_a_libreoffice_that_makes_nothing_is_said_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fake_soffice(tmp_path / "bin", "raise SystemExit(1)", monkeypatch)
    document = tmp_path / "x.docx"
    document.write_bytes(render(load(INPUTS / "青山桥镇.yaml")))
    ((_, found),) = print_all(
        [
            document,
        ],
        1,
    )
    assert isinstance(found, Finding)
    assert "转换不了" in found.message


def test_a_pdf_that_was_not_made_here_is_kept_unless_forced(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = (
        "import pathlib, sys\n"
        "made = pathlib.Path(sys.argv[sys.argv.index('--outdir') + 1])\n"
        "made.mkdir()\n(made / 'source.pdf').write_bytes(b'%PDF-1.7 made %%EOF')\n"
    )
    fake_soffice(tmp_path / "bin", script, monkeypatch)
    document, pdf = tmp_path / "x.docx", tmp_path / "x.pdf"
    document.write_bytes(render(load(INPUTS / "青山桥镇.yaml")))
    pdf.write_bytes(b"%PDF mine")
    ((_, found),) = print_all([document], 1)
    assert isinstance(found, Finding)
    assert pdf.read_bytes() == b"%PDF mine"
    assert [result for _, result in print_all([document], 1, force=True)] == [pdf]
    assert pdf.read_bytes().startswith(b"%PDF-1.7 made %%EOF\n%reportgen ")
    document.write_bytes(render(load(INPUTS / "最小示例.yaml")))
    assert [result for _, result in print_all([document], 1)] == [pdf], "ours is made anew"
    pdf.write_bytes(pdf.read_bytes() + b"signed")
    ((_, found),) = print_all([document], 1)
    assert isinstance(found, Finding)


def test_the_archive_holds_all_outputs_and_the_manifest(command: Command) -> None:
    write_units(Path("in"), 2)
    (Path("in") / "坏.yaml").write_text("年度: [", encoding="utf-8")
    assert command("build", "in", "-o", "out", "--zip", "上报.zip").code == 2
    with zipfile.ZipFile("上报.zip") as archive:
        assert sorted(archive.namelist()) == files_in(Path("out"))
        assert archive.testzip() is None
        for info in archive.infolist():
            assert info.flag_bits & 0x800, "the name is marked as UTF-8"
            if info.filename != "汇总.xlsx":  # its links lead to what is in the archive
                assert archive.read(info) == (Path("out") / info.filename).read_bytes()


def test_the_same_outputs_give_the_same_archive(command: Command) -> None:
    write_units(Path("in"), 2)
    assert command("build", "in", "-o", "out", "--zip", "x.zip").code == 0
    first = Path("x.zip").read_bytes()
    assert command("build", "in", "-o", "out", "--zip", "x.zip").code == 0
    assert Path("x.zip").read_bytes() == first


def test_outputs_of_several_years_keep_their_folders_in_the_archive(tmp_path: Path) -> None:
    for name in ("2023/a.docx", "2024/a.docx"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_bytes(name.encode())
    paths = sorted(tmp_path.glob("*/*.docx"))
    write_archive(tmp_path / "x.zip", tmp_path, paths)
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert archive.namelist() == ["2023/a.docx", "2024/a.docx"]


def test_an_archive_that_was_not_made_here_is_kept_unless_forced(tmp_path: Path) -> None:
    target, file = tmp_path / "x.zip", tmp_path / "a.docx"
    file.write_bytes(b"x")
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mine", "x")
    with pytest.raises(OutputError, match="不是本程序生成的"):
        write_archive(target, tmp_path, [file])
    write_archive(target, tmp_path, [file], force=True)
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("added", "x")
    with pytest.raises(OutputError, match="改过"):
        write_archive(target, tmp_path, [file])


def test_an_archive_that_can_not_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(OutputError, match="写不了压缩包"):
        write_archive(tmp_path / "文件" / "x.zip", tmp_path, [])


def test_a_single_source_can_be_handed_in_too(command: Command) -> None:
    (path,) = write_units(Path("in"), 1)
    assert command("build", path, "-o", "out", "--zip", "x.zip").code == 0
    assert len(zipfile.ZipFile("x.zip").namelist()) == 3
    build_many("in", "out")


def test_pdfs_that_could_not_be_made_are_only_missing_from_the_archive(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    write_units(Path("in"), 2)
    ended = command("build", "in", "没有.yaml", "-o", "out", "--pdf", "--zip", "x.zip")
    assert ended.code == 2
    assert "没有 LibreOffice" in ended.err
    assert "没有这个文件" in ended.err
    assert "压缩包：x.zip" in ended.out
    assert sorted(zipfile.ZipFile("x.zip").namelist()) == files_in(Path("out"))


def test_without_a_manifest_of_this_run_there_is_no_archive(command: Command) -> None:
    write_units(Path("in"), 2)
    Path("out").mkdir()
    Path("out/汇总.xlsx").write_bytes(b"mine")
    ended = command("build", "in", "-o", "out", "--zip", "x.zip")
    assert ended.code == 2
    assert "没有写压缩包" in ended.err
    assert "汇总：" not in ended.out
    assert "压缩包：" not in ended.out
    assert not Path("x.zip").exists()
    assert Path("out/汇总.xlsx").read_bytes() == b"mine"


def test_links_in_the_archive_lead_to_what_is_in_it(command: Command, tmp_path: Path) -> None:
    write_units(Path("in"), 2)
    Path("in/坏.yaml").write_text("部门概况: 1", encoding="utf-8")
    command("build", "in", "-o", "out", "--zip", "x.zip")
    zipfile.ZipFile("x.zip").extractall(tmp_path / "收到")
    sent, own = (
        openpyxl.load_workbook(each / "汇总.xlsx") for each in (tmp_path / "收到", Path("out"))
    )
    targets = [
        _TARGET.match(str(cell.value))
        for sheet in sent
        for row in sheet.iter_rows()
        for cell in row
        if str(cell.value).startswith("=HYPERLINK")
    ]
    assert len(targets) >= 2
    assert all(each and (tmp_path / "收到" / each[1]).is_file() for each in targets)
    title = [cell.value for cell in sent["单位"][1]].index("数据")
    assert [row[title].value for row in sent["单位"].iter_rows(2, 4)] == [
        "0000.yaml",
        "0001.json",
        "坏.yaml",
    ]
    assert "../in/0000.yaml" in str(own["单位"][2][title].value)
    assert command("build", "in", "-o", "收到").code == 2  # where it is unpacked it can go on
