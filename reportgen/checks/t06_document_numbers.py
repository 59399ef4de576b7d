"""T06: the brackets of document numbers (GB/T 9704-2012)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject

_DOCUMENT_NUMBER = lazy_pattern(
    r"([\[［【（(﹝〔〖])\s*((?:19|20|１９|２０)[0-9０-９]{2})\s*年?\s*([\]］】）)﹞〕〗])\s*(第?)\s*"
    r"([0-9０-９]{1,5})\s*号"
)
_ISSUER = lazy_pattern("[\u4e00-\u9fff]{1,6}$")
_ISSUED = "发办函"


@rule(
    codes.T06,
    explanation="查找年份没有用六角括号〔〕的发文字号：[2024]、（2024）、(2024)、【2024】、"
    "［2024］、﹝2024﹞。只认“机关代字＋括号里的四位年份＋号数”（"
    "湘政发[2024]5号）。案号、证书号（括号后面不是号数，或写“第5号”而前面不是“发”"
    "“办”“函”）不算，它们另有写法。",
    wrong="湘政发[2024]5号",
    right="湘政发〔2024〕5号",
)
def document_numbers(subject: Subject) -> Iterator[Hit]:
    """Look for document numbers in other brackets than 〔〕."""
    for passage in subject.passages_with(_DOCUMENT_NUMBER, marks="号"):
        for found in _DOCUMENT_NUMBER.finditer(passage.text):
            left, year, right, ordinal, number = found.groups()
            before = passage.text[max(0, found.start() - 6) : found.start()]
            issuer = _ISSUER.search(before)
            if issuer is None or (left, right) == ("〔", "〕"):
                continue
            if not ordinal or before[-1] in _ISSUED:
                yield Hit(
                    passage.path,
                    f"“{issuer[0]}{found[0]}”的年份没有用六角括号",
                    f"写成“{issuer[0]}〔{year}〕{number}号”",
                )
