"""``schema``: the JSON Schema of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.cli.output import DONE, print_or_write
from reportgen.cli.shared_options import add_command, add_force

if TYPE_CHECKING:
    import argparse

_EXAMPLE = "  reportgen schema -o reportgen.schema.json"


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    summary = "输出数据的 JSON Schema，编辑器据此补全和检查"
    parser = add_command(commands, "schema", summary, _EXAMPLE)
    parser.add_argument("-o", "--output", metavar="文件.json", help="写到文件；不写时显示出来")
    parser.add_argument(
        "--template", metavar="名称|路径.docx", help="照哪个表样：有它补充的栏目（默认没有）"
    )
    add_force(parser)
    parser.set_defaults(run=schema)


def schema(options: argparse.Namespace) -> int:
    """Show or write the JSON Schema of the data."""
    # For start-up: pydantic.
    import json

    from reportgen.formats.loading import model_of
    from reportgen.forms.installed import require_form
    from reportgen.model.json_schema import json_schema

    if options.template:
        require_form(options.template)
    made = json_schema(model_of(options.template or ""))
    text = json.dumps(made, ensure_ascii=False, indent=2)
    print_or_write(text, options.output, force=options.force)
    return DONE
