"""What all groups of the annexes have in common."""

from __future__ import annotations

from typing import ClassVar

from reportgen.model.base import FormModel


class AnnexModel(FormModel):
    """A group of the annexes: rows that nobody filled in are as if they were not there."""

    EMPTY_IS_BLANK: ClassVar[bool] = True
