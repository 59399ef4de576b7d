"""What an expression in a tag stands for, and whether it can be used as the tag uses it.

Everything that could fail while a report is filled in is refused here, before any is: a name
that is not on the form, a filter given what it can't take, a group where one value is wanted.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from reportgen.engine.field_paths import whole_name
from reportgen.engine.language import (
    FILTERS,
    LOOP_ATTRIBUTES,
    MERGED,
    REQUIRED,
    TESTS,
    environment,
)
from reportgen.model.base import FieldNode

MAX_LENGTH, MAX_BRACKETS, MAX_DEPTH = 1000, 30, 30
"""How long one tag may be, how many brackets it may open, how deep its parts may be nested."""

ANY = FieldNode("", "any")
"""Stands for what is not known, because the tag that defines it is wrong."""

LOOP = FieldNode("loop", "loop")
"""The variable ``loop`` of a for."""

_TEXT, _NUMBER = FieldNode("", "text"), FieldNode("", "number")
_VALUE, _TRUTH = FieldNode("", "value"), FieldNode("", "truth")
_NUMBERS = ("number", "year")
_PRINTABLE = ("text", "amount", "value", *_NUMBERS)

Lookup = Callable[[str], FieldNode]
"""Gives what a name stands for; raises StatementError for an unknown one."""


class StatementError(ValueError):
    """A tag says something that it can't; with a suggestion."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        self.message, self.suggestion = message, suggestion
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class _Signature:
    """What a filter takes, how many texts may follow in brackets, and what it gives."""

    takes: tuple[str, ...]
    texts: int
    gives: FieldNode


_SIGNATURES = {
    "列举": _Signature(("group",), 2, _TEXT),
    "中文数字": _Signature(_NUMBERS, 0, _TEXT),
    "成句": _Signature(("text",), 0, _TEXT),
    "数值": _Signature(("amount", "value"), 0, _TEXT),
    "上年": _Signature(_NUMBERS, 0, _NUMBER),
    MERGED: _Signature(_PRINTABLE, 0, _TEXT),
    REQUIRED: _Signature(("group", "list", *_PRINTABLE), 0, _VALUE),
    "default": _Signature(_PRINTABLE, 1, _VALUE),
    "length": _Signature(("text", "list"), 0, _NUMBER),
    "join": _Signature(("list",), 1, _TEXT),
    "first": _Signature(("list",), 0, _VALUE),
    "last": _Signature(("list",), 0, _VALUE),
}

_TAKE_SUMS = ("default", "数值")


def parse(source: str, kind: type[nodes.Node]) -> nodes.Node:
    """Parse the source of one tag; raises StatementError when it is not one node of the kind."""
    if len(source) > MAX_LENGTH or sum(map(source.count, "([{")) > MAX_BRACKETS:
        raise StatementError("标签太长，或括号太多", "写短一些")
    try:
        body = environment().parse(source).body
    except TemplateSyntaxError as error:
        raise StatementError(*_syntax(str(error.message))) from None
    found = body[0] if len(body) == 1 and isinstance(body[0], kind) else None
    if found is None:
        raise StatementError("标签写法不对", "一个标签只写一件事")
    pending: list[tuple[nodes.Node, int]] = [(found, 1)]
    while pending:
        node, depth = pending.pop()
        if depth > MAX_DEPTH:
            raise StatementError("标签太长，或括号太多", "写短一些")
        pending += [(child, depth + 1) for child in node.iter_child_nodes()]
    return found


def infer(node: nodes.Node, lookup: Lookup) -> FieldNode:
    """Return what an expression stands for; raises StatementError where it can't be used."""
    reader = _READERS.get(type(node))
    if reader is None:
        raise StatementError("标签里用了不允许的写法", "只写栏目名、过滤器和简单的条件")
    return reader(node, lookup)


def require_printable(kind: FieldNode) -> None:
    """Raise StatementError for what is not one value that can be printed."""
    if kind.kind in ("any", *_PRINTABLE) or (kind.group and kind.group.SUMMED):
        return
    if kind.kind == "list":
        name = f"“{kind.label}”" if kind.label else "这里"
        raise StatementError(f"{name}有多项，不能直接写出来", "用“{%p for 项 in … %}”逐项写")
    if kind.kind == "truth":
        raise StatementError("条件不能直接写出来", "写成“{% if 条件 %}文字{% endif %}”")
    inner = "、".join((kind.fields or {}).keys())
    advice = f"写出其中一栏：{inner}" if inner else "改为别的栏目"
    raise StatementError(f"“{kind.label}”是一组栏目，不能直接写出来", advice)


def meant(word: str, known: Iterable[str]) -> str:
    """Suggest the known word most like this one, or all of them."""
    words = list(dict.fromkeys(known))
    close = difflib.get_close_matches(word, words, n=1, cutoff=0.4)
    return f"是不是“{close[0]}”？" if close else f"可用：{'、'.join(sorted(words))}"


def _constant(node: nodes.Const, _: Lookup) -> FieldNode:
    if isinstance(node.value, bool) or not isinstance(node.value, (str, int)):
        raise StatementError("标签里用了不允许的写法", "只写栏目名、过滤器和简单的条件")
    return _TEXT if isinstance(node.value, str) else _NUMBER


def _field(node: nodes.Getattr, lookup: Lookup) -> FieldNode:
    owner = infer(node.node, lookup)
    if owner.kind == "any":
        return ANY
    if owner.kind == "loop":
        if node.attr not in LOOP_ATTRIBUTES:
            raise StatementError(f"loop 没有“{node.attr}”", meant(node.attr, LOOP_ATTRIBUTES))
        return _TRUTH if node.attr in ("first", "last") else _NUMBER
    fields = owner.fields or {}
    if node.attr in fields:
        return fields[node.attr]
    name = f"“{owner.label}”" if owner.label else "这里"
    if owner.kind == "list":
        raise StatementError(f"{name}有多项，要用 for 逐项取“{node.attr}”", "")
    if not fields:
        raise StatementError(f"{name}没有下级栏目“{node.attr}”", f"去掉“.{node.attr}”")
    advice = whole_name(node.attr) or meant(node.attr, fields)
    raise StatementError(f"{name}下没有“{node.attr}”", advice)


def _filter(node: nodes.Filter, lookup: Lookup) -> FieldNode:
    if node.name not in FILTERS:
        raise StatementError(f"没有“{node.name}”这个过滤器", meant(node.name, FILTERS))
    signature = _SIGNATURES[node.name]
    wrong = node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > signature.texts
    if node.node is None or wrong:
        raise StatementError(f"“{node.name}”的写法不对", f"写成“栏目名|{node.name}”")
    source = infer(node.node, lookup)
    for argument in node.args:
        if infer(argument, lookup).kind not in ("text", "any"):
            raise StatementError(f"“{node.name}”的括号里只能写文字", "用引号括起来")
    fits = source.kind in signature.takes or (node.name in _TAKE_SUMS and _is_sum(source))
    if node.name == "列举":
        fits = fits and bool(source.group and source.group.ITEMS)
    elif node.name == "join":
        fits = fits and source.element is not None and source.element.kind in _PRINTABLE
    if source.kind != "any" and not fits:
        raise StatementError(f"“{node.name}”不能用在“{source.label or '这里'}”上", "")
    if node.name == REQUIRED:
        return source
    if node.name in ("first", "last"):
        return source.element or ANY
    return _TEXT if node.name == "default" and source.kind == "text" else signature.gives


def _test(node: nodes.Test, lookup: Lookup) -> FieldNode:
    if node.name not in TESTS:
        raise StatementError(f"没有“is {node.name}”这种判断", meant(node.name, TESTS))
    tested = infer(node.node, lookup)
    if node.name == "零":
        fits = tested.kind == "amount" or _is_sum(tested)
    else:
        fits = tested.kind in _NUMBERS
    if node.args or node.kwargs or (tested.kind != "any" and not fits):
        raise StatementError(f"“is {node.name}”不能用在“{tested.label or '这里'}”上", "")
    return _TRUTH


def _compare(node: nodes.Compare, lookup: Lookup) -> FieldNode:
    kinds = {infer(child, lookup).kind for child in (node.expr, *(op.expr for op in node.ops))}
    if not kinds.isdisjoint(("amount", "group", "list")):
        raise StatementError("金额和成组的栏目不能直接比较", "判断金额是否为0，写“is 零”")
    texts = any(op.op in ("in", "notin") for op in node.ops)
    if not (kinds <= {"text", "any"} or (kinds <= {*_NUMBERS, "any"} and not texts)):
        raise StatementError("文字和数字不能比较", "比较年度时不加引号，比较文字时加引号")
    return _TRUTH


def _choice(node: nodes.And | nodes.Or | nodes.CondExpr, lookup: Lookup) -> FieldNode:
    """Read what gives one of two: as a condition it may be anything, printed only a value."""
    if isinstance(node, nodes.CondExpr):
        infer(node.test, lookup)
        if node.expr2 is None:
            raise StatementError("“… if …”没有写完", '补上“else ""”')
        choices = [infer(node.expr1, lookup), infer(node.expr2, lookup)]
    else:
        choices = [infer(node.left, lookup), infer(node.right, lookup)]
    if len({choice.kind for choice in choices}) == 1:
        return choices[0] if choices[0].kind in ("text", "any", *_NUMBERS) else _value(choices)
    return _value(choices)


def _value(choices: Iterable[FieldNode]) -> FieldNode:
    printable = all(choice.kind in _PRINTABLE or _is_sum(choice) for choice in choices)
    return _VALUE if printable else _TRUTH


def _concat(node: nodes.Concat, lookup: Lookup) -> FieldNode:
    for part in node.nodes:
        require_printable(infer(part, lookup))
    return _TEXT


def _not(node: nodes.Not, lookup: Lookup) -> FieldNode:
    infer(node.node, lookup)
    return _TRUTH


def _is_sum(kind: FieldNode) -> bool:
    return bool(kind.group and kind.group.SUMMED)


_READERS: dict[type[nodes.Node], Callable[[Any, Lookup], FieldNode]] = {
    nodes.Name: lambda node, lookup: lookup(node.name),
    nodes.Const: _constant,
    nodes.Getattr: _field,
    nodes.Filter: _filter,
    nodes.Test: _test,
    nodes.Compare: _compare,
    nodes.And: _choice,
    nodes.Or: _choice,
    nodes.CondExpr: _choice,
    nodes.Concat: _concat,
    nodes.Not: _not,
}


def _syntax(message: str) -> tuple[str, str]:
    """Say in Chinese what Jinja's parser found wrong."""
    if "expected token 'end of" in message or "unexpected char" in message:
        return "标签里有多余的内容或不认识的符号", "检查名字、点号和引号"
    if "Expected an expression" in message or "unexpected 'end of" in message:
        return "标签没有写完", "补上栏目名或条件"
    if "expected token 'in'" in message:
        return "for 的写法不对", "写成“for 项 in 栏目名”"
    return "标签写法不对", "对照模板说明检查"
