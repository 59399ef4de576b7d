"""GroupReading a group of the form from data, by what its class declares, without pydantic.

What it takes, pydantic's own models take too, and make the same of; what it finds wrong is told
as they tell it. Of data that it doesn't know the meaning of it says nothing: they are asked.
"""

from __future__ import annotations

import contextlib
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from reportgen.model.declaring import FieldError, pydantic_side
from reportgen.model.value_readers import (
    RIGHT_READING,
    WRONG,
    DataError,
    GroupReading,
    UnknownDataError,
    WrongDataError,
    annotated,
    is_utf8,
    reader_for,
)
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportgen.findings import Path
    from reportgen.model.declared_group import DeclaredGroup
    from reportgen.model.value_readers import Reader

Group = TypeVar("Group", bound="DeclaredGroup")


class _Slot(NamedTuple):
    """A field as it is read."""

    name: str
    label: str
    read: Reader
    default: Any
    factory: Callable[[], Any] | None
    required: bool


def read_group(model: type[Group], data: Any, *, by_name: bool = False) -> Group:
    """Return the group that data are; raises DataError with all that is wrong.

    English names stand for fields only ``by_name``.
    """
    try:
        group: Group = read_alone(reader_of(model), data, by_name)
    except UnknownDataError:
        group = pydantic_side().validated_group(model, data, by_name)
    return group


def read_field(model: type[DeclaredGroup], attribute: str, value: Any) -> Any:
    """Return what a field of a group makes of a value; raises as ``read_group`` does."""
    slot = next(each for each in _slots(model) if each.name == attribute)
    try:
        return read_alone(slot.read, value, by_name=False)
    except UnknownDataError:
        return pydantic_side().validated_field(model, attribute, value)


def read_alone(read: Reader, value: Any, by_name: bool) -> Any:
    """Return what is made of a value; raises DataError, and UnknownDataError where it can't say."""
    # Most data are right: paths, the order of the fields and other names are for what is not.
    with contextlib.suppress(WrongDataError, UnknownDataError):
        return read(value, (), RIGHT_READING)
    reading = GroupReading(by_name)
    made = read(value, (), reading)
    if reading.found:
        raise DataError(reading.found)
    return made


@cache
def _slots(model: type[DeclaredGroup]) -> tuple[_Slot, ...]:
    return tuple(
        _Slot(
            name,
            field.alias or name,
            annotated(reader_for(field.annotation), field.metadata),
            field.default,
            field.default_factory,
            field.is_required(),
        )
        for name, field in model.model_fields.items()
    )


@cache
def reader_of(model: type[DeclaredGroup]) -> Reader:
    """Return what reads a group."""

    def read(data: Any, path: Path, reading: GroupReading) -> Any:
        if isinstance(data, model):
            return _checked(data, data, path, reading)
        given = model.keys_read(data)
        if reading is RIGHT_READING:
            return read_right(given)
        if type(given) is not dict:
            message = f"Input should be a valid dictionary or instance of {model.__name__}"
            context = {"class_name": model.__name__}
            return reading.wrong("model_type", path, message, given, context)
        values: dict[str, Any] = {}
        fields_set: set[str] = set()
        before, used = len(reading.found), 0
        for name, label, read_value, default, factory, required in slots:
            if label in given:
                key = label
            elif reading.by_name and name in given:
                key = name
            elif required:
                reading.wrong("missing", (*path, label), "Field required", given)
                continue
            else:
                values[name] = default if factory is None else factory()
                continue
            used += 1
            fields_set.add(name)
            values[name] = read_value(given[key], (*path, key), reading)
        if used != len(given):
            _unknown(given, path, reading)
        if len(reading.found) != before:
            return WRONG
        return _checked(model.held(values, fields_set), data, path, reading)

    slots = _slots(model)
    read_right = _right_reader(model, slots)
    labels = frozenset(slot.label for slot in slots)
    names = {slot.name: slot.label for slot in slots}

    def _unknown(given: dict[Any, Any], path: Path, reading: GroupReading) -> None:
        """Note the keys that are no fields."""
        for key, value in given.items():
            if not isinstance(key, str) or not is_utf8(key):
                raise UnknownDataError
            is_name = reading.by_name and key in names and names[key] not in given
            if key not in labels and not is_name:
                message = "Extra inputs are not permitted"
                reading.wrong("extra_forbidden", (*path, key), message, value)

    return read


def _right_reader(model: type[DeclaredGroup], slots: Iterable[_Slot]) -> Callable[[Any], Any]:
    """Return what reads a group of data that are all right, its keys already read."""

    def read(given: Any) -> Any:
        if type(given) is not dict or not required <= given.keys():
            raise WrongDataError
        values = absent.copy()
        fields_set: set[str] = set()
        for label, value in given.items():
            if label not in readers:
                raise WrongDataError
            name, read_value = readers[label]
            values[name] = read_value(value, (), RIGHT_READING)
            fields_set.add(name)
        for name, factory in made_new:
            if name not in fields_set:
                values[name] = factory()
        return _checked(model.held(values, fields_set), given, (), RIGHT_READING)

    readers = {slot.label: (slot.name, slot.read) for slot in slots}
    required = {slot.label for slot in slots if slot.required}
    absent = {slot.name: slot.default for slot in slots}
    made_new = [(slot.name, slot.factory) for slot in slots if slot.factory is not None]
    return read


def _checked(group: DeclaredGroup, data: Any, path: Path, reading: GroupReading) -> Any:
    try:
        return group.checked()
    except FieldError as error:
        return reading.wrong(error.type, path, error.message(), data, error.context)
