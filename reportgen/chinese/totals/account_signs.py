"""Whether a figure of an account came or went, by the words before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from reportgen.chinese.figures.statements import Statement

_LAST_SIGN = lazy_pattern(
    "(?P<close>未[\u4e00-\u9fff]{1,3}$|待[付支][付款]?$)"
    "|(?P<add>追加|招[录聘考]|录[用取]|选调|安置|引进|考入|划入|调增|新增|另有|增加|转入|调入|购入|入库|补充)"
    "|(?P<less>^用于|已[\u4e00-\u9fff]{0,4}的?$|收回|调减|核减|审减|追减|压减|减少|调出|上缴|上解|支出|支付|(?<!应)付|拨付|使用|[用花]去?了?$|汇往|列支"
    "|病故|死亡|[去逝]世|亡故|[离退]休|辞[职退]|离[职任院]|开除|解聘|考走|调[离走]|划出|退出|转出|折旧|负债|[办审执]结|结案|完成|装好|建成|实有|实到|到会|出席|在职|在编|在岗|销售|出售|发放|归还|偿还|处置"
    "|报废|注销|期满|届满|出栏|出院|领用|消耗|解除|化解|清退|执结|清理|核销|出库|报销|兑现|兑付|审定)"
    "|(?P<more>年初|期初|上年|旧存|结转|收入|收到|接受|接收|到账|到位|下达|拨入|安排|预算|计划|合同|原值|送审|资产|编制|核定"
    "|批复|受理|募集|筹集|捐[赠款]|应[付收发缴到]|应参加|任务|原有|存栏|计提|提取|征收|归集|立案|登记|收治|入院|入住|筹措|拨款|采购|购置|留成|分成|返还)"
)
_CLAUSE_ENDS = "，；：。,;"
_IN_LIST = "、"


def sign_of(one: Statement) -> re.Match[str] | None:
    """Return the last of the words before a figure that tell; None where there are none.

    Where the last name of a list has none, those before the list count: 发放甲、乙和丙58.2万元.
    """
    found = _last(one.lead)
    if found is None and one.lead != one.gap and not one.gap.startswith(_IN_LIST):
        found = _last(one.gap[max(map(one.gap.rfind, _CLAUSE_ENDS)) + 1 :])
    return found


def _last(words: str) -> re.Match[str] | None:
    found = None
    for each in _LAST_SIGN.finditer(words):
        found = each
    return found
