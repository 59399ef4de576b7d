"""Posts and the people in them: 行政编制8名、事业编制12名，年末在编23人."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.chinese.figures.quantities import Quantity
    from reportgen.chinese.figures.statements import Statement

MAY_BE_POSTS = Sign(
    "(?:编(?:(?<=定编)|制)(?:核定|控制)?(?:总?数|人数|总量)?|控制数|公益性?岗位|职数|名额|限额|额度|(?<=核)定(?:一般)?(?:公务用车|公车|车辆))(?:共计|合计|总计|共|为|是|有"
    "|总数|核定|[：:])*[0-9０-９一二三四五六七八九十]",
    words(
        "编制 定编 控制数 公益岗位 公益性岗位 职数 名额 限额 额度 核定公务 核定车辆 核定公车"
        " 核定一般"
    ),
)
"""What may tell of posts: the figure stands directly behind the word."""

_KIND = (
    "(?P<kind>行政|事业|工勤|后勤|政法专项|政法|参公|全额(?:拨款)?事业|差额(?:拨款)?事业)?(?:单位)?"
)
_ARE_POSTS = lazy_pattern(
    f"{_KIND}(?:人员)?(?:编制(?:核定|控制)?(?:总?数|人数|总量)?|定编)(?:人员)?(?:共计|合计|总计|共|为|是|有"
    f"|总数|[：:])*$"
)
_OUTSIDERS = "(?:(?:警务辅助|辅警|编外聘用|编外|临聘|聘用|劳务派遣)(?:人员)?)"
_MAY_BE_TAKEN_ON = lazy_pattern(
    f"(?:(?:人员|聘用|编外)控制数|公益性?岗位|{_OUTSIDERS}(?:核定)?的?(?:编制)?(?:名额|限额|额度|控制数))"
    "(?:核定)?(?:共|为|是|[：:])*$"
)
_TAKEN_ON = lazy_pattern(
    f"(?:在岗|(?:实有|现有|在岗){_OUTSIDERS}|(?:实际|现|实有|在岗)(?:聘用|使用|在岗|招聘|在用)(?:人员|人数|编外人员|{_OUTSIDERS})?)(?:共|为|是|[：:])*$"
)
_AT_POSTS = lazy_pattern(
    "(?:(?:年末|年底|目前|现有|实有)(?:在编|在职)?(?P<civil>公务员|行政人员)"
    "|(?:在职|实有|在编|在岗|现有|实际|现)(?:在编|在职|在岗|在|有|正式|、|和)*"
    f"{_KIND}(?:编制?内?)?(?:车辆|公务用车|人员|人数|职工|干部职工|干部|教师|教职工|编制|编|工作人员|总数|数)*"
    ")(?:共计|共|为|是|有|[：:])*$"
)
_HERE = lazy_pattern(
    "^[，,、（](?:现|年末|年底)?(?:实有|在职|在编|在岗|现有|实际)(?:在职|在编|人员|人数|有)*(?:为|是|共)?$"
)
"""What counts the people in the posts told right before."""

_LEADING_POSTS = lazy_pattern("职数(?:核定|共|为|是|有|[：:])*$")
_FILLED = lazy_pattern(
    "[，,、（](?:现|已|目前|年末|年底|截至年底)?(?:实配|实有|实际配备|配备|现有|实际|在任|任职)(?:有|了|干部|领导|领导干部|人数)*(?:共|为)?"
)
"""What counts the leaders in the posts told right before."""

_ALL = lazy_pattern("^[，,、]?(?:合计|共计?|总计|总编制)(?:编制)?(?:为|是)?$")
_OF_OTHERS = lazy_pattern("退休|离休|编外|临聘|聘用|其中|减少|增加|新增|上年|去年|年初")
_NO_POST = lazy_pattern(
    "(?<!未)聘|编外|非在编|临时|购买服务|派遣|三支一扶|西部计划|公益性?岗|见习|借调|借用|挂职|辅警|合同制|劳务|特岗|跟岗|离?退休|离休"
)
_SERVING = lazy_pattern("在[职编岗]")
_PARTS = lazy_pattern(
    "[，,、；（(]?(?:其中|包括|含|分别)|[：:]|[（(](?:行政|事业|公务员|参公|参照|工勤|全额|差额|机关)"
)
_FEWEST, _CAREER = 2, "事业"
_PEOPLE, _CARS = frozenset(("人", "名", "个")), frozenset(("辆", "台"))
_OUTSIDE = "聘用"
_CARS_GRANTED = lazy_pattern("核定(?:一般)?(?:公务用车|公车|车辆)(?:共|为|是|[：:])*$")


class OverPosts(NamedTuple):
    """So many posts, what they are called, and the figure of more people."""

    posts: Decimal
    people: Quantity
    called: str = "编制"


def read_over_posts(statements: Sequence[Statement]) -> Iterator[OverPosts]:
    """Return the posts and people of a ；-item, or of it and the next, where over.

    Posts told by kind (行政8名、事业12名) are those of that kind, or together of all. How many
    cars a unit may have is called their posts, too.
    """
    yield from _over([one for one in statements if one.unit in _PEOPLE])
    yield from _over([one for one in statements if one.unit in _CARS])
    for one, other in pairwise(statements):
        if _LEADING_POSTS.search(one.lead) and _FILLED.fullmatch(other.gap):
            posts, people = one.quantity, other.quantity
            are_told = {one.unit, other.unit} <= _PEOPLE and one.is_exact and other.is_exact
            if are_told and people.value > posts.value:
                yield OverPosts(posts.value, people, "职数")


def _over(statements: Sequence[Statement]) -> Iterator[OverPosts]:
    if paired := list(_paired_over(statements)):
        yield from paired
        return
    waiting: dict[str, Statement] = {}
    for _, item in groupby(statements, key=_item):
        told = list(item)
        apart = told[: _first_part(told)]
        posts: dict[str, Statement] = {}
        for one in apart:
            kind = _kind_of_posts(one)
            if kind is not None and _value(one) > _value(posts.get(kind)):
                posts[kind] = one  # 编制21名，其中自收自支编制2名
        if posts and "" in waiting:
            posts = waiting | posts  # 编制62名；其中行政编制28名，事业编制34名；年末在职58人
        people = _people(told)
        posts, waiting = posts or waiting, {} if people else posts
        if not all(one.is_exact for one in posts.values()):
            continue
        for kind, serving in people.items():
            most = _most(posts, kind, told)
            if most is None or not serving.is_exact:
                continue
            if serving.quantity.value - _in_no_post(statements, serving) > most:
                called = "岗位" if kind == _OUTSIDE else "编制"
                yield OverPosts(most, serving.quantity, called)
                break


def _first_part(told: Sequence[Statement]) -> int:
    """Return from which figure on people are told by the kind of their posts: 在职45人，其中….

    The number of figures where none are.
    """
    for at, (one, other) in enumerate(pairwise(told), start=1):
        if _AT_POSTS.search(one.lead) and _PARTS.match(other.gap):
            return at
    return len(told)


def _paired_over(statements: Sequence[Statement]) -> Iterator[OverPosts]:
    """Return the posts of a kind and the people named right after them, where another kind follows.

    行政编制6名，实有8名；事业编制14名，实有13名: who is in which posts is told by the order.
    """
    paired: list[tuple[str, Statement, Statement]] = []
    for one, other in pairwise(statements):
        kind, here = _kind_of_posts(one), _HERE.match(other.gap)
        if kind and here and one.period == other.period:
            paired.append((kind, one, other))
    if len({kind for kind, _, _ in paired}) < _FEWEST:
        return
    for _, posts, people in paired:
        if posts.is_exact and people.is_exact and people.quantity.value > posts.quantity.value:
            yield OverPosts(posts.quantity.value, people.quantity)
            return


def _kind_of_posts(one: Statement) -> str | None:
    """Return of which kind the posts of a figure are, empty for all; None for no posts."""
    if _MAY_BE_TAKEN_ON.search(one.lead):
        return _OUTSIDE
    if one.unit in _CARS and _CARS_GRANTED.search(one.lead):
        return ""
    found = _ARE_POSTS.search(one.lead)
    if found is None or _OF_OTHERS.search(one.lead):
        return None
    return found["kind"] or ""


def _people(told: Sequence[Statement]) -> dict[str, Statement]:
    """Return the one figure of people of each kind, of those in posts where others are told too."""
    found: dict[str, list[Statement]] = {}
    for one in told:
        if _TAKEN_ON.search(one.lead):
            found.setdefault(_OUTSIDE, []).append(one)
        at = _AT_POSTS.search(one.lead)
        if not at or one.is_last_year or _kind_of_posts(one) is not None:
            continue
        if _OF_OTHERS.search(one.lead):
            continue
        kind = "行政" if at["civil"] else at["kind"] or ""
        found.setdefault(kind, []).append(one)
    for kind, figures in found.items():
        serving = [one for one in figures if _SERVING.search(one.lead)]
        found[kind] = serving if len(figures) > 1 else figures
    return {kind: figures[0] for kind, figures in found.items() if len(figures) == 1}


def _in_no_post(told: Sequence[Statement], serving: Statement) -> Decimal:
    """Return how many of the people told have no post: 在职71人（含县聘8人）."""
    behind = [one for one in told if one.begin >= serving.quantity.end and one.is_exact]
    if not behind or not _PARTS.match(behind[0].gap.lstrip("。")):
        return Decimal(0)
    near = [one for one in behind if one.period <= behind[0].period]
    outside = [one.quantity.value for one in near if _NO_POST.search(one.lead)]
    return sum(outside, Decimal(0))


def _most(posts: dict[str, Statement], kind: str, told: Sequence[Statement]) -> Decimal | None:
    """Return how many posts of a kind there are; of all, also by those of each kind."""
    if kind in posts:
        return posts[kind].quantity.value
    if kind:
        return None
    if summed := [one for one in told if _ALL.fullmatch(one.gap)]:
        return summed[-1].quantity.value
    if not posts or (len(posts) < _FEWEST and not all(one.endswith(_CAREER) for one in posts)):
        return None  # 行政编制 alone may be some of the posts
    return sum((one.quantity.value for one in posts.values()), Decimal(0))


def _value(one: Statement | None) -> Decimal:
    return one.quantity.value if one else Decimal(-1)


def _item(statement: Statement) -> int:
    return statement.item
