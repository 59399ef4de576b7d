"""The names of the annexes, and the numbers that those have which a report brings with it.

GB/T 9704-2012, 7.3.4: several annexes are numbered; one alone is not.
"""

from typing import NamedTuple

BASE_DATA = "附件.基础数据表"
WHOLE = "附件.整体自评表"
PROJECTS = "附件.项目自评表"


class Annex(NamedTuple):
    """An annex: the field that has its data, its name, and its number as tags print it."""

    field: str
    name: str
    number: str


ANNEXES = (
    Annex(
        BASE_DATA,
        "部门整体支出绩效评价基础数据表",
        f"{{% if {WHOLE} or {PROJECTS} %}}1{{% endif %}}",
    ),
    Annex(
        WHOLE,
        "部门整体支出绩效自评表",
        f"{{% if {BASE_DATA} %}}2{{% elif {PROJECTS} %}}1{{% endif %}}",
    ),
    Annex(
        PROJECTS,
        "项目支出绩效自评表",
        f"{{% if {BASE_DATA} and {WHOLE} %}}3{{% elif {BASE_DATA} or {WHOLE} %}}2{{% endif %}}",
    ),
)
"""In the form's order."""
