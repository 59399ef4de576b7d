"""What was done in a whole year, told twice in the same words: 全年调处矛盾纠纷214起, 共231起."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.counts.told_again import ToldAgain, ToldCount
from reportgen.chinese.figures.measure_words import same_unit
from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Begins with the one set of characters that a search can pass over all others by.
_YEAR = (
    "[全年本今截](?:(?<![^，。；：\n].)|(?<=[一二三四五六七八九十0-9][）．.是年].))"
    "(?:(?<=[全今])年|(?<=年)[内末]|(?<=本)年度?|(?<=截)至年底)"
)
MAY_BE_YEARLY = Sign(
    f"{_YEAR}[\u4e00-\u9fff]{{4,20}}?(?=[0-9])", words("全年 年内 本年 今年 年末 截至年底")
)
"""What may tell how much of something was done in a year, or is there at its end."""

_COUNT = lazy_pattern(
    f"{_YEAR}(?P<done>[\u4e00-\u9fff]{{4,20}}?)(?P<number>[1-9][0-9]{{0,5}})"
    "(?P<unit>[起件户个座处名人场期条盏辆台批宗份套间口棵株](?![次均])|人次|批次|场次)(?P<after>[^，。；：\n]{0,6})"
)
_FILL = lazy_pattern(
    "共计?|累计|总共|各[类种项]|群众的?|[的了]|[全本我][镇乡县区市校局院街]道?|辖区内?|已|现?有"
)
_OFTEN = lazy_pattern(
    "检查|巡查|巡[护逻]|培训|宣[传讲]|会议?|活动|演练|执法|整治|讲座|服务|任务|调研|行动|排查|隐患|项目|案件|问题|线索"
    "|督[查导]|抽[查检]|走访|信息|文件|事项|人员|村民|农户|企业|单位|志愿|工作|劳动力"
)
"""What each office does for itself, and so is told with a number by each of them."""

_OTHER = lazy_pattern(
    "[上去]年|同比|[增减升降]|新|目标|计划|预算|应|拟|每|均|平均|另|其[中他余]|[和及与、]|占|比|超|不|未|仅|各|所属|下属"
)
_OF_PATIENTS = lazy_pattern(
    "(?:收治|接诊)?(?:门诊|急诊|门急诊|住院|出院|诊疗)(?:总?人次数?|病人|患者)?"
)
_NOT_WHOLE = lazy_pattern("以[上下内]|左右|多|余|次|月")
_SHORTEST, _CLOSE = 5, 4


def read_yearly_counts(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[ToldAgain]:
    """Return what was done in the year by the same words, with two numbers near each other.

    ``spans`` are the sentences that may tell of it.
    """
    first: dict[str, ToldCount] = {}
    for start, end in spans:
        for found in _COUNT.finditer(text, start, end):
            done = _FILL.sub("", found["done"])
            if len(done) < _SHORTEST and not _OF_PATIENTS.fullmatch(done):
                continue
            if _OFTEN.search(done) or _OTHER.search(done):
                continue
            if _NOT_WHOLE.match(found["after"]):
                continue
            at, past = found.start("number"), found.end("unit")
            before = text[found.start() : at]
            one = ToldCount(at, past, found["number"], found["unit"], before, "")
            known = first.setdefault(done, one)
            if known.digits != one.digits and same_unit(known.unit, one.unit):
                numbers = int(known.digits), int(one.digits)
                if (max(numbers) - min(numbers)) * _CLOSE <= max(numbers):
                    yield ToldAgain(known, one)
