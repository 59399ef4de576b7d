"""The words of accounts: what was there, what came, what went, what is there in the end.

One table for people, things and money; who reads an account takes its words from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re

    from reportgen.chinese.figures.statements import Statement

AT_FIRST: Final = (
    "(?<![比较于])(?:年初|期初|[上去]年(?:年?[末底]|结转|[^，。；、0-9]{0,4}(?:余额|结[余存]))"
    "|(?<![0-9])20[0-9]{2}年(?:年?[末底]|12月31日))"
)
"""What tells how much there was at the beginning of a year."""

BEGAN = lazy_pattern(AT_FIRST + "|原有|[原旧]存|[上去]年未[\u4e00-\u9fff]{1,3}的")
CARRIED = lazy_pattern("[上去]年[^，。；0-9]{0,4}结[余转][^，。；0-9]{0,4}$")
"""What tells of money left of last year."""

LEFT = lazy_pattern(
    "结余|结存|余额|余款|[还仍尚][有存余]|[还尚仅]剩|剩余|剩下|余下|节余|净值|其余|[账帐]上有|结转下年|^[余剩]$|正在[办审处]理|在办"
)
"""What tells of the end, whatever else is said of it."""

ENDED = lazy_pattern("年末|年底|期末|年终|12月31日|至目前|目前|现[有存]|库存")
ADJUSTED = lazy_pattern("调整后|调整预算|最终|实际可用|可用财力|实际指标|全年预算")
"""What tells of a plan in the end."""

PLANNED = lazy_pattern("预算|批复|下达|计划|安排")

_WENT = (
    "转退休|[离退]休|退养|内退|离[任职岗院开校世队]|调(?:[出离走往任]|到(?!我|本))|转(?:[出走往]|到外)|[迁划流外嫁分]出|划走"
    "|考(?:走|出|调|到(?!我|本)|上)|(?:遴选|选调|选拔|提拔|交流|安排)(?:到(?!我|本)|至|去|走|出)|(?:提拔|交流)任职|辞[职退聘任去]|解[聘除雇矫]|开除|除名|清退|免职|罢免|撤职"
    "|去世|逝世|死亡|病[故逝]|过世|亡故|牺牲|减[少员]|走了|走$|退(?:[出役伍学会保]|回(?!来))|期满(?!回来|归来)|届满|[注吊]销|停业|关[闭停]|歇业|销号|核[销减]|报废|报损"
    "|处置|拆[除掉]|淘汰|出院|出栏|毕业|辍学|休学|收监|消除|撤[销并掉]|[返送]?回原(?:单位|籍|学校)|回去了?|取消|出党|劝退|受[^，。；]{0,4}处分|丢失|灭失|到龄|转为|转正|再就业|卖[出掉]"
    "|出[所库]|[转接]走|脱贫|下架|剔[旧除]|盘亏|损耗|领[用走]|供应给|[售销]出|消耗|合并办理|[办审执]结|结案|并入|发放"
)
_CAME = (
    "招[聘录考收用引生]|录[用取]|考[入进取]|聘[用任请]|新聘|新[增招录进来分添购建设立开办收入纳认注登成确排识]|分[配来]|选[调聘]|遴选|引[进入]|安置|接[收转]|转[入来进]"
    "|调(?:[入进来]|到)|迁入|[划流嫁]入|补[充选录招聘栏]|增[补加选]|发展|来了?|回[来归]|返[回岗校]|复[学职]|归来|进[来了]|加入|吸收|入[院住学园职党会库伍编]"
    "|收(?:[治押养储到])|登记|注册|纳入|认定|建[成档]|购[入置买进]|采购|出生|开办|设立|上级调拨|受赠|捐赠|立案|盘盈"
)
_SPENT = (
    "支出|(?<!应)支付|(?<![应支拨])付|花|用[于去掉]|使用|列支|拨付|发[放给]|兑现|报销|归还|偿还|退[回还付给]|[缴交]回|上[缴解]|收回|注销|分红|慰问(?!金)|救助(?!金)|调[减出]|追减|[核压审冲]减|减少|处置"
    "|报废|折旧|成本|盘亏|清[理偿收]|化解|核销|领用"
)
_EARNED = (
    "(?:收到|接受|接收|获得|争取)[^，。；0-9]*|收入|收[取缴]|到[账位]|下[达拨]|拨[入来缴]|拨款|追加|调[增入]|新增|增加|转入|划入|捐[款赠]|募集|筹[集措]|征[收缴]|归集|提取|计提(?!折旧)|利息|收益|配套|存入"
    "|工会补助|借[入支]|返还|分成"
)
_PURCHASED = "采购|购[入置买进]|新购"
MOVES = lazy_pattern(f"(?P<less>{_WENT})|(?P<more>{_CAME})")
"""What people did who came or went, and what was done with things."""

PAYMENTS = lazy_pattern(f"(?P<less>{_SPENT}|{_PURCHASED})|(?P<more>{_EARNED})")
"""What came in and was spent of money."""

HOLDINGS = lazy_pattern(f"(?P<less>{_SPENT})|(?P<more>{_PURCHASED}|{_EARNED})")
"""What came to and went from what is worth so much money."""

_HARDLY = (
    "净|相抵|平均|占|每|均|正在|计划|(?<!模)拟|预计|可|将|待|未|没有?|不(?:[再含计包变动占算]|能)"
    "|目标|指标(?!已)|同比|比(?!对|赛)|较"
)
HARDLY_PAID = lazy_pattern(_HARDLY)
HARDLY_MOVED = lazy_pattern(
    f"{_HARDLY}|借[调出入](?!期满)|实际|挂职|轮[岗训]|(?<!供)应当?|申[请报]|报名|编制|核定|职数|慰问|走访|涉及|兼|其他|在办"
)
"""Words with which a figure may have come and gone, or not at all."""

_HAD = (
    "年初|期初|上年|旧存|结转|到位|安排|预算|计划|合同|原值|送审|资产|编制|核定|批复|受理|应[付收发缴到]"
    "|应参加|任务|原有|存栏|拨款|留成|登记|收治|入院|入住|筹措"
)
_DONE = (
    "^用于|已[\u4e00-\u9fff]{0,4}的?$|汇往|完成|装好|建成|实[有到]|到会|出席|在[职编岗]|负债|审定"
    "|执结|清理"
)
_LAST_SIGN = lazy_pattern(
    "(?P<close>未[\u4e00-\u9fff]{1,3}$|待[付支][付款]?$)"
    f"|(?P<less>{_DONE}|{_SPENT}|{_WENT})|(?P<more>{_HAD}|{_EARNED}|{_CAME}|{_PURCHASED})"
)
_CLAUSE_ENDS = "，；：。,;"
_IN_LIST = "、"


def sign_of(one: Statement) -> re.Match[str] | None:
    """Return the last of the words before a figure that tell; None where there are none.

    Where the last name of a list has none, those before the list count: 发放甲、乙和丙58.2万元.
    """
    found = last_of(_LAST_SIGN, one.lead)
    if found is None and one.lead != one.gap and not one.gap.startswith(_IN_LIST):
        found = last_of(_LAST_SIGN, one.gap[max(map(one.gap.rfind, _CLAUSE_ENDS)) + 1 :])
    return found


def last_of(told: re.Pattern[str], words: str) -> re.Match[str] | None:
    """Return the last that some words tell, which is what the figure behind them is of."""
    found = None
    for each in told.finditer(words):
        found = each
    return found
