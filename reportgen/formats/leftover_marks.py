"""The mark of last year's text in a draft: data that still has it does not load."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.findings import Finding, path_text, shown
from reportgen.labels import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.findings import Path
    from reportgen.model.base import FieldNode
    from reportgen.model.places import Places
    from reportgen.model.report import Report

LAST_YEAR_MARK = "【上年】"
"""What stands before every line of prose that was taken over from last year's report: data with
it does not load."""

_LOOKED_AT = 100_000
_EXCERPT = 20


def leftover_marks(
    source: Report | Mapping[str, Any], places: Places, model: type[Report] | None = None
) -> list[Finding]:
    """Return an error for every text of a report, or of its data, that has the mark in it.

    The data need not be valid; what is in no field of the form is left to validation. ``model`` is
    that of the form's reports.
    """
    from reportgen.model.report import Report  # pydantic, which loading begins without

    if isinstance(source, Report):
        model = type(source)
        source = source.model_dump(mode="json", by_alias=True, exclude_none=True)
    found: list[Finding] = []
    for path, text in _leftover_texts(source, model):
        excerpt = shown(text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…")
        message = f"还是上年的内容，没有改写：“{excerpt}”"
        advice = f"按本年度的情况改写，再删去“{LAST_YEAR_MARK}”"
        where = places.locate(path)
        found.append(Finding(codes.D06, "error", path_text(path), where, message, advice))
    return found


def leftover_paths(data: Mapping[str, Any], model: type[Report] | None = None) -> list[Path]:
    """Return the paths of the texts that have the mark in them."""
    return [path for path, _ in _leftover_texts(data, model)]


def _leftover_texts(
    data: Mapping[str, Any], model: type[Report] | None
) -> Iterator[tuple[Path, str]]:
    from reportgen.model.base import field_tree  # pydantic, which loading begins without
    from reportgen.model.report import Report

    if _has_mark(data):
        for path, text in _texts(field_tree(model or Report), data, ()):
            if LAST_YEAR_MARK in text:
                yield path, text


def _has_mark(data: object) -> bool:
    """Return whether the mark may be in any text of some data: in nearly all there is none.

    Of data that is very large, or holds itself, this is not known.
    """
    waiting = [data]
    for _ in range(_LOOKED_AT):
        if not waiting:
            return False
        value = waiting.pop()
        if isinstance(value, str):
            if LAST_YEAR_MARK in value:
                return True
        elif type(value) is dict or isinstance(value, Mapping):
            waiting.extend(value.values())
        elif isinstance(value, (list, tuple)):
            waiting.extend(value)
    return True


def _texts(node: FieldNode, value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Return path and text of all texts that stand where the form has a field."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            field = (node.fields or {}).get(name_of(str(key)))
            if field is not None:
                yield from _texts(field, inner, (*path, field.label))
            elif node.kind == "mapping" and isinstance(inner, str):
                yield (*path, str(key)), inner
    elif isinstance(value, (list, tuple)) and node.element is not None:
        for number, inner in enumerate(value):
            yield from _texts(node.element, inner, (*path, number))
