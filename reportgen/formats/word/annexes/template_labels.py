"""From what a form's template prints in its annexes to what its labels stand for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportgen.formats.word.annexes import annex_labels as known
from reportgen.formats.word.annexes.annex_labels import word_of
from reportgen.forms.annex_words import annex_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from reportgen.formats.word.annexes.own_labels import Own
    from reportgen.forms.annex_words import AnnexWord, AnnexWords

_COSTS, _STAFF, _BUILDINGS = "经费控制情况", "财政供养人员情况", "楼堂馆所控制情况"
_MONEY = {"年度预算申请": known.REQUEST_ROWS, "项目资金": known.FUND_ROWS}
_NAME = "名称"
_SUMMED, _TOTAL, _SPENT = ("按收入性质分", "按支出性质分"), "合计", "全年执行数"
_MEANT = frozenset(known.MONEY_COLUMNS.values())
_FIGURES = frozenset(known.COST_COLUMNS.values())

_USUAL = (
    *(known.COST_ROWS, known.COST_LISTS, known.REQUEST_ROWS, known.FUND_ROWS),
    *(known.SAVINGS, known.SIGNED, known.HEAD),
)
"""The vocabularies of rows."""

Meaning = tuple["Mapping[str, Any]", str, Any]
"""A vocabulary, a label as it is printed, and what it stands for."""


def own_labels(template: Path) -> Own:
    """Return what the labels of a template's annexes stand for, by vocabulary.

    One that would stand for two things is left out: then only what is usual counts.
    """
    return _own_labels(annex_words(template))


@lru_cache(maxsize=32)
def _own_labels(words: AnnexWords) -> Own:
    found: dict[int, dict[str, Any]] = {}
    doubtful: set[tuple[int, str]] = set()
    for word in words.fields:
        for vocabulary, label, meaning in (*_meanings(word), *_kinds(word)):
            key = word_of(label).key
            own = found.setdefault(id(vocabulary), {})
            if key and own.setdefault(key, meaning) != meaning:
                doubtful.add((id(vocabulary), key))
    for at, key in doubtful:
        del found[at][key]
    taken = {key for labels in found.values() for key in labels}
    groups = (word_of(text).key for text in words.groups)
    found[id(known.GROUPS)] = {key: "" for key in groups if key and key not in taken}
    return found


def _meanings(word: AnnexWord) -> Iterator[Meaning]:
    annex, part, *rest = (*word.path, "")
    rest = rest[:-1]
    if annex == known.BASE:
        yield from _of_base_data(word, part, rest)
    elif part in _MONEY:
        *row, column = rest
        if column not in _MEANT:
            row, column = ([*rest, _TOTAL] if rest[-1] in _SUMMED else rest), _SPENT
        yield _MONEY[part], word.row, tuple(row)
        yield known.MONEY_COLUMNS, word.head, column
    elif part == "年度总体目标":
        yield known.GOALS, word.head, rest[0]
    elif part == "绩效指标":
        yield known.INDICATOR_COLUMNS, word.head, rest[0]
    elif part in known.HEAD.values():
        yield known.HEAD, word.row, part


def _of_base_data(word: AnnexWord, part: str, rest: list[str]) -> Iterator[Meaning]:
    if part == _STAFF and rest:
        yield known.STAFF_COLUMNS, word.head, rest[0]
    elif part == _BUILDINGS and rest and rest[0] != _NAME:  # which stands below the group's label
        yield known.BUILDING_COLUMNS, word.head, rest[0]
    elif part == _COSTS and rest and rest[-1] in _FIGURES:
        yield known.COST_COLUMNS, word.head, rest[-1]
        if word.in_list:
            yield known.COST_LISTS, word.row, (tuple(rest[:-1]), "")
        else:
            yield known.COST_ROWS, word.row, tuple(rest[:-1])
    elif part in known.SAVINGS.values():
        yield known.SAVINGS, word.row, part
    elif part in known.SIGNED.values():
        yield known.SIGNED, word.row, part


def _kinds(word: AnnexWord) -> Iterator[Meaning]:
    """Return which annex a label of a row tells of, where no other one has it.

    What is usual elsewhere too, such as 主管部门 and 三公经费, tells of none.
    """
    key = word_of(word.row).key
    if word.row and not any(dict.__contains__(usual, key) for usual in _USUAL):
        yield known.KINDS, word.row, word.path[0]
        yield known.TELLING, word.row, word.path[0]
