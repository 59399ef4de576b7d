"""W02: a waiver needs the code of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.waivers import FAMILY, LABEL, waivers_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject


@rule(
    codes.W02,
    explanation="检查每条“检查豁免”以规则编号开头，编号确有其规则。写法是“编号”"
    "或“编号 字段路径”，中间空一格或用冒号；理由相同的几个编号可以写在一起"
    f"（如“{codes.A03}、{codes.A06}”）；路径照检查结果里的写。"
    "检查豁免本身的规则（W开头）不能豁免。",
    wrong="检查豁免: {A1O: 全年没有公务接待}",
    right=f"检查豁免: {{{codes.A10}: 全年没有公务接待}}",
)
def waivers_name_rules(subject: Subject) -> Iterator[Hit]:
    """Look for waivers of rules that do not exist."""
    for waiver in waivers_of(subject.report):
        if waiver.code[:1] == FAMILY:
            message = f"“{waiver.name}”不起作用：检查豁免本身的规则不能豁免"
            yield Hit((LABEL, waiver.key), message, "删去这一条")
        elif waiver.code not in codes.RULE_CODES:
            message = f"“{waiver.name}”不起作用：没有这个编号的规则"
            yield Hit((LABEL, waiver.key), message, "用 reportgen rules 查编号")
