"""附件: the tables that are sent with the report.

Not public.
"""

from __future__ import annotations

from reportgen.model.annexes.annex_group import AnnexModel
from reportgen.model.annexes.base_data import BaseData
from reportgen.model.annexes.evaluation import ProjectEvaluation, WholeEvaluation
from reportgen.model.annexes.evidence import Evidence
from reportgen.model.declaring import Field


class Annexes(AnnexModel, title="附件"):
    """附件: 基础数据表, 整体自评表, 项目自评表, 佐证材料; any of them may be left out."""

    base_data: BaseData | None = Field(
        None, alias="基础数据表", description="部门整体支出绩效评价基础数据表"
    )
    whole: WholeEvaluation | None = Field(
        None, alias="整体自评表", description="部门整体支出绩效自评表"
    )
    projects: list[ProjectEvaluation] = Field(
        default_factory=list, alias="项目自评表", description="项目支出绩效自评表，一个项目写一张"
    )
    evidence: list[Evidence] = Field(
        default_factory=list, alias="佐证材料", description="照片和扫描件，一张写一项"
    )

    @property
    def is_given(self) -> bool:
        """Whether there is any table or picture."""
        return bool(self.base_data or self.whole or self.projects or self.evidence)
