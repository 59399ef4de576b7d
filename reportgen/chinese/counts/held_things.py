"""Things that a unit has so many of, as a text says in two places: 职工318人, 职工328人."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.figures.slips import are_slips
from reportgen.chinese.signs import DIGITS, Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_THINGS = (
    "教职工|干部职工|职工|在校学生|在校生|教学班|专任教师|村民小组|自然村|网格员|网格|护林员"
    "|基层党支部|党支部|基层党组织|乡镇卫生院|村卫生室|卫生室|幼儿园|派出所|敬老院|公厕|病床|床位"
)
_UNIT = "[个人名家所座张间处]"
_LED = (
    "(?<![^，。；、：:（(\\n])(?P<led>(?:(?:我|本|全|该)(?:院|校|局|镇|乡|县|区|所|站|中心|单位|园|街道)|单位|医院|学校"
    "|年末|目前|截至年末|实有|现有|现|共有|共|拥有|设有|下辖|管辖|所辖|辖区?内?|实际开放|开放|有)*)"
)
_ENDS = "(?=[，。；、：（(\\n]|$)"
MAY_BE_HELD = Sign(
    f"{_LED}(?:(?P<thing>{_THINGS})(?:总数|现有|共有|共|为|有)*(?P<number>[0-9]{{1,6}}){_UNIT}{_ENDS}"
    f"|(?P<count>[0-9]{{1,6}}){_UNIT}(?P<counted>{_THINGS})(?P<all>全部|均|都)?(?(all)|{_ENDS}))",
    {f"{thing[-2:]}{digit}" for thing in _THINGS.split("|") for digit in f"{DIGITS}总现共为有"}
    | words("人教 名教 名职 个教 个村民 个自 个网 名网 名护 个党 个基 家乡 个乡 个卫")
    | words("家卫 所幼 家幼 个幼 个派 所敬 家敬 座公 张病 张床"),
)
"""What tells how many of such things there are, and not of some of them."""

_PARTLY = lazy_pattern("其中|新[建增]|上年|去年|计划|目标|困难|培训|慰问|试点|示范|[0-9]月")
_LONGEST = 40


class Held(NamedTuple):
    """So many of some things, at ``text[start:end]``."""

    start: int
    end: int
    thing: str
    number: int


def read_held(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[Held, Held]]:
    """Return the things told with two numbers that are near each other: first, then the other.

    ``spans`` are the sentences that may tell of them. What is far apart is not of the same things.
    """
    known: dict[str, Held] = {}
    for start, end in spans:
        for found in MAY_BE_HELD.pattern.finditer(text, start, end):
            before = text[max(start, found.start() - _LONGEST) : found.end()]
            is_said = found["led"] or found["all"] or found["thing"] in ("职工", "教职工")
            if not is_said or _PARTLY.search(before):
                continue
            thing = found["thing"] or found["counted"]
            one = Held(
                found.start("led"), found.end(), thing, int(found["number"] or found["count"])
            )
            first = known.setdefault(thing.removeprefix("基层"), one)
            if first.number != one.number and _are_near(first.number, one.number):
                yield first, one


def _are_near(one: int, other: int) -> bool:
    """Return whether two numbers may be meant as one: a tenth apart, or by a slip of the pen."""
    return abs(one - other) * 10 <= max(one, other) or are_slips(str(one), str(other))
