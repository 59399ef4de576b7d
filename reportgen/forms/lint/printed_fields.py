"""Which fields of the form a template never prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.engine.part_kinds import PROPERTIES
from reportgen.findings import Finding
from reportgen.forms.field_paths import EACH
from reportgen.forms.printed_paths import label_of, leaves, node_at, uses_of
from reportgen.labels import name_of
from reportgen.model.base import field_tree
from reportgen.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.forms.field_paths import Names
    from reportgen.forms.lint.tagged_parts import TaggedPart


def _is_of_other_forms(path: Names, printed: set[Names], model: type[Report]) -> bool:
    """Return whether a field is of a part that a form which prints nothing of it does not have."""
    for end in range(1, len(path) + 1):
        node = node_at(path[:end], model)
        if node is not None and node.role.of_some_forms:
            return all(each[:end] != path[:end] for each in printed)
    return False


def unprinted_fields(parts: list[TaggedPart], model: type[Report] = Report) -> Iterator[Finding]:
    """Warn of required fields that are printed nowhere; note the others all in one.

    A sum counts as printed with its total or its parts. The properties do not count.
    """
    tags = (each for part in parts if part.kind != PROPERTIES for each in part.printed)
    printed = {use.path for use in uses_of(tags, model)}
    # A part of a sum stands for it: three figures say as much as their total.
    printed |= {path[:end] for path in printed for end in range(1, len(path))}
    others: list[str] = []
    for path, field, must in leaves(field_tree(model)):
        if path in printed or _is_of_other_forms(path, printed, model):
            continue
        if not must:
            others.append(label_of(path, model))
            continue
        tag = "{{ " + ".".join(name_of(name) for name in path if name != EACH) + " }}"
        if EACH in path:
            tag = "{%p for 项 in " + ".".join(path[: path.index(EACH)]) + " %}"
        message = f"必填的“{field.label}”没有印在表样里"
        advice = f"在该印的地方写上“{tag}”；本来就不印的可以不管"
        yield Finding(codes.M04, "warning", label_of(path, model), "正文", message, advice)
    if others:
        message = f"可不填的栏目有{len(others)}个没有印在表样里，填了也看不到：{'、'.join(others)}"
        yield Finding(codes.M04, "info", "", "正文", message, "要印的，补上标签")
