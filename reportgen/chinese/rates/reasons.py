"""Whether a text says why something was missed, or what became of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reportgen.chinese.figures.statements import Statement

REASON = lazy_pattern(  # words that give a reason, or say what became of the rest
    "不(?:合格|达标|满意|通过)(?:的|产品|批次|样品)[^，。]{0,10}[已均全正]|因(?![此而公]|[企户村地材校人时城类区岗][制施而异])|由于"
    "|受.{1,20}?影响|缺口|原因|主要是|(?:主要|均|，|,|，均|差额|差距|缺额|部分|减少|增加|下降|[偏较][高低少多])系(?!统|列|数)"
    "|[尚还]有[^，。；]{0,10}(?:在建|在办|施工)|所致|导致|鉴于|未能|尚未|改在|延期|"
    "才(?:批复|下达|到位|开工|招标|完成|拨付)|较晚|推迟|延后|调整|结转|跨年|质保金|次年|下年|明年"
    "|(?:未|没有|没)[^，。；的0-9]{1,5}的(?:[0-9]{1,6}[^，。；0-9]{1,3})?[是为系因]"
    "|(?:未|没有|没)[^，。；的0-9]{1,5}[0-9]{1,6}[^，。；0-9]{1,2}（|(?:多|超)[出过](?:的|部分)[^，。；]{0,6}[是为系]|缺席|差的|少的|余款|其余|剩余|收回(?!的?[^，。；]{0,4}(?:问卷|调查表|评价表))|流标|审批(?!制度|程序|手续|权限|流程)|待验收|未验收|验收后|主要[^，。；]{0,6}(?:是|为|集中)|消化"
    "|[多少][\u4e00-\u9fff]{1,4}的[0-9.]*[^，。；0-9]{0,4}[是为系属]"
    "|没法|无法|顺延|连续(?:降雨|阴雨|高温|干旱)|安置(?![点区房费款])|(?<![没未不无])(?<!没有)超编|待(?<!接待)(?<!招待)(?<!对待)(?<!优待)|正在"
)

_AFTERWARDS = lazy_pattern(  # words that say no why, but what went wrong, or when the rest follows
    "不(?![断仅但低少超高多包含小大]|可或缺|忘)|未(?![发来]|出现)|没(?!有(?:发生|出现|人员|发现|收到|接到))"
    "|停(?!车)|迟|[较太偏又]晚|较?慢(?!性|病)|困难(?![群家户人职学党儿妇老残青女母孤对村退优企居农师生])|难[以度]"
    "|[较很更]难|紧张|滞|拖|退(?![役休耕伍])|去世|(?<!人员)死亡|病故|已故|身故|[报作]废|撤|并入|合并"
    "|改[为由成用在作]|取消|放弃|自愿|拒|仍[在需有]|还[在需]|遇[到上阴雨停]?|遭|纠纷|权属"
    "|涉及(?=[^，。；]{0,12}(?:征|拆|土地|林地|用地|权属|产权|纠纷|审批|矛盾|历史|遗留|协调|迁|管线|调整|变更))|外出|务工|离[职岗开]|调[离出走]|迁|注销|变更|暂[停缓]|搁置"
    "|减产|歉收|封[山闭]|[少欠差缺]的|集中在|集中的是|属于|(?:反映|扣分|失分)[^，。；]{0,8}[是在]"
)
_FOR_MONEY = lazy_pattern(  # where money stayed, or when it is paid
    "尾款|质保|质量保证|余下|剩下|剩[0-9]|按(?:合同|协议|约定|工程|施工|进度)|[验评]收?[收审]后"
    "|(?:评审|审计|审核|决算|结算|竣工|到期|期满)后?[^，。；]{0,6}(?:再|才|方|支付|付款|拨付|兑付)"
    "|在建|施工中|施工期|开工|招标|节[约余]|结余|[交退收缴]回|上缴|分[年期批][^，。；]{0,4}[支拨付]"
)
_PAID_LATER = lazy_pattern(
    "按(?:合同|协议|约定)[^，。；]{0,8}(?:付|拨)|分[年期批两二三四][^，。；]{0,4}[支拨付]|(?:期满|验收|审计|结算|到货)[^，。；]{0,8}[才再后方]"
    "[^，。；]{0,4}[付拨]|尾款|质保金"
)
"""What says, in the sentence after, when the rest of some money is paid."""

_FOR_MORE = lazy_pattern("[新追扩增]|加[了开大]|临时|上级|另|延伸|翻番|集中")
"""Words that say why more was done than was planned."""

_LATER = lazy_pattern(
    "[。；](?:[差少欠]的?|余下?的?|剩[余下]?的?|其余|未[^，。；0-9]{1,6}的|没有[^，。；0-9]{1,6}的)[^，。；]{0,12}[0-9一二三四五六七八九十][^，。；]{0,10}(?:[是为系因由属在]|，)"
)
"""What begins a later sentence that tells what became of the rest: 差的10万元是……."""

_TELLS_RATE = lazy_pattern(
    "。(?:计划|任务|目标|预算)?(?:完成|执行|支付|达标)率(?:仅|只)?(?:为|是|达到?)?[0-9.]+[%％][^。]{0,20}(?=。)"
)
"""A sentence that tells no more than the rate of what stands before it."""

_BARE_REST = lazy_pattern("[少差缺欠低](?:了|完成|额|做|办)?$|相差$|缺口$")
_WHAT_OF_IT = lazy_pattern(
    "[^，。；、：0-9完]{2}|[，,](?:已|均|都|其中|系|属|在|由|将|拟|需|经|后|正)"
)
_FOLLOWING, _LONGEST = 60, 120


def has_reason(statement: Statement, *, of_money: bool = False, is_more: bool = False) -> bool:
    """Return whether the sentence of a figure, or the one after it, gives a reason."""
    text, end = statement.text, statement.quantity.end
    begin = (
        max(
            text.rfind("。", 0, statement.quantity.start),
            text.rfind("；", 0, statement.quantity.start),
        )
        + 1
    )
    stop = text.find("。", end)
    if rate := _TELLS_RATE.match(text, stop) if stop >= 0 else None:
        stop = rate.end()
    after = text.find("。", stop + 1) if stop >= 0 else -1
    limit = min(after if after >= 0 else len(text), (stop if stop >= 0 else end) + _FOLLOWING)
    if REASON.search(text, begin, max(limit, end)) or _LATER.search(text, end):
        return True
    here = min(stop if stop >= 0 else len(text), end + _LONGEST)
    if of_money and (_FOR_MONEY.search(text, end, here) or _PAID_LATER.search(text, here, limit)):
        return True
    return is_told_after(text, end, here) or (is_more and bool(_FOR_MORE.search(text, end, here)))


def is_told_after(text: str, end: int, stop: int) -> bool:
    """Return whether words from a figure to the end of its sentence say what went wrong."""
    return _AFTERWARDS.search(text, end, min(stop, end + _LONGEST)) is not None


def rest_is_told(gap: Decimal, reached: Statement, following: Sequence[Statement]) -> bool:
    """Return whether what was missed is told of by itself, at once or in parts.

    实际改厕345户，15户自愿放弃; 少完成的4次，2次遇停电、2次改期; 春季造林500亩，秋季造林700亩.
    少15户 alone tells no more than the figures do.
    """
    total, last = gap - gap, reached.period
    for one in following:
        if one.period > last + 1:
            break
        if one.unit != reached.unit:
            continue
        value = one.quantity.value
        total += value
        if gap in (value, total) and (
            not _BARE_REST.search(one.lead) or _WHAT_OF_IT.match(one.text, one.quantity.end)
        ):
            return True
    return False
