"""Past years that a report tells as the story of something, or that its name bears."""

from __future__ import annotations

from reportgen.patterns import lazy_pattern

# What happened in an earlier year and is told as such: documents, founding, disasters, honours.
_TOLD_BEFORE = lazy_pattern(
    r"(?:获|评为|授予|表彰|命名|通报|考核)[^，,]{0,6}\Z|(?:始建|建|建成|修建|开工|竣工|成立|创办"
    r"|创建|组"
    r"建|设立|恢复|合并)于\Z|[系属]于?\Z|上一?[轮届][^，,。]{0,16}\Z"
)
_TOLD_AFTER = lazy_pattern(
    "版|[^，,]{0,4}《|[^，,]{0,20}?(?:成立|组建|设立|始建|挂牌|注册|登记设立|机构改革|撤并|合并|颁"
    "布|印发|出台|修订|施行"
    "|审计(?:查出|发现|反馈)|(?<!按照)(?<!按)批复(?!的?(?:部门|单位)?(?:预算|数|支出|用途|要求|范围|执行))|批准|立项|的老|改为|改名|更名|现名|升格|划归|划入|改制|撤[乡镇县区市村][\u4e00-\u9fff]{0,2}[建并设改]|建镇|并入|析[置出]|[^，,]{0,14}?(?:以"
    "来|有[^，,]{0,8}记录)|人口普查|经济普查|农业普查|国土调查|遗留|历史|陈欠|质保金|质量保证金|尾款|欠款)"
    "|[^，,]{0,4}(?:修建|兴建|建造|建设|建成|改造|改建|扩建|翻修|翻建|购[置买]|采购|安装|投用|启用|签订|形成|拖欠|发现|反馈|交办"
    "|入学|毕业|退役|入伍|考入|入职)的"
    "|[^，,]{0,4}(?:退役|入伍|入学|考入|入职|退休|病故|去世)[^，。；的]{0,4}[，,]"
    "|年?[底末]?前(?=[^，。；完实建达]{2,12}的)|度?(?:年度)?考核(?:结果|优秀|等次|评定)|度?(?:本级|部门)?(?:预算执行|财[政务]收支|财政财务收支|决算|经济责任)[^，。；]{0,8}审计"
    "|[^，,]{2,14}(?:完成|结束|摘帽|脱贫|出列|改革|合并|收回|撤销|取消)(?:之|以)?后[，,]"
)
_PLAN_AFTER = lazy_pattern("[^，,]{0,15}?(?:规划|纲要|行动|方案|计划|期间|时期|期内|攻坚期)")
_FOUNDED = lazy_pattern("(?:始建|建校|创建|创办|成立|建成|组建|设立)于")
# A project, or money, that bears the year it was approved for: 完成2023年高标准农田建设项目.
_HANDLED = lazy_pattern(
    "(?:完成|实施|推进|续建|验收|兑现|兑付|偿还|归还|清欠|发放|拨付|支付|清算|结算|补发|补缴|争取|用于|使"
    "用|收到|含|涉及)"
    "[^，,]{0,9}\\Z"
)
_BEARS_A_YEAR = lazy_pattern(
    "工资|奖金|津贴|度?[^，,各]{1,20}?(?:项目(?!标|支出)|工程|专项|补贴|奖补|补助|尾款|工资|奖金|津贴|报酬|租金|债券|贷款|借款|本息)"
)
_BEGUN_BEFORE = lazy_pattern("(?:开工|动工|启动|立项)[^，。；]{0,6}[，、至]\\Z")
_FINISHED = lazy_pattern("[^，,]{0,6}(?:完工|竣工|建成|投用|交付|验收)")
"""What began in one year and was finished in the next: 2021年11月开工，2023年6月完工."""


def is_told(before: str, after: str, *, in_span: bool) -> bool:
    """Return whether a past year belongs to the name or the story of what the report speaks of."""
    if _FOUNDED.search(before) or _TOLD_BEFORE.search(before) or _TOLD_AFTER.match(after):
        return True
    if (in_span and _PLAN_AFTER.match(after)) or (
        _BEGUN_BEFORE.search(before) and _FINISHED.match(after)
    ):
        return True
    return bool(_HANDLED.search(before) and _BEARS_A_YEAR.match(after))
