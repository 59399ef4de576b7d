"""Fields that one county's form has beside those of every report: a model that takes them too."""

from __future__ import annotations

import copyreg
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from reportgen.labels import name_of
from reportgen.model.annexes.annex_values import Percent
from reportgen.model.base import FieldNode, FormModel, field_tree
from reportgen.model.declared_group import FormMeta
from reportgen.model.declaring import After, Before, Field, FieldError
from reportgen.model.field_role import FieldRole
from reportgen.model.figures import Amount
from reportgen.model.report import ANNEXES, Report
from reportgen.model.values import Day, Headcount, Paragraphs, Text
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.model.field_role import Draft

CHOICE = "选项"
TYPES: dict[str, Any] = {
    "文字": Text,
    "金额": Amount,
    "人数": Headcount,
    "日期": Day,
    "比率": Percent,
    CHOICE: Text,
    "列表": Paragraphs,
}
"""What an added field may be, by the words of 表样.yaml."""


class AddedField(NamedTuple):
    """A field that a form adds: the labels of the group it stands in, none for the outermost.

    ``kind`` is one of ``TYPES``, ``choices`` what a 选项 may be; ``public`` tells whether it is
    published with the report, so that no personal number may stand in it.
    """

    group: tuple[str, ...]
    label: str
    kind: str = "文字"
    required: bool = False
    description: str = ""
    example: str = ""
    public: bool = True
    choices: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The labels that lead to it."""
        return (*self.group, self.label)

    @property
    def name(self) -> str:
        """What templates call it."""
        return name_of(self.label)


def group_at(labels: Iterable[str]) -> FieldNode | None:
    """Return the group of the report at some labels; None where none is that may have more."""
    node = field_tree(Report)
    for label in labels:
        inner = (node.fields or {}).get(name_of(label))
        if inner is None or inner.kind != "group" or inner.label == ANNEXES:
            return None
        node = inner
    return None if node.group is None or node.group.SUMMED or node.group.ITEMS else node


def groups_named(label: str = "") -> list[tuple[str, ...]]:
    """Return the paths of the groups that may have more, all of them or those of one label."""
    found: list[tuple[str, ...]] = []

    def walk(node: FieldNode, path: tuple[str, ...]) -> None:
        for inner in (node.fields or {}).values():
            here = (*path, inner.label)
            if inner.kind == "group" and inner.label != ANNEXES:
                if group_at(here) is not None and label in ("", inner.label):
                    found.append(here)
                walk(inner, here)

    walk(field_tree(Report), ())
    return found


@dataclass(frozen=True, slots=True)
class Choices:
    """Takes one of some words, and no other text."""

    words: tuple[str, ...]

    def __call__(self, text: str) -> str:
        """Return the text; raises FieldError for one that is no choice."""
        if text not in self.words:
            shown = "、".join(f"'{each}'" for each in self.words)
            raise FieldError("literal_error", "not a choice", {"expected": shown})
        return text


def _nothing(entered: object) -> object:
    return None if isinstance(entered, str) and not entered.strip() else entered


_EXAMPLES = {"金额": "0万元", "人数": "1", "日期": "2025年4月8日", "比率": "100%"}


def _example(added: AddedField) -> str:
    return added.choices[0] if added.choices else _EXAMPLES.get(added.kind, added.label)


def _definition(added: AddedField) -> tuple[Any, Any]:
    kind = TYPES[added.kind]
    if added.kind == CHOICE:
        kind = Annotated[kind, After(Choices(added.choices))]
    draft: Draft | None = "emptied" if added.kind in (CHOICE, "日期") else None
    dated = added.kind == "日期"
    role = FieldRole(is_public=added.public, draft=draft, is_prose=not dated)
    about: dict[str, Any] = {
        "alias": added.label,
        "description": added.description or added.label,
        "examples": [added.example or _example(added)],
        "json_schema_extra": {"可公开": added.public},
    }
    if added.required:
        return Annotated[kind, role], Field(**about)
    if added.kind == "列表":
        return Annotated[kind, role], Field(default_factory=list, **about)
    return Annotated[kind | None, Before(_nothing), role], Field(None, **about)


@cache
def extended(added: tuple[AddedField, ...]) -> type[Report]:
    """Return the model of a report that has some more fields; ``Report`` itself for none."""
    return Report if not added else _extended(Report, (), added)


def _extended(model: type[Any], at: tuple[str, ...], added: tuple[AddedField, ...]) -> Any:
    own: dict[str, Any] = {each.name: _definition(each) for each in added if each.group == at}
    for attribute, info in model.model_fields.items():
        inner = (*at, info.alias or attribute)
        if not any(each.group[: len(inner)] == inner for each in added):
            continue
        node = group_at(inner)
        if node is None or node.group is None:
            continue
        group = _extended(node.group, inner, added)
        known: dict[str, Any] = {
            "alias": info.alias,
            "description": info.description,
            "examples": info.examples,
        }
        must = any(each.required and each.group[: len(inner)] == inner for each in added)
        if info.is_required() or must:
            own[attribute] = (group, Field(**known))
        else:
            own[attribute] = (group | None, Field(None, **known))
    made = _made(model, own)
    _ORIGINS[made] = (at, added)
    return made


def _made(model: type[Any], own: dict[str, Any]) -> Any:
    body: dict[str, Any] = {
        "__doc__": model.__doc__,
        "__module__": model.__module__,
        "__annotations__": {name: annotation for name, (annotation, _) in own.items()},
    }
    fields = {name: field for name, (_, field) in own.items()}
    return FormMeta(model.__name__, (model,), {**body, **fields})


_ORIGINS: dict[type[FormModel], tuple[tuple[str, ...], tuple[AddedField, ...]]] = {}
"""Where in the report each model stands that was made, and the fields it was made for."""


def added_in(model: type[FormModel]) -> tuple[AddedField, ...]:
    """Return the fields that a model of reports was made for; none for ``Report`` itself."""
    return _ORIGINS[model][1] if model in _ORIGINS else ()


def _made_for(at: tuple[str, ...], added: tuple[AddedField, ...]) -> type[FormModel]:
    """Return the model that ``extended`` made for a group, to unpickle what is one."""
    node = field_tree(extended(added))
    for label in at:
        node = (node.fields or {})[name_of(label)]
    if node.group is None:
        raise KeyError(at)
    return node.group


def _reduce(model: type[Any]) -> Any:
    return (_made_for, _ORIGINS[model]) if model in _ORIGINS else model.__qualname__


copyreg.pickle(FormMeta, _reduce)
