"""The units of a batch beside each other: paragraphs that they share, sums of another magnitude."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.batch.portraits import SPENT
from reportgen.findings import SEVERITIES, Finding, path_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportgen.batch.portraits import Paragraph, Portrait

BESIDE_OTHERS = (codes.G01, codes.G02)
"""The codes of what is found in one unit only beside others."""

_ALIKE = 0.75
_KEYS = 2
_NAMED, _QUOTED = 5, 3
_FEWEST = 3
_LEAST, _MOST, _NEAR = Decimal(2_000), Decimal(500_000), Decimal(100)


def compare(portraits: Mapping[int, Portrait]) -> dict[int, list[Finding]]:
    """Return what is found in each unit of a batch beside the others, by the unit's number."""
    found: dict[int, list[Finding]] = {}
    for number, finding in (*_shared(portraits), *_of_another_magnitude(portraits)):
        found.setdefault(number, []).append(finding)
    return found


def alone(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without those of a comparison with other units."""
    return tuple(finding for finding in findings if finding.rule not in BESIDE_OTHERS)


def with_neighbours(findings: Iterable[Finding], more: Iterable[Finding]) -> list[Finding]:
    """Return the findings of a unit with those of its comparison, the worst first."""
    levels = list(SEVERITIES)
    return sorted([*findings, *more], key=lambda finding: levels.index(finding.severity))


def _shared(portraits: Mapping[int, Portrait]) -> Iterator[tuple[int, Finding]]:
    """Return for each unit with whom it shares paragraphs, and which.

    Only as many others are gone through as are named: all units may share a paragraph with all.
    """
    by_unit: dict[int, dict[int, list[Paragraph]]] = {}
    sets: dict[tuple[str, ...], int] = {}
    for group in _groups(portraits):
        units = tuple(dict.fromkeys(portraits[number].unit for number, _ in group))
        if len(units) > 1:
            at = sets.setdefault(units, len(sets))
            for number, paragraph in group:
                by_unit.setdefault(number, {}).setdefault(at, []).append(paragraph)
    listed = list(sets)
    for number, shared in by_unit.items():
        for at, paragraphs in shared.items():
            yield number, _shared_finding(portraits[number].unit, listed[at], paragraphs)


def _shared_finding(unit: str, units: tuple[str, ...], paragraphs: list[Paragraph]) -> Finding:
    others = [name for name in units[: _NAMED + 1] if name != unit][:_NAMED]
    more = f"等{len(units) - 1}个单位" if len(units) - 1 > _NAMED else ""
    names = "、".join(others) + more
    quoted = "、".join(f"“{each.opening}”（{each.path}）" for each in paragraphs[:_QUOTED])
    rest = "等" if len(paragraphs) > _QUOTED else ""
    first = paragraphs[0]
    message = f"有{len(paragraphs)}段文字与{names}的报告相同或几乎相同：{quoted}{rest}"
    advice = "核对是不是抄来的，按本单位的情况重写；统一规定的文字可以留着"
    code = codes.G01
    return Finding(code, code.severity, first.path, first.location, message, advice)


def _groups(portraits: Mapping[int, Portrait]) -> Iterator[list[tuple[int, Paragraph]]]:
    """Return the paragraphs that are alike, of two units or more.

    Each is compared with the first of those groups with which it shares one of its smallest
    hashes, so that the work stays linear in the number of units.
    """
    groups: list[list[tuple[int, Paragraph]]] = []
    by_key: dict[int, list[int]] = {}
    for number, portrait in portraits.items():
        for paragraph in portrait.paragraphs:
            keys = paragraph.sketch[:_KEYS]
            near = dict.fromkeys(at for key in keys for at in by_key.get(key, ()))
            at = next((at for at in near if _are_alike(groups[at][0][1], paragraph)), None)
            if at is None:
                groups.append([(number, paragraph)])
                for key in keys:
                    known = by_key.setdefault(key, [])
                    if len(known) < _QUOTED * _NAMED:
                        known.append(len(groups) - 1)
            else:
                groups[at].append((number, paragraph))
    return (group for group in groups if len({number for number, _ in group}) > 1)


def _are_alike(one: Paragraph, other: Paragraph) -> bool:
    shared = len({*one.sketch} & {*other.sketch})
    return shared >= _ALIKE * max(len(one.sketch), len(other.sketch))


def _of_another_magnitude(portraits: Mapping[int, Portrait]) -> Iterator[tuple[int, Finding]]:
    """Return the units whose 支出总额 is some ten thousand times that of the others, or less."""
    spent = {at: each.spent for at, each in portraits.items() if each.spent}
    if len(spent) < _FEWEST:
        return
    usual = sorted(spent.values())[len(spent) // 2]
    for number, value in spent.items():
        times = max(value, usual) / min(value, usual)
        if not _LEAST <= times <= _MOST or not _is_usual(spent.values(), usual):
            continue
        than = "大" if value > usual else "小"
        meant = "元的数当成了万元" if value > usual else "万元的数写成了元"
        message = (
            f"支出总额{value:f}万元，比这一批中间的数{_shown(usual)}万元{than}"
            f"约{times.quantize(Decimal(1), ROUND_HALF_UP):f}倍，像是把{meant}"
        )
        advice = "核对单位是元还是万元；没有写错的不用改"
        code = codes.G02
        yield (
            number,
            Finding(
                code, code.severity, path_text(SPENT), portraits[number].place, message, advice
            ),
        )


def _is_usual(values: Iterable[Decimal], usual: Decimal) -> bool:
    """Return whether most units are of one magnitude: else there is nothing to differ from."""
    near = [usual / _NEAR < value < usual * _NEAR for value in values]
    return sum(near) * 2 > len(near)


def _shown(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.01')):f}".rstrip("0").rstrip(".")
