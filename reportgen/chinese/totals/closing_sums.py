"""Totals that close what they add up: 甲A、乙B，合计C; 甲A，乙B，三类共C; 甲、乙分别A和B，共C."""

from __future__ import annotations

from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.families import is_attribute, one_family
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.chinese.totals.part_words import LEAVES_REST, are_spent_from, move_alike, overlap
from reportgen.chinese.totals.top_figures import columns_of, top_figures
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

TELLS_TOTAL = lazy_pattern(
    "[计共来用支投面数收](?:(?<=[合共总累]计)|(?<=可用)|(?<=可使用)|(?<=可支)配(?!收)|(?<=共)(?<!公共)(?![青产享同管])"
    "|(?<=[加合]起来)|(?<=总[投面数收]))[^，。；0-9]{0,10}[0-9]"
)
"""What may tell of the total of what stands before it."""

_NUMERALS = "一二两三四五六七八九十"
MAY_BE_CLOSED_IN_WORDS = Sign(
    f"(?:[合共总]计|(?<!公)共)[^，。；0-9]{{0,6}}[{_NUMERALS}][{_NUMERALS}百千万零]{{0,9}}[元名人次户起件处场座台辆亩栋家]",
    words("合计 共计 总计") | each_of("共", _NUMERALS),
)
"""The same in Chinese numerals: 三名、五名，共九名."""

MAY_BE_OF_SOME = Sign(
    "、[^，。；、0-9]{1,16}[0-9]{1,5}[处个件起条座台辆次场户人名]次?等[0-9]",
    each_of("处个件起条座台辆次场户人名", "等"),
)
"""What may tell in the end how many there are of what some are told of."""

_COUNT = lazy_pattern(
    "(?:以上|上述|这|前)?(?P<count>[两二三四五六七八九十]|[0-9]{1,2})(?:[大小])?[项类个次批村笔家镇乡县区所校地处年种条组期块段级者方部名户块口]"
)
_WHOLE = lazy_pattern(
    "(?:以上|上述|各项|资金|经费|金额|全部)*(?:合计|共计|总计|一共|总共|共|[加合]起来|合在一起)(?:可?用|为|是|有|需|资金|金额|支出|投入)?"
)
_SUMMED = lazy_pattern(
    "合计|共计|总计|一共|总共|累计|[加合]起来|(?<!公)共(?![青产享同管])|可(?:使?用|支配)|总(?!工会|务|站|队)"
)
_TOTAL = lazy_pattern("合计|共计|总计|一共|总共|总收入|总支出|共$")
_NO_SUMMAND = lazy_pattern(
    "同比|上年|去年|较|(?<!特定)目标|预算(?!单位|绩效|编制|评审|内|外|收入|支出)|(?<!雨露)计划|合计|共计|总计|结余|剩余|人均|户均|每|平均|单价|(?<!高)标准(?!化)|送审|审定|核减|减去|扣除|得分|分值|占|各(?![类项种级])[^，。；0-9]{0,4}$"
)
_LEFT_OVER = lazy_pattern("(?:上年|年初)结[余转](?:和?结余)?(?:资金)?|加上?")
_TO_SPEND = lazy_pattern(
    "(?:全年|当年)?可(?:使?用|支配)[^，。；0-9]{0,4}(?:资金|经费|财力)(?:为|共|达)?"
)
_ADDED = lazy_pattern("[，,]?(?:加上?|连同)")
_IN_TURN = lazy_pattern("预算|计划")
_NO_TOTAL = lazy_pattern("占|其中|惠及|覆盖|带动|受益|服务|吸引|接待|每|人均|累计.|同比|上年|去年")
_AND_SO_ON = lazy_pattern("[^，。；、0-9]{0,10}等")
_MAY_OVERLAP = frozenset((*PEOPLE, "户", "人次", "个", "家"))
_DIGIT = lazy_pattern("[0-9０-９]")
_FEWEST, _LONG, _MANY = 2, 3, 16
_FAR, _NEAR = 3, 10


def read_closing_sums(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals told behind their parts that these do not make, in whatever way read."""
    for column in columns_of(statements):
        top = top_figures(column)
        places = {one: at for at, one in enumerate(column)}
        for at, total in enumerate(top):
            clause = _clause(top, at) if at >= _FEWEST and total.is_exact else ""
            if not _is_summed(total, clause) or _NO_TOTAL.search(clause):
                continue
            if LEAVES_REST.match(total.text, total.quantity.end):
                continue
            if not _is_made(total, (top, at), (column, places[total])):
                yield from _closed(top[max(0, at - _MANY) : at], total, clause)


def read_closing_in_words(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return those that Chinese numerals tell, parts and total."""
    for found in read_closing_sums(statements):
        if not any(_DIGIT.search(one.quantity.text) for one in (found.total, *found.parts)):
            yield found


def read_sums_of_some(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals that some of their parts alone are more than: 甲3处、乙2处、丙1处等5处."""
    for index, total in enumerate(statements):
        if total.gap != "等" or not total.is_exact:
            continue
        parts: list[Statement] = []
        for one in reversed(statements[:index]):
            if one.unit != total.unit or not one.is_exact or one.role != "level":
                break
            parts.append(one)
            if not one.gap.startswith("、"):
                break
        added = sum(one.quantity.value for one in parts)
        if len(parts) >= _FEWEST and added > total.quantity.value and not overlap(total, parts):
            parts.reverse()
            yield NearSum(parts[0].quantity.start, total.quantity.end, total, tuple(parts))


def _is_summed(total: Statement, clause: str) -> bool:
    """Return whether words tell a total of what stands before it: 共20场; 三类105人共用3万元."""
    if _SUMMED.search(clause):
        return True
    return _COUNT.fullmatch(clause) is not None and total.text.startswith("共", total.quantity.end)


def _clause(top: Sequence[Statement], at: int) -> str:
    """Return the words before a figure in its clause, with the figures of other units in it."""
    one = top[at]
    words_before = one.text[top[at - 1].quantity.end : one.quantity.start]
    return words_before[max(map(words_before.rfind, "，；：。、（,;")) + 1 :]


def _is_made(total: Statement, *told: tuple[Sequence[Statement], int]) -> bool:
    """Return whether figures that stand beside each other make a total, or it was told before."""
    whole = total.quantity.value
    for figures, at in told:
        for parts in (figures[max(0, at - _MANY) : at][::-1], figures[at + 1 : at + _MANY]):
            added = list(accumulate(one.quantity.value for one in parts))
            if whole in added:
                return True
    (top, at), (column, place) = told
    levels = (one for one in column[max(0, place - _MANY) : place][::-1] if one.role == "level")
    if whole in accumulate(one.quantity.value for one in levels):
        return True  # 甲A，超收B；乙C，短收D；合计
    first = accumulate(one.quantity.value for one in top[max(0, at - _MANY) : at])
    nested = takewhile(lambda one: one not in top, column[max(0, place - _MANY) : place][::-1])
    last = accumulate(one.quantity.value for one in nested)
    return not {whole - one for one in last}.isdisjoint(first)  # 甲，乙，其中丙，丁，合计


def _closed(before: Sequence[Statement], total: Statement, clause: str) -> Iterator[NearSum]:
    parts = _parts(before, total)
    counted = _COUNT.match(clause)
    told = counted["count"] if counted else "0"
    count = int(told) if told.isdigit() else chinese_integer(told) or 0
    if count and _FEWEST <= count < len(parts):
        parts = parts[-count:]
    if len(parts) < _FEWEST or not all(map(may_be_summand, parts)) or not move_alike(total, parts):
        return
    if (
        are_spent_from(total, parts)
        or overlap(total, parts)
        or _AND_SO_ON.match(total.text, parts[-1].quantity.end)
    ):
        return
    if total.unit in _MAY_OVERLAP and count != len(parts) and _may_overlap(parts, clause):
        return
    if total.unit in _MAY_OVERLAP and _is_far(total, parts):
        return  # which may be of other things: 12个村、2个社区，共186个小组
    if count == len(parts) or _is_whole(parts, clause) or _is_near(total, parts):
        yield NearSum(parts[0].quantity.start, total.quantity.end, total, tuple(parts))


def _is_whole(parts: Sequence[Statement], clause: str) -> bool:
    """Return whether words tell no more than a total, or what each part is called by, too.

    So is what can be spent: 行政编制4个，事业编制2个，合计编制6个; 可用资金120万元.
    """
    whole = _WHOLE.match(clause)
    if whole is None:
        return _TO_SPEND.fullmatch(clause) is not None
    name = clause[whole.end() :]
    return all(name in one.lead for one in parts)


def _may_overlap(parts: Sequence[Statement], clause: str) -> bool:
    """Return whether who is counted in one part may be in another, by what they are called.

    Those that the total is called by, too, are not: 农村党员498名、机关党员46名，全镇党员共544名.
    """
    labels = tuple(one.lead for one in parts)
    kinds = {label[-2:] for label in labels}
    if "分别" in parts[0].lead or one_family(labels) or (len(kinds) == 1 and kinds.pop() in clause):
        return False
    return any(map(is_attribute, labels))


def _parts(before: Sequence[Statement], total: Statement) -> list[Statement]:
    """Return what stands before a total in its ；-item, or in all of them if it stands alone."""
    own = [one for one in before if one.item == total.item]
    parts: list[Statement] = []
    for one in reversed(own if len(own) >= _FEWEST else before):
        if parts and _TOTAL.search(one.lead) and not _ADDED.match(parts[-1].gap):
            break
        parts.append(one)
        if "分别" in one.gap:
            break
    return parts[::-1]


def may_be_summand(one: Statement) -> bool:
    """Return whether a figure may be added to others by what it is called."""
    named = _LEFT_OVER.sub("", one.lead)
    if "分别" in named:
        named = _IN_TURN.sub("", named)
    return one.is_exact and one.quantity.value > 0 and not _NO_SUMMAND.search(named)


def _is_far(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether a total is many times what parts make, or as little of it."""
    whole, added = total.quantity.value, sum(one.quantity.value for one in parts)
    return not whole <= added * _FAR <= whole * _FAR * _FAR


def _is_near(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether parts make a total nearly, or but for a slip."""
    whole = total.quantity.value
    gap = sum(one.quantity.value for one in parts) - whole
    if -whole <= gap * _NEAR <= whole * _FAR:
        return True
    return any(
        len(one.quantity.digits) >= _LONG and true > 0 and is_slip(true, one.quantity)
        for one, true in (
            (total, whole + gap),
            *((one, one.quantity.value - gap) for one in parts),
        )
    )
