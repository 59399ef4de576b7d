"""``build``: Word files from data."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.cli.check_options import add_check_options, examiner
from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, print_problems, say
from reportgen.cli.roster_options import add_columns_option, is_roster_file
from reportgen.cli.shared_options import add_command, add_sources, whole_number
from reportgen.errors import InputError
from reportgen.findings import Finding

if TYPE_CHECKING:
    import argparse

    from reportgen.cli.arguments import ChineseParser

MOST_JOBS = 1000

_EXAMPLE = """\
  reportgen build inputs/2024
  reportgen build 我镇.yaml -o 报告.docx --force
  reportgen build @名单.txt -o 上报 --pdf --zip 上报.zip"""


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    parser = add_command(commands, "build", "生成 Word 文件，并列出要核对的地方", _EXAMPLE)
    add_sources(parser, "；也可以写 *.yaml 这样的写法，或名单 @名单.txt（一行一个路径）")
    parser.add_argument(
        "-o",
        "--output",
        metavar="文件|文件夹",
        help="写到这个 .docx 或 .pdf 文件（只有一份数据时）或文件夹；不写时是 outputs/年度/",
    )
    parser.add_argument(
        "--force", action="store_true", help="全部重新生成，并覆盖生成以后被人改过的文件"
    )
    parser.add_argument("--strict", action="store_true", help="还有错误或警告时不生成")
    add_check_options(parser, "用哪个表样")
    parser.add_argument(
        "--engine",
        choices=("reportgen", "docxtpl"),
        default="",
        help="用哪个引擎填表样：自带的（默认），或 docxtpl 本身，用来对照；换引擎要加 --force",
    )
    add_columns_option(parser)
    _add_batch_options(parser)
    parser.set_defaults(run=build)


def _add_batch_options(parser: ChineseParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="只显示出错的")
    parser.add_argument(
        "--jobs",
        type=whole_number(1, MOST_JOBS, "几个进程"),
        metavar="个数",
        default=0,
        help="用几个进程（默认：份数多时每核一个）",
    )
    parser.add_argument("--dask", metavar="地址", help="交给 Dask 集群做，如 tcp://10.0.0.5:8786")
    parser.add_argument("--pdf", action="store_true", help="再各出一份 PDF（要装有 LibreOffice）")
    parser.add_argument(
        "--zip",
        type=_archive,
        metavar="文件.zip",
        help="全部文件和汇总装进一个压缩包，用于报送",
    )


def _archive(text: str) -> str:
    if not text.lower().endswith(".zip"):
        raise ArgumentTypeError(f"“{text}”的后缀要是 .zip")
    return text


def build(options: argparse.Namespace) -> int:
    """Build a Word file of each source, and show what is to be looked at."""
    # For start-up: --help needs none of it.
    from reportgen.batch.sources import is_one_file

    is_batch = options.dask or options.zip or len(options.sources) > 1
    if is_batch or not is_one_file(options.sources[0]):
        # For start-up: one file needs nothing of batches.
        from reportgen.cli.build_batch import build_batch

        return build_batch(options)
    if is_roster_file(Path(options.sources[0]), options):
        # For start-up: one file needs nothing of batches.
        from reportgen.cli.build_batch import build_batch

        return build_batch(options)
    return _build_one(options)


def _wants_pdf_alone(options: argparse.Namespace) -> bool:
    """Return whether ``-o`` names a PDF; raises InputError for a kind of file that isn't made."""
    if options.output is None or os.path.isdir(options.output):
        return False
    # For start-up: --help needs none of it.
    from reportgen.forms.building import refuse_other_kind

    refuse_other_kind(options.output, may_be_pdf=True)
    return Path(options.output).suffix.lower() == ".pdf"


def _build_one(options: argparse.Namespace) -> int:
    """Build one report in as little time as can be."""
    # For start-up: --help needs none of it.
    from reportgen.formats.loading import load
    from reportgen.formats.source_files import find_sources
    from reportgen.forms.installed import require_template

    examine = examiner(options)
    paths, problems = find_sources(options.sources)
    if problems:
        raise InputError(problems)
    wants_pdf_alone = _wants_pdf_alone(options)
    (path,) = paths
    if options.template:
        require_template(options.template)  # told before what is wrong in the data
    report = load(path, options.template)
    # For start-up: a file with errors needs none of it.
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.forms.building import output_path, render, unprinted
    from reportgen.forms.page_estimate import length_in_words
    from reportgen.ooxml.data_part import write_report
    from reportgen.presenting import as_text, standing_errors, wants_colour

    output = output_path(report, options.output)
    if wants_pdf_alone:
        output = Path(options.output)
    if os.path.realpath(output) == os.path.realpath(path):
        message, advice = f"会把 {output} 写在要读的文件上", "-o 写另一个文件或文件夹"
        raise InputError([Finding(codes.D05, "error", "", str(path), message, advice)])
    data = render(report, options.template, engine=options.engine)
    length = length_in_words(data)
    findings = [*unprinted(report, options.template), *examine(PartialLoad(report))]
    if options.strict and any(found.severity != "info" for found in findings):
        text = as_text([(f"未生成：{path}", findings)], colour=wants_colour(sys.stderr))
        print(text, file=sys.stderr)
        return FOUND_ERRORS
    note = ""
    if wants_pdf_alone:
        # For start-up: most builds make no PDF.
        from reportgen.batch.pdf_files import write_pdf

        note = write_pdf(output, data, force=options.force)
    else:
        write_report(output, data, force=options.force)
    if not options.quiet:
        say(f"已生成：{output}\n  数据：{path}　{length}")
        print(as_text([("  检查", findings)], colour=wants_colour(sys.stdout)))
        if standing := standing_errors(findings):
            say(f"  {standing}")
        print("  请打开核对：单位名称、年度、各项金额、签章和报送日期")
        if note:
            say(note)
    if options.pdf and not wants_pdf_alone:
        # For start-up: most builds make no PDF.
        from reportgen.cli.print_pdfs import print_pdfs

        _, problems = print_pdfs([output], options)
        print_problems(problems)
    return BAD_INPUT if problems else DONE
