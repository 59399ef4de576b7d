"""Words that say how what was spent stands to the budget: 决算数大于预算数, 与预算数持平."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_MORE, _LESS = "大于|高于|多于|超过", "小于|低于|少于"
MAY_COMPARE = Sign(
    f"(?:决算|支出|执行)数(?:(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<equal>等于)|(?P<same>与))"
    "(?:年初|全年|调整)?预算数?(?(same)(?:一致|持平|相等|相同))"
    f"|预算数(?:(?P<under>{_LESS})|(?:{_MORE}))(?:决算|支出|执行)数"
    "|[，,]与(?:年初|全年)?预算数?(?P<alike>一致|持平|相等|相同)(?=[，。；])",
    words("决算数 支出数 执行数 算数一致 算数持平 算数相等 算数相同")
    | words("预算一致 预算持平 预算相等 预算相同"),
)
"""What says which of the two is larger, or that they are the same."""


MAY_CONTRADICT = Sign(
    "完成(?P<of>年初|全年|调整)?预算数?的?(?P<rate>[0-9]{1,5}(?:[.][0-9]{1,4})?)[%％][，,]"
    "(?:(?:决算|支出|执行)数(?:(?P<above>大于|高于|多于|超过)|小于|低于|少于|(?P<same>与))|[比较])"
    "(?P<than>年初|全年|调整)?预算数?(?:(?P<more>增加|超出|多|超)|减少|节约|少)?"
    "(?:(?P<by>[0-9]+(?:[.][0-9]+)?)(?![.])|(?(same)(?:持平|一致|相等|相同)|(?<=[算数])(?=[，。；的])))",
    words("成预算 成年初 成全年 成调整"),
)
"""What may tell that a budget was spent, and that more or less than it was."""

MAY_GIVE_REASON = Sign(
    "因(?<=原因)(?:是|为)?[：:]?[^，。；：、]{0,24}(?:经费|支出|费用|开支)(?P<why>增加|减少|增长|下降)(?=[。；])",
    words("加。 少。 长。 降。 加； 少； 长； 降；"),
)
"""What gives as the one reason for a movement that some cost moved."""

_MOVED_BY = lazy_pattern(
    "(?P<moved>增加|减少|增长|下降)了?[0-9.]+(?:[%％]|[万亿]?元)(?:，(?:增长|下降|增加|减少)[0-9.]+[%％])?"
    "[，。；](?:主要)?原$"
)
_OF_REST = lazy_pattern("结余|结转|盈余|收益|利润|收入")
_OF_OTHERS = lazy_pattern(
    "上年|去年|往年|同期|以前|(?:项目|基本)支出|(?:人员|公用)经费|资本性|其他"
)
"""What in a reason may tell of another time, or of costs that others make room for."""

_UP = frozenset(("增加", "增长"))
_SENTENCES = 120

MAY_SAVE = Sign("[约减缩控](?:(?<=节约)|(?<=压减)|(?<=压缩)|(?<=严控))", words("预算"))
"""What gives a reason for less."""
_SAVED = lazy_pattern("(?:原因|由于|因为|主要是)[^。；]{0,24}?(?:厉行节约|压减|压缩|严控|节约)")
_NOT_SAVED = lazy_pattern("增加|增长|超|上升|提高|新增|追加|调整")


_ALL, _ROUNDED = 100, 0.5


class BudgetWords(NamedTuple):
    """What words say of a budget and of what was spent, in the text from ``start`` to ``end``.

    ``word`` is ＞, ＜ or ＝: what was spent against the budget, as the words have it.
    """

    start: int
    end: int
    planned: Quantity
    spent: Quantity
    word: str


def read_budget_words(text: str, statements: Sequence[Statement]) -> Iterator[BudgetWords]:
    """Return what a text says of a budget and its spending, both told in the same sentence.

    They may also stand in the sentence before one that begins with the words. Where more than one
    budget, or more than one sum that was spent, stands there, there is none.
    """
    for found in MAY_COMPARE.pattern.finditer(text):
        begin = _sentence_begin(text, found.start())
        if begin and not text[begin : found.start()].strip():
            begin = _sentence_begin(text, begin - 1)
        if (pair := _budget_and_spending(statements, begin, found.start())) is None:
            continue
        planned, spent = pair
        is_more = found["more"] or found["under"]
        is_same = found["same"] or found["alike"] or found["equal"]
        word = "＞" if is_more else "＝" if is_same else "＜"
        start = min(planned.start, spent.start)
        yield BudgetWords(start, found.end(), planned, spent, word)


def read_contradictions(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Return 完成年初预算的100%，决算数大于预算数5万元, with the rate and what it says was spent.

    That is ＞, ＜ or ＝ the budget; another budget than the one of the rate may be meant by 年初.
    """
    for found in MAY_CONTRADICT.pattern.finditer(text):
        if found["than"] not in (None, found["of"]):
            continue
        rate = float(found["rate"])
        if found["by"] is None and abs(rate - _ALL) < _ROUNDED:
            continue  # more or less by what the rate does not show
        if found["by"] and not float(found["by"]):
            continue
        true = "＞" if rate > _ALL else "＜" if rate < _ALL else "＝"
        said = "＝" if found["same"] else "＞" if found["above"] or found["more"] else "＜"
        if true != said:
            yield found.start(), found.end(), found["rate"], true


def read_wrong_reasons(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Return 比上年减少3%。主要原因是印刷经费增加, with both words.

    What is left over falls where costs rise.
    """
    for found in MAY_GIVE_REASON.pattern.finditer(text):
        begin = max(0, found.start() - _SENTENCES)
        moved = _MOVED_BY.search(text, begin, found.start())
        if not moved or (moved["moved"] in _UP) == (found["why"] in _UP):
            continue
        told = text[max(begin, text.rfind("。", begin, moved.start()) + 1) : found.end()]
        if not _OF_REST.search(told) and not _OF_OTHERS.search(found[0]):
            yield moved.start(), found.end(), moved["moved"], found["why"]


def read_savings(text: str, statements: Sequence[Statement]) -> Iterator[BudgetWords]:
    """Return where less than a budget is said to have been spent by the reason given for it."""
    for found in _SAVED.finditer(text):
        begin = text.rfind("。", 0, found.start()) + 1
        if (pair := _budget_and_spending(statements, begin, found.start())) is None:
            continue
        planned, spent = pair
        if _NOT_SAVED.search(text, begin, found.end()):
            continue
        start = min(planned.start, spent.start)
        yield BudgetWords(start, found.end(), planned, spent, "＜")


def _sentence_begin(text: str, end: int) -> int:
    """Return where the sentence or item begins that goes on up to a place."""
    return max(text.rfind(mark, 0, end) for mark in "。；\n") + 1


def _budget_and_spending(
    statements: Sequence[Statement], start: int, end: int
) -> tuple[Quantity, Quantity] | None:
    """Return the one budget and the one sum that was spent which stand in a part of a text."""
    near = [
        one
        for one in statements
        if start <= one.quantity.start < end and one.role == "level" and one.is_exact
    ]
    planned = [one.quantity for one in near if one.basis == "planned"]
    spent = [one.quantity for one in near if one.basis == "done"]
    if len(planned) != 1 or len(spent) != 1 or not same_unit(planned[0].unit, spent[0].unit):
        return None
    return planned[0], spent[0]
