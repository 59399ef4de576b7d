"""Groups of the form as mappings and as texts of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reportgen import load
from reportgen.model.group_dumping import Dumping, dumped, json_text_of
from tests.reports import EDGES, report
from tests.tools import INPUTS

if TYPE_CHECKING:
    from reportgen.model.report import Report

WAYS = [
    Dumping(is_json=True),
    Dumping(is_json=True, by_alias=True, exclude_none=True),
    Dumping(is_json=True, exclude_unset=True),
]


@pytest.fixture(scope="module", params=["含附件示例.yaml", "all-parts", "quoted"])
def held(request: pytest.FixtureRequest) -> Report:
    """Return a report with annexes, one with all parts, and one with marks that JSON escapes."""
    if request.param == "quoted":
        made = report(EDGES["all-parts"])
        overview = made.overview.model_copy(update={"unit_name": 'A"B\\C\n\t\x7f☃\U0001f600'})
        return made.model_copy(update={"overview": overview, "waivers": {"A06": '"核对过"'}})
    return load(INPUTS / request.param) if "." in request.param else report(EDGES[request.param])


@pytest.mark.parametrize("how", WAYS)
def test_the_text_is_what_json_makes_of_the_mapping(held: Report, how: Dumping) -> None:
    whole = json.dumps(dumped(held, how), ensure_ascii=False, separators=(",", ":"))
    assert json_text_of(held, how) == whole


def test_a_group_of_which_nothing_is_left_is_an_empty_object(held: Report) -> None:
    empty = type(held).model_construct()
    assert json_text_of(empty, Dumping(is_json=True, exclude_unset=True)) == "{}"
