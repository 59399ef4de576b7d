"""Pictures of a Word file as files beside the data that were read from it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.errors import InputError
from reportgen.findings import Finding
from reportgen.formats.reading import EVIDENCE, word_pictures
from reportgen.model.report import ANNEXES

if TYPE_CHECKING:
    from reportgen.formats.reading import Reading
    from reportgen.formats.word.text.evidence_pictures import WordPicture

_CAPTION, _PICTURE = "说明", "图片"
_NOT_IN_NAMES = re.compile(r"[^\w（）()-]+")
_LONGEST = 24


def taken_out(reading: Reading, source: Path, output: str | None, folder: str) -> dict[Path, bytes]:
    """Let 佐证材料 of what was read name files in a folder; return their content by path.

    Raises InputError where there is no output file, or the folder is not beside it or below.
    """
    if not output:
        raise _wrong(
            folder, "--pictures 要同时写 -o", "数据里写的图片路径从数据文件所在的文件夹算起"
        )
    home = os.path.realpath(os.path.dirname(output) or os.curdir)
    target = os.path.realpath(os.path.join(home, folder) if not _is_there(folder, home) else folder)
    if os.path.commonpath([home, target]) != home:
        raise _wrong(
            folder, f"{folder} 不在 {output} 所在的文件夹里", "写数据文件旁的文件夹，如 图片"
        )
    found = word_pictures(source)
    if not found:
        reading.notes.append(_note(str(source), "文件里没有 JPEG 或 PNG 图片"))
        return {}
    annexes: dict[str, Any] = reading.data.setdefault(ANNEXES, {})
    known = [item for item in annexes.get(EVIDENCE) or [] if isinstance(item, dict)]
    files: dict[Path, bytes] = {}
    items: list[dict[str, Any]] = []
    for number, picture in enumerate(found, 1):
        caption = _caption(picture, known, len(found), number)
        path = os.path.join(target, f"{number:02}{_in_name(caption)}{picture.ending}")
        files[Path(os.path.relpath(path))] = picture.content
        items.append(
            {_CAPTION: caption, _PICTURE: os.path.relpath(path, home).replace(os.sep, "/")}
        )
    annexes[EVIDENCE] = items
    return files


def _is_there(folder: str, home: str) -> bool:
    """Return whether a folder is meant from here and not from the data file."""
    return os.path.commonpath([home, os.path.realpath(folder)]) == home


def _caption(picture: WordPicture, known: list[dict[str, Any]], count: int, number: int) -> str:
    """Return what a picture shows: as the text below it says now, or what its own text says."""
    if len(known) == count:
        return str(known[number - 1].get(_CAPTION) or picture.caption or f"图片{number}")
    return picture.caption or f"图片{number}"


def _in_name(caption: str) -> str:
    return _NOT_IN_NAMES.sub("", caption)[:_LONGEST]


def _wrong(place: str, message: str, advice: str) -> InputError:
    return InputError([Finding(codes.D05, "error", "", place, message, advice)])


def _note(place: str, message: str) -> Finding:
    return Finding(codes.R02, codes.R02.severity, "", place, message)
