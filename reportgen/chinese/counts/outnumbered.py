"""Some of what there is told as more than there is: 排查213件，调处218件; 86家中，91家合格."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY, PEOPLE, RATES, same_unit
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.counts.told_again import CountedPlaces
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_DEALT_WITH = (
    "办结|审结|审?执结|化解|调处|调解|整改|处置|解决|回复|答复|合格|采纳|解决[或和、]?(?:部分|基本)?采纳"
    "|验收合格|通过验收|通过评审|检测合格|达标|脱困|脱贫|成功|销号"
)
_RETURNED = "收回|回收"
_HOW = (
    "(?:按时|按期|限时|准时|当场|已|已经|均|都|全部|其中|成功|及时|现场|有效|共|实际"
    "|有|并|检测|检验|抽检|目前|经)*"
)
_TO_FIGURE = "(?:有效|问卷|完毕|到位|成功|的?有|的)*"
_UNITS = frozenset("家个名人户件起处份批条辆台场宗例所项")
_LEAD, _CLAUSE, _LONGEST = 14, 10, 200
_ENDS = words(
    "办结 审结 执结 化解 调处 调解 整改 处置 解决 回复 答复 合格 采纳 验收 评审 达标 脱困 脱贫 成功"
    " 销号 收回 回收 实检 实到 实免 实查 实参 实发 实领 实入 实际 入户 务工 学历 人员 问卷"
    " 出席 到会 参会 到场 参加 参训 到岗 受益 受惠 人口 人数 参保 参合 医保 保险 群众"
    " 教师 代表 委员 党员 会员 股东 完成 兑现 完工 竣工 建成 投用"
)
_AFTER_ENDS, _PASSES = frozenset("有成完到的"), frozenset("通获入合被")
_WITHIN = ("中，", "中有")

_COUNTED = (
    "(?:发出|下发|印发|下达|排查|受理|收到|接到|征集|收集|梳理|发现|查出|检查出|抽检|抽查|交办|转办|承办|接收|送检|立案|帮扶"
    "|申报|申请|采购|购置|检查|登记|审理|复查|上报|交账|建档)"
)
_PAIRS = tuple(
    (
        lazy_pattern(before),
        lazy_pattern(f"(?:[（(][^（）()]{{1,4}}[）)])?[，；、]{_HOW}(?:{after}){_TO_FIGURE}"),
    )
    for before, after in (
        (f"{_COUNTED}[^，。；0-9]{{0,24}}$", _DEALT_WITH),
        ("(?:发放|发出|投放|下发|派发)[^，。；0-9]{0,12}[卷表]$", _RETURNED),
        (
            "(?:回收|收回)(?:问卷|调查表|表)?(?:共|了)*$",
            "(?:有效|合格)(?:问卷|调查表|表)?",
        ),
        (
            "(?<!反)(?<!响)(?<!对)(?<!供)应(?:[检到免查参发领入]|出席)[^，。；0-9]{0,8}$",
            "(?:实[检到免查参发领际]|(?:有|共)?(?:出席|到会|参会|到场|参加|参训))[^，。；0-9]{0,6}",
        ),
        (
            "(?<![女男中])(?:总人口|总人数|户籍人口|在册人口)(?:共计|共有|共|有|为|是)?$",
            "(?:受益|受惠|惠及|覆盖|参保|参合|参加(?!培训)[^，。；0-9]{0,8}(?:医保|医疗保险|养老保险)的?)(?:群众|居民|村民|人口|人数|人员)*(?:达到?|共|为|有)?",
        ),
        (
            "(?<![女男中])(?:职工|公职人员|在职人员|工作人员|人口|劳动力|居民|村民|队伍)(?:共计|共有|共|有|为)?$",
            "(?:外出务工|(?:大专|专科|本科|研究生)(?:及?以上)?学历)的?(?:人员|人数|劳动力)?",
        ),
        ("教职工(?:总数|人数)?(?:共计|共有|共|有|为)*$", "(?:其中)?专任教师(?:有)?"),
        *(
            (
                f"{members}(?:总人?数|人数|名额)?(?:共计|共有|共|总共|为|是|有)*$",
                "(?:实际|本次)?(?:出席|到会|参会)(?:[^，。；0-9]{0,10}(?:大会|会议|会))?的?"
                f"(?:[村居]民|职工|正式)?(?:{members})?(?:共有|共|有|为|达到?)?",
            )
            for members in ("代表", "委员", "党员", "会员", "股东")
        ),
        (
            "已(?:全部|全面)?(?:开工|动工)(?:建设|改造)?$",
            "(?:竣工|完工|建成|投用|投入使用)",
        ),
        (
            "(?:指标|事项|实事|任务|工作|问题)(?:共有?|总共有?|总计)$",
            f"(?:(?:[到至]|截至)?(?:年[底末]|12月底|目前)|现)?{_HOW}(?:完成|办结|兑现|实现|达标)了?",
        ),
    )
)
_SERVING = lazy_pattern("在职(?:人员|职工|干部职工|干部)?(?:共有?|有|为)?$")
_TOOK_PART = lazy_pattern("，(?:实际|共|有|已)*参加[^，。；、0-9]{0,8}")
_ONLY = lazy_pattern("[只仅](?:面向|针对|限|对|有|安排|组织)|限于|不含退休|不包括退休")
"""What only those in service may take part in."""

_OF_THEM = lazy_pattern("[^，。；、0-9]{0,8}中(?:[，,]|(?=有))[^，。；、0-9]{0,14}")
_NOT_OF_THEM = lazy_pattern(
    "其中|另|外|正在|新[增开建]|增加|同比|上年|平均|每|计划|目标|减少|为期|集中"
)
_PASSED = lazy_pattern("(?:通过|获[评得批]|入围|合格|被[评授认])")
_APPLIED = lazy_pattern("申报|申请|报名|参加|参评|送检|抽检|参考|参赛")
_JUST_BEHIND = lazy_pattern("[^，。；、0-9]{0,8}，")
_OF_THE_OTHERS = lazy_pattern(
    "(?:不足|不合格|不达标|不符|缺陷|缺漏)[^，。；]{0,6}，[^，。；]{0,4}(?:合格|达标)"
)
"""What tells that those counted before are the ones that did not: 1处厚度不足，合格48处."""

_OTHERS = lazy_pattern(
    "半年|季度|上年|去年|往年|历年|积案|积压|遗留|旧存|结转|累计|含|存量|此前|新收|新受理|(?<!列入)(?<!纳入)计划|目标"
)


MAY_BE_AMONG = Sign("[\u4e00-\u9fff]{2}中有[^，。；、0-9]{0,8}[1-9]", words("中有"))
"""What may tell how many are some of those counted in a sentence before."""

_AMONG = lazy_pattern(
    "(?P<all>[\u4e00-\u9fff]{3,6})中有[^，。；、0-9]{0,8}?(?P<part>[1-9][0-9]{0,5})(?P<unit>[人名户])"
    "(?![次均])"
)
_ALL_OF_THEM = lazy_pattern(
    "(?:共计|共有|共|总数|有|为)*(?P<whole>[1-9][0-9]{0,5})[人名户](?![次均余])"
)
_NAME = 4


class Among(NamedTuple):
    """Some of those that a sentence before counts, who are more, at ``text[start:end]``."""

    start: int
    end: int
    whole: int
    part: int
    unit: str


def read_more_among(text: str) -> Iterator[Among]:
    """Return 在职职工46人。……在职职工中有党员49人: some who are more than all before them."""
    for found in _AMONG.finditer(text):
        name, begin = found["all"][-_NAME:], text.rfind("\n", 0, found.start()) + 1
        at = text.rfind(name, begin, found.start("all"))
        counted = _ALL_OF_THEM.match(text, at + len(name)) if at >= 0 else None
        if counted and int(counted["whole"]) < int(found["part"]):
            whole, part = int(counted["whole"]), int(found["part"])
            yield Among(found.start(), found.end(), whole, part, found["unit"])


class Outnumbered(NamedTuple):
    """So many things, and the larger figure of what came of them."""

    things: Quantity
    dealt_with: Quantity
    begin: int


def may_be_outnumbered(text: str, places: CountedPlaces) -> Iterator[int]:
    """Return where a figure stands that may tell what became of fewer counted before it.

    ``places`` are those of the figures in the text.
    """
    starts, ends = places
    for index, at in enumerate(starts):
        end = ends[index]
        unit = _unit(text, end)
        if not index or unit not in _UNITS or not _may_be_some(text, at, end, unit):
            continue
        first = max(0, at - _LONGEST)
        begin = max(text.rfind("。", first, at), text.rfind("\n", first, at), first)
        before, units = index - 1, PEOPLE if unit in PEOPLE else unit
        while before and starts[before] >= begin and _unit(text, ends[before]) not in units:
            before -= 1
        start, stop = starts[before], ends[before]
        if start >= begin and _unit(text, stop) in units:
            number, earlier = text[at : end - 1], text[start : stop - 1]
            if (len(number), number) > (len(earlier), earlier):
                yield at


def _unit(text: str, end: int) -> str:
    """Return the measure word of a figure that ends somewhere, that of 万人 too."""
    unit = text[end - 1]
    return text[end : end + 1] if unit == "万" else unit


def _may_be_some(text: str, at: int, end: int, unit: str) -> bool:
    before = text[at - 2 : at] if at > 1 else ""
    if before in _ENDS or (before[1:] in _AFTER_ENDS and text[at - 3 : at - 1] in _ENDS):
        return True
    if before[1:] == "，" and text[end : end + 1] in _PASSES:
        return True
    if unit in PEOPLE and text.find("参加", max(0, at - _CLAUSE), at) >= 0:
        return True
    first = max(0, at - _LEAD)
    within = max(text.rfind(words, first, at) for words in _WITHIN)
    return within > 0 and text[within - 1] != "其"


def read_outnumbered(statements: Sequence[Statement]) -> Iterator[Outnumbered]:
    """Return the things of which more were dealt with, or returned, than there were."""
    for things, after in pairwise(statements):
        if not same_unit(things.unit, after.unit) or things.unit in MONEY | RATES:
            continue
        if after.quantity.value <= things.quantity.value or things.period != after.period:
            continue
        if not (things.is_exact and after.is_exact) or things.verb or after.verb:
            continue
        if not _are_some(things, after) or _OF_THE_OTHERS.search(after.gap):
            continue
        begin = things.text.rfind("。", 0, things.begin) + 1
        if not _OTHERS.search(things.text, begin, after.quantity.end + 12):
            yield Outnumbered(things.quantity, after.quantity, things.begin)


def _are_some(things: Statement, after: Statement) -> bool:
    """Return whether a figure is by its words of some of what the figure before it counts."""
    behind = things.quantity.object
    gap = after.gap.removeprefix(behind)
    if any(one.search(things.lead) and other.fullmatch(gap) for one, other in _PAIRS):
        return True
    if _SERVING.search(things.lead) and _TOOK_PART.fullmatch(after.gap):
        begin = things.text.rfind("。", 0, things.quantity.start) + 1
        return _ONLY.search(things.text, begin, things.quantity.start) is not None
    if _OF_THEM.fullmatch(after.gap):
        return not _NOT_OF_THEM.search(after.gap)
    return (
        _JUST_BEHIND.fullmatch(gap) is not None
        and _APPLIED.search(things.lead + after.gap) is not None
        and _PASSED.match(after.text, after.quantity.end) is not None
    )
