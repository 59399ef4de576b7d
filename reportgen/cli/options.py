"""What the command line takes: commands, options, help."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import Any

from reportgen import codes
from reportgen._version import __version__
from reportgen.cli.arguments import ChineseParser

_EXAMPLES = """\
例：
  reportgen new -o 我镇.yaml          生成一份空白表，照着说明填
  reportgen check 我镇.yaml           检查填得对不对
  reportgen build 我镇.yaml           生成 Word 文件，放在 outputs/年度/ 里
  reportgen read 报告.docx -o 我镇.yaml  把 Word 文件读成数据
  reportgen build inputs/2024         一个文件夹里的都生成
  reportgen build 我镇.yaml -o 报告.docx
  reportgen template list             有哪些表样

退出码：0 完成；1 检查有错误；2 数据或用法不对。
"""

_WORD_HELP = "Word 文件；.doc、.wps、.odt、.rtf 要装有 LibreOffice，PDF 要装有 pdfplumber"


def make_parser() -> ChineseParser:
    """Return the parser of the command line; its ``command`` is module.function."""
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
    _add_read(commands)
    _add_diff(commands)
    _add_pull(commands)
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


def _add_check_options(parser: ChineseParser, purpose: str) -> None:
    parser.add_argument(
        "--template",
        metavar="NAME|PATH.docx",
        default="xiangtan",
        help=f"{purpose}：名称，或模板文件的路径（默认 xiangtan）",
    )
    parser.add_argument("--last", metavar="SRC", help="上一年的报告，用来比较")
    parser.add_argument(
        "--rules",
        action="append",
        metavar="+CODE",
        help=f"再查一条本省才有的规则，如 +{codes.S12}；几条用逗号隔开；"
        f"总要查的，写在表样旁的 检查.yaml 里，如“开启: [{codes.S12}]”",
    )
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
        "--force", action="store_true", help="全部重新生成，并覆盖生成以后被人改过的文件"
    )
    parser.add_argument("--strict", action="store_true", help="还有错误或警告时不生成")
    _add_check_options(parser, "用哪个表样")
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
    _add_check_options(parser, "照哪个表样旁的 检查.yaml 开启本省的规则")
    parser.set_defaults(command="check.check")


def _add_rules(commands: Any) -> None:
    example = f"  reportgen rules {codes.A03}"
    parser = _add_command(commands, "rules", "列出检查规则和各种编号，或解释一条", example)
    parser.add_argument("code", nargs="?", metavar="CODE", help=f"编号，如 {codes.A03}")
    parser.set_defaults(command="check.rules")


def _add_new(commands: Any) -> None:
    example = (
        "  reportgen new -o 我镇.yaml --year 2024\n"
        "  reportgen new --from 去年的报告.docx -o 我镇.yaml"
    )
    parser = _add_command(commands, "new", "生成一份带说明的空白表（YAML），填好就能用", example)
    parser.add_argument("-o", "--output", metavar="FILE.yaml", help="写到文件；不写时显示出来")
    parser.add_argument("--year", metavar="Y", help="年度，如 2024")
    parser.add_argument(
        "--with-annexes",
        action="store_true",
        help="连同附件：基础数据表、整体自评表、项目自评表",
    )
    parser.add_argument(
        "--from",
        dest="last",
        metavar="LAST",
        help="由上一年的报告（数据文件或 Word 文件）生成这一年的底稿",
    )
    parser.add_argument(
        "--blank", action="store_true", help="底稿里不留上年的文字（同 --from 一起用）"
    )
    parser.set_defaults(command="starting.new")


def _add_read(commands: Any) -> None:
    example = "  reportgen read 去年的报告.docx -o 我镇.yaml"
    parser = _add_command(commands, "read", "把 Word 文件读成数据（YAML），列出放不进去的", example)
    parser.add_argument("source", metavar="FILE.docx", help=_WORD_HELP)
    parser.add_argument("-o", "--output", metavar="FILE.yaml", help="写到文件；不写时显示出来")
    parser.set_defaults(command="reading.read")


def _add_diff(commands: Any) -> None:
    example = (
        "  reportgen diff 去年.docx 今年.yaml\n"
        "  reportgen diff 去年.yaml 今年.yaml -o 对比.html\n"
        "  reportgen diff outputs/2024/报告.docx      生成以后改了哪里"
    )
    parser = _add_command(commands, "diff", "比较两份报告，逐栏列出不同", example)
    parser.add_argument("old", metavar="OLD", help="原来的：数据文件或 Word 文件")
    parser.add_argument(
        "new",
        metavar="NEW",
        nargs="?",
        help="现在的；不写时，比较生成的 Word 文件和它自己带的数据，看生成以后改了哪里",
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="结果的样式（默认 text）"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="写到文件；后缀是 .html 时是可以打开看的网页"
    )
    parser.set_defaults(command="reading.diff")


def _add_pull(commands: Any) -> None:
    example = "  reportgen pull outputs/2024/报告.docx 我镇.yaml"
    parser = _add_command(
        commands, "pull", "把生成以后在 Word 里改的写回数据文件，注释和写法不变", example
    )
    parser.add_argument("source", metavar="FILE.docx", help="由这份数据生成、后来改过的 Word 文件")
    parser.add_argument("target", metavar="INPUT.yaml", help="数据文件")
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
    parser.set_defaults(command="reading.pull")


def _add_schema(commands: Any) -> None:
    example = "  reportgen schema -o reportgen.schema.json"
    parser = _add_command(
        commands, "schema", "输出数据的 JSON Schema，编辑器据此补全和检查", example
    )
    parser.add_argument("-o", "--output", metavar="FILE.json", help="写到文件；不写时显示出来")
    parser.set_defaults(command="starting.schema")


def _add_template(commands: Any) -> None:
    parser = _add_command(commands, "template", "表样（Word 模板）：列出、新做、检查、看样子")
    actions = parser.add_subparsers(title="命令", metavar="命令", required=True)
    listing = _add_command(actions, "list", "列出表样：名称、适用年度、标题、所在位置")
    listing.set_defaults(command="template.list_all")
    example = (
        "  reportgen template new 我县 --year 2024\n  reportgen template new 我市 --from hunan"
    )
    fresh = _add_command(
        actions, "new", "新做一份表样，放在 templates/NAME/ 里，可用 Word 修改", example
    )
    fresh.add_argument("name", metavar="NAME", help="表样的名称，如县名")
    fresh.add_argument(
        "--from",
        dest="source",
        metavar="NAME|PATH.docx",
        help="从哪个表样做起：名称、NAME/YEAR 或文件的路径（默认 xiangtan 的单表）",
    )
    fresh.add_argument("--year", metavar="Y", help="从哪个年度起用（默认：照着做的那份的年度）")
    fresh.add_argument("--force", action="store_true", help="覆盖已有的同名文件")
    fresh.set_defaults(command="template.new")
    _add_template_check(actions)
    _add_template_diff(actions)
    _add_template_looks(actions)


def _add_template_check(actions: Any) -> None:
    example = "  reportgen template check templates/我县/2023.docx --fix"
    parser = _add_command(
        actions, "check", "检查改过的表样：一次列出全部问题，每个有位置、原文和改法", example
    )
    parser.add_argument("file", metavar="FILE.docx", help="表样文件")
    parser.add_argument(
        "--fix", action="store_true", help="改好有把握的；原文件另存为 FILE.docx.bak"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="与 --fix 同用：改好的写到这个文件")
    parser.set_defaults(command="template.check")


def _add_template_diff(actions: Any) -> None:
    example = (
        "  reportgen template diff templates/我县/2023.docx templates/我县/2026.docx --data inputs"
    )
    parser = _add_command(actions, "diff", "比较新旧表样：多了、少了、挪了哪些栏目", example)
    which = "表样：文件的路径、NAME/YEAR，或 NAME（最新的一份）"
    parser.add_argument("old", metavar="OLD", help=f"旧{which}")
    parser.add_argument(
        "new", nargs="?", metavar="NEW", help=f"新{which}；不写时比较 OLD 这个名称最新的两份"
    )
    parser.add_argument(
        "--data", metavar="SRC", help="数据文件或文件夹：列出缺少新表样所印栏目的文件"
    )
    parser.set_defaults(command="template.diff")


def _add_template_looks(actions: Any) -> None:
    example = "  reportgen template preview 我县 --pdf"
    preview = _add_command(actions, "preview", "用示例数据填一份，看看样子", example)
    preview.add_argument("template", metavar="NAME|PATH.docx", help="表样的名称，或文件的路径")
    preview.add_argument("--year", metavar="Y", help="哪个年度（默认用最新的表样）")
    preview.add_argument("-o", "--output", metavar="FILE", help="写到这个文件")
    looks = preview.add_mutually_exclusive_group()
    looks.add_argument("--pdf", action="store_true", help="做成 PDF（要有 LibreOffice）")
    looks.add_argument("--png", action="store_true", help="每页一张图片（还要有 pdftoppm）")
    preview.set_defaults(command="template.preview")
    fields = _add_command(actions, "fields", "列出表样里可以写的全部栏目：写法、意思、单位、例子")
    fields.add_argument(
        "-o",
        "--output",
        metavar="FILE.md",
        help="写到文件；文件里有栏目表的，只换这一部分；不写时显示出来",
    )
    fields.set_defaults(command="template.fields")
