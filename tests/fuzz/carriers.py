"""What is altered for each carrier, and what must hold for whatever comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz import api, data, excel, pdf, template, word

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    Altering = Callable[[random.Random], tuple[str, bytes]]

CARRIERS: dict[str, tuple[Altering, Callable[[str, bytes], None]]] = {
    "data": (data.alter, data.use),
    "word": (word.alter, word.use),
    "template": (template.alter, template.use),
    "excel": (excel.alter, excel.use),
    "pdf": (pdf.alter, pdf.use),
    "api": (api.alter, api.use),
}
"""How an input for each carrier is made, and how it is used."""
