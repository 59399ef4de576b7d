"""Batches: speed beside the peers, growth with processes, memory, the second run, the floor."""

from __future__ import annotations

import argparse
import itertools
import os
import statistics
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from reportgen import build, build_many, check, compile_template, load, render
from reportgen.batch.delivery import BatchOptions
from reportgen.forms.context import context_of
from reportgen.ooxml import package
from tests.bench.batch_peers import flat, last_words, python_peers, text_of, write_templates
from tests.bench.npm_peers import NpmPeers, npm_peers
from tests.bench.peers import form_without_annexes, render_with_docxtpl
from tests.bench.timing import Row, interleaved, run_python
from tests.bench.units import write_units
from tests.tools import FORM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reportgen.forms.compiled import CompiledTemplate

ROUNDS = 8
"""In how many shares the units are built: each after the peer's turn, so that both meet the same
load of the machine."""

FEW = 100
"""How many units, or files, are a few."""

AT_ONCE = 3
"""How many documents a peer makes in a turn, where each has its turn after the others."""

COSTS = (300, 15_000, 600_000)


@dataclass(frozen=True)
class Sizes:
    """How much is measured: units of a batch, units of the one whose memory is, rounds."""

    units: int = 1000
    many: int = 10_000
    rounds: int = 3


def batch(folder: Path, arguments: Sequence[str] = ()) -> list[Row]:
    """Measure the parts that are asked for, all where none is; return the rows."""
    usual = Sizes()
    parser = argparse.ArgumentParser("python -m tests.bench batch")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--units", type=int, default=usual.units)
    parser.add_argument("--many", type=int, default=usual.many)
    parser.add_argument("--rounds", type=int, default=usual.rounds)
    options = parser.parse_args(arguments)
    if unknown := set(options.parts) - PARTS.keys():
        parser.error(f"no part {', '.join(sorted(unknown))}; there are: {', '.join(PARTS)}")
    sizes = Sizes(options.units, options.many, options.rounds)
    rows = []
    for name in options.parts or PARTS:
        place = folder / name
        place.mkdir()
        rows += PARTS[name](place, sizes)
        rows.append(Row(f"load of the machine in the last minute, after {name}", _load()))
    return rows


def pipeline(folder: Path, sizes: Sizes) -> list[Row]:
    """Different units: YAML, validated, checked, written; docxtpl only renders the same data."""
    paths = write_units(folder / "in", sizes.units)
    share = max(1, sizes.units // ROUNDS)
    shares = [paths[at : at + share] for at in range(0, len(paths), share)][:ROUNDS]
    contexts = itertools.cycle([context_of(load(path)) for path in paths[: 5 * ROUNDS]])
    finished = render(load(paths[0]))
    changing = list(package.unpack(finished).values())
    with patch.object(package, "compressor", lambda: package.deflate_with_zlib):
        plain = compile_template(FORM)
    fast = compile_template(FORM)
    numbers: dict[str, Iterator[int]] = defaultdict(itertools.count)
    peer_renders = max(3, share // 8)
    peer_form = form_without_annexes(FORM, folder)

    def following(key: str) -> tuple[list[Path], Path]:
        number = next(numbers[key])
        return shares[number % len(shares)], folder / "out" / key / str(number)

    def one_by_one(key: str, template: CompiledTemplate) -> None:
        sources, output = following(key)
        for source in sources:
            report = load(source)
            check(report)
            build(report, output, template=template)

    def as_batch(key: str, template: CompiledTemplate) -> None:
        _build(*following(key), template)

    def with_zlib(job: Callable[[str, CompiledTemplate], None], key: str) -> None:
        with patch.object(package, "compressor", lambda: package.deflate_with_zlib):
            job(key, plain)

    def peer_job() -> None:
        for number in range(peer_renders):
            render_with_docxtpl(peer_form, next(contexts), folder / f"peer{number}.docx")

    def floor_job() -> None:
        deflate = package.compressor()
        for number in range(share):
            for part in changing:
                deflate(part)
            (folder / f"floor{number}.docx").write_bytes(finished)

    jobs = {
        "docxtpl: render and save, no checks": (peer_job, peer_renders, ""),
        "pipeline, zlib": (lambda: with_zlib(one_by_one, "zlib"), share, "≥ 5×"),
        "pipeline, isal": (lambda: one_by_one("isal", fast), share, "≥ 6×"),
        "batch with 汇总, zlib": (lambda: with_zlib(as_batch, "zlib batch"), share, ""),
        "batch with 汇总, isal": (lambda: as_batch("isal batch", fast), share, ""),
        "floor: deflate (isal) and write": (floor_job, share, ""),
    }
    taken = interleaved([job for job, *_ in jobs.values()], ROUNDS)
    rows = []
    for (name, (_, count, promise)), (wall, cpu) in zip(jobs.items(), taken, strict=True):
        ratio = (taken[0].wall / peer_renders) / (wall / count)
        worked = (taken[0].cpu / peer_renders) / (cpu / count)
        shown = f"{_ms(wall / count)} ({_ms(cpu / count)} of the processor)"
        rows.append(Row(name, shown, f"{ratio:.1f}× ({worked:.1f}×)", promise))
    return [*rows, Row("a new file here, as the disk is now", _ms(_new_file(folder)))]


def _new_file(folder: Path) -> float:
    """Return how long it takes to make an empty file: far longer where many were just removed."""
    start = time.perf_counter()
    for number in range(FEW):
        (folder / f"new{number}").touch()
    return (time.perf_counter() - start) / FEW


def _build(sources: Any, output: Path, template: Any, jobs: int = 1) -> None:
    """Build all units; end the benchmark where one was not."""
    result = build_many(
        sources, output, template=template, force=True, options=BatchOptions(jobs=jobs)
    )
    if set(result.counts) != {"built"} or result.problems:
        raise SystemExit(f"not all units were built: {result.counts} {result.problems}")


def processes(folder: Path, sizes: Sizes) -> list[Row]:
    """All units with one process and with two, in turn; what the bigger batches cost."""
    write_units(folder / "in", sizes.units)
    template = compile_template(FORM)

    def run(jobs: int) -> None:
        _build(folder / "in", folder / "out", template, jobs)

    alone, two = interleaved((lambda: run(1), lambda: run(2)), sizes.rounds)
    size = sum(path.stat().st_size for path in (folder / "out").iterdir()) / sizes.units
    return [
        Row(f"{sizes.units} units, one process", f"{alone.wall:.2f} s", "1"),
        Row(
            f"{sizes.units} units, two processes",
            f"{two.wall:.2f} s",
            _times(alone.wall, two.wall),
            "≥ 1.6×",
        ),
        Row("work a unit, of one process", _ms(alone.cpu / sizes.units)),
        Row("disk a unit, with its share of the manifest", f"{size / 1024:.1f} KiB"),
        *(_cost(count, alone.cpu / sizes.units, size) for count in COSTS),
    ]


def _cost(count: int, seconds: float, size: float) -> Row:
    hours, gib = count * seconds / 3600, count * size / 2**30
    return Row(f"so {count:,} units cost", f"{hours:.4f} core-hours", f"{gib:.2f} GiB")


def peers(folder: Path, sizes: Sizes) -> list[Row]:
    """Rendering alone, beside other programs, each in turn."""
    reports = [load(path) for path in write_units(folder / "in", min(sizes.units, 50))]
    units = [flat(report) for report in reports]
    contexts = [context_of(report) for report in reports]
    write_templates(folder, FORM)
    peer_form = form_without_annexes(FORM, folder)
    template = compile_template(FORM)

    def ours(number: int) -> None:
        (folder / "made.docx").write_bytes(template.render(reports[number]))

    def docxtpl(number: int) -> None:
        render_with_docxtpl(peer_form, contexts[number], folder / "docxtpl-made.docx")

    from importlib.metadata import version

    renderers: dict[str, tuple[Callable[[int], None], Path]] = {
        "rendering alone: reportgen": (ours, folder / "made.docx"),
        f"docxtpl {version('docxtpl')}": (docxtpl, folder / "docxtpl-made.docx"),
    }
    for name, (job, made) in python_peers(folder, units).items():
        renderers[name] = (lambda number, job=job: job(units[number])), made  # type: ignore[misc]
    with npm_peers(folder, units) as npm:
        jobs = [_in_turns(job, len(units)) for job, _ in renderers.values()]
        names = list(renderers)
        if isinstance(npm, NpmPeers):
            jobs += [_npm_turns(npm, peer) for peer in npm.names]
            names += [f"{peer} {version_}" for peer, version_ in npm.names.items()]
        own, *taken = (each.wall for each in interleaved(jobs, 5 * sizes.rounds))
        npm_made = [folder / f"{peer}-made.docx" for peer in npm.names]
        for made in [*(made for _, made in list(renderers.values())[2:]), *npm_made]:
            _make_sure(made, units)
        missing = [Row(name, f"missing: {why}") for name, why in npm.missing.items()]
    rows = [Row(names[0], _ms(own / AT_ONCE), "1", "less than each below")]
    for name, seconds in zip(names[1:], taken, strict=True):
        rows.append(Row(name, _ms(seconds / AT_ONCE), _times(seconds, own)))
    return [*rows, *missing]


def _in_turns(job: Callable[[int], None], units: int) -> Callable[[], None]:
    """Make a job of a few units, others each time."""
    numbers = itertools.cycle(range(units))

    def run() -> None:
        for _ in range(AT_ONCE):
            job(next(numbers))

    return run


def _npm_turns(npm: NpmPeers, peer: str) -> Callable[[], None]:
    npm.render(peer, 0, 20)  # a compiler of its own has to get warm
    firsts = itertools.count(0, AT_ONCE)
    return lambda: npm.render(peer, next(firsts), AT_ONCE)


def _make_sure(made: Path, units: Sequence[dict[str, Any]]) -> None:
    """End the benchmark where a peer's document has not all texts of some unit."""
    text = text_of(made)
    lacking = min(
        ([words for words in last_words(unit) if words not in text] for unit in units), key=len
    )
    if lacking:
        raise SystemExit(f"{made.name} lacks {lacking}")


def again(folder: Path, sizes: Sizes) -> list[Row]:
    """The first run and the second, of which nothing is to be built."""
    write_units(folder / "in", sizes.units)
    first, second = [], []
    for number in range(sizes.rounds):
        for times, status in ((first, "built"), (second, "unchanged")):
            start = time.perf_counter()
            result = build_many(folder / "in", folder / str(number))
            times.append(time.perf_counter() - start)
            if result.counts != {status: sizes.units}:
                raise SystemExit(f"not all units were {status}: {result.counts}")
    slow, fast = statistics.median(first), statistics.median(second)
    return [
        Row(f"{sizes.units} units, first run", f"{slow:.2f} s", "1"),
        Row(f"{sizes.units} units, second run", f"{fast:.2f} s", _times(slow, fast), "≥ 10×"),
    ]


def memory(folder: Path, sizes: Sizes) -> list[Row]:
    """The parent's peak with few units and with many."""
    write_units(folder / "few", min(FEW, sizes.many))
    write_units(folder / "many", sizes.many)
    probe = str(Path(__file__).with_name("batch_memory.py"))
    few, many = (
        int(run_python(probe, str(folder / name), str(folder / f"{name}_out"))) / 1024
        for name in ("few", "many")
    )
    name = f"parent's peak memory: {min(FEW, sizes.many)}, {sizes.many:,} units"
    return [Row(name, f"{few:.1f}, {many:.1f} MiB", f"+{many - few:.1f} MiB", "≤ +20")]


PARTS: dict[str, Callable[[Path, Sizes], list[Row]]] = {
    "pipeline": pipeline,
    "processes": processes,
    "peers": peers,
    "again": again,
    "memory": memory,
}


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "not known here"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def _times(slow: float, fast: float) -> str:
    return f"{slow / fast:.1f}×"
