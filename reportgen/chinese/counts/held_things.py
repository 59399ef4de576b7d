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
    "|生态护林员|护路员|保洁员|乡村医生|村医|人民调解员|调解员|法律明白人|低保对象|低保户|特困供养人员|特困人员"
    "|脱贫户|监测户|监测对象|退役军人|优抚对象|村民代表|党员"
    "|临聘人员|编外人员|劳务派遣人员|派遣人员|公益性岗位人员"
    "|基层党支部|党支部|基层党组织|乡镇卫生院|村卫生室|卫生室|幼儿园|派出所|敬老院|公厕|病床|床位"
)
_OF_BODIES = "党员", "村民代表", "党支部"
"""Of which each village tells how many it has: they must be those of the whole unit."""

_UNIT = "[个人名位户家所座张间处]"
_LED = (
    "(?<![^，。；、：:（(\\n])(?P<led>(?:20[0-9]{2}年[末底]?)?(?:(?:我|本|全|该)(?:院|校|局|镇|乡|县|区|所|站|中心|单位|园|街道)|单位|医院|学校"
    "|年末|目前|截至年末|实有|现有|现|共有|共|拥有|设有|下辖|管辖|所辖|辖区?内?|实际开放|开放|有|全年|另|聘用|聘请|选聘|配备)*)"
)
_ENDS = "(?=[，。；、：（(\\n0-9]|$)"
MAY_BE_HELD = Sign(
    f"{_LED}(?:(?P<thing>{_THINGS})(?:总数|现有|共有|共|为|有)*(?P<number>[0-9]{{1,6}}){_UNIT}(?P<each>全部|均|都)?(?(each)|{_ENDS})"
    f"|(?P<count>[0-9]{{1,6}}){_UNIT}(?P<counted>{_THINGS})(?P<all>全部|均|都)?(?(all)|{_ENDS}))",
    {f"{thing[-2:]}{digit}" for thing in _THINGS.split("|") for digit in f"{DIGITS}总现共为有"}
    | words("人教 名教 名职 个教 个村民 个自 个网 名网 名护 个党 个基 家乡 个乡 个卫")
    | words("家卫 所幼 家幼 个幼 个派 所敬 家敬 座公 张病 张床 名生 名保 名乡 名村 名人 名调 名法")
    | words("名临 名编 名劳 名派 名公 人临 人编 人劳 人派 人公")
    | words("户低 名低 人低 名特 人特 户脱 户监 名退 名优 名党"),
)
"""What tells how many of such things there are, and not of some of them."""

_PARTLY = lazy_pattern("其中|新[建增]|上年|去年|计划|目标|困难|培训|慰问|试点|示范|[0-9]月")
_WHOLE = lazy_pattern("[全我本]")
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}(?=年)")
_WORKERS, _HOUSEHOLDS = ("职工", "教职工"), "户"
_LONGEST = 40


class Held(NamedTuple):
    """So many of some things, at ``text[start:end]``."""

    start: int
    end: int
    thing: str
    number: int


def read_held(
    text: str, spans: Iterable[tuple[int, int]], year: int | None
) -> Iterator[tuple[Held, Held]]:
    """Return the things told with two numbers that are near each other: first, then the other.

    ``spans`` are the sentences that may tell of them. What is far apart is not of the same things,
    nor is what is said of another year.
    """
    known: dict[str, Held] = {}
    for start, end in spans:
        for found in MAY_BE_HELD.pattern.finditer(text, start, end):
            before = text[max(start, found.start() - _LONGEST) : found.end()]
            thing = found["thing"] or found["counted"]
            is_said = found["led"] or found["all"] or found["each"] or thing in _WORKERS
            if not is_said or _PARTLY.search(before):
                continue
            if thing in _OF_BODIES and not _WHOLE.search(found["led"]):
                continue
            if (said := _YEAR.findall(before)) and said[-1] != str(year):
                continue
            number = int(found["number"] or found["count"])
            one = Held(found.start("led"), found.end(), thing, number)
            unit = text[found.end("number" if found["thing"] else "count")]
            kind = thing.removeprefix("基层") + (unit if unit == _HOUSEHOLDS else "")
            first = known.setdefault(kind, one)
            if first.number != one.number and _are_near(first.number, one.number):
                yield first, one


def _are_near(one: int, other: int) -> bool:
    """Return whether two numbers may be meant as one: a tenth apart, or by a slip of the pen."""
    return abs(one - other) * 10 <= max(one, other) or are_slips(str(one), str(other))
