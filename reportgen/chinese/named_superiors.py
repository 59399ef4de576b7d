"""Counties whose offices a text says it acts on the orders of, or reports to: 报送双溪县财政局."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words
from reportgen.named_tuples import NamedTuple
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_OFFICE = (
    "(?:人民政府(?:办公室)?|政府|委、?县政府|委(?!托)|财政局|审计局|(?:委)?编委|编办|发展?改革?[局委]"
    "|农业农村局|民政局|人社局)"
)
MAY_BE_SUPERIOR = Sign(
    "(?:根据|按照|依据|遵照|依照|经|(?P<to>报送?[给至]?|上报|呈报|报请|提交))"
    "(?P<county>[^县市区省州委政府报送告呈请给至、，。；：“《（(\\s]{2,3}县)"
    f"{_OFFICE}(?(to)(?=[，。；、]|备案|审[核批定查]|汇总|批准|同意)|(?:的|[、和][^，。；《]{{0,10}})?"
    "(?:《|[（(]|关于|文件|要求|通知|批复|批准|核定|同意|安排|部署|有关|相关|统一|下达|印发|规定))",
    words("县人民 县政府 县委 县财政 县审计 县编 县发改 县发展 县农业 县民政 县人社"),
)
"""What may be the orders of a county's office, or what is reported to it."""

_ELSEWHERE = lazy_pattern("学习|借鉴|经验|对口|结对|协作|邻|交界|援")
_NO_NAME = ("全", "本", "我", "该", "各", "两", "原", "有关", "相关")


class NamedSuperior(NamedTuple):
    """A county at ``text[start:end]``, with the words around it, that gave an order."""

    start: int
    end: int
    county: str


def read_named_superiors(text: str) -> Iterator[NamedSuperior]:
    """Return the counties by whose orders a text says that it acted."""
    for found in MAY_BE_SUPERIOR.pattern.finditer(text):
        if found["county"].startswith(_NO_NAME) or _ELSEWHERE.search(text):
            continue
        yield NamedSuperior(found.start(), found.end(), found["county"])
