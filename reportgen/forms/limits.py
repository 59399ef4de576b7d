"""How many items, or characters, a form lets a field have: 条数 and 字数 of its 表样.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.findings import Finding, path_text
from reportgen.model.base import FormModel, field_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.findings import Path
    from reportgen.forms.settings_values import FormSettings, Limit
    from reportgen.model.report import Report


def beyond_limits(report: Report, settings: FormSettings) -> list[Finding]:
    """Return a finding for each field that has more or fewer items or characters than it may."""
    if not settings.counts and not settings.lengths:
        return []
    found: list[Finding] = []
    for path, value in _fields(report, ()):
        counted = len(value) if isinstance(value, list) else None
        words = [value] if isinstance(value, str) else value
        texts = [each for each in words if isinstance(each, str)]
        length = sum(map(len, texts)) if len(texts) == len(words) else None
        for limits, size, unit in (
            (settings.counts, counted, "条"),
            (settings.lengths, length, "字"),
        ):
            limit = _limit(limits, path)
            if limit is None or size is None or limit.least <= size <= limit.most:
                continue
            allowed = f"{limit.least}到{limit.most}" if limit.least else f"不超过{limit.most}"
            message = f"“{path[-1]}”有{size}{unit}，表样规定{allowed}{unit}"
            advice = "删减一些" if size > limit.most else "补写一些"
            where = report.places.locate(path)
            found.append(Finding(codes.M15, "warning", path_text(path), where, message, advice))
    return found


def _limit(limits: Mapping[str, Limit], path: Path) -> Limit | None:
    labels = [each for each in path if isinstance(each, str)]
    return limits.get(".".join(labels)) or limits.get(labels[-1])


def _fields(model: FormModel, path: Path) -> Iterator[tuple[Path, str | list[Any]]]:
    """Return path and value of each text and list, from the outermost inwards."""
    for node in (field_tree(type(model)).fields or {}).values():
        value, inner = getattr(model, node.attribute), (*path, node.label)
        if isinstance(value, FormModel):
            yield from _fields(value, inner)
        elif isinstance(value, (str, list)):
            yield inner, value
        for at, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, FormModel):
                yield from _fields(item, (*inner, at))
