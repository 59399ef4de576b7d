"""Simple YAML read line by line: as a parser of all of YAML reads it, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.formats.yaml_second_look import may_mean_more
from reportgen.plaindata.document import DataSyntaxError
from reportgen.plaindata.yaml_events import read_events
from reportgen.plaindata.yaml_lines import read_lines
from tests.dumps import as_yaml
from tests.strategies import reports
from tests.tools import INPUTS

_SAMPLE = (INPUTS / "青山桥镇.yaml").read_text(encoding="utf-8")

_KEYS = st.sampled_from(
    ["年度", "概述", "支出总额", "因公出国（境）费", "水费、电费", "标题", "x_1"]
)
_VALUES = st.sampled_from(
    [
        *(
            "2024",
            "3960万元",
            "甲：乙",
            "甲: 乙",
            "甲；主管部门：乙",
            "“甲”",
            '"甲"',
            "'甲: 乙'",
            '""',
        ),
        *(
            "",
            "~",
            "null",
            "NULL",
            "-3",
            "- 3",
            "［1］",
            "[1]",
            "[1, ~]",
            "[1, 2年, ]",
            "[]",
            "[甲",
        ),
        *(
            "{合计: 3, 其他: null}",
            "{合计:3}",
            "{}",
            "{甲: 1, 甲: 2}",
            "|",
            ">-",
            "&a 甲",
            "*a",
            "!",
        ),
        *(
            "甲 #乙",
            "甲#乙",
            "甲:",
            "：甲",
            "｜甲",
            "@甲",
            "%",
            "`",
            "? 甲",
            "甲\\乙",
            '"甲\\n"',
            "\u3000甲",
        ),
        *(
            "甲 ",
            "甲\u3000",
            "...",
            "---",
            "=",
            "<<",
            "甲\t",
            "甲\x85乙",
            "\ue001甲",
            "\ufeff",
            "😀",
        ),
    ]
)
_LINES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "  ", "  ", "    ", "   ", "\t", "\u3000"]),
        st.sampled_from(["", "", "", "- ", "-   ", "-", "· ", "# ", "#"]),
        st.one_of(st.just(""), _KEYS.map("{}: ".format), _KEYS.map("{}:".format)),
        _VALUES,
    ),
)
_TEXTS = st.lists(_LINES, min_size=1, max_size=8).flatmap(
    lambda lines: st.sampled_from(["\n", "\n", "\r\n"]).map(lambda end: end.join([*lines, ""]))
)


def _with(number: int, at: int, put: str) -> str:
    lines = _SAMPLE.split("\n")
    lines[number] = lines[number][:at] + put + lines[number][at:]
    return "\n".join(lines)


_CHANGED = st.builds(
    _with,
    st.integers(0, _SAMPLE.count("\n")),
    st.integers(0, 30),
    st.sampled_from([*" \n#-:：\"'[{|&*!?%@`\t\r\u3000", " #", "\n- ", "\n  ", ": ", "- ", "---"]),
)


@given(_TEXTS | _CHANGED)
def test_what_is_read_by_lines_is_what_yaml_says(text: str) -> None:
    simple = read_lines(text)
    if simple is None:
        return
    document = read_events(text)
    assert simple.data == document.data
    assert list(simple.marks.items()) == list(document.marks.items())
    assert (simple.repeated, simple.source) == (document.repeated, document.source)
    assert simple.is_folded is document.is_folded
    assert may_mean_more(simple, text) is may_mean_more(document, text)


@given(reports())
def test_a_report_as_it_is_written_is_read_as_yaml_says(report: object) -> None:
    text = as_yaml(report)
    if (simple := read_lines(text)) is not None:
        assert simple.data == read_events(text).data


@pytest.mark.parametrize("name", ["青山桥镇.yaml", "含附件示例.yaml"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_samples_are_read_by_lines(name: str, end: str) -> None:
    text = (INPUTS / name).read_text(encoding="utf-8").replace("\n", end)
    simple, document = read_lines(text), read_events(text)
    assert simple is not None
    assert (simple.data, simple.marks) == (document.data, document.marks)


@pytest.mark.parametrize(
    "text",
    [
        *("", "# 说明\n", "甲\n", "- 甲\n", "甲: 一\n甲: 二\n", "甲: 一\n  二\n", "甲: |\n  一\n"),
        *("甲: 一 # 注\n", "甲: &a 一\n乙: *a\n", "甲: !t 一\n", "---\n甲: 一\n", "? 甲\n: 一\n"),
        *(
            "甲: {乙: {丙: 1}}\n",
            "甲: [一: 二]\n",
            "甲:\n  乙: 一\n 丙: 二\n",
            "甲:\t一\n",
            "甲 : 一\n",
        ),
        "甲: 一\x85乙: 二\n",
    ],
)
def test_any_other_text_is_left_to_the_parser(text: str) -> None:
    assert read_lines(text) is None


def test_only_lines_that_may_hold_more_are_doubtful() -> None:
    simple = read_lines("# 头\n甲: 一\n乙:\n  - 丙：二\n  # 注\n丁: 三\n")
    assert simple is not None
    assert simple.doubtful == "# 头\n甲: 一\n  - 丙：二\n  # 注\n"


@pytest.mark.parametrize("deep", [40, 60])
def test_levels_without_end_are_left_to_the_parser(deep: int) -> None:
    text = "".join(f"{' ' * level}甲:\n" for level in range(deep))
    assert (read_lines(text) is None) is (deep > 50)
    assert read_events(text).data


def test_what_is_wrong_is_told_as_before() -> None:
    with pytest.raises(DataSyntaxError):
        read_events("甲: 一\n   乙: 二\n")
    assert read_lines("甲: 一\n   乙: 二\n") is None
