"""Names in annexes that are those of 部门概况 where none are given: they go on following them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import ANNEXES, Overview, Report

if TYPE_CHECKING:
    from collections.abc import Iterator


def let_names_follow(merged: dict[str, Any], held: dict[str, Any]) -> None:
    """Take a name out that the data ``held`` did not give, and that is the one of 部门概况."""
    given = _group(merged, Overview.TITLE)
    labels = {node.attribute: node.label for node in _fields(field_tree(Overview))}
    annexes = _group(merged, ANNEXES), _group(held, ANNEXES)
    for annex in _fields(field_tree(Report).at((ANNEXES,))):
        for sheet, before in _sheets(annex, *annexes):
            for node in _fields(annex if annex.element is None else annex.element):
                followed = labels.get(node.role.follows, "")
                if not followed or node.label in before:
                    continue
                if sheet.get(node.label) == given.get(followed):
                    sheet.pop(node.label, None)


def _sheets(
    annex: FieldNode, now: dict[str, Any], before: dict[str, Any]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Return an annex, or each of several, as it is and as it was."""
    if annex.element is None:
        yield _group(now, annex.label), _group(before, annex.label)
        return
    sheets, were = now.get(annex.label) or [], before.get(annex.label) or []
    if len(sheets) == len(were):
        yield from zip(sheets, were, strict=True)


def _fields(node: FieldNode) -> Iterator[FieldNode]:
    yield from (node.fields or {}).values()


def _group(data: dict[str, Any], label: str) -> dict[str, Any]:
    held = data.get(label)
    return held if isinstance(held, dict) else {}
