"""``汇总.json``: what became of every unit, a line each, so that no size of it fills the memory."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen._version import __version__
from reportgen.batch.hashed_line import HASH, hashed_line, read_hashed_line
from reportgen.batch.journal import journals, remove_journals
from reportgen.batch.outcome import Outcome, from_dict
from reportgen.batch.workbook import write_workbook
from reportgen.findings import Finding
from reportgen.formats.source_files import MANIFEST_NAME
from reportgen.seals import is_sealed_archive
from reportgen.storage import not_written, replacing, telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.batch.kept_outcomes import Outcomes

WORKBOOK_NAME = "汇总.xlsx"

_PROGRAM = "reportgen"
_WRONG = (ValueError, KeyError, TypeError, AttributeError, ArithmeticError)
_END = b'\n], "%s": "%%s"}\n' % HASH.encode()
_LAST = re.compile(rb'\], "%s": "([0-9a-f]{64})"\}\n' % HASH.encode())
_UNITS = '"单位": ['
_SOURCE = re.compile(rb'\{"%s": ("(?:[^"\\]|\\.)*")' % "数据".encode())


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: the checks' conditions as a hash, the workbook's hash, what is of no unit.

    Of no unit are ``problems`` and ``notes``, such as on files that were not read; ``version`` is
    that of the program that wrote it.
    """

    conditions: str
    workbook: str = ""
    problems: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    version: str = __version__

    def line(self) -> bytes:
        """Write the header as the beginning of a JSON object."""
        held = {
            "程序": _PROGRAM,
            "版本": self.version,
            "检查条件": self.conditions,
            "汇总表SHA256": self.workbook,
            "问题": [finding.as_dict() for finding in self.problems],
            "说明": [finding.as_dict() for finding in self.notes],
        }
        return hashed_line(held, self.conditions)[:-1] + f", {_UNITS}\n".encode()


def _read_header(line: bytes) -> Header | None:
    """Read what ``Header.line`` wrote; None for anything else, and for what was changed since."""
    try:
        held = json.loads(line.decode() + "]}")
        if held["版本"] == __version__:
            whole = line.removesuffix(f", {_UNITS}\n".encode()) + b"}"
            held = read_hashed_line(whole, held["检查条件"])
        problems, notes = (tuple(Finding(**each) for each in held[key]) for key in ("问题", "说明"))
        workbook, conditions = str(held["汇总表SHA256"]), str(held["检查条件"])
        header = Header(conditions, workbook, problems, notes, str(held["版本"]))
        return header if held["程序"] == _PROGRAM else None
    except _WRONG:
        return None


def _header_of(path: Path) -> Header | None:
    with path.open("rb") as file:
        return _read_header(file.readline())


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
        try:
            with path.open("rb") as file:
                file.seek(start)
                outcome = _read_outcome(file.readline(), known)
        except OSError:
            return None
        return outcome if outcome and outcome.source == source else None

    def written(self) -> Iterator[str]:
        """Return the names of the reports that were written, without their folder."""
        for source in self._starts:
            outcome = self.find(source)
            if outcome and outcome.output:
                yield os.path.basename(outcome.output)


def _read_outcome(line: bytes, conditions: str) -> Outcome | None:
    try:
        return from_dict(read_hashed_line(line.rstrip().removesuffix(b","), conditions))
    except _WRONG:
        return None


def write_manifest(
    folder: Path,
    outcomes: Outcomes,
    problems: Sequence[Finding],
    notes: Sequence[Finding] = (),
    *,
    force: bool = False,
) -> None:
    """Write ``汇总.json`` and ``汇总.xlsx``; when nothing has changed they are left as they are.

    Both tell what there is now, and nothing of how the run came to it. Raises OutputError when
    they can't be written, or, unless ``force``, when they are not as a run before left them: a
    person has noted something in them, or they are something else.
    """
    old, workbook = Manifest(folder), folder / WORKBOOK_NAME
    with telling(workbook, "汇总"):
        on_disk = _sha256(workbook)
        if not force:
            _refuse_overwrite(old, workbook, on_disk)
        header = Header(outcomes.conditions, on_disk, tuple(problems), tuple(notes))
        if not (on_disk and _is_same(old.path, header, outcomes)):
            _write_both(old.path, workbook, header, outcomes)
    remove_journals(folder)


def _write_both(path: Path, workbook: Path, header: Header, outcomes: Outcomes) -> None:
    try:
        with replacing(workbook) as made:
            last_year = outcomes.has_last_year
            others = (*header.problems, *header.notes)
            write_workbook(made, workbook.parent, outcomes, others, last_year=last_year)
            header = replace(header, workbook=_sha256(Path(made)))
    except OSError:
        # The next run goes by the list alone, and so do programs.
        _write(path, header, outcomes)
        raise
    _write(path, header, outcomes)


def _write(path: Path, header: Header, outcomes: Outcomes) -> None:
    with replacing(path) as target, open(target, "wb") as file:
        for piece in _pieces(header, outcomes):
            file.write(piece)


def _pieces(header: Header, outcomes: Outcomes) -> Iterator[bytes]:
    total = hashlib.sha256()
    before = header.line()
    for line in outcomes.lines():
        total.update(before + line)
        yield before + line
        before = b",\n"
    if before != b",\n":
        total.update(before)
        yield before
    yield _END % total.hexdigest().encode()


def _is_whole(path: Path) -> bool:
    """Return whether a list is as it was written, from its first line to its last."""
    total, end = hashlib.sha256(), b""
    with path.open("rb") as file:
        before = b""
        for line in file:
            if match := _LAST.fullmatch(line):
                total.update(before.removesuffix(b"\n") if match else before)
                end = match[1]
                break
            total.update(before)
            before = line
        return end == total.hexdigest().encode() and not file.read(1)


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


def _refuse_overwrite(old: Manifest, workbook: Path, on_disk: str) -> None:
    advice = "先另存或移走；确定要覆盖就加 --force（Python 里是 force=True）"
    message = "已有的文件在生成以后被人改过，或不是本程序生成的，没有覆盖"
    if os.path.exists(old.path):
        # Another run may have written it since the old one was read.
        header = old.header or _header_of(old.path)
        if header is None or (header.version == __version__ and not _is_whole(old.path)):
            raise not_written(old.path, message, advice)
    if on_disk and os.path.getsize(workbook) and not is_sealed_archive(os.fspath(workbook)):
        raise not_written(workbook, message, advice)
