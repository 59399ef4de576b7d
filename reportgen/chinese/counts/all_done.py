"""What is said to be all done, and some of it told as not done: 8个项目全部完工, 2个仍在施工."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from reportgen.chinese.sentences import Span

_STAGES = (
    ("开工", "开工|动工"),
    ("完工", "竣工|完工|建成|安装|铺设|硬化|完成(?=[，。、；并]|建设|$)"),
    ("验收", "验收"),
    ("使用", "投入使用|投用|启用|交付|通电|通水|接通|抽水|出水|供水|投入运行"),
)
_KINDS = (
    ("资金", "拨付|发放|兑付|兑现|打卡|支付|到户|到账|领到|收到|领取|拿到"),
    ("问题", "整改(?=到位|完|销号|[，。、；并]|$)|完成整改|销号|办结|答复|回复|化解|解决"),
    ("搬迁", "入住|搬入|搬迁|搬进|住进|搬出"),
    ("扫描", "扫描|扫完|数字化|录入|建档|归档"),
    ("签订", "签订|签约"),
    ("拆除", "拆除|清理|清运|退出|取缔"),
    ("完成", "完成(?=[，。、；并]|$)|到位|落实|达到|达标"),
)
_VERBS = tuple((name, lazy_pattern(verbs)) for name, verbs in (*_STAGES, *_KINDS))
_GOING_ON = (
    ("完工", lazy_pattern("施工|建(?![档议立])|安装|铺设|装修")),
    ("验收", lazy_pattern("验收")),
    ("问题", lazy_pattern("整改|办理|化解")),
    ("搬迁", lazy_pattern("搬迁")),
    ("扫描", lazy_pattern("扫描")),
)
_ORDER = [name for name, _ in _STAGES]
_PAID, _GOT = lazy_pattern("到户|到人|发放|兑付|兑现|打卡|打入"), lazy_pattern("领|收到|拿到")

_UNIT = "[个项处座条口户栋台盏家所件笔眼间套段名人]"
_ALL = "(?:现在|目前|现|已经|已|均|都|也)*全部(?:已经|已|均|如期|按期|按时|顺利)*"
MAY_BE_ALL_DONE = Sign(
    f"(?:(?P<count>(?<![0-9.])[1-9][0-9]{{0,3}})(?P<unit>{_UNIT})(?P<noun>[\u4e00-\u9fff]{{2,10}}?)"
    f"|(?P<named>(?<![^，。；：\n])[\u4e00-\u9fff]{{2,14}}?)(?:共?(?P<number>[1-9][0-9]{{0,3}})(?P<measure>{_UNIT})，?)?)"
    f"{_ALL}(?P<done>[\u4e00-\u9fff]{{2,14}})",
    words("全部"),
)
"""What may say that all of something is done."""

_PART = "(?:[一二三四五六七八九]成|[1-9][0-9]?[%％]|(?<=有)部分|(?<=有)少数|一半|三分之[一二])"
_YET = (
    "(?:(?:因|由于|受)[^，。；0-9\n]{1,14}?，?)?"
    "(?:至今|到现在|目前|(?:[到至]|截至)?(?:年[底末]|12月底)|仍然|仍旧|仍|还|尚)*"
)
MAY_BE_NOT_DONE = Sign(
    f"(?:(?P<some>(?<![0-9.])[1-9][0-9]{{0,2}})(?P<unit>{_UNIT})|(?P<part>{_PART}))的?(?P<noun>[\u4e00-\u9fff]{{0,10}}?)"
    f"{_YET}(?P<not>没有?|未能?|(?<=仍)在|(?<=还)在|正在|(?<=仍)处于)(?P<rest>[\u4e00-\u9fff]{{2,14}})",
    each_of("仍还", "在")
    | each_of("尚还仍今", "未没")
    | words("正在 没有 未能")
    | each_of("个项处座条口户栋台盏家所件笔眼间套段目", "没未"),
)
"""What may say that some of it is not."""

_NOT_DONE_YET = lazy_pattern(
    "力争|争取|确保|预计|计划|拟|将|要求|目标|应(?!急|用|对)|可(?!再)|能够|才能|有望|^[待除等]|没有?$|未$|不$|[0-9]月底?前|年底?前"
)
_GOES_ON = lazy_pattern("[后前时的]|之[后前]")
_SOME_OF_ALL = lazy_pattern(
    "其中|余下|其余|剩[余下]|首批|第[一二三四]批|[一二三]期|上年|去年|上半年|到期|[省市县]级|中央|(?<!农)村(?!民|级)|社区|(?<!小)组|片区|应(?!急|用|对)|符合|通过|具备"
)
_OTHERS = lazy_pattern(
    "另|此外|其余|余下|剩[余下]|不在|之外|以外|除了|除[^，。]{1,12}外|跨年|新[增发接收排]|追加|上年|去年|结转|下一?年|明年|不含|当时|(?<!1[02])(?<![0-9])[1-9]月|1[01]月"
    "|原来|曾|起初|年初|第[二三四]批|二期|[0-9]{4}年|后来|如果|不符合|放弃|自愿|不需要|无需|没有问题|出现|发生"
)
_BEYOND = lazy_pattern("不在|之外|以外|不含|不包括|跨年|另外|另有|合同工期")
_GENERAL = lazy_pattern(
    "^(?:全[镇乡县村局]|[我本][镇乡县局]|馆藏|现有|所有|上述|这些|该批|安排|实施|本年度?|年度|各类|各项|相关|的|对|涉及|共|共有|新建|新打|新修)+"
)
_UNFINISHED = ("后", "前", "时", "的")
_WHOLE = lazy_pattern(
    f"(?P<count>[1-9][0-9]{{0,3}})(?P<unit>{_UNIT})(?P<noun>[\u4e00-\u9fff]{{2,8}}?)(?:[当之]?中|[里内])"
)
_FEWEST, _NEAR, _LONG, _AFTER, _BEFORE = 3, 2, 3, 40, 80


class NotAllDone(NamedTuple):
    """Where all of something is said to be done, and where some of it is not."""

    done: Span
    some: Span


class AllDone(NamedTuple):
    """All of so many things of a noun, what was done to them, and the words where that is told."""

    number: int
    unit: str
    noun: str
    names: frozenset[str]
    words: str
    span: Span
    sentence: Span


def read_all_done(text: str, year: int, spans: Iterable[Span]) -> list[AllDone]:
    """Return what is said to be all done, by the sentences that may say so."""
    return [one for span in spans for one in _all_done(text, f"{year}年", *span)]


def read_not_all_done(
    text: str, year: int, done: Sequence[AllDone], spans: Iterable[Span]
) -> Iterator[NotAllDone]:
    """Return where the text goes on to tell of some that is not done, of what is all done.

    ``spans`` are the sentences that may tell of it. Other things, others of the same kind, what
    was so at an earlier time and what comes at a later stage contradict nothing.
    """
    for start, end in spans:
        if _BEYOND.search(text, start, end + _AFTER):
            continue
        for found in MAY_BE_NOT_DONE.pattern.finditer(text, start, end):
            if _OTHERS.search(text[start : found.end()].replace(f"{year}年", "")):
                break
            before = [one for one in done if one.span[1] <= found.start()]
            said = next((one for one in reversed(before) if _is_some(text, one, found)), None)
            if said:
                yield NotAllDone(said.span, found.span())
                break


def _all_done(text: str, this_year: str, start: int, end: int) -> Iterator[AllDone]:
    for found in MAY_BE_ALL_DONE.pattern.finditer(text, start, end):
        begin = max(start, *(text.rfind(mark, start, found.start()) + 1 for mark in "，；："))
        noun, said = found["noun"] or found["named"], found["done"]
        names = frozenset(name for name, verbs in _VERBS if verbs.search(said))
        lead = text[begin : found.start()].replace(this_year, "") + noun
        if not names or _NOT_DONE_YET.search(lead) or _SOME_OF_ALL.search(lead):
            continue
        if _GOES_ON.match(text, found.end()) or said.endswith(_UNFINISHED):
            continue
        count, unit = found["count"] or found["number"] or 0, found["unit"] or found["measure"]
        yield AllDone(int(count), unit or "", noun, names, said, found.span(), (start, end))


def _is_some(text: str, done: AllDone, found: re.Match[str]) -> bool:
    """Return whether what is not done is some of what is said to be done."""
    names = _not_done(found)
    if not names or not _contradicts(done.names, names):
        return False
    noun, core = _GENERAL.sub("", found["noun"]), _GENERAL.sub("", done.noun)
    if _is_within(text, done, found):
        return True
    some, between = int(found["some"] or 0), text[done.span[1] : found.start()]
    is_near = "\n" not in between and between.count("。") <= _NEAR
    if done.number and some and (some > done.number or _is_part(text, done, some, found["unit"])):
        return False
    has = text[found.start() - 1]
    fewest = _FEWEST - (is_near and has == "有")
    if len(noun) >= fewest and (noun == core or (done.number and core.endswith(noun))):
        return True
    if not noun and is_near and some < done.number and found["unit"] == done.unit:
        return has in "有的"
    return (
        found["not"].startswith(("没", "未"))
        and "资金" in names
        and len(core) > _FEWEST
        and core in found["rest"]
        and bool(_PAID.search(done.words) or not _GOT.search(found["rest"]))
        and (is_near or _share(text, done, found))
    )


def _is_within(text: str, done: AllDone, found: re.Match[str]) -> bool:
    """Return whether a sentence tells of some of them by their number: 9个项目中，2个仍在施工."""
    begin = max(text.rfind("。", 0, found.start()), text.rfind("\n", 0, found.start())) + 1
    for whole in _WHOLE.finditer(text, begin, found.start()):
        if int(whole["count"]) == done.number and whole["unit"] == done.unit == found["unit"]:
            return done.noun.endswith(whole["noun"]) or whole["noun"].endswith(done.noun)
    return False


def _not_done(found: re.Match[str]) -> frozenset[str]:
    """Return what was not done, by the first verb that tells."""
    is_going_on = found["not"].endswith("在") or found["not"].endswith("处于")
    verbs = _GOING_ON if is_going_on else _VERBS
    told = [(one.start(), name) for name, each in verbs if (one := each.search(found["rest"]))]
    first = min(told, default=(0, ""))[0]
    return frozenset(name for at, name in told if at == first)


def _contradicts(done: frozenset[str], undone: frozenset[str]) -> bool:
    """Return whether something undone is done, too: what is in use is also finished."""
    if done & undone:
        return True
    reached = [_ORDER.index(name) for name in done if name in _ORDER]
    missed = [_ORDER.index(name) for name in undone if name in _ORDER]
    return bool(reached and missed) and max(reached) >= min(missed)


def _is_part(text: str, done: AllDone, some: int, unit: str) -> bool:
    """Return whether what is all done and what is not make up a whole told before."""
    begin = max(0, done.sentence[0] - _BEFORE)
    return unit == done.unit and f"{done.number + some}{unit}" in text[begin : done.span[0]]


def _share(text: str, done: AllDone, found: re.Match[str]) -> bool:
    """Return whether the sentence of what is done names whose it is, as that of some does."""
    owner = found["noun"]
    sentence = text[slice(*done.sentence)]
    return any(owner[at : at + _LONG] in sentence for at in range(len(owner) - _LONG + 1))
