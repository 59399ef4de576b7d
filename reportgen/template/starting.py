"""Starting a template that people then edit in Word or WPS."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reportgen.building import write
from reportgen.errors import OutputError, TemplateError
from reportgen.findings import Finding
from reportgen.template.drawing import draw_chapters, draw_single_table
from reportgen.template.finding import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Callable


class Form(NamedTuple):
    """A form that can be drawn: how, and the first fiscal year that it is used for."""

    draw: Callable[[], bytes]
    first_year: int


FORMS = {"xiangtan": Form(draw_single_table, 2023), "hunan": Form(draw_chapters, 2020)}
"""The forms that a template can be started from, by name."""


def start_template(
    name: str, year: int | None = None, *, form: str = DEFAULT, force: bool = False
) -> Path:
    """Write a fresh template of a form to ``templates/NAME/YEAR.docx``.

    Without ``year`` it is the first that the form is used for. Raises TemplateError for a name
    that can't be a folder's and a form that there is not, and OutputError when the file is there
    already, unless ``force``, or can't be written.
    """
    if not re.fullmatch(r"[\w\-]{1,50}", name):
        message = f"“{name}”不能作表样的名称"
        advice = "用汉字、字母、数字、“-”和“_”，不超过50个"
        raise TemplateError([Finding("M03", "error", "", "", message, advice)])
    if form not in FORMS:
        message, advice = f"没有名为“{form}”的表样可以照着做", f"可用：{'、'.join(FORMS)}"
        raise TemplateError([Finding("M03", "error", "", "", message, advice)])
    draw, first_year = FORMS[form]
    path = Path("templates", name, f"{year or first_year}.docx")
    if path.exists() and not force:
        advice = "换一个名称或年度；确定要覆盖就加 --force"
        raise OutputError([Finding("D04", "error", "", str(path), "已有这份表样", advice)])
    write(path, draw(), force=True)
    return path
