"""Data as an answer has them: whole numbers are numbers, whatever file they were read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.labels import name_of
from reportgen.model.base import field_tree
from reportgen.model.value_readers import (
    RIGHT_READING,
    UnknownDataError,
    WrongDataError,
    annotated,
    reader_for,
)

if TYPE_CHECKING:
    from reportgen.model.base import FieldNode
    from reportgen.model.form_model import FormModel

_WHOLE = ("year", "number")


def with_whole_numbers(data: dict[str, Any], model: type[FormModel]) -> dict[str, Any]:
    """Return data with years, numbers of people and the like as numbers.

    A data file and a workbook hold texts alone. Amounts stay texts, as they are filled in; so does
    what is no number.
    """
    told: dict[str, Any] = _changed(data, field_tree(model))
    return told


def _changed(value: Any, node: FieldNode | None) -> Any:
    if node is None:
        return value
    if isinstance(value, list) and node.element is not None:
        return [_changed(item, node.element) for item in value]
    fields, group = node.fields, node.group
    if not isinstance(value, dict) or not fields or group is None:
        return value
    made: dict[str, Any] = {}
    for label, inner in value.items():
        field = fields.get(name_of(label))
        item = field and (field.element or field)
        if field and item and item.kind in _WHOLE:
            made[label] = _read(inner, group, field.attribute)
        else:
            made[label] = _changed(inner, field)
    return made


def _read(value: Any, group: type[FormModel], attribute: str) -> Any:
    declared = group.model_fields[attribute]
    try:
        read = annotated(reader_for(declared.annotation), declared.metadata)
        return read(value, (), RIGHT_READING)
    except (UnknownDataError, WrongDataError):
        return value
