"""A12: percentages and directions that the text's own numbers contradict."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain, step
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.cues import FIGURES
from reportgen.checks.excerpts import quoted, shortened
from reportgen.checks.reckoning import mistake_in, wrong_product
from reportgen.checks.told_relations import loosely_told, told_relations
from reportgen.chinese.budget_words import MAY_COMPARE, read_budget_words
from reportgen.chinese.changes import StatedChange, read_changes
from reportgen.chinese.named_rates import MAY_BE_NAMED_RATE, may_name_rate, read_named_rates
from reportgen.chinese.products import MAY_BE_PRODUCT, read_written_products
from reportgen.chinese.relations import Share, read_shares
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.quantities import Quantity
    from reportgen.findings import Severity

_HUNDRED = Decimal(100)
_FINEST = Decimal("0.01")
"""Tolerance of ``checks.md`` for percentages, in percentage points."""

_MOVES_BY = (
    "(?:(?<=[增减降升高低缩涨幅])|(?<=[长加高升涨大收幅降少低减缩小滑]率))"
    "[^，。；、0-9０-９]{0,8}[0-9０-９.．]{1,8}[ \u3000]?[%％]"
    "|(?<=[由从自])[^，。；、]{0,24}[0-9０-９][^。；]{0,16}[至到为][^，。；、]{0,8}[0-9０-９]"
)
_MOVED = lazy_pattern(f"[增减降升高低缩涨幅率由从自](?:{_MOVES_BY})")
"""What may tell of a change that can be verified: most passages with figures have nothing so."""

_SHARED_OR_MOVED = lazy_pattern(
    f"[占增减降升高低缩涨幅率由从自](?:(?<=占)[^。；]{{0,40}}[0-9０-９][ \u3000]?[%％]|{_MOVES_BY})"
)

_ON_AVERAGE = lazy_pattern("年均|月均|平均|复合|同口径|剔除|扣除")
_LAST_YEAR = lazy_pattern("上一?年|去年|(?:19|20)[0-9]{2}年")

_REAL_TERMS = lazy_pattern("生产总值|增加值|不变价|可比|GDP")
"""What grows in real terms: its rate can't be computed from prices of the year."""

_MOVES = {"增": "增长", "减": "下降"}
_THAN = {"＞": "大于", "＜": "小于", "＝": "等于"}
_POINTS_OF = {"%": "个百分点"}
_AROUND = 20


@rule(
    codes.A12,
    explanation="按正文自己写的数核对百分比和增减方向。“甲X，占乙Y的Z%”，X÷Y=Z%；“由X增（减）"
    "至Y，增长（下降）Z%”，(Y−X)÷X=Z%；“达到Y，比上年增加D，增长Z%”，D÷(Y−D)=Z%；"
    "“由X增至Y，增加D”，Y−X=D。方向词与数相反（“由150增加到120”）、"
    "原数为0却写增长率，也报。百分数相差超过0.01个百分点，"
    "并且按所写的位数四舍五入也对不上才算错；所写的数本身经过四舍五入（如亿元）时，"
    "相应放宽。有“余”“约”“以上”等概数的、数不全的不判定；年均、可比口径的增减，"
    "写了起点又写同比、而起点不是上年的，以及生产总值、增加值，只核对方向。"
    "跨分句、跨句子的也核对：执行率、支付率、完成率、控制率和前面写的预算（计划、"
    "编制）数、完成数；“较上年减少D，下降Z%”和前一句写的数；“分别”后面的几个数按顺序配对；"
    "预算−支出=结余、年初数+追加=调整后预算数、单价×数量；写“持平”而两个数不同；"
    "“增加D，下降Z%”“下降-Z%”。能有几种读法的，有一种对得上就不报。",
    wrong="村集体经济收入由120万元增至150万元，增长20%。",
    right="村集体经济收入由120万元增至150万元，增长25%。",
)
def percentages_are_right(subject: Subject) -> Iterator[Hit]:
    """Recompute percentages and directions from the numbers they speak of."""
    found = list(_told_beside(subject))
    yield from found
    for hit in (*_told_elsewhere(subject), *_told_in_words(subject), *_told_loosely(subject)):
        if _is_new(hit, found):
            found.append(hit)
            yield hit


def _told_beside(subject: Subject) -> Iterator[Hit]:
    """Return what is wrong among figures that stand directly beside each other."""
    for passage in subject.periods_with(_SHARED_OR_MOVED, marks=FIGURES):
        text = passage.text
        if "占" in text:
            for share in read_shares(text, passage.quantities):
                yield from _wrong_share(passage, share)
        if _MOVED.search(text):
            for change in read_changes(text, passage.quantities):
                yield from _wrong_change(passage, change)


def _told_elsewhere(subject: Subject) -> Iterator[Hit]:
    """Return what is wrong among figures that different clauses or sentences tell."""
    for passage, relation in told_relations(subject):
        if isinstance(relation, StatedChange):
            yield from _wrong_change(passage, relation)
        elif isinstance(relation, Share):
            yield from _wrong_share(passage, relation)
        elif mistake := mistake_in(relation):
            yield _hit(passage, relation.start, relation.end, mistake)


def _told_loosely(subject: Subject) -> Iterator[Hit]:
    """Return what is wrong among the figures of a sentence, in whatever order it tells them."""
    for passage, relation in loosely_told(subject):
        if isinstance(relation, StatedChange):
            yield from _wrong_change(passage, relation)
        elif mistake := mistake_in(relation):
            level: Severity | None = None if relation.sure else "warning"
            yield _hit(passage, relation.start, relation.end, mistake, level)
    for passage in subject.periods_with(MAY_BE_PRODUCT, marks="×*＊"):
        for product in read_written_products(passage.text, passage.statements):
            if mistake := wrong_product(product):
                yield _hit(passage, product.start, product.end, mistake)


def _told_in_words(subject: Subject) -> Iterator[Hit]:
    """Return where words say of budget and spending what their figures do not."""
    for passage in subject.periods_with(MAY_COMPARE, marks=("预算",)):
        for told in read_budget_words(passage.text, passage.statements):
            planned, spent = told.planned.value, told.spent.value
            true = "＞" if spent > planned else "＜" if spent < planned else "＝"
            if true != told.word:
                message = f"决算数{told.spent.text}{_THAN[true]}预算数{told.planned.text}，话写反了"
                yield _hit(passage, told.start, told.end, message)
    for passage in subject.periods_with(MAY_BE_NAMED_RATE, marks="率"):
        if may_name_rate(passage.text):
            for equation in read_named_rates(passage.statements):
                if mistake := mistake_in(equation):
                    yield _hit(passage, equation.start, equation.end, mistake)


def _is_new(hit: Hit, found: Sequence[Hit]) -> bool:
    """Return whether none of the hits found before tells of the same mistake in the same text."""
    mistake = hit.message.rpartition("：")[2]
    return not any(one.path == hit.path and one.message.endswith(mistake) for one in found)


def _wrong_share(passage: Passage, share: Share) -> Iterator[Hit]:
    part, whole, rate = share.part, share.whole, share.rate
    if not (part.exact and whole.exact and rate.exact) or part.unit != whole.unit:
        return
    if whole.value <= 0 or rate.unit != "%" or part.value < 0:
        return
    one, two = _shown(part.value, whole.value, of=(part, whole))
    spreads = (_rounding(part), _rounding(whole))
    message = _stated_wrong(f"{one}÷{two}", part.value, whole.value, rate, *spreads)
    if message:
        yield _hit(passage, share.start, share.end, message)


def _wrong_change(passage: Passage, change: StatedChange) -> Iterator[Hit]:
    told = (change.before, change.after, change.difference, change.rate)
    if any(one is not None and not one.exact for one in told):
        return
    message = _direction_mistake(change) or _opposite(change)
    if not message and _has_one_basis(passage.text, change):
        message = _difference_mistake(change) or _rate_mistake(change)
    if message:
        yield _hit(passage, change.start, change.end, message)


def _has_one_basis(text: str, change: StatedChange) -> bool:
    """Return whether everything said of a change is measured from the same level."""
    words = text[change.start : change.end]
    if _ON_AVERAGE.search(words):
        return False
    if _REAL_TERMS.search(text, max(0, change.start - _AROUND), change.end + _AROUND):
        return False
    if change.before is None or not ("同比" in words or "环比" in words):
        return True
    # 由年初的30家增至36家，同比增长40%: what it was last year is not told.
    return "同比" in words and bool(_LAST_YEAR.search(text, change.start, change.before.start))


def _direction_mistake(change: StatedChange) -> str:
    """Return in words which word of movement the two levels contradict; nothing where none does."""
    before, after = change.before, change.after
    if not before or not after or before.unit != after.unit or before.value == after.value:
        return ""
    true = "增" if after.value > before.value else "减"
    told = {change.after_direction, change.difference_direction, change.rate_direction} - {""}
    if not told - {true}:
        return ""
    return f"由{before.text}到{after.text}是{_MOVES[true]}，方向词写反了"


def _opposite(change: StatedChange) -> str:
    """Return which two words of movement contradict each other, or what is denied twice."""
    difference, rate = change.difference, change.rate
    for moved, direction in (
        (difference, change.difference_direction),
        (rate, change.rate_direction),
    ):
        if moved and moved.value < 0 and direction == "减":
            return f"“减少”“下降”后面又写负数{moved.text}，意思成了增加"
    told = {change.difference_direction, change.rate_direction}
    if difference and rate and told == {"增", "减"} and rate.value and difference.value:
        return f"{difference.text}和{rate.text}的增减方向相反"
    return ""


def _difference_mistake(change: StatedChange) -> str:
    """Return the difference between two levels where the text says otherwise, in words."""
    before, after, difference = change.before, change.after, change.difference
    if not before or not after or not difference or before.unit != after.unit:
        return ""
    if difference.unit not in (before.unit, _POINTS_OF.get(before.unit)):
        return ""
    gap = abs(after.value - before.value)
    margin = sum((_rounding(one) for one in (before, after, difference)), Decimal(0))
    if abs(gap - difference.value) <= margin:
        return ""
    larger, smaller = sorted((before, after), key=_value, reverse=True)
    larger_text, smaller_text, true, stated = _shown(
        larger.value, smaller.value, gap, difference.value, of=(before, after, difference)
    )
    return f"{larger_text}−{smaller_text}={true}，不是{stated}"


def _rate_mistake(change: StatedChange) -> str:
    """Return the rate of a change where the text says otherwise, in words.

    Its base is the level before, as written or computed from the level after and the difference.
    """
    before, after, difference, rate = change.before, change.after, change.difference, change.rate
    if not rate or rate.unit != "%" or (before or after or rate).unit in _POINTS_OF:
        return ""
    if before and before.value == 0:
        return f"原数是{before.text}，不能算增减的百分比"
    if before and after and before.unit == after.unit:
        larger, smaller = sorted((before, after), key=_value, reverse=True)
        values = (larger.value, smaller.value, before.value)
        one, two, base_text = _shown(*values, of=(before, after))
        terms, gap, base = f"({one}−{two})÷{base_text}", larger.value - smaller.value, before.value
        spread = _rounding(before) + _rounding(after)
        return _stated_wrong(terms, gap, base, rate, spread, _rounding(before))
    if not difference or not change.difference_direction:
        return ""
    known = before or after
    if not known or known.unit != difference.unit:
        return ""
    gap, spread = difference.value, _rounding(difference)
    one, two = _shown(gap, known.value, of=(difference, known))
    if before:
        return _stated_wrong(f"{one}÷{two}", gap, before.value, rate, spread, _rounding(before))
    sign, mark = (-1, "−") if change.difference_direction == "增" else (1, "+")
    base = known.value + sign * gap
    if not base and rate.value and known is change.after:
        return f"{known.text}里增加了{difference.text}，原数是0，不能写增长{rate.text}"
    base_spread = _rounding(known) + _rounding(difference)
    return _stated_wrong(f"{one}÷({two}{mark}{one})", gap, base, rate, spread, base_spread)


def _stated_wrong(
    terms: str, gap: Decimal, base: Decimal, rate: Quantity, spread: Decimal, base_spread: Decimal
) -> str:
    """Compare a rate with gap ÷ base, of which either may be off by its spread from rounding."""
    if base <= base_spread:
        return ""
    true = gap / base * _HUNDRED
    if not _off(true, rate, (spread + true / _HUNDRED * base_spread) / base * _HUNDRED):
        return ""
    return f"{terms}={_percent(gap, base, rate)}%，不是{plain(rate.value)}%"


def _off(true: Decimal, rate: Quantity, spread: Decimal) -> bool:
    """Return whether a stated rate is beyond tolerance, its rounding and that of its numbers."""
    allowed = max(_FINEST, Decimal(1).scaleb(-rate.places) / 2 + Decimal("0.000001"))
    return abs(true - abs(rate.value)) > allowed + spread


def _rounding(quantity: Quantity) -> Decimal:
    """Return half of the last place of a number that was rounded; a count is exact."""
    return step(quantity) / 2 if quantity.is_rounded else Decimal(0)


def _value(quantity: Quantity) -> Decimal:
    return quantity.value


def _percent(part: Decimal, whole: Decimal, rate: Quantity) -> str:
    places = Decimal(1).scaleb(-max(rate.places, 2))
    return plain((part / whole * _HUNDRED).quantize(places, ROUND_HALF_UP))


def _shown(*values: Decimal, of: Sequence[Quantity]) -> list[str]:
    """Write values in the smallest multiplier that the quantities they come from are in."""
    exponent = min(quantity.exponent for quantity in of)
    return [plain(value.scaleb(-exponent)) for value in values]


def _hit(
    passage: Passage, start: int, end: int, message: str, level: Severity | None = None
) -> Hit:
    words = shortened(passage.text[start:end])
    return Hit(passage.path, f"{quoted(words)}：{message}", "核对这几个数，改正算错的一个", level)
