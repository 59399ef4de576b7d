"""Rules on 检查豁免: a waiver needs a reason, a code that exists, and something to waive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule, rules
from reportgen.checks.waivers import FAMILY, LABEL, waivers_of
from reportgen.findings import path_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.checks.waivers import Waiver


@rule(
    codes.W01,
    explanation="检查每条“检查豁免”都写了理由。理由是空的，或只有标点，就报；这条豁免不起作用，"
    "原来的检查结果照报。",
    wrong=f"检查豁免: {{{codes.A10}: ''}}",
    right=f"检查豁免: {{{codes.A10}: 本单位没有公务用车，全年没有公务接待}}",
)
def waivers_have_reasons(subject: Subject) -> Iterator[Hit]:
    """Look for waivers without a reason."""
    for waiver in waivers_of(subject.report):
        if not waiver.is_reasoned:
            yield Hit(
                (LABEL, waiver.key),
                f"“{waiver.key}”的豁免没有写理由，不起作用",
                "写明为什么这样填是对的",
            )


@rule(
    codes.W02,
    explanation="检查每条“检查豁免”以规则编号开头，编号确有其规则。写法是“编号”"
    "或“编号 字段路径”，中间空一格或用冒号；路径照检查结果里的写。"
    "检查豁免本身的规则（W开头）不能豁免。",
    wrong="检查豁免: {A1O: 全年没有公务接待}",
    right=f"检查豁免: {{{codes.A10}: 全年没有公务接待}}",
)
def waivers_name_rules(subject: Subject) -> Iterator[Hit]:
    """Look for waivers of rules that do not exist."""
    for waiver in waivers_of(subject.report):
        if waiver.code[:1] == FAMILY:
            message = f"“{waiver.key}”不起作用：检查豁免本身的规则不能豁免"
            yield Hit((LABEL, waiver.key), message, "删去这一条")
        elif waiver.code not in rules():
            message = f"“{waiver.key}”不起作用：没有这个编号的规则"
            yield Hit((LABEL, waiver.key), message, "用 reportgen rules 查编号")


@rule(
    codes.W03,
    explanation="检查每条“检查豁免”都用得上：这条规则在所写的字段（没有写就是全文）查到了问题。"
    f"没有查到就提示，免得过时的豁免掩盖以后的问题。没有理由的由{codes.W01}报，"
    f"编号不存在的由{codes.W02}报。",
    wrong=f"检查豁免: {{{codes.A06}: 余款已收回}}，而执行率是98%",
    right="数字改好以后，把不再用的豁免删去",
)
def waivers_waive_something(subject: Subject) -> Iterator[Hit]:
    """Look for waivers of nothing."""
    for waiver in waivers_of(subject.report):
        known = waiver.code in rules() and waiver.code[0] != FAMILY
        if known and waiver.is_reasoned and not _applies(waiver, subject):
            yield Hit(
                (LABEL, waiver.key),
                f"这次检查没有“{waiver.key}”的结果，这条豁免没有用到",
                "删去这一条；写了字段路径的，核对路径",
            )


def _applies(waiver: Waiver, subject: Subject) -> bool:
    """Return whether the waiver's rule finds something at its path.

    Only rules that are waived run a second time, so that this is a rule like the others.
    """
    found = rules()[waiver.code].find(subject)
    return any(waiver.covers(waiver.code, path_text(hit.path)) for hit in found)
