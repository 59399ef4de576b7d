"""The catalogue of rules in words."""

from __future__ import annotations

import difflib

from reportgen.checks.catalogue import FAMILIES, rules
from reportgen.errors import InputError
from reportgen.findings import SEVERITIES, Finding


def catalogue_text() -> str:
    """Give all rules, by family: code, level and title."""
    lines: list[str] = []
    for letter, family in FAMILIES.items():
        members = [rule for code, rule in rules().items() if code.startswith(letter)]
        if members:
            lines += [f"{letter}　{family}"]
            lines += [f"  {r.code}　{SEVERITIES[r.severity]}　{r.title}" for r in members]
    return "\n".join([*lines, "", "解释一条：reportgen rules 编号"])


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
            f"{rule.code}　{SEVERITIES[rule.severity]}　{rule.title}（{rule.family}）",
            rule.explanation,
            f"错：{rule.wrong}",
            f"对：{rule.right}",
        )
    )
