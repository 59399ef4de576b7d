"""Names in annexes that are those of 部门概况 where none are given: they go on following them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.model.report import ANNEXES

if TYPE_CHECKING:
    from collections.abc import Iterator

_OVERVIEW, _WHOLE, _PROJECTS = "部门概况", "整体自评表", "项目自评表"
_OF_WHOLE = (("预算部门（单位）名称", "单位名称"),)
_OF_PROJECT = (("主管部门", "主管部门"), ("实施单位", "单位名称"))


def let_names_follow(merged: dict[str, Any], held: dict[str, Any]) -> None:
    """Take a name out that the data ``held`` did not give, and that is the one of 部门概况."""
    given = _group(merged, _OVERVIEW)
    for sheet, before, names in _sheets(_group(merged, ANNEXES), _group(held, ANNEXES)):
        for label, followed in names:
            if label not in before and sheet.get(label) == given.get(followed):
                sheet.pop(label, None)


def _sheets(
    now: dict[str, Any], before: dict[str, Any]
) -> Iterator[tuple[dict[str, Any], dict[str, Any], tuple[tuple[str, str], ...]]]:
    """Return the annexes with names as they are and were, and which names those are."""
    yield _group(now, _WHOLE), _group(before, _WHOLE), _OF_WHOLE
    projects, were = now.get(_PROJECTS) or [], before.get(_PROJECTS) or []
    if len(projects) == len(were):
        for each, was in zip(projects, were, strict=True):
            yield each, was, _OF_PROJECT


def _group(data: dict[str, Any], label: str) -> dict[str, Any]:
    held = data.get(label)
    return held if isinstance(held, dict) else {}
