"""T11: no mark before 其中, and lists whose members are parted by different marks."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpt
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.chinese.valued_list_marks import MAY_BE_MIXED_PARTS, read_mixed_parts
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path

_BEFORE_AMONG = (
    "元%％户人个亩名次吨项座辆处件套起份家只期场所条台间栋盏棵株头批笔篇宗例米里分篇天日艘口"
    "）)”》等神减设目金款度员课业作程费物务书施动划理额数量资品项训会点审评象"
)
"""What 其中 may stand behind where its mark was left out; 是其中, 投身其中 have none."""

_NO_MARK = Sign(f"其中(?<=[{_BEFORE_AMONG}]其中)", each_of(_BEFORE_AMONG, "其", "中"))
_FIGURE_BEFORE = lazy_pattern("[0-9万亿余多](?:[一-鿿%％]{1,3}|平方米)(?:（[^（）]{1,9}）次?)?$")
_TOLD_AMONG = lazy_pattern(
    "其中(?:[：:]|[^，。；：、的之]{0,16}?(?:[0-9]|[一二两三四五六七八九十]{1,3}[个名人次户项件家条座场所公支]))"
)
_ITEM = "[\u4e00-\u9fff]{1,8}(?:费|支出|经费|资金|补助|收入)[0-9][0-9.,]*[万亿]?元"
_MIXED = lazy_pattern(f"(?<![\u4e00-\u9fff0-9])(?:{_ITEM}[、，]){{3,30}}{_ITEM}")
_MAY_BE_MIXED = Sign(
    "元、[\u4e00-\u9fff]{2,12}[0-9][0-9.]*[万亿]?元，[\u4e00-\u9fff]{1,8}[费出金入助]"
    "[0-9]|元，[\u4e00-\u9fff]{2,12}[0-9][0-9.]*[万亿]?元、[\u4e00-\u9fff]{1,8}[费出"
    "金入助][0-9]",
    words("元、"),
)
_KINDS = ("费", "办", "股", "科", "站", "中心", "支出", "收入", "补贴", "补助")
_FEWEST, _FEWEST_GROWN = 4, 2
_BARE = {
    kind: lazy_pattern(
        f"[\u4e00-\u9fff]{{1,9}}{kind}"
        f"(?:[、，][\u4e00-\u9fff]{{1,7}}{kind}){{{_FEWEST - 1},20}}(?=[。；等]|$)"
    )
    for kind in _KINDS
}
_MAY_BE_BARE = Sign(
    "、[\u4e00-\u9fff]{1,9}，[\u4e00-\u9fff]{1,9}、|，[\u4e00-\u9fff]{1,9}、[\u4e00-\u9fff]{1,9}，"
    "|，[\u4e00-\u9fff]{1,7}[费支收补办股科站][出入贴助]?、[\u4e00-\u9fff]{1,7}[费出入贴助办股科站]、",
    {f"{kind}、" for kind in _KINDS},
)
_BEFORE_COMMA = frozenset(f"{kind}，" for kind in _KINDS)
_NAME = "[\u4e00-\u9fff]{2,6}"
_UNIT_KINDS = frozenset("办室科股所站心局队组院校馆社处会村")
"""Characters with which the names of offices, schools and villages end."""

_HELD = Sign(
    "设(?:(?<=[内下共]设)[有立置]?|有)(?:为|：)?(?P<names>(?:[\u4e00-\u9fff]{2,10}(?:（[^（）]{1,20}）)?[、，]){2,30}"
    "[\u4e00-\u9fff]{2,10}(?:（[^（）]{1,20}）)?)等?(?:[0-9]+|[一二两三四五六七八九十]{1,3})[个家所]",
    each_of("室科股站所", "，"),
)
_SAID_ANEW = lazy_pattern("[一二两三四五六七八九十]个|^(?:下[设辖属]|另|所属|管[辖理]|辖|挂牌?)")
"""What counts the names before it, or begins others: 甲股、乙股两个股室，下辖丙站、丁站."""

_BOTH = Sign("收，支(?=[总各均与相])", words("收，支"))
_IN_BRACKETS = lazy_pattern("（[^（）]*）")
_ONE_COMMA = Sign(
    f"，(?P<after>{_NAME})(?P<rest>(?:、{_NAME}){{0,8}}?)(?:等(?:办公|重点|各类|多个)?(?:环节|方面|领域|内容|设备|项目|工作|部门"
    "|单位|工程|作物|支出|费用|宣传|活动|设施|任务|场所|(?P<grown>产业|品种|险种)|(?P<people>(?:特殊|弱势|困难|特困)(?:群体|人群|人员|对象))"
    "|(?P<end>[，。；）]))|[组构]成)",
    {
        f"等{character}"
        for character in "办重各多环方领内设项工部单作支费宣活产任场品险特弱困，。；）"
    }
    | words("组成 构成"),
)
"""The rest of a list, from a comma on."""

_LISTED = lazy_pattern(
    "(?:(?P<all>包括|涵盖|包含)|涉及|用于|围绕|检查|采购|购置|开展了?|帮扶了?|关[爱心怀]了?|对|种植了?|养殖了?|发展了|推广了|购置了|采购了|检查了|排查了|慰问了|走访了|覆盖了?|[有由])"
    f"(?P<names>(?:{_NAME}、){{0,7}}(?P<before>{_NAME}))$"
)
_NO_NAME = lazy_pattern(
    "[并还也已又再将对在为把与及和或经以从向由有]|发放|采购|购置|新[建增]|改[造善进]|维修|开展|组织|完成|加强|落实|保障|同时|其中"
    "|带动|惠及|覆盖|受益|方便|解决|满足|服务|促进|检查|整治|拆除|清理|发现|查处|督促|协调|联合|会同|邀请|参与|吸引"
    "|辐射|培养|救助|资助|慰问|走访|缓解|应对|防范|减少|增加|便于|有效|统筹|整合|[由被让使]"
    "|包括|主要|用于|涉及|推[进动广]|培[育植]|引[进导种]|[套间补试复轮][种作]|打造|壮大|扩大|供应|督查|巡查|实施|提[高升]|建[立设成]|支持|确保|做好|强化|严格|重点|全面|共|全|印制|制[定作]|召开|举办|参[加与]"
)
_PEOPLE = lazy_pattern("[人童员户民女生属军]$|低保|特困")
_ITEM_NAME = lazy_pattern(
    "(?:办公|印刷|水|电|水电|邮电|差旅|会议|培训|(?:公务)?接待|劳务|委托业务|维修护?|租赁|物业(?:管理)?|"
    "咨询|手续|交通|取暖|材料|燃料|招待|宣传|工会经|福利|专用材料|公务用车运行(?:维护)?)费"
    "|(?:财政拨款|事业|经营|(?:上级)?补助|其他|利息|租金|捐赠|附属单位上缴|非税|投资)收入"
    "|(?:基本|项目|人员|公用|资本性|其他|工资福利|商品和服务)支出"
    "|(?![设有含在由对将再并负下与和及])[\u4e00-\u9fff]{2,5}(?:办|股|科|站|中心)"
)
_NO_ITEM = lazy_pattern("[和及与以等]|其中|包括|还有|用于|主要")
_VALUE = lazy_pattern("[0-9][0-9,]*(?:[.][0-9]+)?")
_EITHER = lazy_pattern("[、，]")
_OF_PARTS = lazy_pattern("包括|其中|合计|共|总|到位")
_AROUND, _FAR = 8, 60


@rule(
    codes.T11,
    explanation="查找两种标点错误：数后面直接写“其中”，前面缺逗号或冒号（“拨付资金318万元其中：”"
    "）；"
    "并列的各项有的用顿号隔开，有的用逗号（“办公费12万元、印刷费3万元，差旅"
    "费8万元、……”）：看得出是同一列的才报，如各项之和等于前面的总数、都是费用、都是科室。",
    wrong="全年拨付村级资金318万元其中：道路维护140万元，水利设施178万元。",
    right="全年拨付村级资金318万元，其中：道路维护140万元，水利设施178万元。",
)
def lists_are_marked_well(subject: Subject) -> Iterator[Hit]:
    """Look for 其中 without a mark before it, and for lists with two kinds of marks."""
    for passage in subject.passages_with(_NO_MARK):
        for found in _NO_MARK.pattern.finditer(passage.text):
            if _is_told_among(passage.text, found.start()):
                words = excerpt(passage.text, found.start(), found.end(), _AROUND)
                yield Hit(passage.path, f"“{words}”的“其中”前面缺标点", "在“其中”前面加逗号")
    told: list[str] = []
    for listed, path in chain(_mixed_values(subject), _mixed_words(subject)):
        if not any(listed in each for each in told):
            told.append(listed)
            message = f"“{listed}”里并列的各项，有的用顿号，有的用逗号"
            yield Hit(path, message, "并列的各项用同一种标点，一般用顿号")
    for passage in subject.periods_with(_BOTH):
        message = "“收，支”是一句话的两个主语，中间用了逗号"
        yield Hit(passage.path, message, "写成“收、支”")


def _mixed_values(subject: Subject) -> Iterator[tuple[str, Path]]:
    """Return the lists of what has a value that are parted by two kinds of marks."""
    for passage in subject.periods_with(MAY_BE_MIXED_PARTS):
        for start, end in read_mixed_parts(passage.text):
            yield passage.text[start:end], passage.path
    for passage in subject.periods_with(_MAY_BE_MIXED):
        for found in _MIXED.finditer(passage.text):
            if not {"、", "，"} - {*found[0]} and not _is_total_first(found[0]):
                yield found[0], passage.path


def _mixed_words(subject: Subject) -> Iterator[tuple[str, Path]]:
    """Return the lists of names that are parted by two kinds of marks."""
    for passage in subject.periods_with(_HELD):
        for found in _HELD.pattern.finditer(passage.text):
            names = _IN_BRACKETS.sub("", found["names"]).removesuffix("等")
            if any(map(_SAID_ANEW.search, _EITHER.split(names))):
                continue
            all_offices = {name[-1] for name in _EITHER.split(names)} <= _UNIT_KINDS
            if "、" in names and "，" in names and all_offices:
                yield found["names"], passage.path
    for passage in subject.periods_with(_ONE_COMMA):
        for found in _ONE_COMMA.pattern.finditer(passage.text):
            listed = _LISTED.search(passage.text, max(0, found.start() - _FAR), found.start())
            if listed and _is_one_list(listed, found):
                yield passage.text[listed.start("names") : found.end()], passage.path
    # Each mark stands behind a name of the list.
    is_mixed = subject.marked.standing(_BEFORE_COMMA)
    for passage in subject.periods_with(_MAY_BE_BARE) if is_mixed else ():
        for listed_names in _mixed_names(passage.text):
            yield listed_names, passage.path


def _is_told_among(text: str, at: int) -> bool:
    """Return whether 其中 opens what a figure before is made up of, or is told of with a figure."""
    if _TOLD_AMONG.match(text, at):
        return True
    return text[at + 2 : at + 3] != "的" and bool(_FIGURE_BEFORE.search(text[max(0, at - 14) : at]))


def _is_one_list(listed: re.Match[str], rest: re.Match[str]) -> bool:
    """Return whether what stands around a comma is alike: 工程进度，资金支付.

    A list that ends with 等 and no noun is one where it was opened as such, or its names end alike.
    What is grown is called by names of any length.
    """
    before, after = listed["before"], rest["after"]
    if _NO_NAME.match(after):
        return False
    apart = abs(len(before) - len(after))
    names = listed["names"].split("、")
    if rest["people"]:
        return all(map(_PEOPLE.search, (*names, after)))
    if len(names) == 1 and not (listed["all"] and rest["rest"]):
        return False
    if not rest["rest"]:  # only the last name is behind the comma: 甲、乙、丙，丁等
        return len(names) > _FEWEST_GROWN and {len(name) for name in names} == {len(after)}
    if rest["grown"] and len(names) > _FEWEST_GROWN:
        lengths = [len(name) for name in names]
        return apart <= max(1, max(lengths) - min(lengths))
    if rest["end"] is None:
        return not apart
    return before[-1] == after[-1] or apart <= (1 if listed["all"] else 0)


def _mixed_names(text: str) -> Iterator[str]:
    """Return the lists of names of one kind that are parted by two kinds of marks."""
    for kind, listed in _BARE.items():
        if text.count(kind) < _FEWEST:
            continue
        for found in listed.finditer(text):
            _, *others = _EITHER.split(found[0])
            after_comma = [clause.partition("、")[0] for clause in found[0].split("，")[1:]]
            if "、" not in found[0] or not after_comma or any(map(_NO_ITEM.search, others)):
                continue
            if all(map(_ITEM_NAME.fullmatch, after_comma)):
                yield found[0]


def _is_total_first(words: str) -> bool:
    """Return whether a list begins with what the others are parts of."""
    values = [Decimal(value.replace(",", "")) for value in _VALUE.findall(words)]
    return values[0] * 2 >= sum(values) or _OF_PARTS.search(words) is not None
