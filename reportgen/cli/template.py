"""``template``: the forms that there are, new ones, and what is wrong with one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS
from reportgen.cli.starting import year_of

if TYPE_CHECKING:
    import argparse


def list_all(options: argparse.Namespace) -> int:
    """Show all forms."""
    from reportgen.forms.installed import list_templates
    from reportgen.forms.template_title import title_of

    for template in list_templates():
        print(f"{template.name}　{template.years}　{title_of(template.path)}　{template.path}")
    return DONE


def new(options: argparse.Namespace) -> int:
    """Begin a form of one's own."""
    from reportgen.forms.new_template import start_template

    year = None if options.year is None else year_of(options.year)
    path = start_template(options.name, year, source=options.source or "", force=options.force)
    print(f"已生成表样：{path}")
    print(f"用 Word 或 WPS 改好后检查：reportgen template check {path}")
    print(f"再用它生成：reportgen build 数据.yaml --template {options.name}")
    return DONE


def check(options: argparse.Namespace) -> int:
    """Show all that is found in a template; with ``--fix``, mend first what is safe to mend."""
    from reportgen.findings import has_errors
    from reportgen.forms.lint import check_template
    from reportgen.presenting import as_text, wants_colour

    path = Path(options.file)
    if options.fix:
        from reportgen.forms.lint.fixing import fix_template

        target = Path(options.output) if options.output else path
        for change in fix_template(path, target):
            print(change)
        path = target if target.exists() else path
    findings = check_template(path)
    print(as_text([(str(path), findings)], colour=wants_colour(sys.stdout)))
    return FOUND_ERRORS if has_errors(findings) else DONE


def diff(options: argparse.Namespace) -> int:
    """Show what a new form prints otherwise than the old one, and which data lacks what it needs.

    Gives 1 where data lacks a field, 2 where data can't be read.
    """
    from reportgen.errors import InputError
    from reportgen.formats.loading import find_sources, load
    from reportgen.forms.form_diff import differences, lacking, needed
    from reportgen.forms.installed import template_at, two_newest
    from reportgen.presenting import as_text, wants_colour

    if options.new is None:
        old, new = two_newest(options.old)
    else:
        old, new = template_at(options.old), template_at(options.new)
    print(f"旧：{old}\n新：{new}")
    print("\n".join(map(str, differences(old, new))) or "栏目没有变化")
    if options.data is None:
        return DONE
    paths, problems = find_sources([options.data])
    groups = [(found.location, [found]) for found in problems]
    fields = needed(new)
    for path in paths:
        try:
            groups.append((str(path), lacking(load(path), fields)))
        except InputError as error:
            groups.append((str(path), list(error.findings)))
    print(as_text(groups, colour=wants_colour(sys.stdout)))
    unreadable = problems or any(f.rule.startswith("D") for _, found in groups for f in found)
    if unreadable:
        return BAD_INPUT
    return FOUND_ERRORS if any(found for _, found in groups) else DONE


def preview(options: argparse.Namespace) -> int:
    """Write a form filled with sample data."""
    from reportgen.forms.preview import write_preview

    year = None if options.year is None else year_of(options.year)
    kind = "pdf" if options.pdf else "png" if options.png else "docx"
    output = Path(options.output) if options.output else None
    for path in write_preview(options.template, year, kind, output):
        print(f"已写入：{path}")
    return DONE


def fields(options: argparse.Namespace) -> int:
    """Show every placeholder with meaning, unit and example."""
    from reportgen.forms.field_reference import put_reference, reference

    if options.output is None:
        print(reference().rstrip("\n"))
        return DONE
    put_reference(Path(options.output), reference())
    print(f"已写入：{options.output}")
    return DONE
