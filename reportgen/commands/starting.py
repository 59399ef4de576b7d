"""``new`` and ``schema``: what a data file is begun with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportgen.commands.printing import DONE, give
from reportgen.errors import InputError
from reportgen.findings import Finding

if TYPE_CHECKING:
    import argparse


def new(options: argparse.Namespace) -> int:
    """Give a blank data file."""
    from reportgen.model.blank import blank_yaml

    year = None if options.year is None else year_of(options.year)
    give(blank_yaml(year), options.output, keep=True)
    return DONE


def schema(options: argparse.Namespace) -> int:
    """Give the JSON Schema of the data."""
    from reportgen.model.schema import json_schema

    give(json.dumps(json_schema(), ensure_ascii=False, indent=2), options.output)
    return DONE


def year_of(text: str) -> int:
    """Read ``--year``; raises InputError for what is no fiscal year."""
    from pydantic_core import PydanticCustomError

    from reportgen.model.values import parse_year

    try:
        return parse_year(text)
    except PydanticCustomError as error:
        advice = "写成四位数字，如 2024"
        raise InputError(
            [Finding("D03", "error", "年度", "--year", error.message(), advice)]
        ) from None
