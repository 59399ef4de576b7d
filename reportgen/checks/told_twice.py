"""Rates and amounts that one passage tells twice, each time with another number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted, shortened
from reportgen.chinese.rates.rates_again import MAY_BE_RATE_AGAIN, read_rates_again
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.totals.sources_again import MAY_BE_SOURCE, read_sources_again
from reportgen.findings import path_text
from reportgen.model.absent import is_absent
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_AGAINST = "(?:与(?:上年|去年)(?:同期)?相比|同比|[比较](?:上年|去年)(?:同期)?)"
_GROWN = lazy_pattern(
    "(?P<name>[\u4e00-\u9fff]{1,5}(?:收入|支出|产值|投资|经费))(?:实现|完成|达到?|为|共)*"
    f"(?:[0-9.]+[万亿]*元)?，?{_AGAINST}(?:增长|下降|增加|减少)(?P<rate>[0-9.]+)[%％]"
)
_MAY_HAVE_GROWN = Sign(
    "[比期年](?:(?<=[同相]比)|(?<=同期)|(?<=[上去]年))[增下减][长降加少][0-9.]+[%％][^\n]{4,160}?"
    "[比期年](?:(?<=[同相]比)|(?<=同期)|(?<=[上去]年))[增下减][长降加少][0-9]",
    each_of("比期年", "增下减"),
)
_OF_ALL = lazy_pattern("^[\u4e00-\u9fff]?(?:全[镇乡县市区年]|本年|我[镇县]|年)")
_OTHER_BASIS = lazy_pattern("口径|剔除|扣除|其中|[0-9]月|季度|半年|[\n]|前年|预算")
_SOME_OF_ALL = lazy_pattern(
    "企业|单位|居民|农民|园区|行业|部门|规[上模]|本级|[省市县区镇乡村]级|民营|国有|个体|外资"
)
_CLAUSE_END = lazy_pattern("[，,。；;：:！？\n]")
_REACH = 40

_ITEM_TWICE = Sign(
    "(?:^|(?<=[\n。；]))(?:[0-9]{1,2}[、.．])?(?P<name>[^，。；0-9]{4,80}?)(?P<head>[0-9][0-9,]*(?:[.][0-9]+)?)万元[，。](?:主要)?用于"
    "[^0-9\n]{2,160}[，。](?P<again>[^，。；0-9]{2,40})?年初预算数?为?(?P<planned>[0-9][0-9,]*(?:[.][0-9]+)?)万元，"
    "(?:本年|全年|20[0-9]{2}年)?支出?决算数?为?(?P<spent>[0-9][0-9,]*(?:[.][0-9]+)?)万元",
    words("，用于 。用于 要用于"),
)
"""An item of the accounts: its amount, what it is for, its budget and what was spent."""


def told_twice(subject: Subject) -> Iterator[Hit]:
    """Return the rates and amounts that a passage tells twice."""
    yield from _grown_twice(subject)
    yield from _rated_twice(subject)
    yield from _given_twice(subject)
    for passage in subject.passages_with(_ITEM_TWICE):
        for found in _ITEM_TWICE.pattern.finditer(passage.text):
            head, planned, spent = (
                Decimal(found[name].replace(",", "")) for name in ("head", "planned", "spent")
            )
            if head not in (planned, spent) and (found["again"] or found["name"]) in found["name"]:
                yield Hit(
                    passage.path,
                    f"{quoted(found['name'] + found['head'] + '万元')}，后面又写支出决算为"
                    f"{found['spent']}万元，同一项写了两个数",
                    "与决算表核对，改成同一个数",
                )


def _given_twice(subject: Subject) -> Iterator[Hit]:
    """Return where one source is told to have given what all of them did together."""
    for passage in subject.passages_with(MAY_BE_SOURCE):
        if not passage.rough.has_column_of("元"):
            continue
        for found in read_sources_again(passage.statements):
            first, again = (
                quoted(one.lead + one.quantity.text) for one in (found.part, found.again)
            )
            whole = found.total.quantity.text
            yield Hit(
                passage.path,
                f"这里写{again}，前面写{first}，各来源合起来才是{whole}",
                "核对资金文件，改正这一项来源的数",
            )


def _grown_twice(subject: Subject) -> Iterator[Hit]:
    """Return where a passage tells two rates by which one thing grew against the year before."""
    for passage in subject.passages_with(_MAY_HAVE_GROWN):
        first: dict[str, re.Match[str]] = {}
        for found in _GROWN.finditer(passage.text):
            earlier = first.setdefault(_OF_ALL.sub("", found["name"]), found)
            between = passage.text[earlier.end() : found.start()]
            if _are_of_others(passage.text, earlier, found):
                continue
            if earlier["rate"] != found["rate"] and not _OTHER_BASIS.search(between + found[0]):
                words = quoted(earlier[0]), quoted(found[0])
                yield Hit(
                    passage.path,
                    f"{words[0]}，又写{words[1]}，同一个数与上年相比写了两个增幅",
                    "与决算核对，改成同一个增幅；口径不同的，写明口径",
                )


def _are_of_others(text: str, *grown: re.Match[str]) -> bool:
    """Return whether two names differ in what stands before them: 城镇居民…收入, 农村居民…收入."""
    one, other = (
        _OF_ALL.sub(
            "", _CLAUSE_END.split(text[max(0, each.start() - _REACH) : each.start("name")])[-1]
        )
        for each in grown
    )
    if not one or not other:
        return _SOME_OF_ALL.search(one or other) is not None  # 全镇实现产值, 规模企业实现产值
    return not (one.endswith(other) or other.endswith(one))


def _rated_twice(subject: Subject) -> Iterator[Hit]:
    """Return where a rate of one name has another number than where it was told before."""
    places = subject.places_with(MAY_BE_RATE_AGAIN)
    if len(places) <= 1:
        return
    year = "" if is_absent(subject.report.year) else str(subject.year)
    for first, again in read_rates_again(subject.text, places, year):
        passage = subject.passage_at(again.start)
        where = path_text(subject.passage_at(first.start).path)
        words, said = (
            quoted(shortened(subject.text[one.start : one.end])) for one in (again, first)
        )
        yield Hit(
            passage.path,
            f"这里写{words}，“{where}”写{said}，同一个{again.kind}写了两个数",
            "核对台账，改成同一个数；说的不是一回事的，写清楚各是什么",
        )
