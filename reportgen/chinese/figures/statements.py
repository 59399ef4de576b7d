"""What a passage says: each figure with what it is of, its basis, and how it stands to others."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final, Literal

from reportgen.chinese.figures.measure_words import RATES
from reportgen.chinese.figures.quantities import Quantity, read_quantities
from reportgen.chinese.sentences import periods
from reportgen.lazy_property import LazyProperty
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal["level", "difference", "rate"]
"""What a figure tells: how much there is, by how much that moved, or a percentage."""

Basis = Literal["planned", "granted", "done", "left", ""]
"""Where money or a task stands: 预算、计划, then 下达、到位, then 支出、完成; 结余 is left."""

_UP: Final = "增长|增加|增收|增支|增幅|涨幅|上升|上涨|提高|提升|追加|调增|净增|超出|超支|多支|多|超"
_DOWN: Final = (
    "下降|减少|减收|减支|减幅|降幅|降低|下滑|压减|压缩|缩减|下浮|节约|节省|追减|调减|净减|少支|短收"
    "|少"
)
UP_WORDS: Final = frozenset((*_UP.split("|"), *"增升涨"))

_MOVED = lazy_pattern(
    f"(?<!改造)(?<!不多不)(?P<verb>{_UP}|{_DOWN}|(?<![^年比期])[增升涨减降])(?:(?:幅度|率|比例|比率)(?:为|是|达到?)?|(?<=幅)(?:为|是|达到?)|了|额|数)?"
    "(?:支出|收入|预算|经费|资金|指标|开支|金额|数额|投入|投资|[人户件]数|人次|面积|[发付拨收缴]|(?<=[多少])(?:[用花造建修种养]|化解|培训|完成|办[理结]|受理|改造|新建|建设|修建|种植|栽植|发放|接待|开展|举办|救助|安置|整改|排查|清理|拆除)|(?<=超)(?:[上去]年|上一年)同期)?为?"
    "(?:共|约|近|达|了|各)*$"
)
_MOVES_TO = lazy_pattern(
    "[，,]?(?:[增减升降涨提调压缩扩][加少长高低升降减小大整]?|上升|下降|变)[至到为]"
)
_FROM = lazy_pattern("[由从自]")
_LAST_YEAR = lazy_pattern("上一?年(?!末?(?:财政拨款)?结[转余])|去年(?!结[转余])|同期|前一年")
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}(?=年)")
_DONE_FIRST = lazy_pattern(
    "预算(?:的)?执行|完成预算|实际(?!到位)|实[发收缴付]|决算|执行(?:数|金额)?$|任务完成"
)
_LEFT = lazy_pattern(
    "结余|结转|剩余|节余|余额|未(?:能)?(?:支付|使用|拨付|支出|执行|完成|发放|兑付)|缺口|相差|差额"
)
_PLANNED = lazy_pattern(
    "预算(?!编制|评审|绩效|单位)|计划(?!生育)|(?<!特定)目标(?!考核|管理)|应(?!急|用|对)|批复|核定|编制|定额|概算|任务|指标值|拟|≥|≤"
)
_GRANTED = lazy_pattern("安排|下达|到位|收到|拨入|争取|获得|筹集|预拨|拨款|总投资|合同")
_DONE = lazy_pattern(
    "支出|支付|拨付|使用|完成|列支|发放|兑付|兑现|实有|在职|在编|在岗|开展|报账|开支|"
    "执行|已|建成|改造|办结"
)
_NAMED_BUDGETS = lazy_pattern(
    "(?:一般公共|公共财政|政府性基金|国有资本经营|社会保险基金|地方一般)预算性?(?=财政|拨款|可用|总?收入|总?支出|总?财力|本级)"
)
"""Budgets that what came in and was spent is named after."""

_ADJUSTED = lazy_pattern("(?:追[加减]|调[增减]|核[增减]|收回|划转)(?!后)")
_MOVES = lazy_pattern("[增减升降涨跌]")
_JOINED = frozenset("、和及与")
_TO_LAST_MARK = lazy_pattern("(?s:.*)(?<=[，,。；;：:（(、\n])")
_REMOVED = lazy_pattern(
    '[“”"\\s]|(?:19|20)[0-9]{2}年度?(?:末|底)?|[0-9]+月(?:底|末)?|本年度?|全年|当年|'
    "年度|今年|截至|年末|年底|"
    "其中|[：:，,、；;（(）)]|支出|决算|经费|费用|资金|总额|总计|合计|共计|累计|实际|"
    "完成|安排|金额|总量|"
    "(?:共|为|是|达到|达|均|的|数|约|有|计|分别|经比较|经分析|本单位|我单位|我局|我镇|全镇|全县)"
)


class Statement:
    """One figure of a passage with the words since the figure before it in its sentence.

    ``period`` counts the sentences that end with 。, ``item`` those that end with ； too.
    """

    def __init__(
        self,
        text: str,
        quantity: Quantity,
        begin: int,
        period: int,
        item: int,
        before: Statement | None = None,
    ) -> None:
        self.text = text
        self.quantity = quantity
        self.unit = quantity.unit
        self.begin = begin
        self.period = period
        self.item = item
        self._before = before

    def __repr__(self) -> str:
        return f"Statement({self.gap!r}, {self.quantity.text!r}, {self.role}, {self.basis!r})"

    @LazyProperty
    def gap(self) -> str:
        """The words since the figure before it, or since its sentence began."""
        return self.text[self.begin : self.quantity.start]

    @property
    def row_gap(self) -> str:
        """The words before it, or before the figure that it directly follows: 低保612户1026人."""
        return self.gap if self.gap or self._before is None else self._before.row_gap

    @LazyProperty
    def lead(self) -> str:
        """The words before the figure in its own clause."""
        marks = _TO_LAST_MARK.match(self.gap)
        return self.gap[marks.end() :] if marks else self.gap

    @LazyProperty
    def verb(self) -> str:
        """The word of movement before the figure; empty for what did not move.

        减少5批次、38人次: the second is told with the first. In 从29人降为16人 it is a level.
        """
        before = self._before
        moved = _MOVED.search(self.lead)
        if moved:
            return "" if before is not None and before.is_left_behind else moved["verb"]
        return before.verb if before and self.gap in _JOINED and self._goes_on else ""

    @LazyProperty
    def _goes_on(self) -> bool:
        """Whether it is told of the same thing as the figure before it: 38批次、314人次."""
        before = self._before
        if before is None or self.gap not in _JOINED or self.unit in RATES:
            return False
        return before.unit not in (self.unit, *RATES)

    @LazyProperty
    def is_left_behind(self) -> bool:
        """Whether it is what something was before it moved: the 40万元 in 由40万元增至46万元."""
        return _MOVES_TO.match(self.text, self.quantity.end) is not None and bool(
            _FROM.search(self.lead)
        )

    @property
    def is_up(self) -> bool:
        """Whether the word of movement tells of more."""
        return self.verb in UP_WORDS

    @LazyProperty
    def role(self) -> Role:
        """What the figure tells."""
        if self.unit in RATES:
            return "rate"
        return "difference" if self.verb else "level"

    @LazyProperty
    def basis(self) -> Basis:
        """Where what the figure counts stands between plan and result, empty where not told."""
        lead = _NAMED_BUDGETS.sub("", self.lead) if "预算" in self.lead else self.lead
        if _LEFT.search(lead):
            return "left"
        if _DONE_FIRST.search(lead):
            return "done"
        if _PLANNED.search(lead):
            return "planned"
        if _GRANTED.search(lead):
            return "granted"
        return "done" if _DONE.search(lead) else ""

    @LazyProperty
    def adjusts(self) -> bool:
        """Whether a plan told before grew or shrank by the figure: 年中追加120万元."""
        return _ADJUSTED.search(self.lead) is not None

    @LazyProperty
    def is_last_year(self) -> bool:
        """Whether the figure is said to be of the year before."""
        if said := _LAST_YEAR.search(self.lead):
            return not _MOVES.search(self.lead, said.end())  # 比上年增产620吨 is no level
        before = self._before
        return self._goes_on and before is not None and before.is_last_year

    @LazyProperty
    def year(self) -> int | None:
        """The year written before the figure in its clause."""
        years = _YEAR.findall(self.lead)
        return int(years[-1]) if years else None

    @LazyProperty
    def name(self) -> str:
        """What the figure is of, without how, when and how far: “三公”经费支出合计 is 三公."""
        return plain_name(self.quantity.subject or self.lead)

    @LazyProperty
    def is_exact(self) -> bool:
        """Whether it states one number and no about."""
        return self.quantity.exact


def plain_name(words: str) -> str:
    """Reduce the name of a measure to what tells it from others."""
    return _REMOVED.sub("", words)


def read_statements(
    text: str,
    quantities: Sequence[Quantity] | None = None,
    spans: Sequence[tuple[int, int]] | None = None,
) -> list[Statement]:
    """Return what a text says, figure by figure.

    ``quantities`` and ``spans``, its periods, are its own, if read before.
    """
    found = read_quantities(text) if quantities is None else quantities
    if not found:
        return []
    starts = [start for start, _ in (periods(text) if spans is None else spans)]
    statements: list[Statement] = []
    past, item, before = 0, 0, None
    for quantity in found:
        start = quantity.start
        period = max(0, bisect_right(starts, start) - 1)
        if "；" in (between := text[past:start]) or ";" in between:
            item += 1
        begin = max(past, starts[period])
        before = Statement(text, quantity, begin, period, item + period, before)
        statements.append(before)
        past = quantity.end
    return statements
