"""``check``: what a finance bureau would send back, and why."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.cli.check_options import add_check_options, examiner
from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, print_or_write, say
from reportgen.cli.roster_options import add_columns_option, roster_of
from reportgen.cli.shared_options import add_command, add_force, add_sources
from reportgen.errors import InputError, OutputError
from reportgen.findings import Finding, has_errors
from reportgen.plaindata.data_files import read_bytes, unreadable
from reportgen.storage import put

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from reportgen.editing.feedback import UnitReply
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.model.report import Report

_EXAMPLE = """\
  reportgen check inputs/2024
  reportgen check 我镇.yaml --last 去年.yaml
  reportgen check inputs/2024 --format xlsx -o 检查结果.xlsx
  reportgen check 报告.docx -o 批注.docx              问题写成批注，标在原文上
  reportgen check inputs/2024 --each -o 反馈          每个单位一份，可以发回去
  reportgen check inputs/2024 --replies 反馈          连同单位填好的处理情况"""

_LONGEST_NAME = 60


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
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="把结果写到文件；.docx 是原文件加上批注（只检查一份 Word 文件时）",
    )
    parser.add_argument(
        "--each",
        action="store_true",
        help="每个单位各写一份检查反馈（Excel），Word 文件再加一份带批注的，都放在 -o 的文件夹里",
    )
    parser.add_argument(
        "--replies",
        metavar="FILE|DIR",
        help="单位填好“处理情况”的检查反馈：说明了理由的不再算问题，说已改而没有改的指出来",
    )
    add_columns_option(parser)
    add_check_options(parser, "照哪个表样旁的 表样.yaml 开启本省的规则")
    add_force(parser)
    parser.set_defaults(run=check)


def check(options: argparse.Namespace) -> int:
    """Show or write what was found in each source."""
    # For start-up: the reader and every rule.
    from reportgen.formats.loading import find_sources
    from reportgen.formats.partial_loading import load_partly, partly
    from reportgen.forms.installed import require_template

    require_template(options.template)
    examine = examiner(options)
    replies = _replies(options.replies)
    paths, problems = find_sources(options.sources)
    groups: list[tuple[str, list[Finding]]] = [(found.location, [found]) for found in problems]
    unreadable = bool(problems)
    units: dict[str, str] = {}
    reports: dict[int, Report] = {}

    def examine_one(name: str, loaded: PartialLoad) -> None:
        nonlocal unreadable
        units[name] = _unit_of(loaded.report) or Path(name).stem
        reports[len(groups)] = loaded.report
        groups.append((name, examine(loaded)))
        unreadable = unreadable or bool(loaded.problems)

    for path in paths:
        try:
            roster = roster_of(path, options)
            if roster is None:
                examine_one(str(path), load_partly(path, options.template))
                continue
            if roster[1]:
                groups.append((str(path), roster[1]))
            for unit in roster[0]:
                examine_one(
                    f"{path} 第{unit.row}行 {unit.name}",
                    partly(replace(unit.entered, form=options.template)),
                )
        except InputError as error:
            groups.append((str(path), list(error.findings)))
            unreadable = True
    if len(reports) > 1:
        groups = _compared(groups, reports)
    if replies:
        groups = _answered(groups, units, replies)
    code = BAD_INPUT if unreadable else DONE
    if not code and any(has_errors(findings) for _, findings in groups):
        code = FOUND_ERRORS
    _deliver(groups, units, options)
    return code


def _deliver(
    groups: list[tuple[str, list[Finding]]], units: dict[str, str], options: argparse.Namespace
) -> None:
    """Show or write what was found, in the form that was asked for."""
    # For start-up: what draws tables and workbooks.
    from reportgen.presenting import as_json, as_text, wants_colour, write_xlsx

    ending = Path(options.output).suffix.lower() if options.output else ""
    if options.each:
        _write_each(groups, units, options)
    elif ending == ".docx":
        _write_commented(groups, options)
    elif options.format == "xlsx" or ending == ".xlsx":
        target = Path(options.output or "检查结果.xlsx")
        write_xlsx(groups, target, force=options.force)
        say(f"已写入：{target}")
    elif options.format == "json":
        print_or_write(as_json(groups), options.output, force=options.force)
    else:
        colour = not options.output and wants_colour(sys.stdout)
        print_or_write(as_text(groups, colour=colour), options.output, force=options.force)


def _unit_of(report: Report) -> str:
    """Return the name of the unit; empty where the report lacks it."""
    # For start-up: pydantic.
    from reportgen.model.absent import AbsentError

    try:
        return report.overview.unit_name
    except (AbsentError, AttributeError):
        return ""


def _compared(
    groups: Sequence[tuple[str, list[Finding]]], reports: Mapping[int, Report]
) -> list[tuple[str, list[Finding]]]:
    """Return the findings of all sources with those of comparing the units with each other."""
    # For start-up: a single report is compared with none.
    from reportgen.batch.neighbours import compare, with_neighbours
    from reportgen.batch.portraits import portrait_of

    portraits = {at: portrait_of(report) for at, report in reports.items()}
    more = compare({at: each for at, each in portraits.items() if each})
    return [
        (name, with_neighbours(found, more.get(at, ()))) for at, (name, found) in enumerate(groups)
    ]


def _answered(
    groups: Sequence[tuple[str, list[Finding]]],
    units: Mapping[str, str],
    replies: Mapping[str, Sequence[UnitReply]],
) -> list[tuple[str, list[Finding]]]:
    """Return the findings of all sources as the units have answered them."""
    # For start-up: most checks send nothing back.
    from reportgen.editing.feedback import answered

    return [
        (name, answered(found, replies.get(units[name], ())) if name in units else found)
        for name, found in groups
    ]


def _replies(source: str | None) -> dict[str, list[UnitReply]]:
    """Return what units have answered, by the name of the unit: that of the file."""
    if source is None:
        return {}
    # For start-up: most checks send nothing back.
    from reportgen.editing.feedback import SUFFIX, read_replies

    place = Path(source)
    files = sorted(place.rglob(f"*{SUFFIX}")) if place.is_dir() else [place]
    if not files:
        raise unreadable(source, f"文件夹里没有“{SUFFIX}”", "写出单位交回来的文件或文件夹")
    return {
        path.name.removesuffix(SUFFIX): read_replies(str(path), read_bytes(path)) for path in files
    }


def _write_each(
    groups: Sequence[tuple[str, list[Finding]]],
    units: Mapping[str, str],
    options: argparse.Namespace,
) -> None:
    """Write what goes back to each unit: its findings to answer, its Word file with comments."""
    # For start-up: most checks send nothing back.
    from reportgen.editing.feedback import SUFFIX, feedback_workbook
    from reportgen.forms.building import file_name

    folder = Path(options.output or "反馈")
    taken: set[str] = set()
    problems: list[Finding] = []
    for name, findings in groups:
        unit = units.get(name, Path(name).stem)
        stem = file_name(unit, 0).removesuffix(".docx")[:_LONGEST_NAME]
        stem = stem if stem not in taken else f"{stem}（{Path(name).stem}）"
        taken.add(stem)
        try:
            target = folder / f"{stem}{SUFFIX}"
            put(target, feedback_workbook(unit, findings), force=options.force)
            say(f"已写入：{target}")
            if Path(name).suffix.lower() == ".docx" and name in units:
                _put_commented(Path(name), folder / f"{stem}批注.docx", findings, options)
        except OutputError as error:
            problems += error.findings
    if problems:
        raise OutputError(problems)


def _write_commented(
    groups: Sequence[tuple[str, list[Finding]]], options: argparse.Namespace
) -> None:
    if len(groups) != 1 or Path(groups[0][0]).suffix.lower() != ".docx":
        message = "只有检查一份 .docx 时，结果才能写成批注"
        advice = "一次写一份 .docx；几份的用 --each，-o 写文件夹"
        raise InputError([Finding(codes.D03, "error", "", options.output, message, advice)])
    ((name, findings),) = groups
    _put_commented(Path(name), Path(options.output), findings, options)


def _put_commented(
    source: Path, target: Path, findings: list[Finding], options: argparse.Namespace
) -> None:
    # For start-up: most checks send nothing back.
    from reportgen.editing.annotating import annotated
    from reportgen.formats.loading import entered_bytes

    content = read_bytes(source)
    data = entered_bytes(str(source), content).data
    put(target, annotated(content, findings, data), force=options.force)
    say(f"已写入：{target}（{len(findings)}条批注）")
