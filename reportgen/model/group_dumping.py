"""Groups of the form as plain data: mappings, and texts of JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reportgen.model.declared_group import DeclaredGroup
from reportgen.model.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Dumping:
    """How groups are written: with labels or English names, and what of them is left out.

    With ``is_json`` figures are texts.
    """

    is_json: bool = False
    by_alias: bool = False
    exclude_none: bool = False
    exclude_unset: bool = False


def dumped(group: DeclaredGroup, how: Dumping) -> dict[str, Any]:
    """Return a group as a mapping, and what is in it too."""
    held: Iterable[tuple[str, Any]] = group.__dict__.items()
    if how.exclude_unset:
        held = [(name, value) for name, value in held if name in group.model_fields_set]
    if how.exclude_none:
        held = [(name, value) for name, value in held if value is not None]
    names = _labels(type(group)) if how.by_alias else None
    return {
        names[name] if names else name: value if type(value) is str else _plain(value, how)
        for name, value in held
    }


@cache
def _labels(kind: type[DeclaredGroup]) -> dict[str, str]:
    """Return the label of each field of a group by its English name."""
    return {name: field.alias or name for name, field in kind.model_fields.items()}


def _plain(value: Any, how: Dumping) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, Figure):
        return str(value) if how.is_json else value
    if isinstance(value, list):
        return [_plain(each, how) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each, how) for key, each in value.items()}
    if isinstance(value, DeclaredGroup):
        return dumped(value, how)
    return value


def json_text_of(group: DeclaredGroup, how: Dumping) -> str:
    """Return a group as a JSON text, without white space."""
    return _ENCODER.encode(dumped(group, how))
