"""Building the report of each unit of a roster."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.cli.check_options import examiner
from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, print_problems, say
from reportgen.cli.print_pdfs import print_pdfs
from reportgen.errors import InputError, OutputError
from reportgen.findings import Finding
from reportgen.formats.loading import report_of
from reportgen.formats.partial_loading import PartialLoad
from reportgen.forms.building import output_path, render, unprinted
from reportgen.ooxml.data_part import write_report
from reportgen.presenting import as_text, summary, wants_colour

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from reportgen.formats.excel.roster_reading import RosterUnit


def build_roster(
    options: argparse.Namespace, units: Iterator[RosterUnit], notes: list[Finding]
) -> int:
    """Build the report of each unit of a roster; one that can't be built costs only itself."""
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
        _, problems = print_pdfs([*written], options)
        print_problems(problems)
    return BAD_INPUT if failed else FOUND_ERRORS if refused else DONE
