"""佐证材料 in a document: the pictures that a report names, as docxtpl's InlineImage."""

from __future__ import annotations

import hashlib
import io
from contextvars import ContextVar
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from reportgen import codes
from reportgen.engine.printing import kind_of_markup
from reportgen.errors import InputError
from reportgen.findings import Finding, path_text
from reportgen.ooxml.wordprocessing import Element, parse, w
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reportgen.forms.picture_files import PictureFile
    from reportgen.model.report import Report

EVIDENCE, PICTURE = "佐证材料", "图片"
"""The labels of the annex and of the field that names a file."""

FITTED = "图幅"
"""The filter that says how much room a picture has: ``{{ 材料.图片|图幅("150", "90") }}``."""

NAME = "佐证材料"
"""What the name of a picture begins with; the beginning of its file's SHA-256 follows."""

PictureReader: TypeAlias = "Callable[[Path, str, tuple[float, float]], PictureFile | str]"
"""What reads the picture that a folder has by a name, for a room; or says why it can't be used."""

other_reader: ContextVar[PictureReader | None] = ContextVar("other_reader", default=None)
"""Who reads pictures where no report is made, only shown."""

_ANNEXES = "附件"
_HASH_DIGITS = 16
_ROOM = lazy_pattern(rf"""\|\s*{FITTED}\(\s*["'](\d+)["']\s*,\s*["'](\d+)["']\s*\)""")
_TWIPS, _EMUS = 1440 / 25.4, 36_000
_HALF = 0.4
"""How much of a page's height a picture has where the form does not say."""

_A4_WIDTH, _A4_HEIGHT = 156.0, 225.0
_LEAST, _MOST = 5, 500


def fitted(picture: Any, width: str, height: str) -> Any:
    """图幅: give a picture a room of so many millimetres; it keeps its proportions."""
    room = tuple(int(each) if each.isdecimal() else 0 for each in (width, height))
    if not all(_LEAST <= each <= _MOST for each in room):
        raise ValueError(f"{FITTED}的宽和高是毫米数，{_LEAST}到{_MOST}")
    if kind_of_markup(picture) != "InlineImage":
        return picture
    smaller = copy(picture)
    smaller.width = round(picture.file.fitted(*room) * _EMUS)
    return smaller


def rooms_in(source: str) -> list[tuple[float, float]]:
    """Return the rooms for pictures that the tags of a part name."""
    return [(float(width), float(height)) for width, height in _ROOM.findall(source)]


def usual_room(document: bytes) -> tuple[float, float]:
    """Return the room for a picture where the form names none: the narrowest text block."""
    rooms = [_block(section) for section in parse(document).iter(w("sectPr"))]
    known = [room for room in rooms if room is not None]
    return min(known, default=(_A4_WIDTH, _A4_HEIGHT * _HALF))


def _block(section: Element) -> tuple[float, float] | None:
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    if size is None or margins is None:
        return None
    try:
        width, height = (int(size.get(w(side), "")) for side in "wh")
        width -= sum(int(margins.get(w(side), "0")) for side in ("left", "right"))
        height -= sum(int(margins.get(w(side), "0")) for side in ("top", "bottom"))
    except ValueError:
        return None
    columns = section.find(w("cols"))
    number = columns.get(w("num"), "1") if columns is not None else "1"
    count = int(number) if number.isdecimal() and int(number) else 1
    room = (width / count / _TWIPS, height * _HALF / _TWIPS)
    return room if min(room) > _LEAST else None


def has_pictures(report: Report) -> bool:
    """Return whether a report names any pictures."""
    return report.annexes is not None and bool(report.annexes.evidence)


def put_pictures(
    context: Mapping[str, Any], report: Report, rooms: Iterable[tuple[float, float]]
) -> None:
    """Put the pictures in the place of their files' names.

    ``rooms`` are those that the form has for pictures: each is read as large as the largest needs
    it. Raises InputError with all that can't be used.
    """
    # For start-up: most reports have no pictures.
    from docxtpl import InlineImage

    from reportgen.forms.picture_files import PictureError, named_picture

    read = other_reader.get() or named_picture
    known = list(rooms)
    room = (max(width for width, _ in known), max(height for _, height in known))
    folder = _folder_of(report.places.file)
    problems: list[Finding] = []
    for number, item in enumerate(context[_ANNEXES][EVIDENCE]):
        path = (_ANNEXES, EVIDENCE, number, PICTURE)
        name = str(item[PICTURE])
        try:
            file = read(folder, name, room)
        except PictureError as error:
            place = report.places.locate(path)
            problems.append(
                Finding(codes.D13, "error", path_text(path), place, str(error), error.advice)
            )
            continue
        if isinstance(file, str):
            item[PICTURE] = file
            continue
        image = InlineImage(None, io.BytesIO(file.content), round(file.fitted(*room) * _EMUS))
        image.file, image.description = file, item["说明"]
        image.name = f"{NAME}{hashlib.sha256(file.content).hexdigest()[:_HASH_DIGITS]}"
        item[PICTURE] = image
    if problems:
        raise InputError(problems)


def without_pictures(context: Mapping[str, Any]) -> None:
    """Let the names of picture files print as nothing: the document's words are asked for."""
    for item in context[_ANNEXES][EVIDENCE]:
        item[PICTURE] = ""


def picture_hashes(report: Report) -> tuple[tuple[str, str], ...]:
    """Return the picture files that a report names, each with the SHA-256 of its content."""
    if report.annexes is None or not report.annexes.evidence:
        return ()
    names = dict.fromkeys(each.picture for each in report.annexes.evidence)
    return tuple((name, _hash(_folder_of(report.places.file), name)) for name in names)


def are_unchanged(source: str, pictures: Iterable[tuple[str, str]]) -> bool:
    """Return whether the picture files that a data file names are what they were."""
    return all(_hash(_folder_of(source), name) == known for name, known in pictures)


def _hash(folder: Path, name: str) -> str:
    # For start-up: most reports have no pictures.
    from reportgen.forms.picture_files import PictureError, picture_path

    try:
        return hashlib.sha256(picture_path(folder, name).read_bytes()).hexdigest()
    except (OSError, ValueError, PictureError):
        return ""


def _folder_of(source: str) -> Path:
    return Path(source).parent if source else Path()
