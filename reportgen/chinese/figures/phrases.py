"""The nouns around a number: what it is the amount of, and what it counts."""

from __future__ import annotations

import re

from reportgen.chinese.figures.measure_words import words
from reportgen.patterns import lazy_pattern

_LONGEST_SUBJECT = 40
_LONGEST_OBJECT = 14
_BOUNDARY = lazy_pattern(
    r".*(?:[，。；、,;：:！？!?…—\n\r\v\f]|[(（](?![^()（）]{0,20}[)）])"
    r"|(?:实现|争取|完成(?![率数量额值情]))(?=.{2}))",
    re.DOTALL,
)
_TAILS = words(
    """
    到 至 或 前 惠及 涉及 覆盖
    仅 仅为 仅有 只有 只 均 均为 都 就 已 又 再 还 各 分别 总共 一共 总计 合计 共计 累计 共 共有
    计 约为 为 是 有 达 达到 高达 多达 实现 完成 增至 减至 降至 升至 增加到 减少到 增长到 下降到
    提高到 提升到 压减到 超过 占 从 由 比 按 以 等 在 对 给予 用 仅用 给 将 把 向 被 让 使 和 与
    及
    """
)
_TAILS_BY_LAST = {
    last: tuple(sorted((tail for tail in _TAILS if tail[-1] == last), key=len, reverse=True))
    for last in {tail[-1] for tail in _TAILS}
}
_NOT_TAILS = words(
    "审计 会计 估计 预计 "
    "行为 作为 认为 成为 所有 没有 普及 参与 费用 利用 设计 统计 收到 签到 人均 户均 亩均 年均"
)
_VERBS = (
    "完成|实现|争取|落实|投入|开展|兴建|组织|安排|发放|拨付|下达|安装|建设|带动|引进|"
    "签订|签约|出动|检查|"
    "排查|整治|化解|摸排|处理|回复|走访|慰问|办理|受理|审批|通过|邀请|到位|使用"
)
_HEAD = lazy_pattern(
    r"(?:\s|的|了|其中|主要(?:是|有|为|包括|包含|用于)?|该|其(?![他余它])|"
    r"全年|今年|本年|当年|上年|去年|年内|本年度|全镇|全乡|全县|全区|我镇|我县|我局|本单位|"
    r"(?:19|20)\d\d年(?:度|底|末|初)?|(?:\d{1,2}年)?\d{1,2}月(?:\d{1,2}日|底|末|初|份)?|"
    r"惠及|涉及|覆盖(?!率|面)|总共|一共|共计|累计|合计|共有|共(?!青|产|同|享|建)|"
    r"因此|因而|由此|故|成功|积极|及时(?!率)|圆满|已(?!婚)|并(?!购|网)|可(?!用|支|行)|均|现有|"
    r"各类|各项|各种|"
    rf"(?:{_VERBS})(?!率|数|量|额|费|金|物|情况|支出|收入|总|面|投资|资金支出|面积|人数|任务|比)|"
    r"(?:对(?!个人和家庭|企业补助|企业的补助|附属单位|社会保)|将|把|向|由|从|在(?![职"
    r"编校岗读建册])|"
    r"为|以|按|给|因(?!公)|较|比|于|和|与|及)(?=.{2}))+"
)
_NO_NOUN = (
    "进行|完成|开展|提供|实施|符合|实现|达到|用于|给予|纳入|参加|参与|增加|增长|减少|"
    "下降|提高|提升|降低|"
    "上升|其中|以上|以下|左右|同比|占|较|比|被|已|均|分别|涉及|获得|获评|通过|发放|新"
    "建|用|达|的|和|与|及|等|在|"
    "为|内|对|以|至|到|是|有|由|从|并|将|把|或|约|近|超|共"
)
_NOUN = (
    "党员干部|干部职工|干部|党员|职工|群众|村民小组|村民|居民|农户|监测户|脱贫户|低保"
    "户|特困户|贫困户|困难户|大户|"
    "人员|对象|人口|老年人|老人|儿童|学生|教师|残疾人|军人|劳动力|志愿者|代表|"
    "行政村|自然村|村(?![民级居组庄委支集])|社区|乡镇|镇|街道|县直部门|部门|单位|机构"
    "|小组|支部|党组织|"
    "企业|公司|合作社|家庭农场|农场|基地|园区|产业|品牌|商标|加工厂|工厂|超市|充装站|"
    "加油站|网点|站点|站|"
    "服务中心|中心|服务站|活动室|学校|医院|卫生室|幼儿园|敬老院|项目|工程|水库|山塘|"
    "渠道|泵站|桥梁|桥|道路|公路|"
    "路灯|厕所|房屋|住房|示范片|示范点|网格|小区|文物|文件|案件|事项|诉求|线索|隐患|"
    "事故|纠纷|问题|方面|"
    "月|季度|工作日|小时|林地|耕地|物资|设备|车辆|农田"
)
_OBJECT = lazy_pattern(
    rf"(?:(?!{_NO_NOUN})[\u4e00-\u9fff])*?(?:{_NOUN})+(?![户员率])"
    rf"|(?:(?!{_NO_NOUN})[\u4e00-\u9fff]){{2,6}}(?=[，。；、,;）)！？\n]|$|和|与|及|等)"
)


_PAIRS = (("）", "（"), (")", "("), ("”", "“"), ("》", "《"))
_MARKS = lazy_pattern("[（）()“”《》]")


def subject_before(text: str, start: int, floor: int) -> str:
    """Return the noun phrase directly before ``start``, or nothing; never from before ``floor``.

    Commas, colons and brackets left open bound it; 全年, 完成, 共, 达 and the like are no part of
    it. A bracket closed inside belongs to it: 因公出国（境）费.
    """
    first = max(floor, start - _LONGEST_SUBJECT)
    phrase = text[first:start].rstrip().rstrip("：:")
    if boundary := _BOUNDARY.match(phrase):
        phrase = phrase[boundary.end() :]
    elif first == floor:
        phrase = phrase.lstrip("宽长高厚深")
    phrase = _balanced(phrase)
    if phrase.endswith("等"):
        return ""
    phrase = _without_tail(phrase)
    if phrase == "约" or phrase.startswith("占"):
        return ""
    if head := _HEAD.match(phrase):
        phrase = phrase[head.end() :]
    return phrase.strip()


def _without_tail(phrase: str) -> str:
    """Cut 为, 共, 达到 and the like off the end, as many as there are."""
    while phrase and (tails := _TAILS_BY_LAST.get(phrase[-1])) and phrase[-2:] not in _NOT_TAILS:
        length = next((len(tail) for tail in tails if phrase.endswith(tail)), 0)
        if not length:
            break
        phrase = phrase[:-length].rstrip()
    return phrase


def object_after(text: str, end: int) -> str:
    """Return the noun phrase directly after ``end`` where its end is clear, or nothing."""
    match = _OBJECT.match(text, end, end + _LONGEST_OBJECT)
    return match.group() if match else ""


def _balanced(phrase: str) -> str:
    """Cut a phrase after a mark that closes what opened before it, or opens what stays open."""
    if not _MARKS.search(phrase):
        return phrase
    for closer, opener in _PAIRS:
        if (left_open := phrase.rfind(opener)) > phrase.rfind(closer):
            phrase = phrase[left_open + 1 :]
        if closer not in phrase:
            continue
        depth, cut = 0, 0
        for mark in _MARKS.finditer(phrase):
            depth += (mark.group() == opener) - (mark.group() == closer)
            if depth < 0:
                depth, cut = 0, mark.end()
        phrase = phrase[cut:]
    return phrase
