"""Which names an expression prints; what it only asks for or counts is not printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.engine.language import Language
    from reportgen.findings import Path


class Printed(NamedTuple):
    """A field that a tag prints: where the tag stands, and the path from the schema's root.

    ``in_parts`` tells that it is printed part by part, by a filter that takes parts.
    """

    place: str
    path: Path
    in_parts: bool


def printed_names(
    node: nodes.Node, language: Language, *, in_parts: bool = False
) -> Iterator[tuple[nodes.Node, bool]]:
    """Return each name, or field of one, that an expression prints, and if part by part."""
    if isinstance(node, (nodes.Name, nodes.Getattr)):
        yield node, in_parts
    elif isinstance(node, nodes.CondExpr):
        for choice in filter(None, (node.expr1, node.expr2)):
            yield from printed_names(choice, language, in_parts=in_parts)
    elif isinstance(node, nodes.Filter) and node.node is not None:
        known = language.filters.get(node.name)
        if known is not None and known.takes_parts:
            yield from printed_names(node.node, language, in_parts=True)
        elif node.name != "length":
            for child in node.iter_child_nodes():
                yield from printed_names(child, language, in_parts=in_parts)
    elif not isinstance(node, (nodes.Test, nodes.Compare, nodes.Not)):
        for child in node.iter_child_nodes():
            yield from printed_names(child, language, in_parts=in_parts)
