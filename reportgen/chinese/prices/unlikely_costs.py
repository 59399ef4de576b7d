"""Costs of so many things that each cannot have cost so little, or so much: 电脑6台，支出3.3元."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

_COUNTS = "盏株棵份册本只羽块张把场期人名户台辆套眼口公米个处座"
_DECIMALS = ("", *(f"[.][0-9]{{{places}}}" for places in range(1, 7)))
_IS_LARGE = f"(?:(?<=亿)|(?<=千万)|{'|'.join(f'(?<=[0-9,]{{4}}{each}万)' for each in _DECIMALS)})元"
MAY_BE_MUCH = Sign(
    f"[万亿{_COUNTS}](?:{_IS_LARGE}[^0-9。；]{{0,16}}[0-9]+[{_COUNTS}]"
    f"|(?<=[0-9][{_COUNTS}])[^0-9。；]{{0,30}}[0-9][0-9.,]*千?[万亿]{_IS_LARGE})",
    words("万元 亿元"),
)
"""What may tell of an amount that is much for the things it was spent on."""

_SPENT = (
    "(?:支出|支付|花费|费用|投入|投资|安排资金|补助资金|奖补资金|救助金|慰问金|补助|补贴|资金|经费|维护费|运维费"
    "|维修费|购置费|采购费|演出费|放映费|印刷费|工资|劳务费|金额|总价|价款|货款|合同价|采购价|列支|开支|拨付"
    "|兑付|发放)"
)
_COST_AFTER = lazy_pattern(
    "[^，。；：、0-9每均]{0,12}[，,]?(?:(?:[^，。；：、0-9每均]{0,6}"
    f"{_SPENT})(?:资金|经费|补助|费用|金额|补贴|[^，。；：、0-9每均]?[^，。；：、0-9每均][金款费])?"
    "(?:共计|共|合计|总计|为|达|约)*|(?<=[，,])(?:共计|合计|总计|共|计|用款))"
)
_COST_BEFORE = lazy_pattern(f"{_SPENT}(?:共计|共|合计|总计|为|达)*$")
_DOING = (
    "(?:出版|订阅|征订|编印|印刷|办案|新增|安装|购置|采购|购买|更换|更新|添置|配备|维修|维护|修缮|改造|新建|修建|建设|慰问|救助|资助|补助|聘用|放映"
    "|举办|开展|组织|印制|印发|接种|送戏|送文艺|送电影|演出|支付|发放|培训|体检|种植|栽植|栽种)"
)
_DONE_BEFORE = lazy_pattern(f"[，,]?(?:用于|为|共|已)?{_DOING}[^，。；：0-9每均]{{0,10}}")
_GIVEN_TO = lazy_pattern("[，,]?(?:共|已)?(?:惠及|涉及|覆盖|受益)[^，。；：0-9每均]{0,8}")
_GIVEN = lazy_pattern("补助|补贴|救助|慰问|危房|改厕|助学|津贴|发放|兑付")
_DONE = lazy_pattern(_DOING)
_KEPT = lazy_pattern(
    "公务用车|接待|演练|新购|新打|机井|硬化|铺设|收集点|电脑|打印机|空调|车辆|演出|电影|放映"
)
_OTHER = lazy_pattern(
    "每|均|单价|(?<!高)标准(?!化)|定额|其中|单位|企业|部门|公司|机构|主体|法人|贷款|产值|产业|基金|股|医疗设备|大型|机组"
    "|生产线|预算单位|商户|分别|铁路|高速|地铁|轨道|隧道"
)
_APPLIANCE = lazy_pattern(
    "电脑|计算机|笔记本|打印机|复印机|扫描仪|空调|电视|相机|记录仪|投影|冰箱|饮水机|桌|椅|柜|床|器材"
    "|路灯|监控|摄像|洗衣机|热水器|净水|喷雾|割草|电动车|摩托车|垃圾桶|电表|水表|灭火器|对讲机|无人机"
)
_CHEAP = lazy_pattern(
    "险|助学|奖学|补贴|津贴|接待|演练|低保|收集点|公示栏|宣传栏|标识牌|化粪池|公厕|接种|疫苗|体检|慰问|培训|放映|电影|讲座|宣讲|义诊"
)
_SMALL_PLACE = lazy_pattern(
    "活动室|卫生室|公厕|厕所|凉亭|垃圾[池屋站]|文化室|书屋|健身[点路]|便民服务[点站]|警务室|岗亭|候车亭|蓄水池|水窖"
)
_REPAIRED = lazy_pattern("维修|检修|保养|年检")
_PAPER = lazy_pattern("资料|传单|折页|手册|读本|海报|问卷|公开信|明白[卡纸]|宣传[单册画品]|试卷")
_CAR = lazy_pattern("轿车|小汽车|小型客车|客车|越野车|商务车|公务用车|皮卡|面包车|小车")
_VILLAGE = lazy_pattern("村道|巷道|沟渠|渠道|步道|入户路|机耕路|硬化")
_HOUSES = lazy_pattern("危房|改厕|厕所|房屋|住房|农房|搬迁|旧房")
_PEOPLE = frozenset(("人", "人次", "名", "户", "户次"))
_LEAST = {
    **dict.fromkeys(("台", "辆", "座", "场", "场次", "期", "所"), 10),
    **dict.fromkeys(("栋", "幢", "间"), 20),
    **dict.fromkeys(("套", "盏", "扇", "次"), 1),
    **dict.fromkeys(("眼", "口"), 100),
}
"""What each of a kind costs at least, in 元; a tenth of 元 for the others."""

_WAN, _MILLION = 10_000, 1_000_000
_MOST = {
    **dict.fromkeys(("盏", "株", "棵", "份", "只", "羽", "块", "把"), 20 * _WAN),
    **dict.fromkeys(("册", "本", "张"), 5_000),
    **dict.fromkeys(("场", "场次", "期", "期次"), 5 * _MILLION),
    **dict.fromkeys(("人", "人次", "名", "户", "户次"), 5 * _MILLION),
    **dict.fromkeys(("台", "辆", "套"), 50 * _MILLION),
    **dict.fromkeys(("眼", "口"), 10 * _MILLION),
    "间": 20 * _MILLION,
    "米": 500_000,
    **dict.fromkeys(("个", "处", "座"), 1_000_000 * _MILLION),
}
"""What each of a kind costs at most, in 元."""

_MOST_OF_CHEAP, _FEWEST, _FEWEST_PEOPLE, _HOUSE, _PAY = 50 * _WAN, 2, 5, 100, 10
_MOST_OF_PAPER, _MOST_OF_PLACE, _MOST_OF_CAR = 5_000, 1_000 * _WAN, 500 * _WAN
_MOST_OF_REPAIR, _MACHINES = 200 * _WAN, frozenset(("台", "辆", "套"))
_LIMITS = (
    (_APPLIANCE, _MOST_OF_CHEAP),
    (_CHEAP, _MOST_OF_CHEAP),
    (_SMALL_PLACE, _MOST_OF_PLACE),
    (_PAPER, _MOST_OF_PAPER),
    (_CAR, _MOST_OF_CAR),
)
"""What each costs at most by what it is called."""

_BOUGHT_SINGLY = frozenset(("辆", "台", "间"))
_SHEETS, _PARTS, _HALF = frozenset(("份", "张", "页")), 10, 2
"""So many of the others cost a 元 at least; where it is written with 角 and 分, fewer."""

_BOUGHT, _NEAR, _MOST_OF_WAY = 10, 20, 20_000
_SMALL, _LARGE = 1_000, 10_000_000


class UnlikelyCost(NamedTuple):
    """So many things, and the figure of money spent on them."""

    counted: Quantity
    statement: Statement
    is_small: bool


def read_unlikely_costs(statements: Sequence[Statement]) -> Iterator[UnlikelyCost]:
    """Return the costs by which each of the things beside them costs next to nothing, or far more.

    The things stand right before the money (电脑6台，支出3.3元) or right after it.
    """
    for one, other in pairwise(statements):
        if one.item != other.item or one.period != other.period:
            continue
        if other.unit == "元" and one.unit not in ("元", "%", ""):
            if not _COST_AFTER.fullmatch(other.gap) or _OTHER.search(one.lead + other.gap):
                continue
            counted, cost = one, other
            near = one.text[max(one.text.rfind("。", 0, one.begin), one.begin - _NEAR, 0) :]
            near = near[: max(0, other.quantity.start - len(one.text) + len(near))]
            if not _DONE.search(near) and not _KEPT.search(near):
                continue
        elif one.unit == "元" and other.unit not in ("元", "%", ""):
            given = _GIVEN_TO.fullmatch(other.gap) and _GIVEN.search(one.lead)
            if not given and not _DONE_BEFORE.fullmatch(other.gap):
                continue
            if _OTHER.search(one.lead + other.gap):
                continue
            counted, cost = other, one
            if not _COST_BEFORE.search(one.lead):
                continue
        else:
            continue
        if cost.role == "level" and counted.role == "level":
            yield from _unlikely(counted, cost)


def _unlikely(counted: Statement, cost: Statement) -> Iterator[UnlikelyCost]:
    money, count, unit = cost.quantity, counted.quantity.value, counted.unit
    single = count == 1 and unit in _BOUGHT_SINGLY
    fewest = 1 if single else _FEWEST_PEOPLE if unit in _PEOPLE else _FEWEST
    if count < fewest or not money.exact:
        return
    about = counted.row_gap + counted.quantity.object + cost.gap
    if not money.exponent and 0 < money.value < _SMALL:
        if unit in _PEOPLE:
            least = _HOUSE if _HOUSES.search(about) else _PAY if "工资" in about else 0
        else:
            least = _LEAST.get(unit, 0) * (_BOUGHT if unit == "辆" and "购" in about else 1)
        rough = _PARTS if unit in _PEOPLE or unit in _SHEETS or not money.places else _HALF
        if money.value < count * least or money.value * rough < count:
            yield UnlikelyCost(counted.quantity, cost, is_small=True)
    elif (
        money.exponent
        and money.value >= _LARGE
        and unit in _MOST
        and money.value >= count * _most(unit, about)
    ):
        yield UnlikelyCost(counted.quantity, cost, is_small=False)


def _most(unit: str, about: str) -> int:
    """Return what each of a kind costs at most, in 元, by what it is called and what was done."""
    most = _MOST[unit]
    for named, limit in _LIMITS:
        if named.search(about):
            most = min(most, limit)
    if unit in _MACHINES and _REPAIRED.search(about):
        most = min(most, _MOST_OF_REPAIR)
    if _VILLAGE.search(about):
        most = min(most, _MOST_OF_WAY if unit == "米" else _MILLION * 20)
    return most
