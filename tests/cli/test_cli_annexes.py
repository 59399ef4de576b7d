"""Commands on Word files that have annexes, with the report or alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reportgen import InputError, build, load
from tests.annexes import ANNEXES as ALL
from tests.formats.word.annexes.drawing import annexes_of
from tests.formats.word.annexes.editing import only_annexes
from tests.formats.word.annexes.meaning import with_annexes
from tests.formats.word.built import without_data
from tests.formats.word.markup import packaged
from tests.tools import INPUTS

if TYPE_CHECKING:
    from tests.commands import Command

BASE = "基础数据表"
ONLY = "文件里只有附件（基础数据表），没有报告的表格或章节"


@pytest.fixture
def alone(command: Command) -> Path:
    """Return a file in the current folder that has one annex and nothing else."""
    path = Path("附件1.docx")
    path.write_bytes(packaged(annexes_of(with_annexes({BASE: ALL[BASE]})) + "<w:p/>"))
    return path


def test_an_annex_alone_is_read(alone: Path, command: Command) -> None:
    ended = command("read", alone, "-o", "数据.yaml")
    assert ended.code == 0
    assert ONLY in ended.err
    text = Path("数据.yaml").read_text("utf-8")
    assert "      编制数: 96\n" in text
    assert "  单位名称:\n" in text
    with pytest.raises(InputError, match="冒号后是空的，表中第1行“单位名称”要用"):
        load("数据.yaml")


def test_nothing_is_built_of_an_annex_alone(alone: Path, command: Command) -> None:
    ended = command("build", alone)
    assert ended.code == 2
    assert ONLY in ended.out + ended.err
    assert "缺少“部门概况”" in ended.out + ended.err


def test_an_annex_alone_is_checked_as_what_it_is(alone: Path, command: Command) -> None:
    ended = command("check", alone)
    assert ended.code == 0
    assert ONLY in ended.out
    assert "缺少" not in ended.out


def test_an_annex_alone_is_compared_in_what_it_has(alone: Path, command: Command) -> None:
    path = build(with_annexes(ALL), "报告.docx")
    path.write_bytes(without_data(path.read_bytes()))
    ended = command("diff", alone, "报告.docx")
    assert (ended.code, ended.out.strip()) == (0, "没有不同")
    assert ONLY in ended.err
    changed = {**ALL[BASE], "填表人": "江月"}
    other = Path("另一份.docx")
    other.write_bytes(packaged(annexes_of(with_annexes({BASE: changed})) + "<w:p/>"))
    for against in ("报告.docx", alone):
        ended = command("diff", against, other)
        assert ended.code == 0
        lines = ["共1处不同：改动1处", "  改动　附件.基础数据表.填表人"]
        assert ended.out.splitlines()[:2] == lines


def test_a_built_file_of_which_only_an_annex_is_left(command: Command) -> None:
    path = build(with_annexes(ALL), "报告.docx")
    path.write_bytes(only_annexes(path.read_bytes()))
    assert command("diff", path).out.strip() == "没有不同"


@pytest.mark.parametrize("arguments", [["diff"], ["pull", "数据.yaml"]])
def test_an_annex_alone_without_data_has_no_base(
    alone: Path, command: Command, arguments: list[str]
) -> None:
    ended = command(arguments[0], alone, *arguments[1:])
    assert ended.code == 2
    assert "文件里没有带着数据" in ended.err


def test_findings_in_annexes_name_the_place_in_the_word_table(command: Command) -> None:
    staff = {**ALL[BASE]["财政供养人员情况"], "控制率": "94.84%"}
    wrong = {**ALL, BASE: {**ALL[BASE], "财政供养人员情况": staff}}
    path = build(with_annexes(wrong), "报告.docx")
    path.write_bytes(without_data(path.read_bytes()))
    found = json.loads(command("check", path, "--format", "json").out)
    (rate,) = [each for each in found if each["rule"] == "B01"]
    assert rate["location"] == "报告.docx:表2 第2行 第4列"


def test_what_is_computed_and_units_are_no_differences(command: Command) -> None:
    source = INPUTS / "含附件示例.yaml"
    path = build(load(source), "报告.docx")
    path.write_bytes(without_data(path.read_bytes()))
    changes = json.loads(command("diff", source, path, "--format", "json").out)
    assert [each["path"] for each in changes if each["path"].startswith("附件")] == [
        "附件.整体自评表.年度预算申请.年度资金总额.调整数",
        "附件.项目自评表[1].项目资金.当年财政拨款.调整数",
        "附件.项目自评表[1].项目资金.上年结转资金.调整数",
        "附件.项目自评表[1].项目资金.其他资金.调整数",
    ]
