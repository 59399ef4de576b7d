"""A13: the same fact with two numbers."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.all_and_none import all_and_none, more_than_all, wrong_households
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.counted_facts import contradicted_facts, contradicted_holdings
from reportgen.checks.excerpts import quoted
from reportgen.checks.tables.told_rows import other_than_rows
from reportgen.checks.told_twice import told_twice
from reportgen.chinese.counts.counts_in_company import read_in_company
from reportgen.chinese.counts.definite_counts import read_definite_counts
from reportgen.chinese.counts.exchanged_digits import read_exchanged_digits
from reportgen.chinese.counts.money_again import read_money_again
from reportgen.chinese.counts.outnumbered import may_be_outnumbered, read_outnumbered
from reportgen.chinese.counts.same_counts import ALL_OF_THEM, read_contradicted_counts
from reportgen.chinese.counts.told_again import counted_places, read_told_again
from reportgen.chinese.counts.told_none import MAY_BE_NONE, read_told_as_none
from reportgen.chinese.counts.yearly_counts import MAY_BE_YEARLY, read_yearly_counts
from reportgen.chinese.figures.exactness import step
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.findings import path_text
from reportgen.model.absent import is_absent
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.counts.told_again import CountedPlaces, ToldAgain
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.findings import Path

_WHOLE = lazy_pattern("(?:全镇|全乡|全县|全街道|辖区内?|我镇|我乡|本单位|我单位|机关)")
_ALL_AFTER = lazy_pattern(
    "(?:(?:现有|共有|共|总共|实有|总)(?:计|数)?(?:为|是)?|总数(?:为|是)?|总人口(?:为|是)?|"
    "面积(?:为|是|达)?)$"
)
_ALL_BEFORE = lazy_pattern("(?:目前|年末)?(?:现有|共有|实有|总共有)")
_ALL_THERE_IS = Sign(
    f"{_WHOLE.pattern}(?:[^，。；：]{{0,30}}(?:[有共总数为是达计]|面积|人口)|(?:目前|"
    f"年末)?[现共实]有"
    "[^，。；：0-9]{2,20})[0-9０-９]",
    words("全镇 全乡 全县 全街道 辖区 我镇 我乡 本单位 我单位 机关"),
)
_RECURRING = lazy_pattern(
    "开展|组织|召开|举办|举行|排查|检查|巡查|整治|整改|走访|慰问|发放|发现|化解|调解|"
    "受理|办理|办结|出动|培训|"
    "宣传|查处|处理|清理|拆除|完成|实施|争取|接待|印发|下发|签订|建成|新建|修复|改造|"
    "投入|参加|参与|救助|引进"
)
"""Doings: there are several of each in a year, so two numbers need not be of the same."""

_OTHER_TIME = lazy_pattern(
    "上年|去年|(?:19|20)[0-9]{2}年|[0-9]+月|[上下]半年|季度|年初|期初|此前|原|目标|计划|力争|"
    "新增|增加|减少|净增|累计|同比|其中|达到|增至|减至"
)
_TRIM = lazy_pattern(
    "^(?:全镇|全乡|全县|全街道|辖区内?|我镇|我乡|本单位|我单位|目前|截至年底|年末|[的，,])+"
)
_TAIL = lazy_pattern("(?:现有|共有|实有|总共|共计?|总数?|有|为|是|达)+$")
_SHORTEST = 3
_BATCHES = Sign(
    "(?:([0-9]{1,6})个?批次?|团组([0-9]{1,6})[个批]次?)[、，,](?:共计?|接待|来宾|外宾|人员)*([0-9]{1,6})人次?(?!以[上下内])",
    {"个批", *each_of(DIGITS, "批"), *each_of("组", DIGITS)},
)
_CLAUSE_END = lazy_pattern("[，,。；;：:！？\n]")
_DIGIT = lazy_pattern("[0-9０-９]")
_REACH = 40


@rule(
    codes.A13,
    explanation="查找说的是同一件事、单位也相同，却写了两个数的地方，"
    "如两处写“全镇脱贫户共……户”。只看写明是全镇、全乡、本单位总数的（“全镇……共”"
    "“现有”“总人口”），名称要逐字相同，至少三个字。写了别的年份或月份、新增或累计、"
    "“其中”、约数的，以及各村各站的数，都不比较；开展、检查、走访、"
    "发放之类一年有多次的事，也不比较。四舍五入后相等的（3.2万亩和32015亩）"
    "不算不同。在职、退休人数，编制数，内设机构、事业单位、村的个数，"
    "与填报数、附件和别处写的不同也报；写了上年、年初、女、党员等的不比较。"
    "收入总计和支出总计只差最前面一位的，是漏写了数字。同一个项目、工程、事项两处写的数只是数字前后颠倒的（42.6万元和46.2万元），接着写“上述346件”而前面是364件的，也报。同一笔钱在前后几句、上下两段又写一遍而差一个数字的（到位资金495.36万元，495.86万元资金已全部支付），也报。收回的问卷比发出的多、办结的比受理的多（没有写含上年的）也报。写没有出国、接待、购车、政府性基金的，又写支出多少，也报。全年做的同一件事两处写的数相差不到四分之一的，两句里别的数都相同、只有一个不同的（15个乡镇33个村26113户和15个乡镇35个村26113户），也报。一项支出开头写的数，与后面这一项的“支出决算为”不同的，也报。说“零事故”“没有发生森林火灾”“没有截留挪用”又写发生几起、几笔的，说“8个项目全部竣工”“已全部拨付到户”又写几个仍在施工、几户没有领到的，也报；户数和人数写颠倒、人数比户数少的，也报。",
    wrong="全镇建档立卡脱贫户共1269户……全镇建档立卡脱贫户共1296户。",
    right="全镇建档立卡脱贫户共1269户……全镇建档立卡脱贫户共1269户。",
)
def one_fact_has_one_number(subject: Subject) -> Iterator[Hit]:
    """Look for facts that are told with two numbers."""
    counted = list(contradicted_facts(subject))
    yield from counted
    told = {hit.path for hit in counted}
    first: dict[tuple[str, str], tuple[Passage, Quantity, str]] = {}
    for passage in subject.periods_with(_ALL_THERE_IS):
        for quantity in passage.quantities:
            fact = _fact(passage, quantity)
            if not fact:
                continue
            key = (fact, quantity.unit)
            words = quoted(_clause(passage.text, quantity) + quantity.text + quantity.object)
            if key not in first:
                first[key] = passage, quantity, words
                continue
            earlier, known, said = first[key]
            if not _agree(known, quantity) and passage.path not in told:
                where = path_text(earlier.path)
                told.add(passage.path)
                yield Hit(
                    passage.path,
                    f"这里写{words}，“{where}”写{said}，两处的数不同",
                    "核对台账，改成同一个数；说的不是一回事的，写清楚各是什么",
                )
    yield from contradicted_holdings(subject, told)
    of_all = list(_counts_of_all(subject, told))
    yield from of_all
    told.update(hit.path for hit in of_all)
    places = counted_places(subject.text)
    text = subject.text
    again = list(_gone_on_with(subject, told, _told_again(text, places)))
    yield from again
    told.update(hit.path for hit in again)
    for find in (_exchanged, _told_with_slip):
        hits = list(find(subject, told, places))
        yield from hits
        told.update(hit.path for hit in hits)
    yearly = read_yearly_counts(subject.text, subject.places_with(MAY_BE_YEARLY))
    yield from _gone_on_with(subject, told, yearly)
    yield from told_twice(subject)
    yield from other_than_rows(subject)
    yield from all_and_none(subject)
    yield from more_than_all(subject)
    yield from wrong_households(subject, places)
    yield from _too_few_guests(subject)
    yield from _outnumbered(subject, places)
    yield from _none_yet_some(subject)


def _too_few_guests(subject: Subject) -> Iterator[Hit]:
    """Return where fewer people came than groups of them."""
    for passage in subject.passages_with(_BATCHES):
        for found in _BATCHES.pattern.finditer(passage.text):
            if int(found[3]) < int(found[1] or found[2]):
                message = f"{quoted(found[0])}：每批次至少1人次，人次不会比批次少"
                yield Hit(passage.path, message, "核对台账，改正写错的一个数")


def _told_again(text: str, places: CountedPlaces) -> Iterator[ToldAgain]:
    """Return the counts that are told again with another number."""
    readers = (read_told_again, read_definite_counts, read_in_company)
    return chain.from_iterable(read(text, places) for read in readers)


def _none_yet_some(subject: Subject) -> Iterator[Hit]:
    """Return the sums spent on what the text says there was none of."""
    year = None if is_absent(subject.report.year) else subject.report.year
    for passage in subject.contexts_with(MAY_BE_NONE, before=1):
        for none in read_told_as_none(passage.text, passage.statements, year):
            said, spent = quoted(passage.text[none.start : none.end]), none.spent.quantity.text
            yield Hit(
                passage.path,
                f"写{said}，又写支出{spent}，两处说法相反",
                "与决算核对：没有支出的不写金额，有支出的改正前面的话",
            )


def _outnumbered(subject: Subject, places: CountedPlaces) -> Iterator[Hit]:
    """Return what became of more things than there were."""
    read: list[Passage] = []
    for at in may_be_outnumbered(subject.text, places):
        passage = subject.period_around(at)
        if passage is None or any(passage is one for one in read[-1:]):
            continue
        read.append(passage)
        for more in read_outnumbered(passage.statements):
            said = quoted(passage.text[more.begin : more.dealt_with.end].lstrip("，。；、"))
            over = plain(more.dealt_with.value - more.things.value)
            message = f"{said}：后面的{more.dealt_with.text}比前面的{more.things.text}多{over}"
            yield Hit(passage.path, message, "与台账核对，改正写错的一个数")


def _counts_of_all(subject: Subject, told: set[Path]) -> Iterator[Hit]:
    """Return the counts said to be of all there are that no other mention agrees with."""
    text = subject.text
    spans = subject.places_with(ALL_OF_THEM)
    for found in read_contradicted_counts(text, spans, _year_of(subject)):
        passage, other = subject.passage_at(found.whole.start), found.others[-1]
        if passage.path in told:
            continue
        where = path_text(subject.passage_at(other.start).path)
        yield Hit(
            passage.path,
            f"这里写{quoted(text[found.whole.start : found.whole.end])}，“{where}”写"
            f"{quoted(text[other.start : other.end])}，两处的数不同",
            "核对台账，改成同一个数；说的不是一回事的，写清楚各是什么",
        )


def _gone_on_with(subject: Subject, told: set[Path], counts: Iterable[ToldAgain]) -> Iterator[Hit]:
    """Return the counts that a sentence goes on with as no sentence before has them."""
    text = subject.text
    for first, again in counts:
        passage = subject.passage_at(again.start)
        if passage.path in told:
            continue
        said, other = (
            quoted(one.before + text[one.start : one.end] + one.after) for one in (again, first)
        )
        where = path_text(subject.passage_at(first.start).path)
        yield Hit(
            passage.path,
            f"这里写{said}，“{where}”写{other}，两处的数不同",
            "核对台账，改成同一个数；说的不是一回事的，写清楚各是什么",
        )


def _exchanged(subject: Subject, told: set[Path], places: CountedPlaces) -> Iterator[Hit]:
    """Return the things told twice with the digits of their figure exchanged."""
    text = subject.text
    for found in read_exchanged_digits(text, places, _year_of(subject)):
        passage, earlier = subject.passage_at(found.second.start), found.first
        if passage.path in told:
            continue
        first, second = (
            quoted(each.words[-_REACH:].lstrip("，,、：:") + text[each.start : each.end])
            for each in (earlier, found.second)
        )
        where = path_text(subject.passage_at(earlier.start).path)
        yield Hit(
            passage.path,
            f"这里写{second}，“{where}”写{first}，数字的前后颠倒，两处的数不同",
            "核对台账，改成同一个数；说的不是一回事的，写清楚各是什么",
        )


def _told_with_slip(subject: Subject, told: set[Path], places: CountedPlaces) -> Iterator[Hit]:
    """Return the sums of money told again with a slip, in texts not told of before."""
    text = subject.text
    for found in read_money_again(text, places):
        passage, earlier = subject.passage_at(found.second.start), found.first
        if passage.path in told:
            continue
        told.add(passage.path)
        first, second = (
            quoted(each.words + text[each.start : each.end]) for each in (earlier, found.second)
        )
        where = path_text(subject.passage_at(earlier.start).path)
        yield Hit(
            passage.path,
            f"这里写{second}，“{where}”写{first}，像是同一笔钱，两处的数不同",
            "与账核对，改成同一个数；说的不是一笔钱的，写清楚各是什么",
        )


def _year_of(subject: Subject) -> str:
    return "" if is_absent(subject.report.year) else str(subject.year)


def _agree(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities can be the same number, rounded as each is written."""
    coarser = max(step(one), step(other))
    return abs(one.value - other.value) <= (coarser / 2 if coarser != 1 else 0)


def _clause(text: str, quantity: Quantity) -> str:
    """Return what stands before a quantity in its clause."""
    begin = max(0, quantity.start - _REACH)
    marks = _CLAUSE_END.finditer(text, begin, quantity.start)
    return text[max((mark.end() for mark in marks), default=begin) : quantity.start]


def _fact(passage: Passage, quantity: Quantity) -> str:
    """Return what a number counts where it is said to be all there is; else nothing."""
    if not quantity.exact or not quantity.unit or quantity.unit in ("%", "‰", "个百分点", "元"):
        return ""
    clause = _clause(passage.text, quantity)
    if not _WHOLE.match(clause) or _OTHER_TIME.search(clause) or _RECURRING.search(clause):
        return ""
    trimmed = _TRIM.sub("", clause)
    if not _ALL_AFTER.search(clause) and not _ALL_BEFORE.match(trimmed):
        return ""
    name = _TAIL.sub("", _ALL_BEFORE.sub("", trimmed, count=1))
    if len(name) < _SHORTEST:
        name += quantity.object
    return name if len(name) >= _SHORTEST and not _DIGIT.search(name) else ""
