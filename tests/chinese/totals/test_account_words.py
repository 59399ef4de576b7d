"""Whether a figure of an account came or went, by the words before it."""

from __future__ import annotations

import pytest

from reportgen.chinese.figures.statements import read_statements
from reportgen.chinese.totals.account_words import sign_of
from tests.checks.samples import hits_in_text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("本年拨入65万元。", "more"),
        ("年中追加65万元。", "more"),
        ("全年发放优待金、慰问金和临时补助68.9万元。", "less"),
        ("上缴非税收入68.9万元。", "more"),
        ("优待金、慰问金68.9万元。", None),
    ],
)
def test_the_words_tell_whether_it_came_or_went(text: str, kind: str | None) -> None:
    (one,) = read_statements(text)
    found = sign_of(one)
    assert (found.lastgroup if found else None) == kind


def test_a_list_goes_on_from_the_verb_before_it() -> None:
    told = (
        "优抚资金上年结转12.4万元，本年拨入65万元，全年发放优待金、慰问金和临时补助68.9万元，"
        "年末结余{}万元。"
    )
    assert hits_in_text("A12", told.format("8.5")) == []
    (hit,) = hits_in_text("A12", told.format("9.5"))
    assert "12.4+65−68.9=8.5万元" in hit.message
