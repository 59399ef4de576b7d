"""``build``: Word files from data."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentTypeError
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.cli.check_options import add_check_options, examination, examiner
from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, print_problems, say
from reportgen.cli.roster_options import add_columns_option, roster_of
from reportgen.cli.shared_options import add_command, add_sources
from reportgen.errors import InputError, OutputError
from reportgen.findings import Finding

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from reportgen.batch.build_many import BatchResult
    from reportgen.batch.progress import Progress
    from reportgen.cli.arguments import ChineseParser
    from reportgen.formats.excel.roster_reading import RosterUnit

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
        metavar="FILE|DIR",
        help="写到这个 .docx 文件（只有一份数据时）或文件夹；不写时是 outputs/年度/",
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
        help="用哪个引擎填模板：自带的（默认），或 docxtpl 本身，用来对照；换引擎要加 --force",
    )
    add_columns_option(parser)
    _add_batch_options(parser)
    parser.set_defaults(run=build)


def _add_batch_options(parser: ChineseParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="只显示出错的")
    parser.add_argument(
        "--jobs", type=_count, metavar="N", default=0, help="用几个进程（默认：份数多时每核一个）"
    )
    parser.add_argument(
        "--dask", metavar="ADDRESS", help="交给 Dask 集群做，如 tcp://10.0.0.5:8786"
    )
    parser.add_argument("--pdf", action="store_true", help="再各出一份 PDF（要装有 LibreOffice）")
    parser.add_argument(
        "--zip",
        type=_archive,
        metavar="FILE.zip",
        help="全部文件和汇总装进一个压缩包，用于报送",
    )


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"“{text}”不是个数，写成 1、2、3 这样的数")
    return int(text)


def _archive(text: str) -> str:
    if not text.lower().endswith(".zip"):
        raise ArgumentTypeError(f"“{text}”的后缀要是 .zip")
    return text


def build(options: argparse.Namespace) -> int:
    """Build a Word file of each source, and show what is to be looked at."""
    # For start-up, here as below: a single file needs nothing of batches.
    from reportgen.batch.sources import is_one_file

    is_batch = options.dask or options.zip or len(options.sources) > 1
    if is_batch or not is_one_file(options.sources[0]):
        return _build_many(options)
    if roster := roster_of(Path(options.sources[0]), options):
        return _build_roster(options, *roster)
    return _build_one(options)


def _build_one(options: argparse.Namespace) -> int:
    """Build one report in as little time as can be."""
    from reportgen.formats.loading import find_sources, load
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.forms.building import output_path, render, unprinted
    from reportgen.forms.page_estimate import estimate_pages
    from reportgen.ooxml.data_part import write_report
    from reportgen.presenting import as_text, wants_colour

    examine = examiner(options)
    paths, problems = find_sources(options.sources)
    if problems:
        raise InputError(problems)
    (path,) = paths
    report = load(path, options.template)
    output = output_path(report, options.output)
    if os.path.realpath(output) == os.path.realpath(path):
        message, advice = f"会把 {output} 写在要读的文件上", "-o 写另一个文件或文件夹"
        raise InputError([Finding(codes.D05, "error", "", str(path), message, advice)])
    data = render(report, options.template, engine=options.engine)
    characters, pages = estimate_pages(data)
    findings = [*unprinted(report, options.template), *examine(PartialLoad(report))]
    if options.strict and any(found.severity != "info" for found in findings):
        text = as_text([(f"未生成：{path}", findings)], colour=wants_colour(sys.stderr))
        print(text, file=sys.stderr)
        return FOUND_ERRORS
    write_report(output, data, force=options.force)
    if not options.quiet:
        say(f"已生成：{output}\n  数据：{path}　{characters}字，约{pages}页")
        print(as_text([("  检查", findings)], colour=wants_colour(sys.stdout)))
        print("  请打开核对：单位名称、年度、各项金额、签章和报送日期")
    if options.pdf:
        _, problems = _print_pdfs([output], options)
        print_problems(problems)
    return BAD_INPUT if problems else DONE


def _build_roster(
    options: argparse.Namespace, units: Iterator[RosterUnit], notes: list[Finding]
) -> int:
    """Build the report of each unit of a roster; one that can't be built costs only itself."""
    from reportgen.formats.loading import report_of
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.forms.building import output_path, render, unprinted
    from reportgen.ooxml.data_part import write_report
    from reportgen.presenting import as_text, summary, wants_colour

    examine = examiner(options)
    print_problems(notes, str(options.sources[0]))
    written: dict[Path, str] = {}
    built = refused = failed = 0
    for unit in units:
        name = f"第{unit.row}行 {unit.name}"
        try:
            report = report_of(unit.entered)
            output = output_path(report, options.output)
            if output in written:
                message = f"与{written[output]}会写到同一个文件 {output}"
                where = unit.entered.places.locate(())
                advice = "核对是不是同一个单位写了两行；-o 写文件夹"
                raise InputError([Finding(codes.D05, "error", "", where, message, advice)])
            written[output] = name
            data = render(report, options.template, engine=options.engine)
            findings = [*unprinted(report, options.template), *examine(PartialLoad(report))]
            if options.strict and any(found.severity != "info" for found in findings):
                refused += 1
                text = as_text([(f"未生成：{name}", findings)], colour=wants_colour(sys.stderr))
                print(text, file=sys.stderr)
                continue
            write_report(output, data, force=options.force)
            built += 1
            if not options.quiet:
                say(f"已生成：{output}（{name}，{summary(findings)}）")
        except (InputError, OutputError) as error:
            failed += 1
            print_problems(error.findings, f"没有生成：{name}")
    if not options.quiet:
        total = built + refused + failed
        say(f"共{total}个单位：已生成{built}份，未生成{refused}份，失败{failed}份")
    if options.pdf:
        _, problems = _print_pdfs([*written], options)
        print_problems(problems)
    return BAD_INPUT if failed else FOUND_ERRORS if refused else DONE


def _build_many(options: argparse.Namespace) -> int:
    """Build all reports, and what became of each in 汇总.xlsx."""
    from reportgen.batch.progress import Progress

    with Progress(quiet=options.quiet) as progress:
        result = _run(options, progress)
    documents = [Path(each.output) for each in result.outcomes if each.is_there]
    problems = list(result.problems)
    files = documents
    if options.pdf:
        pdfs, wrong = _print_pdfs(documents, options)
        files, problems = [*documents, *pdfs], problems + wrong
    if not options.quiet:
        _tell_end(result)
        _tell_left_out(result, options.template)
    if options.zip:
        problems += _pack(result, files, options)
    print_problems(problems)
    if problems or result.counts["failed"]:
        return BAD_INPUT
    return FOUND_ERRORS if result.counts["refused"] else DONE


def _run(options: argparse.Namespace, progress: Progress) -> BatchResult:
    from reportgen.batch.build_many import build_many
    from reportgen.batch.delivery import BatchOptions

    settings = BatchOptions(
        options.strict, examination(options), progress.start, progress.tell, options.jobs
    )
    settings = replace(settings, engine=options.engine)
    if options.dask:
        from reportgen.batch.cluster import cluster

    with cluster(options.dask) if options.dask else nullcontext() as pool:
        return build_many(
            options.sources,
            options.output,
            template=options.template,
            executor=pool,
            force=options.force,
            options=settings,
        )


def _pack(
    result: BatchResult, files: list[Path], options: argparse.Namespace
) -> tuple[Finding, ...]:
    """Write all outputs and 汇总 to one archive; return what kept it from being written."""
    from reportgen.batch.archive import write_archive

    if not result.is_summed_up:
        advice = "先改好写不了汇总的原因，再运行一次"
        message = "没有写压缩包：里面的汇总不是这一次的"
        return (Finding(codes.D04, "error", "", options.zip, message, advice),)
    members = [*files, *result.manifest]
    try:
        write_archive(Path(options.zip), result.folder, members, force=options.force)
    except OutputError as error:
        return error.findings
    if not options.quiet:
        say(f"压缩包：{options.zip}")
    return ()


def _tell_end(result: BatchResult) -> None:
    from reportgen.batch.outcome import STATUSES

    counts = result.counts
    told = "，".join(f"{title}{counts[status]}份" for status, title in STATUSES.items())
    say(f"共{sum(counts.values())}份：{told}")
    if result.is_summed_up:
        say(f"汇总：{result.manifest[1]}")


def _tell_left_out(result: BatchResult, template: str) -> None:
    """Show what the forms of a batch have that no report should have, once for each form."""
    from reportgen.forms.building import left_out
    from reportgen.presenting import as_text, wants_colour

    years = {
        each.template_sha256: each.summary.year
        for each in result.outcomes
        if each.is_there and each.summary
    }
    for year in years.values():
        if found := left_out(template, year):
            print(as_text([("表样", found)], colour=wants_colour(sys.stdout)))


def _print_pdfs(
    documents: list[Path], options: argparse.Namespace
) -> tuple[list[Path], list[Finding]]:
    """Return the PDFs of Word files, and what kept others from being made."""
    from reportgen.batch.pdf_files import print_all
    from reportgen.batch.worker_pool import cores

    made: list[Path] = []
    problems: list[Finding] = []
    for _, result in print_all(documents, options.jobs or cores(), force=options.force):
        if isinstance(result, Path):
            made.append(result)
            if not options.quiet:
                say(f"已生成：{result}")
        else:
            problems.append(result)
    return made, problems
