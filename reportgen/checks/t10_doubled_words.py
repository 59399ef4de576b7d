"""T10: a word that stands twice in a row."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpts
from reportgen.checks.left_over_words import left_over_words
from reportgen.checks.typos.known_pairs import known_pairs
from reportgen.checks.typos.unlikely_words import SMALL_WORDS
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.findings import Severity

_LENGTHS = {1: (2, 3, 5, 7), 2: (4,), 3: (6, 9), 4: (8,), 5: (10,)}
"""How long a piece may be, by how many characters apart those are that are looked at of it."""

_WORD = lazy_pattern("[\u4e00-\u9fff]{2,}|[0-9][0-9,]*(?:\\.[0-9]+)?[\u4e00-\u9fff%％]{1,3}")
_BEGINS = "全各"
"""What begins a word of its own: 今年全年全市 says nothing twice."""

_ONE_BY_ONE = "一逐挨几各两每越边又大小多"
_TRIED = frozenset(
    (
        *("研究", "考虑", "讨论", "商量", "学习", "检查", "了解", "打扫", "锻炼", "休息"),
        *("交流", "沟通", "反映", "调查", "宣传", "整理", "准备", "轮流", "体验", "感受", "参观"),
        *("非常", "许多", "很多"),
    )
)
_NAMING = frozenset(
    (
        *("检查", "研究", "监测", "监督", "管理", "服务", "培训", "救助", "活动", "接待"),
        *("防治", "执法", "检验", "检测", "教育", "训练", "评估", "代理", "保健", "养护"),
        *("收费", "交易", "供应", "指导", "工作", "办公", "项目", "建设", "推广", "试验"),
        *("观测", "调解", "治疗", "护理", "托养", "收购", "组织"),
    )
)
"""Words that stand in a name too: to 检查 a 检查站 is right."""

_PARTICLES = lazy_pattern(
    "的的(?:(?<!目的的)|(?<=项目的的))(?![确士])|对对(?<!反对对)(?![子联口象应方手岸面外内账标接照冲策])|了了(?<![不明]了了)(?!解|结)|和和(?!谐|气|美|睦)|与与(?<![参给赋]与与)(?!会)"
    "|及及(?!时)"
    "|在在(?<![实现旨]在在)(?![建职岗编册校])|被被|把把(?!关|握)|由由|向向(?!阳|上|[\u4e00-\u9fff]{1,2}[、，。等同])|并并|按按(?!钮|摩|劳|揭)|已已"
    "|率率(?![先领])|费费(?![用率时力心尽])|均均(?!衡)|较较|近近|约约|共共(?![同产享青])|各各|但但|从从(?!容)|且且|未未|已己|将将(?<![小大上中少老名]将将)(?!军"
    "|来|士|领|帅|校|官)|为为(?<!行为为)(?!何|民|人|了)"
    "|镇镇(?=人民)|乡乡(?=人民|政府)|县县(?=人民)|局局(?![长机党办领属务里内直域面部势限外本下促])"
    "|是是(?<=主要是是|原因是是|目的是是|重点是是|目标是是|任务是是|内容是是)(?![非否])"
    "|有有(?<=[共设现还没]有有)(?!效|利|力|关|些|机|序|偿|害)"
    "|元元(?![素旦宵])(?<=[0-9万亿]元元)|实实(?<=[落核]实实)(?=到位|情况|好|[，。；、])"
    "|于于(?<=用于于|由于于|位于于|对于于|属于于|关于于|低于于|高于于|少于于)|到到(?<=达到到|收到到|得到到)(?![位达])"
)
"""Small words that stand twice; the second must not begin another word."""

_PARTED = lazy_pattern(
    "[中要括][：:，,、](?:(?<=其中.)其中|(?<=主要.)主要(?=[是为用有包])|(?<=包括.)包括)"
    "|%%|总计计(?![划算提入])|合计计(?![划算提入])"
    "|([件处个次户场起项条名元年分家])\\1(?:(?<=[0-9余多]..)(?=[，。；、,;])"
    "|(?<=[0-9]年年)(?=[上下]半年|[0-9一二三四五六七八九十]{1,2}[月季]|的|以来|启动|实施|完成))"
)
"""What opens a list and stands twice, and a measure word that does."""

_ABOUT_TWICE = Sign(
    "(?:逾|(?<![节签条公合预制简集解相违履])约|(?<![附最邻就临接])近)(?=[0-9])(?![0-9]{4}年|[0-9]+[多余]年)[0-9]+(?:[.][0-9]+)?(?:[余多][百千万亿]?|[百千万亿]+[余多])",
    each_of("逾约近", DIGITS),
)
_LONG_FIGURE = Sign("(?<![0-9.,])([0-9][0-9.,]{2,11}[万亿]?[元亩])\\1", each_of("元亩", DIGITS))
"""A figure that is written twice and longer than what is looked for elsewhere."""

_PAIR, _LEADER, _OF, _ABOUT = 2, "长", "的", "约"
"""Two words that tell that a figure is rounded: 逾30多人."""

_OPENERS = product(("其中", "主要", "包括"), "：:，,、")
_TWICE = frozenset(
    [2 * each for each in f"{SMALL_WORDS}有分家实"]
    + [f"{each}{mark}{each}" for each, mark in _OPENERS]
)
"""One of these stands wherever _PARTICLES or _PARTED matches."""

_FIRST_TWICE = Sign(
    "接接(?=待)|预预(?=算)|项项(?=目)|绩绩(?=效)|管管(?=理)|制制(?=度)|采采(?=购)|经经(?=费)|评评(?=价)|目目(?=标)"
    "|规规(?=范)|监监(?=督|管)|落落(?=实)|决决(?=算|策)|执执(?=行)|使使(?=用)|效效(?=益|果)|措措(?=施)|培培(?=训)"
    "|补补(?=助|贴)|拨拨(?=付)|资资(?=金|产)|财财(?=政|务)|支支(?=出|付)|收收(?=入)|加加(?=强)|完完(?=善|成)"
    "|(?P<measure>[亩吨盏辆株])(?P=measure)(?<=[0-9]..)",
    words(
        "接接 预预 项项 绩绩 管管 制制 采采 经经 评评 目目 规规 监监 落落 决决 执执 使使 效效 措措"
        " 培培 补补 拨拨 资资 财财 支支 收收 加加 完完 亩亩 吨吨 盏盏 辆辆 株株"
    ),
)
"""The first character of a word of budgets that stands twice: 公务接接待."""

_ORGANISED = frozenset("党团会")
_HEADS = "所站员室组局院表点队费款类率仪器机车部司科股会处厅台区县市镇乡村省国家人师生长性化"


@rule(
    codes.T10,
    explanation="查找紧挨着写了两遍的词或数：“主要原因原因”“854万854万元”“2023年年上半年”，以及重复的概数（逾30多人）。叠词（常常、家家户户）、"
    "“一件一件”“研究研究”一类说法，以及“检查检查站”“研究研究所”一类动词加名称的，不报。"
    "改稿时留下的也报：多余的动词（开展了开展检查、发放低保金发放186万元）、混在一起的两种说法（加强对资金进行监管）、"
    "没有写完的半句话（，以及。）、以逗号结束的一段、一句里列了两次的一项。",
    wrong="各村按照规定规定公开了账目。",
    right="各村按照规定公开了账目。",
)
def no_word_stands_twice(subject: Subject) -> Iterator[Hit]:
    """Look for words that stand twice in a row."""
    found: dict[Passage, list[tuple[int, int]]] = {}
    text, past = subject.text, -1
    for start, length in sorted(_repeated(text)):
        word = text[start : start + length]
        if start < past or not _WORD.fullmatch(word) or _is_meant(text, start, length):
            continue
        past = start + 2 * length
        found.setdefault(subject.passage_at(start), []).append((start, past))
    if any(map(text.__contains__, subject.marked.standing(_TWICE))):
        for twice in _PARTICLES.finditer(text):
            found.setdefault(subject.passage_at(twice.start()), []).append(twice.span())
        for twice in _PARTED.finditer(text):
            start = twice.start() if twice[1] else twice.start() - 1  # 其中：其中
            found.setdefault(subject.passage_at(start), []).append((start, twice.end()))
    for passage, span in _first_twice(subject):
        found.setdefault(passage, []).append(span)
    for passage in subject.passages_with(_ABOUT_TWICE):
        places = [one.span() for one in _ABOUT_TWICE.pattern.finditer(passage.text)]
        words = excerpts(passage.text, places)
        advice = "删去“逾”“约”“近”，或删去“多”“余”"
        only_about = all(passage.text[start] == _ABOUT for start, _ in places)
        severity: Severity | None = "info" if only_about else None  # 约300余户 is common
        yield Hit(passage.path, f"{words}：概数写了两遍", advice, severity)
    for passage in subject.passages_with(_LONG_FIGURE):
        for twice in _LONG_FIGURE.pattern.finditer(passage.text):
            if passage not in found:
                message = f"{excerpts(passage.text, [twice.span()])}：“{twice[1]}”连写了两遍"
                yield Hit(passage.path, message, f"删去重复的“{twice[1]}”")
    for passage, spans in found.items():
        start, end = spans[0]
        once = text[start : (start + end) // 2]
        yield Hit(
            passage.path,
            f"{excerpts(text, spans)}：“{once}”连写了两遍",
            f"删去重复的“{once}”",
        )
    yield from left_over_words(subject)


def _first_twice(subject: Subject) -> Iterator[tuple[Passage, tuple[int, int]]]:
    """Return where in the text the first character of a word stands twice, not as 直接接待 does."""
    for passage in subject.passages_with(_FIRST_TWICE):
        start = subject.start_of(passage)
        for twice in _FIRST_TWICE.pattern.finditer(passage.text):
            before = passage.text[twice.start() - 1 : twice.start()]
            if not known_pairs().is_word(before, twice[0][0]):
                yield passage, (start + twice.start(), start + twice.end())


def _repeated(text: str) -> Iterator[tuple[int, int]]:
    """Return where a piece is followed by itself, and its length.

    The text is compared with itself moved by so many characters, all at once, by one byte of each
    character: those that may be the same have a byte of 0.
    """
    data = text.encode("utf-16-le", "surrogatepass")[::2]
    if len(data) != len(text):  # rare characters, of which it has two units
        data = text.encode("utf-32-le", "surrogatepass")[::4]
    for step, lengths in _LENGTHS.items():
        part = data[::step]
        number = int.from_bytes(part, "little")
        for length in lengths:
            apart = length // step
            moved = (number ^ (number >> (8 * apart))).to_bytes(len(part), "little")
            same, at = bytes(apart), -1
            while (at := moved.find(same, at + 1)) >= 0:
                for start in range(max(0, (at - 1) * step + 1), at * step + 1):
                    if text.startswith(text[start : start + length], start + length):
                        yield start, length


def _is_meant(text: str, start: int, length: int) -> bool:
    """Return whether a repetition is right as it stands."""
    word, after = text[start : start + length], text[start + 2 * length : start + 2 * length + 1]
    if word[0].isdigit():
        return (
            text[start - 1 : start] in ("第", ".", "-", "、") or text[start - 1 : start].isdigit()
        )
    if "每" in word or "越" in word:
        return True
    if len(set(word)) == 1 or word[0] in _ONE_BY_ONE or word in _TRIED or word[-1] in _BEGINS:
        return True
    if length % 2 == 0 and word[: length // 2] == word[length // 2 :]:
        return True
    if length == _PAIR and _runs_on(text[start - 1 : start], word, after):
        return True
    return word in _NAMING and bool(after) and after in _HEADS


def _runs_on(before: str, word: str, after: str) -> bool:
    """Return whether two characters that stand twice belong to other words, or to a longer one.

    企业创业创新 has 业创 twice, 总队总队长 tells of the leader, 水管的水的水质 has 的水.
    """
    pairs = known_pairs()
    if word == "组织" and before in _ORGANISED:
        return True  # 党组织组织开展
    if after == _LEADER and pairs.is_word(word[-1], after):
        return True
    if word[0] == _OF:
        return pairs.is_word(word[-1], after)
    return before != "" and not pairs.is_word(*word) and pairs.is_word(before, word[0])
