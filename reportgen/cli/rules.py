"""``rules``: the catalogue of what is checked, or what one rule is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportgen.cli.output import DONE
from reportgen.cli.shared_options import add_command

if TYPE_CHECKING:
    import argparse


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    parser = add_command(commands, "rules", "列出检查规则，或解释一条", "  reportgen rules A03")
    parser.add_argument("code", nargs="?", metavar="CODE", help="规则编号，如 A03")
    parser.set_defaults(run=rules)


def rules(options: argparse.Namespace) -> int:
    """Show the catalogue of rules, or explain one."""
    # For start-up: every rule.
    from reportgen.checks.explaining import catalogue_text, rule_text

    print(rule_text(options.code) if options.code else catalogue_text())
    return DONE
