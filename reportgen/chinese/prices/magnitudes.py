"""Sums of money in 元 that only make sense in 万元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

MAY_BE_TOO_SMALL = Sign("元(?<=[0-9]元)(?<![0-9]{5}元)(?![/／])", each_of(DIGITS, "元"))
"""What may tell of a sum of money written in 元."""

MAY_BE_TOO_LARGE = Sign(
    "(?:接待|培训|慰问|会议|差旅|误餐|津贴|补[助贴]|演练|体检)(?:[^，。；0-9]{0,6}|[^。；]{0,40}，[^，。；0-9]{0,6})"
    "(?:[0-9][0-9,][0-9.,]*万|[0-9][0-9.,]*(?:[百千]万|亿))元",
    words("万元 亿元"),
)
"""What may tell of a sum of money that is much for the people it was spent on."""

_SPENT_ON = lazy_pattern(
    "(?:接待|培训|慰问|会议|差旅|误餐|津贴|补[助贴]|演练|体检)[^，。；0-9]{0,6}$"
)
_SPENT = lazy_pattern(
    "，(?:共|累计|全年)?(?:支出|支付|花费|费用|发放|兑付)(?:资金|经费|费用)?(?:为|共)?"
)
_OF_UNIT = lazy_pattern(
    "(?:(?:收入|支出|预算|决算)(?:总计|合计|总额|总数)|(?:总收入|总支出|整体支出|基本"
    "支出|项目支出|财政拨款(?:收入|支出))|"
    "“?三公”?经费(?:支出)?)(?:为|是|共|达|完成|安排)*$"
)
_PAID = (
    "(?:津贴|工资|奖金|慰问金|救助金|助学金|奖学金|资助金|报酬|抚恤金|退休金|养老金|生活费|社保)"
)
_COST = lazy_pattern(
    f"(?:(?:津贴|补贴|补助|慰问金|救助金)，[共计]|[共计]发放|[共计]兑付|[共计]支付|支出|费|费用"
    f"|经费|资金|补助|投入|补贴|投资|缴纳|拨付|贷款|{_PAID})，?(?:共|合计|共计|总计|为|达)*$"
)
_WORK = lazy_pattern(
    "(?:新建|修建|改建|扩建|建设|改造|硬化|铺设|装修|修复|治理)[^。；]{0,30}"
    "(?:总?投资|投入|造价|工程款|建设资金|中标价|合同价)(?:共|合计|共计|总计|为|达)*$"
)
_BOUGHT = lazy_pattern(
    "(?:购买|购置|采购|购进|印制|印刷|制作|慰问|租赁)[^。；：0-9]{2,24}，(?:共|合计|累计)?"
    "(?:支出|支付|花费|投入|开支|用款)(?:资金|经费|费用)?(?:共计|共|合计|为)*$"
)
_GIVEN = lazy_pattern(
    "(?:拨付|下达|投入|安排|争取|筹集|筹措)[^，。；0-9]{0,14}(?:资金|经费|投资|补助)(?:共|合计"
    "|共计|为|达)*$"
)
FEE = lazy_pattern(
    "(?:运行(?:维护)?|报刊|征订|邮电|电话|油料|燃油|伙食|保险|公务接待|接待|会议|培训|差旅|办公|印刷|劳务|咨询|水电|维修|维护|租赁|委托业务|体检|服务|审[核计]|评审"
    "|检测|监理|设计|宣传|保洁|物业)费用?(?:支出)?(?:资金)?(?:共|合计|共计|为|是)*$"
)
"""What a unit spends in a year on one kind of thing."""

_UPKEEP = lazy_pattern(
    "(?:投入|支出|安排|下达|拨付)[^，。；0-9]{0,6}(?:养护|管护|维护|维修|清淤|疏浚|绿化|保洁|抚育"
    "|加固)"
    "[^，。；0-9]{0,4}(?:资金|经费|费用?|投资)(?:共|合计|共计|为|达)*$"
)
"""What is spent on kilometres of road or acres of wood."""

_RESETTLED = lazy_pattern("搬|迁|征[地收]")
_TO_EACH = lazy_pattern(
    f"(?:{_PAID}|人员经费|人员(?:补贴|补助|补偿)|顾问费|劳务费|(?:发放|支付)[^，。；0-9]{{0,14}}(?:补贴|补助)(?:资金|金|费)?|(?:误工|值班|岗位|考核)(?:补贴|补助))[^。；]{{0,4}}$"
)
_SALARY = lazy_pattern("工资|人员经费|报酬")
_BODIES = frozenset(("家", "个", "所"))
_BODY = lazy_pattern("(?:行政|贫困|脱贫)?村(?!民)|乡镇|社区|单位|部门|企业|公司|机构|合作社|学校")
_TINY = lazy_pattern("手续费|利息|押金|工本费|邮|票")
_EACH = lazy_pattern(
    "均|每|单价|(?<!高)标准(?!化)|补差|定额|吨水|度电|/|／|[月日年时]工资|[月日年时]薪|工价|月租"
)
_PARTS_OF_EACH = lazy_pattern("[，,]?其中|[（(]|[、和及与]|[，,](?=[^，。；0-9]{2,10}$)")
_PEOPLE = frozenset(("人", "人次", "户", "名"))
_SIZED = {"米": 10, "亩": 1, "平方米": 10}
"""What of each at least comes with one 元 of upkeep."""

_SHORT, _FAR, _NEAR = 2, 24, 4
_MEETING = lazy_pattern("(?:接待|培训|慰问|会议|差旅|误餐|演练|体检)[^，。；0-9]{0,6}$")
_MUCH, _MUCH_TO_MEET, _MUCH_TO_DINE, _SOME = 200_000, 50_000, 8_000, 10
"""What nobody is paid, trained or entertained for, in 元; how many people at least must be told."""

_DINNER = lazy_pattern("公务接待|(?<!旅游)接待费")

_LARGEST, _FEWEST, _PAY, _LEAST_WORK, _LEAST_BOUGHT = 10_000, 20, 10, 1_000, 100
_PAY_OF_YEAR, _LEAST_OF_BODY = 100, 50
"""Pay of less than 10元 for each is no pay; what else is spent may be 1元 for each."""


_CROP = "(?:水稻|稻谷|早稻|中稻|晚稻|一季稻|小麦|玉米|粮食|油菜籽?|大豆|花生|棉花|青稞|谷子|高粱)"
_TO_FIGURE = "(?:水平)?(?:可)?(?:达到?|为|是|约|实现|提高到)*$"
MAY_BE_IMPOSSIBLE = Sign(
    "[入产天日餐年月](?:(?<=[配纯]收入)[^，。；0-9]{0,6}(?:[0-9]{1,3}(?:[.][0-9]+)?元|[0-9]{3,}[0-9.]*万元)"
    "|(?<=[亩单]产)[^，。；0-9]{0,10}[0-9]{4}|(?<=每[天日餐])[^，。；0-9]{0,8}[0-9][0-9.]*万"
    "|(?<=每[人名户位]每[年月])[^，。；0-9]{0,8}[0-9]{3,}[0-9.]*万元)",
    words("亩产 单产 可支配收入 纯收入 每天 每日 每餐 每人每 每名每 每户每 每位每"),
)
"""What may tell a figure of each that can't be: a yield, an income, an allowance for a day."""

_POSSIBLE = (
    (
        lazy_pattern(
            f"(?:{_CROP}[^，。；0-9]{{0,6}}(?:亩产|单产)(?:每亩)?|亩产{_CROP}){_TO_FIGURE}"
        ),
        "公斤",
        10,
        2_000,
    ),
    (lazy_pattern(f"人均(?:可支配|纯)收入{_TO_FIGURE}"), "元", 500, 1_000_000),
    (
        lazy_pattern(f"(?:每[人生床名位]每[天日餐]|每[天日餐]补[助贴])(?:标准)?{_TO_FIGURE}"),
        "元",
        0,
        10_000,
    ),
    (
        lazy_pattern(f"每[人名户位]每[年月](?:补[助贴]|发放|工资)?(?:标准)?{_TO_FIGURE}"),
        "元",
        0,
        1_000_000,
    ),
)
"""What is told of each, its unit, and from where to where it can be."""


def read_impossible(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Return the yields, incomes and allowances of each that nobody has: 水稻亩产5230公斤."""
    for one in statements:
        for named, unit, least, most in _POSSIBLE:
            if one.unit == unit and one.role == "level" and named.search(one.lead):
                if not least <= one.quantity.value <= most:
                    yield one
                break


class TooLarge(NamedTuple):
    """A sum that looks too large for so many people."""

    statement: Statement
    people: Quantity


class TooSmall(NamedTuple):
    """A sum that looks too small; ``people`` where it is that of so many, or of building work."""

    statement: Statement
    people: Quantity | None
    is_work: bool = False


def read_too_small(statements: Sequence[Statement]) -> Iterator[TooSmall]:
    """Return the totals of a unit below 1万元, and costs below 1 元 for each of many people."""
    for index, statement in enumerate(statements):
        quantity = statement.quantity
        if quantity.unit != "元" or quantity.exponent or not 0 < quantity.value < _LARGEST:
            continue
        if statement.role != "level" or _is_of_each(statements, index):
            continue
        if _OF_UNIT.search(statement.lead):
            yield TooSmall(statement, None)
            continue
        begin = statement.text.rfind("。", 0, quantity.start) + 1
        if _is_of_work(quantity, statement.text, begin):
            yield TooSmall(statement, None, is_work=True)
            continue
        short = quantity.value < _LEAST_WORK and quantity.places
        if short and _GIVEN.search(statement.lead):
            yield TooSmall(statement, None, is_work=True)
            continue
        small = quantity.value < _LEAST_WORK and _UPKEEP.search(statement.lead)
        if small and any(
            one.item == statement.item
            and quantity.value * _SIZED.get(one.unit, 0) < one.quantity.value
            and one.unit in _SIZED
            for one in statements
        ):
            yield TooSmall(statement, None, is_work=True)
            continue
        said = statement.lead if len(statement.lead) > _SHORT else statement.gap[-_FAR:]
        people = _counted(statements, index, _PEOPLE)
        if people is not None and _COST.search(said) and _is_too_little(said, quantity, people):
            yield TooSmall(statement, people)
        elif short and FEE.search(statement.lead):
            yield TooSmall(statement, None, is_work=True)
        elif _COST.search(said) and not _TINY.search(said):
            bodies = _counted(statements, index, _BODIES)
            if bodies is not None and quantity.value < bodies.value * _LEAST_OF_BODY:
                yield TooSmall(statement, bodies)


def _is_of_each(statements: Sequence[Statement], index: int) -> bool:
    """Return whether a sum is for each, or a part of one: 人均1020元（补助640元、自付380元）."""
    for at in range(index, -1, -1):
        one = statements[at]
        if _EACH.search(one.gap[-_FAR:]):
            return True
        before = statements[at - 1].quantity if at else None
        is_small = before is not None and before.unit == "元" and not before.exponent
        if not is_small or not _PARTS_OF_EACH.match(one.gap):
            return False
    return False


def _is_of_work(quantity: Quantity, text: str, begin: int) -> bool:
    """Return whether a sum is what building work cost, or one with 角 and 分 what was bought."""
    is_small = quantity.value < _LEAST_BOUGHT and bool(quantity.places)
    if is_small and _BOUGHT.search(text, begin, quantity.start):
        return True
    return quantity.value < _LEAST_WORK and bool(_WORK.search(text, begin, quantity.start))


def _counted(
    statements: Sequence[Statement], index: int, units: Collection[str]
) -> Quantity | None:
    """Return the nearest figure of some units before a sum in its ；-item, else the next after."""
    item = statements[index].item
    for one in (*reversed(statements[:index]), *statements[index + 1 :]):
        if one.item == item and one.unit in units:
            if units is _BODIES and one.unit == "个" and not _BODY.match(one.quantity.object):
                continue
            return one.quantity
    return None


def _is_too_little(said: str, money: Quantity, people: Quantity) -> bool:
    """Return whether a sum is too little for so many people, more so where it is their pay."""
    if _TO_EACH.search(said):
        least = _PAY_OF_YEAR if _SALARY.search(said) else _PAY
        return people.value > 1 and money.value < people.value * least
    return people.value >= _FEWEST and money.value < people.value


def read_too_large(statements: Sequence[Statement]) -> Iterator[TooLarge]:
    """Return the costs of receptions, trainings and the like of 20万元 and more for each person."""
    for index, statement in enumerate(statements):
        if statement.unit != "元" or statement.role != "level" or not statement.quantity.exponent:
            continue
        spent_on = "" if _EACH.search(statement.lead) else _spent_on(statements, index)
        if not spent_on:
            continue
        if _RESETTLED.search(statement.text, max(0, statement.begin - _FAR), statement.begin):
            continue
        people = [
            one.quantity
            for one in statements[max(0, index - _NEAR) : index + _NEAR]
            if one.item == statement.item and one.unit in _PEOPLE
        ]
        most = max(people, key=_value, default=None)
        much = most.value * _much(spent_on) if most else 0
        if most and most.value >= _SOME and statement.quantity.value >= much:
            yield TooLarge(statement, most)


def _much(spent_on: str) -> int:
    """Return what nobody is given, in 元, of what was spent on entertaining, training and so on."""
    if _DINNER.search(spent_on):
        return _MUCH_TO_DINE
    return _MUCH_TO_MEET if _MEETING.search(spent_on) else _MUCH


def _spent_on(statements: Sequence[Statement], index: int) -> str:
    """Return the words that tell of receptions and the like before a sum, or before the counts."""
    statement = statements[index]
    if _SPENT_ON.search(statement.lead):
        return statement.lead
    if not _SPENT.fullmatch(statement.gap):
        return ""
    for one in reversed(statements[max(0, index - _NEAR) : index]):
        if one.item == statement.item and _SPENT_ON.search(one.lead):
            return one.lead
    return ""


def _value(quantity: Quantity) -> Decimal:
    return quantity.value
