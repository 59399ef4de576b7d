"""``pull``: what was edited in a Word file, back into its data file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.cli.generated import read_generated
from reportgen.cli.output import DONE, FOUND_ERRORS, print_remarks, say
from reportgen.cli.shared_options import add_command

if TYPE_CHECKING:
    import argparse

    from reportgen.findings import Finding

_EXAMPLE = "  reportgen pull outputs/2024/报告.docx 我镇.yaml"


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    summary = "把生成以后在 Word 里改的写回数据文件，注释和写法不变"
    parser = add_command(commands, "pull", summary, _EXAMPLE)
    parser.add_argument("source", metavar="文件.docx", help="由这份数据生成、后来改过的 Word 文件")
    parser.add_argument("target", metavar="数据.yaml", help="数据文件")
    side = parser.add_mutually_exclusive_group()
    side.add_argument(
        "--ours",
        dest="prefer",
        action="store_const",
        const="ours",
        help="两边都改了的，用数据文件的",
    )
    side.add_argument(
        "--theirs",
        dest="prefer",
        action="store_const",
        const="theirs",
        help="两边都改了的，用 Word 文件的",
    )
    parser.set_defaults(run=pull)


def pull(options: argparse.Namespace) -> int:
    """Write what was edited in a Word file back into its data file."""
    # For start-up: the reader.
    from reportgen.editing import comparing, pulling
    from reportgen.presenting import wants_colour

    reading, held = read_generated(options.source)
    target = Path(options.target)

    def tell(lost: list[Finding]) -> None:
        print_remarks(options.target, lost)

    result = pulling.pull(
        reading.data, held, target, options.prefer, places=reading.places, tell=tell
    )
    print_remarks(options.source, [*result.kept, *reading.unplaced, *reading.notes])
    if result.conflicts and options.prefer is None:
        say(f"{target}：没有改动，有{len(result.conflicts)}处两边都改了", error=True)
        for conflict in result.conflicts:
            say(f"  {conflict}", error=True)
        say("用数据文件的：加 --ours；用 Word 文件的：加 --theirs", error=True)
        return FOUND_ERRORS
    if not result.written:
        say(f"{target}：没有要改的")
        return DONE
    say(f"已写入：{target}")
    print(comparing.as_text(result.edits, colour=wants_colour(sys.stdout)))
    return DONE
