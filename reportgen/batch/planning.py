"""Which unit goes to which file, known before anything is written."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.batch.manifest import Manifest
from reportgen.batch.outcome import Outcome
from reportgen.batch.peeking import ReportTitle, peek
from reportgen.batch.render_job import Examination, RenderJob
from reportgen.batch.roster_units import rows_of
from reportgen.batch.scheduling import Task, run
from reportgen.batch.spill_file import SpillFile
from reportgen.errors import InputError
from reportgen.findings import Finding
from reportgen.formats.loading import load_bytes
from reportgen.formats.source_files import MANIFEST_NAME
from reportgen.forms import installed
from reportgen.forms.building import OUTPUTS, path_for
from reportgen.forms.form_choice import own_forms
from reportgen.model.report import title_of
from reportgen.plaindata.data_files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.batch.scheduling import WorkerPool


@dataclass(slots=True)
class Unit:
    """A unit to be built: its file and the hash of that, whose it is, and the file to write.

    ``number`` is its place among all sources. ``kept`` says where what was read of it lies, for a
    unit that had to be read to know whose it is; ``unit`` is its name, and ``is_row``
    tells that it is a row of a roster.
    """

    number: int
    source: str
    source_sha256: str
    year: int
    title: str
    output: str
    kept: tuple[int, int] | None = None
    unit: str = ""
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a batch will do: units to be built, and by number what became of the other sources."""

    units: list[Unit]
    failed: dict[int, Outcome]
    folder: Path
    kept: SpillFile


class Planner:
    """Decides where the report of each source goes.

    ``form`` is that whose added fields data may have, ``columns`` the headings that a county's
    roster has of its own; ``notes`` is what there was to say of rosters.
    """

    def __init__(
        self,
        output: str | Path | None,
        pool: WorkerPool | None,
        form: str | Path = "",
        columns: Mapping[str, str] | None = None,
    ) -> None:
        self._output = output
        self._form, self._columns = form, columns or {}
        self.notes: list[Finding] = []
        self._worker_pool = pool
        # What can only be read by a form is read where the form is.
        is_elsewhere = pool is not None and pool.is_elsewhere
        self._are_forms_here = is_elsewhere and bool(installed.is_file_name(form) or own_forms())
        self._known = [Manifest(folder) for folder in _folders_before(output)]
        self._kept = SpillFile()
        self._units: list[Unit] = []
        self._failed: dict[int, Outcome] = {}

    def plan(self, sources: Iterable[str], problems: list[Finding]) -> Plan:
        """Read the beginning of each source, all of it where that does not tell whose it is.

        Units that would write the same file, or over a source, fail, all of them. Raises
        InputError, with ``problems`` and all that is wrong with any source, when the output is one
        file and there are several units.
        """
        pool = None if self._are_forms_here else self._worker_pool
        for task, rendered in run(self._unclear(sources), Examination(), pool):
            number, job = task.key, task.job
            if rendered.document is None or rendered.summary is None:
                unit = rendered.unit
                self._failed[number] = Outcome(
                    job.name, "failed", rendered.findings, unit=unit, portrait=rendered.portrait
                )
            else:
                title = ReportTitle(rendered.summary.unit, rendered.summary.year)
                self._add(number, job, title, self._kept.put(rendered.document))
        self._refuse_repeated_rows()
        self._units.sort(key=lambda unit: unit.number)
        clashes = _clashes(self._units, self._failed)
        if clashes and is_file_name(self._output):
            bad = (found for outcome in self._failed.values() for found in outcome.findings)
            message = f"要生成的不止一份，-o 却是一个文件：{self._output}"
            found = Finding(codes.D05, "error", "", str(self._output), message, "-o 写文件夹")
            overwriting = [each for each in clashes.values() if len(clashes) == 1]
            raise InputError([*problems, *bad, *(overwriting or [found])])
        for each in self._units:
            if clash := clashes.get(each.number):
                outcome = Outcome(each.source, "failed", (clash,), unit=each.unit)
                self._failed[each.number] = outcome
        units = [unit for unit in self._units if unit.number not in self._failed]
        return Plan(units, self._failed, _folder(units, self._output), self._kept)

    def _unclear(self, sources: Iterable[str]) -> Iterator[Task[int]]:
        """Return the sources that must be read; take in those that need not."""
        number = 0
        for source in sources:
            try:
                rows = rows_of(source, self._form, self._columns, self.notes)
                for job in rows or (self._file(source),):
                    title = None if rows else peek(source, job.data) or self._known_title(job)
                    if title:
                        self._add(number, job, title, None)
                    else:
                        yield Task(number, job, None)
                    number += 1
            except InputError as error:
                self._failed[number] = Outcome(source, "failed", error.findings)
                number += 1

    def _file(self, source: str) -> RenderJob:
        data = read_bytes(Path(source))
        return RenderJob(source, data, hashlib.sha256(data).hexdigest(), form=self._form)

    def _refuse_repeated_rows(self) -> None:
        """Let a row of a roster fail that would write the file of another unit."""
        written: dict[str, Unit] = {}
        for unit in sorted(self._units, key=lambda each: (each.is_row, each.number)):
            first = written.setdefault(_as_windows_sees(unit.output), unit)
            if unit is not first and unit.is_row:
                found, name = (_shared(unit, first),), unit.unit
                self._failed[unit.number] = Outcome(unit.source, "failed", found, unit=name)
        self._units = [unit for unit in self._units if unit.number not in self._failed]

    def _known_title(self, job: RenderJob) -> ReportTitle | None:
        """Return what the run before found in the same file."""
        for manifest in self._known:
            old = manifest.find(job.name)
            if old and old.summary and old.source_sha256 == job.sha256:
                return ReportTitle(old.summary.unit, old.summary.year)
        return None

    def _add(
        self, number: int, job: RenderJob, title: ReportTitle, kept: tuple[int, int] | None
    ) -> None:
        name = title_of(*title)
        path = os.fspath(path_for(name, title.year, self._output))
        unit = Unit(number, job.name, job.sha256, title.year, name, path, kept, title.unit)
        unit.is_row = job.kind == "entered"
        self._units.append(unit)


def _folders_before(output: str | Path | None) -> list[Path]:
    """Return the folders in which a run before may have left its manifest."""
    if output is not None:
        return [Path(output)]
    years = (path.parent for path in sorted(OUTPUTS.glob(f"*/{MANIFEST_NAME}")))
    return [OUTPUTS, *years]


def _clashes(units: list[Unit], failed: dict[int, Outcome]) -> dict[int, Finding]:
    """Find units that would write the same file, or over one that is read, by their numbers.

    A unit whose data can't be used writes nothing: those in question are loaded before.
    """
    places: dict[str, list[Unit]] = {}
    for unit in units:
        places.setdefault(_as_windows_sees(unit.output), []).append(unit)
    sources = {os.path.realpath(unit.source) for unit in units if _is_word(unit.source)}
    found: dict[int, Finding] = {}
    for sharing in places.values():
        overwritten = bool(sources) and os.path.realpath(sharing[0].output) in sources
        if len(sharing) == 1 and not overwritten:
            continue
        good = [unit for unit in sharing if _is_usable(unit, failed)]
        for unit in good if overwritten else ():
            message = f"会把 {unit.output} 写在要读的文件上，没有生成"
            found[unit.number] = _clash(unit, "", message, "-o 写另一个文件或文件夹")
        for unit in good if len(good) > 1 else ():
            other = good[1] if unit is good[0] else good[0]
            found[unit.number] = _shared(unit, other)
    return found


def _as_windows_sees(path: str) -> str:
    """Return a name that two files share where they are one to Windows: there reports are read."""
    return unicodedata.normalize("NFC", path).casefold()


def _is_word(source: str) -> bool:
    return source.lower().endswith(".docx")


def _is_usable(unit: Unit, failed: dict[int, Outcome]) -> bool:
    if unit.kept is None:
        try:
            load_bytes(unit.source, read_bytes(Path(unit.source)))
        except InputError as error:
            failed[unit.number] = Outcome(unit.source, "failed", error.findings)
            return False
    return True


def _shared(unit: Unit, first: Unit) -> Finding:
    message = f"与 {first.source} 会写到同一个文件 {unit.output}，没有生成"
    advice = "检查单位名称和年度是不是重复了，重复的只留一份，再生成一次；别的单位不受影响"
    return _clash(unit, "部门概况.单位名称", message, advice)


def _clash(unit: Unit, path: str, message: str, advice: str) -> Finding:
    return Finding(codes.D05, "error", path, unit.source, message, advice)


def is_file_name(output: str | Path | None) -> bool:
    """Return whether what ``-o`` names is one file, and no folder."""
    if output is None or os.path.isdir(output):
        return False
    return str(output).lower().endswith(".docx")


def _folder(units: list[Unit], output: str | Path | None) -> Path:
    """Return the folder of the manifest: the one that holds all outputs."""
    if output is not None and not is_file_name(output):
        return Path(output)
    folders = {os.path.dirname(unit.output) for unit in units}
    return Path(os.path.commonpath(folders)) if folders else OUTPUTS
