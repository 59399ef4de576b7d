"""Commands that write into people's files, killed at any step: the old or the new is there."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import docx
import pytest

from reportgen import load
from reportgen.formats.reading import read_word_bytes
from reportgen.model.report import Report
from reportgen.web.saving import Change, save
from tests.cli.test_cli_reading import edited
from tests.commands import files_in
from tests.faults.test_output import units
from tests.faults.test_two_at_once import started
from tests.faults.writing import prepare
from tests.tools import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands import Command

BUDGET = ("部门概况", "年度预算金额")


@pytest.mark.skipif(os.name != "posix", reason="processes are killed by signals")
def test_whatever_is_written_into_is_the_old_file_or_the_new_with_its_rights(
    command: Command,
) -> None:
    prepare()
    assert command("read", "报告.docx", "-o", "a.xlsx").code == 0
    edited(shutil.copy("报告.docx", "改过.docx"), ("292人", "312人"))
    form = docx.Document("表样.docx")
    form.core_properties.author = "某人"
    form.save("表样.docx")
    os.mkdir("单位")
    shutil.copy("a.yaml", "单位")
    assert command("collect", "单位", "-o", "全县.xlsx").code == 0
    shutil.copy("b.yaml", "单位")
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults.killing"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    told = json.loads(ended.stdout)
    assert {name: wrong for name, (_, wrong) in told.items() if wrong} == {}
    assert {name for name, (steps, _) in told.items() if steps < 2} == set()


def test_a_batch_while_a_page_saves_gives_each_unit_as_it_was_saved(tmp_path: Path) -> None:
    units(tmp_path / "in", 4)
    paths = sorted((tmp_path / "in").iterdir())
    values = {path.name: [str(load(path).overview.annual_budget)] for path in paths}
    is_over = threading.Event()

    def page() -> None:
        at = 1000
        while not is_over.is_set():
            for path in paths:
                at += 1
                held = values[path.name]
                held.append(f"{at}万元")
                save(path, [Change(BUDGET, held[-2], held[-1])], "", Report)

    window = threading.Thread(target=page)
    window.start()
    codes = [
        started("build", str(tmp_path / "in"), "-o", str(tmp_path / str(at))).wait()
        for at in range(2)
    ]
    is_over.set()
    window.join()
    assert codes == [0, 0]
    for at in range(2):
        built = [name for name in files_in(tmp_path / str(at)) if name.endswith(".docx")]
        assert len(built) == len(paths)
        for name in built:
            held = read_word_bytes(name, (tmp_path / str(at) / name).read_bytes()).carried
            assert held is not None
            assert str(load(held.data).overview.annual_budget) in itertools.chain(*values.values())
    assert all(str(load(path).overview.annual_budget) == values[path.name][-1] for path in paths)
