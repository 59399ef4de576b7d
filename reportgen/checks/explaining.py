"""The catalogue of codes in words."""

from __future__ import annotations

import difflib
import unicodedata
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.codes import CODES, FAMILIES, not_optional
from reportgen.errors import InputError
from reportgen.findings import SEVERITIES, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportgen.codes import Code

_DIGITS = str.maketrans("OIL", "011")
"""Letters that are typed for digits."""

_LONGEST = 9


def catalogue_text() -> str:
    """Return all codes, by family: code, level and title."""
    lines: list[str] = []
    for letter, family in FAMILIES.items():
        members = [code for code in CODES.values() if code[0] == letter]
        lines += [f"{letter}　{family}"]
        lines += [f"  {code}　{SEVERITIES[code.severity]}　{_title(code)}" for code in members]
    return "\n".join([*lines, "", "解释一条：reportgen rules 编号"])


def optional_codes(wanted: Iterable[str]) -> frozenset[str]:
    """Return the codes of optional rules, written as ``S12`` or ``+S12``, in any case.

    Raises InputError for all that are none.
    """
    named = dict.fromkeys(word.strip().lstrip("+").upper() for word in wanted)
    wrong = [
        Finding(codes.D03, "error", "", "", why, f"{advice}，写成 --rules +{codes.S12}")
        for why, advice in filter(None, map(not_optional, named))
    ]
    if wrong:
        raise InputError(wrong)
    return frozenset(named)


def _title(code: Code) -> str:
    how = "（默认不查，用 --rules 或表样旁的 表样.yaml 开启）"
    return f"{code.headline}{how if code.optional else ''}"


def code_text(word: str) -> str:
    """Explain one code, in any case: what it means, and an example or what to do.

    Raises InputError for no such code.
    """
    code = CODES.get(word.upper())
    if code is None:
        advice = f"是不是“{_nearest(word)}”？用 reportgen rules 看所有编号"
        raise InputError([Finding(codes.D03, "error", "", "", f"没有“{word}”这个编号", advice)])
    heading = f"{code}　{SEVERITIES[code.severity]}　{_title(code)}（{code.family}）"
    if not code.is_rule:
        return "\n".join((heading, code.explanation, f"怎么办：{code.advice}"))
    from reportgen.checks.catalogue import rule_of  # the codes alone need no rule

    rule = rule_of(code)
    return "\n".join((heading, rule.explanation, f"错：{rule.wrong}", f"对：{rule.right}"))


def _nearest(word: str) -> str:
    """Return the code that was most likely meant."""
    plain = unicodedata.normalize("NFKC", word).upper()
    letter, number = plain[:1], plain[1:].translate(_DIGITS)
    members = [code for code in CODES if code[0] == letter]
    if members and number.isascii() and number.isdigit():
        return min(members, key=lambda code: abs(int(code[1:]) - int(number[:_LONGEST])))
    return difflib.get_close_matches(plain, CODES, n=1, cutoff=0)[0]
