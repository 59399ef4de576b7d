"""The command line: each command has a module of its name, which is imported when it is run."""

from __future__ import annotations

import contextlib
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen._version import __version__
from reportgen.cli.arguments import ChineseParser
from reportgen.cli.output import BAD_INPUT, INTERRUPTED, print_problems, say
from reportgen.cli.streams import enduring_streams
from reportgen.errors import OutputError, ReportgenError, system_reason
from reportgen.pattern_store import RIGHTS, STORE
from reportgen.storage import one_call, telling, write

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = (
    *("build", "check", "rules", "new", "read", "diff", "pull", "collect", "schema", "template"),
    *("completion", "serve"),
)
"""The commands, in the order of the help; each is a module beside this one."""

_ASKED = "_ARGCOMPLETE"
"""The variable that a shell sets when it asks what an unfinished line may go on with."""

_EXAMPLES = """\
例：
  reportgen new -o 我镇.yaml          生成一份空白表，照着说明填
  reportgen check 我镇.yaml           检查填得对不对
  reportgen build 我镇.yaml           生成 Word 文件，放在 outputs/年度/ 里
  reportgen read 报告.docx -o 我镇.yaml  把 Word 文件读成数据
  reportgen build inputs/2024         一个文件夹里的都生成
  reportgen build 我镇.yaml -o 报告.docx
  reportgen template list             有哪些表样

退出码：0 完成，没有错误；1 检查出错误；2 数据缺栏目、有的读不出，或用法不对
（这时其余的照样检查，错误也都列出）。
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code: 0 done, 1 checks found errors, 2 bad input."""
    with enduring_streams() as streams:
        try:
            with one_call():
                code = _run(sys.argv[1:] if arguments is None else arguments)
        except ReportgenError as error:
            print_problems(error.findings)
            code = BAD_INPUT
        except OSError as error:
            code = _failed(f"系统出了错{system_reason(error)}")
        except UnicodeEncodeError:
            code = _failed("系统的文件名编码里没有中文：设环境变量 PYTHONUTF8=1 再运行")
        except MemoryError:
            code = _failed("内存不够")
        except KeyboardInterrupt:
            say("已中断", error=True)
            code = INTERRUPTED
    _keep_patterns()
    failed = next((stream.error for stream in streams if stream.error is not None), None)
    return code if failed is None else _failed(f"写不了结果{system_reason(failed)}")


def _keep_patterns() -> None:
    """Keep what patterns were compiled to for the next time, where the program may write."""
    if (data := STORE.content()) is not None and STORE.path is not None:
        with contextlib.suppress(OutputError, OSError):
            write(Path(STORE.path), data)
            os.chmod(STORE.path, RIGHTS)


def _run(arguments: Sequence[str]) -> int:
    """Run the command that the arguments begin with."""
    if _ASKED in os.environ:
        from reportgen.cli import completion  # for start-up

        completion.answer(lambda: _make_parser(COMMANDS))
    if not arguments and getattr(sys, "frozen", False):
        # A double click on the program without Python.
        arguments = ["serve", str(_own_folder()), "--open"]
    if arguments and arguments[0] not in COMMANDS:
        from reportgen.cli import dropped  # for start-up

        if dropped.are_dropped(arguments):
            from reportgen.cli.check_options import examiner  # for start-up

            options = _make_parser(("check",)).parse_args(["check", *arguments])
            return dropped.take(arguments, examiner(options))
    # For start-up: without the other commands, unless their names are to be shown.
    named = arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS
    options = _make_parser(named).parse_args(arguments)
    code: int = options.run(options)
    return code


def _own_folder() -> Path:
    """Return the folder for the reports of who has double-clicked on the program."""
    folder = Path.home() / "绩效评价报告"
    with telling(folder, "自己的文件夹"):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def _make_parser(names: Sequence[str]) -> ChineseParser:
    """Return a parser that knows the commands of these names."""
    parser = ChineseParser(
        prog="reportgen",
        description="由数据生成部门整体支出绩效评价报告（Word），并按财政部门的要求检查。",
        epilog=_EXAMPLES,
    )
    parser.add_argument(
        "--version", action="version", version=f"reportgen {__version__}", help="显示版本"
    )
    # With its name argparse need not lay out a usage message to find it.
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True, prog=parser.prog)
    for name in names:
        import_module(f"reportgen.cli.{name}").add_to(commands)
    return parser


def _failed(message: str) -> int:
    say(message, error=True)
    return BAD_INPUT
