"""The command line: parse, call, print."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.arguments import USAGE_ERROR
from reportgen.beside import beside
from reportgen.errors import (
    InputError,
    OutputError,
    ReportgenError,
    TemplateError,
    system_reason,
)
from reportgen.findings import Finding, has_errors
from reportgen.options import make_parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from reportgen.model.report import Report

DONE, FOUND_ERRORS, BAD_INPUT = 0, 1, USAGE_ERROR
"""Exit codes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give the exit code: 0 done, 1 checks found errors, 2 bad input or usage."""
    # A stream is None where the caller has closed it.
    streams = [stream for stream in (sys.stdout, sys.stderr) if stream is not None]
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        try:
            options = make_parser().parse_args(arguments)
            code = _COMMANDS[options.command](options)
        finally:
            for stream in streams:
                stream.flush()
    except ReportgenError as error:
        _print_problems(error.findings)
        return BAD_INPUT
    except OSError as error:
        return _output_failed(error)
    except KeyboardInterrupt:
        print("已中断", file=sys.stderr)
        return 130
    return code


def _output_failed(error: OSError) -> int:
    """End quietly when the reader of a pipe has gone, with a sentence when a disk is full."""
    # What is still buffered would fail once more, with a traceback, when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return DONE
    print(f"写不了结果{system_reason(error)}", file=sys.stderr)
    return BAD_INPUT


def _build(options: argparse.Namespace) -> int:
    from reportgen.building import output_path, render, write
    from reportgen.presenting import as_text, wants_colour
    from reportgen.template.pages import estimate_pages

    examine = _examiner(options)
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
        except (OutputError, TemplateError) as error:
            # A template that can't be used is one problem, however many reports want it.
            problems += [found for found in error.findings if found not in problems]
            continue
        print(f"已生成：{outputs[path]}\n  数据：{path}　{characters}字，约{pages}页")
        print(as_text([("  检查", findings)], colour=wants_colour(sys.stdout)))
        print("  请打开核对：单位名称、年度、各项金额、签章和报送日期")
    _print_problems(problems)
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
    """Find sources that would write the same file."""
    first: dict[Path, Path] = {}
    found: list[Finding] = []
    for source, output in outputs.items():
        if output in first:
            message = f"与 {first[output]} 会写到同一个文件 {output}"
            advice = "-o 写文件夹" if wanted else "检查单位名称和年度是不是重复了"
            found.append(Finding("D05", "error", "部门概况.单位名称", str(source), message, advice))
        first.setdefault(output, source)
    return found


def _examiner(options: argparse.Namespace) -> Callable[[Report], list[Finding]]:
    """Give the check with last year's report and the dictionary that were asked for."""
    from reportgen.checking import check
    from reportgen.checks.dictionary import standard_dictionary
    from reportgen.loading import load

    dictionary = None
    if options.dict:
        dictionary = standard_dictionary().extended(Path(options.dict))
    last = load(options.last) if options.last else None
    wanted = [code for group in options.rules or () for code in group.replace("，", ",").split(",")]
    if wanted:
        from reportgen.checks.explaining import optional_codes

        wanted = sorted(optional_codes(wanted))
    return lambda report: check(report, last=last, dictionary=dictionary, rules=wanted)


def _check(options: argparse.Namespace) -> int:
    from reportgen.loading import find_sources, load
    from reportgen.presenting import as_json, as_text, wants_colour, write_xlsx

    examine = _examiner(options)
    paths, problems = find_sources(options.sources)
    if options.output and os.path.abspath(options.output) in map(os.path.abspath, paths):
        advice = "换一个文件名"
        message = "这是要检查的数据文件，不能把结果写在里面"
        raise OutputError([Finding("D04", "error", "", options.output, message, advice)])
    groups: list[tuple[str, list[Finding]]] = [(found.location, [found]) for found in problems]
    unreadable = bool(problems)
    for path in paths:
        try:
            groups.append((str(path), examine(load(path))))
        except InputError as error:
            groups.append((str(path), list(error.findings)))
            unreadable = True
    if options.format == "xlsx":
        target = Path(options.output or "检查结果.xlsx")
        write_xlsx(groups, target)
        print(f"已写入：{target}")
    elif options.format == "json":
        _give(as_json(groups), options.output)
    else:
        colour = not options.output and wants_colour(sys.stdout)
        _give(as_text(groups, colour=colour), options.output)
    if unreadable:
        return BAD_INPUT
    return FOUND_ERRORS if any(has_errors(findings) for _, findings in groups) else DONE


def _rules(options: argparse.Namespace) -> int:
    from reportgen.checks.explaining import catalogue_text, rule_text

    print(rule_text(options.code) if options.code else catalogue_text())
    return DONE


def _new(options: argparse.Namespace) -> int:
    from reportgen.model.blank import blank_yaml

    year = None if options.year is None else _year(options.year)
    _give(blank_yaml(year, annexes=options.with_annexes), options.output, keep=True)
    return DONE


def _schema(options: argparse.Namespace) -> int:
    from reportgen.model.schema import json_schema

    _give(json.dumps(json_schema(), ensure_ascii=False, indent=2), options.output)
    return DONE


def _template_list(options: argparse.Namespace) -> int:
    from reportgen.template.finding import list_templates
    from reportgen.template.titles import title_of

    for template in list_templates():
        print(f"{template.name}　{template.years}　{title_of(template.path)}　{template.path}")
    return DONE


def _template_new(options: argparse.Namespace) -> int:
    from reportgen.template.starting import start_template

    year = None if options.year is None else _year(options.year)
    path = start_template(options.name, year, force=options.force)
    print(f"已生成表样：{path}")
    print(f"用 Word 或 WPS 改好后：reportgen build 数据.yaml --template {options.name}")
    return DONE


def _year(text: str) -> int:
    from pydantic_core import PydanticCustomError

    from reportgen.model.values import parse_year

    try:
        return parse_year(text)
    except PydanticCustomError as error:
        advice = "写成四位数字，如 2024"
        raise InputError(
            [Finding("D03", "error", "年度", "--year", error.message(), advice)]
        ) from None


def _give(text: str, output: str | None, *, keep: bool = False) -> None:
    """Print a text, or write it to a file; ``keep`` forbids to overwrite one."""
    if output is None:
        print(text)
        return
    from reportgen.building import write

    path = Path(output)
    if keep and os.path.exists(path):
        advice = "换一个文件名，或先把它移走"
        raise OutputError([Finding("D04", "error", "", output, "已有这个文件，不覆盖", advice)])
    write(path, f"{text}\n".encode(errors="backslashreplace"), force=True)
    print(f"已写入：{path}")


def _print_problems(problems: Sequence[Finding]) -> None:
    from reportgen.presenting import as_text, wants_colour

    if problems:
        name = "数据、模板或文件有问题"
        print(as_text([(name, problems)], colour=wants_colour(sys.stderr)), file=sys.stderr)


_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "check": _check,
    "rules": _rules,
    "new": _new,
    "schema": _schema,
    "template_list": _template_list,
    "template_new": _template_new,
}
