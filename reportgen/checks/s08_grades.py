"""S08: the grade fits the total score, in the sheet and in the prose."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import quoted
from reportgen.checks.score_sheets import TOLERANCE, sheets
from reportgen.checks.tables.score_tables import total_of_unit
from reportgen.checks.tables.table_totals import path_in
from reportgen.chinese.grade_bands import (
    MAY_BE_ABOVE_FULL,
    MAY_BE_OWN_SCORE,
    MAY_STATE_GRADES,
    read_wrong_grades,
)
from reportgen.chinese.signs import Sign
from reportgen.model.annexes.scoring import grade_of
from reportgen.model.report import ANNEXES
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject

_SCORE_IN_PROSE = Sign(
    r"(?:自评|绩效评价)(?:[^，。；0-9]{0,8}?(?:得分|总分|分数|评分|打分|自评分)(?:合"
    r"计)?[为是达到：:]{0,2}"
    r"|(?:结果)?[为是]?)\s*(\d+(?:\.\d+)?)\s*分(?![以钟制])"
)
_GRADE_IN_PROSE = Sign(
    r"(?:自评|绩效评价)(?:[^。；]{0,30}?(?:等级|等次)[^，。；0-9]{0,4}?[为是：:]?|结果[为是：:])\s*"
    r"[“\"]?([优良中差])(?:秀|好|等)?(?=[”\"。，；、）)\s]|$)"
)
_OF_OTHERS = lazy_pattern("项目(?!支出|资金)|预算执行|满意度|指标(?!体系)|上年|上一年|去年|往年")
_NOT_LAST = lazy_pattern(
    "初评|初步|复[评核]|抽评|调整后|修正|加分|满分(?!100)|卫生院|学校|下属|所属"
)
_OF_PROJECT = lazy_pattern("项目|工程|专项|资金")
_LABEL = lazy_pattern("(?:部门|单位|整体|绩效)*自评(?:综合|总)?(?:得分|总分|评分|分数)")
_SCORE_ALONE = lazy_pattern(r"(\d{1,3}(?:\.\d{1,2})?)分?")
_FULL_SCORE = 100
_OTHER_FULL_SCORE = lazy_pattern("满分|总分值|[附外]加分|加分项")
_YEAR = lazy_pattern(r"(20\d\d)年")
_MONTHS = lazy_pattern(r"(20\d\d年)(?=\d{1,2}月)")


@rule(
    codes.S08,
    explanation="核对等级：90分以上为优，80分以上为良，60分以上为中，不到60分为差。"
    "报告正文里写的自评得分、等级与整体自评表核对；写的是项目、"
    "某项指标或别的年度的得分时不判定。一段里自己写明了分数和等级的标准的，"
    "这一段写的得分和等级也按它核对；没有写标准的，写的总得分和等级按上面的标准核对（警告）。得分超过100分、没有写满分是多少的，两处写的自评得分不同的，也报。",
    wrong="自评得分89.5分，等级为优。",
    right="自评得分89.5分，等级为良。",
)
def grade_fits_the_total(subject: Subject) -> Iterator[Hit]:
    """Compare the grade, and totals in the prose, with the total score."""
    for sheet in sheets(subject):
        score = sheet.shown.total.score
        if sheet.given.grade is None or score is None:
            continue
        if sheet.given.grade != (right := grade_of(score.value)):
            message = f"{sheet.name}总分{score}，应是“{right}”，填的等级是“{sheet.given.grade}”"
            yield Hit((*sheet.path, "等级"), message, f"核对总分；没有错的，等级改为“{right}”")
    yield from _above_full(subject)
    yield from _prose(subject)
    yield from _on_covers(subject)
    yield from _told_otherwise(subject)
    for passage in subject.passages_with(MAY_STATE_GRADES):
        for wrong in read_wrong_grades(passage.text):
            if wrong.is_usual and _is_of_another(subject, passage.text, wrong.start, wrong.words):
                continue
            standard = "一般的标准" if wrong.is_usual else "这一段写的标准"
            message = f"{quoted(wrong.words)}：按{standard}，{wrong.score}分应是“{wrong.right}”"
            advice = f"核对得分；没有错的，等级改为“{wrong.right}”"
            yield Hit(passage.path, message, advice, "warning")


def _above_full(subject: Subject) -> Iterator[Hit]:
    """Return the scores above 100 that no other full score or extra points explain."""
    for passage in subject.passages_with(MAY_BE_ABOVE_FULL):
        if _OTHER_FULL_SCORE.search(passage.text):
            continue
        for found in MAY_BE_ABOVE_FULL.pattern.finditer(passage.text):
            if Decimal(found["score"]) > _FULL_SCORE:
                message = f"{quoted(found[0])}：超过了满分{_FULL_SCORE}分"
                yield Hit(passage.path, message, "核对评分表，改成加总得到的分数", "warning")


def _told_otherwise(subject: Subject) -> Iterator[Hit]:
    """Return a score of the whole that another place told otherwise before."""
    first: tuple[str, Decimal] | None = None
    for passage in subject.passages_with(MAY_BE_OWN_SCORE):
        for found in MAY_BE_OWN_SCORE.pattern.finditer(passage.text):
            is_other = _is_of_another(subject, passage.text, found.start(), found[0])
            if "整体" not in found[0] and _OF_PROJECT.search(passage.text):
                continue
            if is_other or _NOT_LAST.search(passage.text) or passage.is_under(ANNEXES):
                continue
            score = Decimal(found["score"])
            if first is None:
                first = found[0].lstrip("，。；："), score
            elif first[1] != score:
                message = f"{quoted(found[0])}：前面写的是“{first[0]}”，两处不同"
                yield Hit(passage.path, message, "以核对无误的总分为准，两处改成一致", "warning")


class _Total(NamedTuple):
    """The total score of the unit, its grade, and where it stands."""

    score: Decimal
    grade: str
    whose: str


def _total_of(subject: Subject) -> _Total | None:
    """Return the total score of 整体自评表, or of a table that has only scores."""
    given, shown = subject.report.annexes, subject.annexes
    sheet = None if given is None else given.whole
    has_score = sheet is not None and sheet.total.score is not None
    if not has_score and (told := total_of_unit(subject)) is not None:
        return _Total(told[1], grade_of(told[1]), told[0])
    if shown is None or shown.whole is None or shown.whole.total.score is None:
        return None
    grade = shown.whole.grade or ""
    return _Total(shown.whole.total.score.value, grade, "整体自评表")


def _prose(subject: Subject) -> Iterator[Hit]:
    total = _total_of(subject)
    if total is None:
        return
    told = plain(total.score)
    for passage, found in _found(subject, _SCORE_IN_PROSE):
        if abs(Decimal(found[1]) - total.score) > TOLERANCE:
            message = f"{quoted(found[0])}与{total.whose}的总分{told}不等"
            yield Hit(passage.path, message, "以核对无误的总分为准，两处改成一致")
    for passage, found in _found(subject, _GRADE_IN_PROSE):
        if found[1] != total.grade:
            message = f"{quoted(found[0])}与{total.whose}的等级“{total.grade}”（总分{told}）不符"
            yield Hit(passage.path, message, "核对总分和等级，两处改成一致")


def _on_covers(subject: Subject) -> Iterator[Hit]:
    """Return the scores that a table of a cover has beside their label and that are others."""
    total = _total_of(subject) if subject.report.places.tables else None
    if total is None:
        return
    for table in subject.report.places.tables:
        for at, row in enumerate(table.rows):
            for label, cell in pairwise(row.cells):
                score = _SCORE_ALONE.fullmatch("".join(cell.text.split()))
                if score is None or not _LABEL.fullmatch("".join(label.text.split())):
                    continue
                if abs(Decimal(score[1]) - total.score) > TOLERANCE:
                    whose = f"{table.name}的{label.text.strip()}"
                    told = f"{total.whose}的总分{plain(total.score)}"
                    message = f"{whose}是{score[1]}，与{told}不等"
                    yield Hit(path_in(table, at), message, "以核对无误的总分为准，两处改成一致")


def _found(subject: Subject, sign: Sign) -> Iterator[tuple[Passage, re.Match[str]]]:
    """Return what the prose says of the whole, this year."""
    for passage in subject.passages_with(sign):
        for found in sign.pattern.finditer(passage.text):
            is_other = _is_of_another(subject, passage.text, found.start(), found[0])
            if not is_other and not passage.is_under(ANNEXES):
                yield passage, found


def _is_of_another(subject: Subject, text: str, start: int, words: str) -> bool:
    """Return whether a sentence speaks of one project or part, or another year, before a score."""
    begin = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    before = text[begin:start] + words
    years = {int(year) for year in _YEAR.findall(before)} - {subject.year}
    if f"{subject.year + 1}年" in _MONTHS.findall(before):
        years -= {subject.year + 1}  # when the evaluation was done
    return bool(_OF_OTHERS.search(before)) or bool(years)
