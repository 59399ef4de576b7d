"""What was done after the day by which it should be: 9月1日前交付使用。……，于10月12日启用."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.rates.reasons import REASON, is_told_after
from reportgen.chinese.rates.success_claims import read_claims
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.chinese.rates.success_claims import SuccessClaim

_ACTS = (
    "竣工|完工|建成|交付|启用|投用|投入使用|投入运行|通水|通车|到货|供货|交货|安装(?:调试)?|完成(?!招标|采购|设计|立项|前期|合同|签订|[0-9])|验收",
    "兑付|发放|打卡|到账|拨付|支付|兑现|补发|发到|到户|付清",
    "报送|上报|提交|公开|公示|印发|报告|批复|报备",
    "整改|办结|销号",
)
_KINDS = tuple(map(lazy_pattern, _ACTS))
_ALL_ACTS = "|".join(_ACTS)
_MONTHS = "(?P<{0}_year>20[0-9]{{2}}年|[本当今次翌]年)?(?P<{0}_month>1[0-2]|(?<![0-9])[1-9])月"
_DAYS = "(?:(?P<{0}_day>[0-9]{{1,2}})[日号]|(?P<{0}_third>[上中下]旬|[初中底末]))?"
_PLAN = (_MONTHS + _DAYS).format("plan")
_DONE = (_MONTHS + _DAYS).format("done")
MAY_BE_DEADLINE = Sign(
    f"{_PLAN}(?:（含）)?(?:[之以]?前|止)[^，。；0-9]{{0,10}}?(?P<what>{_ALL_ACTS})"
    f"|(?:计划|原定|拟定?|预定|定于)于?{_PLAN.replace('plan', 'meant')}"
    "(?P<by>完工|竣工|建成|完成|交付)"
    f"|{_PLAN.replace('plan', 'last')}(?:是|为)?[^，。；0-9]{{0,8}}?"
    "(?:最后期限|最后时限|截止|期限|时限|最后一天)",
    each_of("底末日号旬月初中", "前止之以（") | words("期限 截止 时限 最后 计划 原定 拟 预定 定于"),
)
"""What may tell by which day something should be done."""

_SHOULD = lazy_pattern("应|须|要求|计划|明确|规定|目标|指标|时限|期限|约定|原定|方案|限|截止|拟")
_DID = lazy_pattern(
    f"{_DONE}(?!(?:（含）)?[之以]?前|起|至|[—－~～-])(?P<how>[^，。；0-9]{{0,14}}?)(?P<act>{_ALL_ACTS})"
)
_DELAYED = lazy_pattern("推迟[到至]?|延[至迟到后]+|拖[到至]|才|直[到至]|迟至|晚至")
_NOT_DONE = lazy_pattern(
    "计划|应|须|要求|拟|预计|力争|将|上年|去年|原定|前$|开工|启动|第[一二三四]批|首批|其中|一期|初步"
)
_IN_TIME = lazy_pattern("及时|按[期时]|如期|准时|时效|时限|满分|分")
_EXCUSED = lazy_pattern(
    "经[^，。；]{1,10}(?:同意|批准|研究)|批准|同意|顺延|延长|变更|调整|补发|首批|第一批|退[票回汇]|暴雨|降雨|雨雪|台风|疫情"
)
_OTHER = lazy_pattern("明年|下一?年|次年|上年|去年|(?:19|20)[0-9]{2}年")
_THIRDS = {"初": 5, "上": 10, "中": 20, "下": 31, "底": 31, "末": 31}
_NAMES = "plan", "meant", "last"
_FAR, _NEAR = 200, 2


class MissedDeadline(NamedTuple):
    """A deadline and what was done after it, each as a span, and what claims it was in time."""

    deadline: tuple[int, int]
    done: tuple[int, int]
    claim: SuccessClaim | None


def read_missed_deadlines(text: str, year: int) -> Iterator[MissedDeadline]:
    """Return what was all done after its deadline, without a reason beside it."""
    found = list(MAY_BE_DEADLINE.pattern.finditer(text))
    for at, deadline in enumerate(found):
        begin = text.rfind("。", 0, deadline.start()) + 1
        if not _SHOULD.search(text, begin, deadline.end() + 4):
            continue
        kind = _kind(deadline["what"] or deadline["by"] or text[begin : deadline.end()])
        limit = _when(deadline, next(name for name in _NAMES if deadline[f"{name}_month"]), year)
        if kind is None or limit[0] != year:
            continue
        if any(other is not deadline and _is_rival(text, other, kind) for other in found):
            continue
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        done = _all_late(text, kind, deadline.end(), min(end, deadline.end() + _FAR), limit)
        if done is None:
            continue
        claim = _claim(text, deadline.start(), done.end())
        if not _has_reason(text, begin, done, claim):
            yield MissedDeadline(deadline.span(), done.span(), claim)


def _kind(words_of_it: str) -> re.Pattern[str] | None:
    return next((kind for kind in _KINDS if kind.search(words_of_it)), None)


def _is_rival(text: str, other: re.Match[str], kind: re.Pattern[str]) -> bool:
    """Return whether another deadline is of the same kind of act."""
    return kind.search(text, other.start(), other.end()) is not None


def _all_late(
    text: str, kind: re.Pattern[str], start: int, end: int, limit: tuple[int, int, int]
) -> re.Match[str] | None:
    """Return the first that tells of an act after a deadline, if all that do tell of later days."""
    first = None
    for found in _DID.finditer(text, start, end):
        begin = max(text.rfind(mark, 0, found.start()) for mark in "，。；") + 1
        if not kind.search(found["act"]):
            continue
        if _NOT_DONE.search(text[begin : found.start()] + found["how"]):
            return None
        if not _is_after(_when(found, "done", limit[0]), limit):
            return None
        first = first or found
    return first


def _is_after(done: tuple[int, int, int], limit: tuple[int, int, int]) -> bool:
    if done[:2] != limit[:2]:
        return done > limit
    return bool(done[2] and limit[2] and done[2] > limit[2])


def _when(found: re.Match[str], name: str, year: int) -> tuple[int, int, int]:
    written, third = found[f"{name}_year"] or "", found[f"{name}_third"]
    number = int(written[:4]) if written[:4].isdigit() else year + (written[:1] in ("次", "翌"))
    day = int(found[f"{name}_day"] or 0) or (_THIRDS[third[0]] if third else 0)
    return number, int(found[f"{name}_month"]), day


def _claim(text: str, start: int, end: int) -> SuccessClaim | None:
    """Return what says, near a deadline or after what was late, that it was in time."""
    first = text.rfind("。", 0, max(text.rfind("。", 0, start), 0)) + 1
    for claim in read_claims(text):
        said = text[claim.start : claim.end]
        if not _IN_TIME.search(said):
            continue
        if "100" in said and claim.start >= first:
            return claim
        if claim.start >= end and text.count("。", end, claim.start) <= _NEAR:
            return claim
    return None


def _has_reason(text: str, begin: int, done: re.Match[str], claim: SuccessClaim | None) -> bool:
    stop = text.find("。", done.end())
    after = text.find("。", stop + 1) if stop >= 0 else -1
    last = after if after >= 0 else len(text)
    if claim is not None:
        last = max(last, claim.end)
    lead = max(text.rfind(mark, 0, done.start()) for mark in "，。；") + 1
    late = _DELAYED.sub("", text[lead : done.end()])
    before, behind = text[begin:lead], text[done.end() : last]
    if any(why.search(part) for why in (REASON, _EXCUSED) for part in (before, late, behind)):
        return True
    return claim is None and is_told_after(text, done.end(), stop if stop >= 0 else last)
