"""Facts of a unit that a text states in so many words: its people, posts, offices, area."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.numerals import EXPONENTS, NUMBER, places, scaled
from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

MAY_BE_POST_OR_PERSON = Sign("(?:在职|编制)[^，。；0-9]{0,8}[0-9]", words("在职 编制"))
"""What may tell how many posts or people a unit has."""

_NAMES = {
    "serving": "在职人员",
    "retired": "退休人员",
    "posts": "编制",
    "civil": "行政编制",
    "career": "事业编制",
    "offices": "内设机构",
    "institutions": "事业单位",
    "area": "总面积",
    "population": "总人口",
    "registered": "户籍人口",
    "villages": "村",
    "places": "村（社区）",
    "vehicles": "公务用车",
}
_AFTER = (
    "(?P<serving>在职(?:在编|在岗)?(?:人员|职工|教职工|教师|干部职工|人数|(?=[0-9])"
    "|的(?=[0-9]{1,4}[人名](?:全部|均|都))))"
    "|(?P<retired>(?<!离)退休(?:人员|职工|人数))"
    "|(?P<civil>行政编制)|(?P<career>(?<!全额)(?<!差额)(?<!拨款)(?<!自支)(?<!行政)事业编制)"
    "|(?P<posts>(?:人员编制|核定编制|编制)(?:总?数)?)"
    "|(?P<offices>内设(?:机构|股室|科室))|(?P<vehicles>(?<!一般)公务用车(?:(?:年末|期末)?(?:实有|保有)[数量])?|车辆保有量)"
    "|(?P<institutions>事业单位)"
    "|(?P<area>(?:国土|辖区|区域)?总面积)|(?P<population>总人口)|(?P<registered>户籍人口)"
)
_FACT = lazy_pattern(
    "(?=[本我在退行全事人核编内国辖区总户下所公车])(?:"
    f"(?:{_AFTER})(?:共计|共有|共|总计|总数)?(?:为|有|是|达)?(?P<number>{NUMBER})(?P<times>万)?"
    "(?P<unit>个|家|人|名|辆|平方公里)"
    "|(?:[全本我][镇乡]|所辖|下辖|辖)(?:共有|共|区内)?(?P<villages>[0-9]{1,3})个(?:行政)?村"
    "(?![民级组居小社]|[（(]社|[和及]社区)"
    "(?!中|里|被|获|评|作为|试点|完成了?试)"
    "|(?:[全本我][镇乡]|所辖|下辖|辖)(?:共有|共|区内)?(?P<places>[0-9]{1,3})个(?:行政)?村[（(]社区?[）)]"
    "(?!中|里|被|获|评|作为|试点|完成了?试)"
    ")"
)
_COUNTED = lazy_pattern(
    "(?P<number>[0-9]{1,3})(?:辆(?P<vehicles>公务用车)(?=共|全部|均|全年)|[个家](?:(?P<offices>内设机构)|(?:所属|下属|直属)?(?P<inst"
    "itutions>事业单位)|(?:行政)?(?P<villages>村)(?=(?:[和、及](?:[0-9]{1,2}个)?社区)?(?:全部|均|都(?!市)|(?:实现|做到)了?全覆盖))))"
)
_ALL_STAFF = lazy_pattern(
    "(?:[，。；](?=[0-9]{1,4}[人名]在职(?:在编|在岗)?(?:人员|职工|教职工|教师|干部职工)(?:全部|均|都))|[障部有校局院站](?:(?<=保障)了?|(?<=全部)|(?<=所有)|(?<=[共现]有)|(?<=全[校局院站])))"
    "(?P<number>[0-9]{1,4})(?P<unit>[人名])(?P<serving>在职(?:在编|在岗)?(?:人员|职工|教职工|教师"
    "|干部职工))"
)
_ALL_WORKERS = lazy_pattern(
    "(?:全[局院校站所委办镇乡]|全中心|全街道|全体|全部)(?P<number>[0-9]{1,4})[人名]干部职工"
)
_WITHOUT_POSTS = lazy_pattern("编外|临聘|聘用|聘请|劳务|派遣|临时|公益性?岗|辅警|协管|合同制")
_ALL_VILLAGES = lazy_pattern(
    "[部有](?:(?<=全部)|(?<=所有))的?(?P<number>[0-9]{1,3})个(?:行政)?(?P<villages>村)(?!"
    "[民级组居小庄干])"
)
_REST_TOLD = lazy_pattern(
    "[^。；]{0,40}(?:其余|余下|剩余|剩下|[还尚另]有)的?[0-9一二三四五六七八九两]"
)
_KINDS_OF_POSTS = ("行政", "事业", "工勤", "后勤", "专项", "政法", "参公")
_CLAUSE = lazy_pattern("[，。；：,;:、（(\n]")
_OTHER = lazy_pattern(
    "上年|去年|年初|期初|[革整转并]前|二级|下属(?!$)|[局院]机关|本级|(?<!未)新增|增加|减少|净增|平均|超|少于|拟"
    "|计划|女|男|党员|"
    "某|站|[^事]所(?!属|辖)|"
    "学校|协会|走访|培训|检查|其中|[上下]半年|[0-9]月[^3]|原|此前|各|每|公益|参公|改"
    "制|撤销|(?:机关|事业单位|本部|教学点|中心校|村小|调整|核[增减]|收回|划[入出转])$|差额|自收|企业|以下|购置|报废|更新|处置|淘汰|租"
)
_OF_ONE_KIND = lazy_pattern(
    "参照|另|此外|还有|编外|劳务|(?:控制[数性]?|员额制?|备案制?|周转池?|聘用制?|其他|其余|机动|特设|岗位?|技术"
    "|服务)(?:事业|行政)?$"
)
"""What tells that posts or people are those of one kind, or others beside those told before."""

_AT_FIRST = lazy_pattern(
    "(?:[年期]初|上年年?[末底]|[革整转并]前)(?!预算|结|安排|批复)[^。；年]{0,40}[0-9][人名个][，、]$"
)
"""What tells that the next clause, too, is of the beginning of the year: 年初编制40名，在职38人."""

_YEAR = lazy_pattern("(?:19|20)[0-9]{2}(?=年)")
_ENDS_LIST = lazy_pattern("[。；\n]")
_REACH, _LONGEST = 24, 120
_BEFORE_CHANGE = frozenset(("前，", "前,"))
"""How a clause ends that tells of a time when there were others: 区划调整前，我镇辖19个村."""

_OF_PEOPLE = frozenset(("serving", "retired", "posts", "civil", "career"))

_OF_A_KIND = lazy_pattern(
    "(?:行政|事业|工勤|后勤|专项|政法|参公)(?:人员)?编制[^，。；]{0,8}[，、（]$"
)


_SOME_VILLAGES = lazy_pattern(
    "(?<![0-9.、])(?<=[在对为于及到给使盖向了将把])(?P<number>[0-9]{1,3})个(?:行政)?村"
    "(?:(?P<places>[（(]社区?[）)])|(?![民级组居小庄次集屯寨道卫医]|[（(]社))"
)
_NOT_OURS = lazy_pattern("[全各]县|外|周边|邻|合并|原|撤|累计|先后|[0-9]{4}年|上年|去年|自然|县")


def read_some_villages(text: str, year: int | None = None) -> Iterator[tuple[int, int, int, str]]:
    """Return start, end, number and kind of the villages that a text speaks of, 在13个村设点.

    The kind is 村, or 村（社区） where communities are counted with them. Those of another year
    than the report's are left out.
    """
    for found in _SOME_VILLAGES.finditer(text):
        begin = max(text.rfind(mark, 0, found.start()) for mark in "。\n；") + 1
        if not _NOT_OURS.search(text[begin : found.start()].replace(f"{year}年", "")):
            kind = _NAMES["places" if found["places"] else "villages"]
            yield found.start(), found.end(), int(found["number"]), kind


_SOME_INSTITUTIONS = lazy_pattern(
    "(?<![0-9.、])(?P<number>[0-9]{1,3})[个家](?:所属|下属|直属)?事业单位"
)
_NARROWED = lazy_pattern("纳入|列入|独立|核算|预算单位|实行|其余|其他")
"""What tells that not all institutions of a unit are meant: 纳入部门预算的事业单位3个."""


def read_some_institutions(text: str) -> Iterator[tuple[int, int, int]]:
    """Return start, end and number of the institutions that a budget is said to have."""
    for found in _SOME_INSTITUTIONS.finditer(text):
        begin = max(text.rfind(mark, 0, found.start()) for mark in "。\n；，") + 1
        if _NARROWED.search(text, begin, found.start()):
            yield found.start(), found.end(), int(found["number"])


class Fact(NamedTuple):
    """One fact: its name, its value with what its last digit stands for, and its words."""

    name: str
    start: int
    end: int
    value: Decimal
    step: Decimal
    unit: str


def read_all_workers(text: str) -> Iterator[tuple[int, int, int]]:
    """Return start, end and number of those said to be all who work there: 全局109名干部职工.

    There is none in a text that tells of people without posts, who may count among them.
    """
    if _WITHOUT_POSTS.search(text):
        return
    for found in _ALL_WORKERS.finditer(text):
        yield found.start(), found.end(), int(found["number"])


def read_facts(text: str, year: int | None) -> Iterator[Fact]:
    """Return the facts that a text states of the whole unit at the end of a year, or in it.

    What is said of another year, of its beginning, of some of the people or of a part of the unit
    is none; without ``year``, nor is what is said of any year.
    """
    told: dict[str, int] = {}
    for pattern in (_FACT, _COUNTED, _ALL_VILLAGES, _ALL_STAFF):
        for found in pattern.finditer(text):
            words = found.groupdict()
            group = next(name for name in _NAMES if words.get(name))
            marks = [
                mark.end()
                for mark in _CLAUSE.finditer(text, max(0, found.start() - _REACH), found.start())
            ]
            begin = marks[-1] if marks else max(0, found.start() - _REACH)
            lead = text[begin : found.start()]
            if text[found.start() - 1 : found.start()] in "（(" and found.start():
                continue  # 163人（编制219人）: of whom is said before the bracket
            years = _YEAR.findall(lead)
            if text[begin - 2 : begin] in _BEFORE_CHANGE or _OTHER.search(lead):
                continue
            if years and int(years[-1]) != year:
                continue
            if group == "institutions" and lead.endswith("的") and _NARROWED.search(lead):
                continue
            if group in _OF_PEOPLE and _AT_FIRST.search(text, max(0, begin - _LONGEST), begin):
                continue
            if group == "serving" and _in_posts_of_a_kind(text, begin, found.end()):
                continue
            if group in _OF_PEOPLE and (
                _OF_ONE_KIND.search(lead) or _is_part(text, told.get(group), begin)
            ):
                continue
            if group in ("villages", "places") and _are_some(text, found, pattern is _COUNTED):
                continue
            if group == "posts" and lead.endswith(_KINDS_OF_POSTS):
                continue
            number = words.get("number") or words.get("villages") or words["places"]
            exponent = EXPONENTS["万"] if words.get("times") else 0
            unit = words.get("unit") or "个"
            if text[found.end() : found.end() + 1] in "余多左以次":
                continue
            told[group] = found.end()
            yield Fact(
                _NAMES[group],
                begin,
                found.end(),
                scaled(number, exponent),
                Decimal(1).scaleb(exponent - places(number)),
                "人" if unit == "名" else unit,
            )


def _are_some(text: str, found: re.Match[str], is_counted: bool) -> bool:
    """Return whether villages are those told of before, or others are told of behind them.

    本年12个村修渠，12个村全部完工; 全镇12个村完成整改，余下1个正在整改.
    """
    if is_counted and f"{found['number']}个村" in text[: found.start()]:
        return True
    return _REST_TOLD.match(text, found.end()) is not None


def _is_part(text: str, whole: int | None, begin: int) -> bool:
    """Return whether what begins a clause is listed after 其中 as a part of the one told before."""
    if whole is None:
        return False
    among = text.rfind("其中", max(whole, begin - _LONGEST), begin)
    return among >= 0 and not _ENDS_LIST.search(text, whole, begin)


def _in_posts_of_a_kind(text: str, begin: int, end: int) -> bool:
    """Return whether people are told right after the posts of a kind, and others after others."""
    if not _OF_A_KIND.search(text, max(0, begin - _REACH), begin):
        return False
    first, last = text.rfind("。", 0, begin) + 1, text.find("。", end)
    return text.count("在职", first, last if last >= 0 else len(text)) > 1
