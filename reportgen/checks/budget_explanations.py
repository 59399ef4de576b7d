"""Whether a report says why its budget and its expenditure differ."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.chinese.signs import Sign, words
from reportgen.model.absent import known
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from reportgen.checks.subject import Subject

_EVENT = lazy_pattern(
    "收回|收缴|缴回|退回|追加|追减|调增|调减|结转|跨年|尾款|质保金|质量保证金"
    "|未(?:支付|支出|使用|拨付|下达|结算|到位)|待(?:支付|结算)"
    "|(?:预算|指标|资金|经费|额度)[^，。；]{0,10}(?:调整|调剂)"
    "|(?:调整|调剂)[^，。；]{0,6}(?:预算|指标|资金|经费|额度)"
)
_MONEY = lazy_pattern("预算|资金|支出|结余|执行率|指标|额度|经费|款|[万亿]元")
_POLICY = lazy_pattern(
    "严|规范|加强|强化|杜绝|控制|不得|减少|加大|清理|消化|盘活|完善|健全|制度|办法|管理"
)
_FACT = lazy_pattern(
    "[0-9０-９]+(?![0-9０-９年.．])|由于|原因|主要是|因(?!地|公|村|时|素|此|企|人)|已由|已被"
)
_CHANGED = Sign(
    "(?:全年|调整后?|调整后全年|追加后)的?(?:总?预算|预算总额)(?:数|金额|总额)?(?:合?计|共|[为是达：:])*"
    r"(?P<figure>\d[\d,]{0,15}(?:\.\d{1,6})?)(?P<unit>万?元)",
    words("全年 调整 追加后"),
)
_DENIED = lazy_pattern("(?:[无未不]|没有)[^，。；、：]{0,3}$")
_SENTENCE = lazy_pattern("[^。！？；\n]+")


def is_explained(subject: Subject) -> bool:
    """Return whether the report says why budget and expenditure differ."""
    # Most explanations stand in 其他需要说明问题, the last field of the form.
    texts = (passage.text for passage in reversed(subject.explanations))
    return any(_explains(found[0]) for text in texts for found in _SENTENCE.finditer(text))


def changed_budgets(subject: Subject) -> list[Decimal]:
    """Return what the report, or its annex, says that the budget of the whole year was, 万元."""
    found: list[Decimal] = []
    for passage in subject.periods_with(_CHANGED):
        for match in _CHANGED.pattern.finditer(passage.text):
            value = Decimal(match["figure"].replace(",", ""))
            found.append(value if match["unit"] == "万元" else value.scaleb(-4))
    sheet = subject.report.annexes.whole if subject.report.annexes is not None else None
    request = None if sheet is None else known(sheet.request)
    figures = None if request is None else known(request.total)
    budget = None if figures is None else known(figures.budget)
    return found if budget is None else [*found, budget.value]


def _explains(sentence: str) -> bool:
    """Return whether a sentence says where a difference between budget and expenditure went.

    It must name money and an event such as 收回 or 追加 that is not denied. A sentence that
    speaks of how money is managed explains only with a fact: a figure that is no year, a reason.
    """
    if not _MONEY.search(sentence) or (_POLICY.search(sentence) and not _FACT.search(sentence)):
        return False
    events = _EVENT.finditer(sentence)
    return any(not _DENIED.search(sentence[max(0, e.start() - 6) : e.start()]) for e in events)
