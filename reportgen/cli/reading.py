"""``read``, ``diff`` and ``pull``: Word files as data, and what became of a report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.output import DONE, FOUND_ERRORS, give, print_problems
from reportgen.errors import InputError
from reportgen.findings import has_errors
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from reportgen.findings import Finding
    from reportgen.formats.reading import Reading
    from reportgen.model.report import Report

_NO_DATA = "文件里没有带着数据，不是本程序生成的，或数据已经丢失"


def read(options: argparse.Namespace) -> int:
    """Return the report in a Word file as YAML, and list what could not be placed."""
    from reportgen.formats.filled_yaml import filled_yaml
    from reportgen.formats.loading import validated
    from reportgen.formats.reading import read_word

    reading = read_word(Path(options.source))
    listed = [*reading.unplaced, *reading.notes]
    try:
        validated(reading.data, reading.places)
    except InputError as error:
        listed = [*error.findings, *listed]
    about = ["", f"由 {Path(options.source).name} 读出，请核对。"]
    if listed:
        about.append(
            f"读的时候有{len(listed)}处要看，已经在屏幕上列出；没有找到的栏目空着，请补填。"
        )
    give(filled_yaml(reading.data, about).rstrip("\n"), options.output, keep=True)
    _list(options.source, listed)
    return FOUND_ERRORS if has_errors(listed) else DONE


def diff(options: argparse.Namespace) -> int:
    """Show, or write, how two reports differ, field by field."""
    from reportgen.editing import comparing
    from reportgen.presenting import wants_colour

    old, new = _both_sides(options)
    for name, report in ((options.old, old), (options.new or options.old, new)):
        if report.remarks:
            _list(name, report.remarks)
    changes = comparing.compare(old, new)
    ending = Path(options.output).suffix.lower() if options.output else ""
    if ending in (".html", ".htm"):
        title = f"{new.overview.unit_name}：{_sides(options.old, options.new)}"
        give(comparing.as_html(changes, title), options.output)
    elif options.format == "json" or ending == ".json":
        give(comparing.as_json(changes), options.output)
    else:
        colour = not options.output and wants_colour(sys.stdout)
        give(comparing.as_text(changes, colour=colour), options.output)
    return DONE


def pull(options: argparse.Namespace) -> int:
    """Write what was edited in a Word file back into its data file."""
    from reportgen.editing import comparing, pulling
    from reportgen.presenting import wants_colour

    reading, held = _read_generated(options.source)
    target = Path(options.target)
    result = pulling.pull(reading.data, held, target, options.prefer, places=reading.places)
    _list(options.source, [*result.kept, *reading.unplaced, *reading.notes])
    if result.conflicts and options.prefer is None:
        print(f"{target}：没有改动，有{len(result.conflicts)}处两边都改了", file=sys.stderr)
        for conflict in result.conflicts:
            print(f"  {conflict}", file=sys.stderr)
        print("用数据文件的：加 --ours；用 Word 文件的：加 --theirs", file=sys.stderr)
        return FOUND_ERRORS
    if not result.written:
        print(f"{target}：没有要改的")
        return DONE
    print(f"已写入：{target}")
    print(comparing.as_text(result.edits, colour=wants_colour(sys.stdout)))
    return DONE


def _both_sides(options: argparse.Namespace) -> tuple[Report, Report]:
    """Load both reports; of one Word file, what it carries and what it says now.

    A file that has only annexes is compared in those that it has.
    """
    from reportgen.editing.comparing.annexes_only import as_report, both_as_reports
    from reportgen.formats.loading import validated
    from reportgen.formats.partial_loading import has_only_annexes
    from reportgen.model.places import Places

    if options.new is None:
        reading, held = _read_generated(options.old)
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
    """Load a report; of a Word file that has only annexes, give what was read."""
    from reportgen.formats.loading import load, reported
    from reportgen.formats.partial_loading import has_only_annexes
    from reportgen.formats.reading import read_word
    from reportgen.plaindata.data_files import WORD_SUFFIXES

    if Path(source).suffix.lower() not in WORD_SUFFIXES:
        return load(source)
    reading = read_word(Path(source))
    return reading if has_only_annexes(reading.data) else reported(reading)


def _read_generated(source: str) -> tuple[Reading, dict[str, object]]:
    """Read a Word file and the data that it carries; raises InputError when it carries none."""
    from reportgen.formats.reading import read_word

    reading = read_word(Path(source))
    if reading.carried is None:
        advice = "写上两个文件来比较，或用 reportgen read 读出来"
        raise unreadable(source, _NO_DATA, advice)
    return reading, reading.carried.data


def _sides(old: str, new: str | None) -> str:
    if new is None:
        return f"{Path(old).name}生成以后的改动"
    return f"{Path(old).name}与{Path(new).name}对比"


def _list(source: str, findings: Sequence[Finding]) -> None:
    """List on standard error what could not be placed."""
    print_problems(findings, f"{source}：读的时候要看的地方")
