"""``check`` and ``rules``: what a finance bureau would send back, and why."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.check_options import examiner
from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, give
from reportgen.errors import InputError, OutputError
from reportgen.findings import Finding, has_errors

if TYPE_CHECKING:
    import argparse


def check(options: argparse.Namespace) -> int:
    """Show or write what was found in each source."""
    from reportgen.formats.loading import find_sources
    from reportgen.formats.partial_loading import load_partly
    from reportgen.forms.installed import require_template
    from reportgen.presenting import as_json, as_text, wants_colour, write_xlsx

    require_template(options.template)
    examine = examiner(options)
    paths, problems = find_sources(options.sources)
    if options.output and os.path.abspath(options.output) in map(os.path.abspath, paths):
        advice = "换一个文件名"
        message = "这是要检查的数据文件，不能把结果写在里面"
        raise OutputError([Finding("D04", "error", "", options.output, message, advice)])
    groups: list[tuple[str, list[Finding]]] = [(found.location, [found]) for found in problems]
    unreadable = bool(problems)
    for path in paths:
        try:
            loaded = load_partly(path)
            groups.append((str(path), examine(loaded)))
            unreadable = unreadable or bool(loaded.problems)
        except InputError as error:
            groups.append((str(path), list(error.findings)))
            unreadable = True
    if options.format == "xlsx":
        target = Path(options.output or "检查结果.xlsx")
        write_xlsx(groups, target)
        print(f"已写入：{target}")
    elif options.format == "json":
        give(as_json(groups), options.output)
    else:
        colour = not options.output and wants_colour(sys.stdout)
        give(as_text(groups, colour=colour), options.output)
    if unreadable:
        return BAD_INPUT
    return FOUND_ERRORS if any(has_errors(findings) for _, findings in groups) else DONE


def rules(options: argparse.Namespace) -> int:
    """Show the catalogue of rules, or explain one."""
    from reportgen.checks.explaining import catalogue_text, rule_text

    print(rule_text(options.code) if options.code else catalogue_text())
    return DONE
