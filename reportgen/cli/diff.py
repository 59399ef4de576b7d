"""``diff``: how two reports differ, or what was edited in a Word file since it was made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.cli.generated import read_generated
from reportgen.cli.output import DONE, print_or_write, print_remarks
from reportgen.cli.shared_options import add_command, add_force
from reportgen.errors import InputError
from reportgen.plaindata.data_files import WORD_SUFFIXES

if TYPE_CHECKING:
    import argparse

    from reportgen.findings import Finding
    from reportgen.formats.reading import Reading
    from reportgen.model.report import Report

_EXAMPLE = """\
  reportgen diff 去年.docx 今年.yaml
  reportgen diff 去年.yaml 今年.yaml -o 对比.html
  reportgen diff outputs/2024/报告.docx      生成以后改了哪里"""


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    parser = add_command(commands, "diff", "比较两份报告，逐栏列出不同", _EXAMPLE)
    parser.add_argument("old", metavar="旧的", help="原来的：数据文件或 Word 文件")
    parser.add_argument(
        "new",
        metavar="新的",
        nargs="?",
        help="现在的；不写时，比较生成的 Word 文件和它自己带的数据，看生成以后改了哪里",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="结果的样式（默认 text）"
    )
    parser.add_argument(
        "-o", "--output", metavar="文件", help="写到文件；后缀是 .html 时是可以打开看的网页"
    )
    add_force(parser)
    parser.set_defaults(run=diff)


def diff(options: argparse.Namespace) -> int:
    """Show, or write, how two reports differ, field by field."""
    # For start-up: the reader.
    from reportgen.editing import comparing
    from reportgen.presenting import wants_colour

    old, new = _both_sides(options)
    for name, report in ((options.old, old), (options.new or options.old, new)):
        print_remarks(name, report.remarks)
    changes = comparing.compare(old, new)
    ending = Path(options.output).suffix.lower() if options.output else ""
    if ending in (".html", ".htm"):
        title = f"{new.overview.unit_name}：{_between(options.old, options.new)}"
        print_or_write(comparing.as_html(changes, title), options.output, force=options.force)
    elif options.format == "json" or ending == ".json":
        print_or_write(comparing.as_json(changes), options.output, force=options.force)
    else:
        colour = not options.output and wants_colour(sys.stdout)
        print_or_write(
            comparing.as_text(changes, colour=colour), options.output, force=options.force
        )
    return DONE


def _both_sides(options: argparse.Namespace) -> tuple[Report, Report]:
    """Load both reports; of one Word file, what it carries and what it says now.

    A file that has only annexes is compared in those that it has.
    """
    # For start-up: the reader.
    from reportgen.editing.comparing.annexes_only import as_report, both_as_reports
    from reportgen.formats.loading import validated
    from reportgen.formats.partial_loading import has_only_annexes
    from reportgen.model.places import Places

    if options.new is None:
        reading, held = read_generated(options.old)
        before = validated(held, Places())
        if has_only_annexes(reading.data):
            return before, as_report(reading, before)
        now = validated(reading.data, reading.places)
        remarks = [*reading.unplaced, *reading.notes]
        return before, now.with_places(reading.places, remarks)
    sides: list[Report | Reading] = []
    problems: list[Finding] = []
    for source in (options.old, options.new):
        try:
            sides.append(_report_or_annexes(source))
        except InputError as error:
            problems += error.findings
    if problems:
        raise InputError(problems)
    return both_as_reports(sides[0], sides[1])


def _report_or_annexes(source: str) -> Report | Reading:
    """Load a report; of a Word file that has only annexes, return what was read."""
    # For start-up: the reader.
    from reportgen.formats.loading import load, reported
    from reportgen.formats.partial_loading import has_only_annexes
    from reportgen.formats.reading import read_word

    if Path(source).suffix.lower() not in WORD_SUFFIXES:
        return load(source)
    reading = read_word(Path(source))
    return reading if has_only_annexes(reading.data) else reported(reading)


def _between(old: str, new: str | None) -> str:
    if new is None:
        return f"{Path(old).name}生成以后的改动"
    return f"{Path(old).name}与{Path(new).name}对比"
