"""Comparing, pulling and drafting take time in step with the size of what they are given."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reportgen.editing.comparing import as_html, as_text, compare
from reportgen.editing.drafting import draft
from reportgen.editing.pulling import pull
from reportgen.formats.loading import load_bytes
from tests.growing import assert_linear
from tests.limits.test_data import DUTIES, MEASURES, PROBLEMS, SECTIONS, TEXT
from tests.reports import with_values

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportgen.model.report import Report


def _listed(field: str, item: Callable[[int], Any]) -> Callable[[int], tuple[Any, Any]]:
    """Return two reports: the second has every third item changed, one moved, one less."""

    def made(size: int) -> tuple[Any, Any]:
        before = [item(at) for at in range(size)]
        after = [item(at if at % 3 else at + 1_000_000) for at in range(1, size)]
        return with_values((field, before)), with_values((field, [*after[5:], *after[:5]]))

    return made


SHAPES: dict[str, Callable[[int], tuple[Any, Any]]] = {
    "paragraphs": _listed(TEXT, lambda at: f"第{at}项新增就业{at}人。"),
    "the same paragraphs": _listed(TEXT, lambda at: "新增就业一批。" * (1 + at // 1_000_000)),
    "duties": _listed(DUTIES, lambda at: f"负责第{at}项工作的组织。"),
    "problems": _listed(PROBLEMS, lambda at: {"标题": f"财力不足{at}", "内容": "有待改进。"}),
    "measures": _listed(MEASURES, lambda at: {"标题": f"压减{at}", "内容": "逐项落实。"}),
    "sections": _listed(SECTIONS, lambda at: {"标题": f"民生{at}", "要点": [f"就业{at}人。"]}),
    "one long text": lambda size: (
        with_values((TEXT, "".join(f"第{at}项。" for at in range(size)))),
        with_values((TEXT, "".join(f"第{at}件。" if at % 2 else "" for at in range(size)))),
    ),
    "nothing alike": lambda size: (
        with_values((TEXT, [f"甲{at}" * 3 for at in range(size)])),
        with_values((TEXT, [f"乙{at}" * 3 for at in range(size)])),
    ),
}


LEAST = {"one long text": 2000}
"""Where other than 100 a shape begins: below, texts are compared sign by sign, up to a limit."""


def loaded(data: Any) -> Report:
    return load_bytes("a.json", json.dumps(data, ensure_ascii=False).encode())


@pytest.mark.parametrize("name", SHAPES)
def test_comparing_takes_time_in_step_with_the_size(name: str) -> None:
    def make(size: int) -> tuple[Report, Report]:
        before, after = SHAPES[name](size)
        return loaded(before), loaded(after)

    def work(both: tuple[Report, Report]) -> None:
        changes = compare(*both)
        as_text(changes)
        as_html(changes, "前后")

    assert_linear(make, work, LEAST.get(name, 100))


@pytest.mark.parametrize("name", SHAPES)
def test_pulling_takes_time_in_step_with_the_size(name: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    def work(both: tuple[Any, Any]) -> None:
        before, after = both
        path.write_text(json.dumps(before, ensure_ascii=False, indent=1), encoding="utf-8")
        pull(after, before, path)

    assert_linear(SHAPES[name], work, LEAST.get(name, 100))


@pytest.mark.parametrize("name", ["paragraphs", "problems", "sections"])
def test_drafting_takes_time_in_step_with_the_size(name: str) -> None:
    assert_linear(lambda size: loaded(SHAPES[name](size)[0]), draft, 100)
