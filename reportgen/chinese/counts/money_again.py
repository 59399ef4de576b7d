"""A sum of money told again with a slip: 到位资金495.36万元，…。495.86万元资金已全部支付."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.exchanged_digits import Mention
from reportgen.chinese.figures.rough_numbers import SLIPS
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.chinese.counts.told_again import CountedPlaces

_MONEY = lazy_pattern("(?P<digits>[1-9][0-9]*(?:[.][0-9]{1,6})?)(?P<unit>[万亿]?元)")
_CLAUSE = lazy_pattern("[^，。；：:、（）()\n]*$")
_BEHIND = lazy_pattern("[^。；\n]{0,40}")
_GIVEN = lazy_pattern("下达|到位|安排|预算|收到|投入|投资|争取|批复|拨入|资金|经费|拨款|总价|合同")
_DONE = lazy_pattern("到位|拨款|资金")
_SPENT = lazy_pattern("支出|支付|执行|使用|拨付|发放|兑付")
"""What an execution rate is reckoned of, so that a wrong one is told of with it."""

_OTHER = lazy_pattern(
    "上年|去年|同[比期]|[增减升降差超]|计划|结余|结转|剩余|其余|余下|每|均|占|其中|另|累计|首批|第[一二三四]|月|季度|半年|调整|追|不[含足超]|[约近]$"
)
_GIVEN_WHOLE = lazy_pattern(
    "(?:的|项目|专项|补助|补贴|奖补|扶持|财政|救助|上级|中央|工程)*(?:资金|经费|款项|补助|补贴|拨款)?(?:目前|现|均|都)?"
    "(?:已经?|均已?|全部|全额|都已?|足额)(?!下达|到位)"
)
_THAT = lazy_pattern(
    "(?:截[至止](?:目前|年底|年末|(?:20[0-9]{2}年)?[0-9]{1,2}月[^，。；]{0,4})|年末|年底|目前|该|上述|以上|这|此|本|项目|笔|项|到位|下达|专项|的|资金|经费|总额|共|预算)*"
)
_ALL_SPENT = lazy_pattern(
    "元[，,（(]?(?:预算|资金|项目|到位)*(?:执行|支付|使用|到位|拨付|支出|完成)(?:率|进度)(?:为|达到?|是)?100[%％]"
)
_FILLING = lazy_pattern(
    "(?:20[0-9]{2}|[0-9]+)年度?|全年|当年|本年度?|年度|截至|年末|年底|项目|实际|共计?|合计|为|是|总额|达到?|[了的]"
)
_YEAR = lazy_pattern("20[0-9]{2}(?=年)")
_REACH, _NEAR, _FEWEST, _SHORTEST, _LONG = 320, 160, 4, 4, 6
_CLOSE, _LONG_SUM = 200, 5
_LEFT = lazy_pattern("结余|结转|剩余|节约|率")


class MoneyAgain(NamedTuple):
    """Two mentions of one sum of money that differ by a slip."""

    first: Mention
    second: Mention


class _Sum(NamedTuple):
    start: int
    end: int
    digits: str
    number: int
    point: int
    unit: str


def read_money_again(text: str, places: CountedPlaces) -> Iterator[MoneyAgain]:
    """Return the sums of money told again with a slip, none where the second is told elsewhere.

    ``places`` are those of the figures in the text.
    """
    sums = list(_sums(text, places))
    told = {(one.digits, one.unit) for one in sums}
    if len(told) <= 1:
        return
    for at, second in enumerate(sums):
        for back in range(at - 1, -1, -1):
            first = sums[back]
            if second.start - first.end > _REACH:
                break
            if not _is_slip(first, second):
                continue
            between = sums[back + 1 : at]
            if any(one.digits == second.digits for one in between):
                break
            between = [one for one in between if one.digits != first.digits]
            if _is_one(text, first, second, between):
                yield MoneyAgain(_mention(text, first), _mention(text, second))
                break


def _sums(text: str, places: CountedPlaces) -> Iterator[_Sum]:
    for start, end in zip(places.starts, places.ends, strict=True):
        if text[end - 1] in "元万亿" and (found := _MONEY.match(text, start)):
            digits = found["digits"]
            number = digits.replace(".", "")
            if len(number.rstrip("0")) >= _FEWEST - 1 and len(number) >= _FEWEST:
                point = len(digits) - digits.find(".") if "." in digits else 0
                yield _Sum(start, found.end(), digits, int(number), point, found["unit"])


def _is_slip(first: _Sum, second: _Sum) -> bool:
    alike = (first.point, first.unit, len(first.digits)) == (
        second.point,
        second.unit,
        len(second.digits),
    )
    return alike and first.number - second.number in SLIPS


def _is_one(text: str, first: _Sum, second: _Sum, between: list[_Sum]) -> bool:
    """Return whether two sums are by their words the same one."""
    gap = text[first.end : second.start]
    before, again = _clause(text, first.start), _clause(text, second.start)
    if _OTHER.search(before) or _OTHER.search(again) or "分别" in gap:
        return False
    behind = _behind(text, second.end)
    is_near = len(gap) <= _NEAR and not any(mark in gap for mark in "；\n")
    if is_near and not between and _GIVEN.search(before):
        if _THAT.fullmatch(again) and _GIVEN_WHOLE.match(behind):
            return True
        is_close = abs(first.number - second.number) * _CLOSE < first.number
        is_done = _DONE.search(again) and not _SPENT.search(again)
        if (is_done or is_close) and _ALL_SPENT.match(text, second.end - 1):
            return True
        if is_close and _SPENT.search(again) and _are_exchanged(first, second):
            return not _LEFT.search(text, second.end, second.end + len(behind))
    return _is_called_alike(text, first, second, (before, again))


def _are_exchanged(first: _Sum, second: _Sum) -> bool:
    """Return whether two sums have the same digits in another order, enough of them to tell."""
    return len(first.digits) > _LONG_SUM and sorted(first.digits) == sorted(second.digits)


def _is_called_alike(text: str, first: _Sum, second: _Sum, named: tuple[str, str]) -> bool:
    """Return whether both have one name, told in two sentences of one year."""
    gap = text[first.end : second.start]
    if "。" not in gap and "\n" not in gap:
        return False
    sentences = [_sentence(text, one.start) for one in (first, second)]
    years = [_YEAR.findall(sentence) for sentence in sentences]
    if any("其中" in each for each in sentences) or not set(years[1]) <= set(years[0]):
        return False
    one, other = (_FILLING.sub("", name) for name in named)
    least = (_SHORTEST if len(gap) <= _NEAR else _LONG) - (one == other)
    return len(other) >= least and one.endswith(other)


def _sentence(text: str, at: int) -> str:
    begin = max(text.rfind(mark, 0, at) for mark in "。\n")
    return text[begin + 1 : at]


def _clause(text: str, at: int) -> str:
    found = _CLAUSE.search(text, max(0, at - _REACH // 8), at)
    return found[0] if found else ""


def _behind(text: str, at: int) -> str:
    found = _BEHIND.match(text, at)
    return found[0] if found else ""


def _mention(text: str, one: _Sum) -> Mention:
    return Mention(one.start, one.end, one.digits, _clause(text, one.start), "", one.unit)
