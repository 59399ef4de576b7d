from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from reportgen.errors import InputError
from reportgen.web.guard import Outside
from reportgen.web.serving import Serving, add_user, gate_of
from reportgen.web.visitors import Gate, read_users
from tests.web.asking import Asker

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = "一个好口令1234"


class Clock:
    moment = 0.0

    def __call__(self) -> float:
        return self.moment


@pytest.fixture
def users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "用户.txt"
    add_user(path, "甲镇", "甲镇", PASSWORD)
    add_user(path, "审核", "*", PASSWORD)
    for unit in ("甲镇", "乙镇"):
        (tmp_path / unit).mkdir()
        (tmp_path / unit / f"{unit}.yaml").write_text("年度: 2024\n", encoding="utf-8")
    return path


def login(asker: Asker, name: str, password: str) -> int:
    return asker.post("/api/login", body=f"{name}\n{password}".encode()).status


def files(asker: Asker) -> list[str]:
    return [row["file"] for row in asker.get("/api/units").data["rows"]]


def test_passwords_are_kept_as_hashes_that_nobody_else_can_read(users: Path) -> None:
    text = users.read_text(encoding="utf-8")
    assert PASSWORD not in text
    assert users.stat().st_mode & 0o077 == 0
    digests = {user.digest for user in read_users(users).values()}
    assert len(digests) == 2  # the same password, another salt


def test_a_new_password_takes_the_place_of_the_old_one(users: Path) -> None:
    add_user(users, "甲镇", "甲镇", "另一个口令5678")
    gate = Gate(read_users(users))
    assert gate.admit("甲镇", PASSWORD) is None
    assert gate.admit("甲镇", "另一个口令5678") is not None


def test_who_has_not_logged_in_sees_nothing(users: Path) -> None:
    asker = Asker(Gate(read_users(users)))
    assert asker.get("/").status == 303
    assert asker.get("/").headers["location"] == "/login"
    answer = asker.get("/api/units")
    assert answer.status == 401
    assert answer.data["login"]
    assert asker.post("/api/new", {"name": "甲"}).status == 401


def test_a_unit_sees_its_own_folder_and_an_officer_all(users: Path) -> None:
    gate = Gate(read_users(users))
    unit, officer = Asker(gate), Asker(gate)
    assert login(unit, "甲镇", "错的口令") == 401
    assert login(unit, "甲镇", PASSWORD) == 200
    assert files(unit) == ["甲镇.yaml"]
    for name in ("../乙镇/乙镇.yaml", "乙镇/乙镇.yaml"):
        assert unit.get("/api/unit", file=name).status == 400
    assert login(officer, "审核", PASSWORD) == 200
    assert sorted(files(officer)) == ["乙镇/乙镇.yaml", "甲镇/甲镇.yaml"]


def test_a_session_gets_another_key_when_somebody_comes_in_and_ends(users: Path) -> None:
    asker = Asker(Gate(read_users(users)))
    asker.get("/login")
    before = asker.cookie
    assert login(asker, "甲镇", PASSWORD) == 200
    inside = asker.cookie
    assert inside != before
    assert asker.post("/api/logout", {}).status == 200
    assert asker.get("/api/units").status == 401
    asker.cookie = inside
    assert asker.get("/api/units").status == 401


def test_a_session_ends_by_itself(users: Path) -> None:
    clock = Clock()
    asker = Asker(Gate(read_users(users), now=clock))
    login(asker, "甲镇", PASSWORD)
    assert asker.get("/api/units").status == 200
    clock.moment = 13 * 3600
    assert asker.get("/api/units").status == 401


def test_guessing_is_slowed_down_and_logged_without_names(
    users: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    asker = Asker(Gate(read_users(users), now=clock))
    with caplog.at_level(logging.INFO):
        assert [login(asker, "甲镇", f"猜{n}") for n in range(6)] == [401] * 5 + [429]
        assert login(asker, "甲镇", PASSWORD) == 429
    assert "甲镇" not in caplog.text
    assert PASSWORD not in caplog.text
    clock.moment = 301
    assert login(asker, "甲镇", PASSWORD) == 200


@pytest.mark.parametrize(
    ("proxies", "forwarded", "caller"),
    [
        ((), "203.0.113.9", "127.0.0.1"),
        (("127.0.0.1",), "", "127.0.0.1"),
        (("127.0.0.1",), "203.0.113.9", "203.0.113.9"),
        (("127.0.0.1",), "10.9.9.9, 203.0.113.9", "203.0.113.9"),
        (("127.0.0.1", "10.0.0.2"), "10.9.9.9, 203.0.113.9 , 10.0.0.2", "203.0.113.9"),
        (("10.0.0.2",), "203.0.113.9", "127.0.0.1"),
    ],
)
def test_who_asks_is_told_by_a_proxy_only_when_it_is_trusted(
    proxies: tuple[str, ...], forwarded: str, caller: str
) -> None:
    assert Outside(proxies=proxies).caller("127.0.0.1", forwarded) == caller


@pytest.mark.parametrize("is_trusted", [True, False])
def test_behind_a_proxy_one_who_guesses_does_not_shut_out_the_others(
    users: Path, is_trusted: bool
) -> None:
    outside = Outside(proxies=("127.0.0.1",) if is_trusted else ())
    gate = Gate(read_users(users))

    def try_from(address: str, name: str, password: str) -> int:
        headers: dict[str, str | None] = {"x-forwarded-for": address}
        body = f"{name}\n{password}".encode()
        return Asker(gate, outside).post("/api/login", body=body, headers=headers).status

    assert [try_from("10.1.1.1", f"猜{n}", "猜") for n in range(6)] == [401] * 5 + [429]
    # One who is not trusted may write what he likes: it does not help him to go on.
    assert try_from("10.1.1.2", "甲镇", PASSWORD) == (200 if is_trusted else 429)


def test_a_proxy_is_named_by_its_address(users: Path) -> None:
    with pytest.raises(InputError, match="不是地址"):
        gate_of(Serving(users_file=users, proxies=("proxy.lan",)))


def test_a_token_lets_in_who_knows_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    asker = Asker(Gate(token="0123456789abcdef"))
    assert login(asker, "", "0123456789abcdeX") == 401
    assert login(asker, "", "0123456789abcdef") == 200
    assert asker.get("/api/units").status == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "county.lan"])
def test_other_machines_are_let_in_only_with_users_or_a_token(host: str, users: Path) -> None:
    with pytest.raises(InputError, match="让谁进来"):
        gate_of(Serving(host=host))
    assert gate_of(Serving(host=host, users_file=users)).users
    assert gate_of(Serving(host="127.0.0.1")).is_open


@pytest.mark.parametrize(
    "line", ["甲镇", "甲镇:zz:zz:甲镇", ":00:00:甲镇", "甲镇:00:00:../外面", "甲镇:00:00:/外面"]
)
def test_a_wrong_line_of_the_list_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    path = tmp_path / "用户.txt"
    path.write_text(f"# 名单\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_users(path)
    assert error.value.findings[0].location.endswith("用户.txt:2:1")


@pytest.mark.parametrize(("name", "password"), [("a:b", PASSWORD), ("", PASSWORD), ("甲", "短")])
def test_a_user_has_a_plain_name_and_a_long_password(
    tmp_path: Path, name: str, password: str
) -> None:
    with pytest.raises(InputError):
        add_user(tmp_path / "用户.txt", name, "*", password)


def test_a_token_that_is_too_short_and_half_a_certificate_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "口令.txt"
    path.write_text("abc", encoding="utf-8")
    with pytest.raises(InputError, match="口令太短"):
        gate_of(Serving(token_file=path))
    with pytest.raises(InputError, match="证书和私钥"):
        gate_of(Serving(certificate=path))
