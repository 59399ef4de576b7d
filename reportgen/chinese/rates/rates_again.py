"""One rate told twice, each time with another number: 运转类经费执行率98.2%, then 98.6%."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportgen.chinese.figures.slips import are_slips
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

_KINDS = (
    "执行率|执行进度|支付率|支付进度|拨付率|拨付进度|到位率|完成率|办结率|及时率|合格率|覆盖率|普及率|参保率|满意度|满意率"
    "|入学率|巩固率|成活率|使用率|利用率|知晓率|化解率|收缴率|整改率|达标率|控制率"
)
_SAME_KINDS = {"执行进度": "执行率", "支付进度": "支付率", "拨付进度": "拨付率", "满意率": "满意度"}
_IS = "(?:为|是|达到?|只有|仅)?了?"
MAY_BE_RATE_AGAIN = Sign(f"(?:{_KINDS}){_IS}[0-9]", words(_KINDS.replace("|", " ")))
"""A rate by its name."""

_KIND = lazy_pattern(_KINDS)
_NAMED = lazy_pattern(
    f"(?P<name>[\u4e00-\u9fff“”]{{3,24}}?)(?P<kind>{_KINDS}){_IS}(?P<rate>[0-9]+(?:[.][0-9]+)?)[%％]"
    f"|(?P<kind_ahead>{_KINDS}){_IS}(?P<rate_ahead>[0-9]+(?:[.][0-9]+)?)[%％]的(?P<name_behind>[\u4e00-\u9fff]{{3,12}})(?=[，。；])"
    "|(?P<name_before>[\u4e00-\u9fff]{3,16}?)(?:安排|下达|批复|为|共)?[0-9][0-9.]*万元"
    "(?:(?!其中|[0-9][%％]|[。；\n]).){0,40}，(?P<kind_after>(?:执行|支付|拨付)(?:率|进度))"
    f"{_IS}(?P<rate_after>[0-9]+(?:[.][0-9]+)?)[%％]"
)
_FILLING = lazy_pattern(
    "^(?:年度?|全年|当年|本年度?|年度|截至|年末|年底|目前|全[镇乡县]|[我本][镇乡局县]|我单位|本单位|一是|二是|三是|其中|但|虽然"
    "|下一步|继续|巩固|对|将|使|各类?|的)+|(?:项目|资金|经费|预算|年初|全年|总|共|的)+$"
)
_GENERAL = lazy_pattern(
    "(?:整体|总体|全部|各|财政|部门|单位|年度|预算|项目|资金|支出|基本|一般|公共|平均|综合|工作|任务|指标|绩效|的)*"
)
_OTHER = lazy_pattern(
    "上一?年|去年|同期|(?:[1-9]|1[01])月|季度|半年|年[初中]|期初|目标|指标|计划|要求|标准|不低于|不少于|力争|确保|达到?[0-9.]+[%％]以上"
    "|同比|[比较](?:上|去|年初|预算|目标|计划|20)|提高|提升|上升|下降|降低|首次|复查|复检|改[前后]|全省|全国|全市|全县|平均|以[上下]|[前后]者|分别"
)
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}(?=年)")
_SENTENCE = lazy_pattern("[^。；\n]*")
_SHORTEST = 2


class RateAgain(NamedTuple):
    """A rate at ``text[start:end]``: its name, what kind it is and its number as written."""

    start: int
    end: int
    name: str
    kind: str
    number: str


def read_rates_again(
    text: str, places: Sequence[tuple[int, int]], year: str
) -> Iterator[tuple[RateAgain, RateAgain]]:
    """Return the rates of the same name that two sentences tell with a slip between them.

    ``places`` are those of the sentences that may tell a rate. Rates of other years and times, and
    those that are aimed at, are none.
    """
    first: dict[tuple[str, str], RateAgain] = {}
    for begin, end in _of_kinds_told_twice(text, places):
        for found in _NAMED.finditer(text, begin, end):
            ahead = text[begin : found.end()]
            if _OTHER.search(ahead) or set(_YEAR.findall(ahead)) - {year}:
                break
            told = _rate(found)
            if len(told.name) < _SHORTEST or _GENERAL.fullmatch(told.name):
                continue
            earlier = first.setdefault((told.name, told.kind), told)
            if earlier.start < begin and _are_slips(earlier.number, told.number):
                yield earlier, told


def _of_kinds_told_twice(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the sentences with a kind of rate that another has as well."""
    kinds = [
        {_SAME_KINDS.get(each, each) for each in _KIND.findall(text, *place)} for place in places
    ]
    times = Counter(kind for each in kinds for kind in each)
    return (
        place
        for place, each in zip(places, kinds, strict=True)
        if any(times[one] > 1 for one in each)
    )


def _rate(found: re.Match[str]) -> RateAgain:
    named, ahead = found["name"], found["name_behind"]
    kind = found["kind"] or found["kind_ahead"] or found["kind_after"]
    number = found["rate"] or found["rate_ahead"] or found["rate_after"]
    name = named or ahead or found["name_before"]
    plain = _FILLING.sub("", name.replace("“", "").replace("”", ""))
    return RateAgain(*found.span(), plain, _SAME_KINDS.get(kind, kind), number)


def _are_slips(one: str, other: str) -> bool:
    """Return whether two numbers are written alike and differ by a slip of the pen."""
    if one == other or len(one.partition(".")[2]) != len(other.partition(".")[2]):
        return False
    return are_slips(one.replace(".", ""), other.replace(".", ""))
