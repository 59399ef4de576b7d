"""Family A, the sums among the filled-in figures (A01, A02, A04) and all-zero 三公 (A10)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.catalogue import Hit, rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.checks.subject import Subject
    from reportgen.findings import Path
    from reportgen.model.base import FormModel
    from reportgen.model.figures import Amount

EXPENDITURE: Path = ("绩效完成情况", "部门整体支出管理和使用基本情况")
"""The group of the form that holds the figures."""

SAME_UNIT, MIXED_UNITS = Decimal("0.01"), Decimal("0.05")
"""Tolerances of ``checks.md`` in 万元: figures in the same unit, and 元 against 万元."""


def plain(value: Decimal) -> str:
    """Write a figure without exponent and without closing zeros: ``421``, ``12.6``."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def tolerance(*amounts: Amount) -> Decimal:
    """Return the difference in 万元 that counts as none between amounts as they were entered."""
    in_yuan = {not str(amount).endswith(("万元", "亿元")) for amount in amounts}
    return SAME_UNIT if len(in_yuan) == 1 else MIXED_UNITS


def quoted(words: str) -> str:
    """Put words of the report in quotes; quotes within become single ones."""
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


@rule(
    codes.A01,
    explanation="核对：支出总额 = 按经济分类各项之和。各项是工资福利支出、商品和服务支出、"
    "对个人和家庭的补助、资本性支出、对企业补助；没有填的项按没有发生计算，"
    "五项都没有填时不判定。相差超过0.01万元（有的项以元填报时0.05万元）就报。",
    wrong="支出总额3540万元，其中：工资福利支出1533万元、商品和服务支出738万元、"
    "对个人和家庭的补助923万元、资本性支出345万元、对企业补助0万元。",
    right="支出总额3539万元，其中：工资福利支出1533万元、商品和服务支出738万元、"
    "对个人和家庭的补助923万元、资本性支出345万元、对企业补助0万元。",
)
def classes_make_the_total(subject: Subject) -> Iterator[Hit]:
    """Compare 支出总额 with the sum by economic class."""
    expenditure = subject.report.performance.expenditure
    yield from _unequal(expenditure.total, expenditure.classes, "按经济分类")


@rule(
    codes.A02,
    explanation="核对：支出总额 = 基本支出 + 项目支出。只填了一项时，另一项按没有发生计算；"
    "两项都没有填时不判定。相差超过0.01万元（有的项以元填报时0.05万元）就报。",
    wrong="支出总额3539万元，其中：基本支出3163万元，项目支出403万元。",
    right="支出总额3539万元，其中：基本支出3136万元，项目支出403万元。",
)
def natures_make_the_total(subject: Subject) -> Iterator[Hit]:
    """Compare 支出总额 with 基本支出 + 项目支出."""
    expenditure = subject.report.performance.expenditure
    yield from _unequal(expenditure.total, expenditure.natures, "按支出性质")


@rule(
    codes.A04,
    explanation="核对：“三公”经费合计 = 因公出国（境）费 + 公务用车购置及运行费 + 公务接待费。"
    "公务用车购置及运行费也同样核对：合计 = 公务用车购置费 + 公务用车运行费。"
    "相差超过0.01万元（有的项以元填报时0.05万元）就报。有的项没有填时，"
    "各项之和大于合计是错误，小于合计只是警告（也许差额就在没填的项里）；"
    "没有填合计或各项都没有填时不判定。",
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


@rule(
    codes.A10,
    explanation="“三公”经费填报为0（合计和填了的各项都是0）时，提示确认一次。"
    "有公务用车或公务接待的单位很少全年为0。没有填“三公”经费时不判定。",
    wrong="“三公”经费支出0万元。",
    right="“三公”经费支出12.6万元。",
)
def official_expenses_are_nil(subject: Subject) -> Iterator[Hit]:
    """Ask whether 三公 is nil indeed."""
    official = subject.report.performance.expenditure.official_expenses
    if official is None:
        return
    if official.total_amount.value or any(amount.value for _, amount in official.items()):
        return
    parts = "、".join(f"{label}{amount}" for label, amount in official.items())
    yield Hit(
        (*EXPENDITURE, "三公经费"),
        f"“三公”经费填报为{official.total_amount}{f'（{parts}）' if parts else ''}，全部为0",
        "与决算核对；全年确实没有发生的，不用改",
    )


def _unequal(total: Amount, group: FormModel, label: str) -> Iterator[Hit]:
    items = group.items()
    gap = total.value - _sum(items)
    if not items or abs(gap) <= tolerance(total, *(amount for _, amount in items)):
        return
    yield Hit(
        (*EXPENDITURE, "支出总额"),
        f"{label}各项之和{_sum_text(items)}，与支出总额{plain(total.value)}相差{plain(abs(gap))}万元",
        _advice(group, gap),
    )


def _unequal_parts(total: Amount | None, group: FormModel, path: Path) -> Iterator[Hit]:
    items = group.items()
    if total is None or not items:
        return
    gap = total.value - _sum(items)
    if abs(gap) <= tolerance(total, *(amount for _, amount in items)):
        return
    label = "“三公”经费" if path[-1] == "三公经费" else path[-1]
    yield Hit(
        (*path, "合计"),
        f"{label}各项之和{_sum_text(items)}，与合计{plain(total.value)}相差{plain(abs(gap))}万元",
        _advice(group, gap),
        "warning" if gap > 0 and _not_given(group) else None,
    )


def _sum(items: Sequence[tuple[str, Amount]]) -> Decimal:
    return sum((amount.value for _, amount in items), Decimal(0))


def _sum_text(items: Sequence[tuple[str, Amount]]) -> str:
    """Write the sum out: ``1533+738=2271``."""
    terms = "+".join(plain(amount.value) for _, amount in items)
    return f"{terms}={plain(_sum(items))}"


def _not_given(group: FormModel) -> list[str]:
    given = {label for label, _ in group.items()}
    fields = type(group).model_fields
    labels = [fields[name].alias or name for name in group.ITEMS]
    return [label for label in labels if label not in given]


def _advice(group: FormModel, gap: Decimal) -> str:
    if gap > 0 and (missing := _not_given(group)):
        return f"与决算表逐项核对；没有填的“{'”“'.join(missing)}”如有支出，请补上"
    return "与决算表逐项核对，改正填错的数"
