"""What is wrong with moves whose words tell it: of nothing, to below it, and yet none, 三成."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.checks.arithmetic import plain
from reportgen.checks.mistakes import Mistake
from reportgen.chinese.figures.exactness import FINEST, HUNDRED
from reportgen.chinese.figures.slips import is_slip_as_long
from reportgen.chinese.movements.from_nothing import MAY_BE_FROM_NOTHING, read_from_nothing
from reportgen.chinese.movements.worded_moves import MAY_BE_WORDED_MOVE, read_worded_moves
from reportgen.chinese.numerals import chinese_integer, places
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from reportgen.checks.passage import Passage
    from reportgen.checks.subject import Subject
    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.movements.worded_moves import WordedMove

_BUDGET_OF_NOTHING = Sign(
    "年初预算数?(?:为|是)?0(?:[.]0+)?(?:万?元)?，[^。；]{0,60}完成年初预算数?的?(?P<figure>[1-9][0-9.]*[%％])",
    words("为0 是0 算0 数0"),
)
"""A budget of nothing that is said to have been spent to a rate."""

_NEGATIVE = Sign(
    "[少降低减支](?:(?<=减少)|(?<=下降)|(?<=降低)|(?<=压减)|(?<=减支))(?P<figure>[-－−][0-9])",
    each_of("少降低减支", "-－−"),
)
"""What is said to have become less by less than nothing."""

_NUMBER = "(?<![0-9.,])[0-9][0-9,]*(?:[.][0-9]+)?"
_MOVED_AND_SAME = Sign(
    f"(?P<moved>增加|减少|增长|下降|降低|上升)(?P<to>[为至到])?了?(?P<figure>{_NUMBER}[万亿]?元)，"
    "[与同和](?P<base>(?:[上去]年|上一年|20[0-9]{2}年)(?:度|同期)?)(?:决算|支出)?数?(?:相比)?，?"
    "(?:持平|一致|(?:无|没有)变化)",
    words("持平 一致 变化"),
)
"""What is said to have moved, and yet to be as it was the year before."""

_GROWN_BY_MORE = Sign(
    f"(?P<level>{_NUMBER})(?P<unit>[万亿]?元)[，（](?:[比较与](?:[上去]年|上一年|20[0-9]{{2}}年)(?:度|同期)?"
    f"(?:决算|支出)?数?(?:相比)?|同比)，?增加(?P<figure>(?P<by>{_NUMBER})(?P=unit))",
    words("年增 度增 期增 算增 数增 比增 比，"),
)
_MAY_BE_NEGATIVE = lazy_pattern(
    "(?:结余|盈余|利润|收益|净|差额|[逆顺]差|缺口)[^，。；]*$|[增减][加少]了?$|[追调][加增减]了?$"
)
"""What is said to have grown by more than there is of it, and what may have been below nothing.

比预算增加0万元，比上年增加1.55万元: both are of a level before.
"""

_NET_CHANGE = Sign(
    f"(?:(?<!净)增加|新增)(?:了)?(?P<up>{_NUMBER})(?P<unit>万?元|[人户个台件辆亩家])(?:(?!增加|新增|减少)[^。]){{0,60}}?"
    f"减少(?:了)?(?P<down>{_NUMBER})(?P=unit)(?:(?!增加|新增|减少)[^。净]){{0,40}}?"
    f"净(?P<way>增加?|减少?)(?:了)?(?P<figure>(?P<net>{_NUMBER})(?P=unit))",
    words("净增 净减"),
)
"""What came and went, and how far something grew or shrank by both."""

_OVER_LIMIT = Sign(
    f"(?P<figure>(?P<level>{_NUMBER})(?P<unit>[万亿]?元))，(?:严格)?控制在[^，。；0-9]{{0,14}}(?P<limit>{_NUMBER})(?P=unit)(?:的?限额)?以?内",
    words("控制在"),
)
"""What is said to be kept within a limit that it is above."""

_REST_OF_BUDGET = Sign(
    f"(?P<spent>{_NUMBER})(?P<unit>[万亿]?元)[，（]?占[^，。；0-9]{{0,8}}预算数?(?P<budget>{_NUMBER})(?P=unit)的"
    f"[0-9.]+[%％]）?，(?:年末|当年|本年)?(?:结[余转]|剩余|尚未(?:支出|执行|使用))(?:结[余转])?(?:资金|金额)?(?:为|的)?"
    f"(?P<figure>(?P<left>{_NUMBER})(?P=unit))",
    each_of("算数", DIGITS),
)
"""What was spent of a budget, to which share, and what is left of it."""

_NOTHING_LEFT = Sign(
    f"(?:预算|到账|到位|下达|收到)(?:数|资金|总额|指标|款)?(?:为|共)?(?P<budget>{_NUMBER})(?P<unit>[万亿]?元)，(?:(?!收回|上缴|核减|追减|调减|其中|[。；]).){{0,40}}?"
    f"支出(?:数|总额)?(?:为|共)?(?P<figure>(?P<spent>{_NUMBER})(?P=unit))"
    "(?:(?!收回|上缴|核减|追减|调减|注销|[。；]).){0,40}?，(?:当年|年末|本年|年终)?(?:该(?:专项|项目|资金|经费))?(?:无|没有)结余",
    words("无结余 有结余"),
)
"""A budget, what was spent of it, and that nothing was left."""

_ENDS_AT = "(?:得?分|的|值|金额|一[个户人家]|单位)?(?:为|是|达)?"
_EXTREMES = Sign(
    f"最(?P<first>[高低])(?P<named>{_ENDS_AT})(?P<one>{_NUMBER})(?P<unit>[^0-9，。；、]{{1,3}})[，、；]"
    f"最(?!(?P=first))[高低](?P=named)(?P<figure>(?P<other>{_NUMBER})(?P=unit))"
    f"(?:[，、；]平均{_ENDS_AT}(?P<mean>{_NUMBER})(?P=unit))?",
    words("，最低 、最低 ；最低 ，最高 、最高 ；最高"),
)
"""The most and the least of several, in any order, and their mean."""

_REDUCED = Sign(
    f"(?<!均)(?<!均为)(?P<whole>{_NUMBER})(?P<unit>[万亿]?元)，(?!其中)[^，。；、0-9一二三四五六七八九]{{0,8}}"
    "(?P<tenths>[一二三四五六七八九]{1,2}|[1-9][.]?[0-9]?)折[^，。；、0-9加另]{0,6}(?:，[^，。；、0-9加另]{0,4})?"
    f"(?:[实支]付|支出|成交|合同|中标|结算)[^，。；、0-9]{{0,4}}(?P<figure>(?P<paid>{_NUMBER})(?P=unit))",
    each_of("一二三四五六七八九." + DIGITS, "折"),
)
"""A price, how many tenths of it were to be paid, and what was paid."""


def worded_mistakes(subject: Subject) -> Iterator[tuple[Passage, int, int, Mistake]]:
    """Return what is wrong, with its passage and where it stands there."""
    for passage in subject.periods_with(MAY_BE_FROM_NOTHING):
        for grown in read_from_nothing(passage.text):
            rate = next((one for one in passage.quantities if one.end >= grown.end), None)
            if rate is not None:
                message = "上年是0，不能算增减的百分比"
                yield passage, grown.start, grown.end, Mistake(message, rate, is_sure=grown.sure)
    for sign, mistaken in _READERS:
        for passage in subject.periods_with(sign):
            for found in sign.pattern.finditer(passage.text):
                last = found.end("figure") if found["figure"] else found.end()
                figure = next((one for one in passage.quantities if one.end >= last), None)
                if figure and (mistake := mistaken(found, figure)):
                    yield passage, found.start(), max(found.end(), figure.end), mistake
    for passage in subject.periods_with(MAY_BE_WORDED_MOVE):
        for moved in read_worded_moves(passage.text, passage.statements):
            yield passage, moved.start, moved.end, _worded(moved)


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _of_nothing(_: re.Match[str], rate: Quantity) -> Mistake:
    return Mistake("年初预算是0，不能算完成的百分比", rate)


def _negative(_: re.Match[str], fell: Quantity) -> Mistake:
    message = f"“减少”“下降”后面又写负数{fell.text}，意思成了增加"
    return Mistake(message, fell)


def _moved_and_same(found: re.Match[str], moved: Quantity) -> Mistake | None:
    if not found["to"] and not moved.value:
        return None  # 增加0万元，与上年持平
    word, base = found["moved"], found["base"]
    message = f"写了“{word}”，又说与{base}一样，两处有一处不对"
    return Mistake(message, moved, is_sure=False)


def _grown_by_more(found: re.Match[str], moved: Quantity) -> Mistake | None:
    level = found["level"]
    if _value(found["by"]) <= _value(level) or _MAY_BE_NEGATIVE.search(
        found.string, 0, found.start()
    ):
        return None
    return Mistake(f"一共{level}{found['unit']}，不会增加{moved.text}", moved, is_sure=False)


def _net_change(found: re.Match[str], net: Quantity) -> Mistake | None:
    up, down, told = (_value(found[name]) for name in ("up", "down", "net"))
    gap, unit = up - down, found["unit"]
    if gap == told if found["way"].startswith("增") else gap == -told:
        return None
    way = "净增加" if gap >= 0 else "净减少"
    message = f"增加{found['up']}、减少{found['down']}，是{way}{plain(abs(gap))}{unit}，不是净"
    return Mistake(f"{message}{found['way']}{net.text}", net, is_sure=False)


def _over_limit(found: re.Match[str], level: Quantity) -> Mistake | None:
    over, limit = (_value(found[name]) for name in ("level", "limit"))
    if over <= limit:
        return None
    message = f"{level.text}比限额{found['limit']}{found['unit']}多，不在限额以内"
    return Mistake(message, level, is_sure=False)


def _nothing_left(found: re.Match[str], spent: Quantity) -> Mistake | None:
    rest, unit = _value(found["budget"]) - _value(found["spent"]), found["unit"]
    if rest <= 0:
        return None
    message = f"{found['budget']}−{found['spent']}={plain(rest)}{unit}，不是没有结余"
    return Mistake(message, spent, is_sure=False)


def _rest_of_budget(found: re.Match[str], figure: Quantity) -> Mistake | None:
    spent, budget, left = (_value(found[name]) for name in ("spent", "budget", "left"))
    rest, unit = budget - spent, found["unit"]
    scale = Decimal(1).scaleb(figure.exponent)
    if rest <= 0 or rest == left or not is_slip_as_long(rest * scale, figure):
        return None  # what is left may be of other money too
    message = f"{found['budget']}−{found['spent']}={plain(rest)}{unit}，不是{figure.text}"
    return Mistake(message, figure, is_sure=False)


def _extremes(found: re.Match[str], figure: Quantity) -> Mistake | None:
    one, other = _value(found["one"]), _value(found["other"])
    most, least = (one, other) if found["first"] == "高" else (other, one)
    unit = found["unit"]
    if most < least:
        message = f"最高{plain(most)}{unit}比最低{plain(least)}{unit}还少"
        return Mistake(message, figure, is_sure=False)
    if found["mean"] and not least <= _value(found["mean"]) <= most:
        message = (
            f"平均{found['mean']}{unit}不在最低{plain(least)}{unit}和最高{plain(most)}{unit}之间"
        )
        return Mistake(message, figure, is_sure=False)
    return None


def _reduced(found: re.Match[str], told: Quantity) -> Mistake | None:
    tenths = "".join(str(chinese_integer(each) or each) for each in found["tenths"])
    share = Decimal(f"0.{tenths.replace('.', '')}")
    true, paid = _value(found["whole"]) * share, _value(found["paid"])
    if abs(true - paid) <= Decimal(1).scaleb(-places(found["paid"])) / 2:
        return None
    message = f"{found['whole']}×{plain(share)}={plain(true)}{found['unit']}，不是{told.text}"
    return Mistake(message, told, is_sure=False)


_READERS: tuple[tuple[Sign, Callable[[re.Match[str], Quantity], Mistake | None]], ...] = (
    (_BUDGET_OF_NOTHING, _of_nothing),
    (_NEGATIVE, _negative),
    (_MOVED_AND_SAME, _moved_and_same),
    (_GROWN_BY_MORE, _grown_by_more),
    (_NET_CHANGE, _net_change),
    (_OVER_LIMIT, _over_limit),
    (_EXTREMES, _extremes),
    (_REST_OF_BUDGET, _rest_of_budget),
    (_NOTHING_LEFT, _nothing_left),
    (_REDUCED, _reduced),
)


def _worded(moved: WordedMove) -> Mistake:
    """Return how far something moved where 三成 or 翻一番 is not what its figures make."""
    before, after = moved.before, moved.after
    if "翻" in moved.words:
        times = plain((after.value / before.value).quantize(FINEST))
        true = f"{after.text}是{before.text}的{times}倍"
    else:
        rate = plain((abs(after.value - before.value) / before.value * HUNDRED).quantize(FINEST))
        way = "增长" if after.value > before.value else "下降"
        true = f"由{before.text}到{after.text}是{way}{rate}%"
    return Mistake(f"{true}，不是“{moved.words}”", after, (before,), is_sure=False)
