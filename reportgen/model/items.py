"""The items of the form's lists, as data by the form's labels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TITLES = ("标题", "项目支出名称", "三级指标", "名称")


def item_title(item: Any) -> str:
    """Return the title or name of an item of a list; empty where it has none."""
    if not isinstance(item, Mapping):
        return ""
    return next((str(item[label]) for label in _TITLES if label in item), "")
