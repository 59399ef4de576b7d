from __future__ import annotations

import io
import os
import socket
import ssl
import subprocess
import sys
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.tools import ROOT, tool
from tests.web.site import Site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands import Command


def test_other_commands_import_nothing_of_the_page() -> None:
    code = (
        "import sys; from reportgen.cli.main import main\n"
        "try:\n    main(['check', 'inputs/2024/青山桥镇.yaml'])\n"
        "except SystemExit:\n    pass\n"
        "ours = ('reportgen.web', 'starlette', 'uvicorn')\n"
        "bad = [name for name in sys.modules if name.startswith(ours)]\n"
        "print('LOADED', bad)\n"
    )
    held = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=held, cwd=ROOT, check=True
    )
    assert "LOADED []" in done.stdout.decode()


def test_the_page_is_on_this_machine_alone_and_says_where(site: Site) -> None:
    assert site.address.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(site.address) as answer:
        assert "清单" in answer.read().decode()
    with socket.socket() as other:
        other.settimeout(1)
        address = socket.gethostbyname(socket.gethostname())
        if not address.startswith("127."):
            assert other.connect_ex((address, site.port)) != 0


def test_what_a_killed_server_left_in_a_save_is_gone_with_the_next(tmp_path: Path) -> None:
    site = Site(tmp_path / "清")
    unit = site.folder / "甲镇"
    unit.mkdir(parents=True)
    left = [folder / ".0123456789abcdef.tmp" for folder in (site.folder, unit)]
    own = unit / "说明.tmp"
    for each in (*left, own):
        each.write_text("写到一半", encoding="utf-8")
    site.start()
    try:
        assert not any(each.exists() for each in left)
        assert own.exists()
    finally:
        site.kill()


def test_without_users_no_other_machine_is_served(command: Command) -> None:
    ended = command("serve", "--host", "0.0.0.0")
    assert ended.code == 2
    assert "--users" in ended.err


def test_a_folder_that_is_not_there_and_a_port_that_is_taken_are_told(
    command: Command, tmp_path: Path
) -> None:
    ended = command("serve", "没有的")
    assert ended.code == 2
    assert "没有这个文件夹" in ended.err
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = command("serve", str(tmp_path), "--port", str(taken.getsockname()[1]))
    assert ended.code == 2
    assert "--port" in ended.err


def test_a_user_is_added_by_the_command(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("getpass.getpass", lambda _: "一个好口令1234")
    ended = command("serve", "--add-user", "甲镇", "--users", "用户.txt", "--user-folder", "甲镇")
    assert ended.code == 0
    assert (tmp_path / "用户.txt").read_text(encoding="utf-8").startswith("甲镇:")
    assert command("serve", "--add-user", "甲镇").code == 2


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("一个好口令1234\n", 0),
        ("一个好口令1234\r\n一个好口令1234\r\n", 0),
        ("一个好口令1234\n另一个口令1234\n", 2),
        ("", 2),
    ],
)
def test_a_password_may_come_through_a_pipe(
    command: Command, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    ended = command("serve", "--add-user", "甲镇", "--users", "用户.txt")
    assert ended.code == code
    assert "arning" not in ended.err


def test_a_host_that_no_name_can_be_is_refused(command: Command, tmp_path: Path) -> None:
    token = tmp_path / "口令.txt"
    token.write_text("0123456789abcdef", encoding="utf-8")
    host = "a" * 70
    ended = command("serve", str(tmp_path), "--host", host, "--token-file", str(token))
    assert ended.code == 2
    assert "用不了" in ended.err


def test_it_is_said_when_the_transport_is_plain(tmp_path: Path) -> None:
    token = tmp_path / "口令.txt"
    token.write_text("0123456789abcdef", encoding="utf-8")
    folder = tmp_path / "数据"
    folder.mkdir()
    site = Site(folder, options=("--host", "0.0.0.0", "--token-file", str(token)))
    site.start()
    try:
        assert site.process.stdout is not None
        assert any("没有加密" in site.process.stdout.readline() for _ in range(2))
    finally:
        site.kill()


@pytest.mark.skipif(os.name != "posix", reason="the browser is a shell script")
def test_the_browser_is_opened_at_the_page_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    os.mkfifo(seen)
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{seen}"\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    folder = tmp_path / "数据"
    folder.mkdir()
    site = Site(folder, options=("--open",))
    site.start()
    try:
        assert seen.read_text(encoding="utf-8") == site.address
    finally:
        site.kill()


def test_with_a_certificate_the_transport_is_encrypted(tmp_path: Path) -> None:
    openssl = tool("openssl", "it makes a certificate to try")
    key, certificate = tmp_path / "私钥.pem", tmp_path / "证书.pem"
    wanted = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([openssl, *wanted, *files], check=True, capture_output=True)
    folder = tmp_path / "数据"
    folder.mkdir()
    options = ("--tls-cert", str(certificate), "--tls-key", str(key))
    site = Site(folder, options=options)
    site.start()
    try:
        assert site.address.startswith("https://127.0.0.1:")
        trusted = ssl.create_default_context(cafile=str(certificate))
        trusted.check_hostname = False
        with urllib.request.urlopen(site.address, context=trusted) as answer:
            assert "Secure" in answer.headers["set-cookie"]
    finally:
        site.kill()
