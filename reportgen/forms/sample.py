"""Sample data for any form: every field of the model, with the example that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Mapping

SAMPLE_YEAR = 2024
"""The fiscal year of the sample where none is given."""

_ITEMS = 2
_PLAIN = {"amount": "0万元", "number": "1"}


def sample_data(year: int = SAMPLE_YEAR, model: type[Report] = Report) -> dict[str, Any]:
    """Return a report's data by the form's labels, optional parts too; two items in each list."""
    return {**_group(field_tree(model).fields or {}), "年度": year}


def sample_report(year: int = SAMPLE_YEAR, model: type[Report] = Report) -> Report:
    """Return the validated report of the sample."""
    return model.model_validate(sample_data(year, model), by_alias=True, by_name=False)


def _group(fields: Mapping[str, FieldNode]) -> dict[str, Any]:
    return {node.label: _value(node) for node in fields.values() if node.kind != "mapping"}


def _value(node: FieldNode) -> Any:
    if node.element is not None:
        if node.element.fields:
            return [_group(node.element.fields) for _ in range(_ITEMS)]
        # A second paragraph “无” would contradict the first.
        short = len(node.example) <= 1
        return [node.example or node.label] * (1 if short else _ITEMS)
    if node.fields:
        return _group(node.fields)
    return node.example or _PLAIN.get(node.kind, node.label)
