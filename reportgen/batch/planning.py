"""Which unit goes to which file, known before anything is written."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.batch.outcome import Outcome
from reportgen.batch.peeking import Title, peek
from reportgen.building import OUTPUTS, path_for
from reportgen.errors import InputError
from reportgen.findings import Finding
from reportgen.formats.files import read_bytes
from reportgen.loading import load_bytes
from reportgen.model.report import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable

CLASH = "D05"
"""Rule code: a file would be written twice, or over one that is read."""


@dataclass(slots=True)
class Unit:
    """A unit to be built: its file and the hash of that, whose it is, and the file to write.

    ``number`` is its place among all sources. ``is_sure`` tells that it was loaded already.
    """

    number: int
    source: str
    source_sha256: str
    year: int
    title: str
    output: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch will do: units to be built, and by number what became of the other sources."""

    units: list[Unit]
    failed: dict[int, Outcome]
    folder: Path


def make_plan(sources: Iterable[str], output: str | Path | None, problems: list[Finding]) -> Plan:
    """Read the beginning of each source and decide where its report goes.

    Raises InputError, with ``problems`` and all that is wrong with any source, when two units would
    write the same file or one would write over a source.
    """
    units: list[Unit] = []
    failed: dict[int, Outcome] = {}
    for number, source in enumerate(sources):
        try:
            units.append(_plan_one(number, source, output))
        except InputError as error:
            failed[number] = Outcome(source, "failed", error.findings)
    clashes = _clashes(units, failed, output)
    if clashes:
        bad = (found for outcome in failed.values() for found in outcome.findings)
        raise InputError([*problems, *bad, *clashes])
    units = [unit for unit in units if unit.number not in failed]
    return Plan(units, failed, _folder(units, output))


def _plan_one(number: int, source: str, output: str | Path | None) -> Unit:
    data = read_bytes(Path(source))
    title = peek(source, data)
    is_sure = title is None
    if title is None:
        title = _loaded(source, data)
    name = title_of(*title)
    path = os.fspath(path_for(name, title.year, output))
    return Unit(number, source, hashlib.sha256(data).hexdigest(), title.year, name, path, is_sure)


def _loaded(source: str, data: bytes) -> Title:
    report = load_bytes(source, data)
    return Title(report.overview.unit_name, report.year)


def _clashes(
    units: list[Unit], failed: dict[int, Outcome], output: str | Path | None
) -> list[Finding]:
    """Find units that would write the same file, or over one that is read.

    A unit whose data can't be used writes nothing: those in question are loaded before.
    """
    places: dict[str, list[Unit]] = {}
    for unit in units:
        places.setdefault(os.path.normcase(unit.output), []).append(unit)
    sources = {os.path.realpath(unit.source) for unit in units if _is_word(unit.source)}
    found: list[Finding] = []
    for sharing in places.values():
        overwritten = bool(sources) and os.path.realpath(sharing[0].output) in sources
        if len(sharing) == 1 and not overwritten:
            continue
        good = [unit for unit in sharing if _is_usable(unit, failed)]
        for unit in good if overwritten else ():
            message = f"会把 {unit.output} 写在要读的文件上"
            found.append(_clash(unit, "", message, "-o 写另一个文件或文件夹"))
        for unit in good[1:]:
            message = f"与 {good[0].source} 会写到同一个文件 {unit.output}"
            advice = "-o 写文件夹" if output else "检查单位名称和年度是不是重复了"
            found.append(_clash(unit, "部门概况.单位名称", message, advice))
    return found


def _is_word(source: str) -> bool:
    return source.lower().endswith(".docx")


def _is_usable(unit: Unit, failed: dict[int, Outcome]) -> bool:
    if not unit.is_sure:
        try:
            _loaded(unit.source, read_bytes(Path(unit.source)))
        except InputError as error:
            failed[unit.number] = Outcome(unit.source, "failed", error.findings)
            return False
    return True


def _clash(unit: Unit, path: str, message: str, advice: str) -> Finding:
    return Finding(CLASH, "error", path, unit.source, message, advice)


def _folder(units: list[Unit], output: str | Path | None) -> Path:
    """Give the folder of the manifest: the one that holds all outputs."""
    if output is not None and not str(output).lower().endswith(".docx"):
        return Path(output)
    folders = {os.path.dirname(unit.output) for unit in units}
    return Path(os.path.commonpath(folders)) if folders else OUTPUTS
