"""Files dropped on the program: checked, built where nothing is wrong, shown on a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen.cli import dropped
from tests.tools import INPUTS

if TYPE_CHECKING:
    from tests.commands import Command


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the addresses that a browser was asked to show."""
    addresses: list[str] = []

    def show(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr(dropped.webbrowser, "open", show)
    return addresses


def put(name: str, *changes: tuple[str, str]) -> Path:
    text = (INPUTS / "最小示例.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def page() -> str:
    return re.sub(r"<[^>]+>", "", Path(dropped.PAGE_NAME).read_text(encoding="utf-8"))


def test_a_file_without_errors_is_built_beside_it(command: Command, shown: list[str]) -> None:
    put("a.yaml")
    assert command("a.yaml").code == 0
    assert [path.name for path in Path().glob("*.docx")] == [
        "云溪县青禾乡财政所2024年度部门整体支出绩效评价报告.docx"
    ]
    assert "已生成：云溪县青禾乡财政所2024年度" in page()
    assert shown == [Path(dropped.PAGE_NAME).resolve().as_uri()]


def test_a_file_with_errors_is_not_built_and_the_others_are(
    command: Command, shown: list[str]
) -> None:
    put("a.yaml", ("年度预算金额", "年度预算"))
    put("b.yaml")
    Path("坏.docx").write_bytes(b"x")
    ended = command("a.yaml", "b.yaml", "坏.docx")
    assert (ended.code, len(list(Path().glob("云溪县*.docx")))) == (2, 1)
    assert "共3个文件，生成了1份报告" in page()
    assert page().count("没有生成：改好下面写的，再拖一次") == 2
    assert "文件不是 .docx，或已损坏" in page()


def test_a_word_file_is_checked_only(command: Command, shown: list[str]) -> None:
    put("a.yaml")
    assert command("build", "a.yaml", "-o", "报告.docx").code == 0
    assert command("报告.docx").code == 0
    assert "只检查，不重新生成" in page()
    assert [path.name for path in Path().glob("*.docx")] == ["报告.docx"]


def test_a_folder_is_each_file_in_it(command: Command, shown: list[str]) -> None:
    put("甲/a.yaml")
    put("甲/b.yaml", ("青禾乡财政所", "白云乡财政所"))
    assert command("甲").code == 0
    assert len(list(Path("甲").glob("*.docx"))) == 2
    assert Path("甲", dropped.PAGE_NAME).exists()


def test_what_was_edited_is_not_built_over(command: Command, shown: list[str]) -> None:
    put("a.yaml")
    command("a.yaml")
    (built,) = Path().glob("*.docx")
    built.write_bytes(b"edited")
    assert command("a.yaml").code == 2
    assert built.read_bytes() == b"edited"
    assert "错误 D0" in page(), page()


def test_names_and_texts_are_shown_as_they_are(command: Command, shown: list[str]) -> None:
    put("<b>&.yaml", ("年度预算金额", "<script>alert(1)</script>"))
    assert command("<b>&.yaml").code == 2
    source = Path(dropped.PAGE_NAME).read_text(encoding="utf-8")
    assert "<script>" not in source
    assert "&lt;b&gt;&amp;.yaml" in source


def test_without_a_browser_the_results_are_printed(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dropped.webbrowser, "open", lambda _: False)
    put("a.yaml")
    ended = command("a.yaml")
    assert "a.yaml：没有发现问题" in ended.out
    assert dropped.PAGE_NAME in ended.out


def test_what_is_no_file_is_no_command(command: Command) -> None:
    ended = command("没有.yaml")
    assert ended.code == 2
    assert "没有.yaml" in ended.err
