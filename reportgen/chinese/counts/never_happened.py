"""What is said never to have happened, and what is told of it: 没有发生火灾, then 扑灭火灾1起."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.chinese.sentences import Span

_MISUSE = "截留|挪用|挤占|套取|侵占|冒领"
_DIVERTED, _OF_DIVERTED = "挪作他用", ("挪用", "挤占")
_FOUND_OUT = lazy_pattern("审计|巡[察视]|检查|督查|查[出实]|发现|指出|反映|存在")
_DIVERTS = lazy_pattern("将[^，。；：\n]{2,24}元(?:用于|用作|挪作|列支|支付|弥补|发放|冲抵)")
_MISUSES = frozenset(_MISUSE.split("|"))
_EVENTS = (
    f"事故|火灾|火情|山火|案件|上访|非访|违纪|舆情|投诉|事件|命案|中毒|疫情|溺水|溺亡|{_MISUSE}"
)
MAY_NEVER = Sign(
    f"零(?:食物)?(?:{_EVENTS})|(?:{_EVENTS})(?:事[故件]|案件)?零发生"
    f"|(?<![从并])(?:没有?|未)(?:发生|出现|一[名人个])[^，。；：\n]{{0,40}}?(?:{_EVENTS})"
    f"|(?<![有毫从并若如])无[\u4e00-\u9fff]{{0,8}}?(?:{_EVENTS})"
    f"|(?:没有|未发现|不存在|未出现)[^，。；：0-9\n]{{0,16}}?(?:{_MISUSE})",
    each_of("零", "事火山案上非违舆投命中疫溺发食")
    | each_of("有未没", "发出截挪挤套侵冒虚任违")
    | each_of("无", "违越群非集安火森重生事案投舆溺较刑信负一任")
    | words("不存在 没有一"),
)
"""What may say that something never happened: 安全生产零事故, 没有截留挪用."""

_COUNT = "[1-9][0-9]?[起例件次宗批处](?:[0-9]+人次?)?"
HAS_HAPPENED = Sign(
    "(?<![未没无再不])(?<!没有)(?P<verb>发生|出现|扑灭|扑救|引发|遭遇|接返|劝返|接回|处置|造成|追责|查处|处理)(?:的|了|过)*"
    f"(?:[^，。；：0-9\n]{{0,6}}?{_COUNT}的?(?P<kind>[\u4e00-\u9fff]{{0,10}}?)(?P<event>{_EVENTS})"
    f"|(?P<sort>[\u4e00-\u9fff]{{0,8}}?)(?P<named>{_EVENTS})(?:事[故件]|案件)?(?:共|共计)?{_COUNT})"
    "|[0-9][名人个][^，。；：0-9\n]{0,14}?(?P<drowned>溺(?:亡|水(?:身亡|死亡|而亡)))"
    "|[0-9][名人](?P<cadres>[^，。；：0-9\n]{0,6}?(?:干部|党员))[^，。；：0-9\n]{0,14}?(?:受到?|给予|被)"
    "[^，。；：0-9\n]{0,6}?(?P<punished>处分|立案|留置|诫勉)"
    f"|[0-9][笔个项][^，。；：0-9\n]{{0,16}}?[被遭][^，。；：0-9\n]{{0,4}}?(?P<misused>{_MISUSE})"
    "|将[^，。；：0-9\n]{2,16}(?:经费|资金|款项|补助|补贴)[1-9][0-9.]*万?元(?P<diverted>用于|用作|挪作|列支|支付|弥补|发放|冲抵)"
    f"|(?<![没有未无不、])(?P<misuse>{_MISUSE})[^，。；：0-9\n]{{0,14}}?[1-9][0-9.]*(?:万?元|笔)",
    words(
        "发生 出现 扑灭 扑救 引发 遭遇 接返 劝返 接回 处置 造成 追责 查处 处理 溺亡 溺水"
        " 处分 立案 留置 诫勉 截留 挪用 挤占 套取 侵占 冒领"
        " 元用 元列 元支 元弥 元发 元冲 元挪"
    ),
)
"""So many of what happened: 发生的2起一般生产安全事故, 1名学生溺亡, 2笔资金被挪用."""

_EVENT = lazy_pattern(_EVENTS)
_ONLY_HAPPENS = frozenset(("案件", "舆情", "投诉", "事件", "违纪"))
"""Of these others' are dealt with, too: 处理投诉12件."""

_HAPPENS = lazy_pattern("发生|出现|引发|造成|遭遇")
_WORST = lazy_pattern(
    "重[大特]|特大|较大|亡人|群体|越级|进京|赴省|集体|责任|规模|恶性|刑事|区域性|系统性|本土|聚集"
)
_OTHER_TIME = lazy_pattern(
    "上一?年|去年|前年|同[比期]|[比较与]上|往年|历年|此前|以往|20[0-9]{2}年|减少|下降|遗留|积案"
)
_NOT_TOLD = lazy_pattern(
    "演[练习]|模拟|预案|如果|一旦|邻[县镇乡村近]|外[地省县市]|周边|兄弟|协助|配合|联合|支援|[各相其]他[乡镇县市地]"
)
_NOT_TOLD_HERE = lazy_pattern(
    "可能|是否|苗头|隐患|避免|防止|预防|杜绝|防范|案例|教训|通报的|宣传|学习|风险"
)
_PLANNED = lazy_pattern("力争|争取|目标[是为：]|要求|责任书|承诺|下一步|确保(?!了)|再|因|由")
_EXCEPT = lazy_pattern("除[^。；\n]{1,30}外，?[^，。；]{0,8}$")
_CAUSED = lazy_pattern("因|由|引[起发]|导致|造成的")
_OF_A_TIME = lazy_pattern(
    "期间|节日|节假|春节|国庆|五一|假[期日]|汛|暑|以来|之后|[后起]，?$|[0-9]月|[上下]半年|季度"
)
_OF_SOME = lazy_pattern("过程|施工|工[程地]|项目|活动|考试|比赛|演出|会议|景区|校园|企业|市场")
_OF_ALL = lazy_pattern("全[年镇乡县区市]|[我本][镇乡县年]|辖区|境内|连续")
_SO_FAR = lazy_pattern("今年以来")
_SEASONS = (
    (lazy_pattern("暑[假期](?:期间)?"), ("7", "8")),
    (lazy_pattern("(?:主?汛期|防汛)(?:期间)?"), ("4", "5", "6", "7", "8", "9")),
    (lazy_pattern("清明(?:节?期间)?"), ("4",)),
    (lazy_pattern("国庆(?:节?期间)?"), ("10",)),
)
_MONTH = lazy_pattern("(?<![0-9])(?P<month>1[0-2]|[1-9])月")
_PLAIN = lazy_pattern(
    "一般|轻微|较?小|普通|任何|一[起例件次]|实现|做到|确保|了|过|的|保持|连续|[一二三四五六七八九十]年|全[年镇乡县]"
    "|[我本][镇乡县]|继续|方面|工作|辖区内?|各类|事件|发生|出现|没有"
)
_OWN = lazy_pattern("我[镇乡局委办中单]|本[镇乡局单级]|机关")
_OTHERS_MONEY = lazy_pattern("村|企业|合作社|站所|学校|中心|公司|社区|追回")
_NEGATION = lazy_pattern(
    "^(?:没有?发生|没有?出现|未发生|未出现|未发现|没有|不存在|无|零)(?:过|任何|一[起例件次]|1[起例件次])*"
)
_CLAUSE_MARKS = "，。；：\n"
_LISTED = lazy_pattern("[、和及或与]")
_SAFE, _TWICE = "安全", 2
_ROOTS = {"溺水": "溺", "溺亡": "溺"}
_BREACH, _PUNISHED = "违纪", ("处分", "立案", "留置", "诫勉")
_GROUP = lazy_pattern("机关|班子|领导|中层|财务|窗口|纪检|村|社区|支部|学校|教师")
_LONG = 4


class Happened(NamedTuple):
    """What is said never to have happened, and where it is told of."""

    never: Span
    event: Span


class EventKind(NamedTuple):
    """Something that happens: the words before it, what of them tells how bad it is, where."""

    thing: str
    kind: str
    worst: frozenset[str]
    span: Span
    sentence: str


def read_nevers(text: str, year: int, spans: Iterable[Span]) -> list[EventKind]:
    """Return what is said never to have happened in the year, by the sentences that may say so."""
    return [one for span in spans for one in _nevers(text, f"{year}年", *span)]


def read_what_happened(
    text: str, year: int, nevers: Sequence[EventKind], spans: Iterable[Span]
) -> Iterator[Happened]:
    """Return what is told of although it never happened, by the sentences that may tell of it.

    A text that says that the worst never happened may tell of others, and one of a season of
    what was in another.
    """
    told: set[Span] = set()
    for span in spans:
        for event in _events(text, f"{year}年", *span):
            never = next((one for one in nevers if _is_of(one, event)), None)
            if never and event.span not in told:
                told.add(event.span)
                yield Happened(never.span, event.span)


def _events(text: str, this_year: str, start: int, end: int) -> Iterator[EventKind]:
    """Return what a sentence tells of that happened in the year."""
    for found in HAS_HAPPENED.pattern.finditer(text, start, end):
        if not is_told(text, start, found.span(), this_year):
            continue
        here = text[clause_start(text, start, found.start()) : clause_end(text, found.end())]
        if found["diverted"] and not _FOUND_OUT.search(text, start, found.start()):
            continue
        groups = map(
            found.group, ("event", "named", "drowned", "punished", "misused", "misuse", "diverted")
        )
        thing = next(filter(None, groups))
        if found["diverted"]:
            thing = _DIVERTED
        elif found["punished"]:
            thing = _BREACH
        elif thing in _ONLY_HAPPENS and not _HAPPENS.search(found[0]):
            continue
        if thing.startswith("溺"):
            thing = "溺水" if thing == "溺水" else "溺亡"
        kind = found["kind"] or found["sort"] or found["cadres"] or ""
        if thing in _MISUSES and _OTHERS_MONEY.search(here):
            continue
        yield EventKind(thing, kind, frozenset(_WORST.findall(kind)), found.span(), text[start:end])


def is_told(text: str, start: int, span: Span, this_year: str) -> bool:
    """Return whether words of a sentence that begins at ``start`` tell of this year and place."""
    before = text[start : span[1]].replace(this_year, "")
    here = text[clause_start(text, start, span[0]) : clause_end(text, span[1])]
    return not (
        _OTHER_TIME.search(before) or _NOT_TOLD.search(before) or _NOT_TOLD_HERE.search(here)
    )


def _nevers(text: str, this_year: str, start: int, end: int) -> Iterator[EventKind]:
    """Return what a sentence says never happened in the year, each thing of a list."""
    for found in MAY_NEVER.pattern.finditer(text, start, end):
        last = clause_end(text, found.end())
        things = _EVENT.findall(text, found.start(), last)
        if not any(_is_told_again(text, thing) for thing in things):
            continue
        begin = clause_start(text, start, found.start())
        lead, said = text[begin : found.start()], _NEGATION.sub("", text[found.start() : last])
        before = _SO_FAR.sub("", text[start : found.start()].replace(this_year, ""))
        if _OTHER_TIME.search(before) or _PLANNED.search(lead) or _EXCEPT.search(before):
            continue
        if found[0].startswith("零") or found[0].endswith("零发生"):
            said = lead + said
        at = 0
        for event in _EVENT.finditer(said):
            kind = _LISTED.split(said[at : event.start()])[-1]
            if event[0] == _BREACH:
                kind = lead + kind
            worst = frozenset(_WORST.findall(said, 0, event.start()))
            if _CAUSED.search(kind):
                break
            if event[0] in _MISUSES or _is_of_whole_year(lead, before, said):
                yield EventKind(event[0], kind, worst, (begin, last), text[start:last])
            at = event.end()


def _is_told_again(text: str, thing: str) -> bool:
    """Return whether the word for something stands in another place, too."""
    if thing in _OF_DIVERTED and _DIVERTS.search(text):
        return True
    if thing == _BREACH and any(word in text for word in _PUNISHED):
        return True
    return text.count(_ROOTS.get(thing, thing)) >= _TWICE


def _is_of_whole_year(lead: str, before: str, said: str) -> bool:
    """Return whether something never happened in the whole year, or in a season, anywhere."""
    for season, _ in _SEASONS:
        lead, before = season.sub("", lead), season.sub("", before)
    is_told = _OF_ALL.search(lead) is not None
    if _OF_SOME.search(lead + said) or _OF_A_TIME.search(lead if is_told else before + lead):
        return False
    return bool(is_told or _OF_ALL.search(before) or not _OF_SOME.search(before))


def _is_of(never: EventKind, event: EventKind) -> bool:
    """Return whether what happened is what never did."""
    if event.thing == _DIVERTED:
        return never.thing in _OF_DIVERTED
    if never.thing in _MISUSES:
        return never.thing == event.thing and (
            _OWN.search(event.sentence) is not None or _share(never.sentence, event.sentence)
        )
    things = ("溺水", "溺亡") if never.thing == "溺水" else (never.thing,)
    if event.thing not in things or not never.worst <= event.worst:
        return False
    return _are_in_one_season(never, event) and _are_of_one_kind(never, event)


def _are_in_one_season(never: EventKind, event: EventKind) -> bool:
    for season, months in _SEASONS:
        if season.search(never.sentence):
            told = {found["month"] for found in _MONTH.finditer(event.sentence)}
            return bool(told & set(months)) or season.search(event.sentence) is not None
    return True


def _are_of_one_kind(never: EventKind, event: EventKind) -> bool:
    """Return whether the words before two things agree: 安全 alone tells of no kind."""
    if never.thing == _BREACH and _GROUP.findall(never.kind) != _GROUP.findall(event.kind):
        return False  # 机关干部, 村干部
    one, two = (set(_PLAIN.sub("", each.kind)) for each in (never, event))
    if not one:
        return (not two and never.thing not in _ONLY_HAPPENS) or (
            _OF_ALL.search(never.sentence) is not None and never.thing not in _ONLY_HAPPENS
        )
    if not two:
        return never.thing not in _ONLY_HAPPENS
    own, other = one - set(_SAFE), two - set(_SAFE)
    return bool(one & two) and (not own or not other or bool(own & other))


def _share(one: str, other: str) -> bool:
    """Return whether two sentences have words in common that name the money."""
    return any(
        one[at : at + _LONG] in other and "资金" in one[at : at + _LONG]
        for at in range(len(one) - _LONG + 1)
    )


def clause_start(text: str, start: int, at: int) -> int:
    """Return where the clause around a place begins."""
    return max(start, *(text.rfind(mark, start, at) + 1 for mark in _CLAUSE_MARKS))


def clause_end(text: str, at: int) -> int:
    """Return where the clause around a place ends."""
    ends = [end for mark in _CLAUSE_MARKS if (end := text.find(mark, at)) >= 0]
    return min(ends, default=len(text))
