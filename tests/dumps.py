"""Reports as the texts of data files, as other programs may write them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from reportgen import Report


def as_yaml(report: Report) -> str:
    """Return a report as YAML with the form's labels."""
    data = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)


def as_json(report: Report, indent: int | None = 2) -> str:
    """Return a report as JSON with the form's labels."""
    data = report.model_dump(mode="json", by_alias=True, exclude_none=True)
    return json.dumps(data, ensure_ascii=False, indent=indent)
