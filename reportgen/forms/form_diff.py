"""What a new year's form prints otherwise than the old one, and which data is not enough for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.engine.part_kinds import PROPERTIES
from reportgen.engine.tags import has_tags
from reportgen.findings import Finding, path_text
from reportgen.forms.field_paths import EACH
from reportgen.forms.form_settings import form_settings
from reportgen.forms.form_templates import compile_template
from reportgen.forms.lint.tagged_parts import parts_of
from reportgen.forms.printed_paths import label_of, node_at, uses_of
from reportgen.forms.template_members import read_template
from reportgen.labels import name_of
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reportgen.forms.field_paths import Names
    from reportgen.forms.lint.tagged_parts import TaggedPart
    from reportgen.model.report import Report

_PARAGRAPH = re.compile(r" ?第\d+段$")
_CELL = re.compile(r"(?P<row>.*表\d+ 第\d+行) 第(?P<column>\d+)列 第\d+段")
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)\s*(.+)")
_LONGEST = 20


class _Spot(NamedTuple):
    """Where a field is printed: beside which label or below which heading, and in words.

    ``key`` stays the same when rows or chapters before it come or go.
    """

    key: str
    shown: str


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
        if self.before == self.after:
            return f"改了旁边的字：{self.field}（{self.after}）"
        return f"挪动：{self.field}（{self.before}→{self.after}）"


def differences(old: Path, new: Path) -> list[Difference]:
    """Return the fields that are added, then those dropped, then those that moved.

    A field of a table has moved when another label stands beside it, one of the text when it is
    below another heading, or in another part such as a header; a row or chapter more before it
    moves nothing. Raises TemplateError for a template with mistakes: what it prints can't be told.
    """
    before, after = _places(old), _places(new)
    was, now = form_settings(old).model, form_settings(new).model
    added = [
        Difference(label_of(path, now), "", spot.shown)
        for path, spot in after.items()
        if path not in before
    ]
    dropped = [
        Difference(label_of(path, was), spot.shown, "")
        for path, spot in before.items()
        if path not in after
    ]
    moved = [
        Difference(label_of(path, now), before[path].shown, spot.shown)
        for path, spot in after.items()
        if path in before and before[path].key != spot.key
    ]
    return [*added, *dropped, *moved]


def needed(template: Path) -> list[Names]:
    """Return the fields that a form prints and data should have, by placeholder names.

    What ``列举`` prints may be left out: it takes the punctuation with it. Raises TemplateError
    for a template with mistakes.
    """
    return list(_places(template, listed=False))


def lacking(report: Report, fields: Iterable[Names], template: Path) -> list[Finding]:
    """Return a finding for each of the fields ``needed`` by a template that a report lacks.

    What several items of a list lack is one finding, with the place of the first.
    """
    model = form_settings(template).model
    given = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    found = []
    for names in fields:
        if missing := list(_missing(given, names, (), model)):
            path = missing[0]
            message = f"新表样要印“{path[-1]}”，数据里没有"
            message += f"（从这里起一共{len(missing)}处）" if len(missing) > 1 else ""
            where = report.places.locate(path)
            found.append(
                Finding(codes.M09, "warning", path_text(path), where, message, "有这项的补上")
            )
    return found


def _missing(
    value: Any, names: Names, path: tuple[str | int, ...], model: type[Report], at: int = 0
) -> Iterator[tuple[str | int, ...]]:
    """Return where the path of a printed field ends before its value."""
    if at == len(names):
        if value in ("", None):
            yield path
        return
    if names[at] == EACH:
        for number, item in enumerate(value if isinstance(value, list) else ()):
            yield from _missing(item, names, (*path, number), model, at + 1)
        return
    node = node_at(names[: at + 1], model)
    if node is None or not isinstance(value, Mapping):
        return
    inner = next((v for key, v in value.items() if name_of(str(key)) == names[at]), None)
    total_of_parts = node.label == "合计" and any(v is not None for v in value.values())
    if inner is not None:
        yield from _missing(inner, names, (*path, node.label), model, at + 1)
    elif not total_of_parts:
        yield (*path, node.label)


def _places(template: Path, *, listed: bool = True) -> dict[Names, _Spot]:
    """Return where each field is first printed; properties do not count.

    Without ``listed``, only those that are printed by themselves and not by ``列举``.
    """
    compile_template(template)  # refuses a template with mistakes
    members, _ = read_template(template)
    model = form_settings(template).model
    parts = [part for part in parts_of(members, model) if part.kind != PROPERTIES]
    spots = {place: spot for part in parts for place, spot in _spots(part)}
    found: dict[Names, _Spot] = {}
    for use in uses_of((each for part in parts for each in part.printed), model):
        if listed or not use.listed:
            found.setdefault(use.path, spots[use.place])
    return found


def _spots(part: TaggedPart) -> Iterator[tuple[str, _Spot]]:
    """Return the spot of each paragraph of a part."""
    labels = _labels(part)
    heading = shown_heading = ""
    for place, text in part.texts:
        shown = _PARAGRAPH.sub("", place) or "正文"
        if (cell := _CELL.fullmatch(place)) is not None:
            columns = labels.get(cell["row"], {})
            before = [name for at, name in columns.items() if at < int(cell["column"])]
            yield place, _Spot(f"{part.kind}|{before[-1]}" if before else shown, shown)
            continue
        if (match := _HEADING.fullmatch(text)) is not None and not has_tags(match[1]):
            heading = match[1].strip()
            shown_heading = text.strip()[:_LONGEST]
        below = f"“{shown_heading}”下" if heading else shown
        yield place, _Spot(f"{part.kind}|{heading}" if heading else shown, below)


def _labels(part: TaggedPart) -> dict[str, dict[int, str]]:
    """Return the words of the cells without tags, by their row's place and their column."""
    cells: dict[tuple[str, int], list[str]] = {}
    for place, text in part.texts:
        if (cell := _CELL.fullmatch(place)) is not None:
            cells.setdefault((cell["row"], int(cell["column"])), []).append(text)
    found: dict[str, dict[int, str]] = {}
    for (row, column), texts in cells.items():
        words = "".join("".join(texts).split())
        if words and not has_tags(words):
            found.setdefault(row, {})[column] = words
    return found
