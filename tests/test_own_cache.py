"""What is kept for the next run is read only where this user alone can have kept it."""

from __future__ import annotations

import errno
import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from reportgen import own_cache
from reportgen.own_cache import OwnCache

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BODY = b"what took long to make"
needs_rights = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such rights")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which one thing is kept."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    place = tmp_path / "above" / "reportgen"
    OwnCache(str(place)).keep("thing", "key", BODY)
    assert found(place) == BODY
    return place


def found(folder: Path, name: str = "thing", key: str = "key") -> bytes | None:
    return OwnCache(str(folder)).read(name, key)


def test_only_the_user_may_do_anything_with_what_is_kept(folder: Path) -> None:
    if hasattr(os, "geteuid"):
        for each in (folder, folder / "thing", folder / "secret"):
            assert not each.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    assert sorted(each.name for each in folder.iterdir()) == ["secret", "thing"]


def test_what_is_kept_anew_takes_the_place_of_the_old(folder: Path) -> None:
    OwnCache(str(folder)).keep("thing", "key", b"other")
    assert found(folder) == b"other"


def test_nothing_is_read_for_another_key_or_under_another_name(folder: Path) -> None:
    assert found(folder, key="another key") is None
    assert found(folder, name="missing") is None
    OwnCache(str(folder)).keep("other", "other key", b"other")
    (folder / "other").replace(folder / "thing")
    assert found(folder) is None


@pytest.mark.parametrize("at", [0, 31, 32, len(BODY) + 31])
def test_what_was_changed_anywhere_is_not_read(folder: Path, at: int) -> None:
    data = bytearray((folder / "thing").read_bytes())
    data[at] ^= 1
    (folder / "thing").write_bytes(data)
    assert found(folder) is None


@pytest.mark.parametrize("size", [0, 5, 32, len(BODY) + 31])
def test_what_was_cut_off_is_not_read(folder: Path, size: int) -> None:
    (folder / "thing").write_bytes((folder / "thing").read_bytes()[:size])
    assert found(folder) is None


def test_what_another_made_with_a_secret_of_their_own_is_not_read(
    folder: Path, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    OwnCache(str(theirs)).keep("thing", "key", b"forged")
    (theirs / "thing").replace(folder / "thing")
    assert found(folder) is None


def _opened_to_others(place: Path) -> None:
    place.chmod(place.stat().st_mode | stat.S_IRGRP | stat.S_IXGRP)


def _writable_for_all(place: Path) -> None:
    place.chmod(0o777)


def _moved_behind_a_link(place: Path) -> None:
    place.rename(place.with_name("elsewhere"))
    place.symlink_to(place.with_name("elsewhere"))


@needs_rights
@pytest.mark.parametrize("name", ["", "thing", "secret"])
@pytest.mark.parametrize("spoil", [_opened_to_others, _writable_for_all, _moved_behind_a_link])
def test_what_others_may_get_at_is_not_read(
    folder: Path, name: str, spoil: Callable[[Path], None]
) -> None:
    spoil(folder / name if name else folder)
    assert found(folder) is None


@needs_rights
def test_what_is_another_users_is_not_read_nor_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "thing").read_bytes()
    user = os.geteuid()
    monkeypatch.setattr("os.geteuid", lambda: user + 1)
    assert found(folder) is None
    OwnCache(str(folder)).keep("thing", "key", b"other")
    assert (folder / "thing").read_bytes() == before


@needs_rights
@pytest.mark.parametrize("spoil", [_opened_to_others, _moved_behind_a_link, os.unlink])
def test_a_secret_that_is_none_is_made_anew(folder: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder / "secret")
    OwnCache(str(folder)).keep("thing", "key", b"anew")
    assert found(folder) == b"anew"
    assert not (folder / "secret").is_symlink()


def test_a_short_secret_seals_nothing(folder: Path) -> None:
    (folder / "secret").write_bytes(b"")
    assert found(folder) is None
    OwnCache(str(folder)).keep("thing", "key", b"anew")
    assert found(folder) == b"anew"


def test_a_folder_in_the_place_of_a_file_is_passed_over(folder: Path) -> None:
    (folder / "thing").unlink()
    (folder / "thing").mkdir()
    assert found(folder) is None
    OwnCache(str(folder)).keep("thing", "key", BODY)
    assert found(folder) is None


def test_where_nothing_can_be_kept_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / "bad\0name"):
        OwnCache(str(place)).keep("thing", "key", BODY)
        assert found(place) is None
    OwnCache(None).keep("thing", "key", BODY)
    assert OwnCache(None).read("thing", "key") is None


def test_a_full_disk_leaves_what_was_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("os.replace", full)
    OwnCache(str(folder)).keep("thing", "key", b"other")
    OwnCache(str(folder)).keep("more", "key", b"other")
    monkeypatch.undo()
    assert found(folder) == BODY
    assert found(folder, name="more") is None
    assert sorted(each.name for each in folder.iterdir() if each.stat().st_size) == [
        "secret",
        "thing",
    ]


def test_nothing_is_kept_where_python_keeps_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    OwnCache(str(tmp_path / "reportgen")).keep("thing", "key", BODY)
    assert list(tmp_path.iterdir()) == []


def test_only_the_latest_things_stay(folder: Path) -> None:
    os.utime(folder / "thing", (1, 1))
    for number in range(own_cache._MOST):
        OwnCache(str(folder)).keep(f"thing{number}", "key", BODY)
    assert found(folder) is None
    assert found(folder, name="thing0") == BODY
    assert len(list(folder.iterdir())) == own_cache._MOST + 1


def test_what_is_too_large_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_cache, "_MAX_BYTES", 60)
    OwnCache(str(folder)).keep("large", "key", bytes(60))
    assert found(folder, name="large") is None
    assert found(folder) == BODY


@pytest.mark.parametrize(
    ("system", "variables", "ending"),
    [
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches/reportgen"),
        ("linux", {"XDG_CACHE_HOME": "here", "HOME": "/home/u"}, "/home/u/.cache/reportgen"),
        ("darwin", {"HOME": "/Users/u"}, "/Users/u/Library/Caches/reportgen"),
        ("win32", {"LOCALAPPDATA": "/users/u/local"}, "/users/u/local/reportgen"),
        ("win32", {"LOCALAPPDATA": ""}, None),
    ],
)
@needs_rights
def test_the_folder_is_where_a_system_has_caches(
    system: str, variables: dict[str, str], ending: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert own_cache._place() == ending
