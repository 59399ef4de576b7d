"""Reasons that a 自评表 gives beside its indicators: in a row of their own, or below the table.

Tables of other provinces have no column for them; what they say is in no field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.checks.reasons_in_prose import shares_name
from reportgen.chinese.rates.reasons import REASON
from reportgen.patterns import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.model.report import Report

_LABEL = lazy_pattern(
    r"[^，。；：:]{0,12}(?:偏差|未完成|未达标|未达到|扣分|差异)[^，。；：:]{0,14}"
    r"(?:原因|说明|情况|分析)[^，。；：:]{0,12}"
)
_NO_REASON = lazy_pattern(r"[\W_]*(?:无|没有|暂无|无偏差|不涉及)?[\W_]*")
_SHORTFALL = lazy_pattern(
    "未|没有?|尚|少|不足|不够|紧缺|推迟|延[期后迟]|[较偏]?[晚慢]|取消|暂停|下降"
)
_STANDARD = lazy_pattern(r"每[^，。；]{0,14}扣|扣\d|不得分|得满分|酌情|分档")
_ROW = lazy_pattern(r"(表\d+ 第\d+行)")


class ReasonsBeside:
    """What a report says of reasons in texts that are in no field."""

    def __init__(self, report: Report) -> None:
        self._rows: dict[str, list[str]] = {}
        self._others: list[str] = []
        for text, place in report.loose:
            match = _ROW.search(place)
            if match is None:
                self._others.append(text)
            else:
                self._rows.setdefault(match[1], []).append(text)

    def tell(self, name: str, place: str) -> bool:
        """Return whether any says why the indicator of a name fell short; ``place`` is its own.

        That is a text of its row, one beside 偏差原因 or another label of that kind in a row of the
        same table, or one that names the indicator.
        """
        match = _ROW.search(place)
        own = match[1] if match is not None else ""
        table = own.partition(" ")[0]
        if any(_gives_reason(text) for text in self._rows.get(own, ())):
            return True
        for row, texts in self._rows.items():
            if row != own and row.startswith(f"{table} ") and any(_answers(texts)):
                return True
        texts = [text for row in self._rows.values() for text in row]
        return any(
            _gives_reason(text) and shares_name(text, name) for text in (*texts, *self._others)
        )

    def have_standard(self, place: str) -> bool:
        """Return whether the row at a place says by what rule of its own it is scored."""
        match = _ROW.search(place)
        own = self._rows.get(match[1], ()) if match is not None else ()
        return any(_STANDARD.search(text) for text in own)


def _answers(texts: list[str]) -> Iterator[bool]:
    """Return for each text behind a label of reasons in a row whether it says any."""
    for at, label in enumerate(texts):
        if _LABEL.fullmatch("".join(label.split())):
            yield any(_NO_REASON.fullmatch(text) is None for text in texts[at + 1 :])


def _gives_reason(text: str) -> bool:
    return REASON.search(text) is not None or _SHORTFALL.search(text) is not None
