from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from reportgen.web import calls
from reportgen.web.guard import Outside
from tests.web.asking import HOST, Asker

if TYPE_CHECKING:
    from pathlib import Path

LEADS_OUT = [
    "../外面.yaml",
    "/etc/passwd",
    "a/../../外面.yaml",
    "..\\外面.yaml",
    "C:\\外面.yaml",
    "~/外面.yaml",
    ".hidden.yaml",
    "链接/外面.yaml",
    "a\0b.yaml",
    "",
]


@pytest.mark.parametrize("host", [HOST, "localhost:8760", "[::1]:8760", "10.0.0.5:80"])
def test_an_address_and_localhost_are_known_hosts(asker: Asker, host: str) -> None:
    assert asker.get("/", host=host).status == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8760", "", "a b", "[x"])
def test_a_name_that_leads_here_by_rebinding_is_refused(asker: Asker, host: str) -> None:
    assert asker.get("/", host=host).status == 421
    assert asker.post("/api/new", {"name": "甲"}, headers={"host": host}).status == 421


def test_a_name_that_was_allowed_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Asker(outside=Outside(("jx.county.lan",))).get("/", host="jx.county.lan").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": None},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"x-reportgen": None},
        {"x-reportgen": "0" * 64},
    ],
)
def test_what_changes_something_must_come_from_a_page_of_this_server(
    asker: Asker, tmp_path: Path, headers: dict[str, str | None]
) -> None:
    assert asker.post("/api/new", {"name": "甲"}, headers=headers).status == 403
    assert not list(tmp_path.iterdir())
    assert asker.post("/api/new", {"name": "甲"}).status == 200
    assert (tmp_path / "甲.yaml").exists()


def test_a_signature_of_another_session_is_refused(asker: Asker) -> None:
    other = Asker(asker.gate).get("/api/session").data["signature"]
    assert asker.post("/api/new", {"name": "甲"}, headers={"x-reportgen": other}).status == 403


def test_answers_forbid_scripts_of_others_and_being_framed(asker: Asker) -> None:
    for path in ("/", "/fill", "/check", "/forms", "/login", "/api/units", "/static/base.js"):
        answer = asker.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_cookie_is_for_this_site_and_no_script(asker: Asker) -> None:
    given = asker.get("/").headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=Strict" in given
    secure = Asker(outside=Outside(is_secure=True)).get("/").headers["set-cookie"]
    assert "Secure" in secure


@pytest.mark.parametrize("name", LEADS_OUT)
def test_no_path_leaves_the_folder(asker: Asker, tmp_path: Path, name: str) -> None:
    outside = tmp_path.parent / "外面.yaml"
    outside.write_text("年度: 2024\n", encoding="utf-8")
    (tmp_path / "链接").symlink_to(tmp_path.parent)
    (tmp_path / ".hidden.yaml").write_text("年度: 2024\n", encoding="utf-8")
    before = outside.read_bytes()
    for path in ("unit", "checked", "download", "preview", "pdf", "differences"):
        if path == "preview" and not name:
            continue
        assert asker.get(f"/api/{path}", file=name).status == 400, path
    change = {"file": name, "version": "", "changes": [{"path": ["年度"], "value": "2025"}]}
    for path in ("save", "tidy", "build", "look", "reveal", "pasted"):
        assert asker.post(f"/api/{path}", change).status == 400, path
    for path in ("pull", "dropped"):
        assert asker.post(f"/api/{path}", body=b"x", file=name, source="a.docx").status == 400, path
    for path in ("/static/../application.py", "/static/%2e%2e/calls.py"):
        assert asker.get(path).status == 404
    assert outside.read_bytes() == before
    outside.unlink()


@pytest.mark.parametrize("name", ["../甲", "a/b", ".甲", "", "甲" * 200, "a:b"])
def test_a_new_file_has_a_plain_name(asker: Asker, tmp_path: Path, name: str) -> None:
    assert asker.post("/api/new", {"name": name}).status == 400
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_there_is_not_written_over(asker: Asker, tmp_path: Path) -> None:
    (tmp_path / "甲.yaml").write_text("# 我的\n", encoding="utf-8")
    answer = asker.post("/api/new", {"name": "甲"})
    assert answer.status == 400
    assert "已经有" in answer.data["error"]
    assert (tmp_path / "甲.yaml").read_text(encoding="utf-8") == "# 我的\n"


def test_uploads_are_limited_as_files_are(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "MAX_FILE_BYTES", 1000)
    for headers in ({}, {"content-length": "10"}, {"content-length": "9" * 20}):
        answer = asker.post("/api/upload", body=b"x" * 2000, headers=headers, source="a.docx")
        assert answer.status == 413
    assert asker.post("/api/upload", body=b"x" * 900, source="a.docx").status == 400


def test_what_is_no_json_is_refused_in_chinese(asker: Asker) -> None:
    for body in (b"{", b"[]", b"\xff", b"[" * 100_000):
        answer = asker.post("/api/new", body=body)
        assert answer.status == 400
        assert "JSON" in answer.data["error"]


@pytest.mark.parametrize("strips", [True, False])
def test_a_prefix_of_a_proxy_may_be_taken_off_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strips: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    asker = Asker(outside=Outside(prefix="/jx"))
    before = "" if strips else "/jx"
    answer = asker.get(f"{before}/")
    assert answer.status == 200
    assert "Path=/jx/;" in answer.headers["set-cookie"]
    assert b'href="/' not in answer.body
    assert b'src="/' not in answer.body
    assert asker.get(f"{before}/api/units").status == 200
    assert asker.get(f"{before}/static/base.js").status == 200


def test_the_log_has_no_contents(
    asker: Asker, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("保密的内容")

    monkeypatch.setattr("reportgen.web.work_folder.find_sources", fail)
    with caplog.at_level(logging.DEBUG):
        answer = asker.get("/api/units", secret="保密的内容")
    assert answer.status == 500
    assert "保密" not in answer.body.decode()
    assert "RuntimeError" in caplog.text
    assert "保密" not in caplog.text


@pytest.mark.parametrize("path", ["/nosuch", "/static/nosuch.js", "/api/nosuch"])
def test_an_address_that_is_not_there_is_told_in_chinese(asker: Asker, path: str) -> None:
    answer = asker.get(path)
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "没有这个网页" in answer.body.decode()
    assert '<a href="/">回到清单</a>' in answer.body.decode()


def test_an_address_used_in_another_way_is_told_in_chinese(asker: Asker) -> None:
    answer = asker.get("/api/new")
    assert answer.status == 405
    assert "不能这样用" in answer.body.decode()
