"""Which fields of the form a template prints, and which it never does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes

from reportgen import codes
from reportgen.engine.expression_names import unmarked
from reportgen.engine.expressions import parse
from reportgen.findings import Finding
from reportgen.forms.field_paths import EACH
from reportgen.forms.lint.tagged_parts import PROPERTIES
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.engine.tags import Tag
    from reportgen.forms.lint.tagged_parts import TaggedPart

Path = tuple[str, ...]


class Use(NamedTuple):
    """A field that a template prints: its path by placeholder names, where, and if by ``列举``."""

    path: Path
    place: str
    listed: bool


class _Names:
    """The names known at each tag of a part, and the paths that each prints."""

    def __init__(self) -> None:
        self._scopes: list[dict[str, Path]] = [{}]

    def read(self, tag: Tag) -> Iterator[Path]:
        if tag.kind == "output":
            yield from self._printed(parse(tag.source, nodes.Output))
            return
        keyword = tag.body.split(None, 1)[0] if tag.kind == "statement" else ""
        if keyword in ("endfor", "endif"):
            if len(self._scopes) > 1:
                self._scopes.pop()
        elif keyword == "if":
            self._scopes.append({})
        elif keyword == "for":
            loop = parse(f"{{% {tag.body} %}}{{% endfor %}}", nodes.For)
            if isinstance(loop, nodes.For) and isinstance(loop.target, nodes.Name):
                self._scopes.append({loop.target.name: (*self._path(unmarked(loop.iter)), EACH)})
        elif keyword == "set":
            given = parse(f"{{% {tag.body} %}}", nodes.Assign)
            if isinstance(given, nodes.Assign) and isinstance(given.target, nodes.Name):
                self._scopes[-1][given.target.name] = self._path(given.node)

    def _printed(self, node: nodes.Node) -> Iterator[Path]:
        """Return what an expression prints; what it only asks for or counts is not printed."""
        if isinstance(node, (nodes.Name, nodes.Getattr)):
            yield self._path(node)
        elif isinstance(node, nodes.CondExpr):
            for choice in filter(None, (node.expr1, node.expr2)):
                yield from self._printed(choice)
        elif isinstance(node, nodes.Filter) and node.node is not None:
            if node.name == "列举":
                yield from ((*path, EACH) for path in self._printed(node.node))
            elif node.name != "length":
                for child in node.iter_child_nodes():
                    yield from self._printed(child)
        elif not isinstance(node, (nodes.Test, nodes.Compare, nodes.Not)):
            for child in node.iter_child_nodes():
                yield from self._printed(child)

    def _path(self, node: nodes.Node) -> Path:
        names: list[str] = []
        while isinstance(node, nodes.Getattr):
            names.append(node.attr)
            node = node.node
        root = node.name if isinstance(node, nodes.Name) else ""
        known = next((s[root] for s in reversed(self._scopes) if root in s), (root,))
        return (*known, *reversed(names))


def uses_of(parts: list[TaggedPart], model: type[Report] = Report) -> list[Use]:
    """Return every field that is printed, in the order of the document, also in its properties.

    ``model`` is that of the form's reports.
    """
    found: list[Use] = []
    for part in parts:
        names = _Names()
        for place, tag in part.tags:
            for path in names.read(tag):
                every = _expanded(path, model)
                # What 列举 prints is the only path that ends otherwise than it was written.
                found += (Use(each, place, path[-1] == EACH != each[-1]) for each in every)
    return found


def _expanded(path: Path, model: type[Report]) -> Iterator[Path]:
    """Return the fields that a printed path stands for: a sum's parts, a list's items, itself."""
    node = node_at(path[:-1] if path[-1] == EACH else path, model)
    if node is None:
        return
    if path[-1] == EACH and node.group is not None and node.element is None:
        fields = (node.fields or {}).items()
        yield from (
            (*path[:-1], name) for name, field in fields if field.attribute in node.group.ITEMS
        )
    elif node.kind == "list" and path[-1] != EACH:
        yield (*path, EACH)
    else:
        yield path


def node_at(path: Path, model: type[Report] = Report) -> FieldNode | None:
    """Return the field at a path of placeholder names; None where there is none."""
    node: FieldNode | None = field_tree(model)
    for name in path:
        if node is not None:
            node = node.element if name == EACH else (node.fields or {}).get(name)
    return node


def leaves(
    node: FieldNode, path: Path = (), *, required: bool = True
) -> Iterator[tuple[Path, FieldNode, bool]]:
    """Return path, field and whether it must be given, of all that a form can print."""
    for name, field in (node.fields or {}).items():
        inside, must = (*path, name), required and field.required
        if not field.role.is_printed:
            continue
        if field.element is not None:
            if field.element.fields:
                yield from leaves(field.element, (*inside, EACH), required=must)
            else:
                yield (*inside, EACH), field, must
        elif field.group is not None and not field.group.SUMMED:
            yield from leaves(field, inside, required=must)
        else:
            yield inside, field, must


def label_of(path: Path, model: type[Report] = Report) -> str:
    """Write a path with the form's labels, joined by dots."""
    labels = []
    for end in range(1, len(path) + 1):
        node = node_at(path[:end], model)
        if path[end - 1] != EACH and node is not None:
            labels.append(node.label)
    return ".".join(labels)


def _is_of_other_forms(path: Path, printed: set[Path], model: type[Report]) -> bool:
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
    uses = uses_of([part for part in parts if part.kind != PROPERTIES], model)
    printed = {use.path for use in uses}
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
