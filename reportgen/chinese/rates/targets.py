"""Targets that prose states with what was reached: 飞行时长≥928小时，实际909.93小时."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY, same_unit
from reportgen.chinese.rates.reasons import has_reason, rest_is_told
from reportgen.chinese.signs import FIGURES, Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

MAY_BE_TARGET = Sign(  # what may tell of a target and of what was reached
    "[≥≤＞＜><不目指划任拟预控限标值应原要设](?:"
    "(?:(?<=[≥≤＞＜><])|(?<![标值])(?:低于|少于|高于|超过)|(?<=目)标|(?<=指)标(?:值|[：:“为是])"
    "|(?:(?<=拟)|(?<=计划)|(?<=预)[计期])(?![^，。；0-9]{0,14}[0-9.]{1,9}[万亿]?元(?![/／]))"
    "|(?<=任)务|(?<=年初设)定|(?<=原)定|(?<=要)求(?:完成|达到|开展)|(?<=控)制在|(?<=限)[额定]|(?<=时限)|(?<=应)(?:[检免查种植]|接种|整改|完成|建成|改造|培训|检测|开展|达到|治理))"
    "[^。；]{0,24}[0-9０-９](?:[^。；]{1,40}[0-9０-９]|[^，。；0-9]{1,6}[。；])"
    "|(?:(?<=[，,（(]目标)|(?<=目标值)|(?<=指标值)|(?<=年度指标))[为是：:]?"
    "(?:[≥≤]|不低于|不少于)?[0-9])",
    FIGURES,
)
_NUMERALS, _COUNTED = "二两三四五六七八九十百千", "座户期场次人名张台套处条口所间棵亩项"
MAY_BE_AIM_IN_WORDS = Sign(  # the same with numbers written as words: 计划六座，实际四座
    "(?:计划|目标|任务)[^，。；0-9]{0,14}"
    f"[一{_NUMERALS}]+[{_COUNTED}][^。；]{{1,20}}[一{_NUMERALS}]+[{_COUNTED}]",
    each_of(_NUMERALS, _COUNTED),
)

_DONE_VERBS = (
    *(
        "落实",
        "签约",
        "通过验收",
        "录用",
        "到岗",
        "建成",
        "完成",
        "新建",
        "开工",
        "放映",
        "开展",
        "实施",
    ),
    *("招录", "救助", "安装", "改造", "办了", "竣工", "完工"),
)
_LEAST = lazy_pattern("(?:[≥＞>]|不低于|不少于|大于等于|大于)(?:为)?$")
_MOST = lazy_pattern("(?:[≤＜<]|不高于|不超过|不多于|小于等于|小于)(?:为)?$")
_AIM = lazy_pattern(
    "(?:目标(?!包括)(?:值)?|指标值|年度指标|(?:度|率)(?:的)?指标(?=[为是])|任务(?![和与及]|资金|经费|补助)|年初设定)[^，。；]{0,16}$|(?:控制在|限额|限定在"
    "|时限)[^，。；]{0,12}$"
)
_PLANNED = lazy_pattern(
    "^(?:[^，。；]{0,12})?(?:拟|预计|预期(?!性|寿命)|(?<![列纳编]入)计划|原定|要求(?:完成|达到|开展)|应(?!急|用|对|届|[到参])|需)[^，。；]{0,14}$"
)
_AIM_AFTER = lazy_pattern(
    "[^，。；、：（(0-9]{0,8}[，,（(](?:年度|年初|设定|全年|当年)*(?:的)?(?:指标值|目标值?|绩效指标|年度指标|(?<=年初)(?:计划|任务)|原计划|[计任][划务]数)(?:为|是|[：:])?"
    "(?:[≥＞>≤＜<]|不低于|不少于|大于等于)?(?:为)?"
)
_AIM_BEFORE = lazy_pattern("(?:目标|任务|计划|目标值|指标值|指标)[：:][^，。；0-9：:]{0,20}$")
_ACTUAL = lazy_pattern("实际|实[检免查种植训][^，。；]{0,8}$|(?<!未)完成|达到|结果[是为]")
_DONE = lazy_pattern(
    "^[，,；;]?(?:实际|全年|年末|年底|目前|截至[^，。；]{0,6}|最终|只|仅|已|共|本年|当年|平均|现)*"
    "(?:完成|建成|新增|新建|改造|开展|培训|放映|签约|通过验收|录用|安置|招录|招聘|争取|引进|救助|检查|拆除|发放|化解"
    "|整改|办结|办|竣工|完工|到馆|到位|到货|购入|修复|用时|耗时|实施|举办|演出"
    "|种植|收购|落实|组织|投入|使用|支付|铺设|硬化|栽植|采购|购置|配备|接待|服务|受训|入库|上报|成活|接种|免疫|发展|创建|清理|整治|巡查|编制|印发|安装|更换|维修|为|有|实有"
    "|达)?了?(?:[^，。；0-9]{0,6})$"
)
_OF_AIM_BEHIND = lazy_pattern(
    '(?:[^，。；、0-9”"]{0,6}[”"]?的(?:年度|年初|绩效)?(?:目标|任务|计划|要求|指标)|[^，。；、0-9”"]{0,6}[”"][，,])'
)
_OF_TASK = lazy_pattern("[^，。；、0-9]{0,8}的(?:任务|目标)(?!完成)(?=[，。；])")
"""What follows a figure that is an aim, too: 提前完成关停12家小煤窑的任务."""

_QUOTED_AIM = lazy_pattern('(?:指标|目标|任务)[：:]?["“][^”"]{0,20}$')
_TIME = lazy_pattern("工期|用时|时[限长间]|耗时|天数")
_NEXT = lazy_pattern(
    "[^，。；0-9]{0,6}[。；](?:完成情况[：:][^，。；0-9]{0,8})?(?:(?:全年|年末|年底|截至(?:年底|年末|12月底?|目前)|本年)[，,]?)?"
    "(?:实际|已|共|累计|只|仅)*(?:完成|建成|新建|改造|开展|培训|举办|种植|养护|清理|巡查|安装|维修|达到|发放|救助|组织|创作|接待|制作|办结)?"
    "(?:值|数)?了?[：:为是]?"
)
_WITHIN = lazy_pattern("[\u4e00-\u9fff]{0,3}以?内")
BETTER_BY_MORE = lazy_pattern("(?:压减|压降|节约|节能|节水|节支|下降|降低)[^，。；]{0,8}$")
"""Rates of which there cannot be too much."""

_PLAN = lazy_pattern("(?<!年度投资)(?<![列纳编]入)计划(?!投资|解决|落实|办理)[^，。；]{0,10}$")
_NO_RESULT = lazy_pattern(
    "[上下]半年|季度|(?<!1)[1-9]月|1[01]月|计划|目标(?!完成)|预计|力争|比|较|上年|去年|占"
)
_OF_OTHERS = lazy_pattern("其[他余](?:[县区市镇乡村]|街道|单位|部门|学校|科室)")
_DATED = lazy_pattern(
    "^截[至止]?到?(?:(?:19|20)[0-9]{2}年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:年?[末底])?"
)
_UNTIL = lazy_pattern(
    "(?:截[至止]|[到至])[^，。；]{0,8}?(?<![0-9])(?:[1-9]|1[01])月"
    "|(?<![0-9])(?:[1-9]|1[01])月[底末](?!前)[^。；]*$"
)
_PART_OF_YEAR = lazy_pattern(
    "[^，。；]{0,8}?(?:(?<![0-9])(?:1|[1-9]月份?|元)(?:[-－—–~～]{1,2}|[至到])(?:[2-9]|1[01])月|上半年"
    "|(?<![四4])季度)(?![^。]*(?:全年|下半年|年末|年底))|(?:[1-9]|1[01])月份?，[^。]{0,24}累计"
)
"""What a sentence that tells of a part of the year begins with: 1—4月, 上半年."""

_MARKS_DONE = lazy_pattern(
    "完成|[建达办]成|实[际现检免查种植训到参]|已|达到?|共|[只仅]|到位|办结|落实|通过|验收|录用|到岗|全年|年[末底]|截[至止]"
    "|目前|最终|结果|本年|当年|[得评]分|满意|经|率|平均"
)
_FORECAST, _REALLY = lazy_pattern("预[计期]|此前|以往|过去"), lazy_pattern("实际|完成|已|最终|结果")
_SEVERAL_YEARS = lazy_pattern("十[三四五六]五|[三五]年(?:行动|规划|计划|目标)|中长期|远景")
_MOST_OF_ALL = lazy_pattern("限额|上限")
_IS, _CLAUSE_MARK = lazy_pattern("(?:为|是|达到?)+$"), lazy_pattern("[，,；;]")
_MET_ELSE = lazy_pattern(
    "[比较](?:年度|年初)?目标[^，。；]{0,10}高|(?<![未没])(?<!没有)(?:高于|超过|达到|完成|优于)[^，。；]{0,8}(?:目标|要求|指标)"
)
"""What tells that the aim is another one, and was met: 签约率90%，比年度目标高5个百分点."""

_IN_LIST = frozenset("、和及与")
_OF_DAY = lazy_pattern("[日月]均|高峰|每|当日|平均每")
_LONGEST_LEAD, _FAR_CLAUSES, _NAME = 16, 2, 3
_FAR_ABOVE, _OTHER_THING = 13, 100
_ASKED = lazy_pattern("调查|问卷|抽[样查取]|走访|访问|回访|测评|评议|[发收]放?[出回]?")
_ASKED_UNITS = frozenset(("户", "人", "份", "名", "人次", "位"))
_ADDED = lazy_pattern("加上|连同|在[^，。；]{0,6}基础上")
_MOST_ASKED = 4
_FAR = 7  # how many figures after an aim may tell what became of the rest
_LONGEST = 90  # how far before a figure its sentence is looked through


class Target(NamedTuple):
    """A target with what was reached, in the text from ``start`` to ``end``.

    ``is_missed`` tells that it was not reached, else it was passed by 30 % or more.
    """

    start: int
    end: int
    aim: Quantity
    actual: Quantity
    is_missed: bool
    limit: str


def read_targets(statements: Sequence[Statement]) -> Iterator[Target]:
    """Return the targets that were missed, or passed by far, with no reason given nearby."""
    for index, aimed in enumerate(statements[:-1]):
        at = index + 1 + _sample(aimed, statements[index + 1 : index + 1 + _MOST_ASKED])
        reached = statements[at]
        if not same_unit(aimed.unit, reached.unit):
            continue
        if aimed.item != reached.item and not _follows(aimed, reached):
            continue
        if _AIM_AFTER.fullmatch(reached.gap) and aimed.is_exact and not limit_of(aimed):
            if not _NO_RESULT.search(aimed.lead):
                following = statements[at + 1 : at + _FAR]
                yield from _missed(reached, aimed, limit_of(reached) or "≥", following)
            continue
        if _ADDED.search(aimed.lead) or _NO_RESULT.search(reached.lead):
            continue
        if _OF_OTHERS.search(reached.gap) or _OF_TASK.match(reached.text, reached.quantity.end):
            continue
        limit = limit_of(aimed)
        if _is_planned_too(aimed, reached):
            continue
        if not _ACTUAL.search(reached.lead) and not _is_done(aimed, reached):
            continue
        if not limit or reached.quantity.low is not None or not reached.is_exact:
            continue
        yield from _missed(aimed, reached, limit, statements[at + 1 : at + _FAR])


def _sample(aimed: Statement, following: Sequence[Statement]) -> int:
    """Return how many figures tell who was asked about an aim: 不低于92%，问卷350份，为86%."""
    asked = following[0] if aimed.unit == "%" else None
    if asked is None or asked.unit not in _ASKED_UNITS or not _ASKED.search(asked.lead):
        return 0
    for count, one in enumerate(following):
        if one.period != asked.period or one.unit not in _ASKED_UNITS:
            return count if one.unit == "%" and one.period == asked.period else 0
    return 0


def _follows(aimed: Statement, reached: Statement) -> bool:
    """Return whether a figure at the start of the next sentence is plainly of what was aimed at."""
    text, end = aimed.text, aimed.quantity.end
    between = reached.gap if reached.period == aimed.period else text[end : reached.quantity.start]
    if _NEXT.fullmatch(between):
        return True
    name = _IS.sub("", _CLAUSE_MARK.split(reached.lead)[-1])
    is_next = reached.unit == "%" and reached.period == aimed.period + 1
    return is_next and len(name) >= _NAME and aimed.lead.rstrip("为是达到应").endswith(name)


def is_part_of_year(text: str, at: int) -> bool:
    """Return whether the sentence of a figure tells before it how far a part of the year came."""
    begin = text.rfind("。", 0, at) + 1
    if _PART_OF_YEAR.match(text, begin):
        return True
    return _UNTIL.search(text, max(begin - 1, at - _LONGEST, 0), at) is not None


def _is_done(aimed: Statement, reached: Statement) -> bool:
    """Return whether a figure right after an aim is of what came of it, by the words of both."""
    lead, among = reached.lead.strip("，,；; "), aimed.text[aimed.begin : reached.begin]
    words = _DATED.sub("", lead)
    if "其中" in reached.gap or len(words) > _LONGEST_LEAD:
        return False
    far = reached.gap.count("，")
    if far > 1 or not _DONE.search(f"，{words}"):
        # in words of its own it must be of the same thing: 满意度不低于95%，经测评，群众满意度为91%
        return far <= _FAR_CLAUSES and shares_words(words, among, _NAME)
    return (
        not words
        or words.startswith(_DONE_VERBS)
        or lead[0] in "实全年目截最只仅已共本当平现"
        or shares_words(words, among, 2)
    )


def _is_planned_too(aimed: Statement, reached: Statement) -> bool:
    """Return whether a figure after an aim is of another aim, or of what is expected each day.

    计划栽树120亩，修复湿地20亩; 债务限额40亿元、专项债务限额25亿元; 预计发送8万人次，日均1万人次.
    """
    if _MOST_OF_ALL.search(reached.lead) and _MOST_OF_ALL.search(aimed.lead):
        return True
    if _FORECAST.search(aimed.gap) and not _REALLY.search(reached.gap):
        return True
    if _MARKS_DONE.search(reached.lead):
        return False
    counted = aimed.quantity.object, reached.quantity.object
    if all(counted) and counted[0] != counted[1] and not reached.lead.strip("，"):
        return True
    if {reached.gap[:1], reached.gap[-1:]} & _IN_LIST or _OF_DAY.search(reached.lead):
        return True
    named, planned = reached.lead.strip("，,；; "), aimed.lead
    is_bare = len(named) <= _NAME or len(planned) <= _NAME
    return not is_bare and named[-2:] not in planned


def shares_words(words: str, others: str, size: int) -> bool:
    """Return whether so many characters of some words stand in others in a row."""
    return any(words[at : at + size] in others for at in range(len(words) - size + 1))


def _missed(
    aimed: Statement, reached: Statement, limit: str, following: Sequence[Statement]
) -> Iterator[Target]:
    """Return a target that was missed, or passed by far, with no reason given nearby."""
    aim, actual = aimed.quantity.value, reached.quantity.value
    missed = actual > aim if limit == "≤" else actual < aim
    passed = limit == "=" and aim > 0 and aim * _FAR_ABOVE <= actual * 10 < aim * _OTHER_THING
    passed = passed and not BETTER_BY_MORE.search(aimed.lead)
    if is_part_of_year(reached.text, reached.quantity.start):
        return
    rest = reached.text[reached.quantity.end :].partition("。")[0]
    if missed and _MET_ELSE.search(rest):
        return
    if not (missed or passed) or rest_is_told(abs(aim - actual), reached, following):
        return
    if not has_reason(max(aimed, reached, key=lambda one: one.begin), is_more=not missed):
        start, end = min(aimed.begin, reached.begin), max(aimed.quantity.end, reached.quantity.end)
        yield Target(start, end, aimed.quantity, reached.quantity, missed, limit)


def limit_of(aimed: Statement) -> str:
    """Return whether a figure is the least or the most that is aimed at, = for an aim without."""
    return "" if _SEVERAL_YEARS.search(aimed.lead) else _limit_of_year(aimed)


def _limit_of_year(aimed: Statement) -> str:
    if _MOST.search(aimed.lead) or (aimed.unit == "年" and "原定" in aimed.lead):
        return "≤"
    if _LEAST.search(aimed.lead):
        return "≥"
    if aimed.is_exact and _is_called_aim(aimed):
        return "="
    planned = aimed.unit not in MONEY and (_PLAN.search(aimed.lead) or _PLANNED.search(aimed.lead))
    if not planned and not _AIM.search(aimed.lead) and not _AIM_BEFORE.search(aimed.gap):
        return ""
    written = aimed.quantity.text
    if "以上" in written:
        return "≥"
    end = aimed.quantity.end
    if "以下" in written or "以内" in written or _WITHIN.match(aimed.text, end):
        return "≤"
    if aimed.unit in ("天", "小时", "分钟", "个月") and _TIME.search(aimed.lead):
        return "≤"
    return "=" if aimed.is_exact else ""


def _is_called_aim(aimed: Statement) -> bool:
    """Return whether a figure is called an aim behind it, or quoted as one: 指标“新建公厕10座”."""
    behind = _OF_AIM_BEHIND.match(aimed.text, aimed.quantity.end)
    return behind is not None and ("的" in behind[0] or _QUOTED_AIM.search(aimed.lead) is not None)
