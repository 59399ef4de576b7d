"""The check of many units: each by itself, beside the others, and by what they have answered."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import codes
from reportgen.batch.copies import is_copy
from reportgen.batch.kept_reports import KeptReports
from reportgen.checks.wanted_checks import unit_of
from reportgen.errors import InputError
from reportgen.findings import SEVERITIES, Finding, has_errors, path_text
from reportgen.formats.partial_loading import load_partly, partly, with_form
from reportgen.formats.roster_files import roster_units
from reportgen.model.report import UNIT_NAME
from reportgen.presenting import summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reportgen.batch.last_year import LastYear
    from reportgen.batch.portraits import Portrait
    from reportgen.batch.unit_checks import UnitChecks
    from reportgen.editing.feedback import UnitReply
    from reportgen.formats.partial_loading import PartialLoad
    from reportgen.model.report import Report


class CheckedUnits:
    """What was found in each source: ``groups`` has them in their order.

    By the same names, ``sources`` are the files, ``names`` the units' own names, ``forms`` what
    they were checked by where that was told, ``reports`` those that are whole and ``partial`` the
    others; ``is_unreadable``
    tells that one could not be read, or not be read whole. ``repeated`` are those of a unit and
    year of which another counts, and which that is.
    """

    def __init__(self, groups: list[tuple[str, list[Finding]]] | None = None) -> None:
        self.groups = groups or []
        self.sources: dict[str, Path] = {}
        self.names: dict[str, str] = {}
        self.forms: dict[str, str | Path] = {}
        self.reports = KeptReports()
        self.partial = KeptReports()
        self.is_unreadable = False
        self.repeated: dict[str, str] = {}
        self._first: tuple[int, Report] | None = None
        self._portraits: dict[int, Portrait | None] = {}
        self._places: dict[int, str] = {}

    @property
    def has_errors(self) -> bool:
        """Whether there is an error anywhere."""
        return any(has_errors(findings) for _, findings in self.groups)

    @property
    def tally(self) -> str:
        """How many units there were, and how much was found in them; empty for a single one."""
        if len(self.sources) < _SEVERAL:
            return ""
        worst: Counter[str] = Counter()
        for name, findings in self.groups:
            if name in self.sources:
                levels = {each.severity for each in findings}
                level = next((each for each in SEVERITIES if each in levels), "none")
                worst[level if name in self.names else "unread"] += 1
        told = "，".join(f"{title}{worst[key]}份" for key, title in _TALLIED.items() if worst[key])
        found = summary([each for _, findings in self.groups for each in findings])
        twice = f"；其中{len(self.repeated)}份重复" if self.repeated else ""
        return f"共{len(self.sources)}份：{told}{twice}；{found}"


def check_many(
    paths: Iterable[Path],
    wanted: UnitChecks,
    *,
    replies: Mapping[str, Sequence[UnitReply]] | None = None,
    problems: Iterable[Finding] = (),
    on_source: Callable[[Path], None] = lambda _: None,
) -> CheckedUnits:
    """Return what is found in each file, and in each unit of a roster, as was asked for.

    ``problems`` are those of sources that are not there; ``replies`` what units have answered, by
    the name of the unit. ``on_source`` is told of each file when it is done.
    """
    examine = wanted.examiner()
    checked = CheckedUnits([(found.location, [found]) for found in problems])
    checked.is_unreadable = bool(checked.groups)
    for path in paths:
        try:
            _check_source(checked, path, examine, wanted.wanted.form, wanted.columns)
        except InputError as error:
            checked.sources[str(path)] = path
            checked.groups.append((str(path), list(error.findings)))
            checked.is_unreadable = True
        on_source(path)
    _compare(checked)
    if replies:
        # For start-up: most units have answered nothing.
        from reportgen.editing.feedback import answered

        units = {name: checked.names.get(name, path.stem) for name, path in checked.sources.items()}
        checked.groups = [
            (name, answered(found, replies.get(units.get(name, ""), ())))
            for name, found in checked.groups
        ]
        checked.groups += _strange_replies(replies, {*units.values()})
    return checked


_SEVERAL = 2
_TALLIED = {
    "unread": "读不出",
    "error": "有错误",
    "warning": "有警告",
    "info": "只有提示",
    "none": "没有发现问题",
}


def _check_source(
    checked: CheckedUnits,
    path: Path,
    examine: Callable[[PartialLoad], list[Finding]],
    form: str | Path,
    columns: Mapping[str, str],
) -> None:
    roster = roster_units(str(path), form, columns)
    if roster is None:
        checked.sources[str(path)] = path
        _add(checked, str(path), load_partly(path, form), examine)
        return
    units, told = roster
    for unit in units:
        name = f"{path} 第{unit.row}行 {unit.name}"
        checked.sources[name] = path
        _add(checked, name, partly(with_form(unit.entered._replace(form=form))), examine)
    if told:  # which is complete when all units were read
        checked.groups.append((str(path), told))


def _add(
    checked: CheckedUnits,
    name: str,
    loaded: PartialLoad,
    examine: Callable[[PartialLoad], list[Finding]],
) -> None:
    checked.forms[name] = loaded.form
    checked.names[name] = unit_of(loaded.report) or Path(name).stem
    checked._places[len(checked.groups)] = loaded.report.places.locate(UNIT_NAME)
    _portray(checked, len(checked.groups), loaded.report)
    checked.groups.append((name, examine(loaded)))
    if loaded.problems:
        checked.is_unreadable = True
        checked.partial[name] = loaded.report
    else:
        checked.reports[name] = loaded.report


def _portray(checked: CheckedUnits, at: int, report: Report) -> None:
    """Keep what a unit is compared by with others; a single one is compared with none."""
    if checked._first is None:
        checked._first = at, report
        return
    # For start-up: pydantic, which a check of no file does without.
    from reportgen.batch.portraits import portrait_of

    if not checked._portraits:
        first, other = checked._first
        checked._portraits[first] = portrait_of(other)
    checked._portraits[at] = portrait_of(report)


def _compare(checked: CheckedUnits) -> None:
    """Add what is found when the units are compared with each other."""
    if not checked._portraits:
        return
    # For start-up: pydantic, which a check of no file does without.
    from reportgen.batch.neighbours import compare, with_neighbours

    more = compare({at: each for at, each in checked._portraits.items() if each})
    twice = _repeated(checked)
    checked.groups = [
        (name, with_neighbours(found, [*twice.get(at, ()), *more.get(at, ())]))
        for at, (name, found) in enumerate(checked.groups)
    ]


def _repeated(checked: CheckedUnits) -> dict[int, list[Finding]]:
    """Find reports of one unit and year; the first counts, but a copy by its name only alone."""
    same: dict[tuple[str, int], list[int]] = {}
    for at, portrait in checked._portraits.items():
        if portrait is not None:
            same.setdefault((portrait.unit, portrait.year), []).append(at)
    found: dict[int, list[Finding]] = {}
    names = [name for name, _ in checked.groups]
    for numbers in same.values():
        if len(numbers) < _SEVERAL:
            continue
        first = min(numbers, key=lambda at: (is_copy(str(checked.sources[names[at]])), at))
        for at in numbers:
            other = names[first if at != first else next(e for e in numbers if e != first)]
            message = f"与 {other} 是同一单位同一年度的报告"
            advice = "核对哪一份是定稿，只留一份；合计只算一份，生成时都不生成"
            place, code = checked._places[at], codes.G04
            label = path_text(UNIT_NAME)
            found[at] = [Finding(code, code.severity, label, place, message, advice)]
            if at != first:
                checked.repeated[names[at]] = other
    return found


def _strange_replies(
    replies: Mapping[str, Sequence[UnitReply]], units: set[str]
) -> Iterator[tuple[str, list[Finding]]]:
    """Find what units have answered that are none of those that were checked."""
    for unit, answers in replies.items():
        place = next((each.source for each in answers if each.source), unit)
        if unit not in units:
            message = f"“{unit}”的检查反馈对不上这一次检查的哪一个单位，没有用"
            advice = "核对单位名称，或连同这个单位的报告一起检查"
            yield place, [Finding(codes.G05, codes.G05.severity, "", place, message, advice)]


def about_units(checked: CheckedUnits, last_year: LastYear | None) -> dict[str, dict[str, Any]]:
    """Return what a list says of each unit beside what was found: its name, and its figures."""
    # For start-up: only a list has figures.
    from reportgen.batch.outcome import summary_of

    about: dict[str, dict[str, Any]] = {}
    for name, unit in checked.names.items():
        about[name] = {"单位名称": unit}
        if name not in checked.reports:
            continue
        figures = summary_of(checked.reports[name])
        figures = figures if last_year is None else last_year.beside(figures)
        about[name] |= {
            "年度": figures.year,
            "预算（万元）": figures.budget,
            "支出（万元）": figures.spent,
            "执行率": figures.rate,
            "总分": figures.score,
            "等级": figures.grade,
        }
        if last_year is not None:
            about[name] |= {
                "上年支出（万元）": figures.last_spent,
                "比上年": figures.growth,
                "上年总分": figures.last_score,
            }
    return about
