"""What a text says was achieved: 控制目标如期兑现, 全面完成既定任务, 该项得满分."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_AIM = "目标|任务|指标|计划|要求|承诺|预期"
_DONE = "完成|实现|达成|达到|兑现|达标|落地|落实|到位|办结"
_HOW = (
    "全面|全部|全都|圆满|超额|如期|按期|按时|顺利|双双|如数|足额|不折不扣地?|悉数|较好|很好|出色|满额|提前"
    "|保质保量|高质量|有效|成功|均|都|已经?|也|得到|得以|予以|一一|逐项|实际|地"
)
_IN_TIME = "按[期时]|如期|及时|准时|按照?(?:规定)?时限|在规定(?:时限|时间)内"
_HANDED = (
    "完成|完工|竣工|交付|投用|投入使用|启用|兑付|发放|兑现|拨付|支付|到位|办结"
    "|验收|建成|上报|报送|提交"
)
_FIRST = "目任指计要承预完及兑达到实合落执办发符满得评打未没无不控压推按如准在0-9"
_POINTS = "(?P<weight>[0-9.]+)分[，,（(][^，。；0-9]{0,8}(?P<got>[0-9.]+)分"
MAY_BE_CLAIM = Sign(
    f"(?=[{_FIRST}])(?:(?P<rate>完成|及时|兑现|达标|到位|实现|合格|落实|执行|办结|发放)率(?:均|都)?(?:达到?了?|为|是)?100[%％]"
    f"|(?P<aim>{_AIM})(?:值|数|书)?(?:{_HOW})*(?:{_DONE})(?![0-9率])"
    f"|(?<![未没不])(?:{_DONE}|符合|满足)了?(?P<of>[^，。；：\n0-9]{{0,14}}?)(?:{_AIM})(?!值?[0-9]|值?的[0-9]|完成)"
    f"|(?:得|评|打)(?:了)?满分|{_POINTS}"
    "|(?:未|没有|无|不存在)(?:任何|明显|较大|出现|发生|有|存在)*(?:偏差|突破|超标|超限|超支|未完成)"
    "|(?P<well>控制|压降|执行|完成|落实|推进)(?:情况|效果|成效|工作)?(?:总体)?(?:良好|较好|有效|有力|到位|顺利|明显|显著|理想)"
    f"|(?:{_IN_TIME})(?:足额|全部|全额|顺利|全面|高质量|如数)*(?:{_HANDED}))",
    words(
        "落实 完成 实现 达成 达到 兑现 达标 落地 到位 办结 符合 满足 满分 偏差 突破 超标 超限 超支"
    )
    | words("率10 率为 率达 率是 率均 率都 分， 分（ 分, 分( 按期 按时 如期 及时 准时 时限 时间")
    | words("良好 较好 有效 有力 顺利 明显 显著 理想"),
)
"""What may say that an aim was reached."""

_NOT_YET = lazy_pattern(
    "未|没有|没能|难以|无法|才能|确保|力争|争取|将|拟|为(?!止)|下一步|继续|明年|下年|次年|努力|推动|推进(?!会)|要求|基本|大多|多数"
    "|除|部分|上年|去年|其余|其他|预计|预期(?:将|可)|有望|如果?(?![期数])|只要|是否|能否|不(?!折不扣|断|打折)|应|需|必须|促进|保证|围绕|对照|对标|紧扣"
    "|上半年|季度|往年|有[^，。；]{0,6}项|个别|进度|对(?!象)|以(?!上|内)|督促|加快|抓好|若|后$|按照|根据|依据|用于"
)
_GOES_ON = lazy_pattern(
    "[^，。；]{0,6}(?:打下|奠定|提供|创造|考核(?:办法|细则|中)|的?(?:前提|基础|关键|重要|保障|情况[：:，]|单位|程度|奖励|地区|进度))|的(?![，。；])|[后前时]|之[后前]|[率度值]|[^，。；]{0,4}(?:有待|不[够足力]|缓慢|困难|存在)"
)
_GENERAL = lazy_pattern(
    "全年|年度|年初|本年|当年|各项|各类|[一两二三四五六七八九十]项|全部|所有|上述|既定|预定|设定|确定|下达|约定|规定|绩效|考核|产出|数量|质量|时效"
    "|成本|效益|社会|经济|生态|可持续|影响|该项?|此项|本项|项目?|控制|总体|整体|预期|标准|工作|目标|任务|指标|[我全][镇县乡市区局年]|上级|[省市县区镇乡]里?|我单位|"
    "[均都已的了等值及和、“”‘’（）与并也]|实际|年末|顺利|圆满|较好|全面|如期|按期|按时|超额|有效|计划|要求"
)


class SuccessClaim(NamedTuple):
    """A claim at ``text[start:end]``; ``of`` is what it is of, empty where it is of anything."""

    start: int
    end: int
    of: str


def read_claims(text: str) -> Iterator[SuccessClaim]:
    """Return what a text says was achieved, and not what is to be or was in part."""
    for found in MAY_BE_CLAIM.pattern.finditer(text):
        if found["weight"] and found["weight"] != found["got"]:
            continue
        begin = max(text.rfind(mark, 0, found.start()) for mark in "，。；：\n") + 1
        lead = text[begin : found.start()]
        said = found["of"] or ""
        if _NOT_YET.search(lead) or _NOT_YET.search(said) or _GOES_ON.match(text, found.end()):
            continue
        of = lead if found["aim"] or found["rate"] or found["well"] else said
        yield SuccessClaim(found.start(), found.end(), _GENERAL.sub("", of))
