"""What clerks type around labels and values, kind by kind, in a blank that is filled in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import InputError, load
from reportgen.editing.drafting import draft
from reportgen.formats.loading import entered_bytes
from reportgen.formats.partial_loading import partly, with_form
from reportgen.formats.remembered_text import REMEMBERED_LINE
from tests.tools import INPUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reportgen.findings import Finding

SAMPLE = (INPUTS / "最小示例.yaml").read_text("utf-8")
LINES = SAMPLE.split("\n")
_LABEL = re.compile(r"^( *)(- )?([^\s:#][^:#]*): (.+)$")
LABELLED = [
    (at, *match.groups())
    for at, line in enumerate(LINES)
    if (match := _LABEL.match(line)) and "A0" not in line
]

LABEL_FAULTS: dict[str, Callable[[str, str, str, str], str]] = {
    "a blank for the colon": lambda i, m, n, v: f"{i}{m}{n} {v}",
    "a tab for the colon": lambda i, m, n, v: f"{i}{m}{n}\t{v}",
    "nothing for the colon": lambda i, m, n, v: f"{i}{m}{n}{v}",
    "an equals sign": lambda i, m, n, v: f"{i}{m}{n}＝{v}",
    "a dash for the colon": lambda i, m, n, v: f"{i}{m}{n}——{v}",
    "an arrow for the colon": lambda i, m, n, v: f"{i}{m}{n}→{v}",
    "dots for the colon": lambda i, m, n, v: f"{i}{m}{n}……{v}",
    "lenticular brackets": lambda i, m, n, v: f"{i}{m}【{n}】{v}",
    "square brackets and a colon": lambda i, m, n, v: f"{i}{m}[{n}]: {v}",
    "quotation marks": lambda i, m, n, v: f"{i}{m}“{n}”：{v}",
    "bold as in Markdown": lambda i, m, n, v: f"{i}{m}**{n}**：{v}",
    "bold with the colon": lambda i, m, n, v: f"{i}{m}**{n}：**{v}",
    "a quote as in Markdown": lambda i, m, n, v: f"{i}{m}> {n}: {v}",
    "a star": lambda i, m, n, v: f"{i}{m}*{n}: {v}",
    "underlines": lambda i, m, n, v: f"{i}{m}__{n}__: {v}",
    "blanks inside": lambda i, m, n, v: i + m + "\u3000".join(n) + f"：{v}",
    "a remark behind": lambda i, m, n, v: f"{i}{m}{n}（必填）: {v}",
    "a number before": lambda i, m, n, v: f"{i}{m}1、{n}：{v}",
    "a number before and a good colon": lambda i, m, n, v: f"{i}{m}一、{n}: {v}",
    "a number in brackets before": lambda i, m, n, v: f"{i}{m}(1){n}: {v}",
    "a number and a dot before": lambda i, m, n, v: f"{i}{m}1. {n}: {v}",
    "a bullet before": lambda i, m, n, v: f"{i}{m}◆{n}：{v}",
    "the value in the next line": lambda i, m, n, v: f"{i}{m}{n}：\n{i}{' ' * len(m)}{v}",
    "the value at the edge": lambda i, m, n, v: f"{i}{m}{n}:\n{v}",
    "the value as an item": lambda i, m, n, v: f"{i}{m}{n}:\n{i}{' ' * len(m)}    - {v}",
    "no colon and the next line": lambda i, m, n, v: f"{i}{m}{n}\n{i}{' ' * len(m)}  {v}",
    "a block without indentation": lambda i, m, n, v: f"{i}{m}{n}: |\n{v}",
    "a block with tabs": lambda i, m, n, v: f"{i}{m}{n}: |\n\t{v}",
    "a block in the same line": lambda i, m, n, v: f"{i}{m}{n}: | {v}",
    "a full-width bar": lambda i, m, n, v: f"{i}{m}{n}: ｜\n{i}{' ' * len(m)}  {v}",
    "the same twice": lambda i, m, n, v: f"{i}{m}{n}: {v}\n{i}{' ' * len(m)}{n}: {v}",
    "twice, the second empty": lambda i, m, n, v: f"{i}{m}{n}: {v}\n{i}{' ' * len(m)}{n}:",
    "twice, the first empty": lambda i, m, n, v: f"{i}{m}{n}:\n{i}{' ' * len(m)}{n}: {v}",
    "a mark of the beginning": lambda i, m, n, v: f"\ufeff{i}{m}{n}: {v}",
}

GOOD = {"a mark of the beginning"}
"""What needs no word, since nobody sees it."""


@cache
def outcome(text: str) -> tuple[dict[str, object] | None, str, list[Finding]]:
    """Return the report of a text if it is whole, all of the data, and what is said of it."""
    try:
        held = entered_bytes("我镇.yaml", text.encode())
    except InputError as error:
        return None, "", list(error.findings)
    loaded = partly(with_form(held))
    data = None if loaded.problems else loaded.report.model_dump(mode="json", by_alias=True)
    return data, "".join(_words(held.data)), [*loaded.problems, *loaded.report.remarks]


def _words(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from (str(key), *_words(value))
    elif isinstance(data, list):
        for value in data:
            yield from _words(value)
    elif data is not None:
        yield str(data)


def lines_told(found: list[Finding]) -> set[int]:
    """Return the lines that findings name."""
    return {int(each.location.split(":")[1]) for each in found if each.location.count(":") > 1}


@pytest.mark.parametrize("fault", LABEL_FAULTS)
def test_a_label_with_a_fault_is_read_and_its_line_told(fault: str) -> None:
    right = outcome(SAMPLE)[0]
    assert right is not None
    for at, indent, mark, label, value in LABELLED:
        typed = LABEL_FAULTS[fault](indent, mark or "", label, value)
        data, _, found = outcome("\n".join([*LINES[:at], typed, *LINES[at + 1 :]]))
        assert data == right, typed
        is_good = fault in GOOD or "概述:\n" in typed or typed.endswith("|\n\t2024")
        assert is_good or lines_told(found) & {at + 1, at + 2}, typed


def test_two_labels_in_a_line_are_two_fields() -> None:
    right = outcome(SAMPLE)[0]
    lines = [*LINES]
    at = next(n for n, line in enumerate(lines) if "单位名称: " in line)
    for between in ("　", "  ", "；", "\t"):
        joined = f"{lines[at]}{between}{lines[at + 2].strip().replace(': ', '：')}"
        for rest in ([], ["  主管部门:"]):
            typed = [*lines[:at], joined, lines[at + 1], *rest, *lines[at + 3 :]]
            data, _, found = outcome("\n".join(typed))
            assert data == right, joined
            assert [each for each in found if "同一行里还有一栏" in each.message]
            assert at + 1 in lines_told(found)


def test_the_unit_behind_a_label_is_that_of_a_bare_amount() -> None:
    text = SAMPLE.replace("支出总额: 165.20万元", "支出总额（元）: 1652000")
    assert outcome(text)[0] == outcome(SAMPLE.replace("165.20万元", "1652000元"))[0] is not None


def test_a_unit_behind_a_label_that_no_amount_may_have_is_not_taken_for_the_usual_one() -> None:
    text = SAMPLE.replace("支出总额: 165.20万元", "支出总额（千元）: 1652")
    assert "“1652千元”的单位不是万元、元或亿元" in str([e.message for e in outcome(text)[2]])


@pytest.mark.parametrize("before", ["#", "# ", "## ", "# - "])
def test_a_label_in_a_line_of_comment_is_told_unless_it_is_filled_in_elsewhere(before: str) -> None:
    at = next(n for n, line in enumerate(LINES) if "结余: " in line)
    commented = f"{before}{LINES[at].strip()}"
    found = outcome("\n".join([*LINES[:at], commented, *LINES[at + 1 :]]))[2]
    assert [each for each in found if "不作内容" in each.message and at + 1 in lines_told([each])]
    both = outcome("\n".join([*LINES[:at], commented, *LINES[at:]]))[2]
    assert before == "#" or not [each for each in both if "不作内容" in each.message]


@pytest.mark.parametrize("sample", sorted(INPUTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_that_lost_its_indentation_is_read_by_its_labels(sample: Path) -> None:
    text = sample.read_text("utf-8")
    lines = [line.lstrip() for line in text.split("\n")]
    if any(line.endswith(("|", "|-")) or line.startswith("检查豁免") for line in lines):
        lines = lines[: lines.index("检查豁免:")] if "检查豁免:" in lines else lines
        text = text.partition("\n检查豁免:")[0]
    data, _, found = outcome("\n".join(lines))
    assert data == outcome(text)[0] is not None
    assert [each for each in found if "没有缩进" in each.message]


def test_a_label_written_twice_with_other_words_is_told_with_both_lines() -> None:
    at = next(n for n, line in enumerate(LINES) if "单位名称: " in line)
    found = outcome("\n".join([*LINES[: at + 1], "  单位名称: 另一个单位", *LINES[at + 1 :]]))[2]
    (told,) = (each for each in found if each.rule == "D02")
    assert told.message == f"“单位名称”写了两次，第{at + 1}行已有"
    assert told.location == f"我镇.yaml:{at + 2}:3"


def test_comments_of_a_draft_are_not_taken_for_content() -> None:
    text = draft(load(INPUTS / "青山桥镇.yaml"))
    assert REMEMBERED_LINE in text
    (held, _, found) = outcome(text)
    assert held is None
    assert not [each for each in found if each.rule == "D10"]


def test_a_title_without_its_label_takes_the_content_below_it() -> None:
    head, tail = SAMPLE.split("    - 村级票据交审偏慢。")[0], SAMPLE.partition("  改进措施:")[2]
    text = f"{head}    - 村级票据交审偏慢\n      内容: 有3个村按季度交。\n  改进措施:{tail}"
    data, _, found = outcome(text)
    assert data is not None
    (problem,) = data["存在的问题分析及改进措施"]["存在的问题"]  # type: ignore[index]
    assert (problem["标题"], problem["内容"]) == ("村级票据交审偏慢", "有3个村按季度交。")
    assert [each for each in found if "没有栏目名“标题”" in each.message]


def test_braces_around_a_figure_do_not_make_it_disappear() -> None:
    data, words, found = outcome(SAMPLE.replace("102.40万元", "{102.40万元}"))
    assert data is None
    assert "102.40万元" in words
    assert [each for each in found if "102.40万元" in each.message]


VALUES = st.text(
    "甲乙丙丁0123456789。：，、“”（）#:-\"'[]{}|>&*!%@`?~ \u3000\t", min_size=1, max_size=24
).map(lambda text: f"收{text}支")
FAULTS = st.sampled_from(sorted(LABEL_FAULTS))


@given(
    st.lists(
        st.tuples(st.integers(0, len(LABELLED) - 1), FAULTS, st.none() | VALUES),
        min_size=1,
        max_size=6,
        unique_by=lambda each: each[0],
    )
)
@settings(max_examples=60, deadline=None)
def test_nothing_typed_behind_a_label_disappears(
    faults: list[tuple[int, str, str | None]],
) -> None:
    lines = [*LINES]
    typed = list[tuple[int, str]]()
    for which, fault, text in faults:
        at, indent, mark, label, value = LABELLED[which]
        said = value if text is None else text
        lines[at] = LABEL_FAULTS[fault](indent, mark or "", label, said)
        typed.append((at, said))
    text = "\n".join(lines)
    numbers = dict(enumerate(accumulate(line.count("\n") + 1 for line in lines)))
    _, words, found = outcome(text)
    held = squeezed(words + "".join(each.message for each in found))
    told = lines_told(found)
    for at, said in typed:
        is_there = not Counter(squeezed(said)) - Counter(held) and squeezed(said) in held
        on_lines = range(numbers[at] - lines[at].count("\n"), numbers[at] + 1)
        assert is_there or told & {*on_lines}, (lines[at], found)


def squeezed(text: str) -> str:
    """Return the characters of a text that say something."""
    return re.sub(r"[\s\ufeff|｜]", "", text)


def test_braces_in_braces_behind_a_colon_too_many_are_text() -> None:
    text = "年度: 2024\n部门概况:\n  单位名称: '甲'\n  主管部门: :{{ 年度 }}\n"
    data = entered_bytes("甲.yaml", text.encode()).data
    assert data["部门概况"]["主管部门"].endswith("{{ 年度 }}")
