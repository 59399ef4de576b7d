"""Counts that a sentence goes on with: 聘用护林员64名。46名护林员的补助…, 上述64处, 新建的23座."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, combinations
from typing import TYPE_CHECKING

from reportgen.chinese.figures.measure_words import PEOPLE, same_unit
from reportgen.chinese.figures.slips import are_slips
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_ROUGH_FIGURE = lazy_pattern(
    "[1-9][0-9.]{0,9}[万亿批公平立元人名位户家个次处所盏台亩座场吨棵株件起栋条份宗项间套只头口期例张册辆支米块把根幅面袋箱桶]"
)
FIGURE = lazy_pattern(
    "(?P<number>[1-9](?<![0-9.,][1-9])[0-9]{0,6}(?:[.][0-9]{1,3})?)"
    "(?P<unit>万?(?:[家户件场人批亩]次|公里|平方米|立方米|亩|人|户|元|吨|米)|亿元"
    "|[名位家个座所处辆台条场起份项间套盏只头株棵栋宗口期例张册支件次块把根幅面袋箱桶])"
    "(?!月|工作|小时|百分|以[上下内]|左右|多|余|[/／]|大代|民|均(?![已为完通达有能可按建都要])|家庭)"
)
_MAY_BE_ALONE = frozenset("述这该。，\n")
_DEFINITE, _DONE, _MAY_DIFFER, _ENDS_SAID, _YEAR = "述这该", "的", "述这该的年", "上部体有", "年"
_LEADS = frozenset("述这该上部体有的为对向给将把年。；，\n")
_ALL_OF_THEM = frozenset(("全部", "全体", "所有"))
_SAID = _ALL_OF_THEM | {"以上", "全年", "年内"}
_DROPPED = lazy_pattern("退出|放弃|取消|核减|调[整减]|不再|未[能实]|另")
"""What may have made fewer of them."""

_HELD = lazy_pattern("(?<!新)(?:设|(?<![没未])有|配|聘|辖|选派)")
_DEALT_WITH = lazy_pattern("[与对向同给](?:上述|其中|全[县镇市])?$")
"""What leads to those dealt with, of whom there may be more: 与21家企业签约，23家企业到场."""

_NEW_ONES = lazy_pattern("新[设增][^，。；0-9]{0,24}$")
_OTHER_TIME = lazy_pattern(
    "[上本当次下]月|(?<!截)[至到]?[0-9]{1,2}月|截[至止]|去年|此前|上半年|下半年"
)
_OF_COUNTED = lazy_pattern("[0-9][个家名位][一-鿿]{1,6}的$")
_TOGETHER = lazy_pattern("(?:累计|共(?:计|同)?|合计|总共|平均|年均)")
"""What a unit has all the year, and what tells what it did in the year: 全年10个窗口共办理."""

"""What stands before a count that may be told again: it begins a clause, or 上述, 的, 为 do."""

_VERB = lazy_pattern("(?P<verb>[\u4e00-\u9fff]{2})[后时]?的$")
_OTHER = lazy_pattern(
    "上年|去年|同[比期]|相比|[增减升降]|计划|预算|目标|任务|每|平均|人均|户均|拟|应|剩余|其[余他]|另|余下|预计|累计|第[一二三]"
    "|[0-9]月|季度|半年"
)
_AT_FIRST = lazy_pattern("年初(?:在|实有|共有|有)|[上去]年[末底]")
_OF_KIND = lazy_pattern("(?:款|资金|经费)(?:[都均全已当由用按]|$)")
_HOLDS_OTHERS = lazy_pattern("[（，](?:含|包括|另)")
_GOES_ON = lazy_pattern(
    "[的均都全已做办开组持年截目现当到发落由共中每平分在进完通按达参获接享纳列签领投正为是与和及并从经以也再于有未没因给对将把让涉使落需可能占实]|$"
)
"""What stands behind the noun that is counted, where it is no longer one."""

_REST_OF_UNIT, _NO_NOUN = frozenset("元次里方米亩吨的"), frozenset("中里全均都已每")
_BEFORE_NOUN = lazy_pattern("^次?的?(?:新|各[类项种级]的?|相关|有关)?")
_OTHERS_OF_THEM = lazy_pattern("负责|家长|资金|经费|干部|代表|法人|业主|骨干|[队会]|户主")
_ALL = lazy_pattern("[\u4e00-\u9fff]{1,4}(?:全部|均|都)")
_ALONE = lazy_pattern("(?:中(?![枪毒暑签标奖彩选弹])[，里]?|里|全部|均|都|已|每)")
_NO_NOUN_AT_ALL = lazy_pattern("来自|属于|位于|用于|分布|正在|完成|通过|涉及|获[得评]|达到|被")
_PREDICATE = lazy_pattern("[的均都全中共由每平分涉]")
_CLAUSE_MARKS = "。；，：、（）\n"
_CLOSE = 4
"""A quarter: numbers that are further apart than that are not of the same things."""

_REACH, _NEAR, _FARTHEST, _LONGEST, _LINES = 240, 100, 2_000, 34, 2
_FEWEST, _LONG, _NOUN = 2, 3, 10


class ToldCount(NamedTuple):
    """A count at ``text[start:end]``, with its unit and the words of its clause about it."""

    start: int
    end: int
    digits: str
    unit: str
    before: str
    after: str


class ToldAgain(NamedTuple):
    """A count, and the words that go on with it as another."""

    first: ToldCount
    again: ToldCount


class CountedPlaces(NamedTuple):
    """Where figures with a measure word start, and where its first character ends."""

    starts: list[int]
    ends: list[int]


def counted_places(text: str) -> CountedPlaces:
    """Return where a text has figures with a measure word, of which some are no such thing."""
    places = [at for found in _ROUGH_FIGURE.finditer(text) for at in found.span()]
    return CountedPlaces(places[::2], places[1::2])


def read_told_again(text: str, places: CountedPlaces) -> Iterator[ToldAgain]:
    """Return the counts that a sentence goes on with where none before has their number.

    ``places`` are those of the figures in the text.
    """
    ends = places.ends
    for index, at in enumerate(places.starts):
        if text[at - 1] not in _LEADS or not at:
            continue
        end = ends[index]
        while text[end : end + 1] in _REST_OF_UNIT:
            end += 1
        reach = _NEAR if text[at - 1] == "，" else _REACH
        noun, floor = text[end : end + _FEWEST], max(0, at - reach)
        if text.rfind(noun, floor, at) < 0:
            may_be_alone = noun[:1] in _NO_NOUN or text[at - 1] in _MAY_BE_ALONE
            if not may_be_alone:
                continue
            noun = ""
        found = FIGURE.match(text, at)
        if not found:
            continue
        before = _before(text, found, places, index, floor)
        may_differ = text[at - 1] in _MAY_DIFFER
        for one in before if noun else before[:1]:
            around = text[max(floor, one.start() - _LONGEST) : one.end() + _LONGEST]
            if noun not in around or not (may_differ or _are_alike(one, found)):
                continue
            if text.rfind(found["number"] + found["unit"][0], max(0, at - _FARTHEST), at) >= 0:
                break  # that is what it goes on with
            first, again = count_at(text, one), count_at(text, found)
            if _goes_on(text, first, again) and not is_made(found, before):
                yield ToldAgain(first, again)
                break


def count_at(text: str, found: re.Match[str]) -> ToldCount:
    """Return a count that was found, with the words of its clause."""
    start, end = found.start(), found.end()
    first, last = max(0, start - _LONGEST), end + _LONGEST
    begin = max(text.rfind(mark, first, start) for mark in _CLAUSE_MARKS) + 1
    ends = [at for mark in _CLAUSE_MARKS if (at := text.find(mark, end, last)) >= 0]
    before, after = text[max(begin, first) : start], text[end : min(ends, default=last)]
    return ToldCount(start, end, found["number"], found["unit"], before, after)


def _before(
    text: str, again: re.Match[str], places: CountedPlaces, index: int, floor: int
) -> list[re.Match[str]]:
    """Return the counts of the same unit before one, in its line or the two before, last first."""
    line = again.start()
    for _ in range(_LINES + 1):
        line = text.rfind("\n", floor, line)
        if line < 0:
            break
    floor, unit = max(floor, line), again["unit"][0]
    units = PEOPLE if unit in PEOPLE else (unit,)
    found: list[re.Match[str]] = []
    starts, ends = places
    while index and (at := starts[index := index - 1]) >= floor:
        if text[ends[index] - 1] not in units:
            continue
        one = FIGURE.match(text, at)
        if one and same_unit(one["unit"], again["unit"]):
            if one["number"] == again["number"]:
                return []  # that is what it goes on with
            found.append(one)
    return found


def is_made(again: re.Match[str], before: Sequence[re.Match[str]]) -> bool:
    """Return whether a number is the sum of some in a row before it, or what two differ by."""
    if len(before) == 1:
        return False
    value, values = Decimal(again["number"]), [Decimal(one["number"]) for one in before]
    sums = [Decimal(0), *accumulate(values)]
    known = set(sums)
    return any(one - value in known for one in sums) or any(
        abs(one - other) == value for one, other in combinations(values, 2)
    )


def _are_alike(one: re.Match[str], other: re.Match[str]) -> bool:
    """Return whether one number may be a slip of the other."""
    first, second = one["number"], other["number"]
    return _are_exchanged(first, second) or are_slips(
        first.replace(".", ""), second.replace(".", "")
    )


def _are_exchanged(one: str, other: str) -> bool:
    return sorted(one) == sorted(other)


def _goes_on(text: str, one: ToldCount, again: ToldCount) -> bool:
    """Return whether a sentence goes on with a count, by its words, and has another number."""
    lead, after = text[again.start - 1], _BEFORE_NOUN.sub("", again.after)
    is_all = text[again.start - 2 : again.start] in _ALL_OF_THEM
    if lead in (*_ENDS_SAID, _YEAR) and text[again.start - 2 : again.start] not in _SAID:
        return False
    noun, are_exchanged = _shared(after, *one[-2:]), _are_exchanged(one.digits, again.digits)
    is_listed = lead == "，" and "其中" in one.before
    if (
        is_listed
        or _NO_NOUN_AT_ALL.match(after)
        or not (noun or _may_be_alone(after, lead, are_exchanged))
        or _OTHER.search(one.before + "\n" + one.after)
        or _AT_FIRST.search(again.before)
        or _HOLDS_OTHERS.match(text, again.end + len(again.after))
        or (lead not in _DEFINITE and not is_all and _is_of_others(text, one, again))
    ):
        return False
    if are_exchanged and (noun or lead != _DONE):
        return not _OTHERS_OF_THEM.match(after, len(noun))
    if lead == _YEAR:
        return _are_held(one, again, after[len(noun) :])
    past = len(noun) + after.startswith(one.unit, len(noun))
    if noun and not _GOES_ON.match(after, past) and not _OF_KIND.match(after, past):
        return False
    if _stand_alike(text, one, again):
        return False
    if lead == _DONE:
        verb = _VERB.search(text, max(0, again.start - 4), again.start)
        return verb is not None and verb["verb"] in one.before + "\n" + one.after
    return _is_wrong(text, one, again, after[len(noun) :])


def _is_of_others(text: str, one: ToldCount, again: ToldCount) -> bool:
    """Return whether words tell of others or another time: 与21家签约，23家……; 3月底，17家."""
    clause = text[text.rfind("。", one.end, again.start) + 1 : again.start]
    return bool(
        _DEALT_WITH.search(one.before)
        or _NEW_ONES.search(text, max(0, one.start - _LONGEST), one.start)
        or _OF_COUNTED.search(text, max(0, again.start - _NOUN), again.start)
        or (again.start - one.end > len(clause) and _OTHER_TIME.search(clause))
    )


def _stand_alike(text: str, one: ToldCount, again: ToldCount) -> bool:
    """Return whether two counts stand within one clause, or in the same place of two clauses.

    23个村中的15个村; 给2个单位授牌，给4个单位记功; 8个村提出的3个项目，12个村提出的5个项目.
    """
    between = text[one.end : again.start]
    if not any(mark in between for mark in _CLAUSE_MARKS):
        return True
    is_of_list = one.before == again.before and "。" not in between and "\n" not in between
    return (is_of_list and (bool(one.before) or "；" in between)) or (
        again.before.endswith("的") and one.before[-3:] == again.before[-3:]
    )


def _are_held(one: ToldCount, again: ToldCount, predicate: str) -> bool:
    """Return whether a unit has what it did the year's work with: 设窗口8个。全年10个窗口共办理."""
    first, second = Decimal(one.digits), Decimal(again.digits)
    is_near = abs(first - second) * _CLOSE <= max(first, second)
    return is_near and bool(_HELD.search(one.before) and _TOGETHER.match(predicate))


def _may_be_alone(after: str, lead: str, are_exchanged: bool) -> bool:
    """Return whether a count may go on with one before it in words of its own, or in none."""
    if _ALONE.match(after):
        return True
    return are_exchanged and (
        lead in _DEFINITE or (lead in "。\n，" and _ALL.match(after) is not None)
    )


def _is_wrong(text: str, one: ToldCount, again: ToldCount, predicate: str) -> bool:
    """Return whether a number cannot be right beside another of the same things."""
    is_more = Decimal(again.digits) > Decimal(one.digits)
    if text[again.start - 1] in _DEFINITE:
        is_slip = are_slips(one.digits.replace(".", ""), again.digits.replace(".", ""))
        return is_more or is_slip or "、" not in text[one.end : again.start]
    if len(one.digits) != len(again.digits):
        return False  # 17家企业上市，为175家企业发行债券
    if is_more:
        return True
    if text[again.start - 2 : again.start] in _ALL_OF_THEM:
        return not _DROPPED.search(text, one.end, again.start)
    is_long = len(one.digits) >= _LONG
    return is_long and _PREDICATE.match(predicate) is not None


def _shared(after: str, *others: str) -> str:
    """Return the longest noun at the start of some words that stands in others, too."""
    size = _FEWEST
    while size <= len(after) and any(after[:size] in words for words in others):
        size += 1
    noun = after[: size - 1]
    return noun if len(noun) >= _FEWEST else ""
