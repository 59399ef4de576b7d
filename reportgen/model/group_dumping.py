"""Groups of the form as plain data: mappings, and texts of JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from reportgen.model.declared_group import DeclaredGroup
from reportgen.model.figures import Figure


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
    fields = type(group).model_fields
    return {
        (fields[name].alias or name) if how.by_alias else name: _plain(value, how)
        for name, value in group.__dict__.items()
        if not (how.exclude_none and value is None)
        and not (how.exclude_unset and name not in group.model_fields_set)
    }


def _plain(value: Any, how: Dumping) -> Any:
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
    return json.dumps(dumped(group, how), ensure_ascii=False, separators=(",", ":"))
