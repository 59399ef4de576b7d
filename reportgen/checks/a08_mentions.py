"""A08: figures of the form that the prose mentions again."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import MIXED_UNITS, SAME_UNIT, plain
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import quoted
from reportgen.chinese.enumerations import past_ordinal
from reportgen.chinese.figures.slips import is_exchanged
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.model.absent import known
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.model.figures import Amount

TOTAL, BASIC, PROJECT, OFFICIAL, BUDGET = (
    "支出总额",
    "基本支出",
    "项目支出",
    "“三公”经费",
    "年度预算金额",
)
"""The figures of the form by their labels."""

# The characters that the choices begin with stand first, so that it fails at once elsewhere.
_SCAN = lazy_pattern(
    '(?=[支部整总基项“"三年预比较与同相12本今上去前近下明来次力截一四财司派卫工税国事站村社'
    "学小中医公企所二各某全县市省区央机专])(?:"
    "(?P<支出总额>支出总额|(?<=[镇乡局委办院校所位门]全年)支出(?=[0-9])|(?<=[镇乡局委办院校所位门]全年共)支出(?=[0-9])|(?:部门)?整体支出(?:总额|合计|总计)?|总支出|支出合计|支出总计)"
    "|(?P<基本支出>基本支出)|(?P<项目支出>项目支出)"
    '|(?P<三公>[“"]?三公[”"]?经费)'
    "|(?P<年度预算金额>年度(?:部门)?预算(?:金额|总额|总数|数)?|预算(?:总额|金额))"
    "|(?P<compared>(?:[比较与同]|相比)(?:上一?年|去年|(?:19|20)[0-9]{2}年)度?)"
    "|(?P<part_of_year>[上下]半年|前?[一二三四]季度|截至(?:1[01]|[1-9])月"
    "|1月?[-—–~～至到](?:1[01]|[2-9])月)"
    "|(?P<year>(?:19|20)[0-9]{2})年|(?P<now>本年|今年)"
    "|(?P<other_year>上一?年|去年|前[两三]年|[近前][两三几][0-9]?年|下一?年|明年|来年"
    "|次年|同期|预计|力争)"
    "|(?P<other_unit>(?:财政|司法|派出|卫生|工商|税务|国土|事务)所|站(?![在稳位])|(?<"
    "!农)村(?!振兴)|社区|"
    "学校|小学|中学|医院|卫生院|公司|企业|下属|所属|二级|[各某](?!项)|全[县市省]|[县"
    "市省区]级|中央|上级|"
    "机关|本级|项目|工程|专项))"
)
"""The mentions, and what decides whether they are of this unit and of this year."""

_LINK = lazy_pattern(
    "(?:全年|本年度?|当年|(?P<year>(?:19|20)[0-9]{2})年度?)?(?:共|一共|实际)?(?:支出|决算)?(?:总额|合计|总计|金额|数)?(?:实际)?(?:完成|支出|发生)?(?:共计?|累计|总计|合计)?"
    "(?:[均各]?[为是有：:]|达到?)?(?:约为?|近|超过|超|不足|不到)?(?:人民币)?"
)
"""All that may stand between the name of a figure and the figure."""

_LEAD = lazy_pattern(
    "(?:截[至止]|[0-9]{4}年(?:[度末底]|全年)?|本年度?|今年|当年|全年|年度|年[末底]|1?[0-9]月底|"
    "\0+|[我本全](?:镇|乡|街道|局|委|办|院|校|所|站|中心|单位|部门|会|队|馆|园)|单位|部门)*"
    "[的在]?(?:财政)?(?:[共总]计?|累计|实际|全部)?(?:完成|实现|发生|列支)?"
)
"""All that may stand before the name of a figure in its clause."""

_OF_OTHER = lazy_pattern(
    "(?:(?:19|20)[0-9]{2}年度?)?(?![我本全该])[^，。；：、0-9\0]{0,20}"
    "(?:院|学校|中学|小学|幼儿园|所|站|中心|队|馆|社|场|(?:下属|所属|[镇乡县]属)[^，。；：0-9]{0,6}单位)"
    '(?:(?:19|20)[0-9]{2}年度?|[“"]三公)'
)
"""What a paragraph begins with that tells of another unit's money: 镇卫生院2024年度收入合计……."""

_OURS_AGAIN = lazy_pattern(
    "\0|[我本全](?:镇|乡|街道|局|委|办|院|校|所|站|中心|单位|部门|会|队|馆|园)"
)
_IN_AND_OUT = ("收入、支出", "收入和支出", "收入及支出")
_PLANNED = lazy_pattern("的?(?:年初|全年|当年|调整后?)?(?:部门)?预算")
_CHANGED = lazy_pattern("追加|调[整增减]")
_CLAUSE_END = lazy_pattern("[，。；、：:,（(\n]")
_NAMED = [
    Sign(f"{name}[^，。；：]{{0,16}}[：:]?[^，。；：]{{0,8}}[0-9０-９]", marks)
    for name, marks in (
        (
            "支出(?:总额|合计|总计|(?<=[整体总本目年共]支出))",
            words("支出总额 支出合计 支出总计") | each_of("整体总本目年共", "支", "出"),
        ),
        ('三公[”"]?经费', words("三公")),
        ("年度(?:部门)?预算", words("年度预算 年度部门预算")),
        ("预算(?:总额|金额)", words("预算总额 预算金额")),
    )
]
_LABELS = {
    "支出总额": TOTAL,
    "基本支出": BASIC,
    "项目支出": PROJECT,
    "三公": OFFICIAL,
    "年度预算金额": BUDGET,
}
_AMONG, _ALL_OUT, _NEAR = "其中", "支出总计", 16
_CARRIED = lazy_pattern("结转|结余")
_SPEAKS_FOR_ITSELF = ("三公", "部门整体", "整体支出", "年度预算金额")
_REACH = 40
_WAN = 4


class _Mention(NamedTuple):
    """A figure of the form named in prose with a quantity, which begins at ``start``.

    ``is_clear`` tells that nothing but that figure can be meant.
    """

    label: str
    start: int
    quantity: Quantity
    is_clear: bool


@rule(
    codes.A08,
    explanation="核对正文里再次写到的支出总额、基本支出、项目支出、“三公”经费、"
    "年度预算金额与填报数。只核对本单位、评价年度的数：写明是上年、其他年度、"
    "计划的，写的是某站所、某村、全县、某个项目的，“其中”属于别的总量的，都不核对；"
    "概述和其他需要说明问题以外，没有写明全年、本单位的也不核对。单位不同的先换算，"
    "四舍五入到正文写的位数后相等就算一致；否则相差超过0.01万元（元与万元0.05万元）"
    "是错误。写“约”“余”“近”等概数的，差到末位有效数字以上才报，级别是警告；"
    "正文比填报数多写了小数、四舍五入后相等的，也是警告。"
    "填报表里没有这一项的不判定。",
    wrong="（填报支出总额3539万元）2024年支出总额3593万元，资金使用规范。",
    right="（填报支出总额3539万元）2024年支出总额3539万元，资金使用规范。",
)
def mentions_agree_with_the_form(subject: Subject) -> Iterator[Hit]:
    """Compare figures that the prose mentions again with those of the form."""
    given = _given(subject)
    for passage in subject.passages_with(*_NAMED):
        for mention in _MentionReader(passage, subject).mentions():
            amount = given.get(mention.label)
            if amount is not None:
                yield from _disagreement(passage, mention, amount)


def _given(subject: Subject) -> Mapping[str, Amount | None]:
    expenditure = subject.report.performance.expenditure
    official = expenditure.official_expenses
    return {
        TOTAL: known(expenditure.total),
        BASIC: known(expenditure.natures.basic),
        PROJECT: known(expenditure.natures.project),
        OFFICIAL: known(official.total_amount) if official is not None else None,
        BUDGET: known(subject.report.overview.annual_budget),
    }


class _MentionReader:
    """One pass over a passage, with what was said last about year and unit.

    The year holds until another is named, and so does another unit that the passage begins with;
    a comparison and another unit elsewhere hold to the end of their sentence; a 其中 is of this
    unit when its sentence named the total before.
    """

    def __init__(self, passage: Passage, subject: Subject) -> None:
        name = subject.report.overview.unit_name
        self.passage = passage
        self.text = passage.text.replace(name, "\0" * len(name))
        self.year = str(subject.year)
        self.whole = passage.role.speaks_for_unit
        self.this_year = self.this_unit = True
        self.total_named = self.is_clear = False

    def mentions(self) -> Iterator[_Mention]:
        """Return the figures of the form that the passage names with a sum of money."""
        money = {one.start: one for one in self.passage.quantities if one.unit == "元"}
        is_of_other = _OF_OTHER.match(self.text) is not None
        for begin, end in self.passage.sentences:
            is_of_other = is_of_other and not _OURS_AGAIN.search(self.text, begin, end)
            self.this_unit, self.total_named, compared = not is_of_other, False, False
            for found in _SCAN.finditer(self.text, begin, end):
                group = found.lastgroup or ""
                compared = compared or group in ("compared", "part_of_year")
                if group not in _LABELS:
                    self._take_note(found, group)
                elif self._is_ours(found, begin) and not compared:
                    label = _LABELS[group]
                    if label == BUDGET and _CHANGED.search(self.text, begin, found.start()):
                        continue  # what it was after that
                    if _PLANNED.match(self.text, found.end()):
                        continue  # 部门整体支出年初预算A，其中基本支出B: what was planned
                    self.total_named = self.total_named or (label == TOTAL and self.is_clear)
                    link = _LINK.match(self.text, found.end())
                    if link and link["year"] not in (None, self.year):
                        continue
                    quantity = money.get(link.end() if link else found.end())
                    if quantity is None or self.text.startswith(("用于", "的项目"), quantity.end):
                        continue
                    if quantity.low is None:
                        yield _Mention(label, found.start(), quantity, self.is_clear)

    def _take_note(self, found: re.Match[str], group: str) -> None:
        """Note which year or whose money the text goes on to speak of."""
        if group == "year":
            self.this_year = found[group] == self.year
        elif group in ("now", "other_year"):
            self.this_year = group == "now"
        elif group == "other_unit":
            self.this_unit = False

    def _is_ours(self, found: re.Match[str], begin: int) -> bool:
        """Return whether a figure is named as this unit's own, of this year, and as a whole."""
        if not (self.this_year and self.this_unit):
            return False
        start = found.start()
        if self.text.startswith(_IN_AND_OUT, max(begin, start - 3)):
            start -= 3  # 收入、支出总计均为3920万元
        marks = _CLAUSE_END.finditer(self.text, max(begin, start - _REACH), start)
        clause = max([past_ordinal(self.text, begin), *(mark.end() for mark in marks)])
        if start - clause > _REACH:
            return False
        lead = self.text[clause:start].removeprefix(_AMONG)
        if _AMONG in self.text[max(begin, start - 4 * _REACH) : start] and not self.total_named:
            return False
        # 举办运动会，总支出5万元: only some names say by themselves whose money they are of.
        clear = lead or self.whole or self.total_named
        itself = any(name in found.group() for name in _SPEAKS_FOR_ITSELF)
        self.is_clear = bool(clear) or itself
        return _LEAD.fullmatch(lead) is not None


def _disagreement(passage: Passage, mention: _Mention, amount: Amount) -> Iterator[Hit]:
    quantity = mention.quantity
    stated = quantity.wan
    if stated is None:
        return
    place = Decimal(1).scaleb(quantity.exponent - quantity.places - _WAN)
    gap = abs(stated - amount.value)
    if quantity.approx:
        allowed = _last_significant(stated, place)
    else:
        mixed = quantity.exponent == 0 or not str(amount).endswith(("万元", "亿元"))
        allowed = max(MIXED_UNITS if mixed else SAME_UNIT, place / 2)
        allowed = allowed if amount.value % place else min(allowed, MIXED_UNITS)
    is_slip = mention.is_clear or is_exchanged(amount.value.scaleb(_WAN), quantity)
    if gap <= allowed or not is_slip or _is_with_balance(passage, mention, gap):
        return
    words = passage.text[mention.start : quantity.end]
    larger, smaller = max(stated, amount.value), min(stated, amount.value)
    yield Hit(
        passage.path,
        f"{quoted(words)}与填报的{mention.label}{amount}不等："
        f"{plain(larger)}−{plain(smaller)}={plain(gap)}万元",
        "与决算核对，改正正文或填报的数，两处写同一个数",
        "warning"
        if quantity.approx or not mention.is_clear or _is_rounded(amount, stated)
        else None,
    )


def _is_with_balance(passage: Passage, mention: _Mention, gap: Decimal) -> bool:
    """Return whether a 支出总计 is more by what was carried over, as 决算 add it up."""
    return passage.text.startswith(_ALL_OUT, mention.start) and any(
        one.wan == gap and _CARRIED.search(passage.text, max(0, one.start - _NEAR), one.start)
        for one in passage.quantities
    )


def _is_rounded(amount: Amount, stated: Decimal) -> bool:
    """Return whether an amount without decimals is a more exact figure, rounded to 万元."""
    return amount.value == stated.quantize(Decimal(1), ROUND_HALF_UP)


def _last_significant(stated: Decimal, place: Decimal) -> Decimal:
    """Return what the last digit that is not 0 stands for: 100 for 约3500万元."""
    while stated and stated % (place * 10) == 0:
        place *= 10
    return place
