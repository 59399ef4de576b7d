"""Totals of what is counted, sorted by words: 64人，行政和事业分别为29人和37人.

What 分布 tells is in one place only; what 分别 tells, where the names leave each other out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY, PEOPLE, RATES, same_unit
from reportgen.chinese.figures.slips import is_slip
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.families import is_attribute, one_family
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.chinese.totals.part_words import overlap
from reportgen.chinese.totals.staff_kinds import are_all, is_rest, kinds_of, may_be_shared
from reportgen.chinese.totals.staff_parts import SORTED
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

MAY_BE_SORTED = Sign(
    "(?:分别[是为有达]?|各[是为有])[0-9]{1,6}[人名位户家个张件起处所台辆][、，和及与]|(?:分布|分别(?:安排|安置|配备|派驻|编入|设|分|位于)|分属)[^，。；0-9]{1,16}[0-9]",
    words("分别 各为 各有 各是 分布 分属"),
)
"""What may tell how what is counted is sorted."""

MAY_BE_SORTED_ANEW = Sign(
    f"{SORTED}[^。；：0-9]{{1,12}}[0-9]{{1,6}}(?:人次|[^人名位岁元万亿%％0-9.])",
    each_of("分类看说计", "，：,"),
)
"""What may tell how all is sorted that the sentence before tells of."""

_ANEW = lazy_pattern(f"{SORTED}(?P<label>[^。；：，、0-9]{{1,12}})")
_PAIRED = lazy_pattern(
    "[，,：:（(](?:其中)?[：:，,]?(?P<names>[^，。；：:（）()0-9]{3,40}?)(?:的?(?:人数|数量|编制数?))?(?:分别|各)"
    "(?:[是为有达]|各有)?"
)
_NAMES = lazy_pattern("[、和与及]|以及")
_JOIN = lazy_pattern("[、，和与及]|以及")
_SPREAD = lazy_pattern(
    "[，,；](?:(?:分布|分别(?:安排|安置|配备|派驻|编入|设|分|位于))(?:情况)?[在于为到是：:]{0,2}|分属(?:于)?)(?P<label>[^，。；、：:0-9]{1,14})"
)
_NEXT = lazy_pattern("(?P<mark>[、，；])(?P<label>[^，。；、：:0-9]{1,14})")
_NO_PLACE = lazy_pattern(
    "其[中余他]|另|此外|[共合总]计|均|每|增|减|同比|[比较占]|累计|服务|完成|开展|覆盖|惠及|已|未"
)
_NO_TOTAL = lazy_pattern("上年|去年|年初|同比|增|减|平均|每|计划|目标|占|其中|个(?:总)?支部")
_OF_KIND = lazy_pattern("(?:机构|站所|部门|单位|岗位|编制|人员|身份|学[部段]|的)+$")
_EDGE = lazy_pattern("(?:其中|有|为|的)+")
_FEWEST, _MANY, _LONG, _FARTHEST = 2, 12, 3, 2
_FAR = Decimal("0.5")


def read_sorted_parts(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the totals that are not what they are sorted into."""
    for index in range(1, len(statements)):
        total = statements[index - 1]
        if total.unit in (*RATES, *MONEY, "") or not total.is_exact or total.role != "level":
            continue
        if _NO_TOTAL.search(total.lead):
            continue
        found = _paired(statements, index) or _spread(statements, index)
        if found and not overlap(total, found.parts):
            yield found


def read_sorted_anew(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return 到场320人次。按作物分，水稻170人次、油菜96人次、茶叶54人次, where they are not all.

    They are of the one figure of their unit that the two sentences before tell.
    """
    for index, first in enumerate(statements):
        begun = _ANEW.fullmatch(first.gap)
        if not begun or first.unit in (*RATES, *MONEY, *PEOPLE, ""):
            continue
        parts, labels = [first], [begun["label"]]
        for one in statements[index + 1 : index + _MANY]:
            goes_on = _NEXT.fullmatch(one.gap)
            if (
                not goes_on
                or is_rest(labels[-1])
                or one.unit != first.unit
                or one.period != first.period
            ):
                break
            parts.append(one)
            labels.append(goes_on["label"])
        rest = len(labels) > 1 and is_rest(labels[-1])
        labels = labels[:-1] if rest else labels
        before = [
            one
            for one in statements[max(0, index - _MANY) : index]
            if one.unit == first.unit and first.period - one.period <= _FARTHEST
        ]
        if len(before) != 1 or len(parts) < _FEWEST or not all(one.is_exact for one in parts):
            continue
        if any(_NO_PLACE.search(label) or is_attribute(label) for label in labels):
            continue
        total = before[0]
        if not total.is_exact or total.role != "level" or _NO_TOTAL.search(total.lead):
            continue
        found = _wrong(total, parts, is_all=rest or _is_slipped(total, parts))
        if found and not overlap(total, parts):
            yield found


def _is_slipped(total: Statement, parts: Sequence[Statement]) -> bool:
    """Return whether a list that ends makes its total but for a slip of the pen."""
    added = sum((one.quantity.value for one in parts), Decimal(0))
    behind = total.text[parts[-1].quantity.end :][:8]
    is_ended = behind[:1] in ("。", "，", "；", "") and not _NO_PLACE.search(behind)
    return is_ended and len(total.quantity.digits) >= _LONG and is_slip(added, total.quantity)


def _wrong(total: Statement, parts: Sequence[Statement], *, is_all: bool) -> NearSum | None:
    """Return parts that are more than all, or fewer where they are all that there is."""
    whole = total.quantity.value
    added = sum((one.quantity.value for one in parts), Decimal(0))
    if abs(added - whole) > whole * _FAR or (added < whole and not is_all):
        return None
    return NearSum(total.quantity.start, parts[-1].quantity.end, total, tuple(parts))


def _paired(statements: Sequence[Statement], index: int) -> NearSum | None:
    """Read 年末在职64人，行政和事业分别为29人和37人."""
    total, first = statements[index - 1 : index + 1]
    named = _PAIRED.fullmatch(first.gap)
    if not named or first.period != total.period:
        return None
    labels = tuple(_EDGE.sub("", name) for name in _NAMES.split(named["names"]))
    parts = list(statements[index : index + len(labels)])
    alike = all(same_unit(one.unit, total.unit) and one.is_exact for one in parts)
    if len(parts) != len(labels) or len(labels) < _FEWEST or not alike:
        return None
    if not all(_JOIN.fullmatch(one.gap) for one in parts[1:]):
        return None
    beside = statements[index + len(labels) : index + len(labels) + 1]
    if beside and _JOIN.fullmatch(beside[0].gap):
        return None  # 村（居）委会 may be two names
    sort = _sort_of(labels)
    return _wrong(total, parts, is_all=sort == "all") if sort else None


def _sort_of(labels: tuple[str, ...]) -> str:
    """Return all where names leave nobody else, some where they leave each other out."""
    if len(set(labels)) != len(labels):
        return ""
    if is_rest(labels[-1]) and not any(map(may_be_shared, labels)):
        return "all"
    short = [_OF_KIND.sub("", label) or label for label in labels]
    kinds = frozenset.intersection(
        *(kinds_of(a) | kinds_of(b) for a, b in zip(labels, short, strict=True))
    )
    if not kinds:
        is_family = one_family(labels) is not None and not any(map(is_attribute, labels))
        return "some" if is_family else ""
    return "all" if any(are_all(kind, labels, goes_on=False) for kind in kinds) else "some"


def _spread(statements: Sequence[Statement], index: int) -> NearSum | None:
    """Read 党员1026名，分布在农村党支部893名、机关74名、学校59名."""
    total, first = statements[index - 1 : index + 1]
    begun = _SPREAD.fullmatch(first.gap)
    if not begun or first.period != total.period or _NO_PLACE.search(begun["label"]):
        return None
    parts, marks = [first], set[str]()
    for one in statements[index + 1 : index + _MANY]:
        goes_on = _NEXT.fullmatch(one.gap)
        if not goes_on or one.period != total.period or _NO_PLACE.search(goes_on["label"]):
            break
        marks.add(goes_on["mark"])
        parts.append(one)
    alike = all(same_unit(one.unit, total.unit) and one.is_exact for one in parts)
    if len(parts) < _FEWEST or len(marks) > 1 or not alike:
        return None
    return _wrong(total, parts, is_all=_is_slipped(total, parts))
