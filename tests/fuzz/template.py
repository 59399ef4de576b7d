"""Templates with expressions of the language put together at random."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.forms.compiled import CompiledTemplate
from reportgen.ooxml.data_part import TemplateLabel
from tests.engine.documents import template
from tests.reports import SHORTEST, report
from tests.wordfile import members

if TYPE_CHECKING:
    import random

WORDS = (
    "年度",
    "部门概况",
    "部门概况.单位名称",
    "绩效完成情况",
    "项",
    "loop.index",
    "x",
    "1",
    "-1",
    "99999999",
    "'字'",
    "none",
    "true",
    "[]",
    "{}",
    "()",
    "__class__",
    "range(9)",
    "存在的问题分析及改进措施",
)
OPERATORS = (
    "|",
    ".",
    "+",
    "-",
    "*",
    "/",
    "~",
    "==",
    " in ",
    " and ",
    " if 1 else ",
    "[",
    "]",
    "(",
    ")",
    "|join",
    "|列举",
    "|中文数字",
    "|length",
    "|default('x')",
    "|batch(3)",
    "|replace('a','b')",
    "**",
    "//",
    "%",
)

KINDS = (
    ("{{{{ {} }}}}",),
    ("{{% if {} %}}x{{% endif %}}",),
    ("{{%p if {} %}}", "x", "{{%p endif %}}"),
    ("{{%p for 项 in {} %}}", "{{{{ 项 }}}}", "{{%p endfor %}}"),
    ("{{% set x = {} %}}{{{{ x|join(x|join(x)) }}}}",),
    ("{{{{ {} }}",),
)
"""Paragraphs around an expression; the last lacks a brace."""


def _expression(chance: random.Random, depth: int = 0) -> str:
    left = chance.choice(WORDS)
    if depth < 3 and chance.random() < 0.4:
        left = f"({_expression(chance, depth + 1)})"
    more = f"{chance.choice(OPERATORS)}{chance.choice((*WORDS, ''))}"
    return left if chance.random() < 0.4 else f"{left}{more}"


def alter(chance: random.Random) -> tuple[str, bytes]:
    lines: list[str] = []
    for _ in range(chance.randint(1, 3)):
        kind, inner = chance.choice(KINDS), _expression(chance)
        lines += (line.format(inner) for line in kind)
    return "a.docx", template(*lines)


def use(_: str, data: bytes) -> None:
    compiled = CompiledTemplate(members(data), TemplateLabel("x", None, "0" * 64))
    assert len(compiled.render(report(SHORTEST))) < 50_000_000
