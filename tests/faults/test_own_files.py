"""Files of people that commands write into keep all that they have beside the change."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import OutputError
from reportgen.cli.output import BAD_INPUT
from reportgen.storage import put, write, write_into
from tests.cli.test_cli_reading import edited
from tests.faults.writing import SAMPLE, prepare

if TYPE_CHECKING:
    from tests.commands import Command


def mode_of(path: Path | str) -> int:
    return stat.S_IMODE(os.stat(path).st_mode)


@pytest.fixture
def pulled(command: Command) -> Command:
    """Return the commands, in a folder with a report of which a text was changed in Word."""
    prepare()
    edited(Path("报告.docx"), ("292人", "312人"))
    return command


def test_pull_keeps_rights_names_and_attributes(pulled: Command) -> None:
    os.chmod("a.yaml", 0o600)
    os.link("a.yaml", "另名.yaml")
    try:
        os.setxattr("a.yaml", "user.note", b"mine")
    except OSError:
        pytest.skip("the file system has no attributes")
    assert pulled("pull", "报告.docx", "a.yaml").code == 0
    assert "312人" in Path("a.yaml").read_text(encoding="utf-8")
    assert Path("a.yaml").samefile("另名.yaml")
    assert (mode_of("a.yaml"), os.getxattr("a.yaml", "user.note")) == (0o600, b"mine")
    assert sorted(path.name for path in Path().glob("*.yaml*")) == ["a.yaml", "b.yaml", "另名.yaml"]


def test_pull_writes_through_a_link_and_refuses_a_read_only_file(pulled: Command) -> None:
    Path("深").mkdir()
    os.replace("a.yaml", "深/a.yaml")
    os.symlink("深/a.yaml", "a.yaml")
    os.chmod("深/a.yaml", 0o444)
    before = Path("深/a.yaml").read_bytes()
    ended = pulled("pull", "报告.docx", "a.yaml")
    assert (ended.code, Path("深/a.yaml").read_bytes()) == (BAD_INPUT, before)
    assert "文件是只读的" in ended.err
    os.chmod("深/a.yaml", 0o640)
    assert pulled("pull", "报告.docx", "a.yaml").code == 0
    assert Path("a.yaml").is_symlink()
    assert (mode_of("深/a.yaml"), Path("深/a.yaml").read_bytes() != before) == (0o640, True)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [("青山桥镇", "白水镇", "部门概况.单位名称"), ("年度: 2024", "年度: 2025", "年度")],
)
def test_pull_does_not_write_into_another_unit_or_year(
    old: str, new: str, named: str, pulled: Command
) -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace(old, new)
    Path("a.yaml").write_text(text, encoding="utf-8")
    ended = pulled("pull", "报告.docx", "a.yaml", "--theirs")
    assert (ended.code, Path("a.yaml").read_text(encoding="utf-8")) == (BAD_INPUT, text)
    assert f"位置：a.yaml　{named}" in ended.err


def test_a_file_that_was_changed_after_it_was_read_is_not_written_into(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"later")
    with pytest.raises(OutputError, match="读过以后又被人改了"):
        write_into(path, b"before", b"after")
    assert path.read_bytes() == b"later"


@pytest.mark.parametrize("rights", [0o600, 0o640, 0o664, 0o755])
def test_what_is_made_again_keeps_its_rights(rights: int, command: Command) -> None:
    prepare()
    os.chmod("报告.docx", rights)
    assert command("build", "b.yaml", "-o", "报告.docx", "--force").code == 0
    assert mode_of("报告.docx") == rights
    os.chmod("报告.docx", 0o444)
    assert command("build", "a.yaml", "-o", "报告.docx").code == BAD_INPUT
    assert command("build", "a.yaml", "-o", "报告.docx", "--force").code == 0
    assert mode_of("报告.docx") == 0o444


def test_a_private_file_is_not_open_to_others_while_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, seen = tmp_path / "x.txt", []
    put(path, b"one")
    os.chmod(path, 0o600)
    replace = os.replace

    def watched(source: str, target: object) -> None:
        seen.append(mode_of(source))
        replace(source, str(target))

    monkeypatch.setattr(os, "replace", watched)
    put(path, b"two")
    assert seen == [0o600]


def test_new_files_have_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "x", b"x")
    finally:
        os.umask(before)
    assert mode_of(tmp_path / "x") == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to another owner")
def test_the_owner_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"before")
    os.chown(path, 12345, 23456)
    write_into(path, b"before", b"after")
    found = path.stat()
    assert (found.st_uid, found.st_gid, path.read_bytes()) == (12345, 23456, b"after")
