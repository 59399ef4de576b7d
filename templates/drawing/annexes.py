"""The annexes as they follow the report: each on a page of its own, left out without data.

A figure stands under a heading that names its unit, so it is printed without one.
GB/T 9704-2012, 7.3.4: several annexes are numbered; one alone is not.
"""

from typing import NamedTuple

from templates.drawing.base_data import draw_base_data
from templates.drawing.evaluation import draw_project, draw_whole
from templates.drawing.evidence import draw_evidence
from templates.drawing.form import Form

BASE_DATA = "附件.基础数据表"
WHOLE = "附件.整体自评表"
PROJECTS = "附件.项目自评表"
EVIDENCE = "附件.佐证材料"


class Annex(NamedTuple):
    """An annex: the field that has its data, its name, and its number as tags print it."""

    field: str
    name: str
    number: str


ANNEXES = (
    Annex(
        BASE_DATA,
        "部门整体支出绩效评价基础数据表",
        f"{{% if {WHOLE} or {PROJECTS} or {EVIDENCE} %}}1{{% endif %}}",
    ),
    Annex(
        WHOLE,
        "部门整体支出绩效自评表",
        f"{{% if {BASE_DATA} %}}2{{% elif {PROJECTS} or {EVIDENCE} %}}1{{% endif %}}",
    ),
    Annex(
        PROJECTS,
        "项目支出绩效自评表",
        f"{{% if {BASE_DATA} and {WHOLE} %}}3{{% elif {BASE_DATA} or {WHOLE} %}}2"
        f"{{% elif {EVIDENCE} %}}1{{% endif %}}",
    ),
    Annex(
        EVIDENCE,
        "佐证材料",
        f"{{% if {BASE_DATA} and {WHOLE} and {PROJECTS} %}}4"
        f"{{% elif {BASE_DATA} and ({WHOLE} or {PROJECTS}) or {WHOLE} and {PROJECTS} %}}3"
        f"{{% elif {BASE_DATA} or {WHOLE} or {PROJECTS} %}}2{{% endif %}}",
    ),
)
"""In the form's order."""


def draw_annexes(form: Form) -> None:
    """Draw 基础数据表 on an upright page, then 整体自评表 and 项目自评表 on pages on their side.

    The pictures of 佐证材料 stand on upright pages again.
    """
    base_data, whole, projects, evidence = ANNEXES
    form.line("AnnexText", f"{{%p if {BASE_DATA} %}}")
    _head(form, base_data.number, base_data.name)
    form.line("AnnexText", f"{{%p set 基础 = {BASE_DATA} %}}")
    draw_base_data(form)
    form.line("AnnexText", "{%p endif %}")
    form.turn()
    form.line("AnnexText", f"{{%p if {WHOLE} %}}")
    _head(form, whole.number, whole.name)
    form.line("AnnexText", f"{{%p set 整体 = {WHOLE} %}}")
    draw_whole(form, "整体")
    form.line("AnnexText", "{%p endif %}")
    form.line("AnnexText", f"{{%p for 项目 in {PROJECTS} %}}")
    one_of = f"{{% if {BASE_DATA} or {WHOLE} or {EVIDENCE} %}}-{{% endif %}}{{{{ loop.index }}}}"
    _head(form, f"{projects.number}{{% if loop.length > 1 %}}{one_of}{{% endif %}}", projects.name)
    draw_project(form, "项目")
    form.line("AnnexText", "{%p endfor %}")
    form.turn()
    form.line("AnnexText", f"{{%p if {EVIDENCE} %}}")
    _head(form, evidence.number, evidence.name)
    draw_evidence(form, EVIDENCE)
    form.line("AnnexText", "{%p endif %}")


def _head(form: Form, number: str, name: str) -> None:
    form.line("AnnexMark", f"附件{number}")
    form.line("AnnexTitle", f"{{{{ 年度 }}}}年度{name}")
