"""A report as templates see it: plain groups and lists by placeholder name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from reportgen.engine.language import NOTHING
from reportgen.forms.report_language import FieldGroup
from reportgen.model.base import FormModel, amount_of, field_tree

if TYPE_CHECKING:
    from collections.abc import Callable

    Model = Callable[[], type[FormModel]]


def context_of(model: FormModel) -> FieldGroup:
    """Return a group's fields by placeholder name, groups and lists inside it likewise."""
    group = FieldGroup()
    held = model.__dict__  # getattr goes through the model's own look-up first
    for attribute, name, inner, has_groups in _plan(type(model)):
        value = held[attribute]
        if value is None:
            value = NOTHING if inner is None else _Empty(inner)
        elif has_groups:
            if isinstance(value, FormModel):
                value = context_of(value)
            elif isinstance(value, list):
                value = list(map(context_of, value))
        group[name] = value
    if model.SUMMED:
        group.total = amount_of(model)
        if group["合计"] is NOTHING:
            group["合计"] = group.total
    if model.ITEMS:
        group.amounts = tuple(model.items())
    return group


@cache
def _plan(model: type[FormModel]) -> tuple[tuple[str, str, Model | None, bool], ...]:
    """Return of each field its name in Python and in templates, its group, and whether it has any.

    Nearly all fields have none, and their values are told from groups no sooner than here.
    """
    fields = field_tree(model).fields or {}
    return tuple(
        (
            node.attribute,
            name,
            node.model,
            bool(node.model or (node.element and node.element.model)),
        )
        for name, node in fields.items()
    )


class _Empty(FieldGroup):
    """A group of which nothing is given; its fields are looked up when a template asks for one."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self._model = model

    def __missing__(self, name: str) -> Any:
        for _, known, inner, _ in _plan(self._model()):
            self[known] = NOTHING if inner is None else _Empty(inner)
        return dict.__getitem__(self, name)
