"""A09: rates above 100%, or below it where all should be done, have a reason."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import LONGEST, quoted
from reportgen.chinese.rates.late_finishes import MAY_BE_LATE, read_late_finishes
from reportgen.chinese.rates.relations import read_rates
from reportgen.chinese.rates.targets import is_part_of_year
from reportgen.chinese.signs import PERCENT, Sign
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.rates.relations import Rate

_FULL = Decimal(100)
_REACH, _BESIDE, _FAR, _NEAR, _PAIR = 16, 40, 60, 120, 2
_YEAR_BEFORE = lazy_pattern("(?:19|20)[0-9]{2}(?=年)")
_LAST_CLAUSES = lazy_pattern("(?:[^，,。；：:\\n]{1,40}[，,])?[^，,。；：:\\n]{1,40}$")
_MAY_BE_ODD = Sign(
    "[率度](?:(?<=(?:完成|合格|办结|达标)率)|(?=[^，。；]{0,30}[0-9０-９]{3}))"
    "[^，。；]{0,40}[0-9０-９][ \u3000]?[%％](?<!(?<![0-9０-９.．,])100[%％])",
    PERCENT,
)
"""What may tell of a rate above 100%, or of one that should be 100% and is not."""

_SHARE_ABOVE_ALL = Sign(
    "占(?:[^，。；、0-9占]{0,14}(?:总[支收投数额人面户]|全部|全[镇县市乡]|合计)[^，。；0-9占]{0,8}?"
    "|(?:基本|项目|当年|本年)支出)(?:的|比重|比例|比|为|达到?)*(?P<share>[1-9][0-9]{2,}(?:[.][0-9]+)?)[%％]",
    PERCENT,
)
"""A part that is said to be more than the whole."""

_ABOVE_ALL = Sign(
    "[整覆合办满知参保达及入](?:改(?:完成)?|盖|格|结|意|晓|保|护|标|时|学)率(?:均|都)?(?:达到?|为|是|保持在|稳定在)?了?100[%％]以上",
    PERCENT,
)
"""A rate of all of them that is said to be above 100%."""

_NO_WHOLE = lazy_pattern(
    "(?<!公共)预算|计划|任务|目标|上年|去年|同期|应[收付缴]|编制|生产总值|GDP|债"
)
_SHOULD_BE_FULL = lazy_pattern("(?:完成|合格|办结|达标)率$")
_SAMPLED = lazy_pattern("抽检|检测|监测|抽查|抽测|水质|空气")
_EARLY = lazy_pattern(
    "(?:提前|当[场日天]|即时|[网线]上|一次性?|首次|初次)(?:验收)?[\u4e00-\u9fff]{2}率"
)
"""A rate of what need not all be done so: 提前办结率81%."""

_COMPLEMENT = lazy_pattern("[不未非](?:完成|合格|办结|达标)率")
"""What leaves nothing unsaid beside a rate below 100%: 不合格率2%，合格率98%."""

_NEARLY_ALL, _ALMOST = Decimal(90), Decimal(98)
_AIM = lazy_pattern("目标|任务|计划|指标|(?<![回响反供适相])应(?![急用对届聘诉])|要求")
_AIMED = lazy_pattern("目标|任务|计划|指标|(?<![回响反供适相])应|要求|[0-9](?![0-9.]*[%％年])")
_REASON_NEXT = lazy_pattern(
    "[。；]?(?:[多超][出过]?(?:的|部分)[^，。；]{0,16}[是为系由因]|受[^，。；]{2,24}影响|因(?![此而])|由于|主要(?:是|因)|(?:主要|偏差(?:较大)?的?)?原因"
    "|未完成的|(?:未按[期时]|没有|部分|尚未|未全部)完成的(?:[^，。；]{0,12}(?:因|由于|受)|[0-9.]{1,9}[^，。；0-9]{1,4}[在是系为因由])|其余"
    "|[^。；]{0,30}是因为)"
)
"""What begins a sentence that gives the reason for what is told before it."""

_MET = lazy_pattern(
    "(?:[≥>＞]|不低于|不少于|高于|优于|好于|超过(?:了)?|(?<=，)[均都已]?(?:达到|完成|实现)了?(?=[^，。；0-9]{0,6}(?:目标|指标)|[0-9.]+[%％](?:以上)?的?(?:目标|指标)))"
    "[^，。；0-9%％]{0,12}([0-9]{1,2}(?:[.][0-9]+)?)[%％]"
)
"""A limit that a rate is to reach, or is said to be above."""

_CAPPED = lazy_pattern("不超过(?:该项)?(?:分值|满分|权重)|得满分")
_OF_BEDS = lazy_pattern("床位?使用率$")
"""What may well be above 100%: beds are put up in corridors."""

_FROM = "由", "从"
"""What stands before a rate as it was: 由88%提高到95%."""

_CONTROL, _POSTS = "控制率", "编制"
"""More people than posts are told by themselves."""

_NOT_A_RESULT = lazy_pattern(
    "目标|力争|确保|计划|要求|不低于|不少于|上年|去年|拟|预计|上一年|任务为"
)


@rule(
    codes.A09,
    explanation="查找正文里超过100%的完成率、合格率、覆盖率、控制率、满意度等，以及低于100%的完成率、"
    "合格率、办结率、达标率。同一句里、下一句开头写了原因（因、由于、受……影响、主要是、原因）"
    "的不提醒。“90%以上”之类概数不算低于100%；目标、计划和上年的，"
    "存在的问题和改进措施里的，也不提醒。抽检、监测的合格率、达标率，同一句写了不合格率的合格率，没有写目标和件数的90%以上的合格率、办结率、达标率，以及覆盖率、"
    "满意度、参保率等，低于100%很正常，不提醒。占总数、总支出等的比重超过100%的、“覆盖率100%以上”也报。",
    wrong="完成居民档案建档35679人，完成率102%。",
    right="完成居民档案建档35679人，因部分外来常住人口一并建档，完成率为102%。",
)
def rates_are_explained(subject: Subject) -> Iterator[Hit]:
    """Look for rates above 100%, or below it without a reason."""
    for passage in subject.contexts_with(_MAY_BE_ODD, before=0):
        for rate in read_rates(passage.text, passage.quantities):
            given = rate.has_reason or _REASON_NEXT.match(passage.text, rate.sentence_end)
            has_reason = bool(given) or _rest_is_told(passage, rate)
            if not has_reason and _is_odd(passage, rate, subject.year):
                yield _odd_rate(passage, rate)
    for passage in subject.passages_with(_SHARE_ABOVE_ALL):
        for found in _SHARE_ABOVE_ALL.pattern.finditer(passage.text):
            if Decimal(found["share"]) > _FULL and not _NO_WHOLE.search(found[0]):
                message = f"{quoted(found[0])}：一部分不会超过全部，占比不超过100%"
                yield Hit(passage.path, message, "核对这一部分和总数，改正写错的占比")
    for passage in subject.passages_with(_ABOVE_ALL):
        for found in _ABOVE_ALL.pattern.finditer(passage.text):
            message = f"{quoted(found[0])}：全部就是100%，没有“以上”"
            yield Hit(passage.path, message, "删去“以上”，或核对这个比率")
    for passage in subject.contexts_with(MAY_BE_LATE, before=0):
        for late in read_late_finishes(passage.text):
            if late.in_time:
                words = quoted(passage.text[late.start : late.in_time])
                message = f"{words}：实际完工比计划晚，按时完成率就不是100%"
                yield Hit(passage.path, message, "核对计划和实际完工的时间，改正写错的一处")


def _rest_is_told(passage: Passage, rate: Rate) -> bool:
    """Return whether the next sentence tells of as many as are more than planned."""
    figures = [
        one
        for one in passage.quantities
        if rate.sentence_start <= one.start < rate.quantity.start and one.unit != "%"
    ]
    if len(figures) < _PAIR or rate.quantity.value < _FULL or figures[-1].unit != figures[-2].unit:
        return False
    gap = abs(figures[-1].value - figures[-2].value)
    stop = passage.text.find("。", rate.sentence_end + 1)
    end = stop if stop >= 0 else len(passage.text)
    following = (one for one in passage.quantities if rate.sentence_end <= one.start < end)
    return any(one.value == gap and one.unit == figures[-1].unit for one in following)


def _is_odd(passage: Passage, rate: Rate, year: int) -> bool:
    value = rate.quantity.value
    before = passage.text[max(rate.sentence_start, rate.start - _REACH) : rate.quantity.start]
    if value > _FULL:
        before = before.rpartition("实际")[2]  # 目标28次，实际组织40次，完成率142.86%
    years = _YEAR_BEFORE.findall(before)
    if value == _FULL or _NOT_A_RESULT.search(before) or (years and years[-1] != str(year)):
        return False
    first = max(rate.sentence_start, rate.start - _NEAR)
    sentence = passage.text[first : min(rate.sentence_end, rate.end + _NEAR)]
    if value > _FULL:
        if _CAPPED.search(sentence):
            return False  # 完成率120%，按规定得满分
        if _OF_BEDS.search(rate.name):
            return False
        return not (rate.name.endswith(_CONTROL) and _POSTS in sentence)
    if any(Decimal(limit) <= value for limit in _MET.findall(sentence)):
        return False  # 不低于95%，实际98.2%; 86.5%，高于国家规定的70%
    if before.endswith(_FROM) or is_part_of_year(passage.text, rate.quantity.start):
        return False
    sampled = (
        _SAMPLED.search(passage.text, max(rate.sentence_start, rate.start - _FAR), rate.start)
        or _EARLY.search(before)
        or _COMPLEMENT.search(
            passage.text,
            max(rate.sentence_start, rate.start - _BESIDE),
            min(rate.sentence_end, rate.end + _BESIDE),
        )
    )
    discussed = passage.role.tells_of_faults or passage.role.tells_of_plans
    wanted = _SHOULD_BE_FULL.search(rate.name) is not None
    if wanted and value >= _ALMOST and not rate.name.endswith("完成率"):
        wanted = _AIM.search(sentence) is not None
    elif wanted and value >= _NEARLY_ALL and not rate.name.endswith("完成率"):
        # nobody says that it should be all of them
        wanted = _AIMED.search(sentence) is not None
    return wanted and not (rate.approx or sampled or discussed)


def _odd_rate(passage: Passage, rate: Rate) -> Hit:
    value = rate.quantity.value
    start = max(rate.sentence_start, rate.end - LONGEST)
    clauses = _LAST_CLAUSES.search(passage.text, start, rate.end)
    words = clauses[0] if clauses else rate.quantity.text
    if value > _FULL:
        apart = f"超过100%（{plain(value)}−100={plain(value - _FULL)}个百分点）"
        advice = "核对计划数和完成数；确实超额的，在同一句写明原因"
    else:
        apart = f"低于100%（100−{plain(value)}={plain(_FULL - value)}个百分点）"
        advice = "核对计划数和完成数；确实没有完成的，在同一句写明原因"
    return Hit(passage.path, f"{quoted(words)}：{apart}，同一句没有写原因", advice)
