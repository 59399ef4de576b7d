"""Numbers and 一是, 二是 typed before the items of lists that the form counts itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.chinese.enumerations import read_ordinals
from reportgen.findings import Finding, path_text
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report

if TYPE_CHECKING:
    from reportgen.chinese.enumerations import EnumerationMark
    from reportgen.findings import Path
    from reportgen.model.places import Places

_BLANK = " \t\u3000"


def without_typed_numbers(
    data: Mapping[str, Any], places: Places
) -> tuple[dict[str, Any], list[Finding]]:
    """Return data without the ordinals before the items of counted lists, and a note on each list.

    They are taken off where they count the items from 1 in one style; any other stay, and rules on
    ordinals look at them. The data need not be valid, and are not changed themselves.
    """
    notes: list[Finding] = []
    return _group(field_tree(Report), data, (), places, notes), notes


def _group(
    node: FieldNode, data: Mapping[str, Any], path: Path, places: Places, notes: list[Finding]
) -> dict[str, Any]:
    found = dict(data)
    for key, value in data.items():
        field = (node.fields or {}).get(name_of(str(key)))
        if field is None or not isinstance(value, (Mapping, list)):
            continue
        inner = (*path, field.label)
        if isinstance(value, Mapping):
            if field.group is not None:
                found[key] = _group(field, value, inner, places, notes)
        elif field.element is not None:
            found[key] = _list(field, value, inner, places, notes)
    return found


def _list(
    node: FieldNode, items: list[Any], path: Path, places: Places, notes: list[Finding]
) -> list[Any]:
    element = node.element or node
    if element.group is None:
        return _uncounted(items, path, places, notes) if node.role.is_counted else items
    found = [
        _group(element, item, (*path, at), places, notes) if isinstance(item, Mapping) else item
        for at, item in enumerate(items)
    ]
    counted = next((each for each in (element.fields or {}).values() if each.role.is_counted), None)
    if counted is None or counted.element is not None:
        return found
    key = counted.label
    titles = [item.get(key) if isinstance(item, Mapping) else item for item in found]
    return [
        {**item, key: title} if isinstance(item, Mapping) and key in item else title or item
        for item, title in zip(found, _uncounted(titles, path, places, notes), strict=True)
    ]


def _uncounted(texts: list[Any], path: Path, places: Places, notes: list[Finding]) -> list[Any]:
    """Return texts without the ordinals that count all of them from 1; as they are where not."""
    marks = [_mark(text) for text in texts]
    if not texts or any(
        mark is None or mark.number != number or mark.style != (marks[0] or mark).style
        for number, mark in enumerate(marks, start=1)
    ):
        return texts
    known = zip(texts, marks, strict=True)
    rests = [text[mark.end :].lstrip(_BLANK + "，、") for text, mark in known if mark]
    if not all(rests):
        return texts
    shown = f"“{marks[0].text}”" if marks[0] else ""
    message = f"各项前面写了序号（从{shown}起），已经去掉"
    where = places.locate((*path, 0))
    advice = "序号由表样加，不要自己写"
    notes.append(Finding(codes.D11, "info", path_text(path), where, message, advice))
    return rests


def _mark(text: Any) -> EnumerationMark | None:
    """Return the ordinal that a text begins with; None where it begins otherwise."""
    if not isinstance(text, str):
        return None
    stripped = text.lstrip(_BLANK)
    first = next(iter(read_ordinals(stripped[:12])), None) if stripped == text else None
    return first if first is not None and first.start == 0 else None
