"""The template language: Jinja2 in a sandbox, with filters and tests of the caller's.

A template with a schema may use only the filters and tests of its language, and of Python objects
nothing at all; one without may use all of Jinja that the sandbox lets pass, as with docxtpl.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.runtime import LoopContext

from reportgen.chinese.numeral_words import chinese_numeral
from reportgen.engine.bounds import (
    LOOPED,
    BoundedCode,
    BoundedEnvironment,
    bounded_filter,
    bounded_print,
    joined,
    looped,
)
from reportgen.engine.name_schema import ANY, NUMBER, NUMBERS, PRINTABLE, TEXT, VALUE, SchemaNode
from reportgen.engine.printing import as_blocks, as_runs, print_escaped, print_plain, print_run
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

REQUIRED = "必填"
"""The filter that marks what a mapping must have; it changes nothing."""

MERGED = "纵向合并"
"""The filter whose cell is merged with the one above where its value is not given."""

EQUAL = "同值合并"
"""The filter whose cell is merged with the one above where both say the same."""

COMES_TO = "reportgen_comes_to"
"""The filter that both sides of a comparison of amounts go through."""

AS_RUNS, AS_BLOCKS = "reportgen_as_runs", "reportgen_as_blocks"
"""The filters that tags for whole runs and paragraphs go through; no template can name them."""

LOOP_ITEMS = frozenset(("previtem", "nextitem"))
"""Attributes of ``loop`` that are the items before and after; there, nothing is given."""

LOOP_ATTRIBUTES = LOOP_ITEMS | {"index", "index0", "revindex", "first", "last", "length"}


class Nothing(str):
    """What is not given: an empty text, so that it prints nothing wherever it is used."""

    __slots__ = ()


NOTHING = Nothing()
"""Stands for every field that is not given."""


class Group(dict[str, Any]):
    """A group of fields of a mapping: attributes of it in a template are its items."""


class Filter(NamedTuple):
    """A filter: what it does, the kinds it takes, how many texts may follow, what it gives.

    ``takes_sums`` and ``takes_parts`` add groups that are a sum, or made of amounts; ``figures``
    is how many values of the same kinds must be given in its brackets, before any texts.
    """

    function: Callable[..., Any]
    takes: tuple[str, ...] = ("any",)
    texts: int = 0
    gives: SchemaNode = ANY
    takes_sums: bool = False
    takes_parts: bool = False
    figures: int = 0


class Test(NamedTuple):
    """A test (``is …``): what it does, and the kinds it takes."""

    function: Callable[..., Any]
    takes: tuple[str, ...] = ("any",)
    takes_sums: bool = False


def default(value: Any, otherwise: Any = "") -> Any:
    """Return ``otherwise`` for a field that is not given or empty."""
    return otherwise if value is None or str(value) == "" else value


def _no_pairs() -> tuple[tuple[str, str], ...]:
    return ()


def _no_advice(_: str) -> str:
    return ""


_FILTERS = {
    "中文数字": Filter(chinese_numeral, NUMBERS, 0, TEXT),
    MERGED: Filter(lambda value: value, PRINTABLE, 0, TEXT),
    EQUAL: Filter(lambda value: value, PRINTABLE, 0, TEXT),
    REQUIRED: Filter(lambda value: value, ("group", "list", *PRINTABLE), 0, VALUE),
    "default": Filter(default, PRINTABLE, 1, VALUE, takes_sums=True),
    "length": Filter(len, ("text", "list"), 0, NUMBER),
    "join": Filter(lambda values, separator="": joined(separator, values), ("list",), 1, TEXT),
    "first": Filter(lambda values: values[0] if values else NOTHING, ("list",), 0, VALUE),
    "last": Filter(lambda values: values[-1] if values else NOTHING, ("list",), 0, VALUE),
}


def _comes_to(value: Any) -> Any:
    """Return what an amount, or a group that is a sum, comes to; anything else as it is."""
    single = getattr(value, "total", value)
    return getattr(single, "value", single)


_WHOLE = {AS_RUNS: as_runs, AS_BLOCKS: as_blocks, LOOPED: looped, COMES_TO: _comes_to}
_TESTS = {
    "odd": Test(lambda number: number % 2 == 1, NUMBERS),
    "even": Test(lambda number: number % 2 == 0, NUMBERS),
}


@dataclass(frozen=True, eq=False)
class Language:
    """What the templates of a caller may use beside fields.

    ``spellings`` gives pairs of a name as people may write it, with marks that no name can have,
    and the name; ``advise`` says in a sentence how a name that is not known here is to be written;
    ``other_names`` are what filters are called elsewhere; ``is_east_asian`` tells that values are
    Chinese, so that their quotes are printed in the East Asian font too.
    """

    own_filters: Mapping[str, Filter] = field(default_factory=dict)
    own_tests: Mapping[str, Test] = field(default_factory=dict)
    functions: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    spellings: Callable[[], tuple[tuple[str, str], ...]] = _no_pairs
    advise: Callable[[str], str] = _no_advice
    other_names: Mapping[str, str] = field(default_factory=dict)
    is_east_asian: bool = False

    @property
    def filters(self) -> Mapping[str, Filter]:
        """All filters, those of every template and the caller's."""
        return {**_FILTERS, **self.own_filters}

    @property
    def tests(self) -> Mapping[str, Test]:
        """All tests, those of every template and the caller's."""
        return {**_TESTS, **self.own_tests}


PLAIN = Language()
"""The language of a caller who adds nothing."""


def _what_it_comes_to(side: nodes.Expr) -> nodes.Expr:
    return nodes.Filter(side, COMES_TO, [], [], None, None, lineno=side.lineno)


class _ClosedCode(BoundedCode):
    """Has at hand what looks a field up, and what prints a value: it gives nothing but texts."""

    def write_commons(self) -> None:
        """Write what all code of a part begins with."""
        super().write_commons()
        self.writeline("field, printed = environment.getattr, environment.finalize")

    def visit_Getattr(self, node: nodes.Getattr, frame: Any) -> None:  # noqa: N802 - Jinja's name
        """Write the look-up of a field."""
        self.write("field(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})")

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.autoescape:  # the environment that docxtpl is lent
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        if frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


class _ClosedEnvironment(BoundedEnvironment):
    """Looks fields up as items, nothing else: no attribute of any Python object is reachable."""

    code_generator_class = _ClosedCode

    def _generate(self, source: nodes.Template, *arguments: Any, **named: Any) -> str:
        for compared in list(source.find_all(nodes.Compare)):
            sides = [compared.expr, *(each.expr for each in compared.ops)]
            is_plain = any(isinstance(each, nodes.Const) for each in sides)
            if not is_plain and any(each.op in ("eq", "ne") for each in compared.ops):
                compared.expr = _what_it_comes_to(compared.expr)
                for each in compared.ops:
                    each.expr = _what_it_comes_to(each.expr)
        return super()._generate(source, *arguments, **named)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a group, or an attribute of ``loop``."""
        # A loop is told at once; a mapping that is no dict takes longest.
        if type(obj) is LoopContext and attribute in LOOP_ATTRIBUTES:
            found = getattr(obj, attribute)
            return NOTHING if attribute in LOOP_ITEMS and isinstance(found, Undefined) else found
        if isinstance(obj, (dict, Mapping)):
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if obj is NOTHING:  # no item of a list
            return NOTHING
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Do the same for what is written in brackets."""
        return self.getattr(obj, argument)


@lru_cache(maxsize=64)
def environment(
    language: Language = PLAIN, *, runs: bool = True, closed: bool = True
) -> BoundedEnvironment:
    """Return the one environment of a language for text inside runs, or for plain text.

    ``closed`` is that of templates with a schema; of the others, every value is markup or is
    escaped, also what macros and Jinja's own filters give.
    """
    if not closed:
        return _open_environment(language, runs)
    # Every value goes through finalize, which escapes it: Jinja would do so a second time.
    env = _ClosedEnvironment(
        autoescape=False,
        undefined=StrictUndefined,
        finalize=print_run if runs else print_plain,
        keep_trailing_newline=True,
    )
    env.globals.clear()
    env.globals.update(language.functions)
    env.filters.clear()
    env.filters.update({name: each.function for name, each in language.filters.items()})
    env.filters.update(_WHOLE)
    env.tests.clear()
    env.tests.update({name: each.function for name, each in language.tests.items()})
    return env


def _open_environment(language: Language, runs: bool) -> BoundedEnvironment:
    env = BoundedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=bounded_print(print_escaped if runs else print_plain),
        keep_trailing_newline=True,
    )
    env.globals.pop("lipsum", None)
    env.globals.update(language.functions)
    env.filters = {name: bounded_filter(name, each) for name, each in env.filters.items()}
    own = {name: each.function for name, each in language.filters.items()}
    env.filters.update({name: each for name, each in own.items() if name not in env.filters})
    env.filters.update({name: each.function for name, each in language.own_filters.items()})
    env.filters.update(_WHOLE)
    env.tests.update({name: each.function for name, each in language.tests.items()})
    return env
