"""Bounds on what a template may make of a mapping, whatever both of them say.

Each is looked at before anything is made, so that no expression takes more memory than a value may
have: what joins and repeats, how often loops run and macros are called, and how long it all takes.
"""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from jinja2 import nodes, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.engine.printing import PrintError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Printed = TypeVar("Printed")

MAX_PRINTED = 64_000_000
"""How many characters one rendered part may have, with what is kept aside meanwhile."""

MAX_TEXT, MAX_STEPS, MAX_SECONDS, MAX_DIGITS = 10_000_000, 2_000_000, 30, 4000
"""How long one value may be, how often loops may run, how long a part may take, digits."""

LOOPED = "reportgen_looped"
"""The filter that everything goes through that a loop runs over."""

_WIDTH = re.compile(r"\d+")
_PLACES = re.compile(r"[%{]")
_DEEPEST = 50


class _Budget:
    """What may still be spent on one part."""

    def __init__(self) -> None:
        self.steps = MAX_STEPS
        self.room = MAX_PRINTED
        self.ends = time.monotonic() + MAX_SECONDS

    def spend(self, steps: int) -> None:
        self.steps -= steps
        if self.steps < 0:
            raise PrintError(f"循环太多，合计超过{MAX_STEPS}次", "检查表样里的循环，减少数据的项数")
        if time.monotonic() > self.ends:
            raise PrintError(f"填了{MAX_SECONDS}秒还没有填完", "检查表样里的循环，减少数据的项数")


_budget: ContextVar[_Budget | None] = ContextVar("budget", default=None)


@contextmanager
def bounded() -> Iterator[None]:
    """Bound how many steps, and how much time, is spent in here."""
    token = _budget.set(_Budget())
    try:
        yield
    finally:
        _budget.reset(token)


def spend(steps: int) -> None:
    """Take steps off what may be spent; raises PrintError where nothing is left."""
    if (budget := _budget.get()) is not None:
        budget.spend(steps)


def require_size(size: int) -> None:
    """Raise PrintError where a value is longer than any may be."""
    if size > MAX_TEXT:
        raise PrintError(f"内容太长，一个标签最多{MAX_TEXT}个字", "检查标签里连接、重复内容的写法")


def joined(separator: Any, values: Iterable[Any]) -> str:
    """Join values as texts; raises PrintError where that gets too long."""
    between, size = str(separator), 0
    texts: list[str] = []
    for value in values:
        texts.append(str(value))
        size += len(texts[-1]) + len(between)
        if size > MAX_TEXT:
            require_size(size - len(between))
    return between.join(texts)


def printed_size(value: Any, depth: int = 0) -> int:
    """Return about how long a value is where it is printed; more than enough is not counted."""
    if isinstance(value, (str, bytes)):
        return len(value)
    if isinstance(value, int):
        return value.bit_length() // 3 + 1
    if not isinstance(value, (list, tuple, dict, set, frozenset)):
        return 1
    require_size(MAX_TEXT + 1 if depth > _DEEPEST else 4 * len(value))
    size = 2
    pairs = value.items() if isinstance(value, dict) else value
    for each in pairs:
        size += 4 + printed_size(each, depth + 1)
        require_size(size)
    return size


def bounded_print(function: Callable[[Any], Printed]) -> Callable[[Any], Printed]:
    """Return what prints a value, if it is not too long, also into what a macro keeps aside."""

    def printed(value: Any) -> Printed:
        if type(value) is not str:
            require_size(printed_size(value))
        text = function(value)
        budget = _budget.get()
        if budget is not None:
            budget.room -= printed_size(text)
            if budget.room < 0:
                message = f"填出来的内容太多，一个部件最多{MAX_PRINTED}个字"
                raise PrintError(message, "检查表样里的循环，减少数据的项数")
        return text

    return printed


@pass_context
def looped(context: Any, values: Any) -> Any:
    """Return what a loop runs over, its items taken off what may be spent."""
    del context
    if hasattr(values, "__len__"):
        spend(len(values) + 1)
        return values
    return _counted(values)


def _counted(values: Iterable[Any]) -> Iterator[Any]:
    for each in values:
        spend(1)
        yield each


def _numbers(arguments: Iterable[Any]) -> int:
    return sum(abs(each) for each in arguments if isinstance(each, int))


def _texts(arguments: Iterable[Any]) -> int:
    return sum(printed_size(each) for each in arguments if not isinstance(each, int))


def _grown(name: str, value: Any, arguments: list[Any]) -> int:
    """Return how long what a filter or method makes of a value can get at most."""
    text = str(value) if isinstance(value, (str, int, float)) else ""
    size, widths = printed_size(value), _numbers(arguments)
    if name == "replace" and arguments[1:]:
        return size + text.count(str(arguments[0])) * printed_size(arguments[1])
    if name in ("format", "format_map"):
        widths += sum(min(int(each[:9]), MAX_TEXT) for each in _WIDTH.findall(text))
        places = len(_PLACES.findall(text))
        return size + places * (widths + _texts(arguments))
    if name in ("indent", "expandtabs"):
        return size + (text.count("\n") + text.count("\t") + 1) * (widths + _texts(arguments))
    if name in ("wordwrap", "tojson", "urlize", "translate"):
        return size * (1 + _texts(arguments) + (widths if name == "tojson" else 0))
    if name in ("center", "ljust", "rjust", "zfill", "batch", "slice", "round", "to_bytes"):
        return size + widths + _texts(arguments)
    return size


def bounded_filter(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter of Jinja's own that gives no more than any value may have."""
    at = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def filtered(*arguments: Any, **named: Any) -> Any:
        own, rest = list(arguments), [*arguments[at + 1 :], *named.values()]
        spend(1)
        if len(own) > at:
            if name == "join":
                own[at] = _listed(own[at])
                separator = printed_size(rest[0]) if rest else 0
                require_size(printed_size(own[at]) + separator * len(own[at]))
            else:
                require_size(_grown(name, own[at], rest))
        result = function(*own, **named)
        require_size(printed_size(result))
        return result

    return filtered


def _listed(values: Iterable[Any]) -> list[Any]:
    found: list[Any] = []
    size = 0
    for each in values:
        size += printed_size(each)
        require_size(size)
        found.append(each)
    return found


def _binary(operator: str, left: Any, right: Any) -> None:
    """Raise PrintError where an operator would give more than any value may have."""
    numbers = isinstance(left, int) and isinstance(right, int)
    if operator == "**" and numbers:
        require_size(MAX_TEXT + 1 if left.bit_length() * abs(right) > 3 * MAX_DIGITS else 0)
    elif operator == "*" and numbers:
        digits = printed_size(left) + printed_size(right)
        require_size(MAX_TEXT + 1 if digits > MAX_DIGITS else 0)
    elif operator == "*":
        times = [each for each in (left, right) if isinstance(each, int)]
        other = right if isinstance(left, int) else left
        require_size(printed_size(other) * max(*times, 1, 1))
    elif operator == "%" and isinstance(left, str):
        given = list(right) if isinstance(right, tuple) else [right]
        require_size(_grown("format", left, given))
    elif operator == "+":
        require_size(printed_size(left) + printed_size(right))


class BoundedCode(CodeGenerator):
    """Lets the parts of ``~`` be looked at before they are joined."""

    def visit_Concat(self, node: nodes.Concat, frame: Any) -> None:  # noqa: N802 - Jinja's name
        """Write the joining of parts."""
        kind = "markup_join" if frame.eval_ctx.autoescape else "str_join"
        if frame.eval_ctx.volatile:
            kind = "(markup_join if context.eval_ctx.volatile else str_join)"
        self.write(f"{kind}(environment.fitting((")
        for each in node.nodes:
            self.visit(each, frame)
            self.write(", ")
        self.write(")))")


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox in which no operator, call or loop goes beyond the bounds."""

    code_generator_class = BoundedCode
    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def _generate(self, source: nodes.Template, *arguments: Any, **named: Any) -> str:
        for loop in list(source.find_all(nodes.For)):
            line = loop.iter.lineno
            loop.iter = nodes.Filter(loop.iter, LOOPED, [], [], None, None, lineno=line)
        source.set_environment(self)
        return super()._generate(source, *arguments, **named)

    def fitting(self, parts: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the parts of ``~``; raises PrintError where they are too long together."""
        require_size(sum(map(printed_size, parts)))
        return parts

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Return what an operator gives."""
        _binary(operator, left, right)
        return super().call_binop(context, operator, left, right)

    def call(__self, __context: Any, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - Jinja's names, that no argument has
        """Return what a call gives; it takes ten times as long as a turn of a loop."""
        spend(10)
        owner, given = getattr(__obj, "__self__", None), [*args, *kwargs.values()]
        if not isinstance(owner, (str, bytes, int)):
            owner = getattr(getattr(__obj, "__wrapped__", None), "__self__", None)
        if isinstance(owner, (str, bytes, int)):
            name = getattr(__obj, "__name__", "")
            if name == "join" and given:
                given[0] = _listed(given[0])
                require_size(printed_size(given[0]) + len(given[0]) * printed_size(owner))
                args = (given[0],)
            else:
                require_size(_grown(name, owner, given))
        result = super().call(__context, __obj, *args, **kwargs)
        require_size(printed_size(result))
        return result
