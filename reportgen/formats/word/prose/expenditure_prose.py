"""The figures of 部门整体支出管理和使用基本情况 from prose of any wording."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from reportgen.formats.word.headings.official_headings import is_on_official
from reportgen.formats.word.prose.figure_bases import BUDGET, FINAL, LAST_YEAR, bases_of
from reportgen.formats.word.prose.figure_patterns import Pattern, patterns
from reportgen.formats.word.prose.figure_sentences import OWN, is_standard, words_beyond
from reportgen.formats.word.prose.official_figures import OFFICIAL_TOTAL, is_open, unnamed_figures
from reportgen.formats.word.read_values import put_in
from reportgen.formats.word.text.word_lines import LAYOUT, WordLine
from reportgen.model.figures import FULL_WIDTH, Amount
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reportgen.findings import Path

_ZERO = "0万元"

_YEAR = re.compile(rf"(20\d\d)年度?[，,]?(?={OWN}|部门|本?单位|全镇|全乡|我|支出|总支出|整体|实际)")
_OTHER_BASE = re.compile(r"上年|去年|上一年|同比|较|比|年初|预算")
_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]|\n|$)")
_OFFICIAL_BUDGET: Path = ("三公经费", BUDGET)
_TOTAL: Path = ("支出总额",)
_KINDS, _BY, _PREFIX, _FAR = "按经济分类", "按支出性质", 8, 10
_OF_PROJECTS = re.compile("(?:专项|项目)(?:资金|支出|经费|预算)?(?!绩效)")
_OF_ALL = re.compile("基本支出|整体|总支出|支出总|支出合计")
_OF_CLASS = re.compile("[（(][类款项][）)]")
"""What names a class of the functional classification: what is told behind it is of that class."""

_OF_YEAR = re.compile("(?:^|[，,。])(?:本年|全年|当年|20[0-9]{2}年度?)支出(?:合计|总计|总额)")
_PRINTED_DEPTH = 2
"""The form prints a part of 三公经费, not the parts of that part."""


class _How(NamedTuple):
    """How a paragraph is read: without some figures, in the report's year, below a heading."""

    barred: frozenset[Path]
    year: int | None
    below_official: bool


class ExpenditureFigures(NamedTuple):
    """What the cell says.

    ``found`` are amounts as spelled by path within the group, ``places`` where each stood,
    ``prose`` the lines that stay as 概述, ``reworded`` sentences that only have figures, in other
    words than the form's, ``unsure`` the paths for which there are different amounts,
    ``as_printed`` those told with the total in the form's own words.
    """

    found: dict[Path, str]
    places: dict[Path, str]
    prose: list[WordLine]
    year: int | None
    reworded: list[tuple[str, str]]
    unsure: list[Path]
    as_printed: list[Path]


def figures_of(lines: list[WordLine], year: int | None = None) -> ExpenditureFigures:
    """Read the cell: the paragraph with the total first, then the others for what it lacks.

    ``year`` is the report's, where it is known from elsewhere.
    """
    lines = [line for line in lines if line.shown.strip(LAYOUT)]
    figures = _figures_but(lines, frozenset(), year)
    # Where it is not sure which amount is meant, all that was said of it stays as prose.
    barred = frozenset(figures.unsure)
    if barred:
        figures = _figures_but(lines, barred, year)
    if of_part := _kinds_of_basic(figures.found, figures.as_printed):
        figures = _figures_but(lines, barred | of_part, year)
    return figures._replace(unsure=sorted(barred))


def _kinds_of_basic(found: dict[Path, str], as_printed: Collection[Path]) -> frozenset[Path]:
    """Return the economic kinds where they are those of 基本支出, and not of all that was spent.

    The form's own sentence tells those of all that was spent, even where they don't make it.
    """
    kinds = frozenset(path for path in found if path[0] == _KINDS)
    if kinds.issubset(as_printed):
        return frozenset()
    basic, project = (found.get((_BY, label)) for label in ("基本支出", "项目支出"))
    if len(kinds) <= 1 or basic is None or project is None or not project.strip("0.万元"):
        return frozenset()
    try:
        made = Amount.total([Amount(found[path]) for path in kinds]).value
        totals = (basic, found.get(_TOTAL, basic))
        off, far = (abs(made - Amount(each).value) for each in totals)
        return kinds if not off or off * _FAR < far else frozenset()
    except ValueError:  # too many digits, of which the model will tell
        return frozenset()


def _figures_but(
    lines: list[WordLine], barred: frozenset[Path], known: int | None
) -> ExpenditureFigures:
    result = ExpenditureFigures({}, {}, [], None, [], [], [])
    main = _main_of(lines)
    kept: dict[int, WordLine] = {}
    year: int | None = None
    if known is None and main is not None and (named := _YEAR.search(_compact(lines[main].text))):
        known = int(named[1])
    for at in sorted(range(len(lines)), key=lambda at: (at != main, at)):
        how = _How(barred, known, is_on_official(lines, at))
        rest, found_year = _paragraph(lines[at], result, how, is_main=at == main)
        if at == main or main is None:
            year = year or found_year
        if rest is not None:
            kept[at] = rest
    return result._replace(prose=[kept[at] for at in sorted(kept)], year=year)


def tells_total(line: WordLine) -> bool:
    """Return whether a paragraph has the total of what was spent."""
    compact = _compact(line.text)
    return any(
        not _is_of_projects(compact, match) and not _OF_CLASS.search(compact, 0, match.start())
        for match in patterns()[-1].regex.finditer(compact)
    )


def _is_of_projects(compact: str, match: re.Match[str]) -> bool:
    """Return whether a sentence tells of projects, and its total is what they cost."""
    head = compact[compact.rfind("。", 0, match.start()) + 1 : match.start()]
    return _OF_PROJECTS.search(head) is not None and not _OF_ALL.search(head + match[0])


def tells_spending(line: WordLine) -> bool:
    """Return whether a paragraph has any of the figures of what was spent, and none of income."""
    compact = _compact(line.text)
    return "收入" not in compact and any(each.regex.search(compact) for each in patterns())


def tells_both(line: WordLine) -> bool:
    """Return whether a paragraph has what was spent on 基本支出 and on 项目支出."""
    return tells_spending(line) and all(each in line.text for each in ("基本支出", "项目支出"))


def _main_of(lines: list[WordLine]) -> int | None:
    """Find the paragraph of the figures: that of the whole, or the last one that has the total."""
    told = [at for at, line in enumerate(lines) if tells_total(line)]
    with_total = [at for at in told if not is_on_official(lines, at)]
    plain = [at for at in with_total if "部门整体支出" in _compact(lines[at].text)]
    plain = plain or [at for at in with_total if _OF_YEAR.search(_compact(lines[at].text))]
    return max(plain or with_total, default=None)


def _compact(text: str) -> str:
    return "".join(text.translate(FULL_WIDTH).split()) if text else ""


def _paragraph(
    line: WordLine,
    result: ExpenditureFigures,
    how: _How,
    *,
    is_main: bool,
) -> tuple[WordLine | None, int | None]:
    """Take the figures of one paragraph; return what of it stays as prose, and the year."""
    kept: list[str] = []
    dropped: list[str] = []
    year: int | None = None
    below = how.below_official
    sentences = [match[0] for match in _SENTENCE.finditer(line.text) if match[0].strip(LAYOUT)]
    for sentence in sentences:
        compact = _compact(sentence)
        hits = [hit for hit in _hits(compact, how) if hit[0].path not in how.barred]
        how = how._replace(below_official=below or is_open(compact, hits))
        match = _YEAR.search(compact)
        if hits and match and year is None:
            year = int(match[1])
        serves = _take(hits, line.place, result, only_new=not is_main)
        printed = all(
            len(pattern.path) <= _PRINTED_DEPTH and pattern.path[-1] not in (BUDGET, LAST_YEAR)
            for pattern, _ in hits
        )
        if hits and serves and printed and not words_beyond(compact, hits):
            dropped.append(sentence)
            if is_standard(compact, hits):
                paths = [pattern.path for pattern, _ in hits]
                result.as_printed.extend(paths if _TOTAL in paths else ())
            else:
                result.reworded.append((line.place, sentence.strip(LAYOUT)))
        else:
            kept.append(sentence)
    if not is_main and kept:  # a paragraph that says more stays whole
        kept = sentences
        while result.reworded and result.reworded[-1][0] == line.place:
            result.reworded.pop()
    text = "".join(kept).strip(LAYOUT)
    return (line._replace(text=text) if text else None), year


def _hits(compact: str, how: _How) -> Iterator[tuple[Pattern, re.Match[str]]]:
    """Return the figures in a sentence, each stretch of text used once."""
    taken = bytearray(len(compact))
    bases = bases_of(compact, how.year)
    ends = [end for end, _ in bases]

    def basis_at(start: int) -> str:
        return bases[bisect_right(ends, start)][1]

    yield from unnamed_figures(compact, taken, how.year, basis_at, is_named=how.below_official)
    for pattern in patterns()[: -1 if how.below_official else None]:
        for match in pattern.regex.finditer(compact):
            start, end = match.span()
            meant = _meant(pattern, basis_at(start))
            before = compact[max(0, start - _PREFIX) : start]
            clause = re.split("[，,；;、。]", before)[-1]
            of_part = pattern is patterns()[-1] and (
                _is_of_projects(compact, match) or _OF_CLASS.search(compact, 0, start)
            )
            if any(taken[start:end]) or _OTHER_BASE.search(clause) or of_part:
                continue
            taken[start:end] = b"\1" * (end - start)
            if meant is not None:
                yield meant, match


def _meant(pattern: Pattern, basis: str) -> Pattern | None:
    """Return the figure that is meant where its clause speaks of a budget, or of another year.

    Only of 三公经费 the form has that, of the total alone; other figures are none of this report's.
    """
    if basis == FINAL or pattern.is_final or pattern.path == _OFFICIAL_BUDGET:
        return pattern
    is_total = pattern.path == OFFICIAL_TOTAL and not pattern.zero
    return pattern._replace(path=(*OFFICIAL_TOTAL[:-1], basis)) if is_total else None


def _take(
    hits: list[tuple[Pattern, re.Match[str]]],
    place: str,
    result: ExpenditureFigures,
    *,
    only_new: bool,
) -> bool:
    """Note the figures; return whether the sentence only says what is noted from it."""
    serves = True
    for pattern, match in hits:
        amount = _ZERO if pattern.zero or match["amount"] == "0" else match["amount"]
        known = result.found.get(pattern.path)
        if known is None:
            result.found[pattern.path] = amount
            result.places[pattern.path] = place
        elif known != amount:
            serves = False
            if result.places[pattern.path] == place:
                result.unsure.append(pattern.path)
        elif only_new and result.places[pattern.path] != place:
            serves = False
    return serves


def nested(found: dict[Path, str]) -> dict[str, Any]:
    """Return the figures as the model takes them: groups inside the group.

    An amount that has parts beside it is their 合计.
    """
    data: dict[str, Any] = {}
    for path, amount in found.items():
        put_in(data, path, amount)
    return data
