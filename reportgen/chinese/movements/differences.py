"""Differences that prose states next to the two figures they lie between."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.equations import Equation
from reportgen.chinese.movements.claimed_levels import UNCHANGED, are_of_other_costs
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.equations import Terms
    from reportgen.chinese.figures.statements import Statement

_MOVES = words(
    "持平 无变化 有变化 生变化 何变化 显变化 无变动 有变动 无增减 有增减 保持不变"
    " 上年一致 去年一致 年度一致 上年相同 去年相同 年度相同"
    " 结余 结转 剩余 节余 节约 节省 相差 差额 差值 超支 超出 超预算"
    " 未支付 未使用 未拨付 未支出 未执行 未兑付 未发放 调增 调减 追加 追减 调整后 调整为"
    " 空编 缺编 减少 增加 多支 少支 比年初 比预算 比上年 较年初 较预算 较上年"
) | each_of("多少", DIGITS + "０１２３４５６７８９")
MAY_BE_DIFFERENCE = Sign(
    "[增减多少节超追调结剩余未相差缺空]"
    "(?:(?<=[增减])[加少支]|(?<=[多少])支?(?=[0-9０-９])|(?<=节)[约省]|(?<=超)[出支]|"
    "(?<=追)[加减]|(?<=调)[增减]"
    "|(?<=结)[余转]|(?<=剩)余|(?<=未)(?=[支使拨执完])|(?<=相)差|(?<=差)[额值]|(?<=缺)口|(?<=[空缺])编)"
    "[^，。；、0-9０-９]{0,6}[0-9０-９]|持平|[无有生何显](?:变[化动]|增减)|保持不变|[上去]年度?(?:一致|相同)",
    _MOVES,
)
"""What may tell of the difference of two figures, or that there is none."""

_BARE = lazy_pattern(
    "[，,（(]?(?:即|共|净|同比|总共|实际|比预算|较预算)*"
    "(?:增加|减少|调增|调减|增长|下降|压减|追加|追减|超出|超支|超过|多支|少支|多|少|超|节约)了?"
    "(?:支出|收入|(?:年初)?预算|资金)?数?"
)
_COMPARED = lazy_pattern(
    "[，,]?(?:比|较|与)(?P<basis>年初|上年|去年|上一年|预算|年初预算|(?:19|20)[0-9]{2"
    "}年)(?:数|相比|末|底)*(?:增加|减少|增长|下降|多|少)了?"
)
_REST = lazy_pattern(
    "(?:结余|节余|剩余|未(?:能)?(?:支付|使用|拨付|支出|执行|兑付|发放)|节约|节省|相差"
    "|差额|差值|余款|尾款|少[发付拨收]|欠付|未付|空编|缺编|空缺(?:编制)?|超编)(?:资金|指标|额|金额|数|预算|经费)?(?:为|是|共|计|[:：])*$"
)
_SAVED = lazy_pattern("节[约省]")
_AMONG = lazy_pattern("其中|包括|[：:（(]")
_LATER = lazy_pattern("合同|成交|中标|实际|审定|[结决]算|今年|本年|实[付支]")
_LEFT_BEFORE = lazy_pattern("(?:[上去]年|上一年|[年期]初|以前年度|历年)[^，。；、0-9]{0,4}结[余转]")
_SO_FAR = lazy_pattern("累计|滚存|历年")
_ADJUSTED = lazy_pattern("(?:调整|追加|追减|调增|调减)后|调整为|全年预算")
_OPENING = lazy_pattern("年初|上年|去年|上一年")
_CLOSING = lazy_pattern("年末|年底|本年|期末")
_AND_SO_ON = "等"
_THAN, _IN_LIST = ("比", "较"), ("、", "和", "及")
_NOTHING_NEW = lazy_pattern(
    "(?:[，,、（(]|支出|收入|决算|预算|金额|总[体额量数]上?|整体|经费|两[年者]|二者|均|都|保持|同比|相比|比较|[本当]年|数"
    "|[与和同比较]?(?:(?:19|20)[0-9]{2}年|上一?年|去年|同期|年初)度?"
    "|(?<=[人名]，)(?:在职)?(?:人员|人数))*"
)
_OF_PLAN = lazy_pattern("[比较与](?:年初|全年)?预算")
_THAN_BUDGET = lazy_pattern(
    "[，,][比较与](?:年初|全年)?预算数?(?:相比)?[，,]?(?:增加|减少|节约|超支|超出|压减)了?"
)
_OF_BUDGET = lazy_pattern("年初|预算|拨款")
_NEAR, _TWO = 30, 2


def read_differences(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Return the stated differences whose two figures stand before them in the same sentence.

    预算A，支出B，结余D; 年初A，年中调整为B，增加D; A，追加D，调整后B; 本年A，上年B，持平.
    """
    for index, statement in enumerate(statements):
        if not statement.is_exact:
            continue
        levels = [
            one
            for one in statements[max(0, index - 8) : index]
            if one.item == statement.item
            and one.unit == statement.unit
            and one.role == "level"
            and one.is_exact
        ]
        if not levels:
            continue
        terms = _terms(statement, levels, statements[index - 1])
        if terms and _REST.search(statement.lead) and _is_more_or_part(statements, index):
            continue
        if terms:
            yield _equation(statement, terms, levels)
        elif planned := _budget_before(statements[:index], statement, levels):
            terms = planned.quantity, levels[-1].quantity
            yield _equation(statement, terms, levels)._replace(sure=False)
    yield from _as_before(statements)


def _budget_before(
    earlier: Sequence[Statement], moved: Statement, levels: Sequence[Statement]
) -> Statement | None:
    """Return the budget of the sentence before: 接待费预算3万元。支出2万元，较预算减少1万元.

    It is that of what was spent by its name, and the first sum of its sentence.
    """
    spent = levels[-1]
    if earlier[-1] is not spent or len(levels) > 1 or spent.is_last_year:
        return None
    if moved.role != "difference" or not _THAN_BUDGET.fullmatch(moved.gap):
        return None
    before = [one for one in earlier if one.period == spent.period - 1 and one.unit == spent.unit]
    if not before or before[0].basis != "planned" or not before[0].is_exact:
        return None
    if spent.basis != "done" or sum(one.basis == "planned" for one in before) > 1:
        return None
    name = _OF_BUDGET.sub("", before[0].name)
    return before[0] if spent.name in ("", name) else None


def _is_more_or_part(statements: Sequence[Statement], index: int) -> bool:
    """Return whether a rest is another than that of the plan and its spending told before it."""
    return _has_more_in_it(statements, index) or _is_within_rest(statements, index)


def _has_more_in_it(statements: Sequence[Statement], index: int) -> bool:
    """Return whether more than a plan and its spending is in the rest at ``index``.

    The plan grew or shrank before it, or what was left of the year before is told after it.
    """
    item = statements[index].item
    earlier = statements[max(0, index - 8) : index]
    return any(one.adjusts for one in earlier if one.item == item) or any(
        _LEFT_BEFORE.search(one.lead) for one in statements[index + 1 : index + 4]
    )


def _is_within_rest(statements: Sequence[Statement], index: int) -> bool:
    """Return whether a rest is part of one told before it: 节约19万元，其中货物节约4万元."""
    one = statements[index]
    return any(
        before.unit == one.unit
        and before.item == one.item
        and _REST.search(before.lead)
        and _AMONG.search(one.text, before.quantity.end, one.quantity.start)
        for before in statements[max(0, index - 8) : index]
    )


def _terms(statement: Statement, levels: Sequence[Statement], before: Statement) -> Terms | None:
    """Return the two figures that a difference lies between, None where there are not just two."""
    if _REST.search(statement.lead):
        if _holds_earlier(statement, levels) or any(one.basis == "left" for one in levels):
            return None  # what was left before is in it too, or is told itself
        bases = [one for one in levels if one.basis in ("planned", "granted")]
        spent = [one for one in levels if one.basis == "done"]
        unclear = [one for one in levels if not one.basis]
        if not bases and len(unclear) == 1:
            bases = unclear
        is_saved = _SAVED.search(statement.lead) and len(levels) == _TWO and not spent
        if is_saved and _LATER.search(levels[1].lead):
            bases, spent = [levels[0]], [levels[1]]  # 批复15万元、合同价13.9万元，节约1.1万元
        pair = (*bases, *spent)
        if any(one not in pair and one.gap.startswith(_IN_LIST) for one in levels):
            return None  # 到账48万元，用于甲26万元、乙13万元，结余9万元
        if len(bases) == len(spent) == 1 and not spent[0].is_last_year:
            return bases[0].quantity, spent[0].quantity
        return None
    if statement.role != "difference" or before not in levels or len(levels) == 1:
        return None
    *earlier, last = levels
    if last.gap.startswith(_AND_SO_ON):
        return None  # 支出18万元，包括甲3万元；乙2万元等，比上年20万元减少2万元
    if last.lead.startswith(_THAN):  # 本年A，比上年B增加D，比预算C增加E: E is between A and C
        earlier = [one for one in earlier if not one.lead.startswith(_THAN)]
    if not earlier or not _are_two_states(first := earlier[-1], last):
        return None
    return (first.quantity, last.quantity) if _is_between(statement, first, last) else None


def _is_between(statement: Statement, first: Statement, last: Statement) -> bool:
    """Return whether the words before a difference tell that it is that of two states."""
    if first.is_last_year and _OF_PLAN.search(statement.gap):
        return False  # 预算较上年预算A减少B，支出C，比预算减少D
    if _BARE.fullmatch(statement.gap):
        return True
    compared = _COMPARED.fullmatch(statement.gap)
    if compared is None:
        return False
    return compared["basis"] in first.lead and compared["basis"] not in last.lead


def _holds_earlier(statement: Statement, levels: Sequence[Statement]) -> bool:
    """Return whether what was left in other years is in a rest: 累计结余, after 收入 and 支出."""
    is_so_far = _SO_FAR.search(statement.lead) is not None
    own = any(_SO_FAR.search(one.lead) for one in levels)
    return _LEFT_BEFORE.search(statement.lead) is not None or (is_so_far and not own)


def _are_two_states(first: Statement, last: Statement) -> bool:
    """Return whether two figures are one thing at two times, or its plan and its result."""
    if are_of_other_costs(first, last):
        return False
    if first.year and last.year:
        return first.year != last.year
    if _ADJUSTED.search(last.lead):
        return first.basis == "planned"
    if first.is_last_year != last.is_last_year:
        return True
    if _OPENING.search(first.lead) and _CLOSING.search(last.lead):
        return True
    if last.lead.startswith(_THAN):
        return True
    kinds = {first.basis, last.basis}
    return "planned" in kinds and "done" in kinds


def _equation(statement: Statement, terms: Terms, levels: Sequence[Statement]) -> Equation:
    quantities = [one.quantity for one in levels]
    return Equation(
        min(one.start for one in terms),
        statement.quantity.end,
        "difference",
        terms,
        statement.quantity,
        tuple(combinations(quantities, 2)),
    )


def _as_before(statements: Sequence[Statement]) -> Iterator[Equation]:
    """Read 本年A，上年B，持平: the two are said to be the same."""
    for index in range(1, len(statements)):
        first, last = statements[index - 1 : index + 1]
        text = last.text
        following = statements[index + 1] if index + 1 < len(statements) else None
        limit = min(last.quantity.end + _NEAR, following.begin if following else len(text))
        if following and following.period == last.period:
            limit = following.quantity.start
        said = UNCHANGED.search(text, last.quantity.end, limit)
        if not said or first.period != last.period or first.unit != last.unit:
            continue
        if not _NOTHING_NEW.fullmatch(text, last.quantity.end, said.start()):
            continue  # something else is as before: 人数与上年持平
        if first.is_last_year == last.is_last_year and first.year == last.year:
            continue
        if are_of_other_costs(first, last):
            continue
        if first.is_exact and last.is_exact and first.role == last.role == "level":
            terms = first.quantity, last.quantity
            yield Equation(first.quantity.start, said.end(), "same", terms, last.quantity)
