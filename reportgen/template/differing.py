"""What a new year's form prints otherwise than the old one, and which data is not enough for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from reportgen.errors import InputError
from reportgen.findings import Finding, path_text
from reportgen.model.base import name_of
from reportgen.template.checking.parts import PROPERTIES, parts_of
from reportgen.template.checking.printing import label_of, node_at, uses_of
from reportgen.template.compiled import compile_template, read_template
from reportgen.template.homes import EACH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.template.checking.printing import Path as Names

LACKING = "M09"
"""Rule code: data lacks a field that a form prints."""

_PARAGRAPH = re.compile(r" ?第\d+段$")


class Difference(NamedTuple):
    """A field that one form prints and the other does not, or in another place."""

    field: str
    before: str
    after: str

    def __str__(self) -> str:
        if not self.before:
            return f"新增：{self.field}（{self.after}）"
        if not self.after:
            return f"去掉：{self.field}（原在{self.before}）"
        return f"挪动：{self.field}（{self.before}→{self.after}）"


def differences(old: Path, new: Path) -> list[Difference]:
    """Give the fields that are added, then those dropped, then those in another cell.

    Outside tables, a field has moved when it stands in another part, such as a header. Raises
    TemplateError for a template with mistakes: what it prints can't be told.
    """
    before, after = _places(old), _places(new)
    added = [Difference(label_of(path), "", after[path]) for path in after if path not in before]
    dropped = [Difference(label_of(path), before[path], "") for path in before if path not in after]
    moved = [
        Difference(label_of(path), before[path], after[path])
        for path in after
        if path in before and before[path] != after[path]
    ]
    return [*added, *dropped, *moved]


def lacking(data: Path, template: Path) -> list[Finding]:
    """Give a finding for each field that a form prints and a data file does not have.

    What ``列举`` prints may be left out: it takes the punctuation with it.
    What keeps the file from being loaded is given instead. Raises TemplateError for a template
    with mistakes.
    """
    from reportgen.loading import load

    try:
        report = load(data)
    except InputError as error:
        return list(error.findings)
    given = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    found = []
    for names in _places(template, listed=False):
        for path in _missing(given, names, ()):
            message = f"新表样要印“{path[-1]}”，数据里没有"
            where = report.places.locate(path)
            found.append(
                Finding(LACKING, "warning", path_text(path), where, message, "有这项的补上")
            )
    return found


def _missing(
    value: Any, names: Names, path: tuple[str | int, ...], at: int = 0
) -> Iterator[tuple[str | int, ...]]:
    """Give where the path of a printed field ends before its value."""
    if at == len(names):
        if value in ("", None):
            yield path
        return
    if names[at] == EACH:
        for number, item in enumerate(value if isinstance(value, list) else ()):
            yield from _missing(item, names, (*path, number), at + 1)
        return
    node = node_at(names[: at + 1])
    if node is None or not isinstance(value, Mapping):
        return
    inner = next((v for key, v in value.items() if name_of(str(key)) == names[at]), None)
    total_of_parts = node.label == "合计" and any(v is not None for v in value.values())
    if inner is not None:
        yield from _missing(inner, names, (*path, node.label), at + 1)
    elif not total_of_parts:
        yield (*path, node.label)


def _places(template: Path, *, listed: bool = True) -> dict[Names, str]:
    """Give the cell, or part, where each field is first printed; properties do not count.

    Without ``listed``, only those that are printed by themselves and not by ``列举``.
    """
    compile_template(template)  # refuses a template with mistakes
    members, _ = read_template(template)
    parts = [part for part in parts_of(members) if part.kind != PROPERTIES]
    found: dict[Names, str] = {}
    for use in uses_of(parts):
        if listed or not use.listed:
            found.setdefault(use.path, _PARAGRAPH.sub("", use.place) or "正文")
    return found
