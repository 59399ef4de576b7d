"""A15: a target that was missed, money that was not spent, people over the posts need a reason."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.claimed_successes import (
    claimed_successes,
    full_scores,
    missed_deadlines,
    points_off,
)
from reportgen.checks.excerpts import quoted, shortened
from reportgen.chinese.counts.facts import MAY_BE_POST_OR_PERSON, read_facts
from reportgen.chinese.counts.posts import MAY_BE_POSTS, read_over_posts
from reportgen.chinese.rates.aims_before import MAY_BE_AIM_BEFORE, read_aims_before
from reportgen.chinese.rates.execution_rates import MAY_BE_LOW, MAY_BE_NIL, low_rates, nil_rates
from reportgen.chinese.rates.late_finishes import MAY_BE_LATE, read_late_finishes
from reportgen.chinese.rates.rates_of_aims import MAY_BE_OF_AIM, read_rates_of_aims
from reportgen.chinese.rates.reasons import REASON
from reportgen.chinese.rates.targets import MAY_BE_AIM_IN_WORDS, MAY_BE_TARGET, read_targets
from reportgen.chinese.rates.told_misses import MAY_BE_TOLD, told_misses
from reportgen.model.absent import is_absent
from reportgen.model.places import LOOSE
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.findings import Path

LOWEST_RATE = Decimal(80)
"""Execution rate of a project, percent, below which a reason is asked for."""

_OFFICIAL = lazy_pattern("三公|公务接待|公务用车|公车|因公出国")

_ALL = 100
_POSTS = "编制", "在职", "人"
_SAME_UNIT = Decimal("1.5")
"""How many times the posts there may be people: more are of other units, too."""

_STAFF: Path = ("部门概况", "机构人员")
_EXPLAINED = lazy_pattern(
    "(?<![没未不无])(?<!没有)超编|超员|军转|安置|消化|超配|(?<!另有)(?<!另外)编外(?![^，。；]{0,8}(?:控制数|限额|名额))|(?<!另有)(?<!另外)临聘|原因|由于|因(?![此而公])|历史|公费|定向|特岗|过渡|周转"
    "|超出|多出|多的|(?<!非)正式(?:职工|人员|工|教师)[0-9]+[人名][，、；][^，。；0-9]{0,6}聘|先进后出|减员|只出不进|自然减|批准|同意|划转|带编|机动|人才引进|暂时|不占[^，。；]{0,4}编"
)
_OF_PEOPLE = lazy_pattern("编|在职|人员|超员")
_WHY_LATE = lazy_pattern(
    "(?:推迟|延期|延误|延后|滞后|逾期|未能?按期)[^，。；0-9]{0,8}(?:原因|系|因)|主要?原因|原因[是为]"
)
_WRITE_WHY = "核对计划数和完成数；数字没有错的，在同一句或下一句写明原因"


@rule(
    codes.A15,
    explanation="查找应当写原因而没有写的：写明的指标值（≥928小时、95%以上、目标12场）没有达到，"
    f"或目标数完成了130%以上；完成计划、任务的100%以下或130%以上；项目的执行率、支付率、到位率低于{LOWEST_RATE}%；在职人数多于编制数；实际完工的月份晚于计划；没有达到指标值、晚于期限，后面却说“全面完成”“完成率100%”“得满分”的；资金没有全部拨付，却评100分的。"
    "同一句或下一句写了原因、去向（由于、受……影响、结转、质保金、待验收）的不提醒，"
    "“存在的问题”“改进措施”两栏不查。",
    wrong="护林巡查里程≥1200公里，实际完成1080公里。",
    right="护林巡查里程≥1200公里，实际完成1080公里，少的120公里是因为11月封山。",
)
def shortfalls_have_reasons(subject: Subject) -> Iterator[Hit]:
    """Look for what was missed and has no reason beside it."""
    targets: list[Hit] = []
    for passage in subject.contexts_with(MAY_BE_TARGET, MAY_BE_LOW, MAY_BE_AIM_IN_WORDS, before=1):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        text = passage.text
        if (
            text.count("%") > 1
            or passage.rough.has_two_of_one_unit
            or MAY_BE_LOW.is_in(text)
            or MAY_BE_AIM_IN_WORDS.is_in(text)
        ):
            targets += _targets(passage)
    for passage in subject.contexts_with(MAY_BE_AIM_BEFORE, before=0):
        if not (passage.role.tells_of_faults or passage.role.tells_of_plans):
            targets += _told_after(passage)
    yield from dict.fromkeys(targets)
    for hit, reached in claimed_successes(subject):
        if not any(one.path == hit.path and reached in one.message for one in targets):
            yield hit
    yield from points_off(subject)
    yield from full_scores(subject)
    yield from _told(subject)
    yield from _rates(subject)
    late = list(_late(subject))
    yield from late
    yield from (
        one for one in missed_deadlines(subject) if all(one.path != each.path for each in late)
    )
    for passage in subject.passages_with(MAY_BE_NIL):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        for start, end in nil_rates(passage.text):
            words = quoted(passage.text[start:end])
            yield Hit(passage.path, f"{words}：资金没有用，没有写原因", _WRITE_WHY)
    yield from _people(subject)


def _told(subject: Subject) -> Iterator[Hit]:
    """Look for aims that the text itself says were not met."""
    for passage in subject.contexts_with(MAY_BE_TOLD, before=1):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        for told in told_misses(passage.statements):
            words = quoted(passage.text[told.begin : told.quantity.end].lstrip("，。；、"))
            yield Hit(passage.path, f"{words}：没有达到目标，没有写原因", _WRITE_WHY)


def _late(subject: Subject) -> Iterator[Hit]:
    """Look for work that was done later than planned; A09 tells what is said to be in time."""
    for passage in subject.contexts_with(MAY_BE_LATE, before=0):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        for late in read_late_finishes(passage.text):
            if not late.has_reason and not late.in_time and not _is_told_next(subject, passage):
                words = quoted(passage.text[late.start : late.end])
                yield Hit(passage.path, f"{words}：比计划的时间晚，没有写原因", _WRITE_WHY)


def _rates(subject: Subject) -> Iterator[Hit]:
    """Look for rates of plans and budgets that are far from all of it."""
    for passage in subject.contexts_with(MAY_BE_OF_AIM, before=1):
        if passage.role.tells_of_faults or passage.role.tells_of_plans:
            continue
        for found in read_rates_of_aims(passage.statements):
            value = found.rate.quantity
            if found.of_budget and _is_to_be_saved(passage.text, value.start):
                continue
            words = quoted(passage.text[found.begin : value.end].lstrip("，。；、"))
            if found.of_budget:
                said = f"低于{LOWEST_RATE}%"
            else:
                said = "超过了130%" if value.value > _ALL else "没有达到目标"
            yield Hit(passage.path, f"{words}：{said}，没有写原因", _WRITE_WHY)


def _is_to_be_saved(text: str, at: int) -> bool:
    """Return whether a rate is of official expenses, of which less than the budget is wanted."""
    begin = max(text.rfind("。", 0, at), text.rfind("；", 0, at)) + 1
    return _OFFICIAL.search(text, begin, at) is not None


def _told_after(passage: Passage) -> Iterator[Hit]:
    for target in read_aims_before(passage.statements):
        words = quoted(shortened(passage.text[target.start : target.end].lstrip("，。；、")))
        said = "超过了指标值" if target.limit == "≤" else "没有达到指标值"
        yield Hit(passage.path, f"{words}：{said}，没有写原因", _WRITE_WHY)


def _targets(passage: Passage) -> Iterator[Hit]:
    for target in read_targets(passage.statements):
        words = quoted(passage.text[target.start : target.end].lstrip("，。；、"))
        said = "没有达到指标值" if target.is_missed and target.limit != "≤" else "超过了指标值"
        if not target.is_missed:
            said = "超过目标数的130%"
        yield Hit(passage.path, f"{words}：{said}，没有写原因", _WRITE_WHY)
    for low in low_rates(passage.statements, LOWEST_RATE):
        yield Hit(
            passage.path,
            f"{quoted(low.gap.strip('，。；、') + low.quantity.text)}：低于{LOWEST_RATE}%，没"
            f"有写原因",
            "核对数字；确实执行得慢的，在同一句或下一句写明原因和没有用的资金的去向",
        )


def _people(subject: Subject) -> Iterator[Hit]:
    """Compare people with posts: as filled in, or as one passage tells both."""
    if subject.report.annexes and subject.report.annexes.base_data:
        return
    staff = subject.report.overview.staff
    if staff and staff.posts and staff.employed and staff.employed > staff.posts:
        others = [*subject.explanations, *subject.passages_under(*_STAFF)]
        if not any(_explains_people(passage) for passage in others):
            yield _too_many(_STAFF, Decimal(staff.posts), Decimal(staff.employed))
        return
    told = False
    for passage in subject.contexts_with(MAY_BE_POSTS, before=0, after=1):
        for posts, people, called in read_over_posts(passage.statements):
            if _EXPLAINED.search(passage.text) or REASON.search(passage.text, people.end):
                continue
            if people.unit in ("辆", "台"):
                said = "编制", "实有", "辆"
            else:
                said = _POSTS if called in _POSTS else (called, "实有", "人")
            yield _too_many(passage.path, posts, people.value, said)
            told = True
    if not told:
        yield from _told_apart(subject)


def _explains_people(passage: Passage) -> bool:
    """Return whether a passage says why there are more people than posts.

    A text that is in no field must speak of people: 扣分原因 is a label.
    """
    is_loose = passage.path[:1] == (LOOSE,)
    of_people = not is_loose or _OF_PEOPLE.search(passage.text) is not None
    return of_people and _EXPLAINED.search(passage.text) is not None


def _told_apart(subject: Subject) -> Iterator[Hit]:
    """Compare the posts that one paragraph tells of with the people of another.

    In one paragraph the people may be told first, in a sentence of their own.
    """
    told: dict[str, tuple[Passage, Decimal]] = {}
    year = None if is_absent(subject.report.year) else subject.year
    for passage in subject.periods_with(MAY_BE_POST_OR_PERSON):
        for fact in read_facts(passage.text, year):
            told.setdefault(fact.name, (passage, fact.value))
    if not {"编制", "在职人员"} <= told.keys():
        return
    (granted, posts), (serving, people) = told["编制"], told["在职人员"]
    are_first = list(told).index("在职人员") < list(told).index("编制")
    if granted.path == serving.path and (granted is serving or not are_first):
        return
    if not posts < people <= posts * _SAME_UNIT:
        return
    whole = {granted.path, serving.path}
    if not any(_EXPLAINED.search(one.text) for one in subject.passages if one.path in whole):
        yield _too_many(serving.path, posts, people)


def _too_many(
    path: Path, posts: Decimal, people: Decimal, said: tuple[str, str, str] = _POSTS
) -> Hit:
    named, have, unit = said
    over = plain(people - posts)
    return Hit(
        path,
        f"{named}{plain(posts)}{unit}，{have}{plain(people)}{unit}，"
        f"多{plain(people)}−{plain(posts)}={over}{unit}，没有说明",
        "核对编制数和在职人数（在职人数不含退休和临聘人员）；确实超编的，写明原因和消化计划",
    )


def _is_told_next(subject: Subject, passage: Passage) -> bool:
    """Return whether the next paragraph begins with why something was late."""
    places = [one.path for one in subject.passages]
    at = places.index(passage.path) + 1 if passage.path in places else len(places)
    return at < len(places) and _WHY_LATE.match(subject.passages[at].text) is not None
