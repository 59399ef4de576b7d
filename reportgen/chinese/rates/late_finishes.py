"""Work that was to be done by a date, and was done later: 计划6月底完工，实际到9月底完工."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reportgen.chinese.rates.reasons import REASON, is_told_after
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator


def _date(name: str) -> str:
    return (
        f"(?P<{name}_year>(?:20)?[0-9]{{2}}年|[本当今次翌明]年)?(?P<{name}_month>[1-9]|1[0-2])月"
        f"(?:(?P<{name}_day>[0-9]{{1,2}})[日号]|(?P<{name}_third>[上中下]旬|[初中底末])|份)?"
    )


_LATE = lazy_pattern(
    f"(?:计划|原定|拟|预定|约定|应|要求|工期|目标)[^，。；0-9]{{0,10}}"
    f"(?:[0-9]{{1,2}}月[^，。；0-9]{{0,6}}、)?{_date('plan')}"
    "[^。；，0-9]{0,24}[，,；](?:(?P<between>[^，。；0-9]{2,20})，)?(?:但|而|却)?(?P<work>[^，。；0-9]{0,8}?)"
    f"(?:实际(?:上)?|直到|直至)(?:完[成工](?:时间)?)?(?:为|是|到|至|于|在)?{_date('done')}"
)
_FINISHED = "(?:完工|竣工|完成|建成|投用|投入使用|通过验收)"
_LATE_NEXT = lazy_pattern(
    f"(?:计划|原定|拟|预定|约定|应|要求|工期|目标|指标)[^，。；0-9]{{0,10}}{_date('plan')}前?[^。；，0-9]{{0,4}}"
    f"{_FINISHED}[^。；0-9]{{0,12}}[。，](?:(?![^，。；]{{0,20}}{_FINISHED})[^，。；]{{0,20}}，){{0,2}}(?P<work>[^，。；0-9]{{0,8}}?)"
    f"(?:到|至|于|在|直到|直至)?{_date('done')}(?![上中下初底末]?旬?[之以]?前)[^，。；0-9]{{0,4}}{_FINISHED}"
)
"""The same with the work told in the next sentence: 要求6月底前完工。3月开工，8月12日竣工."""

MAY_BE_LATE = Sign(
    "(?:(?<=实)际|(?<=直)[到至])[^，。；0-9]{0,8}(?:[0-9]{2,4}年|[本当今次翌明]年)?[0-9]{1,2}月"
    "|月(?:[底末]|[0-9]{1,2}日)?前[^，。；0-9]{0,4}(?:完工|竣工|完成|建成|投)",
    words("实际 直到 直至 前完 前竣 前建 前投"),
)
"""What may tell when work was really done."""

_IN_TIME = lazy_pattern("[按及准][时期][^，。；0-9]{0,6}率[为达是到]{0,2}100[%％]")
_THIRDS = {"初": 5, "上": 10, "中": 20, "下": 31, "底": 31, "末": 31}
_NEXT_YEAR, _FOLLOWING = frozenset("次翌明"), 60


class LateFinish(NamedTuple):
    """Work that was late, at ``text[start:end]``.

    ``in_time`` is where the same sentence or the next says that all was done in time, 0 for
    nowhere; ``has_reason`` tells whether they say why it was late.
    """

    start: int
    end: int
    in_time: int
    has_reason: bool


def read_late_finishes(text: str) -> Iterator[LateFinish]:
    """Return the work that was done in a later month than was planned, or later in the month."""
    told: set[int] = set()
    for found in chain(_LATE.finditer(text), _LATE_NEXT.finditer(text)):
        if found.start("plan_month") in told:
            continue
        told.add(found.start("plan_month"))
        planned, done = _when(found, "plan"), _when(found, "done")
        if planned[0] and not done[0]:
            done = (planned[0], *done[1:])
        is_late = done[:2] > planned[:2]
        if done[:2] == planned[:2] and planned[2] and done[2]:
            is_late = done[2] > planned[2]
        if not is_late:
            continue
        stop = text.find("。", found.end())
        after = text.find("。", stop + 1, stop + _FOLLOWING) if stop >= 0 else -1
        end = max(after, stop, found.end()) if stop >= 0 else len(text)
        said = _IN_TIME.search(text, found.end(), end)
        begin = text.rfind("。", 0, found.start()) + 1
        why = REASON.search(text, begin, found.start()) or REASON.search(text, found.end(), end)
        stated = found.start("done_year" if found["done_year"] else "done_month")
        why = why or REASON.search(text, found.end("plan_month"), stated)
        between = found.groupdict().get("between")  # 计划5月底前，厂家供货晚，实际7月15日
        has_reason = why is not None or bool(between or REASON.search(found["work"]))
        has_reason = has_reason or is_told_after(text, found.end(), stop if stop >= 0 else end)
        yield LateFinish(found.start(), found.end(), said.end() if said else 0, has_reason)


def _when(found: re.Match[str], name: str) -> tuple[int, int, int]:
    """Return year, month and day of a date; the year is 0 and 1 for this and the next, if so told.

    What is told of a month as a whole has no day.
    """
    year = found[f"{name}_year"] or ""
    number = (
        int(year[:-1][-2:]) if year[:-1].isdigit() else int(year[:1] in _NEXT_YEAR and year != "")
    )
    third = found[f"{name}_third"]
    day = int(found[f"{name}_day"] or 0) or (_THIRDS[third[0]] if third else 0)
    return number, int(found[f"{name}_month"]), day
