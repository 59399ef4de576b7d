"""What an edit leaves behind: a verb put in twice, two constructions in one, half a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.catalogue import Hit
from reportgen.checks.clauses_twice import read_clauses_twice
from reportgen.checks.excerpts import excerpts
from reportgen.checks.items_twice import read_items_twice
from reportgen.chinese.signs import Sign, each_of, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_VERB_OF_VERB = Sign(
    "(?P<verb>开展|进行|加强|落实|做好|推进|提高|完善|强化|组织|完成|制定|召开|举办|提升|健全|增强|实施|建立|推动|保障|发放|安排)"
    "了(?P=verb)(?![部处科委者员])|进行了?(?:开展|实施|召开|举办)|原因[是为]原因",
    words(
        "了开 了进 了加 了落 了做 了推 了提 了完 了强 了组 了制 了召 了举 了健 了增 了实 了建 了保"
        " 了发 了安 行开 行实 行召 行举 是原 为原"
    ),
)
"""开展了开展检查, 进行了开展."""

_VERB_AGAIN = Sign(
    "(?P<verb>发放|拨付|投入|支付|安排|争取|新[增建]|培训|慰问|清理|化解|排查|硬化|办理|召开|举办|完成|收缴)"
    "了?(?P<what>[^，。；、：（）“”《》0-9和及与的]{2,10})(?P=verb)了?(?:共计?|达)?(?=[0-9])",
    each_of("放付入排取增训问理解查建化开办成缴计达了", "0123456789"),
)
"""发放低保金发放186万元: the same verb before and after what was done."""

_TWO_CONSTRUCTIONS = Sign(
    "(?:加强|加大|强化)了?对(?P<what>[^，。；：]{2,20})进行了?(?P<done>监管|管理|监督|检查|考核|培训|指导|整治|排查|审核|监控|巡查|督查)"
    "(?=[，。；]|$)",
    words("进行"),
)
"""加强了对资金进行监管: 加强了对资金的监管 and 对资金进行了监管."""

_CALLED_TWICE = Sign(
    "(?P<kind>通知|意见|办法|方案|规定|细则|决定)》(?P=kind)(?=[，。；、]|要求|精神|文件|规定|的)",
    words("知》通 见》意 法》办 案》方 定》规 则》细 定》决"),
)
"""《……的通知》通知要求: what a document is stands in its title."""

_HALF = Sign(
    "[，、；](?:(?:以及|并且|而且|从而|导致|由于|因此|其中|包括|例如|同时|通过|造成|使得|[一二三四五六七]是|(?:将|要|并|还)?(?:进一步|继续|不断|切实|更加))[。；])"
    "|[能有](?:按期|如期|按时|及时)[。；](?<=[未不没].(?:按期|如期|按时|及时).)",
    each_of("及且而致于此中括如时过成得是期步续断实加", "。；"),
)
"""A link to something that does not follow, and 未能按期 without what was not done."""

_AIM = (
    "(?:部分|个别|少数|一些|这些|这类|此类|该|上述|以上|有关|相关|各|全部|所有|存在的?|发现的?|反映的?|检查中?|自评中?|评价中?|审计"
    "|群众|干部|党员|困难|监测|脱贫|重点|偏远|上级|本级|县|市|省|镇|乡|全|我|党委|党中央|国务院|人民|政府|财政|财务|预算|绩效|资金|项目|工程|工作"
    "|突出|主要|实际|具体|的|和|、|及|村|村组|社区|乡镇|农户|户|企业|单位|部门|人员|对象|问题|情况|任务|目标|要求|规定|通知|文件|精神|制度|办法|意见|方案|原则|短板|不足|需要|使用|管理|执行|建设|实施)"
)
_NOUN = "(?<![的和、及该各全])(?<!使用|管理|执行|建设|实施|工作)"
_OPENING = "(?:此外|另外|同时|其次|再次|最后|下一步|为此)，?"
_BEGINNINGS = (
    "此外 另外 同时 其次 再次 最后 下一 为此 针对 对于 围绕 按照 根据 依据 随着 鉴于 "
    "与上 与去 与预 与年 和上 和去 和预 和年 同上 同去 同预 同年"
)
_NO_PREDICATE = Sign(
    f"[。；](?:(?:{_OPENING})?(?:(?:针对|对于|围绕|按照|根据|依据){_AIM}{{1,8}}{_NOUN}。"
    "|(?:随着|鉴于)(?![波水])[^，。；：、0-9]{2,20}。"
    "|在[^，。；：0-9]{2,24}的(?:[^，。；：0-9的]{0,4})(?:领导|支持|帮助|努力|推动|带动|配合|指导|关心)下。)"
    f"|{_OPENING}关于{_AIM}{{1,8}}{_NOUN}。"
    "|[与和同](?:上年|去年|上一年|预算|年初预算)(?:同期)?(?:相比|比较)。)",
    {f"{mark}{word}" for mark in "。；" for word in _BEGINNINGS.split()}
    | words("导下。 持下。 助下。 力下。 动下。 合下。 心下。"),
)
"""An opening with no sentence behind it: 此外，针对部分村。"""

_NOTHING_TOLD = Sign(
    "[于是为有][。；](?:(?<=用于.)(?<!不知用于.)|(?<=分别[为是].)|(?<=主要[是为有].)(?<!的主要..)|(?<=具体为.)|(?<=表现为.)"
    "|(?<=有利于.)|(?<=来源于.)|(?<=取决于.))",
    each_of("于是为有", "。；"),
)
"""A verb that nothing follows: 项目资金86万元，主要用于。"""

_NOTHING_OF_IT = Sign(
    "(?:保障|保证|提高|促进|解决|满足|改善|增强|提升|维护|完善|规范|推动|减轻|加强|推进|落实|实现|方便|优化|激发)了"
    "[^，。；：“”（）是为所]{2,24}(?<![好要有大多新])的[。；]",
    words("的。 的；"),
)
"""What something is of, without it: 保障了困难群体的。"""

_LONE_PRONOUN = Sign(
    "我(?:(?<=[，。；：\n]我)|(?<![^\n]我))(?=高度重视(?!中)|(?:认真|积极|及时|严格|切实|精心|迅速)(?:组织|开展|落实|按照|执行|履行|制定|成立|推进|对照)"
    "|(?:成立|制定|召开|组织|建立|出台)了|(?:已|将|共|均)(?:建立|完成|制定|成立|组织|开展|召开|配合)|严格按照|按照要求"
    "|(?:下辖|内设|下设|核定)[^，。；：0-9]{0,8}[0-9]|[现共]有(?:在职|在编|编制|行政|事业|干部|职工|工作人员|内设)"
    "|(?:结合(?:实际|工作)|围绕(?:县|年度|中心)))",
    words(
        "我高度 我认真 我积极 我及时 我严格 我切实 我精心 我迅速 我成立 我制定 我召开 我组织 我建立"
        " 我出台 我已 我将 我共 我均 我按照"
        " 我现有 我下辖 我内设 我下设 我核定 我结合 我围绕"
    ),
)
"""我 for 我镇 or 我局, at the beginning of a clause."""

_BREAKS_OFF = Sign("[，、](?=\\s*\\Z)", each_of("，、", "\n \u3000"))
"""A paragraph that ends with a comma."""

_DONE_FOR = Sign(
    "为了(?P<verb>保证|确保|加强|提高|规范|推进|做好|促进|实现|保障|落实|完善|强化|推动|提升|解决)了(?!解)",
    words("为了"),
)
"""为了保证了: an aim told as done."""

_TWICE = (
    (_LONE_PRONOUN, "“我”后面漏了字", "写成“我镇”“我局”“我单位”一类"),
    (_DONE_FOR, "多了一个“了”", "写成“为了{verb}”或“{verb}了”"),
    (_CALLED_TWICE, "“{kind}”写了两遍", "删去书名号后面的“{kind}”"),
    (_VERB_OF_VERB, "动词写了两遍", "只留一个动词"),
    (_VERB_AGAIN, "前后写了两遍“{verb}”", "删去一个“{verb}”"),
    (
        _TWO_CONSTRUCTIONS,
        "两种说法混在一起",
        "写成“加强对{what}的{done}”，或“对{what}进行{done}”",
    ),
)


def left_over_words(subject: Subject) -> Iterator[Hit]:
    """Return the words that say something twice in one sentence, and sentences that break off."""
    for sign in (_HALF, _NO_PREDICATE, _NOTHING_TOLD, _NOTHING_OF_IT):
        for passage in subject.passages_with(sign):
            said = excerpts(
                passage.text, [one.span() for one in sign.pattern.finditer(passage.text)]
            )
            yield Hit(passage.path, f"{said}：句子没有写完", "补上后面的话，或删去多余的词")
    for passage in subject.passages_with(_BREAKS_OFF):
        for found in _BREAKS_OFF.pattern.finditer(passage.text):
            said = excerpts(passage.text, [found.span()])
            advice = "补上后面的话；写完了的，改成句号"
            yield Hit(passage.path, f"{said}：这一段以“{found[0]}”结束，句子没有写完", advice)
    for start, end, item in read_items_twice(subject.text):
        said = excerpts(subject.text, [(start, end)])
        path = subject.passage_at(start).path
        yield Hit(path, f"{said}：“{item}”列了两次", "删去重复的一项，或改成漏写的一项")
    for start, end, clause in read_clauses_twice(subject.text):
        path = subject.passage_at(start).path
        again = excerpts(subject.text, [(end - len(clause), end)])
        yield Hit(path, f"{again}：一句里前面已经写过", "删去重复的话，或改成漏写的内容")
    for sign, why, advice in _TWICE:
        for passage in subject.periods_with(sign):
            for found in sign.pattern.finditer(passage.text):
                said, named = excerpts(passage.text, [found.span()]), found.groupdict()
                yield Hit(passage.path, f"{said}：{why.format(**named)}", advice.format(**named))
