"""What there is to say of each file of a folder: whose it is, how far it is, what became of it."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from reportgen.checks.checking import check_against_form
from reportgen.codes import C03, D01, D02
from reportgen.errors import InputError, ReportgenError
from reportgen.formats.carriers import WORD, carrier_of
from reportgen.formats.loading import validated
from reportgen.formats.partial_loading import PartialLoad, load_bytes_partly
from reportgen.formats.word.merging.three_way_merge import carried_of
from reportgen.forms.building import path_for
from reportgen.forms.form_settings import form_settings
from reportgen.forms.installed import DEFAULT
from reportgen.model.absent import is_absent
from reportgen.model.base import amount_of
from reportgen.model.places import Places
from reportgen.model.report import title_of
from reportgen.ooxml.package import PackageError, unpack
from reportgen.plaindata.data_files import SUFFIXES, read_bytes
from reportgen.web.known_files import KnownFiles

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reportgen.findings import Finding
    from reportgen.model.report import Report
    from reportgen.web.work_folder import WorkFolder

FILLING, ERRORS, WARNINGS, CLEAN = "填报中", "有错误", "有警告", "没有问题"
_UNREAD = (D01, D02)
"""Codes of what a file says that is no data, or in no field."""

NOT_BUILT, BUILT, CHANGED = "", "已生成", "生成后改过"


@dataclass(frozen=True, slots=True)
class Examined:
    """A file as it is: what was loaded of it, and what the checks found."""

    loaded: PartialLoad | None
    findings: tuple[Finding, ...]

    @property
    def state(self) -> str:
        """How far the unit is; a file in which something can't be read is wrong, however empty."""
        if any(each.severity == "error" and each.rule in _UNREAD for each in self.findings):
            return ERRORS
        if self.loaded is not None and (self.loaded.absent or self.missing):
            return FILLING
        levels = {each.severity for each in self.findings}
        return ERRORS if "error" in levels else WARNINGS if "warning" in levels else CLEAN

    def count(self, severity: str) -> int:
        """Count the findings of a level, without what is still to be filled in."""
        return sum(each.severity == severity and each.rule != C03 for each in self.findings)

    @property
    def missing(self) -> int:
        """How many fields are still to be filled in."""
        return sum(each.rule == C03 for each in self.findings)


def examine(name: str, data: bytes, form: str = "", last: Report | None = None) -> Examined:
    """Return what is found in the content of a file, as ``check`` does."""
    try:
        loaded = load_bytes_partly(name, data, form)
    except InputError as error:
        return Examined(None, error.findings)
    return examine_loaded(loaded, form, last)


def examine_loaded(loaded: PartialLoad, form: str = "", last: Report | None = None) -> Examined:
    """Return what is found in what was loaded of a file."""
    settings = form_settings(form or loaded.form or DEFAULT)
    return Examined(loaded, tuple(check_against_form(loaded, settings, last=last)))


def _examined(path: Path) -> tuple[Examined, str]:
    data = read_bytes(path)
    return examine(str(path), data), version_of(data)


_known_sources = KnownFiles(_examined)


def version_of(data: bytes) -> str:
    """Return what tells one content of a file from another."""
    return hashlib.sha256(data).hexdigest()[:20]


def examined(path: Path) -> tuple[Examined, str]:
    """Return what is found in a file, and its version; raises InputError as reading it does."""
    try:
        found = path.stat()
    except OSError:
        read_bytes(path)  # says why
        raise
    return _known_sources.get(path, found)


def title_in(loaded: PartialLoad | None) -> tuple[str, int | None]:
    """Return unit and year of what was loaded, as far as they are there."""
    if loaded is None:
        return "", None
    report = loaded.report
    year = None if is_absent(report.year) else report.year
    unit = report.overview.unit_name
    return ("" if is_absent(unit) else unit), year


def output_of(folder: WorkFolder, loaded: PartialLoad | None) -> Path | None:
    """Return where the Word file of a unit goes; None where unit or year are not known."""
    unit, year = title_in(loaded)
    if not unit or year is None:
        return None
    return path_for(title_of(unit, year), year, folder.outputs / str(year))


def _carried(path: Path) -> tuple[Any, bool] | None:
    """Return the data that a Word file carries, and whether nobody has touched it."""
    try:
        held = carried_of(unpack(read_bytes(path)))
    except (ReportgenError, PackageError, OSError):
        return None
    return None if held is None else (held.data, held.untouched)


_known_outputs = KnownFiles(_carried)


def built_state(loaded: PartialLoad | None, output: Path | None) -> tuple[str, str]:
    """Return whether a unit's Word file is there, and what was changed since it was made."""
    if loaded is None or output is None or not os.path.isfile(output):
        return NOT_BUILT, ""
    held = _known_outputs.get(output, output.stat())
    if held is None or not held[1]:
        return CHANGED, "Word 文件在生成以后改过"
    try:
        same = validated(held[0], Places(), model=type(loaded.report)) == loaded.report
    except InputError:
        same = False
    return (BUILT, "") if same else (CHANGED, "数据在生成以后改过")


def unit_row(folder: WorkFolder, path: Path) -> dict[str, Any]:
    """Return what the list has of a file."""
    carrier = carrier_of(path.name)
    row: dict[str, Any] = {
        "file": folder.name(path),
        "kind": "" if carrier is None else carrier.title,
        "fills": path.suffix.lower() in SUFFIXES,
        "word": carrier is WORD,
    }
    try:
        held, row["version"] = examined(path)
        changed = path.stat().st_mtime
    except (ReportgenError, OSError) as error:
        found = error.findings if isinstance(error, ReportgenError) else ()
        why = found[0].message if found else "读不了"
        return {**row, "unit": path.stem, "year": None, "state": ERRORS, "why": why, "errors": 1}
    unit, year = title_in(held.loaded)
    output = output_of(folder, held.loaded)
    built, why = ("", "") if output == path else built_state(held.loaded, output)
    is_made = bool(built) and output is not None
    return {
        **row,
        "unit": unit or path.stem,
        "year": year,
        "state": held.state,
        "why": held.findings[0].message if held.loaded is None and held.findings else "",
        "errors": held.count("error"),
        "warnings": held.count("warning"),
        "missing": held.missing,
        "built": built,
        "builtWhy": why,
        "output": folder.name(output) if is_made and output is not None else "",
        "date": datetime.fromtimestamp(changed).strftime("%Y-%m-%d %H:%M"),
        **figures_of(held.loaded),
    }


def figures_of(loaded: PartialLoad | None) -> dict[str, Any]:
    """Return the figures of a report as far as they are there: texts, and numbers for charts."""
    if loaded is None:
        return {}
    report = loaded.report
    spending = report.performance.expenditure
    given = {
        "budget": report.overview.annual_budget,
        "spent": spending.total,
        "balance": spending.balance,
        "official": spending.official_expenses,
    }
    figures: dict[str, Any] = {}
    for name, value in given.items():
        amount = None if value is None or is_absent(value) else amount_of(value)
        if amount is not None and not is_absent(amount):
            figures[name] = str(amount)
            figures[f"{name}Value"] = float(amount.value)
    if figures.get("budgetValue") and "spentValue" in figures:
        figures["rate"] = round(figures["spentValue"] / figures["budgetValue"] * 100, 2)
    return figures


def last_years(folder: WorkFolder, unit: str, year: int | None, besides: Path) -> Path | None:
    """Return the file of last year's report of a unit in the folder; data files come first."""
    if not unit or year is None:
        return None
    found: list[Path] = []
    for path in folder.sources():
        if path == besides:
            continue
        try:
            held, _ = examined(path)
        except (ReportgenError, OSError):
            continue
        if title_in(held.loaded) == (unit, year - 1):
            found.append(path)
    return min(found, key=_preference, default=None)


def _preference(path: Path) -> tuple[int, str]:
    kinds: Sequence[str] = (*SUFFIXES, ".xlsx", ".docx")
    ending = path.suffix.lower()
    return (kinds.index(ending) if ending in kinds else len(kinds)), path.name
