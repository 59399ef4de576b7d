"""The check that ``check`` and ``build`` make: its options, and what they add to it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.cli.roster_options import renamed_columns, roster_of
from reportgen.errors import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from reportgen.batch.last_year import LastYear
    from reportgen.batch.render_job import Examination
    from reportgen.checks.dictionary import Dictionary
    from reportgen.cli.arguments import ChineseParser
    from reportgen.findings import Finding
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.model.report import Report


def add_check_options(
    parser: ChineseParser, purpose: str, default: str = "xiangtan", otherwise: str = "默认 xiangtan"
) -> None:
    """Add the options of a check; ``purpose`` says what the template is for.

    ``default`` is the template where none is asked for, which ``otherwise`` tells.
    """
    parser.add_argument(
        "--template",
        metavar="NAME|PATH.docx",
        default=default,
        help=f"{purpose}：名称，或模板文件的路径（{otherwise}）",
    )
    parser.add_argument(
        "--last",
        metavar="SRC",
        help="上一年的报告，用来比较；几个单位的写文件夹或名册，按单位名称对应",
    )
    parser.add_argument(
        "--rules",
        action="append",
        metavar="+CODE",
        help=f"再查一条本省才有的规则，如 +{codes.S12}；几条用逗号隔开；"
        f"总要查的，写在表样旁的 表样.yaml 里，如“开启: [{codes.S12}]”",
    )
    parser.add_argument("--dict", metavar="FILE", help="自己的词典（错别字、用语），加在标准词典上")


def examiner(options: argparse.Namespace) -> Callable[[PartialLoad], list[Finding]]:
    """Return the check with last year's report and the dictionary that were asked for."""
    # For start-up, here as below: what --help does without.
    from reportgen.checks.checking import check_against_form
    from reportgen.forms.form_settings import form_settings
    from reportgen.forms.installed import DEFAULT

    one, dictionary, rules = _wanted(options)
    many = last_by_unit(options)

    def examine(loaded: PartialLoad) -> list[Finding]:
        last = one if many is None else many.report(unit_of(loaded.report))
        settings = form_settings(options.template or loaded.form or DEFAULT)
        return check_against_form(loaded, settings, last=last, dictionary=dictionary, rules=rules)

    return examine


def unit_of(report: Report) -> str:
    """Return the name of the unit; empty where the report lacks it."""
    # For start-up: pydantic.
    from reportgen.model.absent import AbsentError

    try:
        return report.overview.unit_name
    except (AbsentError, AttributeError):
        return ""


def last_by_unit(options: argparse.Namespace) -> LastYear | None:
    """Return last year's reports of many units; None where ``--last`` is one report, or none.

    Raises InputError where one of them can't be read.
    """
    if not _is_of_many(options):
        return None
    # For start-up: most checks go without.
    from reportgen.batch.last_year import LastYear

    columns = renamed_columns(getattr(options, "columns", None))
    found = LastYear(options.last, options.template, columns)
    if found.problems:
        raise InputError(found.problems)
    return found


def _is_of_many(options: argparse.Namespace) -> bool:
    path = Path(options.last or "")
    if not options.last or path.is_dir():
        return bool(options.last)
    return "columns" in options and roster_of(path, options) is not None


def examination(options: argparse.Namespace, last_year: LastYear | None = None) -> Examination:
    """Return the same for a batch, with a key by which the next run knows it again."""
    # For start-up: a single report needs neither.
    import hashlib

    from reportgen.batch.render_job import Examination

    last, dictionary, rules = _wanted(options)
    total = hashlib.sha256()
    if last_year is not None:
        total.update(last_year.key.encode())
    for path in (options.last if last_year is None else None, options.dict):
        name, held = (path, Path(path).read_bytes()) if path else ("", b"")
        for part in (os.fsencode(name), held):
            total.update(hashlib.sha256(part).digest())
    return Examination(last, dictionary, total.hexdigest(), rules, last_year is not None)


def _wanted(
    options: argparse.Namespace,
) -> tuple[Report | None, Dictionary | None, tuple[str, ...]]:
    # For start-up: only what the options ask for.
    from reportgen.formats.loading import load
    from reportgen.forms.form_settings import enabled_rules

    dictionary = None
    if options.dict:
        # For start-up: only what the options ask for.
        from reportgen.checks.dictionary import standard_dictionary

        dictionary = standard_dictionary().extended(Path(options.dict))
    last = load(options.last) if options.last and not _is_of_many(options) else None
    asked = [code for group in options.rules or () for code in group.replace("，", ",").split(",")]
    rules = set(enabled_rules(options.template)) if options.template else set()
    if asked:
        # For start-up: only what the options ask for.
        from reportgen.checks.explaining import optional_codes

        rules |= optional_codes(asked)
    return last, dictionary, tuple(sorted(rules))
