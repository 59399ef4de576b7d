"""T05: typos of the dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.dictionary import typos_in
from reportgen.checks.excerpts import excerpts
from reportgen.checks.typos.cut_off_terms import read_cut_off_terms
from reportgen.checks.typos.doubled_characters import read_doubled_ends
from reportgen.checks.typos.former_names import former_names
from reportgen.checks.typos.known_pairs import known_pairs
from reportgen.checks.typos.lost_characters import read_lost_characters
from reportgen.checks.typos.misspelt_comparisons import misspelt_comparisons
from reportgen.checks.typos.misspelt_measures import misspelt_measures
from reportgen.checks.typos.misspelt_names import misspelt_names
from reportgen.checks.typos.misspelt_not_yet import misspelt_not_yet
from reportgen.checks.typos.misspelt_particles import misspelt_particles
from reportgen.checks.typos.misspelt_terms import read_misspelt_terms
from reportgen.checks.typos.mistyped_digits import mistyped_digits
from reportgen.checks.typos.mixed_classes import mixed_classes
from reportgen.chinese.fixed_phrases import read_torn_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.dictionary_entries import Typo
    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.fixed_phrases import TornPhrase


@rule(
    codes.T05,
    explanation="按词典“错别字”查常见错字：截止目前（截至）、建全制度（健全）、台帐（台账）、"
    "其它（其他）等。只收一定是错的；在有的说法里本来是对的（截止日期、台风登陆、"
    "帐篷）不报。每段每个错字报一次。预算、决算的固定名称中间漏了一个字、写错一个字的"
    "（社会保障就业支出）也报；预算、绩效常用的词（词表 terms.txt）里有一个字换成了音近、形近的字的"
    "（政府彩购、验收和格）也报；别的常用的词和四个字的说法，换了音近、形近的字以后，"
    "成了好的文章里几乎没有的两个字的（镇攻府、使用校益），"
    "两个字写颠倒、一个字连写两遍的（目项资金、管理理），打成同音的另一个词、换回来就是固定说法的（转向资金、社会校医），和下一个词的字搭不上、换一个字就是常见说法的（严格旅行合同），“的”写在“地”的位置的（较好的完成了），也报。逐类列支出的，类的名称两个混成一个的（住房保障和就业支出）也报。“与上年增长3%”（比上年）也报。报告的年度里已经没有的机构、名称（县卫计委、新农合）也报，写明“原”或写了以前年份的不报。本县、本镇的名称写错一个字的也报。"
    "词典可以用 --dict 增加，也可以停用其中的词。",
    wrong="截止目前，已建立建全台帐。",
    right="截至目前，已建立健全台账。",
)
def typos(subject: Subject) -> Iterator[Hit]:
    """Look for the typos of the dictionary."""
    found: dict[tuple[Passage, Typo], list[tuple[int, int]]] = {}
    for start, typo in typos_in(subject.marked, subject.dictionary):
        span = start, start + len(typo.wrong)
        found.setdefault((subject.passage_at(start), typo), []).append(span)
    for (passage, typo), spans in found.items():
        yield Hit(
            passage.path,
            f"“{typo.wrong}”应为“{typo.right}”：{excerpts(subject.text, spans)}",
            f"改成“{typo.right}”",
        )
    wrong = [span for spans in found.values() for span in spans]
    seen: set[tuple[int, str]] = set()
    for start, written, right in _misspelt(subject):
        end = start + len(written)
        passage = subject.passage_at(start)
        if any(start < past and at < end for at, past in wrong) or (id(passage), written) in seen:
            continue
        seen.add((id(passage), written))
        wrong.append((start, end))
        yield Hit(
            passage.path,
            f"“{written}”应为“{right}”：{excerpts(subject.text, [(start, end)])}",
            f"改成“{right}”",
        )
    yield from former_names(subject)


def _misspelt(subject: Subject) -> Iterator[tuple[int, str, str]]:
    """Return the fixed phrases and terms with a wrong character or without one."""
    for torn in read_torn_phrases(subject.marked):
        if not _goes_on(subject.text, torn):
            yield torn.start, torn.written, torn.phrase
    yield from mixed_classes(subject)
    yield from misspelt_names(subject)
    yield from misspelt_measures(subject)
    yield from misspelt_comparisons(subject)
    yield from misspelt_not_yet(subject)
    yield from misspelt_particles(subject)
    yield from mistyped_digits(subject)
    yield from read_cut_off_terms(subject.marked)
    yield from read_doubled_ends(subject.marked)
    yield from read_lost_characters(subject.marked)
    for misspelt in read_misspelt_terms(subject.marked):
        yield misspelt.start, misspelt.written, misspelt.term


def _goes_on(text: str, torn: TornPhrase) -> bool:
    """Return whether the last character of what may be torn begins another word: 人居环境治理."""
    last, end = torn.written[-1], torn.start + len(torn.written)
    return torn.written[:-1] == torn.phrase[:-2] and known_pairs().is_word(
        last, text[end : end + 1]
    )
