"""``template``: the forms that there are, and new ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.commands.printing import DONE
from reportgen.commands.starting import year_of

if TYPE_CHECKING:
    import argparse


def list_all(options: argparse.Namespace) -> int:
    """Show all forms."""
    from reportgen.template.finding import list_templates
    from reportgen.template.titles import title_of

    for template in list_templates():
        print(f"{template.name}　{template.years}　{title_of(template.path)}　{template.path}")
    return DONE


def new(options: argparse.Namespace) -> int:
    """Begin a form of one's own."""
    from reportgen.template.starting import start_template

    year = None if options.year is None else year_of(options.year)
    path = start_template(options.name, year, form=options.form, force=options.force)
    print(f"已生成表样：{path}")
    print(f"用 Word 或 WPS 改好后：reportgen build 数据.yaml --template {options.name}")
    return DONE
