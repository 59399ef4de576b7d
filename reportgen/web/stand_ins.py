"""A report for looking at, of which not all is there yet: what is missing says so itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reportgen.editing.field_writing import shape
from reportgen.labels import name_of
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.group_reading import read_group
from reportgen.model.messages import missing_paths, wrong_paths
from reportgen.model.report import ANNEXES
from reportgen.model.value_readers import DataError
from reportgen.model.values import LAST_YEAR
from reportgen.web.calls import RefusedCallError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportgen.findings import Path
    from reportgen.model.report import Report

MISSING = "（未填）"
_AMOUNT = "87654321.09"
"""An amount that no report has: it holds the place of one that is missing, until it is shown."""

_NUMBER, _DAY = "7654321", f"{LAST_YEAR}年12月31日"
"""The same for numbers of other things, such as people, and for dates."""

_TOTAL = "合计"
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_NO_DIGITS = re.compile(r"^[\d.]+")
_TRIES = 12
_IN_ANNEX = 2
_WRONG = 400
_IN_EDGE = '(?:<span class="edge">{0}</span>|{0})'

Blanks = tuple[tuple[str, str], ...]
"""What stands for something that is missing, and what is shown in its place."""


def filled_report(
    data: Mapping[str, Any], model: type[Report], wanted: Iterable[Path] = ()
) -> tuple[Report, Blanks]:
    """Return a report with stand-ins for what data lack, and what to show in their places.

    ``wanted`` are paths by the form's labels that need a stand-in though no report must have them.
    """
    tree = field_tree(model)
    held: dict[str, Any] = shape(tree, data)
    for path in wanted:
        _mend(tree, held, path, is_wanted=True)
    blanks = {_AMOUNT: MISSING, _NUMBER: MISSING, _DAY: MISSING}
    for _ in range(_TRIES):
        try:
            report = read_group(model, _without_empty(held))
        except DataError as error:
            paths = {*missing_paths(error), *wrong_paths(error)}
            for path in sorted(paths, key=str, reverse=True):
                _mend(tree, held, path)
            if ("年度",) in paths:
                blanks[str(LAST_YEAR)] = "〔年度〕"
            continue
        return report, tuple(blanks.items())
    raise RefusedCallError(_WRONG, "还不能预览：先改好列出的错误")


def with_blanks(html: str, blanks: Iterable[tuple[str, str]]) -> str:
    """Return HTML in which the places of what is missing say so."""
    for held, shown in blanks:
        written = "".join(_IN_EDGE.format(re.escape(each)) for each in held)
        html = re.sub(written, shown, html)
    return html


def _mend(tree: FieldNode, held: dict[str, Any], path: Path, *, is_wanted: bool = False) -> None:
    """Put a stand-in at a path, or take out what is wrong there and need not be."""
    if path[:1] == (ANNEXES,):
        # A table of the annexes is shown once it is whole: its rates would be false.
        annexes = held.get(ANNEXES)
        if isinstance(annexes, dict):
            annexes.pop(str(path[1]) if len(path) >= _IN_ANNEX else "", None)
        if len(path) < _IN_ANNEX or not annexes:
            held.pop(ANNEXES, None)
        return
    node: FieldNode = tree
    inner: Any = held
    for at, step in enumerate(path):
        is_last = at == len(path) - 1
        field = node.element if isinstance(step, int) else (node.fields or {}).get(name_of(step))
        if field is None:
            if isinstance(inner, dict):
                inner.pop(str(step), None)
            return
        key = step if isinstance(step, int) else field.label
        if is_last:
            _put(field, inner, key, is_wanted=is_wanted)
            return
        found = inner[key] if isinstance(step, int) and step < len(inner) else None
        if isinstance(inner, dict):
            found = inner.get(str(key))
        if not isinstance(found, (dict, list)):
            _put(field, inner, key, is_wanted=is_wanted)
            found = inner.get(str(key)) if is_wanted and isinstance(inner, dict) else None
            if not isinstance(found, (dict, list)):
                return
        node, inner = field, found


def _put(field: FieldNode, inner: Any, key: Any, *, is_wanted: bool = False) -> None:
    if is_wanted or field.required or isinstance(key, int):
        if isinstance(inner, list) and isinstance(key, int) and key >= len(inner):
            return
        inner[key] = _stand_in(field)
    elif isinstance(inner, dict):
        inner.pop(key, None)


def _stand_in(field: FieldNode) -> Any:
    if field.element is not None:
        return [_stand_in(field.element)]
    if field.fields is not None:
        return {
            each.label: _stand_in(each)
            for each in field.fields.values()
            if each.required or each.label == _TOTAL
        }
    if field.kind == "year":
        return str(LAST_YEAR)
    if field.kind == "number":
        return _NUMBER + _NO_DIGITS.sub("", field.example)
    if _DATE.fullmatch(field.example):
        return _DAY
    return f"{_AMOUNT}万元" if field.kind == "amount" else MISSING


def _without_empty(value: Any) -> Any:
    """Return data without the keys that hold nothing, which are as good as missing."""
    if isinstance(value, dict):
        return {
            key: inner
            for key, each in value.items()
            if (inner := _without_empty(each)) not in (None, "", [], {})
        }
    return [_without_empty(each) for each in value] if isinstance(value, list) else value
