"""Arguments that several commands take, and what is read from them."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.errors import InputError
from reportgen.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.cli.arguments import ChineseParser


def add_command(commands: Any, name: str, summary: str, example: str = "") -> ChineseParser:
    """Add a command to a parser's; return its own parser, which shows the example in its help."""
    epilog = f"例：\n{example}" if example else None
    parser: ChineseParser = commands.add_parser(
        name, help=summary, description=f"{summary}。", epilog=epilog
    )
    return parser


def add_sources(parser: ChineseParser, more: str = "") -> None:
    """Add the data files, Word files and folders that a command reads."""
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="来源",
        help="数据文件（.yaml、.yml、.json）、Excel 填报表（.xlsx、.xls、.et）或 Word 文件，"
        f"或装有它们的文件夹{more}",
    )


def add_force(parser: ChineseParser) -> None:
    """Add the option that lets a file be written over that is not as it was made here."""
    parser.add_argument(
        "--force",
        action="store_true",
        help="覆盖已有的文件，也不管它是不是本程序生成的、生成以后有没有改过",
    )


def whole_number(first: int, last: int, meaning: str) -> Callable[[str], int]:
    """Return what reads an option's whole number, and refuses one beyond ``first`` to ``last``."""

    def read(text: str) -> int:
        # Its length comes first: the digits of a very long one are not counted.
        is_number = text.isdecimal() and len(text.lstrip("0")) <= len(str(last))
        if not is_number or not first <= int(text) <= last:
            raise ArgumentTypeError(f"“{text}”不是{meaning}，写成 {first} 到 {last} 的整数")
        return int(text)

    return read


def year_of(text: str) -> int:
    """Read ``--year``; raises InputError for what is no fiscal year."""
    # For start-up: most commands are given no year.
    from reportgen.model.declaring import FieldError
    from reportgen.model.values import parse_year

    try:
        return parse_year(text)
    except FieldError as error:
        advice = "写成四位数字；例：20××"
        raise InputError(
            [Finding(codes.D03, "error", "年度", "--year", error.message(), advice)]
        ) from None
