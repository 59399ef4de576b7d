"""``completion``: what a shell needs to complete commands, options, names of forms and codes."""

from __future__ import annotations

import importlib.util
import sys
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.cli.output import BAD_INPUT, DONE, print_problems
from reportgen.cli.shared_options import add_command
from reportgen.findings import Finding

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

SHELLS = ("bash", "zsh", "fish", "powershell")
_LIBRARY = "argcomplete"
_EXAMPLE = """\
  reportgen completion bash >> ~/.bashrc
  reportgen completion zsh >> ~/.zshrc
  reportgen completion fish > ~/.config/fish/completions/reportgen.fish
  reportgen completion powershell >> $PROFILE"""


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    parser = add_command(commands, "completion", "按 Tab 补全命令：输出命令行要的脚本", _EXAMPLE)
    which = f"哪种命令行：{'、'.join(SHELLS)}"
    parser.add_argument("shell", choices=SHELLS, metavar="命令行", help=which)
    parser.set_defaults(run=completion)


def completion(options: argparse.Namespace) -> int:
    """Print the script for a shell."""
    if importlib.util.find_spec(_LIBRARY) is None:
        advice = f"运行 pip install {_LIBRARY} 装上再用"
        message = f"补全命令要用 {_LIBRARY}，这台机器上没有"
        print_problems([Finding(codes.D03, "error", "", "completion", message, advice)])
        return BAD_INPUT
    # For start-up: only a shell that completes asks.
    from argcomplete.shell_integration import shellcode

    print(shellcode(["reportgen"], shell=options.shell), end="")
    return DONE


def answer(make_parser: Callable[[], argparse.ArgumentParser]) -> None:
    """Answer the shell that asks, and end; return where the library is not there to do it."""
    if importlib.util.find_spec(_LIBRARY) is None:
        return
    # For start-up: only a shell that completes asks.
    import argcomplete

    parser = make_parser()
    _add_completers(parser)
    argcomplete.autocomplete(parser)
    sys.exit(BAD_INPUT)  # not reached where the shell asks as it should


def _add_completers(parser: argparse.ArgumentParser) -> None:
    for action in parser._actions:
        if isinstance(action.choices, dict):
            for inner in action.choices.values():
                _add_completers(inner)
        elif "--template" in action.option_strings:
            setattr(action, "completer", _templates)  # noqa: B010
        elif action.metavar in ("编号", "+编号"):
            setattr(action, "completer", _codes)  # noqa: B010


def _templates(**_: Any) -> list[str]:
    # For start-up: only a shell that completes asks.
    from reportgen.forms.installed import list_templates

    return list(dict.fromkeys(each.name for each in list_templates()))


def _codes(**_: Any) -> list[str]:
    return [str(code) for code in codes.CODES]
