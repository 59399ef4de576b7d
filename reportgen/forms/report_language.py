"""What the engine must know to work for reports: their fields, and the filters of the form."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import Any

from reportgen.engine.bounds import joined
from reportgen.engine.language import EQUAL, MERGED, NOTHING, Filter, Group, Language, Nothing, Test
from reportgen.engine.name_schema import (
    AMOUNT,
    NUMBER,
    NUMBERS,
    PRINTABLE,
    TEXT,
    Inside,
    SchemaNode,
)
from reportgen.forms.field_paths import all_paths, whole_name
from reportgen.forms.figure_filters import (
    difference,
    grouped,
    in_capitals,
    in_hundred_millions,
    ratio,
    rounded,
)
from reportgen.forms.photographs import FITTED, fitted
from reportgen.forms.report_charts import CHARTED, charted
from reportgen.model.base import FieldNode, field_tree
from reportgen.model.report import Report
from reportgen.patterns import lazy_pattern

_SENTENCE_ENDS, _CLOSING_QUOTES = "。！？；：…", "”’"
_BEFORE_TEXT = 5
"""Characters: an indent of two, and a number with its mark."""

_CHINESE, _SHORTEST = lazy_pattern("[一-鿿]+"), 2
_WIDE_BRACKETS = str.maketrans("（）", "()")


class FieldGroup(Group):
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
            if isinstance(value, (FieldGroup, Nothing))
            else value is not None and value != []
            for value in self.values()
        )


def enumerate_amounts(group: FieldGroup | None, lead: str = "", separator: str = "、") -> str:
    """列举: join label and amount of the parts that are given; nothing when none is.

    ``支出.按经济分类|列举("，其中：", "、")`` gives ``，其中：工资福利支出1533万元、…``.
    """
    if not isinstance(group, FieldGroup) or not group.amounts:
        return ""
    parts = [f"{label}{amount!s}" for label, amount in group.amounts]
    parts[0] = f"{lead}{parts[0]}"
    return joined(separator, parts)


def as_sentence(text: str) -> str:
    """成句: close a title with 。 unless it already ends a sentence; nothing stays nothing.

    A quoted word at its end is no sentence; what is quoted may be one.
    """
    ends = text.rstrip(_CLOSING_QUOTES).endswith(tuple(_SENTENCE_ENDS))
    return text if not text or ends else f"{text}。"


def is_zero(amount: Any) -> bool:
    """零: return whether an amount is 0."""
    amount = amount.total if isinstance(amount, FieldGroup) else amount
    return bool(amount) and amount.value == 0


def bare_number(figure: Any) -> str:
    """数值: return a figure without its unit, money in 万元; nothing for what is not given."""
    figure = figure.total if isinstance(figure, FieldGroup) else figure
    return "" if isinstance(figure, Nothing) else str(figure.number)


def count_characters(value: Any) -> int:
    """字数: return how many characters a text has, or all the texts of a list or group."""
    if isinstance(value, FieldGroup):
        return sum(map(count_characters, value.values()))
    if isinstance(value, list):
        return sum(map(count_characters, value))
    return len(value) if isinstance(value, str) else 0


def count_lines(value: Any, width: str) -> int:
    """行数: return how many lines a text takes at most where so many characters stand in one.

    Each item of a list begins a line, as does what stands behind a break; the texts of a group
    follow each other. Room is left for an indent and a number.
    """
    if not width.isdecimal() or not (most := int(width)):
        raise ValueError('行数的括号里写一行几个字，如 行数("24")')
    lines = _whole_text(value).split("\n")
    counted = lines if lines[1:] else filter(None, lines)
    return sum([-(-(len(line) + _BEFORE_TEXT) // most) for line in counted])


def _whole_text(value: Any) -> str:
    """Return what a value says, all the texts of a list or group in one."""
    if type(value) is str:
        return value
    if isinstance(value, FieldGroup):
        return "".join(map(_whole_text, value.values()))
    if isinstance(value, list):
        return "\n".join(map(_whole_text, value))
    return "" if value is None else str(value)


@cache
def marked_labels(model: type[Report] = Report) -> tuple[tuple[str, str], ...]:
    """Return label and placeholder name where they differ, also with half-width brackets."""
    pairs: dict[str, str] = {}
    pending: list[FieldNode] = [field_tree(model)]
    while pending:
        node = pending.pop()
        if node.element:
            pending.append(node.element)
        for name, field in (node.fields or {}).items():
            pending.append(field)
            if name != field.label:
                pairs[field.label] = name
                pairs[field.label.translate(_WIDE_BRACKETS)] = name
    return tuple(sorted(pairs.items(), key=lambda pair: -len(pair[0])))


def _advise(name: str, model: type[Report] = Report) -> str:
    """Return how a name is written that is not known here, or how a form declares it."""
    if written := whole_name(name, model):
        return written
    if len(name) < _SHORTEST or not _CHINESE.fullmatch(name):
        return ""
    import difflib  # start-up: a template that was kept has no unknown names

    if difflib.get_close_matches(name, _all_names(model), n=1, cutoff=0.7):
        return ""
    return f"本县补充的栏目，先在表样旁的“表样.yaml”里写明：“补充栏目: {{{name}: 文字}}”"


@cache
def _all_names(model: type[Report]) -> tuple[str, ...]:
    return tuple({step for path in all_paths(model) for step in path})


_FIGURES = ("amount", "value", "text", *NUMBERS)

REPORT_LANGUAGE = Language(
    {
        "列举": Filter(enumerate_amounts, (), 2, TEXT, takes_parts=True),
        "成句": Filter(as_sentence, ("text",), 0, TEXT),
        "行数": Filter(count_lines, ("list", "group", *PRINTABLE), 1, NUMBER),
        "字数": Filter(count_characters, ("text", "list", "group"), 0, NUMBER),
        "数值": Filter(bare_number, ("amount", "value"), 0, TEXT, takes_sums=True),
        "千分位": Filter(grouped, _FIGURES, 0, TEXT, takes_sums=True),
        "小数位": Filter(rounded, _FIGURES, 1, TEXT, takes_sums=True),
        "亿元": Filter(in_hundred_millions, ("amount",), 0, TEXT, takes_sums=True),
        "大写金额": Filter(in_capitals, ("amount",), 0, TEXT, takes_sums=True),
        "差额": Filter(difference, ("amount",), 0, AMOUNT, takes_sums=True, figures=1),
        "比率": Filter(ratio, ("amount",), 1, TEXT, takes_sums=True, figures=1),
        FITTED: Filter(fitted, PRINTABLE, 2, TEXT),
        CHARTED: Filter(charted, ("list",), 1, TEXT, takes_parts=True),
        "上年": Filter(lambda year: year - 1, NUMBERS, 0, NUMBER),
    },
    {"零": Test(is_zero, ("amount",), takes_sums=True)},
    spellings=marked_labels,
    advise=_advise,
    other_names={
        **dict.fromkeys(("round", "四舍五入", "保留小数"), "小数位"),
        **dict.fromkeys(("format", "intcomma", "currency", "千位分隔"), "千分位"),
        **dict.fromkeys(("int", "float", "number"), "数值"),
        **dict.fromkeys(("percent", "百分比", "占比", "执行率", "完成率"), "比率(栏目名)"),
        **dict.fromkeys(("abs", "minus", "结余", "增加", "增减"), "差额(栏目名)"),
        **dict.fromkeys(("vm", "合并", "合并单元格"), MERGED),
        **dict.fromkeys(("rowspan", "相同合并", "groupby"), EQUAL),
        **dict.fromkeys(("大写", "人民币大写", "rmb"), "大写金额"),
        **dict.fromkeys(("d", "默认"), "default"),
    },
    is_east_asian=True,
)
"""The filters and tests of the form, and how labels with marks are written."""


@cache
def language_of(model: type[Report]) -> Language:
    """Return the language of a form's templates: it knows the fields that the form adds."""
    if model is Report:
        return REPORT_LANGUAGE
    spellings, advise = partial(marked_labels, model), partial(_advise, model=model)
    return replace(REPORT_LANGUAGE, spellings=spellings, advise=advise)


@cache
def schema_of(model: type[Report] = Report) -> SchemaNode:
    """Return the names that templates of a report may use."""
    return schema_node(field_tree(model))


def schema_node(node: FieldNode) -> SchemaNode:
    """Return what the engine is to know of a field."""
    element = None if node.element is None else schema_node(node.element)
    inside = None if node.model is None else partial(_inside, node)
    return SchemaNode(node.label, node.kind, element, inside)


def _inside(node: FieldNode) -> Inside:
    fields = {name: schema_node(field) for name, field in (node.fields or {}).items()}
    group = node.group
    return Inside(fields, bool(group and group.SUMMED), bool(group and group.ITEMS))
