"""Shares of a price that were agreed on in words: 按3：4：3分三期, 付六成, 下浮6%中标."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import HUNDRED, step
from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.prices.factored_amounts import written_as
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement
    from reportgen.chinese.prices.products import WrittenProduct

_TENTHS = "一二两三四五六七八九"
MAY_BE_AGREED = Sign(
    f"按照?[0-9]{{1,2}}[：:∶][0-9]|(?:下浮|让利)[^，。；0-9]{{0,6}}[0-9]|[{_TENTHS}]成",
    each_of("按照", DIGITS) | words("下浮 让利") | each_of(_TENTHS, "成"),
)
"""What may tell of agreed shares of a price."""

_RATIO = lazy_pattern("按照?(?P<terms>[0-9]{1,2}(?:[：:∶][0-9]{1,2}){1,4})(?![0-9.％%])")
_MARK = lazy_pattern("[：:∶]")
_CEILING = lazy_pattern("控制总?价|最高限价|预算价|招标限价|拦标价|评审价")
_DEAL = lazy_pattern("合同|中标|成交|签[订约]")
_OF_DEAL = lazy_pattern("的[^，。；0-9]{0,6}合同")
_CUT = lazy_pattern("(?:下浮|让利)(?:率|幅度|比例)?(?:为|了)?$")
_PRICE = lazy_pattern("合同|总价|中标|审定|造价|成交|价款")
_TENTH = lazy_pattern(
    f"(?<![0-9一二三四五六七八九十占])(?P<tenths>[{_TENTHS}])成(?:工程款|资金|款项?|尾款|，?即|，?计|，?共|，?也就是|为|的)*$"
)
_STAGE = "开工|进场|签[订约]|到货|主体|[完竣]工|验收|上线|交付|安装|封顶|审[计定]"
_AGREED = lazy_pattern(
    f"(?P<stage>{_STAGE})[^，。；、0-9]{{0,6}}付[^，。；、0-9]{{0,6}}?(?P<tenths>[{_TENTHS}])成"
)
_PAID = lazy_pattern("付")
_OTHERWISE = lazy_pattern(
    "变更|增项|签证|暂列|不可竞争|扣[除减款]|核[减增]|审减|补充协议|左右|约[0-9]|先后|累计|[多少实预]付|抵扣"
)
_DENIED = lazy_pattern("(?:[没并中]?[无未]|没有|不)[^，。；0-9]{1,16}")
_TEN, _FAR, _MANY = Decimal(10), Decimal("0.1"), 16


def read_agreed_shares(statements: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return the shares that were told beside what they are of, and are not so much."""
    money = [one for one in statements if one.unit == "元" and one.is_exact and not one.verb]
    if len(money) > 1 and not _OTHERWISE.search(_DENIED.sub("", statements[0].text)):
        yield from _in_proportion(money)
        yield from _below_ceiling(statements, money)
        yield from _in_tenths(money)


def _in_proportion(money: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return 140万元按3：4：3分三期支付：42万元、58万元、42万元."""
    ends = [one.quantity.end for one in money]
    for found in _RATIO.finditer(money[0].text):
        terms = [int(term) for term in _MARK.split(found["terms"])]
        at = bisect_right(ends, found.start())
        before, parts = money[max(0, at - 1) : at], money[at : at + len(terms)]
        if not before or not sum(terms):
            continue
        whole = before[0]
        shares = [Decimal(term) / sum(terms) for term in terms[: len(parts)]]
        made = [whole.quantity.value * share for share in shares]
        fits = [
            abs(true - one.quantity.value) <= step(one.quantity) / 2
            for true, one in zip(made, parts, strict=True)
        ]
        if any(fits) and not all(fits):
            at = fits.index(False)
            if abs(made[at] - parts[at].quantity.value) <= whole.quantity.value * _FAR:
                text = f"{whole.quantity.text}×{terms[at]}÷{sum(terms)}"
                yield written_as(text, [whole], parts[at], made[at])


def _below_ceiling(
    statements: Sequence[Statement], money: Sequence[Statement]
) -> Iterator[WrittenProduct]:
    """Return 控制价300万元，下浮6%，合同价285万元."""
    for rate in statements:
        if rate.unit != "%" or not rate.is_exact or not _CUT.search(rate.lead):
            continue
        tops = [
            one for one in money if _CEILING.search(one.lead) and one.quantity.end <= rate.begin
        ]
        deals = [
            one for one in money if tops and one.begin >= tops[-1].quantity.end and _is_deal(one)
        ]
        if not deals:
            continue
        top, deal = tops[-1], deals[0]
        kept = (HUNDRED - rate.quantity.value) / HUNDRED
        made = top.quantity.value * kept
        spread = step(deal.quantity) / 2 + top.quantity.value * step(rate.quantity) / HUNDRED / 2
        if spread < abs(made - deal.quantity.value) <= made * _FAR:
            text = f"{top.quantity.text}×（1−{rate.quantity.text}）"
            yield written_as(text, [top], deal, made)


def _is_deal(one: Statement) -> bool:
    is_named = _DEAL.search(one.lead) is not None and not _CEILING.search(one.lead)
    return is_named or _OF_DEAL.match(one.text, one.quantity.end) is not None


def _in_tenths(money: Sequence[Statement]) -> Iterator[WrittenProduct]:
    """Return 合同价88万元，付六成即52.8万元，另外四成36.2万元, or what was paid at such a stage."""
    prices = [one for one in money if _PRICE.search(one.lead) and not _TENTH.search(one.lead)]
    if len(prices) != 1:
        return
    (price,) = prices
    agreed = {found["stage"]: found for found in _AGREED.finditer(price.text)}
    for one in money:
        if one.begin < price.quantity.end:
            continue
        told = _TENTH.search(one.lead) or _agreed(one, agreed)
        if told is None:
            continue
        tenths = _number(told)
        made = price.quantity.value * tenths / _TEN
        if step(one.quantity) / 2 < abs(made - one.quantity.value) <= price.quantity.value * _FAR:
            text = f"{price.quantity.text}×{told['tenths']}成"
            yield written_as(text, [price], one, made)


def _agreed(one: Statement, agreed: dict[str, re.Match[str]]) -> re.Match[str] | None:
    """Return the agreed share of the stage at which a sum was paid."""
    if not _PAID.search(one.gap):
        return None
    stages = [found for stage, found in agreed.items() if stage in one.gap]
    return stages[0] if len(stages) == 1 and stages[0].end() < one.begin else None


def _number(told: re.Match[str]) -> int:
    return chinese_integer(told["tenths"].replace("两", "二")) or 0
