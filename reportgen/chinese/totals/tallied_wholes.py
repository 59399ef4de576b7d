"""Words that tell that a figure is the whole of what stands before it, and of the same things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from reportgen.chinese.figures.statements import Statement

NUMERALS: Final = "两三四五六七八九"
KINDS: Final = (
    "类|种|批|项|次|笔|块|家|支|所|期|处|标?段|条|部分|个|渠道|方面|村|镇|乡|县|校|轮|股|头|路|拨"
    "|方|天|年|组|片"
)
_SUMMED = lazy_pattern(
    "[合共总累]计|[一总拢]共|(?<!公)共(?![青产享同管])|[加合](?:起来|在一起)|合在一起|相加|合并(?![前后])|之和|总(?:[数量额收支]|人[数次])|仅此|就达"
)
_ALL = lazy_pattern(f"全[年部]|前后|[{NUMERALS}2-9]大?个?(?:{KINDS})")
_GENERAL = lazy_pattern(
    f"全[年部]|前后|的|[{NUMERALS}2-9]大?个?(?:{KINDS})(?:人员|对象|岗位|项目)?"
)
_WIDER = lazy_pattern("各[类项种]|(?:干部|党员|职工)[、和及]?群众|家属|志愿者")
_MORE = lazy_pattern("[另含]|包括|剩余|其余|余下|加上|连同")
_THAT_IS_ALL = lazy_pattern("[，（]即(?:全体|全部|上述|以上)")
NO_WHOLE = lazy_pattern(
    "其中|惠及|覆盖|带动|受益|服务(?!站|中心|人员|对象)|吸引|每|均|上年|去年|同期|[占比较余剩未还另应拟]|预算|计划|目标|结转|编制|第[一二三四五]|新增|增加"
)
OVERLAPS = lazy_pattern(
    "(?<![不无未])(?<!没有)交叉|(?<![不无])(?<!没有)重复(?!享受)|(?<![不无])(?<!没有)重叠|同时|(?<![不无])(?<!没有)兼(?![任职])|既|有的|部分(?:对象|农户)|另外|都算|大于"
    "|[、，]等|等(?:[，。；、0-9]|[^，。；、级0-9]{0,6}[，。；])"
)
_NAMED = lazy_pattern(
    "(?:这|上述|以上|所有|全[部体镇乡县区市校局院站街村]|我[镇乡局校]|辖区|[在现][岗有聘]的?|[^0-9]{2,10}的)?"
)
_NO_NOUN = lazy_pattern("小时|半小|工作|以[上下]|左右|确认|[被已均都全在有为获得按共参由于的和并]")
_SUMS = tuple(
    map(
        lazy_pattern,
        (
            "投资|造价|合同|中标|概算",
            "支[出付]|付[了给清]|花[了去]|用[了去]",
            "到[位账]|收到|下达|拨",
        ),
    )
)
_NOT_COUNTED = frozenset(("元", "米", "小时", "天", "年", "岁", "分钟", "个月", "周"))
_ENDS, ITEM_ENDS = lazy_pattern("[。\n]"), lazy_pattern("[。；\n]")
_REACH, _NEAR = 90, 8


def is_whole_behind(parts: Sequence[Statement], total: Statement) -> bool:
    """Return whether a figure may be the whole of what stands before it, by its own words."""
    text, start, end = total.text, total.quantity.start, total.quantity.end
    if total.period > parts[-1].period + 1 or start - parts[-1].quantity.end > _REACH:
        return False
    behind = to_end(text, end)
    if OVERLAPS.search(text, parts[0].begin, end + len(behind)) or _MORE.search(behind):
        return False
    if _THAT_IS_ALL.match(behind):
        return True
    if NO_WHOLE.search(total.lead) or (total.unit == "元" and _are_other_sums(parts, total)):
        return False
    clause = clause_before(text, start)
    if _SUMMED.search(clause):
        return True
    return bool(_ALL.search(clause) or _names_all(total)) and _is_of_same(total, parts, clause)


def _is_of_same(total: Statement, parts: Sequence[Statement], clause: str) -> bool:
    """Return whether a whole that is not said to be a sum is called as its parts are."""
    text, end = total.text, total.quantity.end
    before = opener(parts[0]) + text[parts[0].quantity.start : parts[-1].quantity.end]
    name = _GENERAL.sub("", clause)
    noun = text[end : end + 2]
    if _WIDER.search(clause) or _WIDER.search(text, end, end + _NEAR):
        return False
    is_noun = noun.isalpha() and not _NO_NOUN.match(noun)
    if is_noun and noun[0] in before:
        return True
    pairs = (name[at : at + 2] for at in range(len(name) - 1))
    kinds = [kind for kind in _SUMS if kind.search(name)]
    return (
        (not name and not is_noun)
        or any(pair in before for pair in pairs)
        or any(kind.search(before) for kind in kinds)
    )


def _are_other_sums(parts: Sequence[Statement], total: Statement) -> bool:
    """Return whether words tell of other money in the parts than in a total: 投资A，…，共支出B."""
    told = clause_before(total.text, total.quantity.start)
    kinds = [kind for kind in _SUMS if kind.search(told)]
    named = [kind for kind in _SUMS if any(kind.search(one.lead) for one in parts)]
    return bool(kinds and named) and not any(kind in named for kind in kinds)


def _names_all(total: Statement) -> bool:
    """Return whether a clause begins with a count and what is counted: 177名村级报账员."""
    text, end = total.text, total.quantity.end
    is_first = _NAMED.fullmatch(clause_before(text, total.quantity.start)) is not None
    is_noun = text[end : end + 2].isalpha() and not _NO_NOUN.match(text, end)
    return is_first and is_noun and total.unit not in _NOT_COUNTED


def opener(first: Statement) -> str:
    """Return what stands before the first part, in its sentence and the one before."""
    text, start = first.text, first.quantity.start
    begin = text.rfind("。", 0, max(0, first.begin - 1))
    return text[max(begin + 1, start - _REACH) : start]


def clause_before(text: str, start: int) -> str:
    """Return the words of a clause before a place in it."""
    return text[max(text.rfind(mark, 0, start) for mark in "，；：。、（\n") + 1 : start]


def to_end(text: str, start: int, ends: re.Pattern[str] = _ENDS) -> str:
    """Return what stands behind a place up to the end of its sentence, or another end."""
    found = ends.search(text, start)
    return text[start : found.start() if found else len(text)]
