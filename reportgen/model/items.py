"""The items of the form's lists, as data by the form's labels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from reportgen.model.base import field_tree
from reportgen.model.report import Report


def item_title(item: Any) -> str:
    """Return the title or name of an item of a list; empty where it has none."""
    if not isinstance(item, Mapping):
        return ""
    return next((str(item[label]) for label in _titles() if label in item), "")


@cache
def _titles() -> tuple[str, ...]:
    """Return the labels of the fields that items of lists are known by."""
    below = field_tree(Report).below()
    return tuple(dict.fromkeys(field.label for field in below if field.role.is_title))
