"""A11: sums of money end with 元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.excerpts import excerpts
from reportgen.chinese.signs import DIGITS, Sign, each_of, words
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_MAY_LACK_YUAN = [
    Sign(f"{word}(?:(?<=[0-9０-９].)|(?<=[0-9０-９][余多].))(?:(?![元\u4e00-\u9fff])|其中|用于)")
    for word in "万亿"
]
_NO_YUAN_BEFORE = Sign(
    "[0-9][多余]?万(?=(?:补助|奖补|专项|配套|财政|扶持|救助|帮扶|工程|启动|工作|衔接)?(?:资金|经费|款(?![项式])))",
    words("万补 万奖 万专 万配 万财 万扶 万救 万帮 万工 万启 万衔 万资 万经 万款"),
)
"""A sum of money right before what it is of: 将24.4万补助资金发放到位."""

_NO_UNIT = Sign(
    "[资金费入款助](?:(?<=投资)|(?<=资金)|(?<=经费)|(?<=投入)|(?<=拨款)|(?<=补助))(?:共|达|为|约)?"
    "(?!(?:19|20)[0-9]{2}[，。；])[0-9]{2,}(?:[.][0-9]+)?(?=[，。；])",
    each_of(DIGITS, "，。；"),
)
"""A sum of money that ends with its figure."""

_NO_UNIT_COMPARED = Sign(
    "[数年](?:(?<=[行算出位]数)[0-9]{2,}[.][0-9]+(?=[，。；（])"
    "|(?<=[比较与][上去]年)[0-9]+[.][0-9]+(?=[增减][加少][0-9.]+[万亿]?元))",
    each_of("数年", DIGITS),
)
"""So does one of a budget or of the year before: 执行数1745.32（, 较上年3.46减少0.36万元."""

_NO_PERCENT = Sign(
    "元(?<=[0-9万亿]元)，(?:增长|下降|降低|上升|增幅|降幅)(?:了|为)?[0-9]+[.][0-9]{1,2}(?=[，。；])",
    words("元，增 元，下 元，降 元，上"),
)
"""A rate behind a sum that ends with its figure."""

_NO_SHARE_PERCENT = Sign(
    "[占比重例为](?:(?<=占)|(?<=占比)|(?<=比[重例])|(?<=占比为)|(?<=比[重例]为))"
    "[0-9]{1,2}[.][0-9]{1,2}(?=[，。；、）])",
    each_of("占比重例", DIGITS) | words("占比为 比重为 比例为"),
)
_SHARE = lazy_pattern("[占比重例][^，。；、0-9]{0,14}[0-9][0-9.]*[%％]")
"""A share that ends with its figure, and one beside it that does not."""


@rule(
    codes.A11,
    explanation="查找说的是钱、却只写到“万”或“亿”的数，如“资金24.4万，”。数前面是资金、经费、"
    "支出、收入、投资、补助等，数后面紧接标点才算；“12万株”“3万人”不算。单位整个漏写的（“完成投资500，”“较上年2.08减少0.03万元”）、"
    "金额后面的增幅漏写“%”（“增加1193万元，增长13.95。”）的，"
    "同一段里别的占比都有“%”、有一个没有（“占76.23；”）的，也报。",
    wrong="争取农村危房改造资金24.4万，完成危房改造验收16户。",
    right="争取农村危房改造资金24.4万元，完成危房改造验收16户。",
)
def money_has_its_unit(subject: Subject) -> Iterator[Hit]:
    """Look for sums of money without 元."""
    for passage in subject.periods_with(*_MAY_LACK_YUAN):
        lacking = [quantity for quantity in passage.quantities if quantity.missing_yuan]
        if lacking:
            places = excerpts(passage.text, [(one.start, one.end) for one in lacking])
            yield Hit(
                passage.path,
                f"{places}的金额缺“元”",
                "在“万”“亿”后面加“元”",
            )
    for passage in subject.passages_with(_NO_YUAN_BEFORE):
        if spans := [one.span() for one in _NO_YUAN_BEFORE.pattern.finditer(passage.text)]:
            places = excerpts(passage.text, spans)
            yield Hit(passage.path, f"{places}的金额缺“元”", "在“万”后面加“元”")
    for sign in (_NO_UNIT, _NO_UNIT_COMPARED):
        for passage in subject.passages_with(sign):
            if spans := [one.span() for one in sign.pattern.finditer(passage.text)]:
                places = excerpts(passage.text, spans)
                yield Hit(passage.path, f"{places}的金额没有单位", "补上“元”或“万元”")
    for passage in subject.passages_with(_NO_PERCENT):
        if spans := [one.span() for one in _NO_PERCENT.pattern.finditer(passage.text)]:
            places = excerpts(passage.text, spans)
            yield Hit(passage.path, f"{places}的百分数没有写“%”", "补上“%”；是金额的，补上“万元”")
    for passage in subject.passages_with(_NO_SHARE_PERCENT):
        spans = [one.span() for one in _NO_SHARE_PERCENT.pattern.finditer(passage.text)]
        if spans and _SHARE.search(passage.text):
            places = excerpts(passage.text, spans)
            yield Hit(passage.path, f"{places}的占比没有写“%”", "补上“%”")
