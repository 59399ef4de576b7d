"""What stands between a figure and what goes on about it, and tells nothing of how much.

What something was for, why it moved, what is held in it: 餐费3万元（含夜餐），主要用于加班，占5%.
What sums and rates are made of is read as if these were not there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.sentences import Span

_BEHIND_FIGURE = lazy_pattern(
    "(?:[0-9](?:[%％]|个百分点|[万亿]?[\u4e00-\u9fff㎡]{0,6})|[一二三四五六七八九十两]"
    "[万亿]?[元个件次人名户家条份项处台辆亩吨场期起宗所村])(?:（[^（）0-9]{0,40}）)?$"
)
_REACH = 56
"""How far before a mark its figure may stand, with an aside in brackets between."""

IN_BRACKETS = Sign(
    "（(?:不?含|不?包[括含]|主要|具体|详?见|因|由于|系|用于|全部|均为|已)"
    "(?![^（）]{0,40}(?:交叉|兼|重复|重叠|重合))[^（）0-9]{0,40}）",
    each_of("（", "不含包主具详见因由系用全均已"),
)
AS_CLAUSE = Sign(
    "，(?:(?:主要|全部|均|专项|重点)?(?:是|被)?用于|主要(?:用途|包括|支付|安排|原因|是?因|"
    "系|受|是由于|在|分布|集中|来自|涉及|投[向入]|保障|解决|[列开]支|面向|反映|服务|负责)|"
    "(?:变动|增[加长]|减少|下降)?的?(?:主要)?原因)[^。；：:0-9\n]{0,160}(?P<stop>[；0-9])",
    words("用于 ，主要 原因"),
)
BEFORE_RELATION = Sign(
    "，(?=其中|占|[同环]比|[较比与][上去]年)",
    words("，其中 ，占 ，同比 ，环比") | each_of("，", "较比与", "上去", "年"),
)
ANEW = Sign(
    "[。；](?=占[^，。；0-9]{0,30}[0-9]|[同环]比[增减下上提降升]|"
    "[较比与][上去]年(?:同期)?(?:相比，?)?的?(?:[0-9][0-9.]*[万亿]?[%％\u4e00-\u9fff]{0,3}?)?"
    "[增减下上提降少多升净]|(?:计划|任务|目标)?完成率(?:为|达到?|是)?[0-9])",
    each_of("。；", "占")
    | each_of("。；", "同环", "比")
    | each_of("。；", "较比与", "上去", "年")
    | words("完成率"),
)
"""What goes on about the figure before it, in a sentence or an item of its own: 。占总数的63%."""

_TELLS_MORE = lazy_pattern(
    "其中|包括|包含|分别|[占较增减升降超另除未无共等按经率]|[同环]比|比[上去年]|与[上去]|持平|合计|总计|"
    "平衡|没有|不变|一致|相同|剩余|其余|结余|低于|高于|去年|上年|年初|今年|本年|计划(?!提前)|任务|目标|应|实际|"
    "以[上下]|余额|累计|全年|如下|[分看中]$|划分|来[自源]"
)
_OPENS_LIST = lazy_pattern("其中|包括|分别")
_MARKS = "，；。：:\n"
_SENTENCE, _LONGEST, _MOST = 200, 40, 3


def without_asides(text: str) -> tuple[str, Sequence[Span]]:
    """Return a text without its asides, and where those stood; the text itself if it has none.

    Where a sentence goes on about a figure before it, 。 and ； are read as a comma.
    """
    cuts = sorted({*_in_brackets(text), *_clauses(text), *_before_relations(text)})
    joins = list(_anew(text))
    if not cuts and not joins:
        return text, ()
    characters = list(text)
    for at in joins:
        characters[at] = "，"
    kept, spans, past = [], [], 0
    for start, end in cuts:
        if start >= past:
            kept += characters[past:start]
            spans.append((start, end))
            past = end
    return "".join(kept + characters[past:]), spans


def _is_behind_figure(text: str, at: int) -> bool:
    return _BEHIND_FIGURE.search(text, max(0, at - _REACH), at) is not None


def _in_brackets(text: str) -> Iterator[Span]:
    """Return the brackets behind figures that tell what these are for, of or from."""
    for found in IN_BRACKETS.pattern.finditer(text):
        if _is_behind_figure(text, found.start()):
            yield found.span()


def _clauses(text: str) -> Iterator[Span]:
    """Return the clauses that tell what a figure was for or why it moved, before the next item."""
    for found in AS_CLAUSE.pattern.finditer(text):
        start, end = found.start(), found.end() - 1
        if not _is_behind_figure(text, start):
            continue
        if found["stop"] != "；":  # a figure, to which the clause before it belongs
            end = _first_telling(text, start, end)
        if end > start:
            yield start, end


def _first_telling(text: str, start: int, limit: int) -> int:
    """Return where the first clause begins, behind one at ``start``, that tells of a figure."""
    end = text.find("，", start + 1, limit)
    if end < 0:
        return start
    while (next_end := text.find("，", end + 1, limit)) >= 0:
        if _TELLS_MORE.search(text, end + 1, next_end):
            break
        end = next_end
    return end


def _before_relations(text: str) -> Iterator[Span]:
    """Return the clauses without figures between a figure and how it stands to others."""
    for found in BEFORE_RELATION.pattern.finditer(text):
        end = start = found.start()
        for _ in range(_MOST):
            before = max(text.rfind(mark, max(0, start - _LONGEST), start) for mark in _MARKS)
            clause = text[before + 1 : start]
            if before < 0 or text[before] != "，" or not clause.isalpha():
                break
            if any(map(str.isdigit, clause)) or _TELLS_MORE.search(clause):
                break
            start = before
        if start < end and _is_behind_figure(text, start):
            yield start, end


def _anew(text: str) -> Iterator[int]:
    """Return the marks behind which a sentence goes on about the figure before them."""
    for found in ANEW.pattern.finditer(text):
        at = found.start()
        begin = max(text.rfind(mark, max(0, at - _SENTENCE), at) for mark in "。；\n") + 1
        is_share = text[at + 1] == "占"  # of the item before; what moved may be the whole
        if _is_behind_figure(text, at) and (is_share or not _OPENS_LIST.search(text, begin, at)):
            yield at
