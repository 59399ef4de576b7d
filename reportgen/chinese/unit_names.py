"""Units that a text speaks of as the one that reports: 柏木镇人民政府是一级预算单位."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reportgen.chinese.signs import Sign, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = ("街道", "镇", "乡", "局", "委员会", "中心", "学校", "医院")
_PLACE = lazy_pattern(
    "^(?:[\u4e00-\u9fff]{2,3}省)?(?:[\u4e00-\u9fff]{2,4}[市州])?(?:[\u4e00-\u9fff]{1,"
    "4}?[县市区旗])?"
)
_ENDS = lazy_pattern("(?:人民政府|政府|党委|党工委|办事处|机关|[、和])+$")
_TOWN = (
    "(?P<name>(?:[\u4e00-\u9fff]{2,4}[省市县区])?"
    "[\u4e00-\u9fff]{2,4}?(?:街道|镇|乡|局)(?:党委)?[、和]?(?:人民政府|政府|办事处|党工委)?"
    "|[\u4e00-\u9fff]{2,4}[县市区][\u4e00-\u9fff]{1,8}?(?:医院|中学|小学|学校|中心|委员会|大队|图书馆|卫生院))"
)
_OF_ITSELF = "(?:绩效|自评|预算管理|整体支出|财务管理|内部控制)"
_ITSELF = lazy_pattern(
    f"(?:(?<=^)|(?<=[，。；：:、（(\n为是将和]))(?!本单位|我单位){_TOWN}"
    "(?:(?P<sure>[（(](?:本级|机关)[）)]"
    "|(?:是|为|系|属于?)(?:一?个?)(?:财政)?(?:全额|差额|一级|二级|预算|独立|正科|副科|行政|政府)"
    "[^，。；]{0,12}(?:单位|机关|部门))"
    "|(?:认真|高度|重视|积极|及时|组织|专门|迅速|精心|按照?要求|根据要求|立即|对照|严格|已"
    "|依据|切实|[，,])*"
    "(?:开展|成立|组成|组织|进行|对)[了对]?[^，。；]{0,16}?(?:绩效自评|绩效评价|整体支出|自评工作)"
    f"|(?:高度|非常|十分|切实|认真|进一步|不断|严格)*(?:重视|加强|强化|规范|抓好|落实)了?(?:对|本单位)?{_OF_ITSELF}"
    "|(?:内设|下设|设有?)(?:机构|[0-9]{1,2}个)|(?:现有|共有|核定|实有)?(?:在职(?:人员"
    "|干部)|干部职工|编制)[0-9]"
    "|(?:19|20)[0-9]{2}年(?:度|全年)?的?(?:部门整体支出|整体支出|部门预算|部门决算|预算执行|财政收支|收"
    "入总计|收入合计|"
    "支出总计|支出合计|基本支出|“?三公”?经费)"
    "|纳入(?:(?:19|20)[0-9]{2}年度?)?(?:部门|单位)?(?:预算|决算)(?:编制|汇编)?范围的?[^，。；]{0,8}单位"
    "|(?<=[府处委局])(?:(?:19|20)[0-9]{2}年度?)?(?:坚持|始终|认真|全面|切实|不断)*(?:严格|按照|依照)[^，。；]{0,12}"
    "(?:预算|财务|资金|经费|管理|制度))"
)
_OURS = lazy_pattern(f"[本我](?:单位|部门|镇|乡|局|街道)(?:为|是|即|[（(]){_TOWN}")
_ANOTHERS = words(
    "（本级） （机关） (本级) 预算单位 拨款单位 绩效自评 绩效评价 自评工作 整体支出 行政单位"
    " 全额拨款 部门预算 部门决算 严格 收入总计 收入合计 支出总计 支出合计 三公"
    " 本单位为 本单位是 我单位为 我单位是 内设 在职"
    " 我镇（ 本镇（ 我乡（ 我局（ 本局（ 本单位（ 我单位（"
)
MAY_BE_ANOTHER = Sign(
    "[镇乡道局府处院校学心会队馆](?:[（(]|[是为系属][^，。；]{0,16}(?:单位|机关|部门)|(?:纳入)?(?:19|20)[0-9"
    "]{2}年|纳入(?:部门|单位)?[预决]算|内设|下设|设|现有|在职|"
    "共有|实有|核定|编制|[^。；]{0,16}(?:重视|加强|强化|规范|抓好|落实)[^，。；]{0,4}"
    "(?:绩效|自评|预算管理|整体支出|财务管理|内部控制)|[^。；]{0,8}(?:开展|成立|组成|组织|进行|对)[^，。；]{0,20}"
    "(?:绩效|整体支出|自评))"
    "|[本我](?:单位|部门)[为是即（(]"
    "|[府处委局](?:坚持|始终|认真|全面|切实|不断)*严格",
    _ANOTHERS,
)
"""What may speak of another unit as the one that reports."""


class NamedUnit(NamedTuple):
    """A unit that a text speaks of as its own; ``sure`` where it says so outright."""

    start: int
    end: int
    name: str
    sure: bool


def read_named_units(text: str) -> Iterator[NamedUnit]:
    """Return the units of which a text says what only the unit that reports says of itself."""
    for found in _ITSELF.finditer(text):
        yield NamedUnit(found.start(), found.end(), found["name"], bool(found["sure"]))
    for found in _OURS.finditer(text):
        yield NamedUnit(found.start(), found.end(), found["name"], sure=True)


def short_name(name: str) -> str:
    """Reduce a unit's name to what tells it from others: 云溪县青禾镇人民政府 is 青禾镇."""
    name = _ENDS.sub("", name)
    place = _PLACE.match(name)
    rest = name[place.end() :] if place else name
    return rest if len(rest) > 1 else name


def kind_of(name: str) -> str:
    """Return what kind of unit a short name is of: 镇, 乡, 局; nothing for others."""
    return next((kind for kind in _KINDS if name.endswith(kind)), "")
