"""C08: the name of another unit where the report speaks of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpts, quoted
from reportgen.checks.tables.sheets_of_others import is_another, sheets_of_others
from reportgen.checks.typos.misspelt_names import is_misspelt
from reportgen.chinese.named_superiors import MAY_BE_SUPERIOR, read_named_superiors
from reportgen.chinese.self_evaluations import MAY_BE_EVALUATED, read_self_evaluators
from reportgen.chinese.self_words import MAY_BE_SELF, read_foreign_selves
from reportgen.chinese.unit_names import (
    MAY_ACT,
    MAY_BE_ANOTHER,
    county_of,
    kind_of,
    read_named_units,
    short_name,
)
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path

_NOT_NAMES = (
    *("建立", "健全", "完善", "制定", "加强", "推进", "开展", "落实", "规范"),
    "全",
    "各",
    "本",
    "我",
    "该",
    "某",
    "有关",
    "相关",
    "乡",
    "县直",
    "两",
    "等",
    "由",
    "所",
)


_OURS_OR_ALL, _KIND = frozenset("我本该全各"), 2
"""What stands before the kind of a unit where it is not its name."""

_OF_THEIR_OWN = frozenset("镇校医馆")
"""Kinds of units of which the report of one does not tell what another did."""

_LABELLED = lazy_pattern("(?:名称|全称|填报单位|填报部门|位|门)[：:]")
"""What stands before a name that is told to be that of the unit: 部门名称：柏木镇人民政府."""

_MEASURES = ("存在的问题分析及改进措施", "改进措施")
"""What a unit is to do about its problems: nobody else does."""

_OVER_MONEY = ("财政局", "审计局", "财政厅", "机关事务管理局")
"""Units that look after the money of others, and speak of it."""


@rule(
    codes.C08,
    explanation="查找把别的单位写成本单位的地方，多半是照抄别人的报告没有改：“柏木镇人民政府（本"
    "级）”"
    "“柏木镇是一级预算单位”（错误）；“柏木镇组织开展了绩效自评”“柏木镇2024年部门整体支出”"
    "“柏木镇2024年预算执行总体良好”（警告）。"
    "只比同一类的单位（乡镇街道对乡镇街道，局对局，学校对学校）和别的县市区的单位；本单位、主管部"
    "门，以及只是提到、"
    "没有当成本单位来写的，不报。自称“我局”“我校”而报告单位是镇的，根据、按照别的县的文件和要求的，自评表、附表写的是别的单位的，也报。",
    wrong="（青禾镇的报告）纳入决算的单位：枫林镇人民政府（本级）。",
    right="（青禾镇的报告）纳入决算的单位：青禾镇人民政府（本级）。",
)
def no_other_unit_reports(subject: Subject) -> Iterator[Hit]:
    """Look for units that are spoken of as this one and are not."""
    overview = subject.report.overview
    own, superior = short_name(overview.unit_name), short_name(overview.supervisor or "")
    kind = kind_of(own)
    if not kind:
        return
    ours = overview.unit_name + (overview.supervisor or "")
    seen: set[tuple[Path, str]] = set()
    yield from _called_otherwise(subject, kind, ours)
    yield from _under_others(subject, ours)
    yield from _evaluated_by_others(subject, ours)
    yield from sheets_of_others(subject)
    for passage in subject.periods_with(MAY_BE_ANOTHER, MAY_ACT):
        for found in read_named_units(passage.text):
            name, county = short_name(found.name), county_of(found.name)
            away = bool(county and county_of(ours) and county not in ours)
            if _LABELLED.search(passage.text, found.start, found.end):
                away = is_another(found.name, overview.unit_name, overview.supervisor or "")
            if (passage.path, name) in seen or _is_no_name(name):
                continue
            if not away and (
                kind_of(name) != kind or _is_ours(name, own, superior, overview.unit_name)
            ):
                continue
            if name != own and is_misspelt(name, own):
                continue  # rule T05 tells of it
            if not found.sure and name.endswith(_OVER_MONEY) and not away:
                continue
            is_own_plan = passage.is_under(*_MEASURES)
            if found.acts and kind_of(name) not in _OF_THEIR_OWN and not is_own_plan:
                continue
            seen.add((passage.path, name))
            words = quoted(passage.text[found.start : found.end])
            yield Hit(
                passage.path,
                f"报告单位是{overview.unit_name}，这里把{found.name}写成了本单位：{words}",
                "多半是照抄别的单位的报告：改成本单位的名称，这一段的内容和数字也要核对",
                None if found.sure else "warning",
            )


def _called_otherwise(subject: Subject, kind: str, ours: str) -> Iterator[Hit]:
    """Return where the report first calls its unit what no such unit calls itself: 我局 of a 镇."""
    seen: set[str] = set()
    for passage in subject.periods_with(MAY_BE_SELF):
        for found in read_foreign_selves(passage.text, kind, ours):
            if found.word in seen:
                continue
            seen.add(found.word)
            words = excerpts(passage.text, [(found.start, found.end)])
            yield Hit(
                passage.path,
                f"报告单位是{subject.report.overview.unit_name}，这里自称“{found.word}”：{words}",
                "多半是照抄别的单位的报告：改成本单位的称呼，这一段的内容和数字也要核对",
                "warning",
            )


def _under_others(subject: Subject, ours: str) -> Iterator[Hit]:
    """Return where the report says it acted on the orders of another county than its own."""
    own = county_of(ours)
    if not own:
        return
    seen: set[str] = set()
    for passage in subject.periods_with(MAY_BE_SUPERIOR):
        for found in read_named_superiors(passage.text):
            if found.county in ours or found.county in seen:
                continue
            seen.add(found.county)
            words = excerpts(passage.text, [(found.start, found.end)])
            yield Hit(
                passage.path,
                f"报告单位是{subject.report.overview.unit_name}，这里的上级写成了{found.county}：{words}",
                "多半是照抄别的单位的报告：改成本单位的上级，这一段的内容和数字也要核对",
                "warning",
            )


def _evaluated_by_others(subject: Subject, ours: str) -> Iterator[Hit]:
    """Return where another unit is said to have done the work and evaluated it itself."""
    for passage in subject.periods_with(MAY_BE_EVALUATED):
        for start, end, name in read_self_evaluators(passage.text):
            short = short_name(name)
            if short in ours or name.endswith(_OVER_MONEY) or name.startswith(_NOT_NAMES):
                continue
            if is_misspelt(short, short_name(subject.report.overview.unit_name)):
                continue  # rule T05 tells of it
            yield Hit(
                passage.path,
                f"报告单位是{subject.report.overview.unit_name}，"
                f"这里自评的是{name}：{quoted(passage.text[start:end])}",
                "多半是照抄别的单位的报告：改成本单位；是别的单位实施和自评的，写明与本单位的关系",
                "warning",
            )


def _is_no_name(name: str) -> bool:
    """Return whether words that end as a name are none: 各镇, 主要是我镇."""
    return name.startswith(_NOT_NAMES) or name[-_KIND:-1] in _OURS_OR_ALL


def _is_ours(name: str, own: str, superior: str, unit_name: str) -> bool:
    """Return whether a short name is that of the unit that reports, or of its superior."""
    return name in own or own in name or name in superior or name in unit_name
