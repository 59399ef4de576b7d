"""``check``: what a finance bureau would send back, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.cli.check_options import add_check_options, unit_checks
from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, print_or_write, print_problems, say
from reportgen.cli.roster_options import add_columns_option
from reportgen.cli.shared_options import add_command, add_force, add_sources
from reportgen.errors import InputError
from reportgen.findings import Finding

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from reportgen.batch.check_many import CheckedUnits
    from reportgen.batch.unit_checks import UnitChecks

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
        metavar="文件|文件夹",
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
        metavar="文件|文件夹",
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
    from reportgen.batch.check_many import check_many
    from reportgen.formats.source_files import find_sources, unread_files, unread_in
    from reportgen.forms.installed import require_template

    if options.template:
        require_template(options.template)
    wanted = unit_checks(options)
    replies = None
    if options.replies is not None:
        # For start-up: most units have answered nothing.
        from reportgen.batch.sending_back import read_all_replies

        replies = read_all_replies(options.replies)
    paths, problems = find_sources(options.sources)
    checked = check_many(paths, wanted, replies=replies, problems=problems)
    if not options.template:
        _tell_forms(checked.forms)
    print_problems(unread_files(options.sources), "没有读的文件")
    unread = [_passed_over(path) for path in unread_in(options.sources)]
    _deliver(checked, wanted, unread, options)
    if checked.is_unreadable:
        return BAD_INPUT
    return FOUND_ERRORS if checked.has_errors else DONE


def _tell_forms(forms: Mapping[str, str | Path]) -> None:
    """Say by which of the county's own forms data were checked that nobody has asked for."""
    # For start-up: only where a form was told.
    from reportgen.formats.carriers import WORD, carrier_of

    told = {form for name, form in forms.items() if form and carrier_of(name) is not WORD}
    for form in sorted(map(str, told)):
        say(f"照表样“{form}”检查；要照别的，写 --template 名称", error=True)


def _passed_over(path: Path) -> Finding:
    """Return what there is to say of a file in a folder that was not read."""
    message = "文件夹里的这个文件没有读"
    advice = "是报告的，在文件夹后面再写出这个文件名，压缩包先解压；不是的不用管"
    return Finding(codes.R02, "info", "", str(path), message, advice)


def _deliver(
    checked: CheckedUnits,
    wanted: UnitChecks,
    unread: Sequence[Finding],
    options: argparse.Namespace,
) -> None:
    """Show or write what was found, in the form that was asked for.

    What is written tells also of the files that were not read; a terminal has been told of them.
    """
    # For start-up: what draws tables and workbooks.
    from reportgen.presenting import as_json, as_text, wants_colour

    ending = Path(options.output).suffix.lower() if options.output else ""
    others = [(each.location, [each]) for each in unread]
    if options.each or ending == ".docx":
        _send_back(checked, options)
    elif options.format == "xlsx" or ending == ".xlsx":
        target = Path(options.output or "检查结果.xlsx")
        # For start-up: what draws workbooks.
        from reportgen.batch.check_workbook import write_check_workbook

        last_year = wanted.last_by_unit()
        write_check_workbook(checked, target, last_year, unread, force=options.force)
        say(f"已写入：{target}")
    elif options.format == "json":
        print_or_write(as_json([*checked.groups, *others]), options.output, force=options.force)
    else:
        groups = [*checked.groups, *others] if options.output else checked.groups
        colour = not options.output and wants_colour(sys.stdout)
        print_or_write(as_text(groups, colour=colour), options.output, force=options.force)
        if checked.tally:
            say(checked.tally)


def _send_back(checked: CheckedUnits, options: argparse.Namespace) -> None:
    # For start-up: most checks send nothing back.
    from reportgen.batch.sending_back import SendingBack

    back = SendingBack(say, force=options.force)
    if options.each:
        back.write_each(checked, Path(options.output or "反馈"))
    else:
        source = _only_word_file(checked.groups, options.output)
        back.write_commented(source, Path(options.output), checked.groups[0][1])


def _only_word_file(groups: Sequence[tuple[str, list[Finding]]], output: str) -> Path:
    """Return the one Word file that was checked; raises InputError where it is not one."""
    if len(groups) != 1 or Path(groups[0][0]).suffix.lower() != ".docx":
        message = "只有检查一份 .docx 时，结果才能写成批注"
        advice = "一次写一份 .docx；几份的用 --each，-o 写文件夹"
        raise InputError([Finding(codes.D03, "error", "", output, message, advice)])
    return Path(groups[0][0])
