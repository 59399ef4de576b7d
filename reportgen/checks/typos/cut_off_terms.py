"""Terms of budgets and fixed phrases that lack their last character: 国库集中支，不设小金库."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.checks.typos.known_pairs import data_lines
from reportgen.chinese.fixed_phrases import fixed_phrases
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.chinese.marked_text import MarkedText

_LAST = (
    "支保管资建不意服监安完收设标预经整规提教宣推补结落问环决质运指防培进执调任核政责总基效采维"
    "救群评目自纪配检接创协氛平购干领排加对健引措准拨供集计灾卫精研专追约使挪节凭相验福尽廉形演足"
    "薄贯违原浪援纠隐拓衔材滞履秩显矛振攻垃焚遵编报改情"
)
"""Characters that end no word by which a term may be called for short, as 编 and 办 do."""

_VERBS = {
    "巩固提": "巩固提高",
    "贯彻落": "贯彻落实",
    "全面落": "全面落实",
    "认真落": "认真落实",
    "严格落": "严格落实",
    "有效落": "有效落实",
    "严格执": "严格执行",
    "认真执": "认真执行",
    "贯彻执": "贯彻执行",
    "坚决执": "坚决执行",
    "组织实": "组织实施",
    "认真贯": "认真贯彻",
    "深入贯": "深入贯彻",
    "全面贯": "全面贯彻",
    "广泛宣": "广泛宣传",
    "大力宣": "大力宣传",
    "深入宣": "深入宣传",
}
"""What may stand before a mark of a verb, and the verb."""

_MARKS = lazy_pattern("[，。；）“《]")
_TERM, _PAIR = 4, 2
_QUOTED = 2
"""How far after a quotation mark another stands that leaves one character between."""

_RIGHT = frozenset(
    (
        *("污水管", "供水管", "排水管", "公车改", "户厕改", "危桥改", "预警机", "服务机", "工作机"),
        *("行政编", "事业编", "工勤编", "人员编", "机构编", "核定编", "宣传报", "信息报", "据实结"),
        *("逐户核", "逐一核", "现场核", "实地核", "全额拨", "差额拨", "集中供", "分散供", "本年支"),
        *("财政补", "分管负责", "主要负责", "卫生保", "公平公", "生活救", "重点任"),
    )
)
"""What lacks a character of a term and is a word as well, or a usual short form."""


def read_cut_off_terms(marked: MarkedText) -> Iterator[tuple[int, str, str]]:
    """Return where a text has a term without its last character before a mark, and the term."""
    text, by_end, past = marked.text, _by_end(), -1
    for mark in _MARKS.finditer(text):
        end = mark.start()
        if (listed := by_end.get(text[end - _PAIR : end])) is None:
            continue
        if text[end : end + _QUOTED + 1 : _QUOTED] == "“”":
            continue  # 全面落“实”
        for left, term in listed:
            if text.endswith(left, 0, end) and end > past:
                past = end
                yield end - len(left), left, term


@cache
def _by_end() -> Mapping[str, list[tuple[str, str]]]:
    """Return the terms by the last two characters of what is left of them, the longest first."""
    terms = " ".join(data_lines("terms.txt")).split(" ")
    cut = {term[:-1]: term for term in terms if len(term) == _TERM and term[-2] in _LAST}
    cut |= {term[:-1]: term for term in fixed_phrases() if term[-2] in _LAST} | _VERBS
    for word in (*terms, *fixed_phrases(), *_RIGHT):
        cut.pop(word, None)
    found: dict[str, list[tuple[str, str]]] = {}
    for left in sorted(cut, key=len, reverse=True):
        found.setdefault(left[-_PAIR:], []).append((left, cut[left]))
    return found
