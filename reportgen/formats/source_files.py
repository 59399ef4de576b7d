"""The files of data that files and folders stand for, and those that are passed over in folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.findings import Finding, shown
from reportgen.formats.carriers import HANDED_IN, carrier_of
from reportgen.forms.form_settings import SETTINGS_NAME
from reportgen.forms.settings_reading import OLD_NAME
from reportgen.plaindata.data_files import ENDINGS, EXCEL_SUFFIXES, WORD_SUFFIXES, unreadable
from reportgen.plaindata.misnamed import ARCHIVES, is_misnamed, misnamed, misnamed_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST_NAME = "汇总.json"
"""What a batch writes beside its outputs; it is no data of a unit."""

_NO_DATA = (MANIFEST_NAME, "汇总.xlsx", "检查结果.xlsx", SETTINGS_NAME, OLD_NAME)
"""Names of files that no unit has handed in."""

_LESS_USUAL = frozenset((*WORD_SUFFIXES, *EXCEL_SUFFIXES)) - {".html", ".htm", ".xml"}
"""Endings that are read where a file is named; pages and XML in a folder are of all sorts."""

_LISTED = 20

FORMS_FOLDER = "templates"
"""The folder of a county's own forms, which is no data either."""

WHY_UNREAD = "文件夹里的这一类文件不自动读；是报告的，写出这个文件名再读，压缩包先解压"
"""Why a file that may be a report is not looked for in a folder, and what to do."""


def find_sources(sources: Iterable[str | os.PathLike[str]]) -> tuple[list[Path], list[Finding]]:
    """Return the data files that files and folders stand for, folders searched to the bottom.

    Each file comes once, in the order given and by name within a folder; hidden ones are left
    out. Beside them come findings on what does not exist, has another ending, or is a folder
    without data files.
    """
    found: dict[Path, None] = {}
    problems: list[Finding] = []
    for source in map(Path, sources):
        if os.path.isdir(source):
            inside = [path for path in _files_in(source) if _is_data_file(path)]
            found.update(dict.fromkeys(inside))
            wrongly = [each for each in _files_in(source) if _is_misnamed(each)]
            problems += [each for path in wrongly for each in misnamed_text(str(path)).findings]
            if not inside and not wrongly:
                problems += unreadable(str(source), "文件夹里没有数据文件", ENDINGS).findings
        elif not os.path.exists(source):
            problems += unreadable(str(source), "没有这个文件或文件夹", "检查路径").findings
        elif carrier_of(source.name) is None:
            wrong = misnamed(source) or unreadable(str(source), "不是数据文件", ENDINGS)
            problems += wrong.findings
        else:
            found[source] = None
    return list(found), problems


def unread_in(sources: Iterable[str | os.PathLike[str]]) -> list[Path]:
    """Return the files in folders that may be reports, but are not looked for in them.

    A PDF beside the file that it was made from is none of them, nor is an archive of a batch, nor a
    file that is itself among the sources.
    """
    given = [*map(Path, sources)]
    named = {os.path.abspath(each) for each in given}
    left: dict[Path, None] = {}
    for folder in filter(os.path.isdir, given):
        there = [*_files_in(folder)]
        read = {path.with_suffix("") for path in there if _is_data_file(path)}
        for path in there:
            if (
                os.path.abspath(path) not in named
                and os.path.isfile(path)
                and _may_be_report(path, read)
            ):
                left[path] = None
    return list(left)


def unread_files(sources: Iterable[str | os.PathLike[str]]) -> list[Finding]:
    """Return a note on each folder with files that ``unread_in`` finds in it."""
    given = [*map(Path, sources)]
    notes: list[Finding] = []
    left = unread_in(given)
    for folder in filter(os.path.isdir, given):
        names = [str(path.relative_to(folder)) for path in left if folder in path.parents]
        if names:
            listed = "、".join(f"“{name}”" for name in names[:_LISTED])
            message = (
                f"文件夹里还有{len(names)}个文件没有读：{listed}{'等' * (len(names) > _LISTED)}"
            )
            advice = "是报告的，在文件夹后面再写出这个文件名，压缩包先解压；不是的不用管"
            notes.append(Finding(codes.R02, "info", "", str(folder), shown(message), advice))
    return notes


def _may_be_report(path: Path, read: set[Path]) -> bool:
    """Return whether a file may be a unit's report by its ending, and is not looked for."""
    ending = path.suffix.lower()
    if ending in HANDED_IN or is_misnamed(path.name):
        return False
    if ending == ".pdf":
        return path.with_suffix("") not in read
    if ending in ARCHIVES:
        return MANIFEST_NAME.encode() not in path.read_bytes()
    if ending == ".txt":
        return misnamed(path) is not None
    return ending in _LESS_USUAL


def _files_in(folder: Path) -> Iterator[Path]:
    """Return what lies in a folder, but what is hidden and the forms in ``templates``."""
    for path in sorted(folder.rglob("*")):
        steps = path.relative_to(folder).parts
        # Word and WPS keep a file ~$name beside one that is open.
        hidden = any(part.startswith((".", "~$")) for part in steps)
        if not hidden and FORMS_FOLDER not in steps[:-1]:
            yield path


def _is_data_file(path: Path) -> bool:
    return path.suffix.lower() in HANDED_IN and path.name not in _NO_DATA and os.path.isfile(path)


def _is_misnamed(path: Path) -> bool:
    return is_misnamed(path.name) and path.suffix.lower() not in HANDED_IN and os.path.isfile(path)
