"""C05, C07: passages that repeat others, of the same report or of last year's."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import shortened
from reportgen.checks.passage import Passage
from reportgen.checks.similarity import (
    SHORTEST,
    YEAR,
    SimilarPassages,
    features_of,
    long_enough,
    pieces_of,
)
from reportgen.findings import path_text
from reportgen.model.absent import known
from reportgen.model.report import UNIT_NAME
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.report import Report

YEAR_LABEL = "年度"
_GOALS, _GOAL_AND_DONE = "年度总体目标", {"预期目标", "实际完成情况"}
_QUOTED = 16
_SHOWN_FIGURES = 4
_FIGURE = lazy_pattern(r"\d+(?:[.,·]\d+)*")


@rule(
    codes.C05,
    explanation="检查报告里有没有整段重复：两段相似度 ≥ 0.9 的，在后一段处报。"
    "相似度 = 2 × 按先后次序相同的字数 ÷ 两段字数之和。不足20个字（标点不计）"
    "的段不查；两段都有数字而没有一个数字相同的，看作用同一句式写不同的事，不报；自评表的目标和"
    "完成情况用同样的句子写的，只报一字不差的。",
    wrong="第一节写“全年走访慰问困难群众116户，发放慰问金5.5万元。”，第三节又写了同样一段。",
    right="同一件事只在一节里写，另一节写别的事。",
)
def passages_stand_once(subject: Subject) -> Iterator[Hit]:
    """Look for passages that stand twice in the report."""
    earlier = SimilarPassages()
    for passage, features in _sharing_features(_long_enough(subject)):
        for other, alike in earlier.like(passage.text, features):
            figures, others = _figures(passage.text), _figures(other.text)
            if figures and others and not figures & others:
                continue
            if passage.text != other.text and _is_of_goal(passage.path, other.path):
                continue
            yield Hit(
                passage.path,
                f"这一段（“{_opening(passage.text)}”）与“{path_text(other.path)}”"
                f"{'完全相同' if passage.text == other.text else f'几乎相同，相似度{alike:.0%}'}",
                "留一处，另一处删去或改写成别的内容",
            )
            break
        earlier.add(passage, features)


@rule(
    codes.C07,
    explanation="给了上一年的报告，或数据是由上一年的报告生成的底稿，才查：一段与上一年的某段"
    "几乎一样，里面的数字也一个没变。"
    "几乎一样指相似度 ≥ 0.9；两段都没有数字的，也算数字没变；只改了年份的，算没变。"
    "相似度 = 2 × 按先后次序相同的字数 ÷ 两段字数之和。单位名称、主管部门、"
    "单位基本职能本来就不大变，不查；不足20个字（标点不计）的段不查。"
    "给的不是上一年的、是别的单位的，提示一条；同年的、后一年的不拿来比较。",
    wrong="上一年和本年都写“全年新增城镇就业292人，失业人员再就业156人，发放各类补贴19.8万元。”",
    right="本年改为“全年新增城镇就业305人，失业人员再就业148人，发放各类补贴21.3万元。”",
)
def passages_are_of_this_year(subject: Subject) -> Iterator[Hit]:
    """Look for passages that are last year's, figures and all."""
    yield from _strange_last_year(subject)
    if subject.last is not None and _year_of(subject.last) >= (_year_of(subject.report) or 9999):
        return
    last_year = _of_last_year(subject)
    if not last_year:
        return
    before = SimilarPassages()
    for passage in last_year:
        before.add(passage, features_of(passage.text))
    for passage in _long_enough(subject):
        if passage.role.stays:
            continue
        features = features_of(passage.text)
        for other, alike in before.like(passage.text, features, without_years=True):
            figures = _figures(YEAR.sub("", passage.text))
            if figures != _figures(YEAR.sub("", other.text)):
                continue
            yield Hit(
                passage.path,
                f"这一段（“{_opening(passage.text)}”）与上一年报告{_where(subject, other)}"
                f"相似度{alike:.0%}，{_unchanged(figures)}",
                "按本年的实际情况重写；确实没有变化的，写明本年做了什么",
            )
            break


def _strange_last_year(subject: Subject) -> Iterator[Hit]:
    """Tell that what is given as last year's report is of another year, or of another unit."""
    if subject.last is None:
        return
    name = os.path.basename(subject.last.places.file)
    given = f"给的上年报告{f'（{name}）' if name else ''}"
    this, last = _year_of(subject.report), _year_of(subject.last)
    if this and last and last != this - 1:
        compared = "，没有拿来比较" if last >= this else ""
        message = f"{given}是{last}年度的，不是上一年（{this - 1}年）的{compared}"
        yield Hit((YEAR_LABEL,), message, f"给{this - 1}年度的报告", "info")
    ours, theirs = map(_unit_of, (subject.report, subject.last))
    if ours and theirs and ours != theirs:
        message = f"{given}是{theirs}的，这一份是{ours}的"
        yield Hit(UNIT_NAME, message, "核对是不是给错了；单位改了名称的不用管", "info")


def _unit_of(report: Report) -> str:
    return known(getattr(known(report.overview), "unit_name", None)) or ""


def _year_of(report: Report) -> int:
    return known(report.year) or 0


def _of_last_year(subject: Subject) -> list[Passage]:
    """Return last year's passages: those of its report, or what the draft remembers of it."""
    if subject.last is not None:
        return _long_enough(type(subject)(subject.last, None, subject.dictionary))
    remembered = subject.report.last_year
    return [] if remembered is None else [Passage((), text) for text in remembered.texts]


def _where(subject: Subject, other: Passage) -> str:
    """Say where a passage of last year stands: its field, or the file that a draft came from."""
    if other.path:
        return f"的“{path_text(other.path)}”"
    remembered = subject.report.last_year
    source = "" if remembered is None else remembered.source
    return f"（{source}）里的一段" if source else "里的一段"


def _is_of_goal(path: Path, other: Path) -> bool:
    """Return whether one passage is a goal of a 自评表, and the other what was done of it."""
    if _GOALS not in path or _GOALS not in other:
        return False
    (sheet, ours), (same, theirs) = (
        (each[: each.index(_GOALS)], each[each.index(_GOALS) + 1]) for each in (path, other)
    )
    return sheet == same and {ours, theirs} == _GOAL_AND_DONE


def _long_enough(subject: Subject) -> list[Passage]:
    return [passage for passage in subject.passages if len(passage.text) >= SHORTEST]


def _sharing_features(passages: list[Passage]) -> list[tuple[Passage, set[str]]]:
    """Return the passages that share features with others, with those: in most reports few do."""
    seen: set[str] = set()
    repeated: set[str] = set()
    listed = [pieces_of(passage.text) for passage in passages]
    for pieces in listed:
        if not seen.isdisjoint(pieces):
            repeated.update(seen.intersection(pieces))
        seen.update(pieces)
    shared = long_enough(repeated)
    if not shared:
        return []
    return [
        (passage, shared.intersection(pieces))
        for passage, pieces in zip(passages, listed, strict=True)
        if not shared.isdisjoint(pieces)
    ]


def _figures(text: str) -> Counter[str]:
    return Counter(_FIGURE.findall(text))


def _unchanged(figures: Counter[str]) -> str:
    if not figures:
        return "两段都没有数字"
    shown = "、".join(list(figures)[:_SHOWN_FIGURES])
    return f"数字（{shown}{'等' if len(figures) > _SHOWN_FIGURES else ''}）一个没变"


def _opening(text: str) -> str:
    return shortened(" ".join(text.split()), _QUOTED)
