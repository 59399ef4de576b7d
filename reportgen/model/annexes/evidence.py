"""佐证材料: photographs and scans that bear the report out, each with what it shows."""

from __future__ import annotations

from typing import Annotated

from reportgen.model.annexes.annex_group import AnnexModel
from reportgen.model.declaring import Field
from reportgen.model.field_role import FieldRole
from reportgen.model.values import Line

_FILE = FieldRole(is_prose=False, draft="left out")


class Evidence(AnnexModel, title="佐证材料"):
    """One picture of 佐证材料: what it shows, and its file beside the data file."""

    caption: Annotated[Line, FieldRole(draft="left out")] = Field(
        alias="说明",
        description="图片上是什么，印在图片下面",
        examples=["农村公路养护现场"],
    )
    picture: Annotated[Line, _FILE] = Field(
        alias="图片",
        description="照片或扫描件的文件名，从数据文件所在的文件夹写起",
        examples=["图片/公路养护.jpg"],
    )
