from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.web.known_files import KnownFiles

if TYPE_CHECKING:
    from pathlib import Path


def test_of_a_file_that_is_written_again_and_again_only_the_last_is_kept(tmp_path: Path) -> None:
    made: list[str] = []

    def make(path: Path) -> str:
        made.append(path.name)
        return path.read_text(encoding="utf-8")

    known = KnownFiles(make, most=2)
    path = tmp_path / "甲.yaml"
    for text in ("一", "二二", "三三三"):
        path.write_text(text, encoding="utf-8")
        assert [known.get(path, path.stat()) for _ in range(2)] == [text, text]
    assert len(made) == 3
    assert len(known._held) == 1


def test_so_many_files_are_kept_and_those_that_were_asked_for_last(tmp_path: Path) -> None:
    made: list[str] = []

    def make(path: Path) -> None:
        made.append(path.name)

    known = KnownFiles(make, most=2)
    for name in ("a", "b", "a", "c", "a", "b"):
        path = tmp_path / name
        if not path.exists():
            path.touch()
        known.get(path, path.stat())
    assert made == ["a", "b", "c", "b"]
