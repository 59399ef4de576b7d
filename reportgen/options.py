"""What the command line takes: commands, options, help."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import Any

from reportgen._version import __version__
from reportgen.arguments import ChineseParser

_EXAMPLES = """\
例：
  reportgen new -o 我镇.yaml          生成一份空白表，照着说明填
  reportgen check 我镇.yaml           检查填得对不对
  reportgen build 我镇.yaml           生成 Word 文件，放在 outputs/年度/ 里
  reportgen build inputs/2024         一个文件夹里的都生成
  reportgen build 我镇.yaml -o 报告.docx
  reportgen template list             有哪些表样

退出码：0 完成；1 检查有错误；2 数据或用法不对。
"""


def make_parser() -> ChineseParser:
    """Give the parser of the command line; its ``command`` is module.function."""
    parser = ChineseParser(
        prog="reportgen",
        description="由数据生成部门整体支出绩效评价报告（Word），并按财政部门的要求检查。",
        epilog=_EXAMPLES,
    )
    parser.add_argument(
        "--version", action="version", version=f"reportgen {__version__}", help="显示版本"
    )
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)
    _add_build(commands)
    _add_check(commands)
    _add_rules(commands)
    _add_new(commands)
    _add_schema(commands)
    _add_template(commands)
    return parser


def _add_command(commands: Any, name: str, summary: str, example: str = "") -> ChineseParser:
    epilog = f"例：\n{example}" if example else None
    parser: ChineseParser = commands.add_parser(
        name, help=summary, description=f"{summary}。", epilog=epilog
    )
    return parser


def _add_sources(parser: ChineseParser, more: str = "") -> None:
    parser.add_argument(
        "sources",
        nargs="+",
        metavar="SRC",
        help=f"数据文件（.yaml、.yml、.json）或 Word 文件，或装有它们的文件夹{more}",
    )


def _add_check_options(parser: ChineseParser) -> None:
    parser.add_argument("--last", metavar="SRC", help="上一年的报告，用来比较")
    parser.add_argument("--dict", metavar="FILE", help="自己的词典（错别字、用语），加在标准词典上")


def _add_build(commands: Any) -> None:
    example = (
        "  reportgen build inputs/2024\n"
        "  reportgen build 我镇.yaml -o 报告.docx --force\n"
        "  reportgen build @名单.txt -o 上报 --pdf --zip 上报.zip"
    )
    parser = _add_command(commands, "build", "生成 Word 文件，并列出要核对的地方", example)
    _add_sources(parser, "；也可以写 *.yaml 这样的写法，或名单 @名单.txt（一行一个路径）")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE|DIR",
        help="写到这个 .docx 文件（只有一份数据时）或文件夹；不写时是 outputs/年度/",
    )
    parser.add_argument(
        "--template",
        metavar="NAME|PATH.docx",
        default="xiangtan",
        help="用哪个表样：名称，或模板文件的路径（默认 xiangtan）",
    )
    parser.add_argument(
        "--force", action="store_true", help="全部重新生成，并覆盖生成以后被人改过的文件"
    )
    parser.add_argument("--strict", action="store_true", help="还有错误或警告时不生成")
    _add_check_options(parser)
    _add_batch_options(parser)
    parser.set_defaults(command="build.build")


def _add_batch_options(parser: ChineseParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="只显示出错的")
    parser.add_argument(
        "--jobs", type=_count, metavar="N", default=0, help="用几个进程（默认：份数多时每核一个）"
    )
    parser.add_argument(
        "--dask", metavar="ADDRESS", help="交给 Dask 集群做，如 tcp://10.0.0.5:8786"
    )
    parser.add_argument("--pdf", action="store_true", help="再各出一份 PDF（要装有 LibreOffice）")
    parser.add_argument(
        "--zip",
        type=_archive,
        metavar="FILE.zip",
        help="全部文件和汇总装进一个压缩包，用于报送",
    )


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"“{text}”不是个数，写成 1、2、3 这样的数")
    return int(text)


def _archive(text: str) -> str:
    if not text.lower().endswith(".zip"):
        raise ArgumentTypeError(f"“{text}”的后缀要是 .zip")
    return text


def _add_check(commands: Any) -> None:
    example = (
        "  reportgen check inputs/2024\n"
        "  reportgen check 我镇.yaml --last 去年.yaml\n"
        "  reportgen check inputs/2024 --format xlsx -o 检查结果.xlsx"
    )
    parser = _add_command(commands, "check", "检查数据和文字，像财政部门审核那样", example)
    _add_sources(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "xlsx"),
        default="text",
        help="结果的样式：text 文字（默认）、json 给程序、xlsx 表格",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="把结果写到文件")
    _add_check_options(parser)
    parser.set_defaults(command="check.check")


def _add_rules(commands: Any) -> None:
    parser = _add_command(commands, "rules", "列出检查规则，或解释一条", "  reportgen rules A03")
    parser.add_argument("code", nargs="?", metavar="CODE", help="规则编号，如 A03")
    parser.set_defaults(command="check.rules")


def _add_new(commands: Any) -> None:
    example = "  reportgen new -o 我镇.yaml --year 2024"
    parser = _add_command(commands, "new", "生成一份带说明的空白表（YAML），填好就能用", example)
    parser.add_argument("-o", "--output", metavar="FILE.yaml", help="写到文件；不写时显示出来")
    parser.add_argument("--year", metavar="Y", help="年度，如 2024")
    parser.set_defaults(command="starting.new")


def _add_schema(commands: Any) -> None:
    example = "  reportgen schema -o reportgen.schema.json"
    parser = _add_command(
        commands, "schema", "输出数据的 JSON Schema，编辑器据此补全和检查", example
    )
    parser.add_argument("-o", "--output", metavar="FILE.json", help="写到文件；不写时显示出来")
    parser.set_defaults(command="starting.schema")


def _add_template(commands: Any) -> None:
    parser = _add_command(commands, "template", "表样（Word 模板）：列出，或新做一份")
    actions = parser.add_subparsers(title="命令", metavar="命令", required=True)
    listing = _add_command(actions, "list", "列出表样：名称、适用年度、标题、所在位置")
    listing.set_defaults(command="templates.list_all")
    example = "  reportgen template new 我县 --year 2024"
    fresh = _add_command(
        actions, "new", "新做一份表样，放在 templates/NAME/ 里，可用 Word 修改", example
    )
    fresh.add_argument("name", metavar="NAME", help="表样的名称，如县名")
    fresh.add_argument("--year", metavar="Y", help="从哪个年度起用（默认 2023）")
    fresh.add_argument("--force", action="store_true", help="覆盖已有的同名文件")
    fresh.set_defaults(command="templates.new")
