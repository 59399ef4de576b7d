"""The check that ``check`` and ``build`` make: its options, and what they add to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.cli.roster_options import renamed_columns
from reportgen.plaindata.data_files import EXCEL_SUFFIXES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from reportgen.batch.unit_checks import UnitChecks
    from reportgen.checks.wanted_checks import WantedChecks
    from reportgen.cli.arguments import ChineseParser
    from reportgen.findings import Finding
    from reportgen.formats.partial_loading import PartialLoad


def add_check_options(
    parser: ChineseParser, purpose: str, default: str = "xiangtan", otherwise: str = "默认 xiangtan"
) -> None:
    """Add the options of a check; ``purpose`` says what the template is for.

    ``default`` is the template where none is asked for, which ``otherwise`` tells.
    """
    parser.add_argument(
        "--template",
        metavar="名称|路径.docx",
        default=default,
        help=f"{purpose}：名称，或表样文件的路径（{otherwise}）",
    )
    parser.add_argument(
        "--last",
        metavar="来源",
        help="上一年的报告，用来比较；几个单位的写文件夹或名册，按单位名称对应",
    )
    parser.add_argument(
        "--rules",
        action="append",
        metavar="+编号",
        help=f"再查一条本省才有的规则，如 +{codes.S12}；几条用逗号隔开；"
        f"总要查的，写在表样旁的 表样.yaml 里，如“开启: [{codes.S12}]”",
    )
    parser.add_argument("--dict", metavar="文件", help="自己的词典（错别字、用语），加在标准词典上")


def examiner(options: argparse.Namespace) -> Callable[[PartialLoad], list[Finding]]:
    """Return the check of one report; raises InputError where something can't be read."""
    last = Path(options.last or "")
    if options.last and (os.path.isdir(last) or last.suffix.lower() in EXCEL_SUFFIXES):
        return unit_checks(options).examiner()
    return wanted_checks(options).examiner()


def wanted_checks(options: argparse.Namespace) -> WantedChecks:
    """Return the check that was asked for."""
    # For start-up: what --help does without.
    from reportgen.checks.wanted_checks import WantedChecks

    rules = tuple(options.rules or ())
    return WantedChecks(options.template, options.last or "", options.dict or "", rules)


def unit_checks(options: argparse.Namespace) -> UnitChecks:
    """Return the same for many units, each with its own report of last year."""
    # For start-up: a single report needs nothing of batches.
    from reportgen.batch.unit_checks import UnitChecks

    return UnitChecks(wanted_checks(options), renamed_columns(options.columns))
