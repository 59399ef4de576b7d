"""``new``: a data file to begin with, blank or from last year's report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.cli.output import DONE, print_or_write, print_remarks
from reportgen.cli.shared_options import add_command, add_force, year_of
from reportgen.errors import InputError
from reportgen.findings import Finding

if TYPE_CHECKING:
    import argparse

_EXAMPLE = """\
  reportgen new -o 我镇.yaml --year 2024
  reportgen new --from 去年的报告.docx -o 我镇.yaml"""


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    parser = add_command(commands, "new", "生成一份带说明的空白表（YAML），填好就能用", _EXAMPLE)
    parser.add_argument("-o", "--output", metavar="FILE.yaml", help="写到文件；不写时显示出来")
    parser.add_argument("--year", metavar="Y", help="年度，如 2024")
    parser.add_argument(
        "--with-annexes",
        action="store_true",
        help="连同附件：基础数据表、整体自评表、项目自评表",
    )
    parser.add_argument(
        "--from",
        dest="last",
        metavar="LAST",
        help="由上一年的报告（数据文件或 Word 文件）生成这一年的底稿",
    )
    parser.add_argument(
        "--blank", action="store_true", help="底稿里不留上年的文字（同 --from 一起用）"
    )
    add_force(parser)
    parser.set_defaults(run=new)


def new(options: argparse.Namespace) -> int:
    """Show or write a blank data file, or next year's draft from last year's report."""
    year = None if options.year is None else year_of(options.year)
    if options.last is None and options.blank:
        advice = "加上 --from 上一年的报告；要空白表就不写 --blank"
        message = "--blank 要同 --from 一起用"
        raise InputError([Finding(codes.D03, "error", "", "--blank", message, advice)])
    # For start-up, here as in every command: nothing is imported that isn't used.
    if options.last is None:
        from reportgen.formats.blank_yaml import blank_yaml

        text = blank_yaml(year, annexes=options.with_annexes)
        print_or_write(text, options.output, keep=True, force=options.force)
        return DONE
    from reportgen.editing.drafting import draft
    from reportgen.formats.loading import load

    last = load(options.last)
    print_or_write(
        draft(last, year, blank=options.blank), options.output, keep=True, force=options.force
    )
    print_remarks(options.last, last.remarks)
    return DONE
