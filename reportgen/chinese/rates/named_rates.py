"""Rates named by what was done: 受理138件，办结135件，办结率97.83%."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.figures.measure_words import PEOPLE, RATES, same_unit
from reportgen.chinese.figures.slips import is_slip, is_slip_as_long
from reportgen.chinese.rates.rate_names import verb_of
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

MAY_BE_NAMED_RATE = Sign(
    "(?:[率度](?<=[\u4e00-\u9fff]{2}.)(?:为|是|达到?了?|只有|仅|约)?|[成行](?<=，完成|，执行))"
    "[0-9][0-9.]*[%％]",
    each_of("率度", "为是达只仅约" + DIGITS) | each_of("成行", DIGITS),
)
"""What may tell of a rate by the word for what was done."""

MAY_BE_RATE_ALONE = Sign(
    "(?<=。)(?:截至[^，。；]{2,12}，)?(?:[^，。；0-9]{1,16}[0-9.]{1,12}[万亿]?元[，,])?[^，。；0-9]{0,8}(?:执行|支付|使用|拨付|支出|发放|控制|到位)[率进]度?(?:为|是|达到?)?[0-9.]+[%％]",
    words(
        "执行率 执行进 支付率 支付进 使用率 拨付率 拨付进 支出率 支出进 发放率 发放进 控制率 到位率"
    ),
)
"""What may tell of a rate of figures that stand in the sentence before."""

_NAMED = lazy_pattern(
    "(?P<bare>执行|完成)|[^，。；0-9]{0,10}?(?P<verb>[不未]?[\u4e00-\u9fff]{2})(?:率|进度(?:比率)?|(?<![年程进制])度)"
    "(?:为|是|达到?了?|只有|仅|约|[:：])*"
)
_NO_SHARE = lazy_pattern(
    "增长|下降|同比|增速|(?<!有)效率|利率|税率|优良|得分|节约|调整|变动|汇率|(?<!缴)费率|折旧|差异|偏离|空置|床位|病床"
    "|结[转余](?:和)?结[转余]|失业|发生|发病|患病|死亡|出生|城镇化"
)
_CUT, _CLOSED = frozenset(("核减", "审减", "核增")), frozenset(("结案", "办结", "审结", "执结"))
_CLOSES, _TAKEN = lazy_pattern("[办审执]结"), lazy_pattern("受理|收案|新收|收到")
_SENT = lazy_pattern("送审|申报|上报")
_SPENT = frozenset(("执行", "支付", "拨付", "使用", "支出", "完成", "发放", "兑付", "落实", "控制"))
"""What is said of a budget or plan in many words: 预算3万元，实际支付2万元，执行率66.67%."""

_OF_BUDGET = _SPENT | {"结余", "结转"}
"""What is done with a budget, or left of it."""

_NOT_DONE = lazy_pattern("上年|去年|应(?![急用对])|目标|计划|指标|任务|未|没有|尚|其余|余下|每|均")
_CAME_IN = frozenset(("到位", "到账"))
_AIMED = lazy_pattern("应(?![急用对])|目标|计划|指标|任务|预算|安排|下达")
_RATES, _PERCENT = ("率", "度"), lazy_pattern("[%％]")
_ASIDE = lazy_pattern("[，,（(、][其]?[中、]?|$")
_CARRIED = lazy_pattern("[含包]|结转|旧存|转入")
_SO_FAR, _REST = lazy_pattern("累计|历年|以来|现有"), lazy_pattern("其余|余下|尚")
_OTHER_WAYS = ("不", "未", "基本", "较", "没有")
_NO_WHOLE = lazy_pattern("上年|去年|未|没有|尚|其余|余下|每|[人户平]均|不")
_KIND = lazy_pattern("(?:基本|项目|人员|公用|专项)(?:经费)?(?:支出)?$")
_AT_POSTS = PEOPLE | {"个"}
OF_POSTS = ("控制率", "配备率", "到岗率", "在岗率", "满编率")
"""Rates of people and the posts for them, which are counted in other words."""

_GRADED = lazy_pattern("(?<!满意[和及与或、])(?:非常|很|十分|比较|(?<!比)较|基本)满意”?的?$")
_JOINED_GRADES = lazy_pattern("满意[和及与或、](?:比较|较|基本)?满意")
_PLANNED = frozenset(("planned", "granted"))
_IN_TIME = lazy_pattern("[按限准及]时|按期|提前|当场|一次")
_OVERALL = lazy_pattern("总体|整体|综合|平均|^总")
_CHANGED_SINCE = lazy_pattern("(?:追加|追减|调整|调增|调减|整合)(?:预算|资金)?[之以]?后")
_LONG, _PAIR, _MOST, _ALL, _EXACT, _SLIGHT = 4, 2, 8, 100, 0.005, 0.06
_POINTS = "分"  # what an indicator is scored by: no share of it is a rate


def read_named_rates(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the rates whose name says what was done, of which the figure is told beside them.

    What it is of is the figure before that in the same sentence, of 核减 what was sent in. Where a
    year before or a target is spoken of there is none.
    """
    for index, rate in enumerate(statements):
        if rate.unit != "%" or not rate.is_exact:
            continue
        named = _NAMED.fullmatch(rate.lead)
        if not named or _NO_SHARE.search(rate.lead):
            continue
        verb = verb_of(named["verb"] or named["bare"], statements[max(0, index - _MOST) : index])
        near = _near(statements, index, verb)
        if any(_GRADED.search(one.gap) for one in near):
            continue  # which grades count, and how much, is nobody's rule
        part = _part(rate, near, verb)
        wholes = _wholes(rate, part, near, verb) if part else ()
        if not part or not wholes or _is_of_several(rate, part, near):
            continue
        if _IN_TIME.search(rate.lead) and not _IN_TIME.search(part.lead):
            continue  # 办理1200件，按时办结率98%
        if verb in _SPENT and _is_one_of_kinds(part, near):
            continue
        whole = wholes[0]
        if part.period < rate.period and whole.basis not in _PLANNED:
            continue  # 每村2万元，共10万元，发放31.8万元。人员类项目执行率99.85%
        if _CHANGED_SINCE.search(whole.text, whole.quantity.end, rate.begin):
            continue  # 收到640万元。追加后已支付384万元，支付率55%: by how much is not told
        if not whole.is_exact or _is_rate(rate, part, wholes, near, verb):
            continue
        is_partly = not set(verb) <= set(part.lead)
        is_full = is_partly and rate.quantity.value == _ALL and not _is_due(whole, verb)
        if is_full and not (part.unit == "元" and _is_slip(whole.quantity, part.quantity)):
            continue
        is_over = part.quantity.value > whole.quantity.value
        if is_over and (_SO_FAR.search(part.lead) or _is_of_others(part, whole, rate, verb)):
            continue
        figures = (part, whole, rate)
        others = wholes if verb in _CUT else [one for one in near if one is not part]
        yield Equation(
            min(one.quantity.start for one in figures),
            max(one.quantity.end for one in figures),
            "ratio",
            (part.quantity, whole.quantity),
            rate.quantity,
            tuple((part.quantity, one.quantity) for one in others if _alike(one, part, verb)),
            sure=not is_full
            and not (verb in _CAME_IN and whole.period < rate.period)
            and (verb in _SPENT or not (is_partly or is_over or _JOINED_GRADES.search(part.gap))),
        )


def _is_slip(whole: Quantity, part: Quantity) -> bool:
    """Return whether a sum is another but for a slip of the pen, with enough digits to tell."""
    return len(part.digits) >= _LONG and is_slip_as_long(whole.value, part)


def _is_of_others(part: Statement, whole: Statement, rate: Statement, verb: str) -> bool:
    """Return whether other people or things are told of than those before them.

    As in 保障孤儿268名，发放补贴惠及8920人，发放率100%, or where more were all done: 修缮文物5处，
    巡查132次，整改隐患18处，整改率100%.
    """
    if rate.quantity.value == _ALL and not is_slip(whole.quantity.value, part.quantity):
        return True
    return verb in _SPENT and part.unit in PEOPLE and whole.basis not in _PLANNED


def _is_one_of_kinds(part: Statement, near: Sequence[Statement]) -> bool:
    """Return whether a rate is of all that was spent: 基本支出8万元，项目支出2万元，执行率99%."""
    kinds = {one.lead for one in near if _KIND.search(one.lead)}
    return part.lead in kinds and len(kinds) > 1


def _near(statements: Sequence[Statement], index: int, verb: str) -> list[Statement]:
    """Return the figures of the sentence, for what was spent those of the one before if none."""
    rate = statements[index]
    some = [
        one
        for one in statements[max(0, index - _MOST) : index + _MOST]
        if rate.period - 1 <= one.period <= rate.period and one.unit not in (*RATES, _POINTS)
    ]
    near = [one for one in some if one.period == rate.period]
    is_pair = len(some) == 1 + len(near) == _PAIR and some[0].basis in _PLANNED
    if verb in _CAME_IN and is_pair and rate.quantity.value < _ALL:
        return some  # 批复投资120万元。资金到位102万元，到位率85%
    if verb not in _SPENT or len(near) > 1 or len(near) == len(some):
        return near
    has_rate = _PERCENT.search(rate.text, some[0].quantity.end, rate.quantity.start)
    return near if has_rate else some


def _part(rate: Statement, near: Sequence[Statement], verb: str) -> Statement | None:
    """Return the figure of what was done, that a rate is named by: the last before it, or first."""
    item = [one for one in near if one.item == rate.item or one.period < rate.period]
    before = [one for one in item if one.quantity.start < rate.quantity.start]
    if len(item) <= 1 and not (item and ("其中" in item[0].gap or verb in _CLOSED)):
        return None
    if verb in _OF_BUDGET and any(one.adjusts for one in item):
        return None  # what was planned in the end is not told
    while before and not before[-1].gap:
        before.pop()  # 消除36户112人
    for one in reversed(before):
        if _PERCENT.search(one.text, one.quantity.end, rate.begin):
            break  # 合格206批次，合格率98.1%，其中蔬菜80批次，合格率98.75%
        if _is_done(one, verb) and (
            set(verb) <= set(one.lead) or (verb in _CLOSED and _CLOSES.search(one.lead))
        ):
            return one if one.is_exact else None
        if verb in _SPENT and one.basis == "done" and _is_done(one, verb):
            return one if one.is_exact else None
        if not (_is_other_way(one, verb) or _ASIDE.match(one.gap)):
            break
    some = set(verb) - {"审", "核"} if verb in _CUT else set(verb)  # 审定 is what was left
    done = [one for one in item if _is_done(one, verb) and not some.isdisjoint(one.lead)]
    if before:
        done = [one for one in done if one.quantity.end == rate.begin]
    elif full := [one for one in done if set(verb) <= set(one.lead)]:
        done = full
    elif verb in _SPENT:
        done = [one for one in item if one.basis == "done" and _is_done(one, verb)]
    return done[0] if len(done) == 1 and done[0].is_exact else None


def _is_of_several(rate: Statement, part: Statement, near: Sequence[Statement]) -> bool:
    """Return whether a rate is of several things: 甲8个完成8个，乙3个完成2个，总体完成率Z%."""
    if not _OVERALL.search(rate.lead):
        return False
    return any(one is not part and one.basis == part.basis == "done" for one in near)


def _is_done(one: Statement, verb: str) -> bool:
    """Return whether a figure may tell what was done, and not what should be or was not."""
    lead = one.lead
    if verb[0] in "不未":
        return verb in lead
    if _is_other_way(one, verb) or _NOT_DONE.search(lead):
        return False
    return not lead.partition(verb)[2].startswith(_RATES)


def _is_other_way(one: Statement, verb: str) -> bool:
    """Return whether a figure tells what was left: 合格1228批次，不合格18批次，合格率98.56%."""
    lead = one.lead
    if verb in lead and lead.partition(verb)[0].endswith(_OTHER_WAYS):
        return _JOINED_GRADES.search(one.gap) is None  # 满意和比较满意的228份
    return _REST.search(lead) is not None


def _alike(one: Statement, other: Statement, verb: str) -> bool:
    """Return whether two figures count the same things, posts and who is at them too."""
    if f"{verb}率" in OF_POSTS:
        return {one.unit, other.unit} <= _AT_POSTS or one.unit == other.unit
    return same_unit(one.unit, other.unit)


def _is_due(whole: Statement, verb: str) -> bool:
    """Return whether all should have been done: 应办86人，已办84人，办证率100%."""
    return _AIMED.search(whole.lead) is not None and not set(verb).isdisjoint(whole.lead)


def _wholes(
    rate: Statement, part: Statement, near: Sequence[Statement], verb: str
) -> list[Statement]:
    """Return what a part may be of, first what it most likely is.

    What came in is of no money that was spent: 完成投资900万元，资本金到位400万元，到位率80%.
    """
    nested = "其中" in part.gap
    alike = [
        one
        for one in near
        if one is not part
        and _alike(one, part, verb)
        and (
            one.item == part.item
            or one.period < part.period
            or (verb in _CLOSED and _TAKEN.search(one.lead) and one.begin < part.begin)
            or (nested and one.quantity.start < part.quantity.start)
        )
        and one.role == "level"
        and one.quantity.value > 0
        and not _NO_WHOLE.search(one.lead)
        and not (verb in _CAME_IN and one.basis == "done")
        and (verb not in one.lead or _AIMED.search(one.lead))
    ]
    found = [one for one in alike if one.quantity.start < part.quantity.start][::-1]
    if not found:
        is_first = part.quantity.start > rate.quantity.start
        found = [
            one
            for one in alike
            if "其中" not in one.gap
            and (is_first or one.begin == rate.quantity.end)
            and one.quantity.value >= part.quantity.value
        ]
    if verb in _CUT:
        return [one for one in found if _SENT.search(one.lead)] or found
    return [one for one in found if one.basis in _PLANNED] or found


def _is_rate(
    rate: Statement,
    part: Statement,
    wholes: Sequence[Statement],
    near: Sequence[Statement],
    verb: str,
) -> bool:
    """Return whether parts of one or two wholes have it: 新收20件，旧存23件，办结39件，90.7%."""
    value, stated = float(part.quantity.value), float(rate.quantity.value)
    values = [float(one.quantity.value) for one in wholes]
    if abs(value / values[0] * _ALL - stated) < _EXACT:
        return True
    made = [value / (value + values[0])]  # 批准136人、不批准59人，不批准率30.3%
    if len(values) > 1:
        made.append(value / sum(values))
    for one in near:
        if one not in (part, *wholes) and _alike(one, part, verb):
            other = float(one.quantity.value)
            if verb in one.lead:
                made.append((value + other) / values[0])  # 非常满意120份，满意66份
            elif _CARRIED.search(one.gap):
                made.append(value / (values[0] + other))
    return any(abs(each * _ALL - stated) < _SLIGHT for each in made)
