"""``serve``: the page in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.cli.output import DONE, say
from reportgen.cli.shared_options import add_command, whole_number
from reportgen.errors import InputError
from reportgen.findings import Finding

if TYPE_CHECKING:
    import argparse

LAST_PORT = 65535

_EXAMPLE = """\
  reportgen serve --open                       在浏览器里打开本文件夹
  reportgen serve 全县 --add-user 青山桥镇 --users 用户.txt --user-folder 青山桥镇
  reportgen serve 全县 --host 0.0.0.0 --users 用户.txt"""


def add_to(commands: Any) -> None:
    """Add the command with its arguments."""
    summary = "打开网页：在浏览器里填、看、检查、生成"
    parser = add_command(commands, "serve", summary, _EXAMPLE)
    parser.add_argument("folder", nargs="?", default=".", metavar="文件夹", help="数据文件夹")
    parser.add_argument(
        "--port",
        type=whole_number(0, LAST_PORT, "端口"),
        metavar="端口",
        help="端口（默认 8760 起第一个空的）",
    )
    parser.add_argument("--open", action="store_true", help="打开浏览器")
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="地址",
        help="在哪个地址上；不是本机的，要有 --users 或 --token-file",
    )
    parser.add_argument("--token-file", metavar="文件", help="口令文件：知道口令的人都能进来")
    parser.add_argument("--users", metavar="文件", help="用户名单：各有口令和文件夹")
    parser.add_argument("--add-user", metavar="名称", help="在名单里加一个用户或换口令，然后结束")
    parser.add_argument(
        "--user-folder",
        metavar="文件夹",
        default="*",
        help="这个用户的文件夹；* 是看得到全部的审核员（默认）",
    )
    parser.add_argument(
        "--name", action="append", default=[], metavar="主机名", help="浏览器里用的主机名，可写几个"
    )
    parser.add_argument("--prefix", default="", metavar="/路径", help="反向代理后面的路径前缀")
    parser.add_argument(
        "--proxy",
        action="append",
        default=[],
        metavar="地址",
        help="反向代理的 IP 地址，可写几个：由它转来的，按它说的地址限制登录次数",
    )
    parser.add_argument("--tls-cert", metavar="文件", help="证书（PEM）；不给就不加密")
    parser.add_argument("--tls-key", metavar="文件", help="私钥（PEM）")
    parser.add_argument("--dask", default="", metavar="地址", help="成批的生成交给 Dask 集群做")
    parser.set_defaults(run=serve)


def serve(options: argparse.Namespace) -> int:
    """Serve the page until it is ended; or put a user into the list."""
    try:
        from reportgen.web import serving  # for start-up
    except ModuleNotFoundError as error:
        message = f"网页要用 {error.name}，没有装"
        advice = 'pip install "reportgen[web]"；在本机的源码里是 pip install ".[web]"'
        raise InputError([Finding(codes.D03, "error", "", "serve", message, advice)]) from None
    if options.add_user is not None:
        if options.users is None:
            advice = "加上 --users 用户名单的文件名"
            found = Finding(codes.D03, "error", "", "--add-user", "没有写用户名单", advice)
            raise InputError([found])
        serving.add_user(Path(options.users), options.add_user, options.user_folder)
        say(f"已写入：{options.users}")
        return DONE
    asked = serving.Serving(
        Path(options.folder),
        options.host,
        options.port,
        options.open,
        token_file=_resolved(options.token_file),
        users_file=_resolved(options.users),
        names=tuple(options.name),
        prefix=f"/{options.prefix.strip('/')}" if options.prefix.strip("/") else "",
        certificate=_resolved(options.tls_cert),
        key=_resolved(options.tls_key),
        dask=options.dask,
        proxies=tuple(options.proxy),
    )
    serving.serve(asked, say)
    return DONE


def _resolved(name: str | None) -> Path | None:
    """Return where a file is, for the folder that the program works in is left."""
    return None if name is None else Path(name).resolve()
