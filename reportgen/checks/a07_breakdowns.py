"""A07: what the prose says is in a total makes that total."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import in_unit_of, unit_of
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import quoted, shortened
from reportgen.checks.functional_classes import (
    BY_FUNCTION,
    lists_classes,
    wrong_functional_classes,
)
from reportgen.checks.passage import Passage
from reportgen.checks.rounded_sums import gap_of_rounding, margin_of
from reportgen.checks.sums_by_words import sums_by_words, sums_of_people, tallied_sums
from reportgen.checks.tables.table_totals import wrong_totals
from reportgen.checks.whole_breakdowns import are_too_many, must_make_total
from reportgen.checks.wrong_sums import (
    goes_on_with,
    is_told_anew,
    wrong_near_sum,
    wrong_shares,
    wrong_signed_sum,
    wrong_sum,
    wrong_threes,
)
from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.rates.money_changes import read_money_changes
from reportgen.chinese.rates.moves_by_basis import MAY_MOVE_BY_BASIS, read_moves_by_basis
from reportgen.chinese.totals.breakdowns import (
    AMONG,
    NAMES_PARTS,
    OPENS_ITEMS,
    OPENS_PARAGRAPH,
    OPENS_WITH_PARTS,
    TELLS_OF_TOTAL,
    read_breakdowns,
)
from reportgen.chinese.totals.closing_sums import TELLS_TOTAL, read_closing_sums
from reportgen.chinese.totals.divisions import MAY_BE_DIVIDED
from reportgen.chinese.totals.listed_parts import (
    MAY_BE_LISTED,
    MAY_BE_SIGNED,
    read_listed_parts,
    read_signed_sums,
)
from reportgen.chinese.totals.money_lists import (
    MAY_BE_MONEY_LIST,
    read_money_lists,
)
from reportgen.chinese.totals.near_sums import read_near_sums
from reportgen.chinese.totals.part_words import DIVIDED_NEXT, REST_UNTOLD, hold_plan_and_result
from reportgen.chinese.totals.rough_sums import MAY_BE_LIST, MAY_BE_SUM, MAY_BE_SUM_IN_WORDS
from reportgen.chinese.totals.share_totals import MAY_BE_SHARES, read_share_totals
from reportgen.chinese.totals.slipped_sums import read_slipped_sums
from reportgen.chinese.totals.sums import is_made_before
from reportgen.chinese.totals.value_first_parts import (
    MAY_BE_VALUE_FIRST,
    read_value_first_parts,
)
from reportgen.chinese.totals.wrong_divisions import read_wrong_divisions
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.subject import Subject
    from reportgen.chinese.totals.divided_totals import Breakdown
    from reportgen.findings import Path

_SUMS_UP = lazy_pattern("[，,；](?:收入|支出|金额|资金)?(?:合计|总计|共计)(?:达到?|为|是)?$")
_MAY_GO_ON = REST_UNTOLD, DIVIDED_NEXT
_AT_END = lazy_pattern("[年期][末初]|年底")
_MANY_ITEMS = 9
_REACH, _KIND, _SATISFIED = 16, 2, "满意"
_OF_EACH = lazy_pattern("每[一-鿿]{1,2}$")
_GREW = lazy_pattern("[增降减涨][长加幅降少]|同比")


@rule(
    codes.A07,
    explanation="核对正文里“总量……，其中甲……、乙……、丙……”：同单位的各项之和 = 总量。"
    "各项互相排斥（如基本支出和项目支出、早稻和晚稻、男和女）才相加。"
    "金额相差超过0.01万元、其他数相差超过四舍五入的误差就提醒。写了“等”“主要”“包括”"
    "的，各项只是一部分，只在各项之和大于总量时提醒。各项是否就是全部看不出来的，"
    "只有金额或各村各镇的数，且各项之和不小于总量的90%，才按全部核对。人数等"
    "可能一人兼有几种情况，不相加；但任何一项都不能大于总量，几类户数之和大于总户数而没有"
    "写“有交叉”“另”的，也提醒。单位不同的先换算（1.2万吨=9000吨+3000吨）。有“余”“约”“以上”"
    "等概数的不判定。不写“其中”、用冒号或括号列出的（按功能分类：……；"
    "42人（行政23人、事业17人））也核对；增减数的各项按增、减的方向相加。"
    "总量和各项只差一个数字的，两列数里另一列正好相等的，占比之和超过100%的，也报。",
    wrong="落实粮食生产面积49772亩，其中早稻16104亩、晚稻16763亩、旱杂粮730亩。",
    right="落实粮食生产面积33597亩，其中早稻16104亩、晚稻16763亩、旱杂粮730亩。",
)
def parts_make_their_total(subject: Subject) -> Iterator[Hit]:
    """Compare each total that is broken down with its parts."""
    said: set[tuple[Path, str]] = set()
    opening = subject.contexts_with(OPENS_WITH_PARTS, TELLS_OF_TOTAL, before=1, after=0)
    opening += _across_paragraphs(subject)
    opening += subject.contexts_with(OPENS_ITEMS, before=0, after=_MANY_ITEMS)
    named = subject.periods_with(NAMES_PARTS)
    for passage in (*opening, *subject.periods_with(AMONG), *named):
        for breakdown in read_breakdowns(passage.text, passage.quantities):
            if all(one.exact for one in (breakdown.total, *breakdown.parts)):
                for hit in _disagreement(passage, breakdown):
                    if (hit.path, hit.message) not in said:
                        said.add((hit.path, hit.message))
                        yield hit
    for hit in _listed_breakdowns(subject):
        said.add((hit.path, hit.message))
        yield hit
    for sign, read in (
        (MAY_BE_SIGNED, read_signed_sums),
        (MAY_MOVE_BY_BASIS, read_moves_by_basis),
    ):
        for passage in subject.contexts_with(sign, before=1, after=0):
            for changes in read(passage.statements):
                yield from wrong_signed_sum(passage, changes)
    summed = {(path, message.rpartition("：")[2][:_REACH]) for path, message in said}
    parted = [
        hit
        for hit in dict.fromkeys(sums_by_words(subject))
        if (hit.path, hit.message.rpartition("：")[2][:_REACH]) not in summed
    ]
    yield from parted
    told = {path for path, _ in said}.union(hit.path for hit in parted)
    by_function = subject.periods_with(BY_FUNCTION)
    told.update(passage.path for passage in by_function if lists_classes(passage.text))
    for find in (
        sums_of_people,
        partial(_loosely_told, opening=opening),
        _listed_money,
        tallied_sums,
    ):
        hits = list(dict.fromkeys(find(subject, told)))
        yield from hits
        told.update(hit.path for hit in hits)
    yield from wrong_threes(subject, told)
    yield from wrong_totals(subject)
    yield from wrong_functional_classes(subject)


def _listed_breakdowns(subject: Subject) -> Iterator[Hit]:
    """Return the totals whose parts are listed without 其中, their value before or behind them."""
    for sign, read in (
        (MAY_BE_VALUE_FIRST, read_value_first_parts),
        (MAY_BE_LISTED, read_listed_parts),
    ):
        for passage in subject.periods_with(sign):
            for breakdown in read(passage.statements):
                yield from _disagreement(passage, breakdown)


def _across_paragraphs(subject: Subject) -> list[Passage]:
    """Return the paragraphs that begin with 其中, each behind the last sentence before it."""
    found: list[Passage] = []
    for passage in subject.passages_with(OPENS_PARAGRAPH):
        if before := subject.paragraph_before(passage):
            last = len(before.periods) - 1
            found.append(Passage(passage.path, before.part(last, last).text + passage.text))
    return found


def _listed_sums(passage: Passage) -> list[Hit]:
    """Return what the first reader of sums finds that finds any."""
    rough = passage.rough
    hits = _closed(passage)
    if hits or not rough.may_be_divided():
        return hits
    statements = passage.statements
    hits += [hit for one in read_wrong_divisions(statements) for hit in wrong_sum(passage, one)]
    if not hits and rough.may_nearly_add_up:
        for near in read_near_sums(statements):
            hits += wrong_near_sum(passage, near)
    if not hits and rough.may_add_up_but_for_slip:
        for slipped in read_slipped_sums(statements):
            hits += wrong_near_sum(passage, slipped)
    return hits


def _loosely_told(subject: Subject, told: set[Path], opening: Sequence[Passage]) -> Iterator[Hit]:
    """Return the sums that only the order of figures tells, in texts not told of before."""
    signs = MAY_BE_SUM, MAY_BE_LIST, MAY_BE_SUM_IN_WORDS, MAY_BE_DIVIDED
    loose = subject.periods_with(*signs)
    for passage in dict.fromkeys((*opening, *loose)):
        if passage.path not in told:
            yield from {hit.message: hit for hit in _listed_sums(passage)}.values()
    for passage in subject.periods_with(MAY_BE_SHARES):
        for shares in read_share_totals(passage.statements):
            yield wrong_shares(passage, shares)


def _listed_money(subject: Subject, told: set[Path]) -> Iterator[Hit]:
    """Return the sums of money that what is listed behind them should make, and does not."""
    for passage in subject.contexts_with(MAY_BE_MONEY_LIST, before=1, after=_REACH // 4):
        if passage.path not in told and passage.rough.has_column_of("元"):
            for found in read_money_lists(passage.statements):
                yield from wrong_near_sum(passage, found)
            for changes in read_money_changes(passage.statements):
                yield from wrong_signed_sum(passage, changes)


def _closed(passage: Passage) -> list[Hit]:
    """Return the totals told behind their parts that these do not make."""
    if not passage.rough.follows_two(TELLS_TOTAL):
        return []
    found = read_closing_sums(passage.statements)
    return [hit for each in found for hit in wrong_near_sum(passage, each)]


def _disagreement(passage: Passage, breakdown: Breakdown) -> Iterator[Hit]:
    total, parts = breakdown.total, breakdown.parts
    if total.unit in RATES and "占" not in total.subject:
        return  # a rate is no total
    if total.unit in RATES and any(_GREW.search(part.subject) for part in parts):
        return  # 占58.4%，其中电池出口增长100.8%
    if hold_plan_and_result(breakdown.labels) or _SATISFIED in breakdown.labels[1:]:
        return  # 办事群众问卷300份、满意276份
    for part in parts:
        over = part.value - total.value
        is_at_end = _AT_END.search(part.subject) and not _AT_END.search(total.subject)
        each = _OF_EACH.search(passage.text, max(0, total.start - _KIND * 2), total.start)
        sums_up = _SUMS_UP.search(passage.text[part.start - _KIND * 4 : part.start])
        if over > 0 and (is_at_end or sums_up or each):
            return  # 新进5人，其中选调2人，退休3人，年末在职62人; 每队3人，其中第一书记5名
        if over > total.value and part is not parts[0] and is_told_anew(passage.text, part):
            return
        if over > 0 and over > margin_of((total, part)):
            whole, more = (in_unit_of(total, value) for value in (total.value, over))
            terms = f"{in_unit_of(total, part.value)}−{whole}={more}{unit_of(total)}"
            yield _breakdown_hit(passage, breakdown, f"其中一项大于总量（{terms}）")
            return
    added = sum((part.value for part in parts), Decimal(0))
    gap = added - total.value
    if (
        not gap
        or abs(gap) <= gap_of_rounding(total, parts)
        or len(parts) == 1
        or is_made_before(passage.text, breakdown.parts, total.value)
        or (gap < 0 and any(one.match(passage.text, breakdown.end) for one in _MAY_GO_ON))
        or goes_on_with(passage, breakdown.end, breakdown.total.unit, -gap)
        or not (must_make_total(breakdown, added) or are_too_many(passage, breakdown, added))
    ):
        return
    whole = in_unit_of(total, total.value)
    terms = "+".join(in_unit_of(total, part.value) for part in parts)
    apart = f"{'多' if gap > 0 else '少'}{in_unit_of(total, abs(gap))}{unit_of(total)}"
    message = f"各项之和{terms}={in_unit_of(total, added)}，比总量{whole}{apart}"
    yield _breakdown_hit(passage, breakdown, message)


def _breakdown_hit(passage: Passage, breakdown: Breakdown, message: str) -> Hit:
    total = breakdown.total
    start = passage.text.rfind(total.subject, max(0, total.start - _REACH), total.start)
    words = passage.text[total.start if start < 0 else start : breakdown.end]
    advice = "与台账核对，改正总量或各项；各项不是全部的，写“等”"
    return Hit(passage.path, f"{quoted(shortened(words))}：{message}", advice)
