"""Units that a text speaks of as the one that reports: 柏木镇人民政府是一级预算单位."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, each_of
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {
    "镇": ("街道", "镇", "乡"),
    "局": ("局",),
    "委": ("委员会", "委"),
    "会": ("联合会", "协会", "总工会"),
    "校": ("小学", "中学", "学校", "幼儿园", "党校", "学院"),
    "医": ("医院", "卫生院", "保健院"),
    "院": ("法院", "检察院"),
    "馆": ("图书馆", "文化馆", "博物馆", "档案馆", "科技馆"),
    "所": ("中心", "大队", "支队", "站", "所", "场"),
}
"""Kinds of units, by how their names end: only units of one kind are taken for one another."""

_PLACE = lazy_pattern(
    "^(?:[\u4e00-\u9fff]{2,3}省)?(?:[\u4e00-\u9fff]{2,4}[市州])?(?:[\u4e00-\u9fff]{1,"
    "4}?[县市区旗])?"
)
_ENDS = lazy_pattern("(?:人民政府|政府|领导班子|党委|党工委|办事处|机关|[、和])+$")
_OFFICE = "(?:人民政府|政府|办事处|党委|党工委)"
_COUNTY = (
    "[县市区](?<!城市)(?<!辖区)(?<!社区)(?<!园区)(?<![本我全各]县)(?<![本我全各]市)(?<![本我全各]"
    "区)"
)
_OTHER_UNIT = (
    "医院|卫生院|保健院|中学|小学|学校|幼儿园|党校|学院|中心|委员会|联合会|总工会|法院|检察院"
    "|大队|支队"
    "|图书馆|文化馆|博物馆|档案馆|科技馆|林场|[站所局]"
)
_NAME = (
    "(?P<name>(?:[\u4e00-\u9fff]{2,4}[省市县区])?"
    f"[\u4e00-\u9fff]{{2,4}}?(?:街道|镇|乡|局)(?:党工?委)?[、和]?{_OFFICE}?(?:领导班子)?"
    f"|[\u4e00-\u9fff]{{2,4}}{_COUNTY}[\u4e00-\u9fff]{{0,10}}?(?:{_OTHER_UNIT}))"
)
_YEAR = "(?:部门|机关)?(?:的|在)?(?:(?:19|20)[0-9]{2}年(?:度|全年|末)?|年末)?的?"
_SURE = (
    "[（(](?:本级|机关)[）)]"
    "|(?:是|为|系|属于?)(?:一?个?)(?:财政)?(?:全额|差额|一级|二级|预算|独立|正科|副科|行政|政府)"
    "[^，。；]{0,12}(?:单位|机关|部门)"
)
_BUSY = (
    "(?:认真|高度|非常|十分|重视|积极|及时|组织|专门|迅速|精心|按照?要求|根据要求|立即|对照|严格"
    "|已|进一步|不断|始终|坚持|全面|扎实"
    "|依据|切实|[，,])*"
)
_MONEY = (
    "部门整体支出|整体支出|部门预算|部门决算|支出决算|收入决算|预算绩效|预算执行|财政收支|收支|收入总计|收入合计|总收入"
    "|支出总计|支出合计|支出总额|收入总额|财政总?支出|总支出|本年收入|本年支出"
    "|基本支出|项目支出|年初预算|预算总?收入|决算总?收入|财政拨款|一般公共预算|“?三公”?经费"
    "|机关运行经费|政府采购"
    "|公务接待费?|公务用车|因公出国|固定资产|资产总额|国有资产|绩效自评|绩效目标|绩效评价得分|自评得分|自评结果|支出绩效|自评等级|评价等级|绩效等级|预算编制|政府性基金|国有资本经营"
)
_NONE = (
    "(?:全年|本年度?|当年)?(?:均)?(?:没有|未|无)(?:发生|安排|购置|新购置|新增|新购|列支|产生|使用|组织|批准)?(?:任何)?"
    "(?:因公出国|因公临时出国|公务用车|公车|政府性基金|国有资本经营|“?三公”?经费|公务接待|政府采购|一般公共预算|财政拨款结转|出国)"
    "|(?:共有|现有|实有|保有)(?:公务用车|公车|一般公务用车)"
    "|(?:全年|本年度?|当年)(?:机关运行经费|“?三公”?经费|公务接待费?|公务用车|部门预算|部门决算|财政拨款|基本支出|项目支出)"
)
_STAFF = (
    "(?:主要)?(?:职责|职能|职能职责|工作职责|基本职能)(?:是|为|包括|有|：|:)|(?:内设|下设)(?:机构"
    "|股室|科室|[0-9]{1,2}个)|设有?(?:机构|[0-9]{1,2}个)"
    "|(?:现有|共有|核定|实有)?(?:在职(?:人员|干部|职工|在编)?|干部职工|编制|行政编制"
    "|事业编制)(?:总?数|人数)?(?:共|为)?[0-9]"
    "|(?:是|为|系|属于?)[一-鿿]{0,3}[省州市县区旗](?:委、[省州市县区旗])?(?:人民)?政府的?"
    "(?:工作|组成|直属|职能|主管)[^，。；]{0,4}(?:部门|机构|单位)"
)
_CONDUCT = (
    f"{_BUSY}(?:开展|成立|组成|组织|进行|对)[了对]?[^，。；]{{0,16}}?(?:绩效自评|绩效评价|项目支出|开展自评"
    f"|整体支出|自评工作)"
    f"|{_BUSY}(?:压减|压缩|推进)[^，。；]{{0,6}}(?:支出|经费|开支|绩效管理|预算管理)"
    f"|{_BUSY}(?:加强|强化|规范|抓好|落实|重视)了?(?:对|本单位)?(?:(?:预算)?绩效|自评|预算管理|整体支出"
    f"|财务管理|内部控制)"
    f"|{_BUSY}(?:制定|建立|出台|修订|完善|印发|健全)了?[^，。；]{{0,8}}(?:财务|预算|绩效|内控"
    f"|内部控制|资金管理|资产管理|采购|公务接待|公务用车)"
    f"|{_BUSY}(?:严格|按照|依照|遵守|落实|执行|贯彻)[^，。；]{{0,12}}(?:预算|财务|财经|会计|资金|经费|管理"
    f"|制度|八项规定|厉行节约)"
    "|(?:财务|预算|资产|内控)(?:管理)?制度(?:较|比较)?(?:健全|完善)"
    "|纳入(?:(?:19|20)[0-9]{2}年度?)?(?:部门|单位)?(?:预算|决算)(?:编制"
    "|汇编)?范围的?[^，。；]{0,8}单位"
    "|(?:财政所|财政办|党政办|党政综合办公室|财务室|办公室)(?:负责|牵头"
    "|承担)[^，。；]{0,12}(?:自评|绩效|预算|决算)"
    "|(?:(?<=政府)|(?<=党委)|(?<=办事处)|(?<=党工委)|(?<=班子))"
    f"{_BUSY}(?:多次|先后|定期|及时|专题|[0-9]+次)*(?:召开|研究|安排|部署)[^，。；]{{0,10}}?(?:会议?(?:[，。]|研究|部署|安排)|部署|安排)"
    f"|(?:(?<=政府)|(?<=党委)|(?<=办事处)|(?<=党工委)|(?<=班子)){_BUSY}(?:多次|先后|专题)(?:研究|部署)"
    "|作为(?:一级|二级|独立)?(?:预算|资金使用|被评价)(?:单位|主体|部门)|为资金使用(?:主体|单位)"
    "|对(?:本|该)?(?:单位)?(?:绩效|自评|评价)*报告的?(?:真实|完整)"
    "|(?:位于|地处|辖区总?面积|下辖[0-9]|辖[0-9]|总面积[0-9]|总人口[0-9])"
)
_NO_NAME = (
    "(?!负责|根据|依据|援建|援助|帮扶|帮助|支持|资助|扶持|参与|配合|协助|会同|联合|指导|建设|投入"
    "|拨付|用于|完成|组织|落实|加强"
    "|通过|按照|关于|批复|提请|报请|商请|委托|邀请|协调|涉及|包括|其中|以及|推动|推进|带动|促进"
    "|对口|结对|派驻|驻|对|向|到|与"
    "|在|给|由|从|经|让|被|使|把|据|及|我|本|各|全|该|某|两|每|原)"
)
_ITSELF = lazy_pattern(
    f"(?:(?<=^)|(?<=[，。；：:、（(\n为是将和年度括含]))(?!本单位|我单位){_NO_NAME}"
    f"{_NAME}(?:(?P<sure>{_SURE})|{_YEAR}(?:{_MONEY}|{_NONE}|{_STAFF}|{_CONDUCT}))"
)
_APPROVED = lazy_pattern(
    f"(?:(?<=根据)|(?<=按照)|(?<=依据)|(?<=通过)|(?<=关于)|(?<=批复)|(?<=，对)){_NO_NAME}{_NAME}"
    f"(?:19|20)[0-9]{{2}}年度?(?:部门|单位)?(?:预算|决算|整体支出)"
)
_OF_A_YEAR = lazy_pattern("(?:19|20)[0-9]{2}年度?(?:部门|单位)?(?:预算|决算|整体支出)")
_OURS = lazy_pattern(
    "[本我单部](?:(?<=[本我])(?P<ours>(?:单位|部门)(?:为|是|即|[（(])|(?:镇|乡|局|街道)(?:是|即|[（(])"
    "|(?:单位|部门|镇|乡|局|街道)的?(?:全称|名称|简称)[为是：:]?)"
    "|(?<![\u4e00-\u9fff].)(?:(?<=单)位|(?<=部)门)(?:全称|名称)[为是：:]"
    "|(?:(?<=填报单)位|(?<=填报部)门)[：:])"
    f"(?!原|含|除|不|包括|以下|与|和|及){_NAME}(?![^，。；]{{0,14}}的(?:主管|上级|归口|指导|帮扶|结对))"
)
_MEMBER = lazy_pattern(f"(?:(?<=[：:，由括为是])){_NO_NAME}{_NAME}本级(?=[、，。；和及与]|$)")
_MADE_OF = lazy_pattern("构成|组成|包括|范围|编制")
"""What tells of which units the report is: 单位构成：柏木镇人民政府本级、……."""

_WITH_US = lazy_pattern(
    "[我本][镇乡局](?:和|与|为|给|同|向|对)|(?:和|与|由|为|给|同|向)[我本][镇乡局]"
)
"""What tells of dealings with another unit."""

_OURSELVES = lazy_pattern("[我本](?:[镇乡局校院馆地]|街道|单位)")
_TAKEN_AS_MODEL = lazy_pattern(
    "学习|借鉴|做法|经验|交流|观摩|考察|兄弟|邻|上游|下游|交界|对口|结对|协作"
)

_BY_US = (
    "(?:镇|乡|街道)(?:人民)?(?:政府|办事处)?(?:已|均|全部|具体|自行)*(?:组织|负责|牵头)?(?:竣工)?"
    "(?:实施|验收|建设|建成|招标|施工|管护|承建|维修|采购|完成)(?!的)"
)
_WORKS = lazy_pattern(
    f"(?:(?<=^)|(?<=[，。；：\n])){_NO_NAME}(?P<name>[\u4e00-\u9fff]{{2,4}}(?:镇|乡|街道))"
    "(?![至到与和及、移交境段跨等]|人民|政府|党委|交界|毗邻)(?:[^，。；镇乡]{2,30})(?:工程|项目|改造|建设)"
    f"[^，。；镇乡]{{0,8}}由[我本]{_BY_US}"
)
"""Works of another place that we are said to have done."""

_ACTS = (
    "(?:(?:在[^，。；]{2,12}下，)?(?:圆满|全面|较好|顺利|如期|按时|超额)地?完成了?[^，。；]{0,24}(?:任务|工作|目标)"
    "|(?:始终)?坚持以[^，。；]{2,12}为|作为(?:项目)?(?:实施|责任|建设)(?:单位|主体)"
    "|将(?:继续|进一步|深入|全力|认真|切实|以|建立|完善|健全|加强|强化|严格|加大|优化|规范|制定)"
    "|(?:始终|积极|紧[紧扣]|围绕|严格按照|认真|坚决|深入|大力|切实|狠抓|聚焦|立足|扎实|全力|持续|着力|紧盯|牢牢)"
    "|全年(?:免费|共|累计)?(?:开放|接待|开展|举办|完成|实现|办理|受理|投入|争取|新增)"
    "|(?:(?:19|20)[0-9]{2}年(?:度)?)?(?:在编|在岗|在职)[^，。；]{0,6}人员工资)"
)
_DID = lazy_pattern(
    f"(?:(?<=^)|(?<=[。；\n])|(?<=[0-9][.．、])|(?<=[0-9]年，)|(?<=年来，)|(?<=年度，)|(?<=过程中，)|(?<=工作中，)|(?<=方面，)){_NO_NAME}{_NAME}{_ACTS}"
)
MAY_ACT = Sign(
    f"[镇乡道局府处委班子院校学园馆](?={_ACTS})",
    each_of(
        "镇乡道局府处委子院校学园馆", "在圆全较顺如按超始坚作12将积紧围严认深大切狠聚立扎持着牢"
    ),
)
"""What may tell of a unit at the start of a sentence, and what it did."""

_FOLLOWING = (
    "（(是为系属的在2认高非十重积及组专迅精按根立对严已进不始坚全扎依切部整预财收总支基项年决一“"
    "三机政固资国绩自主职工内下设现共多召研领先核实编干行事"
    "开成加强规抓落制建出修完印健遵执贯纳党办位地辖没未无全当本均公因按压有保作"
)
MAY_BE_ANOTHER = Sign(
    f"[镇乡道局院校学园会队馆所站心场委本我位门](?=[{_FOLLOWING}单部镇乡街局的全名人政办党：:])"
    "(?:(?<=[本我])(?:单位|部门)(?:[为是即（(]|的?(?:全称|名称|简称))"
    "|(?<=[本我])[镇乡局][（(]"
    f"|(?<=由[本我]){_BY_US}"
    "|(?:(?<=单位)|(?<=部门))(?:全称|名称)[为是：:]|(?:(?<=填报单位)|(?<=填报部门))[：:]|(?<=[\u4e00-\u9fff]{2}[镇乡道局院校学园会队馆所站心场委])(?<![全我本各乡城小集村建重该两等]镇)(?<![全我本各城下该两]"
    "乡)(?<!我[局院校会队馆所站])(?<!本[局院校会队馆所站])"
    f"(?={_OFFICE}?[{_FOLLOWING}])(?=[^。；\n]{{0,6}}[0-9]|[^。；\n]{{0,30}}"
    "(?:绩效|预算|决算|支出|收入|经费|公务|出国|基金|财务|财经|会计|财政|资产|收支|职[责能]|机构|内设|单位|部门|机关|在职"
    "|编制|八项规定|厉行节约|位于|地处|辖|部署|研究|真实|本级))"
    ")"
)
"""What may speak of another unit as the one that reports."""


class NamedUnit(NamedTuple):
    """A unit that a text speaks of as its own; ``sure`` where it says so outright.

    ``acts`` tells that it is only said what the unit did.
    """

    start: int
    end: int
    name: str
    sure: bool
    acts: bool = False


def read_named_units(text: str) -> Iterator[NamedUnit]:
    """Return the units of which a text says what only the unit that reports says of itself."""
    all_told = list(_ITSELF.finditer(text))
    one_of_many = len({short_name(found["name"]) for found in all_told if found["sure"]}) > 1
    for found in all_told:
        if found["sure"] and one_of_many:
            continue  # 评价范围包括12个乡镇，即白石镇（本级）、石桥镇（本级）
        begin, end = text.rfind("。", 0, found.start()) + 1, text.find("。", found.end())
        if not found["sure"] and _WITH_US.search(text, begin, end if end >= 0 else len(text)):
            continue
        yield NamedUnit(found.start(), found.end(), found["name"], bool(found["sure"]))
    for found in _DID.finditer(text):
        if not _OURSELVES.search(text) and not _TAKEN_AS_MODEL.search(text):
            end = text.find("。", found.end())
            acts = text.find("自评", found.end(), end if end >= 0 else len(text)) < 0
            yield NamedUnit(found.start(), found.end(), found["name"], sure=False, acts=acts)
    for found in _APPROVED.finditer(text) if _OF_A_YEAR.search(text) else ():
        yield NamedUnit(found.start(), found.end(), found["name"], sure=False)
    for found in _WORKS.finditer(text) if "由我" in text or "由本" in text else ():
        yield NamedUnit(found.start(), found.end(), found["name"], sure=False)
    for found in _MEMBER.finditer(text) if "本级" in text and not one_of_many else ():
        begin, end = text.rfind("。", 0, found.start()) + 1, text.find("。", found.end())
        if _MADE_OF.search(text, begin, end if end >= 0 else len(text)):
            yield NamedUnit(found.start(), found.end(), found["name"], sure=True)
    for found in _OURS.finditer(text):
        yield NamedUnit(found.start(), found.end(), found["name"], sure=bool(found["ours"]))


def short_name(name: str) -> str:
    """Reduce a unit's name to what tells it from others: 云溪县青禾镇人民政府 is 青禾镇."""
    name = _ENDS.sub("", name)
    place = _PLACE.match(name)
    rest = name[place.end() :] if place else name
    return rest if len(rest) > 1 else name


def place_of(name: str) -> str:
    """Return the province, city and county that a unit's name begins with, empty for none."""
    place = _PLACE.match(name)
    return place[0] if place else ""


def kind_of(name: str) -> str:
    """Return the kind of units that a short name is of; nothing for others."""
    return next((kind for kind, ends in _KINDS.items() if name.endswith(ends)), "")


_COUNTY_NAME = lazy_pattern(
    f"[\u4e00-\u9fff]{{2,3}}{_COUNTY}(?![场级直域管政民容委])(?=[\u4e00-\u9fff]{{2,}})"
)
_GENERAL = ("全", "各", "本", "我", "该", "某", "有关", "相关", "其他")


def county_of(name: str) -> str:
    """Return the county, city or district that a unit's name begins with, empty for none."""
    found = None if name.startswith(_GENERAL) else _COUNTY_NAME.match(name)
    return found[0] if found else ""
