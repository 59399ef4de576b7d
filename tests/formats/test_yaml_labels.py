"""What clerks type around labels and values, kind by kind, in a blank that is filled in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from reportgen import InputError
from reportgen.formats.loading import entered_bytes
from reportgen.formats.partial_loading import partly, with_form
from tests.tools import INPUTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    "a blank at the end": lambda i, m, n, v: f"{i}{m}{n}: {v}\u3000",
    "a mark of the beginning": lambda i, m, n, v: f"\ufeff{i}{m}{n}: {v}",
}

GOOD = {"a blank at the end", "a mark of the beginning"}
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
