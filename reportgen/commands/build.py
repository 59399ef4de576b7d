"""``build``: Word files from data."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reportgen.beside import beside
from reportgen.commands.examining import examiner
from reportgen.commands.printing import BAD_INPUT, DONE, FOUND_ERRORS, print_problems
from reportgen.errors import InputError, OutputError, TemplateError
from reportgen.findings import Finding

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from reportgen.model.report import Report


def build(options: argparse.Namespace) -> int:
    """Build a Word file of each source, and show what is to be looked at."""
    from reportgen.building import output_path, render, write
    from reportgen.presenting import as_text, wants_colour
    from reportgen.template.pages import estimate_pages

    examine = examiner(options)
    reports, problems = _load_all(options)
    if len(reports) == 1:
        examine = beside(examine, *reports.values())
    outputs = {path: output_path(report, options.output) for path, report in reports.items()}
    if clashes := _clashes(outputs, options.output):
        raise InputError([*problems, *clashes])
    refused = False
    for path, report in reports.items():
        try:
            data = render(report, options.template)
            characters, pages = estimate_pages(data)
            findings = examine(report)
            if options.strict and any(found.severity != "info" for found in findings):
                refused = True
                text = as_text([(f"未生成：{path}", findings)], colour=wants_colour(sys.stderr))
                print(text, file=sys.stderr)
                continue
            write(outputs[path], data, force=options.force)
        except (InputError, OutputError, TemplateError) as error:
            # A template that can't be used is one problem, however many reports want it.
            problems += [found for found in error.findings if found not in problems]
            continue
        print(f"已生成：{outputs[path]}\n  数据：{path}　{characters}字，约{pages}页")
        print(as_text([("  检查", findings)], colour=wants_colour(sys.stdout)))
        print("  请打开核对：单位名称、年度、各项金额、签章和报送日期")
    print_problems(problems)
    return BAD_INPUT if problems else FOUND_ERRORS if refused else DONE


def _load_all(options: argparse.Namespace) -> tuple[dict[Path, Report], list[Finding]]:
    """Load all sources; give the reports, and the problems of those that don't load."""
    from reportgen.loading import find_sources, load

    reports: dict[Path, Report] = {}
    paths, problems = find_sources(options.sources)
    for path in paths:
        try:
            reports[path] = load(path)
        except InputError as error:
            problems += error.findings
    return reports, problems


def _clashes(outputs: dict[Path, Path], wanted: str | None) -> list[Finding]:
    """Find sources that would write the same file, or over one that is read."""
    first: dict[Path, Path] = {}
    found: list[Finding] = []
    sources = {os.path.realpath(source) for source in outputs}
    for source, output in outputs.items():
        if os.path.realpath(output) in sources:
            message = f"会把 {output} 写在要读的文件上"
            found.append(
                Finding("D05", "error", "", str(source), message, "-o 写另一个文件或文件夹")
            )
        if output in first:
            message = f"与 {first[output]} 会写到同一个文件 {output}"
            advice = "-o 写文件夹" if wanted else "检查单位名称和年度是不是重复了"
            found.append(Finding("D05", "error", "部门概况.单位名称", str(source), message, advice))
        first.setdefault(output, source)
    return found
