"""存在的问题分析及改进措施: problems, measures, and what else there is to say."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from reportgen.chinese.numerals import chinese_integer
from reportgen.model.base import FormModel
from reportgen.model.declaring import Before, Field, FieldError
from reportgen.model.field_role import ONLY_CHECKED, FieldRole
from reportgen.model.values import OptionalText, Paragraphs, Text, clean_text
from reportgen.patterns import lazy_pattern

_TITLE_END = lazy_pattern("[。\u3000]")
_TOO_MANY = 10_000
_MARKED = r"[（(]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)]?"
_ONE = rf"(?:存在的)?(?:问题)?第?{_MARKED}(?:[个条项](?:问题)?)?"
_NUMBERS = lazy_pattern(rf"\s*(?:{_ONE}(?:[、,，;；和及与/\s]+|[-—~～至到]))*{_ONE}[。.、]?\s*")
_NUMBER = lazy_pattern(r"([-—~～至到])?[问题第（(]*([0-9]+|[一二三四五六七八九十]+)")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def _listed(entered: Any) -> Any:
    return entered if entered is None or isinstance(entered, (list, tuple)) else [entered]


def _references(entered: Any) -> Any:
    """Return the references of a field one by one: ``1、2``, ``问题一和问题二``, ``第1至3个``."""
    listed = _listed(entered)
    if listed is None:
        return None
    return [reference for each in listed for reference in _numbers_in(each)]


def _numbers_in(entered: Any) -> list[Any]:
    """Return the numbers of problems that a text gives; the text itself where it is no such."""
    if not isinstance(entered, str) or not _NUMBERS.fullmatch(entered):
        return [entered]
    text = entered.translate(_HALF_WIDTH)
    found: list[Any] = []
    for match in _NUMBER.finditer(text):
        number = int(match[2]) if match[2].isdecimal() else chinese_integer(match[2])
        if number is None:
            return [entered]
        found += range(found[-1] + 1, number) if match[1] and found else ()
        found.append(number)
    return found


def _reference(entered: Any) -> int | str:
    """Read the number of a problem, also one written as text, or its title."""
    if isinstance(entered, int) and not isinstance(entered, bool) and 0 <= entered < _TOO_MANY:
        return entered
    if isinstance(entered, (str, Decimal)) and (title := clean_text(str(entered)).strip()):
        return int(title) if title.isdecimal() and len(title) < len(str(_TOO_MANY)) else title
    raise FieldError("reference", "这里应填问题的序号或标题")


Reference = Annotated[int | str, Before(_reference, accepts=int | str)]
"""A problem by its number, from 1, or by its title."""


def _split_title(text: Any) -> dict[str, Any]:
    """Split at the first 。 or full-width space; one that ends the text belongs to the title."""
    if isinstance(text, str) and (end := _TITLE_END.search(text)):
        title, content = text[: end.start()], text[end.end() :].strip("\u3000")
        if title.strip() and content.strip():
            return {"标题": title, "内容": content}
    return {"标题": text}


_FAULT, _PLAN = FieldRole(tells_of_faults=True), FieldRole(tells_of_plans=True)
_FAULT_TITLE = _FAULT._replace(is_counted=True, is_title=True)
_PLAN_TITLE = _PLAN._replace(is_counted=True, is_title=True)


class Problem(FormModel, title="问题"):
    """存在的问题 has one for each: a title and what it is about."""

    title: Annotated[Text, _FAULT_TITLE] = Field(
        alias="标题", description="问题的标题，不加句号", examples=["财政收支矛盾仍然存在"]
    )
    content: Annotated[OptionalText, _FAULT] = Field(
        "",
        alias="内容",
        description="问题的具体表现，写明主体和事实",
        examples=["可用财力少，收入大部分用于人员工资和基本运转。"],
    )

    @classmethod
    def from_text(cls, text: Any) -> dict[str, Any] | None:
        """Split one text at its first 。 or full-width space."""
        return _split_title(text)


class Measure(FormModel, title="措施"):
    """改进措施 has one for each: a title, what will be done, and the problems it is for."""

    title: Annotated[Text, _PLAN_TITLE] = Field(
        alias="标题", description="措施的标题，不加句号", examples=["加强财政管理"]
    )
    content: Annotated[OptionalText, _PLAN] = Field(
        "",
        alias="内容",
        description="具体怎么做",
        examples=["严格管控资金使用，加强经费审批，细化绩效目标。"],
    )
    problems: Annotated[
        list[Reference],
        Before(_references, accepts=int | str | list[int | str]),
        ONLY_CHECKED,
    ] = Field(
        default_factory=list,
        alias="对应问题",
        description="这条措施针对哪些问题：问题的序号（从1起）或标题；只用于检查，不印在表里",
        examples=["1"],
    )

    @classmethod
    def from_text(cls, text: Any) -> dict[str, Any] | None:
        """Split one text at its first 。 or full-width space."""
        return _split_title(text)


class Improvement(FormModel, title="存在的问题分析及改进措施"):
    """存在的问题分析及改进措施."""

    problems: Annotated[
        list[Problem],
        Before(_listed, accepts=list[Problem | str] | Problem | str),
    ] = Field(
        alias="存在的问题",
        description="一个问题写一项：分标题和内容，或写成一句“标题。内容”；序号由表样加",
    )
    measures: Annotated[
        list[Measure],
        Before(_listed, accepts=list[Measure | str] | Measure | str),
    ] = Field(
        alias="改进措施",
        description="一条措施写一项：分标题和内容，或写成一句“标题　内容”；序号由表样加",
    )
    other_matters: Annotated[Paragraphs, FieldRole(explains=True, speaks_for_unit=True)] = Field(
        default_factory=lambda: ["无"],
        alias="其他需要说明问题",
        description="需要说明的其他事项；没有就不填，表里写“无”",
        examples=["无"],
    )
