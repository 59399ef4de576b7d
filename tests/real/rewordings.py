"""Other ways to write the same sentence: what it says stays, how it is written changes.

Each is a function from a text to a text; where there is nothing to change it returns the same.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Rewording = Callable[[str], str]

_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_COUNTERS = "个名人户家条件次场期份项处台辆套里亩吨批起宗篇所村片"
_UNIT = rf"(?:[万亿]?元|人次|户次|批次|公里|[{_COUNTERS}])"
_LIST = re.compile(r"其中[：，]?|包括[：]?|包含|分别为?")
_ITEM = re.compile(rf"({_NUMBER}{_UNIT})(?=[，、；]|$)")
_YUAN = re.compile(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)万元")
_NOT_EXACT = re.compile(r"[余多约近亿至]|分别|\d+-\d+")
_LONG_NUMBER = re.compile(r"(?<![\d.\-〔（(年第号])\d{4,}(?:\.\d+)?(?=万元|元|人|亩|户|件|条)")
_FEW = re.compile(
    r"(?<![\d.，、．－\-年第:：/])([1-9]|10)(?=[个名人户家所](?!月|百|工作日|年|小时))"
)
_RATE = r"(?=[\d.]+[%％])"
_MANY = 10_000


def _replacing(pattern: str, new: str, most: int = 0) -> Rewording:
    """Return what replaces a pattern, as often as it stands or ``most`` times."""
    search = re.compile(pattern)
    return lambda text: search.sub(new, text, count=most)


def _in_list(mark: str, new: str) -> Rewording:
    """Return what puts another mark between the items behind 其中, 包括 or 分别."""
    between = re.compile(rf"(?<=[\d元{_COUNTERS}）]){mark}(?=[^，、；。]{{2,14}}?{_NUMBER}{_UNIT})")

    def reworded(text: str) -> str:
        found = _LIST.search(text)
        return text[: found.end()] + between.sub(new, text[found.end() :]) if found else text

    return reworded


def _behind_items(money: str, others: str, *, only: int = 0) -> Rewording:
    """Return what puts words behind each item of a list, or behind the ``only`` one told."""

    def reworded(text: str) -> str:
        found = _LIST.search(text)
        if found is None:
            return text
        end = text.find("。", found.end())
        end = len(text) if end < 0 else end
        items = [*_ITEM.finditer(text, found.end(), end)]
        for number, item in reversed([*enumerate(items, start=1)]) if len(items) > 1 else ():
            if only in (0, number):
                words = money if "元" in item[1] else others
                text = text[: item.end()] + words + text[item.end() :]
        return text

    return reworded


def _before_labels(words: str) -> Rewording:
    """Return what makes the labels of a list longer."""
    label = re.compile(rf"(^|[，、；])(?=[一-鿿]{{2,14}}{_NUMBER}{_UNIT})")

    def reworded(text: str) -> str:
        found = _LIST.search(text)
        if found is None:
            return text
        end = text.find("。", found.end())
        end = len(text) if end < 0 else end
        listed = text[found.end() : end]
        if len(_ITEM.findall(listed)) < 2:
            return text
        return text[: found.end()] + label.sub(rf"\1{words}", listed) + text[end:]

    return reworded


def _in_yuan(text: str) -> str:
    """Write amounts in 元, where all of them are exact."""
    if _NOT_EXACT.search(text):
        return text
    return _YUAN.sub(
        lambda found: f"{(Decimal(found[1].replace(',', '')) * _MANY).normalize():f}元", text
    )


def _with_commas(text: str) -> str:
    def grouped(found: re.Match[str]) -> str:
        whole, point, rest = found[0].partition(".")
        return f"{int(whole):,}{point}{rest}"

    return _LONG_NUMBER.sub(grouped, text)


def _full_width(text: str) -> str:
    return re.sub(r"[0-9]", lambda found: chr(ord(found[0]) + 0xFEE0), text)


def _in_words(text: str) -> str:
    return _FEW.sub(lambda found: "零一两三四五六七八九十"[int(found[0])], text)


def _before(words: str) -> Rewording:
    return lambda text: text if text.startswith(words[:2]) else words + text


def _behind(words: str) -> Rewording:
    return lambda text: text + words


REWORDINGS: dict[str, Rewording] = {
    "“其中：”写成“其中，”": _replacing("其中：", "其中，"),
    "“其中”后面没有标点": _replacing("其中[：，]", "其中"),
    "“其中”后面加冒号": _replacing("其中(?![：，])", "其中："),
    "“其中”写成“包括”": _replacing("，其中[：，]?", "，包括"),
    "“其中”另起一句": _replacing("，其中", "。其中"),
    "“其中”前面是分号": _replacing("，其中", "；其中"),
    "“其中”前面多一小句": _replacing("，其中", "，比计划提前一个月完成，其中"),
    "“其中”前面有括号": _replacing("，其中", "（具体见附表），其中"),
    "各项之间顿号改逗号": _in_list("、", "，"),
    "各项之间逗号改分号": _in_list("，", "；"),
    "各项之间分号改逗号": _in_list("；", "，"),
    "各项后面有括号": _behind_items("（含上年结转）", "（含新增的）"),
    "第二项后面写原因": _behind_items("，主要原因是人员变动", "，主要原因是人员变动", only=2),
    "各项的名称长": _before_labels("列入年度重点工作的"),
    "万元写成元": _in_yuan,
    "万元后面写人民币": _replacing("万元(?=[，。；])", "万元人民币"),
    "数字有千分位": _with_commas,
    "数字是全角的": _full_width,
    "百分号是全角的": _replacing("%", "％"),
    "小的数写成汉字": _in_words,
    "数后面有空格": _replacing(r"(\d)(万元|元|人|个|户|%|件|条|次)", r"\1 \2"),
    "括号是半角的": lambda text: text.replace("（", "(").replace("）", ")"),
    "前面有“一是”": _before("一是"),
    "前面有“（一）”": _before("（一）"),
    "前面有“1．”": _before("1．"),
    "前面有“据统计，”": _before("据统计，"),
    "前面有项目名称": _before("农村人居环境整治项目："),
    "前面有别的一句": _before("全年召开党委会24次，研究议题136个。"),
    "后面有别的一句": _behind("全年开展安全检查58次，整改隐患131处。"),
    "后面有别的一笔账": _behind("县里另外安排防汛资金85万元，其中物资储备50万元、应急演练35万元。"),
    "“为”写成“是”": _replacing(rf"为(?={_NUMBER})", "是"),
    "“同比”写成“较上年”": _replacing("同比(?=增|减|下|上)", "较上年"),
    "“较上年”写成“与上年相比”": _replacing("较上年(?=增加|减少|增长|下降)", "与上年相比"),
    "“增长”后面有“了”": _replacing(r"(增长|下降|增加|减少)(?=\d)", r"\1了"),
    "“增长”写成“增幅”": _replacing(f"增长{_RATE}", "增幅"),
    "“下降”写成“降幅为”": _replacing(f"下降{_RATE}", "降幅为"),
    "“占…的”写成“占…比重为”": _replacing(rf"占([一-鿿“”]{{2,12}})的{_RATE}", r"占\1比重为"),
    "“占”前面多一小句": _replacing("，占", "，主要用于民生支出，占"),
    "“占”前面有同比": _replacing("，占", "，同比增长6.3%，占"),
    "“占”前面是分号": _replacing("，占", "；占"),
    "比较的另起一句": _replacing("，(?=同比|较上年|比上年|占|完成率|执行率)", "。"),
    "比较的前面多一小句": _replacing("，(?=同比|较上年|比上年)", "，进度总体正常，"),
    "金额后面写原因": _replacing(rf"((?:增加|减少){_NUMBER}万元)，", r"\1（主要是人员变动），", 1),
    "金额后面有括号": _replacing(
        rf"({_NUMBER}万元)，(?=占|同比|较|比|完成)", r"\1（不含上级专项），", 1
    ),
    "“分别为”写成“分别”": _replacing("分别为", "分别"),
    "“完成率”写成“完成比例”": _replacing("完成率", "完成比例"),
    "“率为”写成“率达”": _replacing(r"率(?:为|达到)?(?=[\d.]+[%％])", "率达"),
    "“人”写成“名”": _replacing(r"(?<=\d)人(?![次均民])", "名"),
    "“全年”写成“2024年”": _replacing("全年(?!预算|任务|目标|计划)", "2024年"),
}
"""The rewordings by what they do, as the table names them."""
