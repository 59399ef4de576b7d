"""Facts of the unit that several places of a report tell: people, posts, offices, villages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.excerpts import quoted
from reportgen.chinese.counts.facts import (
    read_all_workers,
    read_facts,
    read_some_institutions,
    read_some_villages,
)
from reportgen.chinese.counts.held_things import MAY_BE_HELD, read_held
from reportgen.chinese.figures.slips import are_slips
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.findings import path_text
from reportgen.model.absent import is_absent
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.chinese.counts.facts import Fact
    from reportgen.findings import Path

_MAY_BE_FACT = Sign(
    "[职编休制设位口积车量个家镇乡辖村部有](?:(?:(?<=用车)|(?<=有量)|(?<=在职)|(?<=在编)|(?<=退休)"
    "|(?<=编制)|(?<=内设)(?=[机股科])|(?<=事业单位)|(?<=[总籍]人口)|(?<=总面积))[^，。；0-9]{0,8}[0-9]"
    "|(?<=[0-9][个家])(?:内设|事业|所属|下属|直属)"
    "|(?<=[镇乡辖])(?:共有|共|区内)?[0-9]{1,3}个(?:行政)?村|(?:(?<=[0-9]个行政村)|(?<=[0-9]个村))(?:[和、及](?:[0-9]{1,2}个)?社区)?"
    "(?:全部|均|都|(?:实现|做到)了?全覆盖)"
    "|(?:(?<=全部)|(?<=所有))的?[0-9]{1,3}个(?:行政)?村)"
    "|在职(?<=[0-9][人名]在职)",
    words("用车 有量 在职 在编 退休 编制 内设机 内设股 内设科 事业单位")
    | words("总人口 籍人口 总面积 个村 个行政村")
    | each_of("个家", "内事所下直"),
)
_BOTH_TOTALS = Sign(
    "收入?总计(?:为)?([0-9]+(?:\\.[0-9]+)?)万元[，、；和]?支出?总计(?:为)?([0-9]+(?:"
    "\\.[0-9]+)?)万元",
    words("总计"),
)


_FEW = 5
_ADVICE = "核对台账，改成同一个数；说的不是一回事的，写清楚各是什么"


class _Known(NamedTuple):
    """What was told of a fact first: where, its value with what its last digit stands for, how."""

    place: str
    value: Decimal
    step: Decimal
    words: str


def contradicted_facts(subject: Subject) -> Iterator[Hit]:
    """Return the facts told a second time with another number, the filled-in ones first."""
    year = None if is_absent(subject.report.year) else subject.year
    known: dict[str, _Known] = {}
    for name, path, filled in _filled_in(subject):
        earlier = known.setdefault(name, filled)
        if earlier.value != filled.value:
            yield _contradiction(path, filled.words, earlier)
    told: set[tuple[Path, str]] = set()
    for passage in subject.periods_with(_MAY_BE_FACT):
        for fact in sorted(read_facts(passage.text, year), key=_start):
            words = quoted(passage.text[fact.start : fact.end])
            earlier = known.setdefault(
                fact.name, _Known(path_text(passage.path), fact.value, fact.step, words)
            )
            if not _agree(earlier, fact) and (passage.path, words) not in told:
                told.add((passage.path, words))
                yield _contradiction(passage.path, words, earlier)
    yield from _more_villages(subject, known, year)
    yield from _more_institutions(subject, known.get("事业单位"))
    yield from _other_workers(subject, known.get("在职人员"))
    for passage in subject.passages_with(_BOTH_TOTALS):
        for found in _BOTH_TOTALS.pattern.finditer(passage.text):
            shorter, longer = sorted(found.groups(), key=len)
            if longer != shorter and longer[1:] == shorter:
                yield Hit(
                    passage.path,
                    f"{quoted(found[0])}：{longer}和{shorter}只差最前面一位，像是漏写了一位数字",
                    "与决算核对，补上漏写的数字",
                )
            elif are_slips(*(each.replace(".", "") for each in (longer, shorter))):
                yield Hit(
                    passage.path,
                    f"{quoted(found[0])}：收入总计和支出总计应当相等，{shorter}和{longer}只差一个数字",
                    "与决算核对，改正写错的一个",
                )


def contradicted_holdings(subject: Subject, told: set[Path]) -> Iterator[Hit]:
    """Return the people and things that there are so many of, told with another number.

    ``told`` are the paragraphs told of before, to which these are added.
    """
    year = None if is_absent(subject.report.year) else subject.year
    for first, other in read_held(subject.text, subject.places_with(MAY_BE_HELD), year):
        passage = subject.passage_at(other.start)
        if passage.path not in told:
            told.add(passage.path)
            words, said = (quoted(subject.text[one.start : one.end]) for one in (other, first))
            place = path_text(subject.passage_at(first.start).path)
            yield Hit(passage.path, f"这里写{words}，“{place}”写{said}，两处的数不同", _ADVICE)


def _more_villages(subject: Subject, known: dict[str, _Known], year: int | None) -> Iterator[Hit]:
    """Return where a town does something in more villages than it has, by a slip."""
    if not {"村", "村（社区）"} & known.keys():
        return
    for start, end, number, kind in read_some_villages(subject.text, year):
        whole = known.get(kind)
        if whole and number > whole.value and are_slips(str(number), str(whole.value)):
            passage = subject.passage_at(start)
            yield _contradiction(passage.path, quoted(subject.text[start:end]), whole)


def _more_institutions(subject: Subject, known: _Known | None) -> Iterator[Hit]:
    """Return where more institutions are said to have a budget than the unit has."""
    if known is None:
        return
    for start, end, number in read_some_institutions(subject.text):
        if number > known.value:
            passage = subject.passage_at(start)
            yield _contradiction(passage.path, quoted(subject.text[start:end]), known)


def _other_workers(subject: Subject, known: _Known | None) -> Iterator[Hit]:
    """Return where all who work in the unit are other than those in its posts, by a few."""
    if known is None or "干部职工" not in subject.text:
        return
    for start, end, number in read_all_workers(subject.text):
        if number != known.value and abs(number - known.value) * _FEW <= known.value:
            passage = subject.passage_at(start)
            yield _contradiction(passage.path, quoted(subject.text[start:end]), known)


def _contradiction(path: Path, words: str, earlier: _Known) -> Hit:
    message = f"这里写{words}，“{earlier.place}”写{earlier.words}，两处的数不同"
    return Hit(path, message, _ADVICE)


def _start(fact: Fact) -> int:
    return fact.start


def _agree(known: _Known, fact: Fact) -> bool:
    coarser = max(known.step, fact.step)
    return abs(known.value - fact.value) <= (coarser / 2 if coarser != 1 else 0)


def _filled_in(subject: Subject) -> Iterator[tuple[str, Path, _Known]]:
    """Return the facts that stand in fields of their own, with the fields."""
    staff = subject.report.overview.staff
    annexes = subject.report.annexes
    sheet = annexes.base_data.staff if annexes and annexes.base_data else None
    body, table = ("部门概况", "机构人员"), ("附件", "基础数据表", "财政供养人员情况")
    for name, path, value in (
        ("编制", (*body, "编制数"), staff.posts if staff else None),
        ("编制", (*table, "编制数"), sheet.posts if sheet else None),
        ("在职人员", (*body, "在职人数"), staff.employed if staff else None),
        ("在职人员", (*table, "实际在职人数"), sheet.serving if sheet else None),
        ("退休人员", (*body, "离退休人数"), staff.retired if staff else None),
    ):
        if value is not None:
            words = f"“{path[-1]}{value}人”"
            yield name, path, _Known(path_text(path), Decimal(value), Decimal(1), words)
