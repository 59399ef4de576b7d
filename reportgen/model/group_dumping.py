"""Groups of the form as plain data: mappings, and texts of JSON."""

from __future__ import annotations

import json
from functools import cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any

from reportgen.model.declared_group import DeclaredGroup
from reportgen.model.figures import Figure
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Dumping(NamedTuple):
    """How groups are written: with labels or English names, and what of them is left out.

    With ``is_json`` figures are texts.
    """

    is_json: bool = False
    by_alias: bool = False
    exclude_none: bool = False
    exclude_unset: bool = False


def dumped(group: DeclaredGroup, how: Dumping) -> dict[str, Any]:
    """Return a group as a mapping, and what is in it too."""
    names = _labels(type(group)) if how.by_alias else None
    with_none = not how.exclude_none
    return {
        names[name] if names else name: value if type(value) is str else _plain(value, how)
        for name, value in _fields(group, how)
        if with_none or value is not None
    }


def _fields(group: DeclaredGroup, how: Dumping) -> Iterable[tuple[str, Any]]:
    """Return the fields of a group by their English names, without those that were not given."""
    held = group.__dict__.items()
    if how.exclude_unset:
        return [(name, value) for name, value in held if name in group.model_fields_set]
    return held


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
    texts: list[str] = []
    _write_group(group, how, texts.append)
    return "".join(texts)


def _write_group(group: DeclaredGroup, how: Dumping, write: Callable[[str], None]) -> None:
    """Write a group as JSON at once: to make a mapping of it first takes twice as long."""
    first, others = _keys(type(group), how.by_alias)
    keys = first
    for name, value in _fields(group, how):
        if value is None and how.exclude_none:
            continue
        write(keys[name])
        keys = others
        if type(value) is str:
            write(encode_basestring(value))
        else:
            _write(value, how, write)
    write("}" if keys is others else "{}")


def _write(value: Any, how: Dumping, write: Callable[[str], None]) -> None:
    kind = type(value)
    if kind is str:
        write(encode_basestring(value))
    elif kind is int:
        write(str(value))
    elif isinstance(value, Figure):
        write(encode_basestring(str(value)))
    elif isinstance(value, DeclaredGroup):
        _write_group(value, how, write)
    elif isinstance(value, list):
        between = "["
        for each in value:
            write(between)
            _write(each, how, write)
            between = ","
        write("]" if value else "[]")
    else:
        write(_ENCODER.encode(_plain(value, how)))


@cache
def _keys(kind: type[DeclaredGroup], by_alias: bool) -> tuple[dict[str, str], dict[str, str]]:
    """Return what stands before each field of a group in JSON: where it is the first, or not."""
    names = _labels(kind) if by_alias else dict.fromkeys(kind.model_fields)
    keys = {name: f"{encode_basestring(label or name)}:" for name, label in names.items()}
    first, others = ({name: sign + key for name, key in keys.items()} for sign in "{,")
    return first, others
