"""A report as templates see it: plain groups and lists by placeholder name."""

from __future__ import annotations

from functools import cache
from typing import Any

from reportgen.model.base import FormModel, amount_of, field_tree
from reportgen.template.language import NOTHING, Group


def context_of(model: FormModel) -> Group:
    """Give a group's fields by placeholder name, groups and lists inside it likewise."""
    group = Group()
    for attribute, name, empty in _plan(type(model)):
        value = getattr(model, attribute)
        if isinstance(value, FormModel):
            value = context_of(value)
        elif value is None:
            value = NOTHING if empty is None else _empty(empty)
        elif isinstance(value, list) and value and isinstance(value[0], FormModel):
            value = [context_of(item) for item in value]
        group[name] = value
    if model.SUMMED:
        group.total = amount_of(model)
        if group["合计"] is NOTHING:
            group["合计"] = group.total
    if model.ITEMS:
        group.amounts = tuple(model.items())
    return group


@cache
def _plan(model: type[FormModel]) -> tuple[tuple[str, str, type[FormModel] | None], ...]:
    fields = field_tree(model).fields or {}
    return tuple((node.attribute, name, node.group) for name, node in fields.items())


def _empty(model: type[FormModel]) -> Group:
    """Give a group of which nothing is given."""
    plan: dict[str, Any] = {}
    for _, name, inner in _plan(model):
        plan[name] = NOTHING if inner is None else _empty(inner)
    return Group(plan)
