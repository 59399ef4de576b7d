"""Totals with their parts, in whatever way a text joins them: before, after, around, in rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.conversions import in_common
from reportgen.chinese.families import is_attribute, one_family
from reportgen.chinese.measure_words import PEOPLE, RATES
from reportgen.chinese.part_words import (
    is_all_moved,
    move_alike,
)
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.statements import Statement

_OPENS = lazy_pattern(
    "其中(?!一|个别)|[：:]|分别|包括|包含|(?<!分)含|主要是|主要为|主要用于|分为|分[两三四五六]类"
    "|按[^，。；0-9]{2,8}分|[，,]一是|[，,]用于"
)

_BUDGETS = lazy_pattern(
    "一般公共预算|政府性基金预算|国有资本经营预算|社会保险基金预算|预算(?=评审|内|外|调剂|调整(?!后))"
)
_AND_SO_ON = lazy_pattern("[^，。；、0-9]{0,10}等")
_ATTRIBUTE = lazy_pattern("岁以|学历|职称|大专|本科|党员|女|少数民族|困难|重点|示范")
_SUMMED = lazy_pattern(
    "(?:[两三四五六七八九][项期批个年次])?(?:合计|共计|总计|一共|共(?![青产享同管])|累计)(?!惠及|覆盖|带动|受益|服务|吸引|接待)[一-鿿]{0,6}$|总(?:投资|投入|价|额|量|面积|数|里程|金额|支出|收入|产量)(?:为|是|达)?$|[共合]有?(?:行政|事业|人员|各类)?(?:编制|人员|职工|资金|经费)$|可(?:使?用|支配)[一-鿿]{0,6}(?:财力|资金|经费)(?:为|达|共)?$"
)
_MAY_BE_SUMMED = lazy_pattern(
    "[合总共]计|累计|共[^青产享同管]|总[投价额量面数里金支收产]|[共合可两三四五六七八九][有用使支项者]|其余|余下|另外的"
)
_LEFT_OVER = lazy_pattern(
    "(?:上年|年初|年终|滚存)?结[余转](?:和?结余|下年(?:支出)?|资金)?|(?:安排|补充|动用)?(?:预算稳定)?调节基金"
)
_TOTAL_INCOME = lazy_pattern("可使?用|可支配|[收支][入出](?:[总合共]计|总量)|总收入|总支出|财力")
_IN_LIST, _IN_TURN = frozenset("、和及"), lazy_pattern("下达|到位|预算|计划")
_REST = lazy_pattern("其余|余下|另外的")
_NO_SUMMAND = lazy_pattern(
    "其中|同比|上年|去年|较|预算|计划|目标|合计|共计|总计|结余|剩余|结转|人均|户均|每|平均|单价|标准"
    "|送审|审定|核减|减去|扣除|扣减|冲减|得分|分值|×|÷|下达|到位|应|占"
)
_FEWEST, _MANY = 2, 16
_CLOSE, _CLOSER = Decimal("0.35"), Decimal("0.25")


class Sum(NamedTuple):
    """A total and its parts, from ``start`` to ``end``; all in ``unit``.

    ``only_over`` tells that the text does not say that these are all of the parts; ``closeness``
    and ``closeness_under`` how far above and below the total their sum may be, else it is of
    something else.
    """

    start: int
    end: int
    total: Statement
    parts: tuple[Statement, ...]
    unit: str
    only_over: bool
    closeness: Decimal
    closeness_under: Decimal


def read_sums(statements: Sequence[Statement]) -> Iterator[Sum]:
    """Return the totals whose parts are listed with them, where it is clear that they are parts."""
    if not statements or not _MAY_BE_SUMMED.search(statements[0].text):
        return
    for index, total in enumerate(statements):
        if index >= _FEWEST and (_may_be_total(total) or is_all_moved(total)):
            yield from _added_up(statements, index)


def _may_be_total(one: Statement) -> bool:
    return bool(one.unit) and one.unit not in RATES and one.role == "level" and one.is_exact


def _label(one: Statement) -> str:
    return _OPENS.split(one.gap)[-1].strip("，,、；;：:（(和及 ")


def _added_up(statements: Sequence[Statement], index: int) -> Iterator[Sum]:
    """Read 甲A、乙B，合计C; or 总量A，甲B，其余C."""
    total = statements[index]
    if _REST.search(total.lead):
        yield from _with_rest(statements, index)
        return
    is_sum = _SUMMED.search(total.lead) and "占" not in total.lead
    parts = _summands(statements, index) if is_sum else []
    labels = tuple(_label(one) for one in parts)
    if len(parts) < _FEWEST or len({bool(one.verb) for one in parts}) > 1:
        return
    if not all(labels) and "分别" not in parts[0].gap:
        return
    if not move_alike(total, parts) or _AND_SO_ON.match(total.text, parts[-1].quantity.end):
        return
    if (
        total.unit in PEOPLE | {"户", "人次", "个", "家"}
        and one_family(labels) is None
        and any(is_attribute(label) or _ATTRIBUTE.search(label) for label in labels)
    ):
        return
    start, end = parts[0].quantity.start, total.quantity.end
    far = _CLOSE if "可" in total.lead else _CLOSER
    yield Sum(start, end, total, tuple(parts), total.unit, False, far, far)


def _with_rest(statements: Sequence[Statement], index: int) -> Iterator[Sum]:
    """Read 总量A，甲B，其余C, with C at ``index``."""
    rest = statements[index]
    before = [
        one
        for one in statements[max(0, index - _MANY) : index]
        if one.item == rest.item and one.unit == rest.unit
    ]
    if len(before) != _FEWEST or not all(one.is_exact and not one.verb for one in before):
        return
    whole, part = before
    if whole.quantity.value > part.quantity.value:
        start, end = whole.quantity.start, rest.quantity.end
        yield Sum(start, end, whole, (part, rest), rest.unit, False, _CLOSE, _CLOSE)


def _summands(statements: Sequence[Statement], index: int) -> list[Statement]:
    """Return all figures before a sum in its sentence; none where one can't be a part of it."""
    total = statements[index]
    parts: list[Statement] = []
    for one in reversed(statements[max(0, index - _MANY - 1) : index]):
        if one.period != total.period:
            break
        if one.unit in RATES and not one.verb and "占" in one.gap:
            continue
        if one.item != total.item and parts and _SUMMED.search(one.lead):
            break  # 甲、乙共计A；丙、丁共计B
        named = _BUDGETS.sub("", one.gap.rpartition("：")[2])
        if _TOTAL_INCOME.search(total.lead):
            named = _LEFT_OVER.sub("", named)
        if "分别" in named or "可" in total.lead or (parts and one.gap in _IN_LIST):
            named = _IN_TURN.sub("", named)
        alike = one.unit == total.unit or in_common([one.quantity, total.quantity])
        if len(parts) == _MANY or not alike or not one.is_exact or _NO_SUMMAND.search(named):
            return []
        parts.append(one)
        if "分别" in one.gap:
            break  # 4个项目分别下达…: what stands before is of something else
    return parts[::-1]
