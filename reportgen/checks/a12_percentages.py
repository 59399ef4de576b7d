"""A12: percentages and directions that the text's own numbers contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.change_mistakes import change_mistake
from reportgen.checks.contradicting_words import contradicting_words
from reportgen.checks.excerpts import quoted, shortened
from reportgen.checks.formula_rates import formula_rates
from reportgen.checks.mistakes import (
    Mistake,
    account_mistake,
    equation_mistake,
    share_mistake,
)
from reportgen.checks.payments import wrong_payments
from reportgen.checks.rates_of_paragraphs import wrong_rates_of_budgets
from reportgen.checks.score_claims import score_claims
from reportgen.checks.score_mistakes import score_mistakes
from reportgen.checks.tables.table_rates import wrong_table_rates
from reportgen.checks.tables.table_relations import wrong_relations
from reportgen.checks.told_products import wrong_products
from reportgen.checks.told_proportions import told_proportions
from reportgen.checks.told_relations import loosely_told, told_relations
from reportgen.checks.told_series import told_series
from reportgen.checks.turned_moves import turned_moves
from reportgen.checks.worded_mistakes import worded_mistakes
from reportgen.chinese.movements.budget_words import (
    MAY_COMPARE,
    MAY_SAVE,
    read_budget_words,
    read_savings,
)
from reportgen.chinese.movements.changes import StatedChange, read_changes
from reportgen.chinese.movements.other_readings import (
    is_made_otherwise,
    is_product_of_others,
    is_rate_of_others,
    level_by_rate,
)
from reportgen.chinese.rates.named_rates import (
    MAY_BE_NAMED_RATE,
    MAY_BE_RATE_ALONE,
    OF_POSTS,
    read_named_rates,
)
from reportgen.chinese.rates.relations import Share, read_shares
from reportgen.chinese.signs import FIGURES, Sign
from reportgen.chinese.totals.accounts import Account
from reportgen.chinese.totals.rough_sums import has_two_alike
from reportgen.model.absent import is_absent
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.figures.equations import Equation
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.findings import Path, Severity

_MOVES_BY = (
    "(?:(?<=[增减降升高低缩涨幅])|(?<=精简)|(?<=[长加高升涨大收幅降少低减缩小滑]率))"
    "[^，。；、0-9０-９]{0,8}[0-9０-９.．]{1,8}[ \u3000]?[%％]"
    "|(?<=[高低])出?[0-9.]{1,6}个百分点"
    "|(?<=[由从自])[^，。；、]{0,24}[0-9０-９][^。；]{0,16}[至到为][^，。；、]{0,8}[0-9０-９]"
)
_MOVED = lazy_pattern(f"[增减降升高低缩涨幅率由从自简](?:{_MOVES_BY})")
"""What may tell of a change that can be verified: most passages with figures have nothing so."""

_SHARED_OR_MOVED = Sign(
    "[占增减降升高低缩涨幅率由从自简](?:(?<=占)[^。；]{0,40}[0-9０-９][ \u3000]?[%％]|"
    f"{_MOVES_BY})",
    FIGURES,
)

_MISTAKES = (worded_mistakes, told_proportions, wrong_payments, score_mistakes, told_series)
"""What finds mistakes with their place, in this order."""

_LAST_YEARS = lazy_pattern("(?P<year>(?:19|20)[0-9]{2})年度?(?:同期|全年)?[为是]?")
_THREE = 3
_ADVICE = "核对这几个数，改正算错的一个"
_THAN = {"＞": "大于", "＜": "小于", "＝": "等于"}


class _Told(NamedTuple):
    """A mistake in the text of a passage, from ``start`` to ``end``."""

    passage: Passage
    start: int
    end: int
    mistake: Mistake


@rule(
    codes.A12,
    explanation="按正文自己写的数核对百分比和增减方向。“甲X，占乙Y的Z%”，X÷Y=Z%；“由X增（减）"
    "至Y，增长（下降）Z%”，(Y−X)÷X=Z%；“达到Y，比上年增加D，增长Z%”，D÷(Y−D)=Z%；"
    "“由X增至Y，增加D”，Y−X=D。方向词与数相反（“由150增加到120”）、"
    "原数为0却写增长率，也报。百分数相差超过0.01个百分点，"
    "并且按所写的位数四舍五入也对不上才算错；所写的数本身经过四舍五入（如亿元）时，"
    "相应放宽。有“余”“约”“以上”等概数的、数不全的不判定；年均、可比口径的增减，"
    "写了起点又写同比、而起点不是上年的，以及生产总值、增加值，只核对方向。"
    "跨分句、跨句子的也核对：执行率、支付率、完成率、控制率和前面写的预算（计划、"
    "编制）数、完成数；“较上年减少D，下降Z%”和前一句写的数；“分别”后面的几个数按顺序配对；"
    "预算−支出=结余、年初数+收入−支出=年末数、年初数+追加−追减=调整后预算数、单价×数量；写“持平”而两个数不同；"
    "“增加D，下降Z%”“下降-Z%”。能有几种读法的，有一种对得上就不报。"
    "句式看不出是哪两个数、而只差一个数字（错一位、颠倒两位、多写少写一位）的，作为警告。"
    "写出来的算式（64/68×100%=94.12%、310人×240元）照算；按月的补助按十二个月算，"
    "是别的月数也对得上的不报；“每人每天（次）”的，按人数×天数（次数）×标准算。得分按分值、扣分和执行率核对，没有达到指标值却得满分的也报。"
    "表里的执行率、横着的合计、结余、增减率、占比，多数行对得上的，对不上的几行也报。一个错只报一次。",
    wrong="村集体经济收入由120万元增至150万元，增长20%。",
    right="村集体经济收入由120万元增至150万元，增长25%。",
)
def percentages_are_right(subject: Subject) -> Iterator[Hit]:
    """Recompute percentages and directions from the numbers they speak of."""
    found = [
        *(_Told(*told) for told in formula_rates(subject)),
        *_told_beside(subject),
        *_told_elsewhere(subject),
        *_told_in_words(subject),
        *(_Told(*told) for read in _MISTAKES for told in read(subject)),
        *_told_loosely(subject),
    ]
    yield from map(_hit, _once(subject, found) if len(found) > 1 else found)
    known = [(one.passage.path, one.passage.text[one.start : one.end]) for one in found]
    yield from contradicting_words(subject, known)
    yield from turned_moves(subject, known)
    yield from wrong_rates_of_budgets(subject, known)
    yield from score_claims(subject)
    yield from wrong_table_rates(subject)
    yield from wrong_relations(subject)
    yield from wrong_products(subject, {one.passage.path for one in found})


def _told_beside(subject: Subject) -> Iterator[_Told]:
    """Return what is wrong among figures that stand directly beside each other."""
    for passage in subject.periods_with(_SHARED_OR_MOVED):
        text = passage.text
        if "占" in text:
            for share in read_shares(text, passage.quantities):
                yield from _wrong(passage, share)
        if _MOVED.search(text):
            for change in read_changes(text, passage.quantities):
                if (
                    change.before
                    or not change.after
                    or not _is_of_last_year(subject, text, change.after)
                ):
                    yield from _wrong(passage, change)


def _is_of_last_year(subject: Subject, text: str, level: Quantity) -> bool:
    """Return whether a sentence begins with last year's level: 2023年为26万元，同比增加3万元.

    What it moved to stands in the sentence before.
    """
    found = _LAST_YEARS.fullmatch(text, text.rfind("。", 0, level.start) + 1, level.start)
    if found is None or is_absent(subject.report.year):
        return False
    return int(found["year"]) < subject.year


def _told_elsewhere(subject: Subject) -> Iterator[_Told]:
    """Return what is wrong among figures that different clauses or sentences tell."""
    for passage, relation in told_relations(subject):
        yield from _wrong(passage, relation)


def _told_loosely(subject: Subject) -> Iterator[_Told]:
    """Return what is wrong among the figures of a sentence, in whatever order it tells them."""
    for passage, relation in loosely_told(subject):
        yield from _wrong(passage, relation)


def _told_in_words(subject: Subject) -> Iterator[_Told]:
    """Return where words say of budget and spending what their figures do not."""
    for passage in subject.contexts_with(MAY_COMPARE, before=1, after=0):
        for told in read_budget_words(passage.text, passage.statements):
            planned, spent = told.planned.value, told.spent.value
            true = "＞" if spent > planned else "＜" if spent < planned else "＝"
            if true != told.word:
                message = f"决算数{told.spent.text}{_THAN[true]}预算数{told.planned.text}，话写反了"
                mistake = Mistake(message, told.spent, (told.planned,))
                yield _Told(passage, told.start, told.end, mistake)
    for passage in subject.periods_with(MAY_SAVE):
        for told in read_savings(passage.text, passage.statements):
            if told.spent.value > told.planned.value:
                message = (
                    f"决算数{told.spent.text}大于预算数{told.planned.text}，写的却是节约的原因"
                )
                mistake = Mistake(message, told.spent, (told.planned,), is_sure=False)
                yield _Told(passage, told.start, told.end, mistake)
    for passage in (
        *subject.periods_with(MAY_BE_NAMED_RATE),
        *subject.contexts_with(MAY_BE_RATE_ALONE, before=1, after=0),
    ):
        if has_two_alike(passage.text) or any(map(passage.text.__contains__, OF_POSTS)):
            for equation in read_named_rates(passage.statements):
                yield from _wrong(passage, equation)


def _wrong(
    passage: Passage, relation: Account | StatedChange | Share | Equation
) -> Iterator[_Told]:
    """Return what is wrong with a relation, if anything is."""
    if isinstance(relation, StatedChange):
        mistake = change_mistake(passage.text, relation)
        if mistake and is_made_otherwise(passage.statements, relation, mistake.stated):
            level = level_by_rate(passage.statements, relation)
            if level is None:
                return
            moved = relation._replace(after=level, rate=None, rate_direction="")
            mistake = change_mistake(passage.text, moved)
            mistake = mistake._replace(is_sure=False) if mistake else None
    elif isinstance(relation, Account):
        mistake = account_mistake(relation)
    else:
        if isinstance(relation, Share):
            mistake, read = share_mistake(relation), (relation.part, relation.whole)
        else:
            mistake, read = equation_mistake(relation), relation.terms
            if mistake and is_product_of_others(passage.statements, relation):
                return
        if mistake and is_rate_of_others(passage.statements, mistake.stated, read):
            return
    if mistake:
        yield _Told(passage, relation.start, relation.end, mistake)


def _once(subject: Subject, found: list[_Told]) -> list[_Told]:
    """Return each mistake once, and none that only follows from another.

    Where a difference is wrong, so is the rate reckoned from it; where an account is, what some of
    its figures might make alone is none of it. Two figures have one rate: 结案率89%，限内结案率98%.
    """
    texts = {passage.path: passage.text for passage in subject.passages}
    begins = {
        id(each.passage): texts[each.passage.path].find(each.passage.text)
        for each in {id(one.passage): one for one in found}.values()
    }

    def place(told: _Told, figure: Quantity) -> tuple[Path, int]:
        return told.passage.path, begins[id(told.passage)] + figure.start

    told = [
        frozenset(place(each, one) for one in (each.mistake.stated, *each.mistake.used))
        for each in found
    ]
    accounts = [these for these in told if len(these) > _THREE]
    wrong = {place(each, each.mistake.stated) for each in found if each.mistake.stated.unit != "%"}
    kept: dict[tuple[Path, int], _Told] = {}
    figures: set[frozenset[tuple[Path, int]]] = set()
    rated: set[frozenset[tuple[Path, int]]] = set()
    for each, these in zip(found, told, strict=True):
        stated = each.mistake.stated
        if these in figures or any(these < account for account in accounts):
            continue
        figures.add(these)
        follows = stated.unit == "%" and any(
            place(each, used) in wrong for used in each.mistake.used
        )
        used = these - {place(each, stated)}
        if stated.unit == "%" and len(used) > 1:
            follows = follows or used in rated
            rated.add(used)
        if not follows:
            kept.setdefault(place(each, stated), each)
    return list(kept.values())


def _hit(told: _Told) -> Hit:
    passage, mistake = told.passage, told.mistake
    words = shortened(passage.text[told.start : told.end])
    level: Severity | None = None if mistake.is_sure else "warning"
    return Hit(passage.path, f"{quoted(words)}：{mistake.message}", _ADVICE, level)
