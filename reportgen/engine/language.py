"""The template language: Jinja2 in a sandbox, with the filters and tests of the form."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.chinese.numeral_words import chinese_numeral

if TYPE_CHECKING:
    from collections.abc import Callable

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'

_SENTENCE_ENDS, _CLOSING_QUOTES = "。！？；：…", "”’"


class Nothing(str):
    """What is not given: an empty text, so that it prints nothing wherever it is used."""

    __slots__ = ()


NOTHING = Nothing()
"""Stands for every field that is not given."""


class FieldGroup(dict[str, Any]):
    """A group of fields in a template: by placeholder name; true when any of them is given.

    ``amounts`` are label and amount of the parts that are given, in the form's order, and
    ``total`` is what the group prints as where it is a sum.
    """

    amounts: tuple[tuple[str, Any], ...] = ()
    total: Any = NOTHING

    def __str__(self) -> str:
        return str(self.total)

    def __bool__(self) -> bool:
        return any(
            bool(value)
            if isinstance(value, FieldGroup | Nothing)
            else value is not None and value != []
            for value in self.values()
        )


def enumerate_amounts(group: FieldGroup | None, lead: str = "", separator: str = "、") -> str:
    """列举: join label and amount of the parts that are given; nothing when none is.

    ``支出.按经济分类|列举("，其中：", "、")`` gives ``，其中：工资福利支出1533万元、…``.
    """
    if not group:
        return ""
    parts = [f"{label}{amount}" for label, amount in group.amounts]
    return lead + separator.join(parts) if parts else ""


def as_sentence(text: str) -> str:
    """成句: close a title with 。 unless it already ends a sentence; nothing stays nothing.

    A quoted word at its end is no sentence; what is quoted may be one.
    """
    ends = text.rstrip(_CLOSING_QUOTES).endswith(tuple(_SENTENCE_ENDS))
    return text if not text or ends else f"{text}。"


def is_zero(amount: Any) -> bool:
    """零: tell whether an amount is 0."""
    amount = amount.total if isinstance(amount, FieldGroup) else amount
    return bool(amount) and amount.value == 0


def default(value: Any, otherwise: Any = "") -> Any:
    """Return ``otherwise`` for a field that is not given or empty."""
    return otherwise if value is None or str(value) == "" else value


def bare_number(figure: Any) -> str:
    """数值: give a figure without its unit, money in 万元; nothing for what is not given."""
    figure = figure.total if isinstance(figure, FieldGroup) else figure
    return "" if isinstance(figure, Nothing) else str(figure.number)


REQUIRED = "必填"
"""The filter that marks a field without which the form can't be filled in; it changes nothing."""

MERGED = "纵向合并"
"""The filter whose cell is merged with the one above where its value is not given."""

FILTERS: dict[str, Callable[..., Any]] = {
    "列举": enumerate_amounts,
    "中文数字": chinese_numeral,
    "成句": as_sentence,
    "数值": bare_number,
    "上年": lambda year: year - 1,
    MERGED: lambda value: value,
    REQUIRED: lambda value: value,
    "default": default,
    "length": len,
    "join": lambda values, separator="": separator.join(map(str, values)),
    "first": lambda values: values[0] if values else NOTHING,
    "last": lambda values: values[-1] if values else NOTHING,
}
"""All filters that a template may use."""

TESTS: dict[str, Callable[..., Any]] = {
    "零": is_zero,
    "odd": lambda number: number % 2 == 1,
    "even": lambda number: number % 2 == 0,
}
"""All tests (``is …``) that a template may use."""

LOOP_ATTRIBUTES = frozenset(("index", "index0", "revindex", "first", "last", "length"))


def _printed(value: Any) -> str:
    return value if type(value) is str else "" if value is None else str(value)


def _finalize_run(value: Any) -> str:
    """Print a value inside w:t: breaks and tabs as Word's own elements, None as nothing."""
    text = _printed(value)
    # Nearly all texts have none of these: looking for them takes half as long as replacing them.
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        text = escape(text)
    if "\n" in text or "\t" in text:
        return text.replace("\n", BREAK).replace("\t", TAB)
    return text


def _finalize_plain(value: Any) -> str:
    """Print a value where only text can stand, such as a core property."""
    return escape(" ".join(_printed(value).splitlines()))


class _Environment(ImmutableSandboxedEnvironment):
    """Looks fields up as items, nothing else: no attribute of any Python object is reachable."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a group, or an attribute of ``loop``."""
        if isinstance(obj, FieldGroup):
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_ATTRIBUTES:
            return getattr(obj, attribute)
        if obj is NOTHING:  # the first or last of an empty list
            return NOTHING
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Do the same for what is written in brackets."""
        return self.getattr(obj, argument)


@cache
def environment(*, runs: bool = True) -> ImmutableSandboxedEnvironment:
    """Return the one environment for text inside runs, or for plain text (``runs=False``)."""
    # Every value goes through finalize, which escapes it: Jinja would do so a second time.
    env = _Environment(
        autoescape=False,
        undefined=StrictUndefined,
        finalize=_finalize_run if runs else _finalize_plain,
        keep_trailing_newline=True,
    )
    env.globals.clear()
    env.filters.clear()
    env.filters.update(FILTERS)
    env.tests.clear()
    env.tests.update(TESTS)
    return env
