"""Figures of tables in 万元 that the text has with their very digits, but in 元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted
from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.model.other_tables import OtherTable

_IN_YUAN = Sign(
    r"(?P<lead>[^\d，。；、：]{0,8})(?<![\d.,])(?P<figure>\d[\d,]{1,12}\.\d{1,2})元",
    each_of(DIGITS, "元"),
)
_FIGURE = lazy_pattern(r"\s*(\d[\d,]{1,12}\.\d{1,2})\s*")
_WAN = "万元"
_LEAST_DIGITS = 5
"""How many digits a figure has at least that is no other one by chance."""


def amounts_of_tables_in_yuan(subject: Subject) -> Iterator[tuple[str, Hit]]:
    """Return such figures, each with what is to say of it."""
    passages = subject.periods_with(_IN_YUAN) if subject.report.places.tables else []
    if not passages:
        return
    told = {value: table for table in subject.report.places.tables for value in _in_wan(table)}
    for passage in passages:
        for found in _IN_YUAN.pattern.finditer(passage.text):
            table = told.get(_value(found["figure"]))
            if table is None:
                continue
            message = (
                f"{quoted(found[0])}：{table.name}里写的是{found['figure']}万元，"
                "像是把“万元”写成了“元”"
            )
            hit = Hit(passage.path, message, "与决算核对，单位写错的改成“万元”")
            yield f"{found['figure']}元", hit


def _in_wan(table: OtherTable) -> Iterator[Decimal]:
    """Return the longer figures of a table that says it is in 万元, and nothing of 元."""
    texts = [table.title, *(cell.text for row in table.rows for cell in row.cells)]
    units = [text for text in texts if "元" in text]
    if not units or not all(_WAN in text for text in units):
        return
    for text in texts:
        found = _FIGURE.fullmatch(text)
        if found is not None and sum(map(str.isdigit, found[1])) >= _LEAST_DIGITS:
            yield _value(found[1])


def _value(figure: str) -> Decimal:
    return Decimal(figure.replace(",", ""))
