"""Data by the form's labels as a YAML file with the comments of the blank form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen.findings import path_text, shown
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.findings import Path
    from reportgen.formats.blank_yaml import Filling

_LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def filled_yaml(data: Mapping[str, Any], about: Iterable[str] = ()) -> str:
    """Return data as the form in YAML; fields without a value are left to fill in.

    The data need not be valid. What is in no field of the form, or is of another shape than its
    field, stands at the end in comments. ``about`` is said in the head, line by line.
    """
    from reportgen.formats.blank_yaml import form_yaml
    from reportgen.model.report import Report

    odd: list[str] = []
    filling = _group(field_tree(Report), data, (), odd)
    text = form_yaml(filling, "".join(f"# {line}".rstrip() + "\n" for line in about))
    if not odd:
        return text
    return "\n".join(
        (text, "# 下面的内容在表上没有对应的栏目：", *(f"# {line}" for line in odd), "")
    )


def entry_text(value: object) -> str:
    """Write one value as it may stand behind a label."""
    from reportgen.plaindata.scalars import block_scalar, double_quoted

    text = str(value)
    one_line = not any(char in text for char in _LINE_BREAKS)
    return block_scalar(text) if one_line else double_quoted(text)


def _group(
    node: FieldNode, data: Mapping[Any, Any], path: Path, odd: list[str]
) -> dict[str, Filling]:
    filling: dict[str, Filling] = {}
    for key, value in data.items():
        field = (node.fields or {}).get(name_of(str(key)))
        inner = (*path, str(key) if field is None else field.label)
        filled = None
        if field is not None and field.label not in filling:
            filled = _filled(field, value, inner, odd)
        if filled is not None and field is not None:
            filling[field.label] = filled
        elif value not in (None, "", [], {}):
            odd.append(f"{path_text(inner)}：{shown(str(value))}")
    return filling


def _filled(node: FieldNode, value: Any, path: Path, odd: list[str]) -> Filling | None:
    """Return what stands in a field; None when it has no value, or one of another shape."""
    from reportgen.formats.blank_yaml import YamlEntry

    if node.element is not None and value in ([], ()):
        return YamlEntry("[]")  # nothing is what it says
    if value in (None, "", {}):
        return None
    if node.kind == "mapping":
        if not isinstance(value, Mapping):
            return None
        return {entry_text(key): YamlEntry(entry_text(inner)) for key, inner in value.items()}
    if node.element is not None:
        items = value if isinstance(value, (list, tuple)) else [value]
        found = (_filled(node.element, item, (*path, at), odd) for at, item in enumerate(items))
        return [each for each in found if each is not None]
    if node.group is not None:
        group = value if isinstance(value, Mapping) else node.group.from_text(value)
        return None if group is None else _group(node, group, path, odd)
    return None if isinstance(value, (Mapping, list, tuple)) else YamlEntry(entry_text(value))
