"""``check``: what a finance bureau would send back, and why."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.cli.check_options import add_check_options, examiner, last_by_unit, unit_of
from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, print_or_write, say
from reportgen.cli.roster_options import add_columns_option, roster_of
from reportgen.cli.sending_back import Units, read_all_replies, write_commented, write_each
from reportgen.cli.shared_options import add_command, add_force, add_sources
from reportgen.errors import InputError
from reportgen.findings import Finding, has_errors

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
        help="每个单位各写一份检查反馈（Excel）和一份带批注的文件（单位自己的 Word 或 Excel 文件；"
        "数据文件和名册的，批注写在生成的 Word 文件上），都放在 -o 的文件夹里",
    )
    parser.add_argument(
        "--replies",
        metavar="FILE|DIR",
        help="单位填好“处理情况”的检查反馈：说明了理由的不再算问题，说已改而没有改的指出来",
    )
    add_columns_option(parser)
    otherwise = "不写时：Word 文件和数据自己说明的、文件夹名说明的，或本县只有的一份"
    add_check_options(parser, "照哪个表样检查：本省的规则、条数和字数、印不印", "", otherwise)
    add_force(parser)
    parser.set_defaults(run=check)


def check(options: argparse.Namespace) -> int:
    """Show or write what was found in each source."""
    # For start-up: the reader and every rule.
    from reportgen.formats.loading import find_sources
    from reportgen.formats.partial_loading import load_partly, partly, with_form
    from reportgen.forms.installed import require_template

    if options.template:
        require_template(options.template)
    examine = examiner(options)
    replies = read_all_replies(options.replies)
    paths, problems = find_sources(options.sources)
    groups: list[tuple[str, list[Finding]]] = [(found.location, [found]) for found in problems]
    unreadable = bool(problems)
    units: dict[str, str] = {}
    whole: dict[str, Report] = {}
    reports: dict[int, Report] = {}
    forms: dict[str, str | Path] = {}

    def examine_one(name: str, loaded: PartialLoad) -> None:
        nonlocal unreadable
        forms[name] = loaded.form
        units[name] = unit_of(loaded.report) or Path(name).stem
        reports[len(groups)] = loaded.report
        groups.append((name, examine(loaded)))
        unreadable = unreadable or bool(loaded.problems)
        if not loaded.problems:
            whole[name] = loaded.report

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
                    partly(with_form(replace(unit.entered, form=options.template))),
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
    if not options.template:
        _tell_forms(forms)
    _deliver(groups, Units(units, whole, forms), options)
    return code


def _tell_forms(forms: Mapping[str, str | Path]) -> None:
    """Say by which of the county's own forms data were checked that nobody has asked for."""
    # For start-up: only where a form was told.
    from reportgen.formats.carriers import WORD, carrier_of

    told = {form for name, form in forms.items() if form and carrier_of(name) is not WORD}
    for form in sorted(map(str, told)):
        say(f"照表样“{form}”检查；要照别的，写 --template 名称", error=True)


def _deliver(
    groups: list[tuple[str, list[Finding]]], units: Units, options: argparse.Namespace
) -> None:
    """Show or write what was found, in the form that was asked for."""
    # For start-up: what draws tables and workbooks.
    from reportgen.presenting import as_json, as_text, wants_colour, write_xlsx

    ending = Path(options.output).suffix.lower() if options.output else ""
    if options.each:
        write_each(groups, units, options)
    elif ending == ".docx":
        write_commented(groups, options)
    elif options.format == "xlsx" or ending == ".xlsx":
        target = Path(options.output or "检查结果.xlsx")
        write_xlsx(groups, target, _about(units, options), force=options.force)
        say(f"已写入：{target}")
    elif options.format == "json":
        print_or_write(as_json(groups), options.output, force=options.force)
    else:
        colour = not options.output and wants_colour(sys.stdout)
        print_or_write(as_text(groups, colour=colour), options.output, force=options.force)


def _about(units: Units, options: argparse.Namespace) -> dict[str, dict[str, Any]]:
    """Return what the list says of each unit beside what was found: its name, and its figures."""
    # For start-up: only the list in Excel has figures.
    from reportgen.batch.outcome import summary_of

    last_year = last_by_unit(options)
    about: dict[str, dict[str, Any]] = {}
    for name, unit in units.names.items():
        about[name] = {"单位名称": unit}
        if name not in units.reports:
            continue
        figures = summary_of(units.reports[name])
        figures = figures if last_year is None else last_year.beside(figures)
        about[name] |= {
            "年度": figures.year,
            "预算（万元）": figures.budget,
            "支出（万元）": figures.spent,
            "执行率": figures.rate,
            "总分": figures.score,
            "等级": figures.grade,
        }
        if last_year is not None:
            about[name] |= {
                "上年支出（万元）": figures.last_spent,
                "比上年": figures.growth,
                "上年总分": figures.last_score,
            }
    return about


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
