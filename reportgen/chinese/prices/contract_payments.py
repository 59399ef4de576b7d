"""What was paid of a contract by its own percentages, and out of money that was received.

So 合同价80万元，开工付30%。开工后支付首笔款24万元; 结算价62万元，预留5%的质保金3.1万元;
收到补助35万元。用这笔资金，先后购置甲A、乙B，合计支付C.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.exactness import HUNDRED, step
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_KEPT_BACK = "(?:工程|项目)?(?:质量?保证?金|质保金|质量保修金|保修金|保留金|履约保证金)"
MAY_BE_KEPT_BACK = Sign(
    f"{_KEPT_BACK}[^，。；]{{0,12}}[0-9]", words("质保金 保证金 保修金 保留金 质量保")
)
"""What may tell of money kept back until a work has lasted."""

_KEEPS = "(?:预留|扣留|暂扣|留存|留置|扣除|预扣|提留|留|扣)"
_RATE_FIRST = lazy_pattern(
    f"(?:的?(?:比例|标准))?，?(?:作为|共?{_KEEPS})?了?的?{_KEPT_BACK}(?:为|共计?|计)?"
)
_RATE_WITHIN = lazy_pattern("[)）](?:为|共计?|计)?")
_RATE_BEHIND = lazy_pattern(f"{_KEPT_BACK}(?:[（(]|比例为?|按)$")
_BY_RATE = lazy_pattern(f"(?:按照?|{_KEEPS})[^，。；0-9]{{0,16}}$")
_PRICE = lazy_pattern("合同|结算|审定|审计|造价|中标|成交|总价|工程款|价款|总投资")
_NAMED_PRICE = lazy_pattern("(?P<price>合同|结算|审定|中标|成交)[^，。；0-9]{0,8}$")

MAY_BE_STAGE = Sign(
    "付(?:款?|合同[^，。；0-9]{0,6})[0-9]{1,3}(?:[.][0-9]+)?[%％]|%[，（]?[即计][^，。；0-9]{0,4}[0-9]",
    each_of("付款", DIGITS) | words("付合同 %即 %计 %，即 %，计 %（即"),
)
"""What may tell at which stage how much of a contract is to be paid."""

_STAGE = lazy_pattern("开工|进场|签[订约]|到货|主体|[完竣]工|验收|上线|交付|安装|审[计定]|质保期满")
_FIRST = lazy_pattern("首[笔付期批]|第一[笔期次]|预付款?")
_BATCH = lazy_pattern("第[一二三四][批笔期次]|预付|进度款|尾款|余款|剩余")
_SPELT_OUT = lazy_pattern("[，（]?(?:即|计|也就是)(?:支?付)?(?:款)?")
_TO_PAY = lazy_pattern("(?:支付|预付|付至|付|拨付)[^，。；0-9]{0,12}$")
_UP_TO = lazy_pattern("[付拨]至|累计|达到")
_CONTRACT = lazy_pattern("(?:合同|中标|成交)(?:总?价款?|总?金额|总?额)?(?:为|是|共)?$")
_OTHERWISE = lazy_pattern(
    "变更|核减|核增|审减|审定|结算价|补充协议|增加工程|另|扣[款除减]|抵扣|安全文明|先后|[两二三四]次|累计|部分"
)

_FUNDS = "(?:专项|补助|救灾|上级)*(?:资金|经费|补助款?|款项?|拨款|钱|专款)"
MAY_BE_PAID_FROM = Sign(
    f"(?:[从用以]|利用|使用|动用)(?:了)?(?:这笔|该笔|这项|此项|该项?|上述|其){_FUNDS}",
    words("从这 从此 从该 从上 从其 用这 用该 用此 用上 以这 以该 以此 用了这"),
)
"""What may tell of money that is paid from what was received."""

_PAYS = lazy_pattern(f"{MAY_BE_PAID_FROM.pattern.pattern}(?:[中里内])?")
_IN_ALL = lazy_pattern("^(?:合计|共计?|总计|总共|一共|累计)[^，。；0-9]{0,10}$")
_PAID = lazy_pattern("支[付出]|拨付|购[买置]|采购|使用|用[去于]|发放|[花付][去了]?|列支|兑付")
_CAME = lazy_pattern("收到|到位|到账|下达|拨[来入付给]|安排|争取|[获筹]|捐赠|补助|资金|经费|款")
_MORE = lazy_pattern(
    "自筹|不足|缺口|另|结[转余]|垫|补足|差额|配套|其余|统筹|超[出支]|加上|连同|合并|已付|自有|解决|预算"
)


class ShareOfPrice(NamedTuple):
    """A sum said to be so many percent of a price."""

    price: Statement
    rate: Statement
    paid: Statement


class PaidFrom(NamedTuple):
    """What was received, and what is said to have been paid from it."""

    had: Statement
    paid: Statement


def read_kept_back(statements: Sequence[Statement]) -> Iterator[ShareOfPrice]:
    """Return what is kept back at a rate of none of the prices that the text tells."""
    for at, rate in enumerate(statements[:-1]):
        kept = statements[at + 1]
        if rate.unit != "%" or kept.unit != "元" or kept.period != rate.period:
            continue
        if not _is_kept_at(rate, kept) or not (rate.is_exact and kept.is_exact):
            continue
        sums = [one for one in statements if one.unit == "元" and one is not kept]
        prices = [one for one in sums if _PRICE.search(one.lead) and one.begin < kept.begin]
        if named := _NAMED_PRICE.search(rate.lead):
            prices = [one for one in prices if named["price"] in one.lead] or prices
        if prices and not any(_is_share(one, rate, kept) for one in sums):
            yield ShareOfPrice(prices[-1], rate, kept)


def _is_kept_at(rate: Statement, kept: Statement) -> bool:
    """Return whether money is kept back at a rate: 按5%预留质保金A, 质保金（5%）A."""
    if _RATE_BEHIND.search(rate.gap) and _RATE_WITHIN.fullmatch(kept.gap):
        return True
    return _BY_RATE.search(rate.lead) is not None and _RATE_FIRST.fullmatch(kept.gap) is not None


def _is_share(price: Statement, rate: Statement, part: Statement) -> bool:
    """Return whether a sum is so many percent of another, as exactly as they are written."""
    made = price.quantity.value * rate.quantity.value / HUNDRED
    spread = (
        step(price.quantity) / 2 * rate.quantity.value / HUNDRED if price.quantity.places else 0
    )
    return abs(made - part.quantity.value) <= step(part.quantity) + spread


def read_stage_payments(statements: Sequence[Statement]) -> Iterator[ShareOfPrice]:
    """Return what was paid at a stage of a contract that its percentage for that does not make."""
    prices = [one for one in statements if one.unit == "元" and _CONTRACT.search(one.lead)]
    if len(prices) != 1 or not prices[0].is_exact or _OTHERWISE.search(prices[0].text):
        return
    (price,) = prices
    yield from _spelt_out(price, statements)
    rates = [one for one in statements if one.unit == "%" and one.begin >= price.quantity.end]
    rates = [one for one in rates if _TO_PAY.search(one.lead) and one.is_exact]
    if not rates or any(_UP_TO.search(one.lead) for one in rates):
        return
    last = rates[-1].quantity.end
    paid = [one for one in statements if one.unit == "元" and one.begin >= last and one.is_exact]
    for at, one in enumerate(paid):
        if one.role != "level":
            continue
        if at == 0 and len(rates) > 1 and _FIRST.search(one.lead):
            rate = rates[0]
        elif (stage := _STAGE.findall(one.gap)) and len(stage) == 1:
            told = [each for each in rates if stage[0] in each.gap]
            if len(told) != 1:
                continue
            rate = told[0]
        else:
            continue
        if not any(_is_share(price, each, one) for each in rates):
            yield ShareOfPrice(price, rate, one)
            return  # what is paid next is what is left


def _spelt_out(price: Statement, statements: Sequence[Statement]) -> Iterator[ShareOfPrice]:
    """Return the percentages that are told with what they are: 首批30%即36万元."""
    for rate, paid in pairwise(statements):
        alike = rate.unit == "%" and paid.unit == "元" and paid.role == "level"
        if not alike or _UP_TO.search(rate.lead) or not _SPELT_OUT.fullmatch(paid.gap):
            continue
        is_part = _STAGE.search(rate.gap) or _FIRST.search(rate.gap) or _BATCH.search(rate.gap)
        if is_part and rate.is_exact and paid.is_exact and not _is_share(price, rate, paid):
            yield ShareOfPrice(price, rate, paid)


def read_paid_from(statements: Sequence[Statement]) -> Iterator[PaidFrom]:
    """Return where more is paid from money than was received."""
    if not statements:
        return
    text = statements[0].text
    for found in _PAYS.finditer(text):
        before = [one for one in statements if one.quantity.end <= found.start()]
        after = [one for one in statements if one.quantity.start >= found.end()]
        if not before or not after or before[-1].unit != "元" or not before[-1].is_exact:
            continue
        had, first = before[-1], after[0]
        if had.period < first.period - 1 or had.verb or not _CAME.search(had.gap):
            continue
        sums = [one for one in after if one.period == first.period and one.unit == "元"]
        if not sums or _MORE.search(text, had.begin, _end_of(sums[-1])):
            continue
        closing = [one for one in sums if _IN_ALL.search(one.lead)]
        if not closing and not _PAID.search(text, found.end(), first.quantity.start):
            continue
        paid = closing[0] if closing else sums[0]
        if paid.role == "level" and paid.is_exact and paid.quantity.value > had.quantity.value:
            yield PaidFrom(had, paid)


def _end_of(one: Statement) -> int:
    """Return where the sentence of a figure ends."""
    end = one.text.find("。", one.quantity.end)
    return len(one.text) if end < 0 else end
