"""``collect``: all units' files of a folder in one roster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.cli.check_options import add_check_options, examiner
from reportgen.cli.output import BAD_INPUT, DONE, is_workbook, print_problems, say
from reportgen.cli.roster_options import add_columns_option, renamed_columns
from reportgen.cli.shared_options import add_command
from reportgen.plaindata.data_files import unreadable

if TYPE_CHECKING:
    import argparse

    from reportgen.findings import Finding

_EXAMPLE = """\
  reportgen collect 收到的 -o 全县.xlsx
  reportgen collect 收到的 收到的/某镇.pdf -o 全县.xlsx   文件夹里不自动读的，单独写出来"""


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    summary = "把一个文件夹里各单位的 Excel、Word、数据文件收进一份名册"
    parser = add_command(commands, "collect", summary, _EXAMPLE)
    parser.add_argument(
        "sources",
        metavar="来源",
        nargs="+",
        help="装有各单位文件的文件夹；文件夹里不自动读的（PDF 等），再写出它的文件名",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="文件.xlsx",
        default="全县.xlsx",
        help="名册；已有的只更新改过的单位，自己加的列不动（默认 全县.xlsx）",
    )
    add_columns_option(parser)
    add_check_options(parser, "照哪个表样旁的 表样.yaml 开启本省的规则")
    parser.set_defaults(run=collect)


def collect(options: argparse.Namespace) -> int:
    """Read all units' files of a folder into a roster, and show how many were read."""
    # For start-up: the reader and every rule.
    from reportgen.batch.roster_collecting import UNREADABLE
    from reportgen.batch.roster_collecting import collect as collect_all
    from reportgen.formats.roster_files import roster_form_for
    from reportgen.formats.source_files import unread_files

    if not is_workbook(options.output):
        raise unreadable(options.output, "名册要写到 .xlsx 文件", "写成 -o 全县.xlsx")
    target = Path(options.output)
    form = roster_form_for(options.template, renamed_columns(options.columns))
    examine = examiner(options)

    def tell(lost: list[Finding]) -> None:
        print_problems(lost, str(target))

    sources = [*map(Path, options.sources)]
    result = collect_all(sources, target, examine, form, template=options.template, tell=tell)
    print_problems(result.problems)
    print_problems(result.notes, "各单位互相比对")
    print_problems(unread_files(sources), "没有读的文件")
    told = "，".join(f"{status}{count}个" for status, count in result.counts.items())
    done = "已写入" if result.is_written else "没有要改的"
    say(f"{done}：{target}（{told or '没有单位'}；没有改过的{result.unchanged}个没有重读）")
    return BAD_INPUT if result.problems or result.counts.get(UNREADABLE) else DONE
