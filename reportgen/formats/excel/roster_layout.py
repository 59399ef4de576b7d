"""A county's roster: a row for each unit, a column for each figure and short field of the form."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reportgen.formats.excel.form_layout import plain_label
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.messages import nearest
from reportgen.model.report import ANNEXES, Report
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from reportgen.findings import Path
    from reportgen.forms.settings_values import FormSettings

ROSTER, TEXTS = "名册", "文字"
"""The sheet with a row for each unit, and the one with their long texts."""

UNIT, FIELD, TITLE, CONTENT = "单位名称", "栏目", "标题", "内容"
NUMBER, SOURCE = "序号", "文字来源"
"""Columns that are no fields; 文字来源 has the path of a file that long texts are taken from."""

STATUS, ERRORS, WARNINGS, MISSING, FILE, DIGEST = (
    *("状态", "错误", "警告", "缺少的栏目", "来源文件", "来源校验"),
)
STATUS_COLUMNS = (STATUS, ERRORS, WARNINGS, MISSING, FILE, DIGEST)
"""Columns in which ``collect`` tells what it has read."""


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
    """Return the lists of the form, which stand on a sheet of their own, by plain label."""
    return {plain_label(str(each.path[-1])): each for each in _lists(field_tree(model), ())}


def _lists(node: FieldNode, path: Path) -> Iterator[RosterColumn]:
    for inner in (node.fields or {}).values():
        here = (*path, inner.label)
        if inner.label == ANNEXES:
            continue
        if inner.element is not None:
            yield RosterColumn(here, inner)
        elif inner.fields is not None:
            yield from _lists(inner, here)


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
            if each.node.label == "合计" and plain_label(each.group) == plain
        ]
    return named[0] if len(named) == 1 else None


def with_meant(heading: str, given: Collection[RosterColumn], model: type[Report] = Report) -> str:
    """Return a heading that is of no field, with the field without a column that it may be."""
    free = [each.node.label for each in roster_columns(model) if each not in given]
    close = nearest(plain_label(heading), free)
    return f"“{heading}”（是不是“{close}”？）" if close else f"“{heading}”"
