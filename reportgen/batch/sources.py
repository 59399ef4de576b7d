"""What is to be built: files, folders, patterns and lists, each turned into files of data."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import InputError
from reportgen.formats.source_files import find_sources
from reportgen.plaindata.data_files import read_bytes, unreadable
from reportgen.plaindata.encoding import DecodingError, decode
from reportgen.plaindata.misnamed import misnamed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.findings import Finding

LIST_MARK, LIST_SUFFIX = "@", ".txt"
"""What tells a list of sources: ``@名单.txt``, or the ending alone."""

_COMMENT = "#"


def find_all(
    sources: Iterable[str | os.PathLike[str]], output: Path
) -> tuple[list[str], list[Finding]]:
    """Return the files that sources stand for, each once, in order; and what is wrong with sources.

    A source is a file, a folder (searched to the bottom), a pattern with ``* ? [ ]`` (``**`` goes
    through folders), or a list: ``@名单.txt`` or any ``.txt``, a source on each line, ``#`` before
    a comment, relative to the list's folder. What the run before wrote is left out: all in the
    folder ``output`` where that is inside a folder to be searched, its reports where it is that
    folder.
    """
    found: dict[str, None] = {}
    problems: list[Finding] = []
    for source in [os.fspath(each) for each in sources]:
        paths, wrong = _one(source)
        problems += wrong
        made = _inside(source, output)
        paths = [path for path in paths if not (made and path.startswith(made))]
        if reports := _reports_in(source, output):
            paths = [path for path in paths if os.path.realpath(path) not in reports]
        found.update(dict.fromkeys(paths))
    return list(found), problems


def _reports_in(source: str, output: Path) -> frozenset[str]:
    """Return the reports that a run before wrote, where ``output`` is the folder to be searched."""
    folder = os.path.realpath(output)
    if not os.path.isdir(source) or os.path.realpath(source) != folder:
        return frozenset()
    # For start-up: most folders have no manifest.
    from reportgen.batch.manifest import Manifest

    return frozenset(os.path.join(folder, name) for name in Manifest(output).written())


def _inside(source: str, output: Path) -> str:
    """Return the beginning of paths under ``output`` where that is a folder inside a source."""
    if not os.path.isdir(source):
        return ""
    inner = os.path.relpath(os.path.realpath(output), os.path.realpath(source))
    if inner == os.curdir or inner.startswith(os.pardir) or os.path.isabs(inner):
        return ""
    return os.path.join(os.path.normpath(source), inner, "").removeprefix(f".{os.sep}")


def is_one_file(source: str) -> bool:
    """Return whether a source is a single file, and no folder, pattern or list."""
    if os.path.isdir(source) or _is_list(source):
        return False
    return os.path.exists(source) or not glob.has_magic(source)


def _is_list(source: str) -> bool:
    if source.startswith(LIST_MARK) and not os.path.exists(source):
        return True
    return source.lower().endswith(LIST_SUFFIX) and os.path.isfile(source)


def _one(source: str) -> tuple[list[str], list[Finding]]:
    """Return the files of one source, and what is wrong with it."""
    if _is_list(source):
        return _listed(Path(source.removeprefix(LIST_MARK)))
    return _plain(source)


def _plain(source: str) -> tuple[list[str], list[Finding]]:
    if not glob.has_magic(source) or os.path.exists(source):
        paths, problems = find_sources([source])
        return [str(path) for path in paths], problems
    matches = sorted(glob.glob(source, recursive=True))
    if not matches:
        advice = "检查路径；* 代表任意几个字，** 代表各级文件夹"
        return [], list(unreadable(source, "没有符合这个写法的文件", advice).findings)
    paths, problems = find_sources(matches)
    return [str(path) for path in paths], problems


def _listed(path: Path) -> tuple[list[str], list[Finding]]:
    """Return the files of a list, and what is wrong with its lines, with their places."""
    if path.suffix.lower() == LIST_SUFFIX and (error := misnamed(path)):
        return [], list(error.findings)
    try:
        lines = list(_lines(path))
    except InputError as unread:
        return [], list(unread.findings)
    if not lines:
        return [], list(unreadable(str(path), "名单是空的", "一行写一个文件的路径").findings)
    found: list[str] = []
    problems: list[Finding] = []
    for number, line in lines:
        place, entry = f"{path}:{number}:1", os.path.join(path.parent, line)
        if line.startswith(LIST_MARK) or _is_list(entry):
            advice = "写出数据文件或文件夹"
            problems += unreadable(place, "名单里不能再写名单", advice).findings
            continue
        paths, wrong = _plain(entry)
        found += paths
        problems += [
            each._replace(location=place, message=f"{each.message}：{each.place}") for each in wrong
        ]
    return found, problems


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Return number and text of each line of a list that names a source."""
    data = read_bytes(path)
    try:
        # A list has no words of its own: whatever is text will do.
        text = decode(data, ("",))
    except DecodingError as error:
        where = ":".join(map(str, error.position))
        advice = "用记事本打开，另存为 UTF-8 编码"
        raise unreadable(f"{path}:{where}", str(error), advice) from None
    for number, line in enumerate(text.splitlines(), start=1):
        entry = line.strip()
        if entry and not entry.startswith(_COMMENT):
            yield number, entry
