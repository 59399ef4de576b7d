"""What a text says there was none of, and yet tells a sum of money for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_ABROAD = "因公出国(?:（境）|\\(境\\))?"
_BOUGHT = "公务用车购置"
_OF_FUNDS = "政府性基金(?:预算)?(?:财政拨款)?"
_OF_STATE_CAPITAL = "国有资本经营(?:预算)?(?:财政拨款)?"
_NONE = "(?:没有|(?<![有])无|未)(?:发生|组织|派出|新购置|购置|新购|新增)?(?:任何)?"
_NO_COUNT = "(?:共|共计|累计|为|：)?(?<![0-9.])[0０零](?:个|批|辆|人)"

MAY_BE_NONE = Sign(
    f"{_NONE}(?:{_ABROAD}|公务接待|{_BOUGHT}|(?:购置)?公务用车|{_OF_FUNDS}|{_OF_STATE_CAPITAL})"
    "(?:团组|活动|任务|事项|人员|费用?|支出|收入|拨款|收支|、)*(?=[，,。；;、])"
    f"|(?:{_ABROAD}|公务接待|{_BOUGHT}|购置公务用车|新购公务用车)"
    f"(?:团组|活动|任务|批次|数量?|、)*{_NO_COUNT}",
    words("没有因 没有公 没有发 没有组 没有派 没有新 没有购 没有政 没有国 没有任")
    | each_of("无", "因公政国任新")
    | each_of("未", "发组派新购")
    | words("因公出 公务接 用车购 购置公 新购公"),
)
"""What may say that there was none of a kind of spending."""

_SPENT = (
    "(?:[本当]年|全年|年度|实际|决算|支出|列支|开支|使用|花费|合计|共计?|数"
    "|金额|总额|为|是|：|了)*$"
)
_FOR = "(?:费用?|经费)?"
_KINDS = tuple(
    (said, lazy_pattern(f"(?:{name}){_SPENT}"))
    for said, name in (
        ("因公出国", f"{_ABROAD}{_FOR}"),
        ("公务接待", f"公务接待{_FOR}"),
        ("公务用车", f"{_BOUGHT}{_FOR}|购置公务用车{_FOR}"),
        ("政府性基金", _OF_FUNDS),
        ("国有资本经营", _OF_STATE_CAPITAL),
    )
)
"""The words by which a kind of spending is known, and what stands before a sum spent on it."""

_OTHER_TIME = lazy_pattern(
    "上一?年|去年|同期|年初|(?<!基金)(?<!经营)预算|计划|下年|明年|前年|历年|以前年度"
)
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}(?=年)")
_LAST_CLAUSE = lazy_pattern("(?s:.*)[，,。；;]")
_OTHERS = lazy_pattern("所属|下属|二级|其他单位|中心|除|原因|由于|退回|收回")


class ToldAsNone(NamedTuple):
    """Where a text says there was none, and the sum that it tells for the same."""

    start: int
    end: int
    spent: Statement


def read_told_as_none(
    text: str, statements: Sequence[Statement], year: int | None
) -> Iterator[ToldAsNone]:
    """Return each sum of a kind of spending of which the text says that there was none.

    Sums of another year than ``year``, of a budget or of units below are no contradiction,
    nor is what another year had none of.
    """
    for found in MAY_BE_NONE.pattern.finditer(text):
        clause = max(text.rfind(mark, 0, found.start()) for mark in "，,。；;") + 1
        if _is_of_other_time(text[clause : found.end()], year):
            continue
        spent_on = next(pattern for said, pattern in _KINDS if said in found[0])
        for one in statements:
            if _is_spent(one, spent_on, year) and not _names_others(text, found.span(), one):
                yield ToldAsNone(*found.span(), one)
                break


def _names_others(text: str, none: tuple[int, int], spent: Statement) -> bool:
    """Return whether the words between the two tell of other units, or of what came back."""
    first, last = min(none[1], spent.quantity.end), max(none[0], spent.quantity.start)
    return _OTHERS.search(text, first, last) is not None


def _is_spent(one: Statement, spent_on: re.Pattern[str], year: int | None) -> bool:
    """Return whether a figure is what was spent this year on a kind of spending."""
    if one.unit != "元" or one.quantity.value <= 0 or one.role != "level":
        return False
    clause = _LAST_CLAUSE.sub("", one.gap)
    return spent_on.search(clause) is not None and not _is_of_other_time(clause, year)


def _is_of_other_time(clause: str, year: int | None) -> bool:
    """Return whether a clause tells of a budget, or of another year."""
    years = {int(found[0]) for found in _YEAR.finditer(clause)}
    return _OTHER_TIME.search(clause) is not None or bool(years - {year})
