"""A04: the parts of 三公 make its total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import added, plain, sum_text, tolerance
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import EXPENDITURE
from reportgen.checks.missing_parts import not_given, sum_advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.base import FormModel
    from reportgen.model.figures import Amount


@rule(
    codes.A04,
    explanation="核对：“三公”经费合计 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费。"
    "公务用车购置及运行费也同样核对：合计 = 公务用车购置费 + 公务用车运行费。"
    "相差超过0.01万元（有的项以元填报时0.05万元）就报。有的项没有填时，"
    "各项之和大于合计是错误，小于合计只是警告（也许差额就在没填的项里）；"
    "没有填合计、各项都没有填或填了的都是0时不判定。",
    wrong="“三公”经费12.6万元，其中：因公出国（境）费0万元、"
    "公务用车购置及运行费8.4万元、公务接待费4.1万元。",
    right="“三公”经费12.5万元，其中：因公出国（境）费0万元、"
    "公务用车购置及运行费8.4万元、公务接待费4.1万元。",
)
def parts_make_official_expenses(subject: Subject) -> Iterator[Hit]:
    """Compare 三公 with its parts, and 公务用车 with its own."""
    official = subject.report.performance.expenditure.official_expenses
    if official is None:
        return
    path = (*EXPENDITURE, "三公经费")
    yield from _unequal_parts(official.total, official, path)
    if (vehicles := official.vehicles) is not None:
        yield from _unequal_parts(vehicles.total, vehicles, (*path, "公务用车购置及运行费"))


def _unequal_parts(total: Amount | None, group: FormModel, path: Path) -> Iterator[Hit]:
    parts = [amount for _, amount in group.items()]
    if total is None or not parts:
        return
    gap = total.value - added(parts)
    if not any(part.value for part in parts) and gap > 0 and not_given(group):
        return  # 未发生因公出国费用: what was spent is told in other words
    if abs(gap) <= tolerance(total, *parts):
        return
    terms = sum_text(part.value for part in parts)
    label = "“三公”经费" if path[-1] == "三公经费" else path[-1]
    yield Hit(
        (*path, "合计"),
        f"{label}各项之和{terms}，与合计{plain(total.value)}相差{plain(abs(gap))}万元",
        sum_advice(group, gap),
        "warning" if gap > 0 and not_given(group) else None,
    )
