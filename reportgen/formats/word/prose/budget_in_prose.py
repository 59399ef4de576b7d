"""年度预算金额 as prose tells of it: at the beginning of the year, and after what was changed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportgen.formats.word.headings.official_headings import is_on_official
from reportgen.formats.word.prose.money_in_prose import (
    AMOUNT,
    BUDGET,
    CARRIED_OUT,
    NOT_WHOLE,
    told_sentences,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.findings import Path
    from reportgen.formats.word.read_values import Values
    from reportgen.formats.word.text.word_lines import WordLine

_CLAUSE = re.compile("[，,：:、]")
_OF_ALL_YEAR = re.compile("全年预算|调整后?的?(?:全年)?预算")
_NAMES_NOTHING = re.compile("(?:20\\d\\d年度?|年?初|本年|当年|全年|本级)*(?:总|支出)?预算")
_OF_ONE = re.compile("其中|项目")
_NAMES_WHOLE = re.compile("部门|单位|整体|总|[我本全]")
_OF_THE_WHOLE = re.compile("整体支出|总支出|支出总|支出合计|收入")


def find_budget(path: Path, lines: Sequence[WordLine], values: Values) -> None:
    """Fill in 年度预算金额 where the text tells of one budget of the whole unit.

    It is that of the beginning of the year, or what it was changed to where that is all, as for a
    unit that was founded in the year and began with nothing.
    """
    if values.get(path) is not None:
        return
    found: dict[str, str] = {}
    later: dict[str, str] = {}  # after what was changed in the year
    for at, line in enumerate(lines):
        if is_on_official(lines, at):
            continue
        before = ""
        for sentence in told_sentences(line):
            for match in BUDGET.finditer(sentence):
                clause = _CLAUSE.split(sentence[: match.start()])[-1] + match[0]
                if _is_of_the_whole(clause, sentence[: match.start()], before):
                    held = later if _OF_ALL_YEAR.search(clause) else found
                    held.setdefault(match["amount"], line.place)
            before += sentence
    found = {each: place for each, place in found.items() if each.strip("0.万亿元")} or later
    if len(found) == 1:
        amount, place = next(iter(found.items()))
        values.put(path, amount, place)
        values.note(f"年度预算金额照正文里的预算填：{amount}", place, path, "核对这个数")


def _is_of_the_whole(clause: str, head: str, before: str) -> bool:
    """Return whether a budget is the unit's, by its clause, what is before it, and the sentences.

    A clause that names nothing tells of what the sentences before it tell of.
    """
    if NOT_WHOLE.search(clause) or "三公" in head:
        return False
    names_nothing = _NAMES_NOTHING.match(clause) is not None
    if not names_nothing and _OF_ONE.search(head) and not _NAMES_WHOLE.search(clause):
        return False  # 共有8个项目……其中，案件执行年初预算6万元
    is_first = re.search(AMOUNT, before) is None
    return is_first or not names_nothing or _OF_THE_WHOLE.search(before) is not None


def tells_plan(title: str) -> bool:
    """Return whether a heading tells of a budget alone."""
    return "预算" in title and not CARRIED_OUT.search(title)
