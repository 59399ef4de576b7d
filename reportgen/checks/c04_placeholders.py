"""C04: blanks and hints of the form that were left."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.dictionary_entries import phrase_sign
from reportgen.checks.excerpts import excerpts
from reportgen.chinese.signs import Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_AROUND, _QUOTE_REACH = 6, 30
_BLANKS = frozenset("XxＸｘ×")

# A number that was never filled in: X亿元, X.X%, **人, ？？万元, （　）万元. The first character
# stands alone at the front so that the search can pass over all others at once.
_NO_NUMBER = Sign(
    "[XＸ*＊?？（(]"
    "(?:(?<=[XＸ])(?:[.．][XＸ]{1,2})?|(?<=[*＊])[*＊]{1,6}|(?<=[?？])[?？]{1,6}(?=[%％亿万元])"
    "|(?<=[（(])[ \u3000]{1,20}[）)])"
    "(?=[%％亿万元]|[余多]?[人次户家项起名亩处个]|公里|平方米|[省市县镇乡村])",
    words("X Ｘ * ＊ ? ？") | each_of("（(", " \u3000"),
)
# A figure that was left out before its unit: 占%, 比上年减少万元.
_NO_FIGURE = Sign(
    "[占长降升少加低高为][ \u3000]?(?:[%％]|[万亿]元)"
    "(?:(?<=占[%％])|(?<=占[ \u3000][%％])|(?<=[率度比]为[%％])"
    "|(?<=[增长下降上升减少增加提高]{2}[%％])"
    "|(?<=[增减][加少][万亿]元)|(?<=[增减][加少][ \u3000][万亿]元))"
    "(?!以[上下内]|产值|工业|增加值|[GＧ]|及|为单位|的)"
    "|占[^，。；：（(0-9]{2,10}?[算出入额数][%％]",
    each_of("占长降升少加低高为", "%％")
    | each_of("加少", "万亿", "元")
    | each_of("占加少", " \u3000")
    | each_of("算出入额数", "%％"),
)
# A reason that was never given: 主要原因是。
_NO_REASON = Sign(
    "因(?<=原因)(?:主要)?(?:(?:是|为|系|在于)[：:]?|[：:])[ \u3000]?[。；]",
    words("是。 为。 系。 于。 是； 为； 系； 于； 是： 是: 为： 为: 因： 因:"),
)
# Names and rows of the sample that were left: 二级机构1, 指标2：, 任务3： with nothing after them.
_SAMPLE_NAME = Sign(
    "[级属标务题目施示样](?:(?:(?<=[。；，：（\n].)|(?<![^\n].))(?:(?<=示)|(?<=样))例[：:](?!详?见|如|附)|(?:(?<=二级)(?:预算)?(?:机构|单位)|(?<=下属)单位)[0-9一二三]"
    "(?![0-9.十个家人名户项万亿元%级])"
    "|(?:(?<=指标)|(?<=任务))[1-3](?:[：:](?=[ \u3000]*(?:[；;。，、\n…]|$))|(?=…))"
    "|(?:(?<=问题)|(?<=项目)|(?<=措施))[1-3一二三][：:](?=…))"
    "|(?<![0-9])[1-9一二三][.．、）)]…{1,2}(?=[ \u3000]*(?:[；;。，\n]|$))",
    words(
        "二级机构 二级单位 二级预算 下属单位 指标1 指标2 指标3 任务1 任务2 任务3 ：… :… 示例 样例"
        " .… ．… 、… ）… )…"
    ),
)
_PART_OF_A_NAME = lazy_pattern(r"[A-Za-z+＋\-－]")
_CHINESE_DIGIT = lazy_pattern("[一二三四五六七八九年]")
_UNIT_OR_PLACE = lazy_pattern("[省市县区镇乡村组局委办站所校院厅部单公中项年月日万亿元个人户%％]")
# Surnames that are not also common words before a blank (金, 万, 任, 高 … are left out).
_SURNAME = lazy_pattern(
    "[王李张刘陈杨黄赵吴周徐孙朱胡郭罗郑梁谢宋唐许韩冯邓曹彭曾肖董袁潘蒋蔡余杜苏魏"
    "吕丁沈姚卢姜崔钟谭陆汪范廖贾韦邹孟熊秦邱尹薛闫雷侯陶黎贺顾郝龚邵覃戴莫汤]"
)
_ASKED_FOR = "申提邀聘恳报敬函"
"""What makes another word of 请."""


@rule(
    codes.C04,
    explanation="查找没有填的空和没有删的提示，如XX、某某县、待填写、（100字以内）、增加（"
    "减少）。查哪些说法由词典“占位用语”定，可以增减；单位前没有填的数（X.X亿元、（"
    "　）万元、占%、减少万元）、没有写的原因（主要原因是。）也查。"
    "以下不算：引号里引用的话（“请填写”）；姓氏后的代称（张某某、"
    "李XX）；“+”或短横旁的代号（党建+XX、XX-200）；数字后的乘号（3×5）和打码（"
    "138××××1234）；年份里的○（二○○八年）。",
    wrong="比上年增加（减少）XX万元。",
    right="比上年减少12.3万元。",
)
def nothing_is_left_to_fill_in(subject: Subject) -> Iterator[Hit]:
    """Look for blanks and hints of the form that are still there."""
    placeholder = phrase_sign(subject.dictionary.placeholders)
    # Without spaces no brackets are left blank.
    blank = subject.passages_with(_NO_NUMBER)
    yield from _sample_names(subject)
    for passage in subject.passages_with(_NO_REASON):
        places = excerpts(
            passage.text, [one.span() for one in _NO_REASON.pattern.finditer(passage.text)]
        )
        yield Hit(passage.path, f"{places}后面没有写原因", "把原因写上；没有原因可写的，删去这半句")
    left_out = subject.passages_with(_NO_FIGURE)
    for passage in dict.fromkeys(chain(subject.passages_with(placeholder), blank, left_out)):
        text = passage.text
        seen: set[str] = set()
        end = 0
        blanks = [
            *placeholder.pattern.finditer(text),
            *_NO_NUMBER.pattern.finditer(text),
            *_NO_FIGURE.pattern.finditer(text),
        ]
        for found in sorted(blanks, key=lambda blank: (blank.start(), -blank.end())):
            if found.start() < end or found[0] in seen or _is_meant(text, found):
                continue
            end = found.end()
            seen.add(found[0])
            around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
            yield Hit(
                passage.path,
                f"“{' '.join(around.split())}”里的“{found[0]}”是占位或表样提示，没有改",
                "换成本单位的实际内容，不需要的提示删去",
            )


def _sample_names(subject: Subject) -> Iterator[Hit]:
    """Look for names and rows of the sample that nobody replaced."""
    for passage in subject.passages_with(_SAMPLE_NAME):
        found = list(_SAMPLE_NAME.pattern.finditer(passage.text))
        if found:
            names = excerpts(passage.text, [one.span() for one in found])
            yield Hit(
                passage.path,
                f"{names}是表样的占位，没有改",
                "换成本单位的名称和内容，没有的整项删去",
            )


def _is_meant(text: str, found: re.Match[str]) -> bool:
    """Return whether what looks like a blank is meant as it stands."""
    start, end = found.span()
    word, before, after = found[0], text[max(0, start - 1) : start], text[end : end + 1]
    blank = word[0] in _BLANKS
    if word[0] == "请" and before and before in _ASKED_FOR:
        return True  # 申请补充12个编制
    if word[0] == "○":
        return bool(_CHINESE_DIGIT.match(before) or _CHINESE_DIGIT.match(after))
    if blank and (_PART_OF_A_NAME.match(before) or _PART_OF_A_NAME.match(after)):
        return True
    if blank and (before.isdecimal() or after.isdecimal()):
        return after.isdecimal() or "年" not in (word[-1], after)
    if word == "某某" or set(word) <= _BLANKS:
        named = _SURNAME.match(before) and not _UNIT_OR_PLACE.match(after)
        return bool(named) or (not blank and _is_quoted(text, start))
    return not blank and _is_quoted(text, start)


def _is_quoted(text: str, start: int) -> bool:
    """Return whether a quote is open at ``start``."""
    low = max(0, start - _QUOTE_REACH)
    return text.rfind("“", low, start) > text.rfind("”", low, start)
