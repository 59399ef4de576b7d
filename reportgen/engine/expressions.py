"""What an expression in a tag stands for, and whether it can be used as the tag uses it.

Everything that could fail while a report is filled in is refused here, before any is: a name
that is not on the form, a filter given what it can't take, a group where one value is wanted.
"""

from __future__ import annotations

import difflib
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError, nodes

from reportgen.engine.language import (
    LOOP_ATTRIBUTES,
    LOOP_ITEMS,
    PLAIN,
    REQUIRED,
    Language,
    environment,
)
from reportgen.engine.name_schema import (
    ANY,
    NUMBER,
    NUMBERS,
    PRINTABLE,
    TEXT,
    TRUTH,
    VALUE,
    SchemaNode,
)
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAX_LENGTH, MAX_BRACKETS, MAX_DEPTH = 1000, 30, 30
"""How long one tag may be, how many brackets it may open, how deep its parts may be nested."""


class StatementError(ValueError):
    """A tag says something that it can't; with a suggestion."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        self.message, self.suggestion = message, suggestion
        super().__init__(message)


class Around(NamedTuple):
    """What stands around an expression: how names are looked up, and the language it is in.

    ``lookup`` gives what a name stands for; raises StatementError for an unknown one.
    """

    lookup: Callable[[str], SchemaNode]
    language: Language = PLAIN


@lru_cache(maxsize=1024)
def parse(
    source: str, kind: type[nodes.Node], language: Language = PLAIN, *, closed: bool = True
) -> nodes.Node:
    """Parse the source of one tag; raises StatementError when it is not one node of the kind.

    What is returned is read alone: a form has many a tag twice, and is gone through several times.
    """
    if len(source) > MAX_LENGTH or sum(map(source.count, "([{")) > MAX_BRACKETS:
        raise StatementError("标签太长，或括号太多", "写短一些")
    try:
        body = environment(language, closed=closed).parse(source).body
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


def infer(node: nodes.Node, around: Around) -> SchemaNode:
    """Return what an expression stands for; raises StatementError where it can't be used."""
    reader = _READERS.get(type(node))
    if reader is None:
        raise StatementError("标签里用了不允许的写法", "只写栏目名、过滤器和简单的条件")
    return reader(node, around)


def require_printable(kind: SchemaNode) -> None:
    """Raise StatementError for what is not one value that can be printed."""
    if kind.kind in ("any", *PRINTABLE) or kind.is_sum:
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


def _constant(node: nodes.Const, _: Around) -> SchemaNode:
    if isinstance(node.value, bool) or not isinstance(node.value, (str, int)):
        raise StatementError("标签里用了不允许的写法", "只写栏目名、过滤器和简单的条件")
    return TEXT if isinstance(node.value, str) else NUMBER


def _field(node: nodes.Getattr, around: Around) -> SchemaNode:
    owner = infer(node.node, around)
    if owner.kind == "any":
        return ANY
    if owner.kind == "loop":
        if node.attr not in LOOP_ATTRIBUTES:
            raise StatementError(f"loop 没有“{node.attr}”", meant(node.attr, LOOP_ATTRIBUTES))
        if node.attr in LOOP_ITEMS:
            return owner.element or ANY
        return TRUTH if node.attr in ("first", "last") else NUMBER
    fields = owner.fields or {}
    if node.attr in fields:
        return fields[node.attr]
    name = f"“{owner.label}”" if owner.label else "这里"
    if owner.kind == "list":
        raise StatementError(f"{name}有多项，要用 for 逐项取“{node.attr}”", "")
    if not fields:
        raise StatementError(f"{name}没有下级栏目“{node.attr}”", f"去掉“.{node.attr}”")
    advice = around.language.advise(node.attr) or meant(node.attr, fields)
    raise StatementError(f"{name}下没有“{node.attr}”", advice)


def _filter(node: nodes.Filter, around: Around) -> SchemaNode:
    filters = around.language.filters
    if node.name not in filters:
        other = around.language.other_names.get(node.name, "")
        advice = f"写成“{other}”" if other else meant(node.name, filters)
        raise StatementError(f"没有“{node.name}”这个过滤器", advice)
    known = filters[node.name]
    wrong = (
        node.kwargs
        or node.dyn_args
        or node.dyn_kwargs
        or not (known.figures <= len(node.args) <= known.figures + known.texts)
    )
    if node.node is None or wrong:
        example = f"{node.name}({'、'.join(['栏目名'] * known.figures)})" * bool(known.figures)
        raise StatementError(f"“{node.name}”的写法不对", f"写成“栏目名|{example or node.name}”")
    source = infer(node.node, around)
    for argument in node.args[: known.figures]:
        given = infer(argument, around)
        if not (given.kind in ("any", *known.takes) or (known.takes_sums and given.is_sum)):
            label = given.label or "这里"
            raise StatementError(f"“{node.name}”的括号里不能写“{label}”", "写一个金额的栏目名")
    for argument in node.args[known.figures :]:
        if infer(argument, around).kind not in ("text", "any"):
            raise StatementError(f"“{node.name}”的括号里只能写文字", "用引号括起来")
    fits = source.kind in known.takes or (known.takes_sums and source.is_sum)
    fits = fits or (known.takes_parts and source.has_parts) or "any" in known.takes
    if node.name == "join":
        fits = fits and source.element is not None and source.element.kind in PRINTABLE
    if source.kind != "any" and not fits:
        raise StatementError(f"“{node.name}”不能用在“{source.label or '这里'}”上", "")
    if node.name == REQUIRED:
        return source
    if node.name in ("first", "last"):
        return source.element or ANY
    return TEXT if node.name == "default" and source.kind == "text" else known.gives


def _test(node: nodes.Test, around: Around) -> SchemaNode:
    tests = around.language.tests
    if node.name not in tests:
        raise StatementError(f"没有“is {node.name}”这种判断", meant(node.name, tests))
    tested, known = infer(node.node, around), tests[node.name]
    fits = tested.kind in known.takes or (known.takes_sums and tested.is_sum)
    fits = fits or "any" in known.takes
    if node.args or node.kwargs or (tested.kind != "any" and not fits):
        raise StatementError(f"“is {node.name}”不能用在“{tested.label or '这里'}”上", "")
    return TRUTH


_ORDERS = frozenset(("gt", "gteq", "lt", "lteq", "eq", "ne"))


def _compare(node: nodes.Compare, around: Around) -> SchemaNode:
    compared = [infer(child, around) for child in (node.expr, *(op.expr for op in node.ops))]
    kinds = {each.kind for each in compared}
    if _ORDERS.issuperset(op.op for op in node.ops) and all(
        one.kind == "amount" or (one.is_sum and other.kind == "amount")
        for pair in pairwise(compared)
        for one, other in (pair, pair[::-1])
    ):
        return TRUTH
    if not kinds.isdisjoint(("amount", "group", "list")):
        advice = "判断金额是否为0，写“is 零”；金额和金额比，写“>”“<”“>=”“<=”“==”"
        raise StatementError("金额和成组的栏目不能直接比较", advice)
    texts = any(op.op in ("in", "notin") for op in node.ops)
    if not (kinds <= {"text", "any"} or (kinds <= {*NUMBERS, "any"} and not texts)):
        raise StatementError("文字和数字不能比较", "比较年度时不加引号，比较文字时加引号")
    return TRUTH


def _choice(node: nodes.And | nodes.Or | nodes.CondExpr, around: Around) -> SchemaNode:
    """Read what gives one of two: as a condition it may be anything, printed only a value."""
    if isinstance(node, nodes.CondExpr):
        infer(node.test, around)
        if node.expr2 is None:
            raise StatementError("“… if …”没有写完", '补上“else ""”')
        choices = [infer(node.expr1, around), infer(node.expr2, around)]
    else:
        choices = [infer(node.left, around), infer(node.right, around)]
    if len({choice.kind for choice in choices}) == 1:
        return choices[0] if choices[0].kind in ("text", "any", *NUMBERS) else _value(choices)
    return _value(choices)


def _value(choices: Iterable[SchemaNode]) -> SchemaNode:
    printable = all(choice.kind in PRINTABLE or choice.is_sum for choice in choices)
    return VALUE if printable else TRUTH


def _concat(node: nodes.Concat, around: Around) -> SchemaNode:
    for part in node.nodes:
        require_printable(infer(part, around))
    return TEXT


def _not(node: nodes.Not, around: Around) -> SchemaNode:
    infer(node.node, around)
    return TRUTH


def _listed(node: nodes.List, around: Around) -> SchemaNode:
    """Read a list of texts or numbers that the tag itself names."""
    kinds = {infer(each, around).kind for each in node.items}
    if not kinds <= {"text"} and not kinds <= {"number"}:
        raise StatementError("列表里只能写文字，或只写数字", "文字用引号括起来")
    return SchemaNode("", "list", NUMBER if kinds == {"number"} else TEXT)


def _call(node: nodes.Call, around: Around) -> SchemaNode:
    """Read a call of one of the caller's functions."""
    name = node.node.name if isinstance(node.node, nodes.Name) else ""
    if name not in around.language.functions or node.dyn_args or node.dyn_kwargs:
        raise StatementError("标签里用了不允许的写法", "只写栏目名、过滤器和简单的条件")
    for argument in (*node.args, *(each.value for each in node.kwargs)):
        infer(argument, around)
    return ANY


_READERS: dict[type[nodes.Node], Callable[[Any, Around], SchemaNode]] = {
    nodes.Name: lambda node, around: around.lookup(node.name),
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
    nodes.List: _listed,
    nodes.Call: _call,
}


def _syntax(message: str) -> tuple[str, str]:
    """Return in Chinese what Jinja's parser found wrong."""
    if "expected token 'end of" in message or "unexpected char" in message:
        return "标签里有多余的内容或不认识的符号", "检查名字、点号和引号"
    if "Expected an expression" in message or "unexpected 'end of" in message:
        return "标签没有写完", "补上栏目名或条件"
    if "expected token 'in'" in message:
        return "for 的写法不对", "写成“for 项 in 栏目名”"
    return "标签写法不对", "对照表样说明检查"
