"""A report from data of which some is missing or wrong: all the rest, to be checked."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union

from reportgen.labels import name_of
from reportgen.model.absent import AbsentList, AbsentNumber, absent_figure
from reportgen.model.base import FieldNode, FormModel, field_tree
from reportgen.model.figures import Figure
from reportgen.model.group_reading import read_field
from reportgen.model.places import normal_path
from reportgen.model.report import Report
from reportgen.model.unreadable_value import UnreadableValue
from reportgen.model.value_readers import DataError
from reportgen.model.values import writable

if TYPE_CHECKING:
    from reportgen.findings import Path

Group = TypeVar("Group", bound=FormModel)

_LEVEL = "first_level"
_FIGURES = ("amount", "value", "number", "year")


def partial_report(
    data: Mapping[str, Any],
    wrong: Iterable[Path],
    dropped: Iterable[Path] = (),
    model: type[Report] = Report,
) -> Report:
    """Return the report that data are but for what is missing, and for what is ``wrong``.

    What must be there and is not, and each figure and list that can't be read, has a stand-in
    that no rule can look at; a text that is missing, or is ``dropped``, is empty, one that does
    not fit stays as it was written. Keys that are no fields are left out. ``model`` is that of the
    form's reports.
    """
    reader = _PartialReader(frozenset(map(normal_path, wrong)), map(normal_path, dropped))
    return reader.group(model, data, ())


class _PartialReader:
    """Goes down the form's groups; all that is right is validated as in a whole report."""

    def __init__(self, wrong: frozenset[Path], dropped: Iterable[Path]) -> None:
        self._wrong, self._dropped = wrong, frozenset(dropped)
        paths = wrong | self._dropped
        self._above = frozenset(path[:end] for path in paths for end in range(len(path) + 1))

    def group(self, model: type[Group], data: Any, path: Path) -> Group:
        """Return a group; ``path`` has labels without marks."""
        entered = data if isinstance(data, Mapping) else model.from_text(data)
        given = model.fields_in(entered or {})
        fields = field_tree(model).fields or {}
        # A key that nobody knows may be any of those that are not there.
        is_misspelt = not {node.label for node in fields.values()}.issuperset(given)
        values: dict[str, Any] = {}
        for node in fields.values():
            inner = (*path, name_of(node.label))
            if node.label not in given:
                if node.required or (is_misspelt and node.kind in _FIGURES):
                    values[node.attribute] = self._stand_in(node, model, inner)
                elif is_misspelt and _is_always_there(model, node):
                    values[node.attribute] = self.group(node.group or Report, given, inner)
                continue
            value = given[node.label]
            found = self._value(node, model, value, inner)
            if found is not None:
                values[node.attribute] = found
        return model.model_construct(**values)

    def _value(self, node: FieldNode, model: type[FormModel], value: Any, path: Path) -> Any:
        """Return the value of a field; None for one that counts as not given."""
        if path not in self._above:
            try:
                return read_field(model, node.attribute, value)
            except DataError:
                return self._unreadable(node, model, value, path)
        if node.kind == "mapping" and isinstance(value, Mapping):
            return {key: text for key, text in value.items() if self._is_plain(key, text, path)}
        if node.element is not None and isinstance(value, (list, tuple)):
            return self._items(node.element, value, path)
        if node.group is not None and node.element is None:
            if path in self._wrong and not node.required:
                return None
            made = self.group(node.group, value, path)
            is_empty = node.group.SUMMED and not made.model_fields_set
            return None if is_empty and not node.required else made
        return self._unreadable(node, model, value, path)

    def _is_plain(self, key: object, text: object, path: Path) -> bool:
        fits = isinstance(key, str) and isinstance(text, str)
        return fits and (*path, name_of(str(key))) not in self._above

    def _items(self, element: FieldNode, values: Iterable[Any], path: Path) -> list[Any]:
        if element.group is None:
            return [self._text(value, (*path, at)) for at, value in enumerate(values)]
        found: list[Any] = [
            self.group(element.group, value, (*path, at)) for at, value in enumerate(values)
        ]
        if found and _LEVEL in element.group.model_fields and getattr(found[0], _LEVEL) is None:
            # The rows of a table begin with a level, even one that nobody wrote.
            found[0] = found[0].model_copy(update={_LEVEL: ""})
        return found

    def _stand_in(self, node: FieldNode, model: type[FormModel], path: Path) -> Any:
        """Return what stands for a value that must be there and is not."""
        if node.element is not None:
            return AbsentList()
        if node.group is not None:
            return self.group(node.group, {}, path)
        kind = _plain_type(model.model_fields[node.attribute].annotation)
        if issubclass(kind, Figure):
            return absent_figure(kind)
        return AbsentNumber() if issubclass(kind, int) else ""

    def _unreadable(self, node: FieldNode, model: type[FormModel], value: Any, path: Path) -> Any:
        """Return what stands for a value that is wrong, which is not as if it were not given."""
        if node.kind == "mapping":
            return {}
        if node.kind != "text":
            return self._stand_in(node, model, path)
        is_text = _plain_type(model.model_fields[node.attribute].annotation) is str
        if not is_text or not (node.required or node.role.is_prose):
            return None
        return self._text(value, path)

    def _text(self, value: Any, path: Path) -> str:
        return "" if path in self._dropped else _plain_text(value)


def _plain_text(value: Any) -> str:
    """Return what was written where a text should stand, as a text."""
    if isinstance(value, Mapping):
        return "".join(f"{_plain_text(key)}：{_plain_text(text)}" for key, text in value.items())
    if isinstance(value, (list, tuple)):
        return "".join(map(_plain_text, value))
    if isinstance(value, UnreadableValue):
        return ""
    return "" if value is None else writable(str(value))


def _is_always_there(model: type[FormModel], node: FieldNode) -> bool:
    """Return whether a group stands in every report, empty where nothing was given."""
    is_group = node.group is not None and node.element is None
    return is_group and model.model_fields[node.attribute].default_factory is not None


def _plain_type(annotation: Any) -> type[Any]:
    """Return the class that an annotation is of, without what may stand around it."""
    if typing.get_origin(annotation) is Annotated:
        return _plain_type(typing.get_args(annotation)[0])
    if typing.get_origin(annotation) in (Union, types.UnionType):
        arms = [arm for arm in typing.get_args(annotation) if arm is not types.NoneType]
        return _plain_type(arms[0])
    if typing.get_origin(annotation) is typing.Literal:
        return type(None)
    return annotation if isinstance(annotation, type) else str
