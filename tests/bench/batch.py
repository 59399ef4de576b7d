"""Batches: speed beside the peers, growth with processes, memory, the second run, the floor."""

from __future__ import annotations

import shutil
import statistics
import time
from pathlib import Path
from unittest.mock import patch

from reportgen import build_many, compile_template, load, opc, render
from reportgen.batch import Options
from reportgen.batch.manifest import Manifest
from reportgen.template.context import context_of
from tests.bench.batch_peers import (
    flat,
    npm_peers,
    python_peers,
    write_templates,
)
from tests.bench.peers import render_with_docxtpl
from tests.bench.timing import Row, interleaved, run_python
from tests.bench.units import write_units
from tests.tools import FORM

UNITS, MANY, FEW = 1000, 10_000, 100
SHARE = 50
"""Units of one measured round: rounds alternate with the peers', so that all meet the same load."""

ROUNDS = 20


def batch(folder: Path) -> list[Row]:
    """Measure everything; give the rows."""
    return [*pipeline(folder), *peers(folder), *again(folder), *memory(folder)]


def pipeline(folder: Path) -> list[Row]:
    """1,000 different units: YAML, validated, checked, written; docxtpl only renders."""
    paths = write_units(folder / "in", UNITS)
    shares = [paths[at : at + SHARE] for at in range(0, UNITS, SHARE)]
    contexts = [context_of(load(path)) for path in paths[:SHARE]]
    finished = render(load(paths[0]))
    parts = list(opc.unpack(finished).values())
    at = {"zlib": 0, "isal": 0, "two": 0, "peer": 0}

    def following(key: str) -> int:
        at[key] += 1
        return at[key]

    with patch.object(opc, "compressor", lambda: opc.deflate_with_zlib):
        plain = compile_template(FORM)
    fast = compile_template(FORM)

    def run(key: str, template: object, jobs: int) -> None:
        number = following(key)
        options = Options(jobs=jobs)
        source, output = shares[number % len(shares)], folder / "out" / key / str(number)
        result = build_many(source, output, template=template, force=True, options=options)  # type: ignore[arg-type]
        if result.counts["built"] != SHARE:
            raise SystemExit("not all units were built")

    def zlib_job() -> None:
        with patch.object(opc, "compressor", lambda: opc.deflate_with_zlib):
            run("zlib", plain, 1)

    def peer_job() -> None:
        context = contexts[following("peer") % SHARE]
        for _ in range(5):
            render_with_docxtpl(FORM, context, folder / "peer.docx")

    def floor_job() -> None:
        for number in range(SHARE):
            for part in parts:
                opc.compressor()(part)
            (folder / f"floor{number}.docx").write_bytes(finished)

    jobs = (peer_job, zlib_job, lambda: run("isal", fast, 1), floor_job)
    docxtpl, *others = interleaved(jobs, ROUNDS, lambda: shutil.rmtree(folder / "out"))
    docxtpl /= 5
    zlib, isal, floor = (each / SHARE for each in others)
    one, two = _processes(folder)
    return [
        Row("docxtpl: render and save, no checks", _ms(docxtpl), "1"),
        Row("whole pipeline, zlib, one process", _ms(zlib), _times(docxtpl, zlib), "≥ 5×"),
        Row("whole pipeline, isal, one process", _ms(isal), _times(docxtpl, isal), "≥ 6×"),
        Row("1,000 units, one process", f"{one:.2f} s", "1"),
        Row("1,000 units, two processes", f"{two:.2f} s", _times(one, two), "≥ 1.6×"),
        Row("floor: deflate and write only", _ms(floor), f"ours is {isal / floor:.1f}× that"),
    ]


def _processes(folder: Path) -> tuple[float, float]:
    """Time 1,000 units with one process and with two, in turn."""

    def run(jobs: int) -> None:
        build_many(folder / "in", folder / "out", force=True, options=Options(jobs=jobs))

    one, two = interleaved((lambda: run(1), lambda: run(2)), 3)
    return one, two


def peers(folder: Path) -> list[Row]:
    """Rendering alone, beside other programs."""
    place = folder / "peers"
    place.mkdir()
    reports = [load(path) for path in sorted((folder / "in").iterdir())[:SHARE]]
    units = [flat(report) for report in reports]
    write_templates(place, FORM)
    template = compile_template(FORM)
    at = [0]

    def ours() -> None:
        at[0] += 1
        (place / "made.docx").write_bytes(template.render(reports[at[0] % SHARE]))

    others = python_peers(place, FORM, units)
    own, *taken = interleaved((ours, *others.values()), 30)
    rows = [Row("rendering alone: reportgen", _ms(own), "1", "less than each below")]
    rows += [
        Row(name, _ms(time_), f"{time_ / own:.1f}×")
        for name, time_ in zip(others, taken, strict=True)
    ]
    for name, found in npm_peers(place, units).items():
        if isinstance(found, str):
            rows.append(Row(name, found))
        else:
            rows.append(Row(name, f"{found:.2f} ms", f"{found / 1000 / own:.1f}×"))
    return rows


def again(folder: Path) -> list[Row]:
    """The first run and the second, of which nothing is to be built."""
    first, second = [], []
    for _ in range(3):
        shutil.rmtree(folder / "again", ignore_errors=True)
        for times in (first, second):
            start = time.perf_counter()
            build_many(folder / "in", folder / "again")
            times.append(time.perf_counter() - start)
    slow, fast = statistics.median(first), statistics.median(second)
    size = sum(path.stat().st_size for path in (folder / "again").iterdir()) / UNITS
    held = sum(1 for _ in (folder / "again").glob("*.docx"))
    if held != UNITS or Manifest(folder / "again").header is None:
        raise SystemExit("not all units were built")
    return [
        Row("1,000 units, first run", f"{slow:.2f} s", "1"),
        Row("1,000 units, second run", f"{fast:.2f} s", _times(slow, fast), "≥ 10×"),
        Row("disk a unit, with its share of the manifest", f"{size / 1024:.1f} KiB"),
    ]


def memory(folder: Path) -> list[Row]:
    """The parent's peak with 100 units and with 10,000."""
    write_units(folder / "few", FEW)
    write_units(folder / "many", MANY)
    probe = str(Path(__file__).with_name("batch_memory.py"))
    few, many = (
        int(run_python(probe, str(folder / name), str(folder / f"{name}_out"))) / 1024
        for name in ("few", "many")
    )
    return [
        Row(
            "parent's peak: 100, 10,000", f"{few:.1f}, {many:.1f} MiB", f"+{many - few:.1f}", "≤ 20"
        )
    ]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def _times(slow: float, fast: float) -> str:
    return f"{slow / fast:.1f}×"
