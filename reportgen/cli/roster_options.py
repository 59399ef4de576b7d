"""What commands share that take a county's roster."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.errors import InputError
from reportgen.findings import Finding
from reportgen.plaindata.data_files import EXCEL_SUFFIXES

if TYPE_CHECKING:
    import argparse

    from reportgen.cli.arguments import ChineseParser


def add_columns_option(parser: ChineseParser) -> None:
    """Add the option that tells which columns of a county's own roster are which fields."""
    parser.add_argument(
        "--columns",
        metavar="文件.yaml",
        help="名册里的列名对应哪个栏目，一行一条，如“部门预算: 年度预算金额”",
    )


def renamed_columns(source: str | None) -> dict[str, str]:
    """Return the labels of the fields that a county's own headings stand for."""
    if source is None:
        return {}
    # For start-up: no other command reads such a file.
    from reportgen.plaindata.data_files import read_document

    data = read_document(Path(source), ("",)).data
    if isinstance(data, dict) and all(isinstance(each, str) for each in data.values()):
        return {str(heading).strip(): label.strip() for heading, label in data.items()}
    message = "不是“名册里的列名: 表上的栏目名”的写法"
    advice = "一行写一条，如“部门预算: 年度预算金额”"
    raise InputError([Finding(codes.D03, "error", "", source, message, advice)])


def is_roster_file(path: Path, options: argparse.Namespace) -> bool:
    """Return whether a file is a roster; raises InputError for one that can't be read."""
    if path.suffix.lower() not in EXCEL_SUFFIXES or not os.path.isfile(path):
        return False
    # For start-up: only a workbook needs it.
    from reportgen.formats.roster_files import roster_units

    return roster_units(str(path), options.template, renamed_columns(options.columns)) is not None
