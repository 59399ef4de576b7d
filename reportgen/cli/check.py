"""``check``: what a finance bureau would send back, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.cli.check_options import add_check_options, examiner
from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, print_or_write, say
from reportgen.cli.shared_options import add_command, add_force, add_sources
from reportgen.errors import InputError
from reportgen.findings import Finding, has_errors

if TYPE_CHECKING:
    import argparse

_EXAMPLE = """\
  reportgen check inputs/2024
  reportgen check 我镇.yaml --last 去年.yaml
  reportgen check inputs/2024 --format xlsx -o 检查结果.xlsx"""


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    parser = add_command(commands, "check", "检查数据和文字，像财政部门审核那样", _EXAMPLE)
    add_sources(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "xlsx"),
        default="text",
        help="结果的样式：text 文字（默认）、json 给程序、xlsx 表格",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="把结果写到文件")
    add_check_options(parser, "照哪个表样旁的 表样.yaml 开启本省的规则")
    add_force(parser)
    parser.set_defaults(run=check)


def check(options: argparse.Namespace) -> int:
    """Show or write what was found in each source."""
    # For start-up: the reader and every rule.
    from reportgen.formats.loading import find_sources
    from reportgen.formats.partial_loading import load_partly
    from reportgen.forms.installed import require_template
    from reportgen.presenting import as_json, as_text, wants_colour, write_xlsx

    require_template(options.template)
    examine = examiner(options)
    paths, problems = find_sources(options.sources)
    groups: list[tuple[str, list[Finding]]] = [(found.location, [found]) for found in problems]
    unreadable = bool(problems)
    for path in paths:
        try:
            loaded = load_partly(path, options.template)
            groups.append((str(path), examine(loaded)))
            unreadable = unreadable or bool(loaded.problems)
        except InputError as error:
            groups.append((str(path), list(error.findings)))
            unreadable = True
    if options.format == "xlsx":
        target = Path(options.output or "检查结果.xlsx")
        write_xlsx(groups, target, force=options.force)
        say(f"已写入：{target}")
    elif options.format == "json":
        print_or_write(as_json(groups), options.output, force=options.force)
    else:
        colour = not options.output and wants_colour(sys.stdout)
        print_or_write(as_text(groups, colour=colour), options.output, force=options.force)
    if unreadable:
        return BAD_INPUT
    return FOUND_ERRORS if any(has_errors(findings) for _, findings in groups) else DONE
