"""The benchmark of batches runs, and what it measures is what it says."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import docx
import pytest

from reportgen import load
from tests.bench import batch_peers
from tests.bench.batch import PARTS, batch
from tests.bench.batch_peers import LISTS, flat, last_words, python_peers, text_of, write_templates
from tests.bench.npm_peers import PEERS
from tests.bench.timing import interleaved
from tests.bench.units import write_units
from tests.tools import FORM, ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("part", PARTS)
def test_each_part_gives_rows_on_a_few_units(
    part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # the peers from npm take a network
    rows = batch(tmp_path, [part, "--units", "4", "--many", "5", "--rounds", "1"])
    assert len(rows) > 1
    assert all(row.name and row.measure for row in rows)
    assert [path.name for path in tmp_path.iterdir()] == [part]
    if part == "peers":
        missing = [row.name for row in rows if "no npm or node" in row.measure]
        assert missing == list(PEERS)


def test_a_part_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        batch(tmp_path, ["speed"])


def test_peers_print_all_texts_of_a_unit_on_the_form(tmp_path: Path) -> None:
    (path,) = write_units(tmp_path / "in", 1)
    unit = flat(load(path))
    write_templates(tmp_path, FORM)
    for render, made in python_peers(tmp_path, [unit]).values():
        render(unit)
        text = text_of(made)
        assert [words for words in last_words(unit) if words not in text] == []
        assert "标记" not in text
        assert len(docx.Document(str(made)).tables) == 1


@pytest.mark.parametrize("peer", ["docxtemplater", "easy-template-x", "carbone"])
def test_templates_of_the_peers_from_npm_have_all_their_tags(peer: str, tmp_path: Path) -> None:
    write_templates(tmp_path, FORM)
    text = text_of(tmp_path / f"{peer}.docx")
    for name in (*batch_peers.SINGLE, *LISTS):
        assert text.count(name) >= 1
    assert "标记" not in text


def test_a_document_that_lacks_a_text_ends_the_benchmark(tmp_path: Path) -> None:
    from tests.bench.batch import _make_sure

    (path,) = write_units(tmp_path / "in", 1)
    unit = flat(load(path))
    write_templates(tmp_path, FORM)
    with pytest.raises(SystemExit, match="lacks"):
        _make_sure(tmp_path / "marked.docx", [unit])


def test_jobs_take_turns() -> None:
    turns: list[str] = []
    taken = interleaved([lambda: turns.append("a"), lambda: turns.append("b")], 3)
    assert turns == ["a", "b"] * 4, "once before it counts"
    assert all(each.wall >= 0 for each in taken)


def test_the_command_prints_a_table() -> None:
    arguments = ["-m", "tests.bench", "batch", "again", "--units", "4", "--rounds", "1"]
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    assert "| 4 units, second run |" in done.stdout
