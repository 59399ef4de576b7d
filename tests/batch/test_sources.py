"""Files, folders, patterns and lists of sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.batch.sources import find_all, is_one_file
from tests.sentences import assert_chinese


@pytest.fixture(autouse=True)
def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in/a.yaml", "in/深/b.json", "in/深/c.docx", "in/d.md", "in/.e.yaml", "别/f.yml"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("年度: 2024", encoding="utf-8")


def found(*sources: str, output: str = "out") -> list[str]:
    """Return the files of sources with which nothing is wrong."""
    paths, problems = find_all(sources, Path(output))
    assert problems == []
    return [Path(path).as_posix() for path in paths]


def test_a_folder_gives_data_and_word_files_of_all_its_folders() -> None:
    assert found("in") == ["in/a.yaml", "in/深/b.json", "in/深/c.docx"]


def test_a_pattern_is_matched_here_whatever_the_shell_does() -> None:
    assert found("in/*.yaml", "in/**/*.json") == ["in/a.yaml", "in/深/b.json"]
    assert found("[in别]*/?.y*ml") == ["in/a.yaml", "别/f.yml"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file() -> None:
    Path("a[1].yaml").write_text("x", encoding="utf-8")
    assert found("a[1].yaml") == ["a[1].yaml"]


def test_a_source_given_twice_comes_once() -> None:
    assert found("in/a.yaml", "in", "in/a.yaml") == ["in/a.yaml", "in/深/b.json", "in/深/c.docx"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("name", ["@名单.txt", "名单.txt", "@名单"])
def test_a_list_has_a_source_on_each_line(name: str, encoding: str) -> None:
    text = "# 第一批\r\nin/a.yaml\r\n\r\n  别  \r\nin/深/*.json\r\n"
    Path(name.removeprefix("@")).write_bytes(text.encode(encoding))
    assert found(name) == ["in/a.yaml", "别/f.yml", "in/深/b.json"]


def test_lines_of_a_list_are_relative_to_its_folder() -> None:
    Path("in/名单.txt").write_text("a.yaml\n../别/f.yml\n", encoding="utf-8")
    assert found("@in/名单.txt") == ["in/a.yaml", "in/../别/f.yml"]


def test_what_is_wrong_in_a_list_is_told_with_its_line_and_the_rest_is_taken() -> None:
    Path("名单.txt").write_text("in/a.yaml\n# 注\n没有.yaml\nin/d.md\n@别的.txt\n空*\n", "utf-8")
    paths, problems = find_all(["@名单.txt"], Path("out"))
    assert paths == ["in/a.yaml"]
    assert [each.location for each in problems] == [f"名单.txt:{line}:1" for line in (3, 4, 5, 6)]
    assert "没有.yaml" in problems[0].message


@pytest.mark.parametrize("content", [b"", b"# \xe6\xb3\xa8\n", b"\0\xff\0"])
def test_a_list_that_names_nothing_is_an_error(content: bytes) -> None:
    Path("名单.txt").write_bytes(content)
    paths, (problem,) = find_all(["名单.txt"], Path("out"))
    assert paths == []
    assert problem.location.startswith("名单.txt")


@pytest.mark.parametrize("source", ["没有*.yaml", "@没有.txt", "没有"])
def test_what_is_not_there_is_an_error(source: str) -> None:
    paths, (problem,) = find_all([source], Path("out"))
    assert paths == []
    assert_chinese(problem)


def test_what_a_run_before_wrote_inside_a_searched_folder_is_no_source() -> None:
    Path("in/out/2024").mkdir(parents=True)
    Path("in/out/2024/x.docx").write_bytes(b"x")
    Path("in/汇总.json").write_text("{}", encoding="utf-8")
    assert found("in", output="in/out") == ["in/a.yaml", "in/深/b.json", "in/深/c.docx"]
    assert found("in/out", output="in/out") == ["in/out/2024/x.docx"]
    assert "in/out/2024/x.docx" in found(".", output="别")


@pytest.mark.parametrize(
    ("source", "expected"),
    [("in/a.yaml", True), ("没有.yaml", True), ("in", False), ("*.yaml", False), ("@x.txt", False)],
)
def test_only_a_file_is_one_file(source: str, expected: bool) -> None:
    assert is_one_file(source) is expected
