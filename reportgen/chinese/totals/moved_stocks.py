"""How many there were, who came, who went, how many there are: 年初48人，走4个，来3个，年底47人.

People, households and things that are counted; the words before or behind a figure tell whether it
came or went, and one that neither tells makes the whole account unsure.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Literal

from reportgen.chinese.figures.measure_words import MEASURES, MONEY, PEOPLE, RATES
from reportgen.chinese.figures.nesting import OUTSIDE, brackets_around
from reportgen.chinese.signs import Sign, words
from reportgen.chinese.totals.accounts import Account, made
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.statements import Statement

    Mark = Literal["+", "−"]
    Signed = tuple[Mark, Statement]

_FIRST = (
    "(?<![比较于])(?:年初|期初|[上去]年(?:年?[末底]|结转)"
    "|(?<![0-9])20[0-9]{2}年(?:年?[末底]|12月31日))"
)
MAY_BE_MOVED_STOCK = Sign(
    f"{_FIRST}[^。；0-9]{{0,20}}[0-9]{{1,6}}[^元万亿%％0-9.年月日次]",
    words("年初 期初 年末 年底 上年结 去年结 月31"),
)
"""What may tell how many there were at the beginning of a year."""

_BEGAN = lazy_pattern(_FIRST)
_NO_STOCK = lazy_pattern(
    "预算|批复|下达|计划|目标|设定|任务|核定|编制|职数|名额|资金|同期|人均|平均|每|占"
)
_COMPARED = lazy_pattern("[比较](?:上年|去年|年初|期初)")
_ENDED = lazy_pattern("年末|年底|期末|年终|12月31日|至目前|目前")
_OPENS, _ENDS = (
    lazy_pattern("[年期]初|上年|去年"),
    lazy_pattern("[年期]末|年底|年终|现有|实有|目前"),
)
_YEAR = lazy_pattern("(?<![0-9])20[0-9]{2}(?=年)")
_MOVE = lazy_pattern(
    "(?P<less>转退休|[离退]休|退养|内退|离[任职岗院开校世队]|调(?:[出离走往任]|到(?!我|本))|转(?:[出走往]|到外)|[迁划流外嫁分]出|划走"
    "|考(?:走|出|调|到(?!我|本)|上)|(?:遴选|选调|选拔|提拔|交流|安排)(?:到(?!我|本)|至|去|走|出)|(?:提拔|交流)任职|辞[职退聘任去]|解[聘除雇矫]|开除|除名|清退|免职|罢免|撤职"
    "|去世|逝世|死亡|病[故逝]|过世|亡故|牺牲|减[少员]|走了|走$|退(?:[出役伍学会保]|回(?!来))|期满(?!回来|归来)|届满|[注吊]销|停业|关[闭停]|歇业|销号|核[销减]|报废|报损"
    "|处置|拆[除掉]|淘汰|出院|出栏|毕业|辍学|休学|收监|消除|撤[销并掉]|[返送]?回原(?:单位|籍|学校)|回去了?|取消|出党|劝退|受[^，。；]{0,4}处分|丢失|灭失|到龄|转为|转正|再就业|卖[出掉])"
    "|(?P<more>招[聘录考收用引]|录[用取]|考[入进取]|聘[用任请]|新聘|新[增招录进来分添购建设立开办收入纳认注登成确]|分[配来]|选[调聘]|遴选|引[进入]|安置|接[收转]|转[入来进]"
    "|调(?:[入进来]|到)|迁入|[划流嫁]入|补[充选录招]|增[补加选]|发展|来了?|回[来归]|返[回岗校]|复[学职]|归来|进[来了]|加入|吸收|入[院住学园职党会库伍编]"
    "|收治|登记|注册|纳入|认定|建[成档]|购[入置买进]|出生|开办|设立)"
)
_UNCLEAR = lazy_pattern(
    "借[调出入](?!期满)|实际|挂职|轮[岗训]|计划|(?<!模)拟|预计|应[当]?|可|将|净|相抵|平均|占|每|均|正在|待|未|没有?|不(?:[再含计包变动占算]|能)|申[请报]|报名|目标|指标|编制|核定|职数"
    "|慰问|走访|涉及|同比|比(?!对)|较|兼|其他|在办"
)
_PARTS = lazy_pattern("其中|包括|包含|主要[是为]|分别|(?<!分)含|里面?有")
_SUMMED = lazy_pattern("共|合计|累计|总计|一并")
_MARKS = lazy_pattern("[，,。；;：:、（()）]")
_TO_LAST_MARK = lazy_pattern("(?s:.*)[，,。；;：:、（()）\n]")
_PLAIN = lazy_pattern(
    "(?:20[0-9]{2}年)?(?:年初|期初|[上去]年年?[末底]?|年[末底终]|12月31日|期末|至?目前)|20[0-9]{2}年|截[至止]|本年度?|到了?|结转|实际|[全我本](?:[镇乡县市区局院校所站村办]|单位|中心|街道)"
    "|[镇乡县所站校]里|单位|[共现实在还仍尚总]有|正好|人员|职工|教职工|干部|工作人员|总?人数|总?户数|总数|保有量|在[册岗保院矫读园校]|[共为是达有的还仍数“”]"
)
_NOT_STAFF = lazy_pattern("退休|离休|编外|遗属|临聘|聘用")
_OTHER_UNITS = frozenset((*MONEY, *RATES, *MEASURES, *"次分年天岁倍秒期场", "人次", "个月", "周岁"))
_FEWEST, _FARTHEST, _LONGEST = 2, 4, 16
_NEAR, _LEAST = Decimal("0.25"), Decimal(3)


class _Movement(NamedTuple):
    """What is told so far from the first figure on: what surely moved, and what may have."""

    terms: list[Signed]
    unsure: list[Statement]

    def may_make(self, end: Decimal, *others: Statement) -> bool:
        """Return whether what moved makes an end, with or without what may have moved, too."""
        values = [one.quantity.value for one in (*self.unsure, *others)]
        ways = product((0, 1, -1), repeat=len(values))
        whole = made(self.terms)
        return any(
            whole + sum(map(Decimal.__mul__, values, map(Decimal, way))) == end for way in ways
        )


def read_moved_stocks(statements: Sequence[Statement]) -> Iterator[Account]:
    """Return what there was at first and all that came and went, where the end is another."""
    around = brackets_around(statements)
    for at, one in enumerate(statements):
        if around[at] != OUTSIDE or not _is_counted(one) or _NO_STOCK.search(_clause(one)):
            continue
        began = _BEGAN.search(one.row_gap) is not None
        if not began and not _ENDED.search(one.row_gap):
            continue
        same = [
            each
            for each, opened in zip(statements[at + 1 :], around[at + 1 :], strict=True)
            if opened == OUTSIDE and _alike(each, one)
        ]
        if account := _account(one, same) if began else _account_back(one, same):
            yield account


def is_of_people(account: Account) -> bool:
    """Return whether an account is of people from the beginning of a year to its end.

    Who came and who went, more words tell than what came in and was spent.
    """
    first, end = account.terms[0][1], account.told
    return end.unit in PEOPLE and bool(_ENDS.search(end.lead) and _OPENS.search(first.lead))


def _is_counted(one: Statement) -> bool:
    return bool(one.unit) and one.unit not in _OTHER_UNITS and one.is_exact


def _alike(one: Statement, first: Statement) -> bool:
    """Return whether a figure counts what the first does; people may be told as 走了4个."""
    if one.unit == first.unit or {one.unit, first.unit} <= PEOPLE:
        return True
    return one.unit == "个" and first.unit in PEOPLE and not one.quantity.object


def _account(first: Statement, same: Sequence[Statement]) -> Account | None:
    """Return the account that goes on from a figure, if it is wrong; None where one is unclear.

    What moved stands before the end, or behind it as all that did: 年初49人，年末47人。新进3人，….
    """
    told = _Movement([("+", first)], [])
    at = _walk(told, same, 0)
    if at is None or at == len(same) or not _is_end(same[at], first):
        return None
    end, behind = same[at], at + 1
    if told.terms[1:]:
        return _closed(told, end, same[behind:])
    past = _walk(told, same, behind)
    if past is None or len({mark for mark, _ in told.terms[1:]}) < _FEWEST:
        return None
    is_ended = past == len(same) or same[past].period > same[past - 1].period
    return _closed(told, end, ()) if is_ended else None


def _account_back(end: Statement, same: Sequence[Statement]) -> Account | None:
    """Return 年末65人，比年初多1人。调入6人，退休5人；年初64人, if it is wrong."""
    told = _Movement([("+", end)], [])
    compared = [one for one in same if one.verb and _COMPARED.search(one.lead)]
    behind = [one for one in same if one not in compared]
    at = _walk(told, behind, 0)
    if not at or at == len(behind) or not _BEGAN.search(behind[at].row_gap):
        return None
    if _NO_STOCK.search(_clause(behind[at])) or not behind[at].is_exact:
        return None
    told.terms[0] = ("+", behind[at])
    account = _closed(told, end, ())
    if account is None and compared[:1] == list(same[:1]):
        mark: Mark = "+" if compared[0].is_up else "−"
        told = _Movement([told.terms[0], (mark, compared[0])], [])
        account = _closed(told, end, ())
    last = behind[at].quantity.end
    return account and account._replace(start=end.quantity.start, end=last)


def _walk(told: _Movement, same: Sequence[Statement], at: int) -> int | None:
    """Add what moved to an account; return the place of the first figure that did not.

    None where a figure is too far from the one before it.
    """
    first = last = same[at - 1] if at else told.terms[0][1]
    while at < len(same):
        one = same[at]
        if one.period - last.period > 1 or one.period - first.period > _FARTHEST:
            return None if len(told.terms) == 1 else at
        words = one.row_gap
        is_part = _PARTS.search(words) or (told.terms[1:] and words.startswith("："))
        if is_part and (skipped := _count_of_parts(same, at, told)):
            last, at = same[at + skipped - 1], at + skipped
            continue
        sign = _sign(one, told.terms)
        if not one.is_exact or not sign or (_BEGAN.search(words) and not _is_later(one, first)):
            return at
        if not (_SUMMED.search(_clause(one)) and _sums_up(one, told.terms, sign)):
            told.terms.append((sign, one))
        last, at = one, at + 1
    return at


def _is_end(one: Statement, first: Statement) -> bool:
    """Return whether a figure tells what there is in the end."""
    words = one.row_gap
    if _BEGAN.search(words) and not _is_later(one, first):
        return False
    return _ENDED.search(words) is not None


def _is_later(one: Statement, first: Statement) -> bool:
    """Return whether a figure is said to be of a year after that of the first."""
    years = [_YEAR.findall(each.row_gap) for each in (first, one)]
    return all(years) and years[0][-1] < years[1][-1]


def _clause(one: Statement) -> str:
    """Return the words before a figure in its clause, or before the one that it follows."""
    return _TO_LAST_MARK.sub("", one.row_gap, count=1)


def _behind(one: Statement) -> str:
    text, end = one.text, one.quantity.end
    mark = _MARKS.search(text, end, end + _LONGEST)
    return text[end : mark.start() if mark else end + _LONGEST]


def _sign(one: Statement, terms: Sequence[Signed]) -> Mark | None:
    """Return whether some came or went; None where the words do not tell."""
    before, behind = _clause(one), _behind(one)
    if _UNCLEAR.search(before) or _UNCLEAR.search(behind):
        return None
    for clause in (before, behind):
        if moved := list(_MOVE.finditer(clause)):
            return "−" if moved[-1].lastgroup == "less" else "+"
    is_listed = one.gap[:1] in ("、", "和") and len(terms) > 1
    return terms[-1][0] if is_listed else None


def _count_of_parts(same: Sequence[Statement], at: int, told: _Movement) -> int:
    """Return how many figures are parts of the one before; some that are not all may move."""
    sign, whole = told.terms[-1]
    left = whole.quantity.value
    for count, one in enumerate(same[at:], start=1):
        left -= one.quantity.value
        is_moved = _sign(one, ()) not in ((None, sign) if told.terms[1:] else (None,))
        if left < 0 or is_moved or one.period != same[at].period:
            break
        if not left:
            return count
    count = 1
    for one in same[at + 1 :]:
        if one.gap[:1] not in ("、", "和"):
            break
        count += 1
    told.unsure.extend(same[at : at + count])
    return count


def _sums_up(one: Statement, terms: Sequence[Signed], sign: Mark) -> bool:
    """Return whether a figure is the sum of those that moved like it right before it."""
    left = one.quantity.value
    for mark, each in reversed(terms[1:]):
        if mark != sign:
            break
        left -= each.quantity.value
        if not left:
            return True
    return False


def _closed(told: _Movement, end: Statement, behind: Sequence[Statement]) -> Account | None:
    """Return an account with its end, where all that moved does not make it."""
    first, moves = told.terms[0][1], told.terms[1:]
    value = end.quantity.value
    if not moves or not end.is_exact or _NO_STOCK.search(_clause(end)):
        return None
    if len(told.unsure) > _FARTHEST or not _same_stock(first, end):
        return None
    beside = [one for one in behind if one.period == end.period]
    among = [one for one in beside if _sign(one, ()) and _PARTS.search(one.gap)]
    if told.may_make(value, *among[:1]) or _is_of_several(told.terms, beside):
        return None
    if len(moves) < _FEWEST and first.period < end.period:
        return None
    gap = abs(made(told.terms) - value)
    if len({mark for mark, _ in moves}) == 1 and gap > max(_LEAST, value * _NEAR):
        return None  # who came or who went is not told
    return Account(first.quantity.start, end.quantity.end, tuple(told.terms), end, ())


def _is_of_several(terms: Sequence[Signed], beside: Sequence[Statement]) -> bool:
    """Return whether what seems to have moved stands beside the end again: 退休31人, 退休32人."""
    named = {_name(one) for _, one in terms[1:]} - {""}
    return any(_name(one) in named for one in beside)


def _same_stock(first: Statement, end: Statement) -> bool:
    """Return whether two figures are of the same by their names, or one has none."""
    one, other = _name(first), _name(end)
    if not one or not other:
        return not _NOT_STAFF.search(one + other)
    if one in other or other in one:
        return True
    return any(one[at : at + 2] in other for at in range(len(one) - 1))


def _name(one: Statement) -> str:
    return _PLAIN.sub("", _clause(one) + (one.quantity.object if not one.gap else ""))
