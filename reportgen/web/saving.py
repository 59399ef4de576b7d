"""Saving what was filled in on a page: field by field, with the version that the page knew."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.editing.field_writing import (
    EMPTY,
    FieldValue,
    entered_fields,
    filled,
    value_at,
    with_fields,
)
from reportgen.errors import OutputError
from reportgen.plaindata.data_files import read_bytes
from reportgen.storage import write_into
from reportgen.web.calls import RefusedCallError
from reportgen.web.unit_state import version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reportgen.model.report import Report

_WRONG, _CONFLICT = 400, 409
_MAX_STEPS = 20
_AGAIN = 3
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Change:
    """A field that a page has changed: what it was when the page began, and what it is to be."""

    path: tuple[str, ...]
    was: Any
    value: Any


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of a save: the file's content, and whether somebody else has changed it too."""

    data: bytes
    others: list[dict[str, Any]] = field(default_factory=list)


def changes_of(data: object) -> list[Change]:
    """Return the changes that a page has sent; raises RefusedCallError for anything else."""
    if not isinstance(data, list):
        raise RefusedCallError(_WRONG, "“changes”应是列表")
    return [_change(each) for each in data]


def _change(data: object) -> Change:
    path = data.get("path") if isinstance(data, dict) else None
    if (
        not isinstance(data, dict)
        or not isinstance(path, list)
        or not 0 < len(path) <= _MAX_STEPS
        or not all(isinstance(step, str) and step for step in path)
    ):
        raise RefusedCallError(_WRONG, "改动里没有栏目")
    return Change(tuple(path), data.get("was"), data.get("value"))


def save(path: Path, changes: list[Change], version: str, model: type[Report]) -> Saved:
    """Write changes into a data file.

    Where the file is another than the page knew, a field that is still as it was when the page
    began is written all the same; one that somebody else has changed is a conflict: then nothing
    is written, and RefusedCallError says what is there now.
    """
    with _lock:
        for attempt in range(_AGAIN):
            before = read_bytes(path)
            held = entered_fields(str(path), before, model)
            is_known = version_of(before) == version
            if not is_known and (found := conflicts(held, changes)):
                raise RefusedCallError(
                    _CONFLICT,
                    "别处也改了同一栏，没有写",
                    conflicts=found,
                    version=version_of(before),
                    fields=held,
                )
            values = [
                FieldValue(each.path, each.value)
                for each in changes
                if not _same(value_at(held, each.path), each.value)
            ]
            if not values:
                return Saved(before, _others(is_known, held))
            after = with_fields(str(path), before, values, model)
            try:
                write_into(path, before, after)
            except OutputError:
                if attempt == _AGAIN - 1 or read_bytes(path) == before:
                    raise
                continue  # somebody was faster: look again at what is there now
            return Saved(after, _others(is_known, held))
    raise RefusedCallError(_CONFLICT, "文件一直在变，没有写")


def _others(is_known: bool, held: dict[str, Any]) -> list[dict[str, Any]]:
    return [] if is_known else [held]


def conflicts(held: Mapping[str, Any], changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Return the fields that somebody else has changed to another value than the page has."""
    found = []
    for each in changes:
        now = value_at(held, each.path)
        if not _same(now, each.was) and not _same(now, each.value):
            found.append({"path": list(each.path), "theirs": now, "mine": each.value})
    return found


def _same(left: Any, right: Any) -> bool:
    held, other = filled(left), filled(right)
    return (held in EMPTY and other in EMPTY) or held == other
