"""The standard library's argument parser, speaking Chinese."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from reportgen.findings import shown_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

USAGE_ERROR = 2

_MESSAGES = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"expected one argument", "后面要跟一个值"),
    (r"expected at least one argument", "后面至少要跟一个值"),
    (r"invalid choice: (.+?) \(choose from (.+)\)", r"不能是 \1，可选：\2"),
    (r"invalid \w+ value: (.+)", r"值不对：\1"),
    (r"not allowed with argument (.+)", r"不能与 \1 同用"),
    (r"ambiguous option: (.+) could match (.+)", r"“\1”不明确，可能是：\2"),
    (r"ignored explicit argument (.+)", r"后面不能跟值 \1"),
    (r"argument (.+?): ", r"参数 \1："),
)


_USUAL_WIDTH = 78


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with 用法 in place of usage."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def format_help(self) -> str:
        """Close the titles of sections with a full-width colon."""
        return re.sub(r"^(\w+):$", r"\1：", super().format_help(), flags=re.MULTILINE)


class ChineseParser(argparse.ArgumentParser):
    """An ArgumentParser whose help and messages are Chinese; it exits with 2 on wrong usage."""

    def __init__(self, **options: Any) -> None:
        self._width = _USUAL_WIDTH
        super().__init__(
            formatter_class=lambda prog: _Formatter(prog, width=self._width),
            add_help=False,
            allow_abbrev=False,
            **options,
        )
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_help(self) -> str:
        """Return the help as wide as the terminal."""
        # For start-up: argparse asks for a formatter at each argument, and only help has a width.
        from shutil import get_terminal_size

        self._width = get_terminal_size().columns - 2
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Say in Chinese what is wrong with the arguments, and exit with 2."""
        for pattern, words in _MESSAGES:
            message = re.sub(pattern, words, message)
        text = f"{self.prog}：{shown_lines(message)}\n试试 {self.prog} --help"
        print(text, file=sys.stderr)
        raise SystemExit(USAGE_ERROR)
