"""The catalogue of rules in words."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from reportgen.checks.catalogue import FAMILIES, rules
from reportgen.errors import InputError
from reportgen.findings import SEVERITIES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.checks.catalogue import Rule


def catalogue_text() -> str:
    """Return all rules, by family: code, level and title."""
    lines: list[str] = []
    for letter, family in FAMILIES.items():
        members = [rule for code, rule in rules().items() if code.startswith(letter)]
        if members:
            lines += [f"{letter}　{family}"]
            lines += [f"  {r.code}　{SEVERITIES[r.severity]}　{_title(r)}" for r in members]
    return "\n".join([*lines, "", "解释一条：reportgen rules 编号"])


def optional_codes(wanted: Iterable[str]) -> frozenset[str]:
    """Return the codes of optional rules, written as ``S12`` or ``+S12``, in any case.

    Raises InputError for all that are none.
    """
    codes = dict.fromkeys(word.strip().lstrip("+").upper() for word in wanted)
    wrong = [
        Finding("D03", "error", "", "", found[0], f"{found[1]}，写成 --rules +S12")
        for code in codes
        if (found := not_optional(code))
    ]
    if wrong:
        raise InputError(wrong)
    return frozenset(codes)


def not_optional(code: str) -> tuple[str, str] | None:
    """Say why a code is none of an optional rule, and what is; None where it is one."""
    rule = rules().get(code)
    if rule is not None and rule.optional:
        return None
    optional = sorted(code for code, rule in rules().items() if rule.optional)
    why = f"没有编号为“{code}”的规则" if rule is None else f"“{code}”本来就检查，不用开启"
    return why, f"可以开启的规则：{'、'.join(optional)}"


def _title(rule: Rule) -> str:
    how = "（默认不查，用 --rules 或表样旁的 表样.yaml 开启）"
    return f"{rule.title}{how if rule.optional else ''}"


def rule_text(code: str) -> str:
    """Explain one rule, with an example of wrong and right; raises InputError for no such rule."""
    rule = rules().get(code.upper())
    if rule is None:
        close = difflib.get_close_matches(code.upper(), rules(), n=1)
        advice = f"是不是“{close[0]}”？" if close else "用 reportgen rules 看所有编号"
        message = f"没有编号为“{code}”的规则"
        raise InputError([Finding("D03", "error", "", "", message, advice)])
    return "\n".join(
        (
            f"{rule.code}　{SEVERITIES[rule.severity]}　{_title(rule)}（{rule.family}）",
            rule.explanation,
            f"错：{rule.wrong}",
            f"对：{rule.right}",
        )
    )
