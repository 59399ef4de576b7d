"""How often something is done and how often it was in the year: 每月接访2次，全年共接访26次."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.numerals import chinese_integer
from reportgen.chinese.prices.products import WrittenProduct
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_OFTEN = (
    "每(?:个)?(?P<per>月|季度|季|半年|周)(?P<does>[^，。；、0-9一二两三四每]{0,12})"
    "(?P<times>[0-9]{1,2}|[一二两三四五六])(?P<unit>次|场|期|轮)"
)
MAY_BE_OFTEN = Sign(
    f"{_OFTEN}[^。；]{{0,60}}?[0-9]{{1,3}}(?P=unit)", words("每月 每季 每半 每周 每个")
)
"""What may tell how often something is done, and how often it was."""

_DONE = lazy_pattern(
    f"{_OFTEN}(?P<what>[^，。；、0-9]{{0,14}})(?P<between>(?:，[^，。；0-9]{{2,16}}){{0,2}})"
    "，(?P<done>[^，。；、0-9]{0,14}?)(?P<total>[0-9]{1,3})(?P=unit)(?!以上|左右)"
)
_YEAR = lazy_pattern("全年|一年|年内|本年|今年|当年|[0-9]{4}年|雷打不动|从[未不]间断|从[未不]缺")
_FILL = lazy_pattern(
    "[0-9]{4}年|全年|一年来?|年内|本年度?|今年|当年|总共|共计?|累计|合计|总计|先后|已经?|实际|按时|均|了"
)
_NOT_ALL = lazy_pattern(
    "至少|不少于|不低于|以上|原则|平均|各|分别|每(?:名|人|村|户|组|位|所|家)|[0-9]个|[0-9](?:名|人|支|家|所)|[0-9](?:至|到|—|-)?[0-9]*月|[起来](?=，)"
    "|期间?|季(?!度)|加(?!强|快|大)|增加|临时|另|专题|额外|除|因|受|停|取消|假|春节|目标|计划|应|拟|上年|去年|其中|少|多|未(?!间断|缺)|没有|合并|推迟|试行"
)
_WHY = lazy_pattern(
    "因(?!此|而)|由于|[受除]|假|春节|[少多]|停|取消|加[密开]|增|推迟|合并|另|专题|月(?:份|没|未|只|开)"
)
"""What tells why it was not as often as each month, within the sentence or the next."""

_TIMES = {"月": 12, "季度": 4, "季": 4, "半年": 2, "周": 52}
_WEEKS_MOST, _BEFORE, _NEAR = 53, 8, Decimal("0.3")
_NAMES = {"月": "12个月", "季度": "4个季度", "季": "4个季度", "半年": "2个半年", "周": "52周"}


def read_times_a_year(text: str) -> Iterator[WrittenProduct]:
    """Return what is done so often each month, and was done another number of times in the year.

    ``text`` is a sentence with the one after it, which may tell why.
    """
    found = _DONE.search(text)
    if not found or not _YEAR.search(text, max(0, found.start() - _BEFORE), found.start("total")):
        return
    begin = max(text.rfind(mark, 0, found.start()) for mark in "。；") + 1
    end = found.end("total")
    if text.count("每", begin, end) > 1 or _NOT_ALL.search(text, begin, end):
        return
    if _WHY.search(text, end):
        return
    done = _FILL.sub("", found["done"])
    if (
        done
        and done not in f"{found['does']}{found['what']}"
        and done not in text[begin : found.start()]
    ):
        return
    times, total = _number(found["times"]), int(found["total"])
    made = times * _TIMES[found["per"]]
    is_week = found["per"] == "周"
    if total == made or (is_week and total <= times * _WEEKS_MOST):
        return
    if abs(total - made) > max(made * _NEAR, Decimal(1)):
        return
    yield _written(found, times, made, total)


def _number(written: str) -> int:
    return int(written) if written.isdigit() else chinese_integer(written) or 0


def _written(found: re.Match[str], times: int, made: int, total: int) -> WrittenProduct:
    unit = found["unit"]
    product = f"{times}{unit}×{_NAMES[found['per']]}"
    one = Decimal(1)
    return WrittenProduct(
        found.start(), found.end(), product, Decimal(made), Decimal(total), one / 2, 0, unit
    )
