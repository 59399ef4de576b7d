"""The keys of a group in data: labels, their other spellings, and what counts as not given."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reportgen.labels import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportgen.model.declared_group import DeclaredGroup

MAX_LEVELS = 100
"""How deep data may be nested."""


def fields_in(model: type[DeclaredGroup], data: Mapping[Any, Any]) -> dict[Any, Any]:
    """Return data with labels as keys, without what was not filled in; unknown keys stay."""
    known, required = _spellings(model), _required(model)
    result: dict[Any, Any] = {}
    for key, value in data.items():
        if known.get(key) == key and _is_filled(value):
            result[key] = value
            continue
        label = known.get(key) or known.get(name_of(str(key)), key)
        if label != key and (label in data or label in result):
            label = key  # the same field in two spellings: the second is reported as unknown
        optional = label in known and label not in required
        empty = optional and model.EMPTY_IS_BLANK
        if label not in known or not _is_blank(value, deep=optional, empty=empty):
            result[label] = value
    return result


def _is_filled(value: object) -> bool:
    """Return whether a value is soon known not to be blank: a single one, a list of them."""
    if type(value) is list:
        return bool(value) and type(value[0]) is str
    return value is not None and not isinstance(value, (list, dict))


@cache
def _spellings(model: type[DeclaredGroup]) -> dict[str, str]:
    """Return the label for each way to write it, and for each English name."""
    labels = {name: field.alias or name for name, field in model.model_fields.items()}
    named = {name_of(label): label for label in labels.values()}
    return {**{label: label for label in labels.values()}, **named, **{n: n for n in labels}}


@cache
def _required(model: type[DeclaredGroup]) -> frozenset[str]:
    """Return label and English name of each field that must be given."""
    required = {name: info for name, info in model.model_fields.items() if info.is_required()}
    return frozenset((*required, *(info.alias or name for name, info in required.items())))


def _is_blank(value: object, *, deep: bool, empty: bool, level: int = 0) -> bool:
    """Return what a blank form has where nothing was filled in.

    Of a required group (not ``deep``) every field is reported, so it is not blank as a whole;
    ``empty`` tells whether a group or list without anything in it is blank.
    """
    if not isinstance(value, (list, dict)):
        return value is None
    if level > MAX_LEVELS or (isinstance(value, dict) and not deep):
        return False  # data that holds itself has no end
    for one in value.values() if isinstance(value, dict) else value:
        if not _is_blank(one, deep=deep, empty=empty, level=level + 1):
            return False
    return empty or bool(value)
