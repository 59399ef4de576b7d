"""What all groups of the form have in common: labels as keys, and a tree of their fields."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Union

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import core_schema

from reportgen.labels import name_of
from reportgen.model.field_role import PLAIN, FieldRole
from reportgen.model.figures import Amount, Figure
from reportgen.model.values import parse_year

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

LABELS_ONLY = {"labels_only": True}
"""Context for the validation of data in which no English name may stand."""

MAX_LEVELS = 100
"""How deep data may be nested."""


class FormModel(BaseModel):
    """A group of fields of the form.

    In Python a field has an English name, and the form's label as its alias: data files,
    templates, messages and schemas know only the label. ``ITEMS`` names the fields that are the
    parts of one sum, in the form's order; ``SUMMED`` that the group can stand for that sum;
    ``EMPTY_IS_BLANK`` that an optional field with an empty group or list is one not given.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,  # for start-up: a group within another is built with it, once
    )

    ITEMS: ClassVar[tuple[str, ...]] = ()
    SUMMED: ClassVar[bool] = False
    EMPTY_IS_BLANK: ClassVar[bool] = False

    @classmethod
    def from_text(cls, text: str) -> dict[str, Any] | None:
        """Return the fields when the group was written as one text; None where it can't be."""
        return None

    @model_validator(mode="before")
    @classmethod
    def _read_keys(cls, data: Any) -> Any:
        """Accept labels without their marks, and take a key without a value as not given."""
        if type(data) is not dict and not isinstance(data, Mapping):  # the first is sooner told
            if data is None or isinstance(data, (FormModel, list, tuple)):
                return data
            fields = cls.from_text(data)
            return data if fields is None else fields
        return cls.fields_in(data)

    @classmethod
    def fields_in(cls, data: Mapping[Any, Any]) -> dict[Any, Any]:
        """Return data with labels as keys, without what was not filled in; unknown keys stay."""
        known, required = _spellings(cls), _required(cls)
        result: dict[Any, Any] = {}
        for key, value in data.items():
            if known.get(key) == key and not (value is None or isinstance(value, (list, dict))):
                result[key] = value
                continue
            label = known.get(key) or known.get(name_of(str(key)), key)
            if label != key and (label in data or label in result):
                label = key  # the same field in two spellings: the second is reported as unknown
            optional = label in known and label not in required
            empty = optional and cls.EMPTY_IS_BLANK
            if label not in known or not _is_blank(value, deep=optional, empty=empty):
                result[label] = value
        return result

    def items(self) -> list[tuple[str, Amount]]:
        """Return label and amount of the parts that are given, in the form's order."""
        parts = [(label, amount_of(getattr(self, name))) for name, label in _items(type(self))]
        return [(label, amount) for label, amount in parts if amount is not None]


@cache
def _spellings(model: type[FormModel]) -> dict[str, str]:
    """Return the label for each way to write it, and for each English name."""
    labels = {name: field.alias or name for name, field in model.model_fields.items()}
    named = {name_of(label): label for label in labels.values()}
    return {**{label: label for label in labels.values()}, **named, **{n: n for n in labels}}


@cache
def _items(model: type[FormModel]) -> tuple[tuple[str, str], ...]:
    """Return name and label of each part of a sum."""
    return tuple((name, model.model_fields[name].alias or name) for name in model.ITEMS)


@cache
def _required(model: type[FormModel]) -> frozenset[str]:
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


def amount_of(value: object) -> Amount | None:
    """Return the amount of a field: itself, or the total of a group; None when not given."""
    if value is None or isinstance(value, Amount):
        return value
    total = getattr(value, "total_amount", None)
    return total if isinstance(total, Amount) else None


@dataclass(frozen=True, slots=True)
class Later:
    """A group whose module is imported when the first report has it: ``Annotated[Any, Later(…)]``.

    Most reports have no annexes, and their models take longer to import than a report to build.
    """

    module: str
    name: str

    def model(self) -> type[FormModel]:
        """Return the group's model."""
        model: type[FormModel] = getattr(import_module(self.module), self.name)
        return model

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self._validated,
            serialization=core_schema.plain_serializer_function_ser_schema(
                _dumped, info_arg=True, when_used="always"
            ),
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(self.model().__pydantic_core_schema__)

    def _validated(self, data: Any, info: core_schema.ValidationInfo) -> FormModel:
        return self.model().model_validate(data, by_alias=True, by_name=info.context != LABELS_ONLY)


def _dumped(group: FormModel, info: core_schema.SerializationInfo) -> dict[str, Any]:
    return group.model_dump(
        mode=info.mode,
        by_alias=info.by_alias,
        exclude_none=info.exclude_none,
        exclude_defaults=info.exclude_defaults,
        exclude_unset=info.exclude_unset,
    )


@dataclass(frozen=True, slots=True)
class FieldNode:
    """A field of the form as templates, schemas and messages see it.

    ``kind`` is ``group`` (with ``group`` and ``fields``), ``list`` (with ``element``), ``amount``,
    ``value`` (another figure or an indicator's value), ``year``, ``number``, ``mapping`` or
    ``text``; ``fields`` are keyed by placeholder name. ``unit`` is that of a figure without one;
    ``role`` is what else there is to know of the field.
    """

    label: str
    kind: str
    description: str = ""
    example: str = ""
    required: bool = False
    element: FieldNode | None = None
    model: Callable[[], type[FormModel]] | None = None
    attribute: str = ""
    unit: str = ""
    role: FieldRole = PLAIN

    @property
    def group(self) -> type[FormModel] | None:
        """The model of a group."""
        return None if self.model is None else self.model()

    @property
    def may_be_text(self) -> bool:
        """Whether it is a text, or a group that may be written as one text."""
        group = self.group
        return self.kind == "text" if group is None else group.from_text("甲") is not None

    @property
    def takes_texts(self) -> bool:
        """Whether it is a list whose items may be written as one text each."""
        return self.element is not None and self.element.may_be_text

    @property
    def fields(self) -> Mapping[str, FieldNode] | None:
        """The fields of a group, in the form's order."""
        return None if self.model is None else _fields(self.model())


@cache
def field_tree(model: type[FormModel], label: str = "") -> FieldNode:
    """Return the tree of a group's fields, in the form's order."""
    return FieldNode(label, "group", model.__doc__ or "", model=lambda: model)


@cache
def _fields(model: type[FormModel]) -> Mapping[str, FieldNode]:
    fields: dict[str, FieldNode] = {}
    for attribute, info in model.model_fields.items():
        alias = info.alias or attribute
        later = next((each for each in info.metadata if isinstance(each, Later)), None)
        node = _node(alias, info.annotation if later is None else later)
        fields[name_of(alias)] = FieldNode(
            alias,
            "year" if any(map(_reads_year, info.metadata)) else node.kind,
            info.description or "",
            str(info.examples[0]) if info.examples else "",
            info.is_required(),
            node.element,
            node.model,
            attribute,
            node.unit,
            next((each for each in info.metadata if isinstance(each, FieldRole)), PLAIN),
        )
    return fields


def _reads_year(validator: object) -> bool:
    return getattr(validator, "func", None) is parse_year


def _node(label: str, annotation: Any) -> FieldNode:
    if isinstance(annotation, Later):
        return FieldNode(label, "group", model=annotation.model)
    if typing.get_origin(annotation) is typing.Annotated:
        inner, *metadata = typing.get_args(annotation)
        later = next((each for each in metadata if isinstance(each, Later)), None)
        return _node(label, inner if later is None else later)
    if typing.get_origin(annotation) in (Union, types.UnionType):
        chosen = [a for a in typing.get_args(annotation) if a is not types.NoneType]
        return _node(label, chosen[0])
    if typing.get_origin(annotation) is list:
        return FieldNode(label, "list", element=_node("", typing.get_args(annotation)[0]))
    if typing.get_origin(annotation) is dict:
        return FieldNode(label, "mapping")
    if isinstance(annotation, type) and issubclass(annotation, FormModel):
        return field_tree(annotation, label)
    if not (isinstance(annotation, type) and issubclass(annotation, Figure)):
        return FieldNode(label, "number" if annotation is int else "text")
    return FieldNode(label, "amount" if annotation is Amount else "value", unit=annotation.UNIT)
