"""Kinds of parts that exclude each other, and attributes that one member can share."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROOM = lazy_pattern("(?:停?车|学|床|铺|蹲|厕|座|席|工|摊|泊|展|机)位|充电桩|床铺|座椅|座席|摊点")
_KIND = 2
_SOURCE = (
    "(?:财政|专项|配套|补助|预算|扶持|奖补|转移支付|自筹)*"
    "(?:资金|拨款|补助|投资|投入|配套|匹配|经费)?"
)
_FAMILIES: Final = (
    "(?:工资福利|商品和服务|商品服务|对个人和家庭的?补助|资本性|对企业的?补助|债务利息及费用|"
    "对社会保障基金补助|对附属单位补助|其他)(?:支出)?(?:[（(].*[）)])?",
    "(?:基本|项目)支出(?:预算|决算)?",
    "(?:人员|公用|日常公用|运转)(?:经费|支出)",
    "(?:因公)?出国(?:[（(]境[）)])?(?:费用?|经费)(?:支出)?|(?:公务用车|公车)(?:购置(?:及|和)?)?(?:运行)?(?:和|及)?(?:维"
    "护)?(?:费用?|经费)(?:支出)?|公务用车购置|"
    "公务接待(?:费用?|经费)?(?:支出)?",
    "(?:公务用?车)?(?:购置|运行|运行维护|维护)(?:费用?)?(?:支出)?",
    "(?:本年|当年)?(?:财政拨款)?收入(?:合计)?|(?:上年|年初|上年末)?(?:财政拨款)?结[转余](?:和结余|及结余)?(?:资金|收入)?"
    "|使用非财政拨款结余|用事业基金弥补收支差额",
    "(?:本年|当年)?(?:财政拨款)?支出(?:合计)?|(?:年末|年底)(?:财政拨款)?结[转余](?:和结余|及结余)?(?:资金)?|结余分配",
    f"(?:中央|国家|省级?|市级?|县级?|区级|乡镇|镇级?|本级|村级|上级|地方|财政|县乡|自治区级?|盟市级?|旗县级?)"
    f"(?:[和及与](?:省|市|县|区|自治区|盟市)级?)?{_SOURCE}|"
    "(?:单位|群众|企业|村集体|村级?|镇级?|乡镇?|社区|学校|农户|业主)?自筹(?:资金)?|(?:社会|群众|乡贤|企业|个人|单位|爱心人士|村集体|村民|农户)"
    "(?:资本|资金|捐赠|投入|捐款|捐资|筹资|集资|筹款|筹资投劳|投劳|投工投劳)(?:折资)?"
    "|(?:银行)?贷款|其他资金",
    "(?:一般公共预算|政府性基金|国有资本经营预算|社会保险基金|纳入专户管理的非税收入|"
    "其他资金|上年结转)"
    "(?:财政)?(?:预算)?(?:拨款|收入|支出|资金)*",
    "(?:税收|非税)收入",
    "(?:水田|水浇地|旱地|旱土|旱田|园地|林地|草地|坡地)(?:面积)?",
    "(?:种植)?(?:早稻|中稻|晚稻|一季稻|再生稻|水稻|稻谷|旱杂粮|旱粮|杂粮|杂豆|玉米|大豆|红薯|甘薯|马铃薯|薯类|豆类|小麦|大麦|青稞|高粱|谷子|油菜籽?|花生)"
    "(?:播种|种植)?(?:面积)?",
    "(?:男|女)(?:性|职工|党员|干部|生|代表)*",
    "(?:公务员|行政|政法专项|政法|全额(?:拨款)?事业|差额(?:拨款)?事业|自收自支(?:事业)?|事业|工勤|参公|参照公务员法?管理(?:事业)?|机关|公益[一二]类)(?:专项|编制|人员|在职|在编|退休|离休|"
    "工勤|管理|事业)*",
    "(?:专业技术|管理|工勤技能|工勤|后勤)(?:人员|岗位|岗)",
    "(?:在职|在编|退休|离休|离退休|遗属|编外|临聘)(?:人员|职工|干部|教师)*",
    "第?[一二三]产业?(?:增加值|产值)?",
    "(?:新建|改建|扩建|续建|改扩建).*",
    "(?:危房)?(?:[ABCD]级|(?:修缮|维修|加固)(?:加固|改造|修缮)?|(?:拆除|原址|异址|拆旧|就地)?重建|新建)(?:危房|危旧房|住房)?(?:改造|户)?",
    "[双三四](?:格|瓮)式.{0,6}",
    "(?:城镇|城市|农村).*",
    "(?:白天|夜间|夜晚|上午|下午|上半年|下半年|第?[一二三四]季度).*",
    "(?:已经?|实际)?(?:使用|支付|拨付|支出|执行|付款|完成|开工|建成|验收)(?:的|资金)?"
    "|(?:未|尚未|待|未能)(?:使用|支付|拨付|支出|执行|付款|完成|开工|建成|验收)(?:的|资金)?",
    "(?:已?经?|全部|部分|基本|大部分)(?:得到)?(?:办结|解决|落实|采纳)(?:或(?:基本|部分)?(?:办结|解决|落实|采纳|列入计划))?(?:的)?"
    "|(?:正在|[列纳]入(?:计划|规划)|计划|继续)(?:逐步)?(?:办理|解决|落实|推进)(?:或列入计划(?:解决)?)?(?:的)?|[列纳]入(?:计划|规划)(?:的)?"
    "|不予受理|在办|未办结|未采纳|(?:留|供)作?参考(?:的)?"
    "|(?:目前|暂时?)?(?:难以|无法|不能)(?:解决|落实)(?:的)?",
    "(?:国|省|县|乡|村|专用)道|通[村组]公路",
    "(?:不予|未予?)?立案|并案(?:处理)?|(?:转[为作]|作为).{2,10}",
    "(?:主办|协办|会办|分办|独办|单独办理|承办)(?!.*[已完结]).{0,6}",
    "(?:特别?困难?|一般困难|相对困难|深度困难)(?:职工|群众|家庭|户)?",
    "第[一二三四五六七八九十][批次期轮笔].{0,6}",
    "(?:净资产|负债)(?:总额|合计|总计)?",
    "(?:刑事|民事|民商事|行政|执行|治安|经济)(?:类)?(?:案件|案)?",
    "(?:基层)?(?:党委|党总支|(?:联合|功能型)?党支部)",
    "(?:产出|效益|满意度|成本)类?指标|(?:数量|质量|时效|成本)类?指标|(?:经济效益|社会效益|生态效益|可持续影响)类?指标",
    "(?:行政)?(?:审批|核准|备案|许可|处罚|强制|征收|给付|检查|确认|奖励|裁决)类(?:事项|项目|职权)?",
    "(?:财政|全额|差额)(?:全额|差额)?(?:拨款|补助|供养|保障)?(?:在职|在编|事业)?(?:人员|职工)"
    "|自收自支(?:事业)?(?:人员|职工)",
    "(?:公办|民办|公建民营|公立|私立|民营)[^，。；]{0,4}",
    "(?:货物)?(?:出口|进口)(?:额|值|总[额值])?",
    "(?:(?:限额|规模)以|[规限])[上下](?:单位|企业|工业).{0,8}",
    "非?实物商品.{0,10}",
    "(?:境外|本土)(?:输入)?(?:病例|人员|旅客|游客|企业|机构)?",
    "(?:门诊|急诊|住院|体检)(?:病人|患者|诊疗)?",
    "[一二三四五六ABCDEⅠⅡⅢⅣ甲乙丙丁]类.{0,6}",
    "(?:机要(?:通信)?(?:和?应急)?|应急保障|执法执勤|特种(?:专业技术|作业)|离退休干部|老干部(?:服务)?|一般公务|(?:主要)?(?:领导|负责人)"
    "(?:干部)?|副[部省]级(?:以上)?领导(?:干部)?|其他)(?:公务)?用?车(?:[（(].*[）)])?",
    "(?:一般|专项|隐性)债(?:务|券)(?:余额|资金|收入|限额|支出)?",
    "(?:流动|固定|无形|其他)资产(?:净值)?|在建工程|长期投资|对外投资",
    "(?:工资性|经营净?|财产净?|转移净?|家庭经营|财产性|转移性)收入",
    "(?:建筑安装)?工程费用?|设备(?:购置|及安装)费用?|工程建设其他费用|(?:基本)?预备费|建设期利息",
    "(?:农村|社区|机关|事业单位|企业|国企|非公|学校|离退休干部|离退休)党员",
    "(?:脱贫不稳定|边缘易致贫|突发(?:严重)?困难)(?:户|人口|对象)?",
    "(?:非常不?|很不?|十分|比较|较|基本|不太|不)?满意的?|一般的?|(?:说不清|不了解|不清楚|弃权|未表态)的?",
    "(?:集中|分散)(?:供养|安置|居住|养殖)?.*",
    "(?:[\u4e00-\u9fff]{0,4}(?:评级|评定|等级|等次|结果|考核|评价|评|达到|获))?(?:评?[为定]为?)?"
    "(?:优秀?|良好?|中等?|差|合格|不合格|基本合格|称职|基本称职|不称职|较好|一般|较差|[一二三四五]星级?)"
    "(?:及以[上下])?(?:等[次级])?的?",
    "(?:助理|副?研究)?馆员|(?:正高级?|副高级?|高级|中级|初级|一级|二级|三级|助理|副主任|主任|主治)?"
    "(?:职称|工程师|教师|讲师|教授|会计师|经济师|农艺师|兽医师|医师|护师|技师)(?:人员)?",
)
"""Classes that exclude each other: the form's own groups of expenditure, sources, crops, sexes…"""

_INCOME: Final = lazy_pattern(
    ".{2,24}(?:收入|拨款)(?:[（(].*[）)])?|(?:上年|年初|上一年)(?:结转|结余)(?:和结余"
    "|及结余|结转)?(?:资金)?|"
    "(?:上级|县级|市级|省级|中央|本级|财政)(?:补助|拨款|资金)"
)
_SPENDING: Final = lazy_pattern(
    "(?!.*(?:三公|公务|会议|培训|机关运行|用于)).{2,24}支出(?:[（(].*[）)])?|年末(?:"
    "结转|结余)(?:和结余)?"
)
"""Parts of what came in and of what was spent, whichever way they are classed."""

_ATTRIBUTE: Final = lazy_pattern(
    "规上|规模以上|限上|[过超达][\\d.]*[百千]?[万亿]|以上|商标|品牌|高新|专精特新|龙"
    "头|示范|党员|女|少数民族|"
    "残疾|脱贫|低保|监测|重点|特困|省级|国家级|市级|名牌|认证|[一二三四1-4]级指标"
)

_FAMILY: Final = lazy_pattern("|".join(f"(?P<f{n}>{one})" for n, one in enumerate(_FAMILIES)))

_TWO_NAMED: Final = lazy_pattern("(.{1,6})[（(]([^（）()]{1,8})[）)](.{0,4})")
_MANY_SIDED: Final = lazy_pattern("党员|干部|职工|群众|代表|农户|家属")
_BODIES: Final = (
    *(
        "卫生院",
        "卫生室",
        "医院",
        "诊所",
        "门诊部",
        "服务中心",
        "服务站",
        "敬老院",
        "幼儿园",
        "小学",
    ),
    *("初中", "高中", "完全中学", "初级中学", "高级中学", "职业中学", "教学点", "机构"),
)
"""Words that bodies of kinds that exclude each other are called by."""

_FEWEST_BODIES: Final = 3

_DONE: Final = lazy_pattern(
    "(?:已经?|实际)?(?:下达|到位|使用|支付|拨付|支出|执行|付款|完成|开工|建成|验收)(?:的|资金)?"
)
_ACROSS: Final = lazy_pattern("民间|民生|技改|高新|“?三保|重点项目|外资|中小企业|小微")
_EACH_FAMILY: Final = [lazy_pattern(one) for one in _FAMILIES]

ECONOMIC, NATURE, GRADES, TITLES = 0, 1, len(_FAMILIES) - 2, len(_FAMILIES) - 1
"""The numbers of the families 支出按经济分类, 支出按支出性质, grades, and titles.

Not all have a title, and of grades often only the best are told.
"""


def is_of_a_fund(label: str) -> bool:
    """Return whether it is what a fund of social insurance takes in beside interest and the like.

    Few reports tell all that it takes in.
    """
    return label in ("保险费收入", "财政补贴收入")


@lru_cache(maxsize=1024)  # the form's own parts are named in every report
def family_of(label: str) -> int | None:
    """Return the number of the family that the name of a part belongs to, None for none."""
    label = label.replace("“", "").replace("”", "")
    kind = _FAMILY.fullmatch(label)
    return int(kind.lastgroup[1:]) if kind and kind.lastgroup else None


def are_kin(one: str, other: str) -> bool:
    """Return whether two names are parts of one whole: of one family, or both income or spent."""
    family = family_of(one)
    if family is not None and family == family_of(other):
        return True
    return any(kind.fullmatch(one) and kind.fullmatch(other) for kind in (_INCOME, _SPENDING))


def one_family(labels: tuple[str, ...]) -> int | None:
    """Return the family that all names belong to as different members of it, None for none."""
    if len(set(labels)) != len(labels) or all(map(_DONE.fullmatch, labels)):
        return None  # 已拨付 and 已支付 are told of the same money
    found = {family_of(label) for label in labels}
    if len(found) == 1 or None in found:
        return found.pop() if len(found) == 1 else None
    plain = [label.replace("“", "").replace("”", "") for label in labels]
    for number, family in enumerate(_EACH_FAMILY):
        if all(map(family.fullmatch, plain)):
            return number  # 工勤人员 are beside 管理人员, and beside 行政人员
    return None


def are_named_in(whole: str, labels: Sequence[str]) -> bool:
    """Return whether parts are the two that what is counted is called: 村（社区）."""
    named = _TWO_NAMED.fullmatch(whole)
    if not named or len(labels) != _KIND or _MANY_SIDED.search(whole):
        return False
    lead, other, end = named.groups()
    first, second = labels
    return (
        first != second
        and first.removeprefix("行政") in (lead, lead + end)
        and second in (other, lead + other, other + end, lead + other + end)
    )


def are_other_bodies(labels: Sequence[str]) -> bool:
    """Return whether names are each of another kind of body: 医院, 卫生院, 卫生室."""
    kinds = {next((body for body in _BODIES if label.endswith(body)), "") for label in labels}
    return len(labels) >= _FEWEST_BODIES and len(kinds) == len(labels) and "" not in kinds


def may_overlap(label: str) -> bool:
    """Return whether money by a name may be in others of its list, too: 民间投资 is 工业投资.

    其他民生支出 is in none of them.
    """
    return _ACROSS.search(label) is not None and "其他" not in label


def is_attribute(label: str) -> bool:
    """Return whether a name speaks of an attribute that overlaps others: 规上企业, 党员."""
    return _ATTRIBUTE.search(label) is not None


def are_places_of(counted: str, labels: Sequence[str]) -> bool:
    """Return whether what is counted is in one place only, such as a bed, and none is called so."""
    room = _ROOM.search(counted)
    return room is not None and not any(room[0][-_KIND:] in label for label in labels)
