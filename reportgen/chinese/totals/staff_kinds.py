"""Ways to part the people of a unit: by post, title, sex, age, schooling, school year."""

from __future__ import annotations

from typing import Final

from reportgen.patterns import lazy_pattern

_LED = (
    "(?:[在离]职|在编|在岗|实有|现有|其中|另有|有|为|的|正式|机关|单位|全院|全局|我[局院校镇]"
    "|本[局院校镇])*"
)
_CALLED = (
    "(?:人员|编制|职工|干部|干警|党员|教师|岗位?|等级|职称|学历|学位|文化程度|文化|专技|专业技术"
    "|以?内|性|生|同志|的)*"
)
_STATUS = (
    "在职|在编|在岗|编内|编制内|编外|编制外|非在编|非编|临聘|临时|临时聘用|聘用|合同制?|外聘|离休"
    "|退休|离退休|内退|提前退休|遗属"
    "|劳务派遣|借调|长期聘用|自聘|返聘|公益性?|见习|参公"
)
_NATURE = (
    "公务员|行政|党政|参公(?:管理)?(?:事业)?|参照公务员法?管理(?:事业)?|事业|全额(?:拨款)?(?:事业)?"
    "|差额(?:拨款)?(?:事业)?|自收自支(?:事业)?"
    "|机关工勤|行政工勤|事业工勤|工勤|后勤|后勤服务|工人|政法专项|政法|民警|辅警|警务辅助|协警"
    "|文职|司法警察|法警"
)
_COURT = (
    "(?:员额|入额)?(?:法官|检察官)|(?:法官|检察官)助理|(?:审判|检察|司法|执行|警务|综合)辅助"
    "|(?:聘用制)?书记员|司法?(?:警察|法警)"
    "|司法行政|综合行政|执行|其他"
)
_POSTS = "管理|专业技术|专技|卫生技术|卫技|工勤技能|工勤|技术工|技能|教学|教辅|后勤|行政管理"
_TITLES = (
    "正高|副高|正副高|高级|中级|初级|员级|助理级|师级|士级|(?:正|副)?高级?职|无职称|未(?:评|定"
    "|取得)职?级?"
    "|(?:正高级|副高级|正高|副高|高级|中级|初级|助理|副主任|主任|主治|执业|一级|二级|三级|四级|副)?"
    "(?:研究|农艺|工程|教|讲|兽医|医|药|护|技|会计|经济|政工|统计|审计|畜牧|林业|水利|演奏|演员"
    "|美术|编辑|记者|播音)?"
    "(?:师|员|馆员|研究员|教授|讲师|工程师|技术员|技师|工|级)"
    "|(?:专技|专业技术)?(?:十[一二三]|[一二三四五六七八九十])级(?:岗)?"
)
_TITLES_BUT = (
    "(?:党|团|学|人|职|社|队|委|会|成|随|雇|公务|员|动|演职|驾驶|炊事|保洁|护林|协管|安全|网格"
    "|管理|工作|服务)员"
)
_SCHOOLING = (
    "(?:(?:博士|硕士)研究生|博士|硕士|双?学士|研究生|大学本科|全日制本科|本科|大学|大专|大学专科|专科|中专|中技|高中"
    "|职高|初中|小学)"
    "(?:、(?:硕士|研究生|大专|中专|高中|专科))*(?:(?:毕业)?及?以[上下])?"
)
_AGES = (
    "[0-9]{2}(?:周?岁)?(?:[（(]含[）)])?(?:[-—－–~～至到][0-9]{2}周?岁"
    "|周?岁?及?以[上下])(?:[（(]不?含[）)])?"
)
_YEARS = (
    "[一二三四五六七八九]年级|[七八九]年级|高[一二三]年?级?|初[一二三]年?级?|小学[部段]?"
    "|初中[部段]?|高中[部段]?|中职"
    "|幼儿园?|学前班?|[大中小托]班|附属幼儿园|(?:普通|职业)高中|中等职业|中职|特殊教育"
)
_JOBS = (
    "(?!.*(?:党员|团员|人员|会员|委员|成员|职员|队员|学员|社员)).{1,7}(?:员|工|师|岗)|[院园站馆]长"
    "|.{0,6}(?:护士|医生|保安|司机|门卫|保洁|保育|厨师)"
    "|(?:保洁|安保|保安|食堂|厨房|后勤|绿化|护林|环卫|门卫|驾驶|炊事|水电|消防|巡查|窗口|协管"
    "|文秘|财务|护理|保育|公益)(?:人员|岗位?)"
)
_CARE = (
    "(?:能|完全|生活|可)*自理|(?:生活)?(?:半自理|半护理|全护理|不能自理|介[助护])"
    "|(?:部分|半|完全|轻度|中度|重度)?失能|全自理"
)
_LEADERS = (
    "(?:党[委组工]|支部|行政|专职|正|常务)?副?(?:书记|[镇乡县区局院校所站园处会]长|主任|主席|主委|(?:纪检(?:监察)?)?组长|(?:妇女|治保|民兵|治调|团支部)(?:主任|书记)|队长|科长|股长|部长)"
    "|(?:党[委组工]|组织|宣传|纪检|统战|政法|支部)?委员|人?武部?部?长|总[工会经]程?[师计济]师?"
)
_OTHERS = lazy_pattern("(?:[\u4e00-\u9fff、]{1,16}等)?其[他余]")
_SHARED = lazy_pattern("党员|团员|(?<!妇)女|男|少数民族|学历|本科|研究生|职称|(?<!级)以[上下]|兼")


def _kind(words: str, but: str = "") -> str:
    unlike = f"(?!{but}{_CALLED}$)" if but else ""
    return f"{_LED}{unlike}(?:{words}){_CALLED}"


_KINDS: Final = (
    _kind("男|女"),
    _AGES,
    _kind(_SCHOOLING),
    _kind(_TITLES, _TITLES_BUT),
    _kind(_YEARS),
    _kind(f"{_COURT}|{_NATURE}"),
    _kind(f"{_POSTS}|专任教师|专任|离休|退休|编外|临聘"),
    _kind(f"公务员|行政|参公|{_POSTS}|工人"),
    _kind(f"{_NATURE}|离休|退休|离退休|编外|临聘|聘用|劳务派遣|遗属"),
    _kind(_STATUS),
    f"(?:其中|设|配备|有|现有|为)*(?:{_LEADERS})",
    f"{_LED}(?:干部|工人|职员)(?:身份|编制)?",
    _JOBS,
    f"{_LED}(?:专职|兼职)[\u4e00-\u9fff]{{0,8}}",
    f"{_LED}(?:{_CARE})(?:老人|老年人|对象|护理|的|人员)*",
)
"""Kinds of which nobody is of two at once, and what their members are called."""

_EACH = [lazy_pattern(kind) for kind in _KINDS]
_TITLE, _WITHOUT = 3, lazy_pattern(f"{_LED}(?:工勤|管理|工人|其他|无职称|未评){_CALLED}")
POST: Final = 10
"""The number of the kind of posts of leaders."""

_SEX, _AGE, _YEAR, _POST, _FULL_TIME = 0, 1, 4, 6, 13
_DEPUTY = lazy_pattern("(?:专职|常务)?副")
_SEXES = lazy_pattern("[男女]")
_ENDS = lazy_pattern("以[上下]")
_POST_WORDS = tuple(lazy_pattern(word) for word in ("管理", "专业技术|专技", "工勤|技能|技术工"))
_FEWEST_YEARS = 3
_FEWEST_POSTS, _ALL_POSTS = 3, lazy_pattern("编制|定编")
_POSTS_OF = (lazy_pattern("行政|公务员|政法"), lazy_pattern("事业|参公|参照|工勤"))
_LEADING_POSTS = lazy_pattern("职数(?:核定|共|为|有)*$")
_BODY = lazy_pattern("(?:班子|“?两委”?)(?:成员|干部)?(?:共|现有|有|为|配备)*$")
_PAIR = 2
_INSIDE, _OUTSIDE = (
    lazy_pattern("在编|在职|编制"),
    lazy_pattern("编外|临聘|临时|聘用|退休|离休|遗属|派遣|借调|合同"),
)


def is_outside(label: str, whole: str) -> bool:
    """Return whether some people are none of a whole by its name: 临聘人员 are not 在编."""
    return _OUTSIDE.search(label) is not None and _INSIDE.search(whole) is not None


def is_rest(label: str) -> bool:
    """Return whether some people are all that are not named before: 其他人员."""
    return _OTHERS.match(label) is not None


def may_be_shared(label: str) -> bool:
    """Return whether people by a name may be among those of any other: 党员, 女."""
    return _SHARED.search(label) is not None


def kinds_of(label: str) -> frozenset[int]:
    """Return the numbers of the kinds that what some people are called may be of."""
    if not label:
        return frozenset()
    found = {number for number, kind in enumerate(_EACH) if kind.fullmatch(label)}
    if _WITHOUT.fullmatch(label):
        found.add(_TITLE)  # 工勤 are beside those who have a title
    return frozenset(found)


def are_all(kind: int, labels: tuple[str, ...], goes_on: bool) -> bool:
    """Return whether nobody is left beside some people of one kind: 男 and 女, all ages.

    ``goes_on`` tells that their list does, with others that have no such names.
    """
    if kind == _SEX:
        return len(labels) == _PAIR and len({_SEXES.sub("", label) for label in labels}) == 1
    if kind == _AGE:
        ends = [found[0] for label in labels if (found := _ENDS.search(label))]
        return len(ends) == _PAIR and len(set(ends)) == _PAIR
    if kind == _FULL_TIME:
        return len(labels) == _PAIR and len({label[:1] for label in labels}) == _PAIR
    if kind == _YEAR:
        return len(labels) >= _FEWEST_YEARS and not goes_on
    return kind == _POST and all(any(map(word.search, labels)) for word in _POST_WORDS)


def are_all_leaders(whole: str, labels: tuple[str, ...]) -> bool:
    """Return whether a post and its deputies are all leaders that may be had: 职数4名."""
    if len(labels) != _PAIR or _LEADING_POSTS.search(whole) is None:
        return False
    return _DEPUTY.sub("", labels[0]) == _DEPUTY.sub("", labels[1]) and labels[0] != labels[1]


def are_all_of_a_body(whole: str, labels: tuple[str, ...]) -> bool:
    """Return whether posts listed behind a body of leaders are all of it: 班子12人，包括书记…."""
    return len(labels) > _PAIR and _BODY.search(whole) is not None


def are_all_posts(whole: str, labels: tuple[str, ...]) -> bool:
    """Return whether posts told as 行政编制, 事业编制 and a third kind leave none of all posts."""
    return (
        len(labels) >= _FEWEST_POSTS
        and _ALL_POSTS.search(whole) is not None
        and all("编" in label for label in labels)
        and all(any(word.search(label) for label in labels) for word in _POSTS_OF)
    )
