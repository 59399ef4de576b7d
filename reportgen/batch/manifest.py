"""``汇总.json``: what became of every unit, a line each, so that no size of it fills the memory."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tempfile
import weakref
from array import array
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from reportgen import codes
from reportgen._version import __version__
from reportgen.batch.journal import journals, remove_journals
from reportgen.batch.outcome import Outcome, from_dict
from reportgen.batch.workbook import write_workbook
from reportgen.errors import OutputError, system_reason
from reportgen.findings import Finding
from reportgen.formats.loading import MANIFEST_NAME
from reportgen.storage import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORKBOOK_NAME = "汇总.xlsx"

_PROGRAM = "reportgen"
_WRONG = (ValueError, KeyError, TypeError, AttributeError, ArithmeticError)
_UNITS = '"单位": ['
_SOURCE = re.compile(rb'\{"%s": ("(?:[^"\\]|\\.)*")' % "数据".encode())


def _line(held: Any) -> bytes:
    return json.dumps(held, ensure_ascii=False).encode(errors="backslashreplace")


class Outcomes:
    """The outcomes of a run in the order of the sources, whatever order they came in.

    They lie in a temporary file: only where each begins is in memory.
    """

    def __init__(self, count: int) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this
        weakref.finalize(self, self._file.close)
        self._starts = array("q", [-1]) * count
        self._unchanged: set[int] = set()

    def add(self, number: int, outcome: Outcome) -> bytes:
        """Keep the outcome of the source with a number; return its line."""
        if outcome.status == "unchanged":
            self._unchanged.add(number)
        line = _line(outcome.as_dict()) + b"\n"
        self._starts[number] = self._file.seek(0, 2)
        self._file.write(line)
        return line

    def lines(self) -> Iterator[bytes]:
        """Return the outcomes as lines of JSON."""
        for start in self._starts:
            if start >= 0:
                self._file.seek(start)
                yield self._file.readline().rstrip(b"\n")

    def __iter__(self) -> Iterator[Outcome]:
        numbers = (number for number, start in enumerate(self._starts) if start >= 0)
        for number, line in zip(numbers, self.lines(), strict=True):
            outcome = from_dict(json.loads(line))
            is_built = number not in self._unchanged
            yield outcome if is_built else replace(outcome, status="unchanged")

    def missing(self) -> list[int]:
        """Return the numbers of the sources of which nothing is known."""
        return [number for number, start in enumerate(self._starts) if start < 0]


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: the checks' conditions as a hash, the workbook's hashes, other problems.

    ``version`` is that of the program that wrote it.
    """

    conditions: str
    workbooks: tuple[str, ...]
    problems: tuple[Finding, ...] = ()
    version: str = __version__

    def line(self) -> bytes:
        """Write the header as the beginning of a JSON object."""
        held = {
            "程序": _PROGRAM,
            "版本": self.version,
            "检查条件": self.conditions,
            "汇总表SHA256": self.workbooks,
            "问题": [finding.as_dict() for finding in self.problems],
        }
        return _line(held)[:-1] + f", {_UNITS}\n".encode()


def _read_header(line: bytes) -> Header | None:
    """Read what ``Header.line`` wrote; None for anything else."""
    try:
        held = json.loads(line.decode() + "]}")
        problems = tuple(Finding(**each) for each in held["问题"])
        hashes = tuple(held["汇总表SHA256"])
        header = Header(str(held["检查条件"]), hashes, problems, str(held["版本"]))
        return header if held["程序"] == _PROGRAM else None
    except _WRONG:
        return None


class Manifest:
    """What runs before left in a folder: their manifest, and the journal of one that was killed.

    ``header`` is that of the manifest. What another version of the program found is not told again.
    """

    def __init__(self, folder: Path) -> None:
        self._starts: dict[str, tuple[Path, str, int]] = {}
        self.path = folder / MANIFEST_NAME
        self.header = self._take_in(self.path)
        for path in journals(folder):
            self._take_in(path)

    def _take_in(self, path: Path) -> Header | None:
        """Note where the lines of a file begin; those of a later file count."""
        header = None
        with contextlib.suppress(OSError), path.open("rb") as file:
            header = _read_header(file.readline())
            if header and header.version == __version__:
                start = file.tell()
                for line in file:
                    if match := _SOURCE.match(line):
                        self._starts[json.loads(match[1])] = path, header.conditions, start
                    start += len(line)
        return header

    def find(self, source: str, conditions: str | None = None) -> Outcome | None:
        """Return what became of a source, where the checks went by the given conditions, if any."""
        path, known, start = self._starts.get(source, (self.path, "", -1))
        if start < 0 or conditions not in (None, known):
            return None
        with path.open("rb") as file:
            file.seek(start)
            outcome = _read_outcome(file.readline())
        return outcome if outcome and outcome.source == source else None

    def written(self) -> Iterator[str]:
        """Return the names of the reports that were written, without their folder."""
        for source in self._starts:
            outcome = self.find(source)
            if outcome and outcome.output:
                yield os.path.basename(outcome.output)


def _read_outcome(line: bytes) -> Outcome | None:
    try:
        return from_dict(json.loads(line.rstrip().removesuffix(b",")))
    except _WRONG:
        return None


def write_manifest(
    folder: Path,
    outcomes: Outcomes,
    conditions: str,
    problems: Sequence[Finding],
    *,
    force: bool = False,
) -> None:
    """Write ``汇总.json`` and ``汇总.xlsx``; when nothing has changed they are left as they are.

    Raises OutputError when they can't be written, or, unless ``force``, when they are not as a run
    before left them: a person has noted something in them, or they are something else.
    """
    old, workbook = Manifest(folder), folder / WORKBOOK_NAME
    try:
        on_disk = _sha256(workbook)
        if not force:
            _forbid_loss(old, workbook, on_disk)
        header = old.header
        if header and on_disk and header.workbooks and header.workbooks[0] == on_disk:
            same = Header(conditions, header.workbooks, tuple(problems))
            if _is_same(old.path, same, outcomes):
                remove_journals(folder)
                return
        folder.mkdir(parents=True, exist_ok=True)
        with replacing(workbook) as made:
            write_workbook(made, folder, outcomes)
            # The old one is named too: a run that is killed before the new one is in its place
            # must not leave one that seems edited.
            known = tuple(filter(None, (_sha256(Path(made)), on_disk)))
            with replacing(old.path) as target, open(target, "xb") as file:
                _write(file, Header(conditions, known, tuple(problems)), outcomes)
        remove_journals(folder)
    except OSError as error:
        advice = "检查文件是否正在 Excel 或 WPS 里打开、文件夹能不能写"
        message = f"写不了汇总{system_reason(error)}"
        raise _not_written(workbook, message, advice) from None


def _write(file: IO[bytes], header: Header, outcomes: Outcomes) -> None:
    for piece in _pieces(header, outcomes):
        file.write(piece)


def _pieces(header: Header, outcomes: Outcomes) -> Iterator[bytes]:
    yield header.line()
    before = b""
    for line in outcomes.lines():
        yield before + line
        before = b",\n"
    yield b"\n]}\n"


def _is_same(path: Path, header: Header, outcomes: Outcomes) -> bool:
    """Return whether a file is what would be written."""
    wanted = hashlib.sha256()
    for piece in _pieces(header, outcomes):
        wanted.update(piece)
    return _sha256(path) == wanted.hexdigest()


def _sha256(path: Path) -> str:
    """Return the hash of a file, an empty text where there is none."""
    total = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                total.update(piece)
    except FileNotFoundError:
        return ""
    return total.hexdigest()


def _forbid_loss(old: Manifest, workbook: Path, on_disk: str) -> None:
    advice = "先另存或移走；确定要覆盖就加 --force"
    if old.header is None and old.path.exists():
        raise _not_written(old.path, "已有的文件不是本程序生成的，没有覆盖", advice)
    if on_disk and (old.header is None or on_disk not in old.header.workbooks):
        message = "已有的文件在生成以后被人改过，或不是本程序生成的，没有覆盖"
        raise _not_written(workbook, message, advice)


def _not_written(path: Path, message: str, advice: str) -> OutputError:
    return OutputError([Finding(codes.D04, "error", "", str(path), message, advice)])
