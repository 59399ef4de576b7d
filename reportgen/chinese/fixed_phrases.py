"""Fixed terms of budgets and final accounts with one character lost or another in its place."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.chinese.marked_text import MarkedText
    from reportgen.chinese.signs import Marks

_PHRASES = (
    "一般公共预算财政拨款",
    "政府性基金预算",
    "国有资本经营预算",
    "社会保险基金预算",
    "财政专户管理资金",
    "一般公共服务支出",
    "社会保障和就业支出",
    "文化旅游体育与传媒支出",
    "灾害防治及应急管理支出",
    "自然资源海洋气象等支出",
    "城乡社区支出",
    "卫生健康支出",
    "住房保障支出",
    "节能环保支出",
    "交通运输支出",
    "科学技术支出",
    "公共安全支出",
    "粮油物资储备支出",
    "资源勘探工业信息等支出",
    "机关事业单位基本养老保险缴费支出",
    "机关事业单位职业年金缴费支出",
    "行政事业单位养老支出",
    "行政事业单位医疗",
    "公务员医疗补助",
    "住房公积金",
    "工资福利支出",
    "商品和服务支出",
    "对个人和家庭的补助",
    "资本性支出",
    "公务用车购置及运行维护费",
    "公务用车运行维护费",
    "因公出国（境）费",
    "附属单位上缴收入",
    "上级补助收入",
    "使用非财政拨款结余",
    "预算绩效管理",
    "部门整体支出绩效",
    "国库集中支付",
    "政府购买服务",
    "机关运行经费",
    "非税收入",
    "政府性基金预算财政拨款",
    "国有资本经营预算财政拨款",
    "年初结转和结余",
    "年末结转和结余",
    "上年结转和结余",
    "年初结转结余",
    "年末结转结余",
    "上年结转结余",
    "因公出国（境）费用",
    "绩效自评工作",
    "政府采购货物支出",
    "政府采购服务支出",
    "政府采购工程支出",
    "财政拨款支出",
    "财政拨款收入",
    "一般公共预算支出",
    "一般公共预算收入",
    "对个人和家庭的补助支出",
    "对个人和家庭补助支出",
)
_LOST_ONLY = (
    "乡村振兴战略",
    "人居环境整治",
    "安全生产工作",
    "安全生产责任",
    "安全生产隐患",
    "森林防火工作",
    "国有资产管理制度",
    "高标准农田建设",
    "脱贫攻坚成果",
    "最低生活保障",
    "基层组织建设",
    "基础设施建设",
    "生态环境保护",
    "社会治安综合治理",
    "矛盾纠纷排查",
    "退役军人事务",
    "退役军人服务",
    "农业技术推广",
    "动物疫病防控",
    "残疾人两项补贴",
    "综合行政执法",
    "政府信息公开",
    "党风廉政建设",
    "精神文明建设",
    "意识形态工作",
    "绩效目标申报",
    "绩效目标管理",
    "绩效运行监控",
    "预算执行进度",
    "机关正常运转",
    "城乡居民基本医疗",
    "城乡居民养老保险",
    "基本公共卫生服务",
    "义务教育阶段",
    "农村饮水安全",
    "地质灾害防治",
    "财务管理制度",
    "内部控制制度",
    "资产管理制度",
    "存量资金盘活",
    "中央八项规定精神",
    "厉行勤俭节约",
    "厉行节约反对浪费",
    "党政机关厉行节约",
)
"""Phrases in which another word may stand for one of theirs, but none is lost."""

_HEAD = 3
_OTHER_TERMS = frozenset(("机关运转经费",))
"""What differs from a phrase in one character and is a term as well."""

_JOINING = frozenset("和与及或、的")


class TornPhrase(NamedTuple):
    """What stands at ``start`` in place of a fixed phrase."""

    start: int
    written: str
    phrase: str


def fixed_phrases() -> tuple[str, ...]:
    """Return all phrases that nothing is to be left out of."""
    return _PHRASES + _LOST_ONLY


def read_torn_phrases(marked: MarkedText) -> Iterator[TornPhrase]:
    """Return where a fixed phrase lacks one character within, or has another in its place.

    Its first three characters and its last stand as they should; 和 for 与 is no mistake.
    """
    text, by_head = marked.text, _by_head()
    for at, head in marked.places_of(_heads()):
        if text.startswith(by_head[head], at):
            continue
        for phrase in by_head[head]:
            if written := _torn(text, at, phrase):
                yield TornPhrase(at, written, phrase)
                break
    for at, written in marked.places_of(_shortened()):
        yield TornPhrase(at, written, _by_shortened()[written])


@cache
def _by_head() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for phrase in _PHRASES:
        found.setdefault(phrase[:_HEAD], []).append(phrase)
    return {head: tuple(sorted(those, key=len, reverse=True)) for head, those in found.items()}


@cache
def _heads() -> Marks:
    return frozenset(_by_head())


@cache
def _by_shortened() -> dict[str, str]:
    """Return the phrases of which none may lack a character, by what is left without it."""
    return {
        phrase[:at] + phrase[at + 1 :]: phrase
        for phrase in _LOST_ONLY
        for at in range(_HEAD, len(phrase) - 1)
        if phrase[at] not in phrase[at - 1 : at + 2 : 2]
    }


@cache
def _shortened() -> Marks:
    return frozenset(_by_shortened())


def _torn(text: str, at: int, phrase: str) -> str:
    """Return what a text has at a place in the stead of a phrase; nothing where it is another."""
    same = _HEAD
    while same < len(phrase) and text[at + same : at + same + 1] == phrase[same]:
        same += 1
    if same >= len(phrase) - 1:
        return ""
    rest = phrase[same + 1 :]
    if text.startswith(rest, at + same) and phrase[same - 1] != phrase[same]:
        written = text[at : at + same + len(rest)]
        return "" if written in _PHRASES or phrase[same] in _OMITTED else written
    other = text[at + same : at + same + 1]
    if len(rest) > 1 and text.startswith(rest, at + same + 1) and "\u4e00" <= other <= "\u9fff":
        written = text[at : at + len(phrase)]
        return "" if {other, phrase[same]} & _JOINING or written in _OTHER_TERMS else written
    return ""


_OMITTED = frozenset("的“”（）")
