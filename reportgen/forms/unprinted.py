"""What a report has and the paper of its form will not show.

A form prints the fields that its template has tags for, and no others. What is given for one that
it has not would vanish from the file without a word; so it is told, each group or list of which
nothing is printed once. A sum stands for its parts, and all of the parts for their sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.findings import Finding, path_text
from reportgen.forms.field_paths import EACH
from reportgen.model.base import FieldNode, FormModel, amount_of, field_tree
from reportgen.model.report import ANNEXES
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reportgen.forms.field_paths import Names
    from reportgen.model.report import Report

Labels = tuple[str, ...]

_TOTAL, _TOTAL_LABEL = "total", "合计"
"""What the sum of a group is called: in Python, and on the form."""

_WHOLE_ANNEX = 2
"""How long the path of an annex is: below 附件."""


class Gap(NamedTuple):
    """A field that a form does not print, or that has such fields: attribute, label, and those.

    ``inside`` is empty for one of which nothing is printed. ``is_total`` is the sum itself, where
    the parts alone are printed.
    """

    attribute: str
    label: str
    inside: tuple[Gap, ...] = ()
    is_total: bool = False


def gaps_of(model: type[Report], printed: Collection[Names]) -> tuple[Gap, ...]:
    """Return what a form does not print that has tags for the fields at the ``printed`` paths."""
    return tuple(_gaps(field_tree(model), (), frozenset(printed), _groups_of(printed)))


def _groups_of(printed: Collection[Names]) -> frozenset[Names]:
    """Return the paths of the groups and lists of which something is printed."""
    return frozenset(path[:end] for path in printed for end in range(1, len(path)))


def _gaps(
    node: FieldNode, path: Names, printed: frozenset[Names], groups: frozenset[Names]
) -> Iterator[Gap]:
    group = node.group
    is_sum = group is not None and group.SUMMED
    figures = (_TOTAL, *group.ITEMS) if group is not None and is_sum else ()
    if printed.isdisjoint((path, (*path, _TOTAL_LABEL))):
        figures = ()  # else the sum says what its parts do
    for name, field in (node.fields or {}).items():
        here = (*path, name)
        if not field.role.is_printed or field.attribute in figures:
            continue
        if here in groups or (here in printed and field.group is not None):
            yield from _inside(field, here, printed, groups)
        elif here not in printed:
            yield Gap(field.attribute, field.label, (), is_sum and field.attribute == _TOTAL)


def _inside(
    field: FieldNode, path: Names, printed: frozenset[Names], groups: frozenset[Names]
) -> Iterator[Gap]:
    """Return a field with what is not printed of it, if there is any such thing."""
    if field.element is not None:
        inside = tuple(_gaps(field.element, (*path, EACH), printed, groups))
    else:
        inside = tuple(_gaps(field, path, printed, groups))
    if inside:
        yield Gap(field.attribute, field.label, inside)


def _given(gaps: tuple[Gap, ...], group: FormModel, path: Labels) -> Iterator[Labels]:
    """Return the paths, by labels, of what a group has and its form does not print."""
    held, told = group.__dict__, group.model_fields_set
    for gap in gaps:
        value: Any = held.get(gap.attribute)
        if gap.attribute not in told or not _is_given(value):
            continue
        here = (*path, gap.label)
        if gap.inside:
            for each in value if isinstance(value, list) else [value]:
                yield from _given(gap.inside, each, here)
        elif not (gap.is_total and any(held.get(item) is not None for item in group.ITEMS)):
            yield here


def _is_given(value: object) -> bool:
    """Return whether there is anything in a field: 0 is something, an empty text is not."""
    if not isinstance(value, FormModel):
        return value is not None and value not in ("", [])
    if amount_of(value) is not None:
        return True
    return any(_is_given(value.__dict__[name]) for name in value.model_fields_set)


def unprinted_findings(report: Report, gaps: tuple[Gap, ...], form: str) -> list[Finding]:
    """Return what a report has and the form of that name does not print: annexes, then fields."""
    annexes: list[Labels] = []
    fields: list[Labels] = []
    for path in dict.fromkeys(_given(gaps, report, ())):
        if path == (ANNEXES,) and report.annexes is not None:
            annexes += [(ANNEXES, label) for label in _labels_given(report.annexes)]
        else:
            is_annex = path[0] == ANNEXES and len(path) == _WHOLE_ANNEX
            (annexes if is_annex else fields).append(path)
    found: list[Finding] = []
    if annexes:
        names = "、".join(label for _, label in annexes)
        message = f"数据里有附件（{names}），表样“{form}”不印，生成的文件里没有"
        advice = "附件另外附上，或换一份印附件的表样"
        found.append(_finding(report, ANNEXES, annexes[0], message, advice))
    if fields:
        names = "、".join(map(path_text, fields))
        message = f"表样“{form}”没有地方印，填了也不在生成的文件里：{names}"
        advice = "要报的，在表样里补上这些栏目，或换一份有这些栏目的表样；不用报的不管"
        found.append(_finding(report, path_text(fields[0]), fields[0], message, advice))
    return found


def _labels_given(group: FormModel) -> Iterator[str]:
    for node in (field_tree(type(group)).fields or {}).values():
        if getattr(group, node.attribute):
            yield node.label


def _finding(report: Report, path: str, at: Labels, message: str, advice: str) -> Finding:
    return Finding(codes.M10, "info", path, report.places.locate(at), message, advice)
