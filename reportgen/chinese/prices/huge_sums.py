"""Sums that a town had or spent of many times its budget: 印刷费支出12000万元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.prices.magnitudes import FEE
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.statements import Statement

MAY_BE_HUGE = Sign("[入出金费助元](?:为|共|达|计|了)*[0-9][0-9.]*亿元", words("亿元"))
"""What may tell of hundreds of millions that a town had or spent."""

MAY_BE_HUGE_FEE = Sign(
    "[费助贴金转余](?:支出|开支)?(?:共计|合计|为|共|达|计|是)*[0-9,]{4,}(?:[.][0-9]+)?万元",
    each_of("费助贴金转余", "0123456789支开共合为达计是"),
)
"""What may tell of tens of millions that one kind of fee came to, or that were left over."""

_LEFT = lazy_pattern("(?:年末|年底|期末)[^，。；0-9]{0,2}(?:结转|结余)(?:为|共|计)*$")

_SMALL_FEE = lazy_pattern(
    "(?:(?:接待|会议|培训|差旅|办公|印刷|咨询|水电?|电|邮电|报刊征订|征订|物业|保洁|宣传|演练|演习|油料|燃油|伙食|误餐|误工"
    "|值班|慰问|检查|体检|活动|租赁|审计|评审|评价|服务|检测|保险|药品|资料|交通|食宿|用餐|劳务)"
    "(?:经费|费用|费)|(?:误工|值班|误餐)(?:补贴|补助)|奖金|慰问金|保费)(?:支出|开支)?(?:共计|合计|为|共|达|计|是)*$"
)
_OF_TOWN = lazy_pattern(
    "(?:财政(?:总|预算)?(?:收入|支出)|公共预算(?:收入|支出)|(?:财政|预算|[全我][镇乡]|镇级)总(?:收入|支出)"
    "|(?:争取|到位|拨付|下达|落实|投入|筹集|整合|安排|使用|拨入)[^，。；0-9]{0,12}(?:资金|经费|补助|专款))"
    "(?:总额|合计|共计|共|为|达到?|计|了)*$"
)
_OF_MORE_THAN_TOWN = lazy_pattern(
    "[县市省区州国]|中央|财政部|两重|各级|社会|民间|企业|招商|外资|信贷|贷款|银行|累计|带动|撬动|引导|高速|铁路|园区"
)
_OTHER_LEVEL = lazy_pattern(
    "[省市县区州][级本直]|[全各][县市省区国州]|[0-9]个[县市区]|季度|半年|[0-9]月|上年|去年"
)
_OF_HIGHER_LEVEL = lazy_pattern("[全各][国省市县区州]|中央(?!八项|决策|精神)|财政部|省级|市级|县级")
_OF_OURS = lazy_pattern("[全我本][镇乡]|本单位|我单位|本级")
_LEAST_HUGE, _TIMES_BUDGET, _TIMES_FOR_FEE, _TIMES_FOR_SMALL_FEE = 1_000_000_000, 300, 10, 5
_TIMES_LEFT = 100


def read_huge(statements: Sequence[Statement], budget: Decimal) -> Iterator[Statement]:
    """Return the sums that a town had or spent of many times its budget, which is in 元."""
    for one in statements:
        if one.unit != "元" or _OF_MORE_THAN_TOWN.search(one.gap):
            continue
        value = one.quantity.value
        is_fee = value >= budget * _TIMES_FOR_FEE and FEE.search(one.lead)
        is_fee = is_fee or (value >= budget * _TIMES_FOR_SMALL_FEE and _SMALL_FEE.search(one.lead))
        is_left = value >= budget * _TIMES_LEFT and not one.quantity.text.endswith("亿元")
        is_fee = is_fee or (is_left and _LEFT.search(one.lead))
        is_huge = value >= _LEAST_HUGE and value >= budget * _TIMES_BUDGET
        if not is_fee and not (is_huge and _OF_TOWN.search(one.lead)):
            continue
        first = one.text.rfind("。", 0, one.begin) + 1
        if _OTHER_LEVEL.search(one.text, first, one.quantity.start):
            continue
        yield one


def is_of_higher_level(before: str) -> bool:
    """Return whether what is told before a sum is of a county or of more, and not of the town."""
    higher = [found.end() for found in _OF_HIGHER_LEVEL.finditer(before)]
    ours = [found.end() for found in _OF_OURS.finditer(before)]
    return max(higher, default=-1) > max(ours, default=-1)
