"""A county's roster: a row for each unit, a column for each figure and short field of the form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportgen.formats.excel.form_layout import plain_label
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.messages import nearest
from reportgen.model.report import ANNEXES, Report
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reportgen.findings import Path
    from reportgen.forms.settings_values import FormSettings

_TOTAL = "合计"

ROSTER, TEXTS = "名册", "文字"
"""The sheet with a row for each unit, and the one with their long texts."""

UNIT, FIELD, TITLE, CONTENT = "单位名称", "栏目", "标题", "内容"
POINTS, REFERENCES = "要点", "对应问题"
TEXT_COLUMNS = (UNIT, FIELD, TITLE, CONTENT, REFERENCES)
"""The columns of the sheet of long texts."""

NUMBER, SOURCE = "序号", "文字来源"
"""Columns that are no fields; 文字来源 has the path of a file that long texts are taken from."""

STATUS, ERRORS, WARNINGS, MISSING, REMARK, FILE, DIGEST = (
    *("状态", "错误", "警告", "缺少的栏目", "收集说明", "来源文件", "来源校验"),
)
STATUS_COLUMNS = (STATUS, ERRORS, WARNINGS, MISSING, REMARK, FILE, DIGEST)
"""Columns in which ``collect`` tells what it has read."""

TWICE = "重复"
"""状态 of a row of a unit that another row has already."""


class RosterColumn(NamedTuple):
    """A column of a field: its path by labels, and the field."""

    path: Path
    node: FieldNode

    @property
    def group(self) -> str:
        """The label of the group that the field stands in."""
        return str(self.path[-2]) if len(self.path) > 1 else ""


@lru_cache(maxsize=8)
def roster_columns(model: type[Report] = Report) -> tuple[RosterColumn, ...]:
    """Return the columns of the form, in its order."""
    return tuple(_columns(field_tree(model), ()))


def _columns(node: FieldNode, path: Path) -> Iterator[RosterColumn]:
    for inner in (node.fields or {}).values():
        here = (*path, inner.label)
        if inner.label == ANNEXES or inner.kind == "mapping" or inner.element is not None:
            continue
        if inner.fields is None:
            yield RosterColumn(here, inner)
        else:
            yield from _columns(inner, here)


@lru_cache(maxsize=8)
def text_fields(model: type[Report] = Report) -> dict[str, RosterColumn]:
    """Return what stands on the sheet of long texts, by plain name: lists, and texts by keys."""
    return {plain_label(text_name(each, model)): each for each in _all_texts(model)}


def text_name(column: RosterColumn, model: type[Report] = Report) -> str:
    """Return what a list is called on the sheet of long texts: its label, and what tells it."""
    labels = [*map(str, column.path)]
    paths = [[*map(str, each.path)] for each in _all_texts(model)]
    short = next(at for at in range(1, len(labels) + 1) if _are_one(paths, labels[-at:]))
    return ".".join(labels[-short:])


def _are_one(paths: list[list[str]], ending: list[str]) -> bool:
    return sum(path[-len(ending) :] == ending for path in paths) == 1


@lru_cache(maxsize=8)
def _all_texts(model: type[Report]) -> tuple[RosterColumn, ...]:
    return tuple(_lists(field_tree(model), ()))


def _lists(node: FieldNode, path: Path) -> Iterator[RosterColumn]:
    for inner in (node.fields or {}).values():
        here = (*path, inner.label)
        if inner.label == ANNEXES:
            continue
        if inner.element is not None or inner.kind == "mapping":
            yield RosterColumn(here, inner)
        elif inner.fields is not None:
            yield from _lists(inner, here)


def beyond_roster(data: Mapping[str, Any], model: type[Report] = Report) -> list[Path]:
    """Return the paths of what data have and a roster has no place for, such as 附件."""
    held = {each.path for each in (*roster_columns(model), *_all_texts(model))}
    # A total alone may stand for its group.
    held |= {path[:-1] for path in held if path[-1] == _TOTAL}
    return list(_beyond(data, (), held))


def _beyond(data: Mapping[str, Any], path: Path, held: set[Path]) -> Iterator[Path]:
    for label, value in data.items():
        here = (*path, label)
        is_group = isinstance(value, dict)
        if here in held and not (is_group and any(each[:-1] == here for each in held)):
            continue
        if is_group and any(each[: len(here)] == here for each in held):
            yield from _beyond(value, here, held)
        elif value not in (None, "", [], {}):
            yield here


class RosterForm(NamedTuple):
    """What a roster is read by: the model of its reports, and which label a heading stands for.

    ``renamed`` has the plain headings that a county has of its own.
    """

    model: type[Report] = Report
    renamed: Mapping[str, str] = {}

    def label(self, heading: str) -> str:
        """Return the label, or the path of labels, that a heading stands for."""
        return self.renamed.get(plain_label(heading), heading)


USUAL_FORM = RosterForm()


def roster_form(settings: FormSettings, renamed: Mapping[str, str] | None = None) -> RosterForm:
    """Return what a roster is read by, with the other wordings of a form and those asked for."""
    others = {
        plain_label(each): label for label, each_of in settings.wordings.items() for each in each_of
    }
    asked = {plain_label(heading): label for heading, label in (renamed or {}).items()}
    return RosterForm(settings.model, {**others, **asked})


def column_for(label: str, group: str, model: type[Report] = Report) -> RosterColumn | None:
    """Return the column that a heading stands for; None where it is none, or of several.

    ``group`` is the heading above it; a total may also be headed by the name of its group.
    """
    columns = roster_columns(model)
    plain, above = plain_label(label), plain_label(group)
    named = [each for each in columns if plain_label(each.node.label) == plain]
    if len(named) > 1 and above:
        named = [each for each in named if plain_label(each.group) == above] or named
    if not named:
        named = [
            each
            for each in columns
            if each.node.label == _TOTAL and plain_label(each.group) == plain
        ]
    return named[0] if len(named) == 1 else None


def with_meant(heading: str, given: Collection[RosterColumn], model: type[Report] = Report) -> str:
    """Return a heading that is of no field, with the field without a column that it may be."""
    free = [each.node.label for each in roster_columns(model) if each not in given]
    close = nearest(plain_label(heading), free)
    return f"“{heading}”（是不是“{close}”？）" if close else f"“{heading}”"
