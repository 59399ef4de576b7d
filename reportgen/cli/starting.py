"""``new`` and ``schema``: what a data file is begun with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reportgen.cli.output import DONE, give, print_problems
from reportgen.errors import InputError
from reportgen.findings import Finding

if TYPE_CHECKING:
    import argparse


def new(options: argparse.Namespace) -> int:
    """Return a blank data file, or next year's draft from last year's report."""
    year = None if options.year is None else year_of(options.year)
    if options.last is None and options.blank:
        advice = "加上 --from 上一年的报告；要空白表就不写 --blank"
        message = "--blank 要同 --from 一起用"
        raise InputError([Finding("D03", "error", "", "--blank", message, advice)])
    if options.last is None:
        from reportgen.formats.blank_yaml import blank_yaml

        give(blank_yaml(year, annexes=options.with_annexes), options.output, keep=True)
        return DONE
    from reportgen.editing.drafting import draft
    from reportgen.formats.partial_loading import load_partly

    last = load_partly(options.last)
    give(draft(last.report, year, blank=options.blank), options.output, keep=True)
    listed = [*last.problems, *last.report.remarks]
    print_problems(listed, f"{options.last}：读的时候要看的地方")
    return DONE


def schema(options: argparse.Namespace) -> int:
    """Return the JSON Schema of the data."""
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
