"""Starting the server: what it may be asked to do, and how it says where it is."""

from __future__ import annotations

import contextlib
import getpass
import ipaddress
import logging
import os
import socket
import sys
import threading
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.errors import InputError, system_reason
from reportgen.findings import Finding
from reportgen.ooxml.libreoffice import keep_warm
from reportgen.storage import sweep, write
from reportgen.web.freed_memory import give_back_now_and_then
from reportgen.web.guard import Outside
from reportgen.web.visitors import Gate, read_token, read_users, user_line
from reportgen.web.work_folder import WorkFolder

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

HOME = "127.0.0.1"
PORT = 8760
_NEXT_PORTS = 20
_WAITING = 128


@dataclass(frozen=True, slots=True)
class Serving:
    """What ``reportgen serve`` was asked for."""

    folder: Path = Path()
    host: str = HOME
    port: int | None = None
    opens: bool = False
    token_file: Path | None = None
    users_file: Path | None = None
    names: tuple[str, ...] = ()
    prefix: str = ""
    certificate: Path | None = None
    key: Path | None = None
    dask: str = ""
    proxies: tuple[str, ...] = ()


def serve(asked: Serving, say: Callable[[str], None]) -> None:
    """Serve the page until the program is ended; raises InputError for what can't be served."""
    with contextlib.ExitStack() as stack:
        executor = None
        if asked.dask:
            from reportgen.batch.cluster import cluster  # an extra

            executor = stack.enter_context(cluster(asked.dask)).executor
        _serve(asked, say, executor)


def _serve(asked: Serving, say: Callable[[str], None], executor: Executor | None) -> None:
    # An extra, which may not be there; for start-up too.
    import uvicorn

    from reportgen.web.application import application

    gate = gate_of(asked)
    if not os.path.isdir(asked.folder):
        raise _wrong(str(asked.folder), "没有这个文件夹", "写上放数据文件的文件夹")
    os.chdir(asked.folder)
    for folder in (Path(), *(each for each in Path().iterdir() if os.path.isdir(each))):
        sweep(folder)  # what a server that was killed in a save has left
    keep_warm()
    listening = _listening(asked)
    port = listening.getsockname()[1]
    is_secure = asked.certificate is not None
    shown = f"[{asked.host}]" if ":" in asked.host else asked.host
    here = HOME if asked.host in ("0.0.0.0", "::") else shown  # noqa: S104
    address = f"http{'s' if is_secure else ''}://{here}:{port}{asked.prefix}/"
    outside = Outside(asked.names, asked.prefix, is_secure, asked.proxies)
    settings = uvicorn.Config(
        application(gate, outside, executor),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
        limit_concurrency=200,
        proxy_headers=False,
        ssl_certfile=None if asked.certificate is None else str(asked.certificate),
        ssl_keyfile=None if asked.key is None else str(asked.key),
    )
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("reportgen.web").setLevel(logging.INFO)
    say(f"网页在 {address} ，文件夹是 {Path.cwd()}")
    say("按 Ctrl+C 结束；填的内容都在文件夹里的文件中")
    if not is_secure and asked.host != HOME:
        say("传输没有加密：同一网络上的人看得到内容和口令；要加密，给出 --tls-cert 和 --tls-key")
    if asked.opens:
        threading.Timer(0.3, webbrowser.open, [address]).start()
    end = give_back_now_and_then()
    try:
        uvicorn.Server(settings).run(sockets=[listening])
    finally:
        end()


def gate_of(asked: Serving) -> Gate:
    """Return who is let in; raises InputError for a server that would let in everybody."""
    is_home = asked.host == "localhost" or _is_loopback(asked.host)
    if asked.token_file is None and asked.users_file is None and not is_home:
        message = "对别的机器开放，要先说让谁进来"
        raise _wrong("--host", message, "加上 --users 用户名单，或 --token-file 口令文件")
    for each in asked.proxies:
        if not _is_address(each):
            raise _wrong("--proxy", f"“{each}”不是地址", "写反向代理的 IP 地址，如 127.0.0.1")
    if (asked.certificate is None) != (asked.key is None):
        raise _wrong("--tls-cert", "证书和私钥要一起给", "--tls-cert 证书.pem --tls-key 私钥.pem")
    users = {} if asked.users_file is None else read_users(asked.users_file)
    token = "" if asked.token_file is None else read_token(asked.token_file)
    return Gate(users, token)


def add_user(path: Path, name: str, folder: str, password: str = "") -> None:
    """Put a user with a password into the list of users, or give one a new password.

    ``folder`` is below the one that is served; ``*`` stands for an officer, who sees all. Without
    a ``password`` it is asked for.
    """
    if not name or set(name) & set(":\n\r#") or not name.isprintable():
        raise _wrong(name, "这不能做用户名", "用户名里不能有冒号、井号")
    if folder != "*":
        WorkFolder().path(folder)
    given, again = (password, password) if password else _asked_for_password(name)
    if given != again:
        raise _wrong(name, "两次输入的口令不一样", "再来一次")
    if len(given) < 8:  # noqa: PLR2004
        raise _wrong(name, "口令太短", "至少8个字符")
    lines = path.read_text(encoding="utf-8").splitlines() if os.path.exists(path) else []
    kept = [line for line in lines if not line.startswith(f"{name}:")]
    text = "\n".join((*kept, user_line(name, given, folder), ""))
    write(path, text.encode())
    path.chmod(0o600)


def _asked_for_password(name: str) -> tuple[str, str]:
    """Return what was typed, twice; from a pipe a second line may be missing."""
    if not sys.stdin.isatty():
        first, second = (sys.stdin.readline().rstrip("\r\n") for _ in range(2))
        return first, second or first
    try:
        return getpass.getpass(f"{name} 的口令："), getpass.getpass("再输一次：")
    except EOFError:
        raise _wrong(name, "没有输入口令", "再来一次") from None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _listening(asked: Serving) -> socket.socket:
    """Return a socket that listens: at the port asked for, or the first one that is free."""
    first = PORT if asked.port is None else asked.port
    ports = range(first, first + (_NEXT_PORTS if asked.port is None else 1))
    family = socket.AF_INET6 if ":" in asked.host else socket.AF_INET
    last: OSError | UnicodeError | None = None
    for port in ports:
        made = socket.socket(family, socket.SOCK_STREAM)
        if os.name == "posix":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((asked.host, port))
            made.listen(_WAITING)
        except (OSError, UnicodeError) as error:  # UnicodeError: no name of a host
            made.close()
            last = error
            continue
        return made
    reason = "" if last is None else system_reason(last)
    message = f"{asked.host}:{first} 用不了{reason}"
    raise _wrong("--port", message, "可能已被占用：换一个 --port")


def _wrong(where: str, message: str, advice: str) -> InputError:
    return InputError([Finding(codes.D03, "error", "", where, message, advice)])
