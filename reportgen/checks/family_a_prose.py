"""Family A in prose: breakdowns (A07), rates (A09), sums of money that lack 元 (A11)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.cues import BREAKDOWNS, PARTS
from reportgen.checks.excerpts import excerpts
from reportgen.checks.family_a_figures import plain, quoted
from reportgen.chinese import read_breakdowns, read_rates
from reportgen.chinese.breakdowns import AMONG, NAMES_PARTS, OPENS_WITH_PARTS
from reportgen.chinese.listed_parts import MAY_BE_LISTED, MAY_BE_SIGNED, read_listed_parts, read_signed_sums
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.subject import Passage, Subject
    from reportgen.chinese import Breakdown, Quantity, Rate
    from reportgen.chinese.listed_parts import SignedSum
    from reportgen.findings import Path

_FULL = Decimal(100)
_NEARLY_ALL = Decimal("0.9")
"""Parts that make at least this much of their total are taken to be meant as all of it."""

_IN_YUAN, _MIXED = Decimal(100), Decimal(500)
"""Tolerances in 元: 0.01万元, and 0.05万元 where 元 and 万元 stand side by side."""

_MEASURED = frozenset(("元", "次", "场", "场次", "期", "公里", "米", "吨", "公斤"))
"""What is measured or done each time: its parts do not overlap as households and firms may."""

_WAN, _YI = 4, 8
_PLACE = lazy_pattern("(?:村|社区|街道|镇|乡|县|区|市|组|片区)$")
_DIGITS = lazy_pattern("[-－−]?[0-9０-９,.．]+")
_LONGEST_QUOTE = 60
_REACH = 16
_YEAR_BEFORE = lazy_pattern("(?:19|20)[0-9]{2}(?=年)")
_LAST_CLAUSES = lazy_pattern("(?:[^，,。；：:\\n]{1,40}[，,])?[^，,。；：:\\n]{1,40}$")

_MAY_BE_ODD = lazy_pattern(
    "[率度](?:(?<=(?:完成|合格|办结|达标)率)|(?=[^，。；]{0,30}[0-9０-９]{3}))"
    "[^，。；]{0,40}[0-9０-９][ \u3000]?[%％](?<!(?<![0-9０-９.．,])100[%％])"
)
"""What may tell of a rate above 100%, or of one that should be 100% and is not."""

_MAY_LACK_YUAN = [
    lazy_pattern(f"{word}(?:(?<=[0-9０-９].)|(?<=[0-9０-９][余多].))(?:(?![元\u4e00-\u9fff])|其中)")
    for word in "万亿"
]
_SHOULD_BE_FULL = lazy_pattern("(?:完成|合格|办结|达标)率$")
_SAMPLED = lazy_pattern("抽检|检测|监测|抽查|水质|空气")
_NOT_A_RESULT = lazy_pattern(
    "目标|力争|确保|计划|要求|不低于|不少于|上年|去年|拟|预计|上一年|任务为"
)
_UNDER_DISCUSSION = ("存在的问题", "改进措施")


@rule(
    codes.A07,
    explanation="核对正文里“总量……，其中甲……、乙……、丙……”：同单位的各项之和 = 总量。"
    "各项互相排斥（如基本支出和项目支出、早稻和晚稻、男和女）才相加。"
    "金额相差超过0.01万元、其他数相差超过四舍五入的误差就提醒。写了“等”“主要”“包括”"
    "的，各项只是一部分，只在各项之和大于总量时提醒。各项是否就是全部看不出来的，"
    "只有金额或各村各镇的数，且各项之和不小于总量的90%，才按全部核对。人数、"
    "户数等可能一户兼有几种情况，不相加；但任何一项都不能大于总量。有“余”“约”“以上”"
    "等概数的不判定。",
    wrong="落实粮食生产面积49772亩，其中早稻16104亩、晚稻16763亩、旱杂粮730亩。",
    right="落实粮食生产面积33597亩，其中早稻16104亩、晚稻16763亩、旱杂粮730亩。",
)
def parts_make_their_total(subject: Subject) -> Iterator[Hit]:
    """Compare each total that is broken down with its parts."""
    said: set[tuple[Path, str]] = set()
    opening = subject.contexts_with(OPENS_WITH_PARTS, marks=("。其中", "。按"), before=1, after=0)
    named = subject.periods_with(NAMES_PARTS, marks=BREAKDOWNS)
    for passage in (*opening, *subject.periods_with(AMONG), *named):
        for breakdown in read_breakdowns(passage.text, passage.quantities):
            if all(one.exact for one in (breakdown.total, *breakdown.parts)):
                for hit in _disagreement(passage, breakdown):
                    if (hit.path, hit.message) not in said:
                        said.add((hit.path, hit.message))
                        yield hit
    for passage in subject.periods_with(MAY_BE_LISTED, marks=PARTS):
        for breakdown in read_listed_parts(passage.statements):
            yield from _disagreement(passage, breakdown)
    for passage in subject.periods_with(MAY_BE_SIGNED, marks=("其中",)):
        for changes in read_signed_sums(passage.statements):
            yield from _signed_disagreement(passage, changes)


@rule(
    codes.A09,
    explanation="查找正文里超过100%的完成率、合格率、覆盖率、满意度等，以及低于100%的完成率、"
    "合格率、办结率、达标率。同一句里写了原因（因、由于、受……影响、主要是、原因）"
    "的不提醒。“90%以上”之类概数不算低于100%；目标、计划和上年的，"
    "存在的问题和改进措施里的，也不提醒。抽检、监测的合格率、达标率，以及覆盖率、"
    "满意度、参保率等，低于100%很正常，不提醒。",
    wrong="完成居民档案建档35679人，完成率102%。",
    right="完成居民档案建档35679人，因部分外来常住人口一并建档，完成率为102%。",
)
def rates_are_explained(subject: Subject) -> Iterator[Hit]:
    """Look for rates above 100%, or below it without a reason."""
    for passage in subject.periods_with(_MAY_BE_ODD, marks="%％"):
        for rate in read_rates(passage.text, passage.quantities):
            if not rate.has_reason and _is_odd(passage, rate, subject.year):
                yield _odd_rate(passage, rate)


@rule(
    codes.A11,
    explanation="查找说的是钱、却只写到“万”或“亿”的数，如“资金24.4万，”。数前面是资金、经费、"
    "支出、收入、投资、补助等，数后面紧接标点才算；“12万株”“3万人”不算。",
    wrong="争取农村危房改造资金24.4万，完成危房改造验收16户。",
    right="争取农村危房改造资金24.4万元，完成危房改造验收16户。",
)
def money_has_its_unit(subject: Subject) -> Iterator[Hit]:
    """Look for sums of money without 元."""
    for passage in subject.periods_with(*_MAY_LACK_YUAN):
        lacking = [quantity for quantity in passage.quantities if quantity.missing_yuan]
        if lacking:
            places = excerpts(passage.text, [(one.start, one.end) for one in lacking])
            yield Hit(
                passage.path,
                f"{places}的金额缺“元”",
                f"在“万”“亿”后面加“元”，如“{lacking[0].text}元”",
            )


def step(quantity: Quantity) -> Decimal:
    """Return what the last digit of a quantity stands for as it was written: 24.4万 to 1000."""
    return Decimal(1).scaleb(quantity.exponent - quantity.places)


def in_unit_of(quantity: Quantity, value: Decimal) -> str:
    """Write a value in the multiplier that a quantity was written in, without the unit."""
    return plain(value.scaleb(-quantity.exponent))


def unit_of(quantity: Quantity) -> str:
    """Return multiplier and unit of an exact quantity as written: 万元, 亩."""
    return _DIGITS.sub("", quantity.text).strip()


def _disagreement(passage: Passage, breakdown: Breakdown) -> Iterator[Hit]:
    total, parts = breakdown.total, breakdown.parts
    for part in parts:
        over = part.value - total.value
        if over > 0 and over > _margin((total, part)):
            whole = in_unit_of(total, total.value)
            more = in_unit_of(total, over)
            terms = f"{in_unit_of(total, part.value)}−{whole}={more}{unit_of(total)}"
            yield _breakdown_hit(passage, breakdown, f"其中一项大于总量（{terms}）")
            return
    added = sum((part.value for part in parts), Decimal(0))
    gap = added - total.value
    if (
        not gap
        or abs(gap) <= _margin((total, *parts))
        or len(parts) == 1
        or not _is_sum(breakdown, added)
    ):
        return
    whole = in_unit_of(total, total.value)
    terms = "+".join(in_unit_of(total, part.value) for part in parts)
    apart = f"{'多' if gap > 0 else '少'}{in_unit_of(total, abs(gap))}{unit_of(total)}"
    message = f"各项之和{terms}={in_unit_of(total, added)}，比总量{whole}{apart}"
    yield _breakdown_hit(passage, breakdown, message)


def _signed_disagreement(passage: Passage, changes: SignedSum) -> Iterator[Hit]:
    """Compare a change with the changes of its parts, what fell taken from what rose."""
    total, parts = changes.total, changes.parts
    if not all(one.is_exact for one in (total, *parts)):
        return
    quantities = [one.quantity for one in (total, *parts)]
    moved = [one.quantity.value if one.is_up else -one.quantity.value for one in (total, *parts)]
    added = sum(moved[1:], Decimal(0))
    if abs(added - moved[0]) <= _margin(quantities):
        return
    terms = "".join(
        f"{'+' if one.is_up else '−'}{in_unit_of(total.quantity, one.quantity.value)}"
        for one in parts
    ).removeprefix("+")
    made, told = (in_unit_of(total.quantity, value) for value in (added, moved[0]))
    words = passage.text[changes.start : changes.end][:_LONGEST_QUOTE]
    yield Hit(
        passage.path,
        f"{quoted(words)}：各项增减之和{terms}={made.replace('-', '−')}，"
        f"不是{told.replace('-', '−')}{unit_of(total.quantity)}",
        "与台账核对，改正总的增减数或各项",
    )


def _is_sum(breakdown: Breakdown, added: Decimal) -> bool:
    """Return whether the parts of a breakdown must make its total, or (open) not exceed it."""
    total = breakdown.total.value
    divides = breakdown.partition is not False and (
        breakdown.partition
        or breakdown.total.unit in _MEASURED
        or all(map(_is_place, breakdown.labels))
    )
    if not divides or breakdown.open:
        return divides and added > total
    return breakdown.partition is True or added >= total * _NEARLY_ALL


def _is_place(label: str) -> bool:
    return _PLACE.search(label) is not None


def _margin(quantities: Sequence[Quantity]) -> Decimal:
    """Return the difference, in the base unit, that rounding and the tolerances account for."""
    steps = [step(quantity) for quantity in quantities]
    coarsest = max(steps)
    rounded = sum(one == coarsest for one in steps) * coarsest / 2
    if quantities[0].unit != "元":
        return rounded if coarsest != 1 or min(steps) != 1 else Decimal(0)
    exponents = {quantity.exponent for quantity in quantities}
    agreed = _MIXED if {0, _WAN} <= exponents else _IN_YUAN
    # Figures all in 万元 with as many decimals are held to the cent; 亿元 are always rounded.
    return max(agreed, rounded) if min(steps) != coarsest or max(exponents) >= _YI else agreed


def _breakdown_hit(passage: Passage, breakdown: Breakdown, message: str) -> Hit:
    total = breakdown.total
    start = passage.text.rfind(total.subject, max(0, total.start - _REACH), total.start)
    words = passage.text[total.start if start < 0 else start : breakdown.end]
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[:_LONGEST_QUOTE]}……"
    advice = "与台账核对，改正总量或各项；各项不是全部的，写“等”"
    return Hit(passage.path, f"{quoted(words)}：{message}", advice)


def _is_odd(passage: Passage, rate: Rate, year: int) -> bool:
    value = rate.quantity.value
    before = passage.text[max(rate.sentence_start, rate.start - _REACH) : rate.quantity.start]
    years = _YEAR_BEFORE.findall(before)
    if value == _FULL or _NOT_A_RESULT.search(before) or (years and years[-1] != str(year)):
        return False
    if value > _FULL:
        return True
    sampled = _SAMPLED.search(before)
    discussed = any(map(passage.is_in, _UNDER_DISCUSSION))
    wanted = _SHOULD_BE_FULL.search(rate.name) is not None
    return wanted and not (rate.approx or sampled or discussed)


def _odd_rate(passage: Passage, rate: Rate) -> Hit:
    value = rate.quantity.value
    start = max(rate.sentence_start, rate.end - _LONGEST_QUOTE)
    clauses = _LAST_CLAUSES.search(passage.text, start, rate.end)
    words = clauses[0] if clauses else rate.quantity.text
    if value > _FULL:
        apart = f"超过100%（{plain(value)}−100={plain(value - _FULL)}个百分点）"
        advice = "核对计划数和完成数；确实超额的，在同一句写明原因"
    else:
        apart = f"低于100%（100−{plain(value)}={plain(_FULL - value)}个百分点）"
        advice = "核对计划数和完成数；确实没有完成的，在同一句写明原因"
    return Hit(passage.path, f"{quoted(words)}：{apart}，同一句没有写原因", advice)
