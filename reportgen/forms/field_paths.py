"""Where on the form a field stands whose group was left out, or mistaken."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

EACH = "[]"
"""In a path of placeholder names, stands for any item of a list."""

Names = tuple[str, ...]

_MOST = 3


def paths_to(name: str, model: type[Report] = Report) -> list[Names]:
    """Return the paths, by placeholder names, of the fields that are called so below some group."""
    return [path for path in all_paths(model) if path[-1] == name and len(path) > 1]


def whole_name(name: str, model: type[Report] = Report) -> str:
    """Suggest how a field is written that stands elsewhere on the form; empty for no such field.

    Also where there are too many of that name to be listed.
    """
    homes = paths_to(name, model)
    if not 0 < len(homes) <= _MOST:
        return ""
    return f"写全：{'，或'.join(map(_written, homes))}"


def _written(path: Names) -> str:
    if EACH not in path:
        return f"“{'.'.join(path)}”"
    at = len(path) - 1 - path[::-1].index(EACH)
    around = ".".join(name for name in path[:at] if name != EACH)
    return f"“{{%p for 项 in {around} %}}”里的“{'.'.join(('项', *path[at + 1 :]))}”"


@cache
def all_paths(model: type[Report] = Report) -> tuple[Names, ...]:
    """Return the paths of all fields, by placeholder names; ``model`` is that of a form."""
    return tuple(_paths(field_tree(model), ()))


def _paths(node: FieldNode, path: Names) -> Iterator[Names]:
    for name, field in (node.fields or {}).items():
        yield (*path, name)
        inner = (*path, name) if field.element is None else (*path, name, EACH)
        yield from _paths(field.element or field, inner)
