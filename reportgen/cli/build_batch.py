"""Building many reports at once, and what became of each in 汇总.xlsx."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.batch.build_many import BatchResult, build_many
from reportgen.batch.cluster import cluster
from reportgen.batch.delivery import BatchOptions
from reportgen.batch.neighbours import BESIDE_OTHERS
from reportgen.batch.outcome import STATUSES
from reportgen.batch.progress import Progress
from reportgen.batch.results_archive import write_results
from reportgen.cli.check_options import unit_checks
from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, print_problems, say
from reportgen.cli.print_pdfs import print_pdfs
from reportgen.cli.roster_options import renamed_columns
from reportgen.errors import InputError, OutputError
from reportgen.findings import Finding
from reportgen.forms.building import OTHER_KINDS, left_out
from reportgen.presenting import as_text, wants_colour

if TYPE_CHECKING:
    import argparse


def build_batch(options: argparse.Namespace) -> int:
    """Build all reports, and what became of each in 汇总.xlsx."""
    refuse_one_file(options.output)
    with Progress(quiet=options.quiet) as progress:
        result = _run(options, progress)
    documents = [Path(each.output) for each in result.outcomes if each.is_there]
    problems = list(result.problems)
    files = documents
    if options.pdf:
        pdfs, wrong = print_pdfs(documents, options)
        files, problems = [*documents, *pdfs], problems + wrong
    if not options.quiet:
        _tell_end(result)
        _tell_left_out(result, options.template)
    if result.notes:
        print(as_text([("读的时候要看的地方", result.notes)], colour=wants_colour(sys.stdout)))
    if options.zip:
        problems += _pack(result, files, options)
    print_problems(problems)
    if problems or result.counts["failed"]:
        return BAD_INPUT
    return FOUND_ERRORS if result.counts["refused"] else DONE


def refuse_one_file(output: str | None) -> None:
    """Raise InputError where several reports would go into one file."""
    path = Path(output or "")
    if path.suffix.lower() in OTHER_KINDS and not os.path.isdir(path):
        message, advice = "几份报告不能写到一个文件里", "-o 写一个文件夹"
        raise InputError([Finding(codes.D03, "error", "", str(path), message, advice)])


def _run(options: argparse.Namespace, progress: Progress) -> BatchResult:
    wanted = unit_checks(options)
    last_year = wanted.last_by_unit()
    settings = BatchOptions(
        options.strict, wanted.examination(last_year), progress.start, progress.tell, options.jobs
    )
    columns = renamed_columns(options.columns)
    settings = replace(settings, engine=options.engine, columns=columns, last_year=last_year)
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
    if not result.is_summed_up:
        advice = "先改好写不了汇总的原因，再运行一次"
        message = "没有写压缩包：里面的汇总不是这一次的"
        return (Finding(codes.D04, "error", "", options.zip, message, advice),)
    try:
        write_results(Path(options.zip), result, files, force=options.force)
    except OutputError as error:
        return error.findings
    if not options.quiet:
        say(f"压缩包：{options.zip}")
    return ()


def _tell_end(result: BatchResult) -> None:

    counts = result.counts
    told = "，".join(f"{title}{counts[status]}份" for status, title in STATUSES.items())
    say(f"共{sum(counts.values())}份：{told}")
    if wrong := sum(each.is_there and each.count("error") > 0 for each in result.outcomes):
        say(f"其中{wrong}份还有“错误”没有改，文件照样在：改好数据再生成一次，才可以报送")
    if result.is_summed_up:
        say(f"汇总：{result.manifest[1]}")
    alike = sum(
        any(finding.rule in BESIDE_OTHERS for finding in outcome.findings)
        for outcome in result.outcomes
    )
    if alike:
        say(
            f"各单位互相比对：{alike}个单位有要看的地方（文字与别的单位相同、年度不同等），见汇总的“检查结果”"
        )


def _tell_left_out(result: BatchResult, template: str) -> None:
    """Show what the forms of a batch have that no report should have, once for each form."""
    years = {
        each.template_sha256: each.summary.year
        for each in result.outcomes
        if each.is_there and each.summary
    }
    for year in years.values():
        if found := left_out(template, year):
            print(as_text([("表样", found)], colour=wants_colour(sys.stdout)))
