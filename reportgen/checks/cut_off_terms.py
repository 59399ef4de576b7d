"""Terms of budgets and fixed phrases that lack their last character: 国库集中支，不设小金库."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reportgen.checks.known_pairs import data_lines
from reportgen.chinese.fixed_phrases import fixed_phrases
from reportgen.chinese.signs import Sign, each_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportgen.checks.subject import Subject

_LAST = (
    "支保管资建不意服监安完收设标预经整规提教宣推补结落问环决质运指防培进执调任核政责总基效采维"
    "救群评目自纪配检接创协氛平购干领排加对健引措准拨供集计灾卫精研专追约使挪节凭相验福尽廉形演足"
    "薄贯违原浪援纠隐拓衔材滞履秩显矛振攻垃焚遵编报改情"
)
"""Characters that end no word by which a term may be called for short, as 编 and 办 do."""

_CUT_OFF = Sign(f"[{_LAST}](?=[，。；）])", each_of(_LAST, "，。；）"))
_TERM = 4
_RIGHT = frozenset(
    (
        *("污水管", "供水管", "排水管", "公车改", "户厕改", "危桥改", "预警机", "服务机", "工作机"),
        *("行政编", "事业编", "工勤编", "人员编", "机构编", "核定编", "宣传报", "信息报", "据实结"),
        *("逐户核", "逐一核", "现场核", "实地核", "全额拨", "差额拨", "集中供", "分散供", "本年支"),
        *("财政补", "分管负责", "主要负责", "卫生保", "公平公", "生活救", "重点任"),
    )
)
"""What lacks a character of a term and is a word as well, or a usual short form."""


def cut_off_terms(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Return where in the text a term lacks its last character before a mark, and the term."""
    for passage in subject.passages_with(_CUT_OFF):
        text, first = passage.text, subject.start_of(passage)
        for found in _CUT_OFF.pattern.finditer(text):
            for length in _lengths():
                start = found.end() - length
                term = _terms().get(text[max(0, start) : found.end()]) if start >= 0 else None
                if term:
                    yield first + start, term[:-1], term
                    break


@cache
def _terms() -> Mapping[str, str]:
    """Return the terms by what is left of them without their last character."""
    terms = [word for line in data_lines("terms.txt") for word in line.split()]
    cut = {term[:-1]: term for term in terms if len(term) == _TERM}
    cut |= {term[:-1]: term for term in fixed_phrases()}
    known = {*terms, *fixed_phrases()} | _RIGHT
    return {left: term for left, term in cut.items() if left not in known and left[-1] in _LAST}


@cache
def _lengths() -> list[int]:
    return sorted({len(left) for left in _terms()}, reverse=True)
