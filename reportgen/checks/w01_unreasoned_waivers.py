"""W01: a waiver needs a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.waivers import LABEL, waivers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject


@rule(
    codes.W01,
    explanation="检查每条“检查豁免”都写了理由。理由是空的，或只有标点，就报；这条豁免不起作用，"
    "原来的检查结果照报。",
    wrong=f"检查豁免: {{{codes.A10}: ''}}",
    right=f"检查豁免: {{{codes.A10}: 本单位没有公务用车，全年没有公务接待}}",
)
def waivers_have_reasons(subject: Subject) -> Iterator[Hit]:
    """Look for waivers without a reason."""
    lacking = [each.key for each in waivers_of(subject.report) if not each.is_reasoned]
    for key in dict.fromkeys(lacking):
        yield Hit((LABEL, key), f"“{key}”的豁免没有写理由，不起作用", "写明为什么这样填是对的")
