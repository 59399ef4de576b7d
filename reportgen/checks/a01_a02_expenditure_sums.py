"""A01, A02: the expenditure by class and by nature makes 支出总额."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen import codes
from reportgen.checks.arithmetic import added, plain, sum_text, tolerance
from reportgen.checks.catalogue import Hit, rule
from reportgen.checks.form_paths import EXPENDITURE
from reportgen.checks.missing_parts import sum_advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.checks.subject import Subject
    from reportgen.model.base import FormModel
    from reportgen.model.figures import Amount


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


def _unequal(total: Amount, group: FormModel, label: str) -> Iterator[Hit]:
    parts = [amount for _, amount in group.items()]
    gap = total.value - added(parts)
    if not parts or abs(gap) <= tolerance(total, *parts):
        return
    terms = sum_text(part.value for part in parts)
    yield Hit(
        (*EXPENDITURE, "支出总额"),
        f"{label}各项之和{terms}，与支出总额{plain(total.value)}相差{plain(abs(gap))}万元",
        sum_advice(group, gap),
    )
