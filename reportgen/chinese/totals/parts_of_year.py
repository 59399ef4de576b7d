"""What each part of a year saw, and all of them: 一季度……，二季度……，上半年……; 1—9月……."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.near_sums import NearSum
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

_MARKS = words("季度 半年 月底 月末") | frozenset(
    f"{month}月{end}" for month in range(1, 13) for end in ("累", "份累")
)

MAY_BE_PARTS_OF_YEAR = Sign(
    "(?:季度|半年|月(?=[底末])|月份?累)[^。]{0,60}[0-9][^。]{0,40}(?:季度|半年|全年|月(?=[底末])|月份?累)",
    _MARKS,
)
"""What may tell of two parts of a year, or of a part and all of it."""

_MONTH = "(?:1[0-2]|[1-9])"
_PART = lazy_pattern(
    "(?P<half>[上下])半年|(?:第|前)?(?P<quarter>[一二三四1-4])个?季度|(?P<all>全年)"
    f"|(?<![0-9])1月?份?(?:[-－—–~～]{{1,2}}|[至到])(?P<to>{_MONTH})月份?"
    f"|(?P<till>截[至止]|到|至)(?:[^，。；0-9]{{0,4}})(?P<end>{_MONTH})月份?(?:[底末]|3[01]日|30日)"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_YEAR, _HALF, _QUARTER = 12, 6, 3

_OF_OTHERS = lazy_pattern(
    "上年|去年|同期|同比|环比|比|较|计划|目标|预[计算]|力争|拟|任务|应|其中|平均|均|每|各|余|存|在[册岗职校]|现有|共有|保有|最[高低]"
    "|[增减]|规模|排名|占|新|单价|价格"
)
"""What tells of another basis, or of what is not added up from month to month."""

_DID = lazy_pattern(
    "支[出付]|拨付|完成|收入|收到|到位|入库|发放|办[理结]|受理|接[待诊收]|开展|检查|培训|投[入资]|执行|使用|处[理置]|巡查|整改"
    "|征收|报销|销售|生产|服务|走访|慰问|排查|调[解处]|化解|救助|兑付|列支|采购"
)
"""What is done bit by bit, so that it is added up."""

_PACE = lazy_pattern("(?:支出|支付|拨付|执行|使用|完成|建设|工程|形象|工作)(?:进度|率)")
_ADJUSTED = lazy_pattern("追加|调整|调[增减]|冲[减销]|收回|退回|核减|新增")
"""What may make a sum, or a rate of a budget, fall."""

_WORDS = lazy_pattern(
    "[累共合总]计|共|末|底|的|为|达到?|是|了|实际|累积|已|全县|全镇|[，、；：,;]|分别|约"
)
_WRITTEN_YEAR = lazy_pattern("(?:19|20)[0-9]{2}(?=年)")
_SUMMED = lazy_pattern("前|累|季度[末底]")
_FEWEST, _BEHIND = 2, 12


class _Part(NamedTuple):
    """A figure with the months it is of, and what it is of."""

    told: Statement
    first: int
    last: int
    name: str


class Fallen(NamedTuple):
    """A figure told from January to some month, and a smaller one to a later month."""

    before: Statement
    after: Statement


def read_parts_of_year(statements: Sequence[Statement]) -> Iterator[NearSum]:
    """Return the figures of more months, with those of all the parts of these, in one sentence."""
    for parts in _rows(statements, rates=False):
        for whole in parts:
            if whole.last - whole.first < _HALF - 1:
                continue
            made = _tiled(whole, [one for one in parts if one is not whole])
            if made and (whole.told is parts[-1].told or whole.told is parts[0].told):
                told = [one.told for one in (whole, *made)]
                yield NearSum(
                    min(one.quantity.start for one in told),
                    max(one.quantity.end for one in told),
                    whole.told,
                    tuple(told[1:]),
                )


def read_fallen(statements: Sequence[Statement]) -> Iterator[Fallen]:
    """Return what was summed up from January, and was less some months later."""
    for rates in (False, True):
        for parts in _rows(statements, rates=rates):
            summed = [one for one in parts if one.first == 1]
            for before, after in pairwise(summed):
                if (
                    before.last < after.last
                    and after.told.quantity.value < before.told.quantity.value
                ):
                    yield Fallen(before.told, after.told)


def _rows(statements: Sequence[Statement], *, rates: bool) -> Iterator[list[_Part]]:
    """Return the figures of one thing in a sentence, each of other months."""
    rows: dict[tuple[int, str], list[_Part]] = {}
    before: _Part | None = None
    for one in statements:
        part = _part(one) or _in_same_months(one, before)
        before = part
        if part and one.is_exact and one.role == ("rate" if rates else "level"):
            rows.setdefault((one.period, one.unit), []).append(part)
    for parts in rows.values():
        names = {one.name for one in parts if one.name}
        for name in names:
            own = [one for one in parts if one.name in (name, "" if len(names) == 1 else name)]
            if _is_row(own, _PACE if rates else _DID):
                yield own


def _is_row(parts: Sequence[_Part], done: re.Pattern[str]) -> bool:
    """Return whether figures are of one thing that is done bit by bit, in parts of one year."""
    if len(parts) < _FEWEST or len({(one.first, one.last) for one in parts}) < len(parts):
        return False
    first, last = parts[0].told, parts[-1].told
    span = first.text[first.begin : last.quantity.end + _BEHIND]
    return (
        any(done.search(one.name) for one in parts)
        and len(set(_WRITTEN_YEAR.findall(span))) < _FEWEST
        and not _ADJUSTED.search(span)
        and not any(_OF_OTHERS.search(one.told.gap) for one in parts)
    )


def _in_same_months(one: Statement, before: _Part | None) -> _Part | None:
    """Return the second figure of some months: 一季度检查12次、整改30处."""
    if before is None or not one.gap.startswith("、") or before.told.quantity.end != one.begin:
        return None
    return before._replace(told=one, name=_WORDS.sub("", one.gap))


def _part(one: Statement) -> _Part | None:
    """Return the months that a figure is of, by the words for them before it."""
    found = list(_PART.finditer(one.gap))
    if len(found) != 1:
        return None
    (part,) = found
    lead, behind = one.gap[: part.start()].rpartition("，")[2], one.gap[part.end() :]
    name = _WORDS.sub("", behind) or _WORDS.sub("", lead)
    if part["half"]:
        first, last = (1, _HALF) if part["half"] == "上" else (_HALF + 1, _YEAR)
    elif part["quarter"]:
        last = _QUARTERS[part["quarter"]] * _QUARTER
        first = 1 if _SUMMED.search(one.gap) else last - _QUARTER + 1
    else:
        first, last = 1, _YEAR if part["all"] else int(part["to"] or part["end"])
    return _Part(one, first, last, name)


def _tiled(whole: _Part, parts: Sequence[_Part]) -> list[_Part]:
    """Return the parts that follow one on another from the first month of a whole to its last."""
    made: list[_Part] = []
    month = whole.first
    while month <= whole.last:
        following = [one for one in parts if one.first == month and one.last <= whole.last]
        if not following:
            return []
        shortest = min(following, key=lambda one: one.last)
        made.append(shortest)
        month = shortest.last + 1
    return made if len(made) >= _FEWEST else []
