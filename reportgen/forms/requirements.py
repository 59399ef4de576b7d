"""What a form requires of a report beyond what every report has.

The template itself says it, where it prints the field: ``{{ 落款日期|必填 }}``, or
``{%p for 段 in 预算收支.说明|必填 %}`` for a list. Wherever the mark stands in the template, also
inside an if, a report without the field can't be printed with that form. A field of a loop's
variable, such as ``{{ 措施.内容|必填 }}``, is required of each item. 0 is a value; an empty text,
an empty list and a group without any value are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.engine.name_schema import EACH
from reportgen.findings import Finding, path_text
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.filling_in import how_to_fill
from reportgen.model.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.findings import Path
    from reportgen.forms.report_language import FieldGroup
    from reportgen.model.places import Places


def missing(
    required: Iterable[Path],
    context: FieldGroup,
    places: Places,
    form: str,
    model: type[Report] = Report,
) -> list[Finding]:
    """Return a finding for each required field that a report, as templates see it, does not have.

    ``form`` is the template's name, ``model`` that of its reports. Each finding has the field's
    path, the place of the nearest group around it in the data file, and what to add there.
    """
    found: list[Finding] = []
    for path in required:
        for lacking in _lacking(path, context, ()):
            labels, node = _labelled(lacking, model)
            message = f"表样“{form}”要有“{node.label}”，数据里没有"
            advice = how_to_fill(labels, node, places, form)
            field, place = path_text(labels), places.locate(labels)
            found.append(Finding(codes.C03, "error", field, place, message, advice))
    return found


def _lacking(path: Path, value: Any, before: Path) -> Iterator[Path]:
    """Return the path of each place where a value is required and there is none."""
    if not path:
        if value is None or (not value and not isinstance(value, int)):
            yield before
    elif path[0] == EACH:
        for at, item in enumerate(value):
            yield from _lacking(path[1:], item, (*before, at))
    else:
        yield from _lacking(path[1:], value[path[0]], (*before, path[0]))


def _labelled(path: Path, model: type[Report]) -> tuple[Path, FieldNode]:
    """Return a path by the form's labels, and the field it leads to."""
    node, labels = field_tree(model), list[str | int]()
    for step in path:
        inner = node.element if isinstance(step, int) else (node.fields or {}).get(step)
        if inner is None:
            raise KeyError(step)
        node = inner
        labels.append(step if isinstance(step, int) else node.label)
    return tuple(labels), node
