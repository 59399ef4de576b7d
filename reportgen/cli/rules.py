"""``rules``: the catalogue of what is checked, or what one rule is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.cli.output import DONE
from reportgen.cli.shared_options import add_command

if TYPE_CHECKING:
    import argparse


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    example = f"  reportgen rules {codes.A03}"
    parser = add_command(commands, "rules", "列出检查规则和其他编号，或解释一条", example)
    parser.add_argument("code", nargs="?", metavar="编号", help=f"编号，如 {codes.A03}")
    parser.set_defaults(run=rules)


def rules(options: argparse.Namespace) -> int:
    """Show the catalogue of rules, or explain one."""
    # For start-up, here as in every command: nothing is imported that isn't used.
    from reportgen.checks.explaining import catalogue_text, code_text

    print(code_text(options.code) if options.code else catalogue_text())
    return DONE
