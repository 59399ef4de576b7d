"""What all groups of the form have in common: labels as keys, and a tree of their fields."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Union

from pydantic import BaseModel, ConfigDict, model_validator

from reportgen.model.values import Amount

MAX_LEVELS = 100
"""How deep data may be nested."""

_MARKS = re.compile(r"[^\w]")


@cache
def name_of(label: str) -> str:
    """Give the placeholder name of a label: the label without marks a name can't have.

    ``因公出国（境）费`` gives ``因公出国境费``.
    """
    return _MARKS.sub("", label)


class FormModel(BaseModel):
    """A group of fields of the form.

    In Python a field has an English name, and the form's label as its alias: data files,
    templates, messages and schemas know only the label. ``ITEMS`` names the fields that are the
    parts of one sum, in the form's order; ``SUMMED`` that the group can stand for that sum.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
    )

    ITEMS: ClassVar[tuple[str, ...]] = ()
    SUMMED: ClassVar[bool] = False

    @classmethod
    def from_text(cls, text: str) -> dict[str, Any] | None:
        """Give the fields when the group was written as one text; None where it can't be."""
        return None

    @model_validator(mode="before")
    @classmethod
    def _read_keys(cls, data: Any) -> Any:
        """Accept labels without their marks, and take a key without a value as not given."""
        if not isinstance(data, Mapping):
            if data is None or isinstance(data, (FormModel, list, tuple)):
                return data
            fields = cls.from_text(data)
            return data if fields is None else fields
        known, required = _spellings(cls), _required(cls)
        result: dict[Any, Any] = {}
        for key, value in data.items():
            label = known.get(key) or known.get(name_of(str(key)), key)
            if label != key and (label in data or label in result):
                label = key  # the same field in two spellings: the second is reported as unknown
            if label not in known or not _is_blank(value, deep=label not in required):
                result[label] = value
        return result

    def items(self) -> list[tuple[str, Amount]]:
        """Give label and amount of the parts that are given, in the form's order."""
        fields = type(self).model_fields
        parts = (
            (fields[name].alias or name, amount_of(getattr(self, name))) for name in self.ITEMS
        )
        return [(label, amount) for label, amount in parts if amount is not None]


@cache
def _spellings(model: type[FormModel]) -> dict[str, str]:
    """Give the label for each way to write it, and for each English name."""
    labels = {name: field.alias or name for name, field in model.model_fields.items()}
    named = {name_of(label): label for label in labels.values()}
    return {**{label: label for label in labels.values()}, **named, **{n: n for n in labels}}


@cache
def _required(model: type[FormModel]) -> frozenset[str]:
    fields = model.model_fields.items()
    return frozenset(info.alias or name for name, info in fields if info.is_required())


def _is_blank(value: object, *, deep: bool, level: int = 0) -> bool:
    """Tell what a blank form has where nothing was filled in.

    Of a required group (not ``deep``) every field is reported, so it is not blank as a whole.
    """
    if not isinstance(value, (list, dict)):
        return value is None
    if level > MAX_LEVELS or (isinstance(value, dict) and not deep):
        return False  # data that holds itself has no end
    inner = value.values() if isinstance(value, dict) else value
    return bool(value) and all(_is_blank(one, deep=deep, level=level + 1) for one in inner)


def amount_of(value: object) -> Amount | None:
    """Give the amount of a field: itself, or the total of a group; None when not given."""
    if value is None or isinstance(value, Amount):
        return value
    total = getattr(value, "total_amount", None)
    return total if isinstance(total, Amount) else None


@dataclass(frozen=True, slots=True)
class FieldNode:
    """A field of the form as templates, schemas and messages see it.

    ``kind`` is ``group`` (with ``fields``), ``list`` (with ``element``), ``amount``, ``year``,
    ``number`` or ``text``; ``fields`` are keyed by placeholder name.
    """

    label: str
    kind: str
    description: str = ""
    example: str = ""
    required: bool = False
    fields: Mapping[str, FieldNode] | None = None
    element: FieldNode | None = None
    group: type[FormModel] | None = None
    attribute: str = ""


@cache
def field_tree(model: type[FormModel], label: str = "") -> FieldNode:
    """Give the tree of a group's fields, in the form's order."""
    fields: dict[str, FieldNode] = {}
    for attribute, info in model.model_fields.items():
        alias = info.alias or attribute
        node = _node(alias, info.annotation)
        fields[name_of(alias)] = FieldNode(
            alias,
            "year" if alias == "年度" else node.kind,
            info.description or "",
            str(info.examples[0]) if info.examples else "",
            info.is_required(),
            node.fields,
            node.element,
            node.group,
            attribute,
        )
    return FieldNode(label, "group", model.__doc__ or "", fields=fields, group=model)


def _node(label: str, annotation: Any) -> FieldNode:
    if typing.get_origin(annotation) is typing.Annotated:
        return _node(label, typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (Union, types.UnionType):
        chosen = [a for a in typing.get_args(annotation) if a is not types.NoneType]
        return _node(label, chosen[0])
    if typing.get_origin(annotation) is list:
        return FieldNode(label, "list", element=_node("", typing.get_args(annotation)[0]))
    if typing.get_origin(annotation) is dict:
        return FieldNode(label, "mapping")
    if isinstance(annotation, type) and issubclass(annotation, FormModel):
        return field_tree(annotation, label)
    kinds = {Amount: "amount", int: "number"}
    return FieldNode(label, kinds.get(annotation, "text"))
