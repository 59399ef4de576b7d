"""Aims with what came of them, told in any sentences: 下达危房改造45户。……，年底前竣工41户."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import MONEY, RATES, same_unit
from reportgen.chinese.rates.targets import is_part_of_year
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_AIM = (
    "目标(?!完成)|任务(?!完成)|指标(?!完成)|(?<![列纳编])计划(?!生育|外|单列)|拟(?![稿人])"
    "|应(?:当|该)?(?:于|在)?[^，。；0-9]{0,6}(?:创建|新建|完成|改造|建成|培训|治理|整改|达到|开展|实现|控制|不)"
    "|要求|下达|申报|设定|设为|(?<![核认评审])定[为在于]|上限|下限|不[得应能可]?(?:超过|高于|多于|低于|少于)|控制在|至少|最多|预期|立项|分解|承诺|[≥≤]"
)
MAY_BE_AIM = Sign(
    "[标务划求达报定期拟诺出应过于在限少多≥≤指0-9](?:(?:(?<=目标)|(?<=指标)|(?<=任务)|(?<=计划)|(?<=要求)|(?<=下达)|(?<=申报)"
    "|(?<=[定设]定)|(?<=预期)|(?<=拟)|(?<=承诺)|(?<=提出)|(?<=应)(?![急用对届参]))[^，。；0-9]{0,24}[0-9]"
    "(?![0-9.]*[万亿]?元(?!以[内下]))"
    "|(?:(?<=[不得应能可]超过)|(?<=[不得应能可][高低少多]于)|(?<=控制在)|(?<=[上下]限)|(?<=[最至][少多])|(?<=≥)|(?<=≤))"
    "[^，。；0-9]{0,6}[0-9]|(?<=定)[为在][^，。；0-9]{0,4}[0-9]"
    '|(?<=[目任][标务])[为是：]?[0-9]|(?<=指)(?=标[^。；]{0,10}[“"])[^。；]{0,11}[“"][^”"。；]{0,16}[0-9]'
    "|(?<=计划|目标|任务)[^，。；0-9]{0,6}(?:化解|清收|征收|收缴|追缴|盘活|筹集|争取)"
    "[^，。；0-9]{0,12}[0-9]"
    "|(?<=[0-9])(?:[^，。；0-9]{1,9}(?:立项|申报)|[^，。；0-9]{1,3}以[内下]))",
    words(
        "目标 指标 任务 计划 要求 下达 申报 设定 上限 下限 超过 高于 多于 低于 少于 控制 最少 最多"
    )
    | words("预期 拟 承诺 提出 应 ≥ ≤ 至少 至多 定为 定在 以内 以下 立项 定定"),
)
"""What may tell of an aim with its figure."""

_IS_AIM = lazy_pattern(_AIM)
_AIM_BEHIND = lazy_pattern(
    "及?以上|[^，。；0-9]{0,3}?(?:以内|以下|之内)|[^，。；0-9]{0,10}?(?:的?(?:年度|绩效)?(?:目标|任务|计划|指标|要求)(?!的)|立项|申报|的上限|的限额)(?![，,]?(?:超|完成|实现))"
)
_QUOTED = lazy_pattern('指标[^。；]{0,10}[“"][^”"。；]{0,16}$')
_PUT_FORTH = lazy_pattern("年初|提出|申报|承诺|明确|规定")
_HEADED = lazy_pattern("^[^：。]{0,24}(?:目标|任务|指标|计划|任务书)[^：。完]{0,12}：")
_NO_AIM = lazy_pattern(
    "实际|累计|完成了|上一?年|去年|同[期比]|其中|每(?!人|名|公里|亩|平方)|[比较](?!重|例|大|好)|占|达到了?目标|(?:超过|高于|低于|优于|好于)(?:年度|年初)?(?:目标|指标|计划)|完成[^，。；0-9]{0,8}(?:任务|计划|目标)"
    "|首批|第[一二三四]批|一期|二期|上半年|季度|另|追加|调整|增加|核减|未|没有|扣|得分?$|自评|分值|权重"
)
_OTHER_YEARS = lazy_pattern(
    "明年|下一?年|来年|次年|翌年|十[三四五]五|[两二三四五]年(?:行动|规划|计划|内|任务|目标|期)|中长期|[—－~～至到-]20[0-9]{2}年|到20[0-9]{2}年"
    "|全[市省国县区]|力争|远期|规划期|建设期|周期|总目标|总任务|上年|去年"
)
_YEAR = lazy_pattern("(?<![0-9])(20[0-9]{2})年")
_MOST = lazy_pattern(
    "以[内下]|之内|不[得应能可]?(?:超过|高于|多于)|上限|最[多高]|控制在|控制目标|≤|[限封]顶|限额|压[降减](?!率|比例|幅度)"
)
_LEAST = lazy_pattern("以上|不[得应能可]?[低少]于|至少|最[少低]|下限|≥")
_NO_RESULT = lazy_pattern(
    "上一?年|去年|同[期比]|其中|另|每(?!人|名|公里|亩|平方)|[比较](?!为|重|例)|占|余|目标|计划(?!完成)|预[计期]|力争|拟|应|不低于|不少于|不超过|控制在"
    "|报名|[日月]均|提前|最[高低]|全[市省国]|增加|减少|节约|超[出额过]|[多少差缺](?:了|出)?$|剩|其余|要求|标准|至$|到$|(?<![签合协履制])约$|(?<![人户亩次])均$|合格线|满分|分值|权重|得分?$"
)
_PART = lazy_pattern(
    "半年|季度|首批|第[一二三四五]批|[一二三]期|[上中下]旬|[春夏秋冬早晚]|[0-9]月|截至|又|再(?!次)|先(?!后)"
)
"""What a part of the whole is told with."""

_DONE = lazy_pattern(
    "实际|累计|共|合计|总计|最终|年[末底]|全年|完成|[建改办落整竣装栽种植修造拆清发评创][成工造结实改下设植植复除付办]?|登记|核定|统计|测算|反馈|认定|监测|[命授]名|入[住库]|通过|验收|开展|举办|组织|培训"
    "|安装|更换|检测|筛查|签约|落户|引进|新增|接种|巡查|支出|支付|开支|发生|录得|达到?|为|是|有|得"
)
_WHOLE_YEAR = lazy_pattern("(?:截至|[到至])?(?:20[0-9]{2}年)?12月(?:31日|底|末)?|截至年[底末]")
_ALL = lazy_pattern("累计|共|合计|总计|最终|全年|年[末底]|截至12月|实际|总")
_BARE = lazy_pattern(
    "(?:20[0-9]{2}年)?(?:[^，。；0-9]{0,8}(?:局|站|所|中心|办|队|机构|部门|第三方|县里|市里))?(?:年[末底终]|全年|最终|实际|核定|统计|测算|反馈|认定|监测|显示|审定|决算|评定|结果|本年度?|当年|[到至]|截至|1?2月[底末]?|达到?|为|是|值|[的了])*"
)
_DID = lazy_pattern(
    "开展|举办|组织|培训|支出|开支|列支|建成|新建|改造|登记|完成|共|累计|演出|安装|发放|办理|接待|检查|检测|巡查|发生|受理|新增|签约|落户|引进"
)
_CLAUSE = lazy_pattern("[，,；;：:。\n]")
_FINISHED = lazy_pattern("共|全部|最终|累计|全年")
_BEHIND = lazy_pattern("[^，,；;：:。、（(\n0-9]{0,12}")
_IS_REVENUE = lazy_pattern(
    "(?:目标|任务)[^，。；]{0,6}$|(?:计划|拟|目标|任务)[^，。；]{0,6}(?:化解|清收|征收|收缴|追缴|盘活|筹集|争取)"
)
_NO_LEVEL = lazy_pattern(
    "分值|权重|概算|预算|经费|资金|(?:计划|批复)投资"
    "|(?:失业|死亡|事故|发生|受害|投诉|差错|漏损|返贫|辍学|空置|负债|下降)[^，。；]{0,4}率"
)
"""Of what less is better, so that a plan without 以内 tells no bound; what is no aim at all."""

_TIMES = frozenset(("小时", "分钟", "天", "秒", "周", "个月"))
_OF_YEAR = lazy_pattern("全年|实际|年[末底]|最终|本年|年内|截至(?:20[0-9]{2}年)?(?:年[底末]|12月)")
_PER_ONE = lazy_pattern("[人户亩次日车]均|每|单位(?:成本|造价|面积|产品)|单价|平均")
_GENERAL = lazy_pattern(
    "年度|年初|全年|目标值?|任务|指标值?|计划|达到|达(?!标)|完成|实际|累计|共计?|合计|以上|以内|以下|不低于|不少于|不超过|不高于|控制|要求|下达|应当?|设定|[我全本][镇县乡市区局年]|我单位|年内|本年|当年|[的了为是在于、和及与“”（）()]|组织|开展|实施|[省市县区乡镇]里|年[末底]"
)
_FINE_UNITS = words(
    "米 平方米 亩 公斤 株 棵 盏 户 间 座 台 套 辆 处 所 栋 口 公顷 立方米 厘米 块 ‰ 千瓦 平方公里"
)
"""Units of which a passage seldom tells two things."""

_MOST_LEAD, _MOST_BEHIND = 60, 12
_SHORT_NAME, _RATE_NAME = 2, 3
_FAR = 4


class AimResult(NamedTuple):
    """An aim, what came of it, and whether the aim is the most (≤), the least (≥) or a plan (=)."""

    aim: Statement
    result: Statement
    limit: str

    @property
    def is_missed(self) -> bool:
        """Whether the result is beyond the most, or below what was aimed at."""
        aim, reached = self.aim.quantity.value, self.result.quantity.value
        return reached > aim if self.limit == "≤" else reached < aim


def read_aim_results(statements: Sequence[Statement], year: int) -> Iterator[AimResult]:
    """Return the aims of a passage with the one figure after each that tells what came of it."""
    limits = [aim_limit(one, year) for one in statements]
    for index, aim in enumerate(statements):
        if not limits[index] or aim.quantity.value <= 0:
            continue
        alike = [
            one
            for one, limit in zip(statements[index + 1 :], limits[index + 1 :], strict=True)
            if not limit and same_unit(one.unit, aim.unit) and one.period <= aim.period + _FAR
        ]
        rivals = [
            one
            for one, limit in zip(statements, limits, strict=True)
            if limit and one is not aim and same_unit(one.unit, aim.unit)
        ]
        result = _result(aim, alike, rivals)
        if result is not None:
            yield AimResult(aim, result, limits[index])


def aim_limit(one: Statement, year: int) -> str:
    """Return how a figure limits an aim of the year: ≤, ≥, = for a plan, nothing for no aim."""
    text, start, end = one.text, one.quantity.start, one.quantity.end
    begin = text.rfind("。", 0, start) + 1
    clause, sentence = clause_before(one), text[begin:start]
    behind = _AIM_BEHIND.match(text, end)
    written = one.quantity.text + (behind[0] if behind else "")
    said = _IS_AIM.search(clause) or behind or _MOST.search(written)
    if not said and _LEAST.search(written):
        said = _IS_AIM.search(sentence) or _PUT_FORTH.search(sentence)
    headed = _HEADED.match(sentence) or _QUOTED.search(sentence)
    if not (said or headed) or one.quantity.low is not None:
        return ""
    if _NO_AIM.search(clause) or _OTHER_YEARS.search(sentence):
        return ""
    if any(int(each) != year for each in _YEAR.findall(sentence)):
        return ""
    most = _MOST.search(clause) or _MOST.search(written)
    least = _LEAST.search(clause) or _LEAST.search(written)
    if most and not least:
        return "≤"
    if least and not most:
        return "≥"
    if most or not one.is_exact or (one.unit in MONEY and not _IS_REVENUE.search(clause)):
        return ""
    if one.verb and one.unit not in RATES:
        return ""
    return "=" if not _NO_LEVEL.search(clause) else ""


def clause_before(one: Statement) -> str:
    """Return the words of a figure's clause before it, within its sentence."""
    begin = max(one.quantity.start - _MOST_LEAD, 0)
    return _CLAUSE.split(one.text[begin : one.quantity.start])[-1]


def clause_behind(one: Statement) -> str:
    """Return the words of a figure's clause behind it, up to the next figure."""
    behind = _BEHIND.match(one.text, one.quantity.end)
    return behind[0] if behind else ""


def _result(
    aim: Statement, alike: Sequence[Statement], rivals: Sequence[Statement]
) -> Statement | None:
    """Return the one of the figures after an aim that tells what came of it."""
    fitting = [one for one in alike if _may_be_result(aim, one)]
    if not fitting:
        return None
    name, others = _aim_name(aim), [_aim_name(one) for one in rivals]
    scored = [(one, longest_shared(name, _result_name(one))) for one in fitting]
    scored = [
        (one, score)
        for one, score in scored
        if all(longest_shared(other, _result_name(one)) <= score for other in others)
    ]
    if not scored:
        return None
    fitting, scores = [one for one, _ in scored], [score for _, score in scored]
    best = max(scores)
    least = _RATE_NAME if aim.unit in RATES else _SHORT_NAME
    if len(fitting) > 1:
        top = [one for one, score in zip(fitting, scores, strict=True) if score == best]
        total = [one for one in fitting if _ALL.search(clause_before(one))]
        if best < least or len(top) > 1:
            return None
        lower = [score for score in scores if score != best]
        if any(score >= least for score in lower) and total != top:
            return None
        chosen = top[0]
    else:
        chosen = fitting[0]
        if best < least and not _is_plainly_of(aim, chosen, alike):
            return None
    partial = _PART.search(_WHOLE_YEAR.sub("", clause_before(chosen)))
    if not _ALL.search(clause_before(chosen)) and (partial or _has_parts(alike, chosen)):
        return None
    if any(longest_shared(other, _result_name(chosen)) >= best for other in others):
        return None
    return chosen


def _has_parts(alike: Sequence[Statement], chosen: Statement) -> bool:
    """Return whether another figure of the unit is told as a part, with which it may add up."""
    return any(one is not chosen and _PART.search(clause_before(one)) for one in alike)


def _may_be_result(aim: Statement, one: Statement) -> bool:
    clause = clause_before(one)
    if not one.is_exact or one.quantity.low is not None or _NO_RESULT.search(clause):
        return False
    if is_part_of_year(one.text, one.quantity.start) and not _FINISHED.search(clause):
        return False
    if one.unit not in _TIMES and bool(_PER_ONE.search(clause)) != bool(
        _PER_ONE.search(clause_before(aim))
    ):
        return False
    if one.unit in RATES:
        return one.verb == aim.verb
    return not one.verb


def _is_plainly_of(aim: Statement, one: Statement, alike: Sequence[Statement]) -> bool:
    """Return whether a figure without the name of an aim is of it all the same."""
    if len(alike) > 1:
        return False
    clause = clause_before(one)
    if aim.unit in _FINE_UNITS and _DONE.search(clause):
        return True
    if one.period == aim.period and len(alike) == 1 and _OF_YEAR.match(clause):
        return _DID.search(clause) is not None
    if one.period > aim.period + 1 or _BARE.fullmatch(_DID.sub("", clause)) is None:
        return False
    return aim.unit in RATES or not _foreign(clause_behind(one), aim)


def _foreign(behind: str, aim: Statement) -> bool:
    """Return whether what a figure counts is not told beside an aim."""
    begin = aim.text.rfind("。", 0, aim.quantity.start) + 1
    said = aim.text[begin : aim.quantity.end + _MOST_BEHIND]
    return bool(behind) and behind[:2] not in said


def _aim_name(aim: Statement) -> str:
    text, start = aim.text, aim.quantity.start
    begin = max(text.rfind("。", 0, start) + 1, start - _MOST_LEAD, aim.begin)
    return _GENERAL.sub("|", text[begin:start] + "|" + clause_behind(aim))


def _result_name(one: Statement) -> str:
    return _GENERAL.sub("|", clause_before(one) + "|" + clause_behind(one))


def longest_shared(one: str, other: str) -> int:
    """Return how many characters in a row stand in both of two names, whose parts | divides."""
    longest = 0
    for start in range(len(one)):
        while (
            start + longest < len(one)
            and "|" not in (piece := one[start : start + longest + 1])
            and piece in other
        ):
            longest += 1
    return longest
