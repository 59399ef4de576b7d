"""What annexes mean, whatever of it was left to be computed, and reports that print it all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from pydantic import ValidationError

from reportgen.model.base import FormModel
from reportgen.model.computed_annexes import filled, filled_annexes
from reportgen.model.expenditure import Summed
from reportgen.model.figures import Amount, Figure
from reportgen.model.report import Report
from tests.reports import SHORTEST
from tests.strategies import annexes

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_FIGURES = re.compile(r"[-−]?[\d,.]+(亿元|万元|元|%|分|人|名|㎡|平方米)?")
_WORDLESS = re.compile(r"[\W_]+")
_NOT_TEXT = frozenset(("等级", "级别"))


def meaning(report: Report) -> Any:
    """Return the annexes filled in, as plain values: figures as numbers, sums as their totals.

    调整数 is not there: it is never printed.
    """
    return _meaning(filled_annexes(report))


def _meaning(value: Any) -> Any:
    if isinstance(value, list):
        return [_meaning(each) for each in value]
    if isinstance(value, Figure):
        return str(value) if value.value is None else (value.value, getattr(value, "unit", ""))
    if not isinstance(value, FormModel):
        return value or None
    found = {
        name: _meaning(getattr(value, name))
        for name in type(value).model_fields
        if name != "adjustment" or type(value).__name__ == "CostControl"
    }
    if isinstance(value, Summed):
        total = value.total_amount
        found["total"] = None if total is None else total.value
    return found if any(each not in (None, [], {}) for each in found.values()) else None


def plain_annexes() -> SearchStrategy[dict[str, Any]]:
    """Return data of 附件 whose texts are words: the tables show no white space at their ends."""
    return annexes().map(lambda data: _plain(data, "")).filter(bool)


def _plain(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return {label: _plain(each, label) for label, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, key) for each in value]
    if key in _NOT_TEXT or not isinstance(value, str) or _FIGURES.fullmatch(value):
        return value
    return f"甲{_WORDLESS.sub('', value)}"


def with_annexes(data: dict[str, Any]) -> Report:
    """Return a short report with annexes."""
    return Report.model_validate({**SHORTEST, "年度": 2024, "附件": data})


def annexed() -> SearchStrategy[Report]:
    """Return short reports with any annexes whose texts are words.

    Left out: those of which a computed figure could not be entered, such as a budget below 0, or
    an amount in 元 not in 万元, as it has too many decimals there.
    """
    return st.builds(with_annexes, plain_annexes()).filter(_can_be_entered)


def _can_be_entered(report: Report) -> bool:
    data = _in_wan(filled(report).model_dump(by_alias=True, exclude_none=True))
    try:
        return Report.model_validate(data).annexes is not None
    except ValidationError:
        return False


def _in_wan(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _in_wan(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_in_wan(each) for each in value]
    return value.number if isinstance(value, Amount) else str(value)
