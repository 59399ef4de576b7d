"""The form as pages draw it: a tree of its fields, made from the model, with nothing added."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportgen.formats.excel.form_layout import columns_of, may_be_long, options_of, shape_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import ANNEXES

if TYPE_CHECKING:
    from reportgen.model.base import FormModel
    from reportgen.model.report import Report

WAIVERS = "检查豁免"


@lru_cache(maxsize=16)
def described_form(model: type[Report]) -> dict[str, Any]:
    """Return the tree of a form's fields for JSON."""
    return described(field_tree(model), None, in_annex=False)


def described(node: FieldNode, group: type[FormModel] | None, *, in_annex: bool) -> dict[str, Any]:
    """Return one field: how it stands on the page, what is said of it, and what is in it."""
    inner = in_annex or node.label == ANNEXES
    held: dict[str, Any] = {
        "label": node.label,
        "kind": node.kind,
        "shape": shape_of(node, in_annex=in_annex),
        "about": node.description,
        "example": node.example,
        "required": node.required,
        "unit": node.shown_unit,
        "some": node.role.of_some_forms,
        "long": may_be_long(group, node),
    }
    if options := options_of(group, node):
        held["options"] = list(options)
    if node.element is not None:
        held["element"] = described(node.element, None, in_annex=inner)
    if node.fields is not None:
        held["fields"] = [
            described(each, node.group, in_annex=inner) for each in node.fields.values()
        ]
        held["summed"] = bool(node.group is not None and node.group.SUMMED)
        if inner and held["shape"] == "matrix":
            held["columns"] = [described(each, None, in_annex=True) for each in columns_of(node)]
    return held
