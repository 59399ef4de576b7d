"""People told in parts whose figures have no unit: 领导班子12人，包括书记1、副书记3、委员8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import DIGITS, Sign, each_of
from reportgen.chinese.totals.staff_kinds import (
    POST,
    are_all,
    are_all_of_a_body,
    is_rest,
    kinds_of,
    may_be_shared,
)
from reportgen.chinese.totals.staff_parts import may_overlap
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = "[^，。；：、（）()0-9]{1,10}[0-9]{1,4}"
_OPENER = "(?:其中|包括|包含|分别[为是]|即|为|有)*：?"
MAY_BE_BARE_PARTS = Sign(
    f"[0-9][人名个][，：（]{_OPENER}{_PART}、{_PART}(?=[、，和。；）])", each_of(DIGITS, "、")
)
"""What may be parts without a unit behind people."""

_LISTED = lazy_pattern(
    f"(?<![0-9.])(?P<whole>[0-9]{{1,4}})(?P<unit>[人名个])(?P<opener>[，：（]{_OPENER})"
    f"(?P<parts>{_PART}(?:[、，和]{_PART})+)(?=[。；，）]|$)"
)
_SPLIT = lazy_pattern("(?P<label>[^、，0-9]+)(?P<value>[0-9]+)")
_LEAD = lazy_pattern("[^，。；：、（）()0-9]{0,14}$")
_SOME, _REST = lazy_pattern("其中"), lazy_pattern("[，）]*(?:其[余他]|另|还有|余下)")
_MOST, _FEWEST = 2, 2


class BareParts(NamedTuple):
    """People and the parts that do not make them, at ``text[start:end]``."""

    start: int
    end: int
    whole: int
    unit: str
    parts: tuple[int, ...]


def read_bare_parts(text: str) -> Iterator[BareParts]:
    """Return people of whom the parts of one kind are more, or (all told) fewer."""
    for found in _LISTED.finditer(text):
        told = list(_SPLIT.finditer(found["parts"]))
        labels = tuple(one["label"].strip("和") for one in told)
        values = tuple(int(one["value"]) for one in told)
        whole, added = int(found["whole"]), sum(values)
        if added == whole or added > whole * _MOST or whole > added * _MOST:
            continue
        kinds = frozenset.intersection(*map(kinds_of, labels))
        lead = _LEAD.search(text, 0, found.start())
        is_all = bool(kinds) and any(are_all(kind, labels, goes_on=False) for kind in kinds)
        if POST in kinds and not _SOME.search(found["opener"]):
            is_all = is_all or (lead is not None and are_all_of_a_body(lead[0], labels))
        if is_rest(labels[-1]) and not any(map(may_be_shared, labels)):
            is_all = True
        elif not kinds:
            continue
        if added < whole and (not is_all or _REST.match(text, found.end())):
            continue
        if len(labels) >= _FEWEST and not may_overlap(text, found.start(), found.end()):
            yield BareParts(found.start(), found.end(), whole, found["unit"], values)
