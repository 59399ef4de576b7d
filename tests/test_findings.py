"""Findings: the one shape that all messages share."""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.findings import SEVERITIES, Finding, has_errors, path_text, shown

if TYPE_CHECKING:
    from reportgen.findings import Path, Severity

FOUND = Finding("C03", "error", "部门概况.单位名称", "甲.yaml:3:5", "这一栏是空的", "填写内容")


def test_a_finding_is_one_line_for_people() -> None:
    assert str(FOUND) == "甲.yaml:3:5：错误 C03 〔部门概况.单位名称〕这一栏是空的\u3000填写内容"


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (FOUND._replace(location=""), "错误 C03 〔部门概况.单位名称〕这一栏是空的\u3000填写内容"),
        (FOUND._replace(path=""), "甲.yaml:3:5：错误 C03 这一栏是空的\u3000填写内容"),
        (FOUND._replace(suggestion="", path=""), "甲.yaml:3:5：错误 C03 这一栏是空的"),
        (Finding("A10", "info", "", "", "请确认"), "提示 A10 请确认"),
        (Finding("A03", "warning", "", "", "对不上"), "警告 A03 对不上"),
    ],
)
def test_what_a_finding_does_not_have_is_left_out(given: Finding, line: str) -> None:
    assert str(given) == line


def test_a_finding_for_programs_has_the_keys_in_their_order() -> None:
    assert list(FOUND.as_dict().items()) == [
        ("rule", "C03"),
        ("severity", "error"),
        ("path", "部门概况.单位名称"),
        ("location", "甲.yaml:3:5"),
        ("message", "这一栏是空的"),
        ("suggestion", "填写内容"),
    ]
    assert Finding(**json.loads(json.dumps(FOUND.as_dict()))) == FOUND


def test_a_finding_is_a_value() -> None:
    assert FOUND._replace() == FOUND
    assert len({FOUND, FOUND._replace(), FOUND._replace(rule="D01")}) == 2
    for name in FOUND.as_dict():
        with pytest.raises(AttributeError):
            setattr(FOUND, name, "D01")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ((), ""),
        (("年度",), "年度"),
        (("部门概况", "单位基本职能", 0), "部门概况.单位基本职能[1]"),
        (("问题", 1, "标题"), "问题[2].标题"),
        ((0, 1), "[1][2]"),
        (("三公经费", "因公出国（境）费"), "三公经费.因公出国（境）费"),
        (("一\n二\x1b",), "一〈U+000A〉二〈U+001B〉"),
    ],
)
def test_a_path_is_labels_with_dots_and_positions_from_one(path: Path, text: str) -> None:
    assert path_text(path) == text


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(categories=["C", "Zl", "Zp"])) | st.text())
def test_a_quoted_word_is_one_line_that_any_terminal_and_file_can_take(word: str) -> None:
    quoted = shown(word)
    assert len(quoted.splitlines()) <= 1
    assert quoted.encode().decode() == quoted
    assert re.sub("〈U\\+([0-9A-F]+)〉", lambda match: chr(int(match[1], 16)), quoted) == word
    assert all(char.isprintable() or unicodedata.category(char) in "CoCnZs" for char in quoted)


@pytest.mark.parametrize(
    ("levels", "wrong"),
    [
        ([], False),
        (["info", "warning"], False),
        (["error"], True),
        (["info", "error", "warning"], True),
    ],
)
def test_only_an_error_forbids_sending(levels: list[Severity], wrong: bool) -> None:
    assert has_errors(FOUND._replace(severity=level) for level in levels) is wrong


def test_levels_come_from_worst_to_mildest() -> None:
    assert list(SEVERITIES.items()) == [("error", "错误"), ("warning", "警告"), ("info", "提示")]
