"""A14: as many names as the text says there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import quoted
from reportgen.checks.tables.counted_rows import miscounted_rows
from reportgen.chinese.counts.bodies_with_asides import (
    MAY_CLOSE_WITH_COUNT,
    read_bodies_with_asides,
)
from reportgen.chinese.counts.closing_counts import read_counted_lists
from reportgen.chinese.counts.counted_bodies import (
    COUNTED_BODIES,
    MAY_BE_RESPECTIVE,
    read_counted_bodies,
    read_respective_values,
)
from reportgen.chinese.counts.counted_characters import (
    MAY_COUNT_CHARACTERS,
    read_counted_characters,
)
from reportgen.chinese.counts.counted_clauses import (
    MAY_BE_KINDS_IN_CLAUSES,
    read_counted_clauses,
)
from reportgen.chinese.counts.counted_series import (
    MAY_BE_DATES,
    MAY_BE_ORDINALS,
    MAY_BE_QUOTED,
    go_on,
    read_counted_dates,
    read_counted_ordinals,
    read_counted_quotes,
)
from reportgen.chinese.counts.counted_shorts import (
    MAY_BE_AGAIN,
    MAY_BE_MOTTO,
    MAY_BE_SHORT,
    MAY_BE_SITES,
    read_counted_again,
    read_counted_shorts,
    read_counted_sites,
    read_mottoes,
)
from reportgen.chinese.counts.grouped_names import MAY_BE_GROUPED, read_grouped_names
from reportgen.chinese.counts.name_lists import (
    MAY_BE_NAME_LIST,
    read_name_lists,
)
from reportgen.chinese.counts.named_people import MAY_NAME_PEOPLE, read_named_people
from reportgen.chinese.counts.respective_names import (
    MAY_BE_NAMES,
    MAY_BE_SENT,
    read_paired_names,
    read_sent_to,
)
from reportgen.chinese.counts.sorted_names import MAY_BE_SORTED_NAMES, read_sorted_names
from reportgen.chinese.counts.summed_lists import MAY_BE_SUMMED, read_summed_lists
from reportgen.chinese.counts.valued_lists import MAY_BE_VALUED, read_valued_lists
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.counts.name_lists import NameList
    from reportgen.findings import Path

_MOST_SHOWN = 12

_BY_KIND = lazy_pattern("[一二三四五六七八九十][\u4e00-\u9fff]{1,2}[为是包]")
"""The first name of a list that is of one kind: 五办为党政办、党建办……；一队为执法队."""


@rule(
    codes.A14,
    explanation="查找写明了个数、后面把名称一一列出的地方（“9个内设机构，分别为：……”），"
    "列出的名称不是那么多个就提醒。写“等”的只列了一部分，不查；名称里有“和”“及”、"
    "两种数法有一种对得上的，不报；名称后面的数与个数同单位的（编制8名：行政3名……）是各项，不算名称；别的（“4个村依次为甲村8%……”）也数；“等3个”前面列的比3个多，也报。“甲、乙和丙三部门联合”数单位，“5个村分别为……”数后面的数，“甲、乙、丙分别为……”也数，“4名，分别派驻甲村、乙村、丙村”数地方；“三股一室”、“四统一”后面列出的也数；按乡镇用括号列出的村（甲镇（……村、……村）、乙乡（……村）2个乡镇3个村）也数；“7个项目，见表1”数表1的行。",
    wrong="中心设5个内设机构，分别为：办公室、招商股、信息股、项目股。",
    right="中心设4个内设机构，分别为：办公室、招商股、信息股、项目股。",
)
def names_are_as_many_as_said(subject: Subject) -> Iterator[Hit]:
    """Count the names of each list that says how many there are, and the figures of 分别."""
    for passage in subject.periods_with(MAY_BE_NAMES):
        for pair in read_paired_names(passage.text):
            if any(read_respective_values(passage.text)):
                break
            yield Hit(
                passage.path,
                f"{quoted(passage.text[pair.start : pair.end])}：“分别”前面是"
                f"{len(pair.names)}个名称，后面是{len(pair.values)}个数",
                "核对台账，补上漏写的名称或数，多写的删去",
            )
    told: set[tuple[Path, int | str, int]] = set()
    for passage, found in _lists(subject):
        ends = {(passage.path, end, found.stated) for end in (found.end, found.names[-1])}
        if not told.isdisjoint(ends) or _BY_KIND.match(found.names[0]):
            continue  # people, who are names as well; 9个：五办为甲、乙……；一队为丙
        told |= ends
        names = "、".join(found.names[:_MOST_SHOWN])
        more = "……" if len(found.names) > _MOST_SHOWN else ""
        yield Hit(
            passage.path,
            f"{quoted(found.words)}后面列出的是{len(found.names)}个，不是{found.stated}个：{names}{more}",
            "核对名单，改正个数或补上漏写的；没有列全的，写“等”",
        )
    yield from _miscounted_mottoes(subject)
    yield from miscounted_rows(subject)


def _miscounted_mottoes(subject: Subject) -> Iterator[Hit]:
    """Return the mottoes that have another number of characters than is said."""
    for passage in subject.periods_with(MAY_COUNT_CHARACTERS):
        for found in read_counted_characters(passage.text):
            words = quoted(passage.text[found.start : found.end])
            message = f"{words}：引号里是{len(found.names)}个字，不是{found.stated}个"
            yield Hit(passage.path, message, "核对原文，改正字数或引文")


def _lists(subject: Subject) -> Iterator[tuple[Passage, NameList]]:
    """Return the lists whose names are not as many as is said, with where they stand."""
    for passage in subject.periods_with(MAY_BE_NAME_LIST):
        yield from ((passage, found) for found in read_name_lists(passage.text))
    for passage in subject.periods_with(MAY_BE_VALUED):
        yield from ((passage, found) for found in read_valued_lists(passage.text))
    for passage in subject.contexts_with(MAY_BE_SUMMED, before=1, after=0):
        yield from ((passage, found) for found in read_summed_lists(passage.text))
    for passage in subject.periods_with(COUNTED_BODIES):
        yield from ((passage, found) for found in read_counted_bodies(passage.text))
    for passage in subject.periods_with(MAY_BE_RESPECTIVE):
        yield from ((passage, found) for found in read_respective_values(passage.text))
    for passage in subject.periods_with(MAY_BE_SENT):
        yield from ((passage, found) for found in read_sent_to(passage.text))
    for passage in subject.periods_with(MAY_CLOSE_WITH_COUNT):
        yield from ((passage, found) for found in read_bodies_with_asides(passage.text))
    for passage in subject.periods_with(MAY_BE_SORTED_NAMES):
        yield from ((passage, found) for found in read_sorted_names(passage.text))
    for passage in subject.periods_with(MAY_BE_GROUPED):
        yield from ((passage, found) for found in read_grouped_names(passage.text))
    yield from _series(subject)
    for found in read_counted_lists(subject.text):
        yield subject.passage_at(found.start), found


def _series(subject: Subject) -> Iterator[tuple[Passage, NameList]]:
    """Return the counted ordinals, titles in quotes and days that are more or fewer."""
    for passage in subject.passages_with(MAY_BE_AGAIN):
        yield from ((passage, found) for found in read_counted_again(passage.text))
    for passage in subject.passages_with(MAY_BE_ORDINALS):
        for found in read_counted_ordinals(passage.text):
            if not go_on(found, _text_after(subject, passage)):
                yield passage, found
    for passage in subject.contexts_with(MAY_BE_KINDS_IN_CLAUSES, before=0, after=1):
        yield from ((passage, found) for found in read_counted_clauses(passage.text))
    for passage in subject.periods_with(MAY_BE_QUOTED):
        yield from ((passage, found) for found in read_counted_quotes(passage.text))
    for passage in subject.periods_with(MAY_BE_SHORT):
        yield from ((passage, found) for found in read_counted_shorts(passage.text))
    for passage in subject.periods_with(MAY_BE_SITES):
        yield from ((passage, found) for found in read_counted_sites(passage.text))
    for passage in subject.periods_with(MAY_BE_MOTTO):
        yield from ((passage, found) for found in read_mottoes(passage.text))
    for passage in subject.periods_with(MAY_NAME_PEOPLE):
        yield from ((passage, found) for found in read_named_people(passage.text))
    for passage in subject.periods_with(MAY_BE_DATES):
        yield from ((passage, found) for found in read_counted_dates(passage.text))


def _text_after(subject: Subject, passage: Passage) -> str:
    """Return the paragraph that follows a passage, empty after the last."""
    places = [one.path for one in subject.passages]
    at = places.index(passage.path) + 1 if passage.path in places else len(places)
    return subject.passages[at].text if at < len(places) else ""
