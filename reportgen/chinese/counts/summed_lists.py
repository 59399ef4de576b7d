"""Counted lists of what money is for, whose sums make the one told before: 5个项目79万元，其中…."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.counts.name_lists import NameList, number_of
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_COUNT = "(?P<count>[0-9]{1,2}|[两三四五六七八九十]{1,3})"
MAY_BE_SUMMED = Sign("其中", words("其中"))
"""What opens a list of what money is for, behind the number of them, or in the sentence after."""

_COUNTED = lazy_pattern(
    f"(?P<lead>[^，。；：、0-9（]{{0,8}})(?<![第0-9.]){_COUNT}[个项](?P<noun>[^，。；：、0-9]{{0,12}})"
    "(?P<sum>[，、（(]?[^，。；：、0-9]{0,12}[0-9][0-9,]*(?:[.][0-9]+)?[万亿]?元[）)]?)?"
    "[，。；]?其中[：:，,]?"
)

_AMOUNT = lazy_pattern("(?P<number>[0-9][0-9,]*(?:[.][0-9]+)?)(?P<unit>[万亿]?元)")
_OTHERS = lazy_pattern("等(?![级次奖])|上年|去年|各|每|均|剩余|其[他余]|另")
_PAID_FOR = lazy_pattern("项目|专项|工程|渠道|来源|经费")
_MARKS, _FEWEST, _APART, _LONGEST = "；，、", 2, 2, 600


def read_summed_lists(text: str) -> Iterator[NameList]:
    """Return the lists of more or fewer sums than are counted that make the sum told before.

    As they make it, the list names all of them.
    """
    for found in _COUNTED.finditer(text):
        end = text.find("。", found.end(), found.end() + _LONGEST)
        if end < 0 or not _PAID_FOR.search(f"{found['lead']}{found['noun']}"):
            continue
        begin = max(text.rfind("。", 0, found.start()) + 1, found.start() - _LONGEST)
        told = list(_AMOUNT.finditer(text, begin, found.end()))
        items = _items(text[found.end() : end])
        if not told or not items or _OTHERS.search(text, found.end(), end):
            continue
        count = number_of(found["count"])
        is_other = count and count != len(items) and abs(count - len(items)) <= _APART
        added = sum(map(_value, items), Decimal(0))
        if not is_other or not any(_is(one, added, items[0]["unit"]) for one in told):
            continue
        names = tuple(one.string[: one.start()] for one in items)
        words_before = text[found.start() : found.end("noun")]
        yield NameList(found.start(), end, words_before, count, names)


def _items(listed: str) -> Sequence[re.Match[str]]:
    """Return the sums of a list, each in a piece of its own; none where some have more or none."""
    for mark in _MARKS:
        pieces = [list(_AMOUNT.finditer(piece)) for piece in listed.split(mark)]
        if len(pieces) < _FEWEST:
            continue
        if any(len(piece) != 1 for piece in pieces):
            return ()
        amounts = [amount for (amount,) in pieces]
        same = {amount["unit"] for amount in amounts}
        named = all(amount.start() for amount in amounts)
        return amounts if named and len(same) == 1 else ()
    return ()


def _value(amount: re.Match[str]) -> Decimal:
    return Decimal(amount["number"].replace(",", ""))


def _is(amount: re.Match[str], value: Decimal, unit: str) -> bool:
    """Return whether an amount is a value in a unit."""
    return amount["unit"] == unit and _value(amount) == value
