"""One thing told twice with the digits of its figure exchanged: 支出42.6万元, then 46.2万元."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from reportgen.chinese.enumerations import past_ordinal
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.chinese.counts.told_again import CountedPlaces

_FIGURE = lazy_pattern(
    "(?P<digits>[1-9](?<![0-9.,][1-9])[0-9]{0,6}(?:[.][0-9]{1,2})?)(?P<unit>[万亿]元|批次|公里|[元人名户个次处盏台亩座场吨棵株件起批栋条份宗])"
)
_BEFORE_WORDS = lazy_pattern("(?s:.*)(?:[。；\n]|[0-9](?:日，|[）．.、](?![0-9]))?)")
_PAST_YEAR = lazy_pattern("年度?，?")
_NAME = lazy_pattern("[\u4e00-\u9fff“”]{4,}")
_GENERAL = (
    "(?:委托|聘[请用]|招聘|购[买置]|采购|新修|修[建复]|硬化|清[理淤运]|栽植|种植|铺设|印制|制作|处[置理]|治理|结算|资助|救助|受理|办理|化解|排查|检查|走访|慰问|发展|创建|全镇|全乡|全县|全区|全校|全局|我镇|我校|我局|本镇|本校|辖区内?|全年|本年|当年|年内|已|共|累计|其中|对|将|完成"
    "|实施|开展|组织|安装|新建|建设|改造|维修|发放|建成|举办|投入|支付|支出|拨付|安排|用于|及时|落实|的|了|和|共有|现有|为|给|项目|资金|经费|主要有?|[一-鿿]{2,6}中|[^村镇乡社站校院组上下去]{2,8}的)*"
)
_ONLY_GENERAL = lazy_pattern(_GENERAL)
_ALL_THERE_IS = lazy_pattern(
    "(?:全[镇乡县区市校局院]|[我本][镇乡县区市校局院]|辖区内?|登记|在册|现有|共有|所有|全部|为|给|对|向|将|的)*"
)
_AIMED = lazy_pattern(
    "(?:[本该]?(?:项目|工程|年度))?的?(?:总体|年度|绩效|建设|实施|的)*(?:目标|任务|内容|计划)[是为：]?(?:完成|实施|对|维修|改造|新建|建设)?"
)
_AFTER = lazy_pattern("[\u4e00-\u9fff]{4,12}")
_OTHER = lazy_pattern(
    "上年|去年|同比|相比|[增减升降多少]|计划|预算|目标|任务|结余|结转|剩余|上级|县级|省级|市级|中央|配套|自筹|首批|第[一二三四](?!方)"
    "|季度|半年|月|累计|余下|尾款|每|均|其余|另|分别|其他|占|收入|各"
)
_GIVEN = lazy_pattern("(?:安排|下达|到位|拨付|拨入|投入)[^，。；0-9]{0,8}(?:资金|经费)$")
_USED_FOR = lazy_pattern(
    "[，,]?(?:已?全部|全额|均|专项|主要)?用于(?P<place>[一-鿿]{2,8}?[村镇乡区组院校站河])的?"
    "(?P<thing>[一-鿿]{2,8}?)(?:的?(?:新建|建设|改造|维修|修建|修复|整治|治理|工程|项目))+[，。；]"
)
_WORDLESS = lazy_pattern("(?:支出|资金|经费|项目|工程|投入|工作|完成|全年|补助|人员|[“”、的])")
_BASES = (
    ("投资", "投入", "造价"),
    ("支出", "支付", "拨付", "发放", "兑付"),
    ("到位", "下达"),
    ("合同", "中标"),
    ("检查", "巡查", "排查"),
    ("整改", "整治"),
    ("发现",),
)
_SHORTEST = 2
"""How many characters a digit with its unit has, which no other order makes another figure."""

_PEOPLE = {"名": "人"}
_SHARED, _OWN, _MOST, _LONGEST, _LONG_NOUN = 4, 3, 6, 60, 5


class Mention(NamedTuple):
    """A figure at ``text[start:end]`` with the words before it in its sentence, and behind it."""

    start: int
    end: int
    digits: str
    words: str
    after: str
    unit: str


class ExchangedDigits(NamedTuple):
    """Two mentions of one thing whose figures have the same digits in another order."""

    first: Mention
    second: Mention


def read_exchanged_digits(
    text: str, places: CountedPlaces, year: str = ""
) -> Iterator[ExchangedDigits]:
    """Return the things told twice, in two sentences, with the same digits in another order.

    ``places`` are those of the figures in the text, ``year`` is the report's.
    """
    for told in _alike(text, places):
        if len(told) > _MOST:
            continue
        for one, other in combinations(told, 2):
            if one["digits"] == other["digits"] or not _are_apart(text, one.end(), other.start()):
                continue
            first, second = _mention(text, one, year), _mention(text, other, year)
            if _is_one_thing(first, second) or _are_of_one_project(text, first, second):
                yield ExchangedDigits(first, second)


def _alike(text: str, places: CountedPlaces) -> Iterator[list[re.Match[str]]]:
    """Return the figures of each unit that have the same digits, where their order is not one."""
    spans = [span for span in zip(*places, strict=True) if span[1] - span[0] > _SHORTEST]
    alike_units = text.replace("名", _PEOPLE["名"])
    characters = [frozenset(alike_units[start:end]) for start, end in spans]
    common = Counter(characters)
    spans = [span for span, each in zip(spans, characters, strict=True) if common[each] > 1]
    ordered = ["".join(sorted(alike_units[start:end])) for start, end in spans]
    times = Counter(ordered)
    alike: dict[tuple[str, str, int], list[re.Match[str]]] = {}
    for (start, _), key in zip(spans, ordered, strict=True):
        if times[key] > 1 and (found := _FIGURE.match(text, start)):
            point = found["digits"].find(".")
            unit = _PEOPLE.get(found["unit"], found["unit"])
            alike.setdefault((key, unit, point), []).append(found)
    for told in alike.values():
        if len({each["digits"] for each in told}) > 1:
            yield told


def _are_apart(text: str, start: int, end: int) -> bool:
    """Return whether a sentence ends between two places."""
    return text.find("。", start, end) >= 0 or text.find("\n", start, end) >= 0


def _mention(text: str, figure: re.Match[str], year: str) -> Mention:
    start, end = figure.span()
    first = max(0, start - _LONGEST)
    before = _BEFORE_WORDS.match(text, first, start)
    begin = before.end() if before else first
    is_of_year = year and text.startswith(f"{year}年", begin - len(year))
    if is_of_year and (past := _PAST_YEAR.match(text, begin)):
        begin = past.end()
    words, after = text[begin:start], _AFTER.match(text, end)
    return Mention(start, end, figure["digits"], words, after[0] if after else "", figure["unit"])


def _is_aim_and_result(first: Mention, second: Mention) -> bool:
    """Return whether what was aimed at is counted again by the same noun: 目标是169处饮水工程…."""
    if len(first.digits) < _OWN or first.unit in _PEOPLE or second.unit in _PEOPLE:
        return False
    same = _common_beginning(first.after, second.after)
    return (
        len(same) >= _LONG_NOUN
        and not _OTHER.search(same)
        and _AIMED.fullmatch(first.words.rpartition("，")[2]) is not None
        and _ALL_THERE_IS.fullmatch(_clause(second.words)) is not None
    )


def _common_beginning(one: str, other: str) -> str:
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return one[:size]


def _is_one_thing(first: Mention, second: Mention) -> bool:
    """Return whether two figures are by their words of one thing in the same respect."""
    if _is_aim_and_result(first, second):
        return True
    if _OTHER.search(first.words) or _OTHER.search(second.words):
        return False
    bases = [
        {number for number, words in enumerate(_BASES) if any(map(each.words.__contains__, words))}
        for each in (first, second)
    ]
    if all(bases) and not bases[0] & bases[1]:
        return False
    if any(_counts_one(*pair) for pair in ((first, second), (second, first))):
        return True
    if first.unit in _PEOPLE or second.unit in _PEOPLE:
        return False  # 党员1520名, 党员干部1502名
    shared = _shared(first.words, second.words)
    if len(_WORDLESS.sub("", shared)) < _OWN:
        return False
    return all(_is_first(each.words, shared) for each in (first, second))


def _counts_one(one: Mention, other: Mention) -> bool:
    """Return whether a figure counts what another is of: 全镇退役军人412人, 为421名退役军人."""
    for size in range(len(other.after), _SHARED - 1, -1):
        noun = other.after[:size]
        if one.words.endswith(noun) and not _OTHER.search(noun):
            ahead = (one.words.removesuffix(noun), other.words)
            return all(_ALL_THERE_IS.fullmatch(_clause(words)) for words in ahead)
    return False


def _are_of_one_project(text: str, first: Mention, second: Mention) -> bool:
    """Return whether two sums were given for one project: 资金38万元, then 资金83万元，用于…….

    What the one is for stands behind it; the paragraph of the other tells of the same.
    """
    if not first.unit.endswith("元"):
        return False
    for one, other in ((first, second), (second, first)):
        clauses = _clause(one.words), _clause(other.words)
        given = all(_GIVEN.search(each) and not _OTHER.search(each) for each in clauses)
        used = _USED_FOR.match(text, one.end) if given else None
        if used:
            begin = text.rfind("\n", 0, other.start) + 1
            place = text.find(used["place"], begin, other.start)
            return place >= 0 and text.find(used["thing"], place, other.start) >= 0
    return False


def _clause(words: str) -> str:
    return words[max(map(words.rfind, "，,：:、")) + 1 :]


def _is_first(words: str, shared: str) -> bool:
    """Return whether nothing stands before the shared words in their clause that names another."""
    ahead = words[past_ordinal(words, 0) : words.index(shared)]
    return _ONLY_GENERAL.fullmatch(_clause(ahead)) is not None


def _shared(one: str, other: str) -> str:
    """Return the longest words that stand in both."""
    best = ""
    for run in _NAME.findall(one):
        for start in range(len(run) - _SHARED + 1):
            end = start + max(_SHARED, len(best) + 1)
            while end <= len(run) and run[start:end] in other:
                best = run[start:end]
                end += 1
    return best
