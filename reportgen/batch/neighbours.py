"""The units of a batch beside each other: paragraphs that they share, sums of another magnitude."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.batch.paragraph_groups import ParagraphGroups
from reportgen.batch.portraits import SPENT, YEAR_LABEL
from reportgen.findings import SEVERITIES, Finding, path_text
from reportgen.lazy_property import LazyProperty
from reportgen.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.batch.portraits import Paragraph, Portrait

BESIDE_OTHERS = (codes.G01, codes.G02, codes.G03, codes.G04)
"""The codes of what is found in one unit only beside others."""

_NAMED, _QUOTED = 5, 3
_FEWEST, _OUTWEIGHING = 3, 3
_LEAST, _MOST, _NEAR = Decimal(2_000), Decimal(500_000), Decimal(100)


def compare(portraits: Mapping[int, Portrait]) -> dict[int, list[Finding]]:
    """Return what is found in each unit of a batch beside the others, by the unit's number."""
    neighbours = Neighbours()
    for number, each in portraits.items():
        sketches = [one.sketch for one in each.paragraphs]
        neighbours.add(number, each.unit, each.spent, sketches, each.year)
    concerned = neighbours.concerned()
    return {number: neighbours.found(number, portraits[number]) for number in concerned}


class Neighbours:
    """All units of a batch, for what is found in one beside the others: in numbers, and no text."""

    def __init__(self) -> None:
        self._units: dict[str, int] = {}
        self._spent: dict[int, Decimal] = {}
        self._groups = ParagraphGroups()
        self._group_of = array("I")
        self._starts: dict[int, int] = {}
        """Where in ``_group_of`` the groups of a unit's paragraphs begin."""
        self._years = array("H")
        """年度 of each unit in the order of ``_starts``."""

    def add(
        self,
        number: int,
        unit: str,
        spent: Decimal | None,
        sketches: Iterable[tuple[int, ...]],
        year: int = 0,
    ) -> None:
        """Take in the unit with a number: name, 支出总额, sketches of its paragraphs, and 年度."""
        self._years.append(year)
        if spent:
            self._spent[number] = spent
        at = self._units.setdefault(unit, len(self._units))
        self._starts[number] = len(self._group_of)
        self._group_of.extend([self._groups.add(at, sketch) for sketch in sketches])

    def concerned(self) -> Iterator[int]:
        """Return the units in which something is found; all must have been taken in."""
        shared = self._sharing.of_group
        ends = [*self._starts.values(), len(self._group_of)][1:]
        years = self._years
        for (number, start), end, year in zip(self._starts.items(), ends, years, strict=True):
            if (
                any(group in shared for group in self._group_of[start:end])
                or self._is_of_another_magnitude(self._spent.get(number))
                or self._usual_years.is_stray(year)
            ):
                yield number

    def found(self, number: int, portrait: Portrait) -> list[Finding]:
        """Return what is found in a unit; all must have been taken in."""
        start = self._starts[number]
        by_units: dict[int, list[Paragraph]] = {}
        groups = self._group_of[start : start + len(portrait.paragraphs)]
        for group, at in sorted(zip(groups, range(len(groups)), strict=True)):
            if (shared := self._sharing.of_group.get(group)) is not None:
                by_units.setdefault(shared, []).append(portrait.paragraphs[at])
        found = [
            _shared_finding(portrait.unit, *self._sharing.named[shared], paragraphs)
            for shared, paragraphs in by_units.items()
        ]
        spent = self._spent.get(number)
        if self._usual and spent and self._is_of_another_magnitude(spent):
            found.append(_magnitude_finding(spent, self._usual, portrait.place))
        if self._usual_years.is_stray(portrait.year):
            found.append(self._usual_years.finding(portrait.year, portrait.year_place))
        return found

    @LazyProperty
    def _usual_years(self) -> UsualYear:
        return UsualYear(self._years)

    @LazyProperty
    def _sharing(self) -> _Sharing:
        """The paragraphs that units share, and which units these are."""
        names, sets = list(self._units), dict[bytes, int]()
        of_group, named = dict[int, int](), list[tuple[list[str], int]]()
        for group, members in self._groups.with_several():
            units = array("I", dict.fromkeys(members))
            if len(units) > 1:
                key = hashlib.sha256(units.tobytes()).digest()
                if key not in sets:
                    sets[key] = len(named)
                    named.append(([names[at] for at in units[: _NAMED + 1]], len(units)))
                of_group[group] = sets[key]
        return _Sharing(of_group, named)

    @LazyProperty
    def _usual(self) -> Decimal | None:
        """The 支出总额 in the middle; None of a few, and where most differ too much from it."""
        values = sorted(self._spent.values())
        usual = values[len(values) // 2] if len(values) >= _FEWEST else None
        return usual if usual and _is_usual(values, usual) else None

    def _is_of_another_magnitude(self, spent: Decimal | None) -> bool:
        """Return whether 支出总额 is some ten thousand times that of the others, or less."""
        usual = self._usual
        if not spent or not usual:
            return False
        return _LEAST <= max(spent, usual) / min(spent, usual) <= _MOST


class UsualYear:
    """The year of nearly all reports of a batch, and which are of another; 0 is none."""

    def __init__(self, years: Iterable[int]) -> None:
        self._counts = Counter(filter(None, years))
        ((self._usual, self._count),) = self._counts.most_common(1) or [(0, 0)]

    def is_stray(self, year: int) -> bool:
        """Return whether a report is of another year than nearly all."""
        count = self._counts[year]
        return (
            bool(count)
            and year != self._usual
            and self._count >= _FEWEST
            and self._count >= count * _OUTWEIGHING
        )

    def finding(self, year: int, place: str) -> Finding:
        """Return what there is to say of a report of another year."""
        message = f"这一份是{year}年度的，这一批别的多是{self._usual}年度的"
        advice = "核对是不是交错了年度；年度写错的改过来，是别的年度的另放一个文件夹"
        return Finding(codes.G03, codes.G03.severity, YEAR_LABEL, place, message, advice)


class _Sharing(NamedTuple):
    """Groups of paragraphs of several units: the number of their set of units.

    ``named`` has of each set the first names, and how many units it has.
    """

    of_group: dict[int, int]
    named: list[tuple[list[str], int]]


def alone(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without those of a comparison with other units."""
    return tuple(finding for finding in findings if finding.rule not in BESIDE_OTHERS)


def with_neighbours(findings: Iterable[Finding], more: Iterable[Finding]) -> list[Finding]:
    """Return the findings of a unit with those of its comparison, the worst first."""
    levels = list(SEVERITIES)
    return sorted([*findings, *more], key=lambda finding: levels.index(finding.severity))


def _shared_finding(
    unit: str, units: list[str], count: int, paragraphs: list[Paragraph]
) -> Finding:
    others = [name for name in units if name != unit][:_NAMED]
    more = f"等{count - 1}个单位" if count - 1 > _NAMED else ""
    names = "、".join(others) + more
    quoted = "、".join(f"“{each.opening}”（{each.path}）" for each in paragraphs[:_QUOTED])
    rest = "等" if len(paragraphs) > _QUOTED else ""
    first = paragraphs[0]
    message = f"有{len(paragraphs)}段文字与{names}的报告相同或几乎相同：{quoted}{rest}"
    advice = "核对是不是抄来的，按本单位的情况重写；统一规定的文字可以留着"
    code = codes.G01
    return Finding(code, code.severity, first.path, first.location, message, advice)


def _magnitude_finding(spent: Decimal, usual: Decimal, place: str) -> Finding:
    than = "大" if spent > usual else "小"
    meant = "元的数当成了万元" if spent > usual else "万元的数写成了元"
    times = (max(spent, usual) / min(spent, usual)).quantize(Decimal(1), ROUND_HALF_UP)
    message = (
        f"支出总额{spent:f}万元，比这一批中间的数{_shown(usual)}万元{than}"
        f"约{times:f}倍，像是把{meant}"
    )
    advice = "核对单位是元还是万元；没有写错的不用改"
    code = codes.G02
    return Finding(code, code.severity, path_text(SPENT), place, message, advice)


def _is_usual(values: Iterable[Decimal], usual: Decimal) -> bool:
    """Return whether most units are of one magnitude: else there is nothing to differ from."""
    near = [usual / _NEAR < value < usual * _NEAR for value in values]
    return sum(near) * 2 > len(near)


def _shown(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.01')):f}".rstrip("0").rstrip(".")
