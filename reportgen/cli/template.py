"""``template``: the forms that there are, new ones, and what is wrong with one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.cli.output import BAD_INPUT, DONE, FOUND_ERRORS, say
from reportgen.cli.shared_options import add_command, add_force, year_of
from reportgen.errors import InputError
from reportgen.findings import has_errors

if TYPE_CHECKING:
    import argparse


def add_to(commands: Any) -> None:
    """Add the command with its own commands and their arguments."""
    parser = add_command(commands, "template", "表样（Word 模板）：列出、新做、检查、看样子")
    actions = parser.add_subparsers(title="命令", metavar="命令", required=True)
    listing = add_command(actions, "list", "列出表样：名称、适用年度、标题、所在位置")
    listing.set_defaults(run=list_all)
    example = (
        "  reportgen template new 我县 --year 2024\n  reportgen template new 我市 --from hunan"
    )
    fresh = add_command(
        actions, "new", "新做一份表样，放在 templates/名称/ 里，可用 Word 修改", example
    )
    fresh.add_argument("name", metavar="名称", help="表样的名称，如县名")
    fresh.add_argument(
        "--from",
        dest="source",
        metavar="名称|路径.docx",
        help="从哪个表样做起：名称、名称/年度 或文件的路径（默认 xiangtan 的单表）",
    )
    fresh.add_argument("--year", metavar="年度", help="从哪个年度起用（默认：照着做的那份的年度）")
    fresh.add_argument("--force", action="store_true", help="覆盖已有的同名文件")
    fresh.add_argument("--title-year", action="store_true", help="标题里写上年度")
    fresh.add_argument("--cover", action="store_true", help="前面加一页封面")
    fresh.add_argument("--signature", action="store_true", help="表下加签字、盖章和日期的位置")
    fresh.add_argument(
        "--charts", action="store_true", help="后面加上收入、支出结构和指标得分的图表"
    )
    fresh.set_defaults(run=new)
    _add_template_check(actions)
    _add_template_diff(actions)
    _add_template_looks(actions)


def _add_template_check(actions: Any) -> None:
    example = "  reportgen template check templates/我县/2023.docx --fix"
    parser = add_command(
        actions, "check", "检查改过的表样：一次列出全部问题，每个有位置、原文和改法", example
    )
    parser.add_argument("file", metavar="文件.docx", help="表样文件")
    parser.add_argument(
        "--fix", action="store_true", help="改好有把握的；原文件另存为“文件.docx.bak”"
    )
    parser.add_argument("-o", "--output", metavar="文件", help="与 --fix 同用：改好的写到这个文件")
    parser.set_defaults(run=check)


def _add_template_diff(actions: Any) -> None:
    example = (
        "  reportgen template diff templates/我县/2023.docx templates/我县/2026.docx --data inputs"
    )
    parser = add_command(actions, "diff", "比较新旧表样：多了、少了、挪了哪些栏目", example)
    which = "表样：文件的路径、名称/年度，或名称（最新的一份）"
    parser.add_argument("old", metavar="旧的", help=f"旧{which}")
    parser.add_argument(
        "new", nargs="?", metavar="新的", help=f"新{which}；不写时比较“旧的”这个名称最新的两份"
    )
    parser.add_argument(
        "--data", metavar="来源", help="数据文件或文件夹：列出缺少新表样所印栏目的文件"
    )
    parser.set_defaults(run=diff)


def _add_template_looks(actions: Any) -> None:
    example = "  reportgen template preview 我县 --pdf"
    parser = add_command(actions, "preview", "用示例数据填一份，看看样子", example)
    parser.add_argument("template", metavar="名称|路径.docx", help="表样的名称，或文件的路径")
    parser.add_argument("--year", metavar="年度", help="哪个年度（默认用最新的表样）")
    parser.add_argument("-o", "--output", metavar="文件", help="写到这个文件")
    looks = parser.add_mutually_exclusive_group()
    looks.add_argument("--pdf", action="store_true", help="做成 PDF（要有 LibreOffice）")
    looks.add_argument("--png", action="store_true", help="每页一张图片（还要有 pdftoppm）")
    add_force(parser)
    parser.set_defaults(run=preview)
    parser = add_command(actions, "fields", "列出表样里可以写的全部栏目：写法、意思、单位、例子")
    parser.add_argument(
        "template", nargs="?", metavar="名称|路径.docx", help="连同这个表样补充的栏目"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="文件.md",
        help="写到文件；文件里有栏目表的，只换这一部分；不写时显示出来",
    )
    add_force(parser)
    parser.set_defaults(run=fields)


def list_all(options: argparse.Namespace) -> int:
    """Show all forms."""
    # For start-up, here as below: only what the command needs.
    from reportgen.forms.installed import list_templates
    from reportgen.forms.outlines import outlines_to_read
    from reportgen.forms.template_title import title_of

    for template in list_templates():
        say(f"{template.name}　{template.years}　{title_of(template.path)}　{template.path}")
    for name, outline in outlines_to_read().items():
        say(f"{name}　只供读入　{outline.title}　{outline.path}")
    return DONE


def new(options: argparse.Namespace) -> int:
    """Begin a form of one's own."""
    # For start-up: only what the command needs.
    from reportgen.forms.form_extras import FormExtras
    from reportgen.forms.new_template import start_template

    year = None if options.year is None else year_of(options.year)
    extras = FormExtras(options.title_year, options.cover, options.signature, options.charts)
    source = options.source or ""
    path = start_template(options.name, year, source=source, force=options.force, extras=extras)
    say(f"已生成表样：{path}")
    say(f"用 Word 或 WPS 改好后检查：reportgen template check {path}")
    say(f"再用它生成：reportgen build 数据.yaml --template {options.name}")
    return DONE


def check(options: argparse.Namespace) -> int:
    """Show all that is found in a template; with ``--fix``, mend first what is safe to mend."""
    # For start-up: only what the command needs.
    from reportgen.forms.lint import check_template
    from reportgen.presenting import as_text, wants_colour

    path = Path(options.file)
    if options.fix:
        # For start-up: only what the command needs.
        from reportgen.forms.lint.fixing import fix_template

        target = Path(options.output) if options.output else path
        for change in fix_template(path, target):
            say(str(change))
        path = target if os.path.exists(target) else path
    findings = check_template(path)
    print(as_text([(str(path), findings)], colour=wants_colour(sys.stdout)))
    return FOUND_ERRORS if has_errors(findings) else DONE


def diff(options: argparse.Namespace) -> int:
    """Show what a new form prints otherwise than the old one, and which data lacks what it needs.

    Gives 1 where data lacks a field, 2 where data can't be read.
    """
    # For start-up: only what the command needs.
    from reportgen.formats.loading import load
    from reportgen.formats.source_files import find_sources
    from reportgen.forms.form_diff import differences, lacking, needed
    from reportgen.forms.installed import template_at, two_newest
    from reportgen.presenting import as_text, wants_colour

    if options.new is None:
        old, new = two_newest(options.old)
    else:
        old, new = template_at(options.old), template_at(options.new)
    say(f"旧：{old}\n新：{new}")
    say("\n".join(map(str, differences(old, new))) or "栏目没有变化")
    if options.data is None:
        return DONE
    paths, problems = find_sources([options.data])
    groups = [(found.location, [found]) for found in problems]
    fields = needed(new)
    for path in paths:
        try:
            groups.append((str(path), lacking(load(path), fields, new)))
        except InputError as error:
            groups.append((str(path), list(error.findings)))
    print(as_text(groups, colour=wants_colour(sys.stdout)))
    unreadable = problems or any(f.rule.startswith("D") for _, found in groups for f in found)
    if unreadable:
        return BAD_INPUT
    return FOUND_ERRORS if any(found for _, found in groups) else DONE


def preview(options: argparse.Namespace) -> int:
    """Write a form filled with sample data."""
    # For start-up: only what the command needs.
    from reportgen.forms.preview import write_preview

    year = None if options.year is None else year_of(options.year)
    kind = "pdf" if options.pdf else "png" if options.png else "docx"
    output = Path(options.output) if options.output else None
    for path in write_preview(options.template, year, kind, output, force=options.force):
        say(f"已写入：{path}")
    return DONE


def fields(options: argparse.Namespace) -> int:
    """Show every placeholder with meaning, unit and example."""
    # For start-up: only what the command needs.
    from reportgen.formats.loading import model_of
    from reportgen.forms.field_reference import put_reference, reference
    from reportgen.forms.installed import require_form

    if options.template:
        require_form(options.template)
    made = reference(model_of(options.template or ""))
    if options.output is None:
        print(made.rstrip("\n"))
        return DONE
    put_reference(Path(options.output), made, force=options.force)
    say(f"已写入：{options.output}")
    return DONE
