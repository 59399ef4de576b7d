"""What commands share that take a county's roster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.errors import InputError
from reportgen.findings import Finding
from reportgen.plaindata.data_files import EXCEL_SUFFIXES, read_bytes

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reportgen.cli.arguments import ChineseParser
    from reportgen.formats.excel.roster_layout import RosterForm
    from reportgen.formats.excel.roster_reading import RosterUnit


def add_columns_option(parser: ChineseParser) -> None:
    """Add the option that tells which columns of a county's own roster are which fields."""
    parser.add_argument(
        "--columns",
        metavar="FILE.yaml",
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


def roster_of(
    path: Path, options: argparse.Namespace
) -> tuple[Iterator[RosterUnit], list[Finding]] | None:
    """Return the units of a roster, and what there is to say of it; None for any other file."""
    if path.suffix.lower() not in EXCEL_SUFFIXES or not path.is_file():
        return None
    # For start-up: only a workbook needs it.
    from reportgen.formats.excel.roster_reading import is_roster, read_roster

    data = read_bytes(path)
    form = roster_form_of(options)
    if not is_roster(str(path), data, form):
        return None
    return read_roster(str(path), data, form)


def roster_form_of(options: argparse.Namespace) -> RosterForm:
    """Return what a roster is read by: the form, and the county's own headings."""
    # For start-up: only a workbook needs it.
    from reportgen.formats.excel.roster_layout import roster_form
    from reportgen.forms.form_settings import settings_to_read

    return roster_form(settings_to_read(options.template), renamed_columns(options.columns))
