"""The tree of the form's fields, as templates, schemas and messages see them."""

from __future__ import annotations

import types
import typing
from functools import cache
from typing import TYPE_CHECKING, Any, Union

from reportgen.labels import name_of
from reportgen.model.field_role import PLAIN, FieldRole
from reportgen.model.figures import Amount, Figure
from reportgen.model.form_model import FormModel, amount_of
from reportgen.model.group_keys import MAX_LEVELS
from reportgen.model.later_groups import Later
from reportgen.model.values import parse_year
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = [
    "MAX_LEVELS",
    "FieldNode",
    "FormModel",
    "Later",
    "amount_of",
    "field_tree",
]

_UNITS = {"year": "年", "number": "人"}


class FieldNode(NamedTuple):
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
    def shown_unit(self) -> str:
        """The unit that is told beside it; 年 and 人 are not typed with the figure."""
        return self.unit or _UNITS.get(self.kind, "")

    @property
    def may_be_text(self) -> bool:
        """Whether it is a text, or a group that may be written as one text."""
        group = self.group
        return self.kind == "text" if group is None else group.from_text("甲") is not None

    @property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each field of the group, or of the items of the list, by its label."""
        group = self if self.element is None else self.element
        return {inner.label: inner.kind for inner in (group.fields or {}).values()}

    def below(self) -> Iterator[FieldNode]:
        """Return all fields below it, also those of the items of lists, in the form's order."""
        group = self if self.element is None else self.element
        for inner in (group.fields or {}).values():
            yield inner
            yield from inner.below()

    def at(self, labels: Iterable[str]) -> FieldNode:
        """Return the field that some labels lead to; raises KeyError where there is none."""
        node = self
        for label in labels:
            group = node if node.element is None else node.element
            node = (group.fields or {})[name_of(label)]
        return node

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
