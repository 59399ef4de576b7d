"""No command writes over what it reads, what was not made here, or what was changed since."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen.cli.output import BAD_INPUT
from tests.faults.writing import NAMES, WRITINGS, Writing, prepare

if TYPE_CHECKING:
    from tests.commands import Command

FOREIGN = b"somebody's own\n"


@pytest.fixture(autouse=True)
def _files(command: Command) -> None:
    del command  # goes into a folder of its own
    prepare()


@pytest.mark.parametrize("how", ["itself", "a link", "another name"])
@pytest.mark.parametrize(
    ("writing", "source"),
    [(each, source) for each in WRITINGS for source in each.reads],
    ids=lambda each: each.name if isinstance(each, Writing) else each,
)
def test_a_source_is_not_written_over(
    writing: Writing, source: str, how: str, command: Command
) -> None:
    before = Path(source).read_bytes()
    target = source
    if how == "a link":
        target = f"x{writing.ending}"
        os.symlink(source, target)
    elif how == "another name":
        target = f"x{writing.ending}"
        os.link(source, target)
    for force in ((), ("--force",)):
        ended = command(*writing.to(target, *force))
        assert ended.code == BAD_INPUT
        assert re.search("要读的文件|后缀|不是文件夹", ended.err)
        assert Path(source).read_bytes() == before


@pytest.mark.parametrize("writing", WRITINGS, ids=NAMES)
def test_a_file_of_somebody_else_stays_unless_forced(writing: Writing, command: Command) -> None:
    target = Path(f"别人的{writing.ending}")
    target.write_bytes(FOREIGN)
    ended = command(*writing.to(target))
    assert (ended.code, target.read_bytes()) == (BAD_INPUT, FOREIGN)
    assert "--force" in ended.err or "换一个文件名" in ended.err
    assert command(*writing.to(target, "--force")).code < BAD_INPUT
    assert target.read_bytes() != FOREIGN


@pytest.mark.parametrize("writing", WRITINGS, ids=NAMES)
def test_what_was_made_is_made_again_and_kept_once_it_was_changed(
    writing: Writing, command: Command
) -> None:
    target = Path(f"深/结果{writing.ending}")
    assert command(*writing.to(target)).code < BAD_INPUT
    assert command(*writing.to(target)).code < BAD_INPUT
    changed = target.read_bytes()[:-9] + b"x" + target.read_bytes()[-9:]
    target.write_bytes(changed)
    assert command(*writing.to(target)).code == BAD_INPUT
    assert target.read_bytes() == changed


@pytest.mark.parametrize("writing", WRITINGS, ids=NAMES)
def test_an_empty_file_is_filled(writing: Writing, command: Command) -> None:
    if writing.ending not in (".docx", ".yaml"):
        target = Path(f"空{writing.ending}")
        target.touch()
        assert command(*writing.to(target)).code < BAD_INPUT
        assert target.stat().st_size


def test_findings_that_somebody_noted_something_beside_are_kept(command: Command) -> None:
    import openpyxl

    arguments = ("check", "a.yaml", "--format", "xlsx")
    assert command(*arguments).code == 0
    book = openpyxl.load_workbook("检查结果.xlsx")
    book.active["H2"] = "已电话核实"
    book.save("检查结果.xlsx")
    before = Path("检查结果.xlsx").read_bytes()
    ended = command(*arguments)
    assert (ended.code, Path("检查结果.xlsx").read_bytes()) == (BAD_INPUT, before)
    assert "被人改过，没有覆盖" in ended.err


def test_the_archive_of_a_workbook_has_a_seal_that_excel_lists_do_not_mind(
    command: Command,
) -> None:
    import openpyxl

    command("check", "a.yaml", "--format", "xlsx")
    assert openpyxl.load_workbook("检查结果.xlsx").active["A1"].value == "报告"


def test_a_template_is_mended_in_place_and_not_over_another(command: Command) -> None:
    before = Path("报告.docx").read_bytes()
    ended = command("template", "check", "表样.docx", "--fix", "-o", "报告.docx")
    assert Path("报告.docx").read_bytes() == before
    assert ended.code in (0, 1, BAD_INPUT)
