"""Single fields written into a data file as a person fills them in, all else left as it is.

The file need not be a whole report yet: what is missing or wrong in it stays so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.editing.pulling.patching import patched, without_aliases
from reportgen.editing.pulling.text_file import TextFile
from reportgen.editing.pulling.text_nodes import json_nodes, yaml_nodes
from reportgen.editing.pulling.value_text import Spelling
from reportgen.errors import InputError
from reportgen.findings import Finding
from reportgen.formats.excel.pasted_prose import PlacedText, groups_of
from reportgen.formats.filled_yaml import filled_yaml
from reportgen.formats.forgiving_yaml import MARKERS, parse_forgiving
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.plaindata import json_text, yaml_text
from reportgen.plaindata.data_files import unreadable
from reportgen.plaindata.document import DataSyntaxError
from reportgen.plaindata.encoding import DecodingError, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportgen.model.report import Report

EMPTY: tuple[object, ...] = (None, "", [], {})
"""What a field holds in which nothing was filled in."""

_TOO_ODD = "这个文件的写法没有把握只改动一处，没有写"
_TIDY = "先“整理写法”：照空白表的样子重写一遍，原来的留作 .bak"


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A new value of the field at some labels, None for nothing."""

    path: tuple[str, ...]
    value: Any


def entered_fields(name: str, data: bytes, model: type[Report]) -> dict[str, Any]:
    """Return what a data file holds, as it was entered, in the shape of the form.

    Labels are written as the form has them, lists are lists also where they were written as one
    text, figures are texts. Keys that are no fields stay. Raises InputError for a file that can't
    be read.
    """
    document = parse_forgiving(name, data)
    held = {} if document.data is None else document.data
    if not isinstance(held, Mapping):
        advice = "冒号用半角，后面空一格；用 reportgen new 生成一份空白表对照"
        raise unreadable(name, "文件内容不是“栏目: 内容”的写法", advice)
    shaped: dict[str, Any] = shape(field_tree(model), held)
    return shaped


def shape(node: FieldNode, value: Any) -> Any:
    """Return an entered value in the shape of its field."""
    if node.element is not None:
        return _list(node, value)
    if node.kind == "mapping":
        pairs = value.items() if isinstance(value, Mapping) else ()
        return {str(key): _text(inner) for key, inner in pairs}
    if node.fields is None:
        return value if isinstance(value, (Mapping, list)) else _text(value)
    if value in EMPTY:
        return {}
    if not isinstance(value, Mapping):
        value = (node.group.from_text(value) if node.group else None) or {"": value}
    given: dict[str, Any] = {}
    for key, inner in value.items():
        field = node.fields.get(name_of(str(key)))
        given[str(key) if field is None else field.label] = (
            _plain(inner) if field is None else shape(field, inner)
        )
    return given


def _list(node: FieldNode, value: Any) -> list[Any]:
    if node.element is None or value in EMPTY:
        return []
    if isinstance(value, (list, tuple)):
        held = [shape(node.element, item) for item in value]
        return [item for item in held if item not in EMPTY]
    if node.element.fields is None:
        return [line for line in _text(value).splitlines() if line.strip()]
    if isinstance(value, Mapping):
        return [shape(node.element, value)]
    return [shape(node.element, item) for item in groups_of(node, PlacedText(_text(value), ""))]


def _text(value: Any) -> str:
    if value is None:
        return ""
    return ("是" if value else "否") if isinstance(value, bool) else str(value)


def _plain(value: Any) -> Any:
    """Return what stands in no field as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(inner) for inner in value]
    return _text(value)


def value_at(held: Mapping[str, Any], path: Sequence[str]) -> Any:
    """Return the value at some labels; None where there is none."""
    value: Any = held
    for label in path:
        value = value.get(label) if isinstance(value, Mapping) else None
    return None if value in EMPTY else value


def with_fields(
    name: str, before: bytes, values: Iterable[FieldValue], model: type[Report]
) -> bytes:
    """Return the content of a data file with other values in some fields.

    Comments, order and all that is not changed stay, byte by byte. Raises InputError for a file
    that can't be read, or not be changed without changing something else.
    """
    file = TextFile.of(before, MARKERS)
    is_json = Path(name).suffix.lower() == ".json"
    text = file.text if file.text.strip() else ("{}" if is_json else "")
    if not text:
        return file.bytes_of(filled_yaml(_with_all({}, values), model=model))
    tree = field_tree(model)
    ours = _canonical(tree, _read(name, text, is_json=is_json))
    merged = ours
    for each in values:
        merged = _put(tree, merged, each.path, each.value)
    spelling = Spelling(is_json, file.newline)
    nodes = json_nodes if is_json else yaml_nodes
    for _ in range(2):
        after = patched(text, nodes(text), ours, merged, spelling, model)
        if _says(name, after, tree, merged, is_json=is_json):
            return file.bytes_of(after)
        text = without_aliases(text, nodes(text), spelling)
    raise _too_odd(name)


def tidied(name: str, before: bytes, model: type[Report]) -> bytes:
    """Return the data of a file as the blank form has them, for one that is too oddly written."""
    held = entered_fields(name, before, model)
    if Path(name).suffix.lower() == ".json":
        raise _too_odd(name)
    return filled_yaml(held, model=model).encode()


def _with_all(held: dict[str, Any], values: Iterable[FieldValue]) -> dict[str, Any]:
    for each in values:
        inner = held
        for label in each.path[:-1]:
            inner = inner.setdefault(label, {})
        inner[each.path[-1]] = each.value
    return held


def _read(name: str, text: str, *, is_json: bool) -> Mapping[str, Any]:
    """Return what a text says, read strictly: what has to be mended first has no sure places."""
    try:
        document = json_text.read(text) if is_json else yaml_text.read(text)
    except DataSyntaxError:
        raise _too_odd(name) from None
    if not isinstance(document.data, Mapping) or document.repeated:
        raise _too_odd(name)
    return document.data


def _too_odd(name: str) -> InputError:
    return InputError([Finding(codes.D01, "error", "", name, _TOO_ODD, _TIDY)])


def _canonical(node: FieldNode, value: Any) -> Any:
    """Return data with the form's own spelling of each label."""
    if isinstance(value, Mapping):
        fields = node.fields or {}
        found = {}
        for key, inner in value.items():
            field = fields.get(name_of(str(key)))
            label = str(key) if field is None or node.kind == "mapping" else field.label
            found[label] = _canonical(field or FieldNode(label, "text"), inner)
        return found
    if isinstance(value, list):
        element = node.element or FieldNode("", "text")
        return [_canonical(element, item) for item in value]
    return value


def _put(node: FieldNode, held: Any, path: tuple[str, ...], value: Any) -> Any:
    """Return data with another value at some labels; one that is emptied keeps its key."""
    label, rest = path[0], path[1:]
    inner = dict(held) if isinstance(held, Mapping) else {}
    if held not in EMPTY and not isinstance(held, Mapping) and node.group is not None:
        inner = dict(node.group.from_text(held) or {})
    field = (node.fields or {}).get(name_of(label)) or FieldNode(label, "text")
    if rest:
        inner[label] = _put(field, inner.get(label), rest, value)
        return inner
    value = filled(value)
    if value not in EMPTY:
        inner[label] = value
    elif label in inner:
        inner[label] = None
    return inner


def filled(value: Any) -> Any:
    """Return a value without what was not filled in inside it."""
    if isinstance(value, Mapping):
        pairs = ((key, filled(inner)) for key, inner in value.items())
        return {key: inner for key, inner in pairs if inner not in EMPTY}
    if isinstance(value, list):
        return [inner for each in value if (inner := filled(each)) not in EMPTY]
    return value


def _says(name: str, text: str, node: FieldNode, merged: Any, *, is_json: bool) -> bool:
    """Return whether a text, read again, says what it should."""
    try:
        read = _read(name, decode(text.encode(), MARKERS), is_json=is_json)
    except (InputError, DecodingError, UnicodeEncodeError):
        return False
    return bool(filled(shape(node, read)) == filled(shape(node, merged)))
