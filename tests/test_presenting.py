"""Findings as people and programs get them."""

from __future__ import annotations

import io
import json
import re

import pytest

from reportgen import Finding
from reportgen.presenting import as_json, as_text, summary, wants_colour

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ERROR = Finding("A01", "error", "绩效完成情况.支出总额", "甲.yaml:3:5", "合计差1万元", "核对")
WARNING = Finding("T01", "warning", "部门概况.单位名称", "甲.yaml:2:3", "用了半角逗号", "改为全角")
INFO = Finding("A10", "info", "", "", "“三公”经费为0")
HOSTILE = Finding(
    "C04", "error", "=1+1", "-2+3", "@SUM(A1)\x00\x1b[31m<b>&", "http://x.cn\ud800\uffff"
)
GROUPS = [("甲.yaml", [INFO, WARNING, ERROR]), ("乙.yaml", [])]


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_text_lists_each_report_with_its_worst_first() -> None:
    assert as_text(GROUPS).splitlines() == [
        "甲.yaml：错误1条，警告1条，提示1条",
        "  错误 A01　合计差1万元",
        "      建议：核对",
        "      位置：甲.yaml 第3行第5列　绩效完成情况.支出总额",
        "  警告 T01　用了半角逗号",
        "      建议：改为全角",
        "      位置：甲.yaml 第2行第3列　部门概况.单位名称",
        "  提示 A10　“三公”经费为0",
        "乙.yaml：没有发现问题",
    ]


def test_findings_of_one_level_keep_their_order() -> None:
    other = Finding("A02", "error", "", "", "在后")
    text = as_text([("甲", [ERROR, other])])
    assert text.index("A01") < text.index("A02")


def test_colour_is_put_only_around_level_and_code() -> None:
    coloured = as_text(GROUPS, colour=True)
    assert re.findall(r"\x1b\[3\dm(.+?)\x1b\[0m", coloured) == ["错误 A01", "警告 T01", "提示 A10"]
    assert re.sub(r"\x1b\[\d+m", "", coloured) == as_text(GROUPS)


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ([], "没有发现问题"),
        ([ERROR, ERROR], "错误2条"),
        ([INFO, WARNING], "警告1条，提示1条"),
    ],
)
def test_a_summary_counts_by_level(findings: list[Finding], words: str) -> None:
    assert summary(findings) == words


def test_json_is_one_list_with_the_documented_keys() -> None:
    found = json.loads(as_json(GROUPS))
    assert [one["rule"] for one in found] == ["A10", "T01", "A01"]
    assert found[2] == {
        "rule": "A01",
        "severity": "error",
        "path": "绩效完成情况.支出总额",
        "location": "甲.yaml:3:5",
        "message": "合计差1万元",
        "suggestion": "核对",
    }
    assert json.loads(as_json([])) == []


def test_json_keeps_chinese_readable() -> None:
    assert "合计差1万元" in as_json(GROUPS)


@pytest.mark.parametrize(
    ("system", "environment", "wanted"),
    [
        ("posix", {}, True),
        ("posix", {"NO_COLOR": "1"}, False),
        ("nt", {}, False),
        ("nt", {"WT_SESSION": "1"}, True),
    ],
)
def test_colour_is_for_terminals_that_know_it(
    system: str, environment: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("reportgen.presenting.os.name", system)
    assert wants_colour(Terminal()) is wanted
    assert wants_colour(io.StringIO()) is False
