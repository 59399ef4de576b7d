"""The names that the expressions of tags are made of."""

from __future__ import annotations

from jinja2 import nodes

from reportgen.engine.language import REQUIRED


def is_path(node: nodes.Node) -> bool:
    """Return whether an expression is a name, or a name and fields of it."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return isinstance(node, nodes.Name)


def unmarked(node: nodes.Node) -> nodes.Node:
    """Return what the filter 必填 is put on, or the node itself."""
    if isinstance(node, nodes.Filter) and node.name == REQUIRED and node.node is not None:
        return node.node
    return node


def filters_in(node: nodes.Node) -> list[nodes.Filter]:
    """Return the filters of an expression, the outermost first."""
    found = list(node.find_all(nodes.Filter))
    return [node, *found] if isinstance(node, nodes.Filter) else found


def root_name(node: nodes.Node) -> str:
    """Return the first name of a path; empty for any other expression."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def names_used(node: nodes.Node) -> list[nodes.Name]:
    """Return the names that an expression uses."""
    return [node] if isinstance(node, nodes.Name) else list(node.find_all(nodes.Name))
